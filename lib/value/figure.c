/* Figures: "4,300", "12,34,567", "6.8", "1 200 000" with spaces that group,
 * "1/3". The value, the precision it is stated in, and what is glued after it
 * ("330kv" -> "kv"). A comma is never a decimal point. */
#include "figure.h"

#include <string.h>

double figure__power(int n)
{
    double p = 1;
    for (int i = 0; i < (n < 0 ? -n : n) && i < 30; i++) p *= 10;
    return n < 0 ? 1 / p : p;
}

double figure__decimal(const char *text, const char **rest)
{
    double value = 0;
    int places = 0;
    for (; *text >= '0' && *text <= '9'; text++) value = value * 10 + (*text - '0');
    if (*text == '.' && text[1] >= '0' && text[1] <= '9')
        for (text++; *text >= '0' && *text <= '9'; text++, places++)
            value = value * 10 + (*text - '0');
    if (rest) *rest = text;
    return value / figure__power(places);
}

int figure__trailing_zeros(double value)
{
    int n = 0;
    while (value >= 10 && value < 1e15 && n < 15) {
        double tenth = value / 10;
        if (tenth != (double)(long long)tenth) break;
        value = tenth;
        n++;
    }
    return n;
}

static size_t digit_run(const char *p)
{
    size_t n = 0;
    while (p[n] >= '0' && p[n] <= '9') n++;
    return n;
}

/* "4,300" and "12,34,567" -> the value, and where the figure stops */
static const char *read_grouped(numeral *out, const char *p)
{
    size_t run = digit_run(p);
    double value = 0;
    for (size_t i = 0; i < run; i++) value = value * 10 + (p[i] - '0');
    p += run;
    while (run <= 3 && *p == ',') {
        size_t group = digit_run(p + 1);
        if (group != 3 && group != 2) break;
        if (group == 2 && p[3] != ',') break;
        for (size_t i = 1; i <= group; i++) value = value * 10 + (p[i] - '0');
        p += group + 1;
        out->plain = false;
    }
    out->value = value;
    return p;
}

/* "1" "200" "000", with spaces that group digits -> the tokens taken */
static size_t read_spaced(numeral *out, const scan *s, size_t i)
{
    size_t taken = 0, first = strlen(s->tokens[i].norm);
    if (first > 3 || s->tokens[i].norm[0] == '0') return 0;
    while (i + taken + 1 < s->end) {
        const token *next = &s->tokens[i + taken + 1];
        size_t gap = next->span.begin - s->tokens[i + taken].span.end;
        if (!gap || gap > 3 || strlen(next->norm) != 3 || digit_run(next->norm) != 3) break;
        if (gap == 1 && strcmp(next->norm, "000") && first > 2) break;
        out->value = out->value * 1000 + figure__decimal(next->norm, NULL);
        out->plain = false;
        taken++;
    }
    return taken;
}

/* "41 / 2 months", "41/2 months": four and a half, run together; 0: no such thing. */
static double run_together(double top, double bottom)
{
    const int whole = (int)top / 10, part = (int)top % 10;
    const bool known = bottom == 2 || bottom == 3 || bottom == 4 || bottom == 8;
    if (!known || whole < 1 || part < 1 || part >= bottom) return 0;
    return whole + part / bottom;
}

/* The slash between "41" and "2", glued to both or apart from both. */
static bool is_slash(const scan *s, size_t i)
{
    if (scan__glued(s, i) != scan__glued(s, i + 1)) return false;
    return !strcmp(s->tokens[i].norm, "/") || !strcmp(s->tokens[i].norm, "\342\201\204");
}

/* Whether a unit follows a figure that ends at i: "years", "-inch" */
static bool has_unit(const scan *s, size_t i)
{
    i += i < s->end && scan__is(s, i, "-");
    return i < s->end && (s->marks[i] & MARK_UNIT);
}

/* A fraction after a whole number: "2 1/2" is "2" "1/2" or "2" "1" "/" "2" */
bool figure__read_slashed(const scan *s, size_t i, numeral *out)
{
    const char *rest;
    double top, bottom;
    size_t next = i + 1;
    bool spaced = false;
    if (i >= s->end || !digit_run(s->tokens[i].norm) || digit_run(s->tokens[i].norm) > 2)
        return false;
    top = figure__decimal(s->tokens[i].norm, &rest);
    if (*rest == '/' || !strncmp(rest, "\342\201\204", 3)) {
        rest += *rest == '/' ? 1 : 3;
    } else {
        if (*rest || i + 2 >= s->end || !is_slash(s, i + 1)) return false;
        spaced = !scan__glued(s, i + 1);
        rest = s->tokens[i + 2].norm;
        next = i + 3;
    }
    if (!digit_run(rest) || rest[digit_run(rest)]) return false;
    bottom = figure__decimal(rest, NULL);
    const double mixed = run_together(top, bottom);
    const bool part = !spaced && bottom >= 2 && bottom <= 10 && top < bottom && top >= 1;
    if (!part && (mixed == 0 || !has_unit(s, next))) return false;
    out->value = part ? top / bottom : mixed;
    out->end = next;
    return true;
}

/* ".358", whose point is a token of its own: "hit.358", "a. 38-caliber", "of. 09 percent" */
static bool read_torn(numeral *out, const scan *s, size_t i)
{
    const char *p = s->tokens[i].norm;
    const int places = (int)digit_run(p);
    if (i <= s->begin + 1 || !scan__is(s, i - 1, ".") || !scan__glued(s, i - 1)) return false;
    if (places < 2 || places > 3 || p[places] || digit_run(s->tokens[i - 2].norm)) return false;
    out->value = figure__decimal(p, NULL) * figure__power(-places);
    out->precision = -places;
    out->end = i + 1;
    out->digits = true;
    out->suffix = "";
    return true;
}

/* "6. 1", with a space after the point: a sentence would have ended there. */
static void read_spaced_decimal(numeral *out, const scan *s, size_t i)
{
    if (i + 2 >= s->end || !scan__is(s, i + 1, ".") || !scan__glued(s, i + 1)) return;
    const char *places = s->tokens[i + 2].norm;
    if (digit_run(places) != 1 || places[1]) return;
    out->value += (*places - '0') / 10.0;
    out->precision = -1;
    out->plain = false;
    out->end = i + 3;
}

bool figure__read(numeral *out, const scan *s, size_t i)
{
    const char *p = s->tokens[i].norm, *rest;
    if (read_torn(out, s, i)) return true;
    if (figure__read_slashed(s, i, out)) {
        out->fraction = out->digits = true;
        out->suffix = "";
        return true;
    }
    if (*p == '.' && digit_run(p + 1)) {
        out->value = 0;
        rest = p;
    } else {
        if (!digit_run(p)) return false;
        out->plain = true;
        rest = read_grouped(out, p);
    }
    out->digits = true;
    out->end = i + 1;
    out->precision = figure__trailing_zeros(out->value);
    if (*rest == '.' && digit_run(rest + 1)) {
        size_t places = digit_run(rest + 1);
        out->plain = false;
        for (size_t k = 1; k <= places && k < 15; k++)
            out->value += (rest[k] - '0') * figure__power(-(int)k);
        out->precision = -(int)(places < 15 ? places : 15);
        rest += places + 1;
    } else if (!*rest) {
        out->end += read_spaced(out, s, i);
        out->precision = figure__trailing_zeros(out->value);
        if (out->end == i + 1) read_spaced_decimal(out, s, i);
    }
    out->suffix = rest;
    return true;
}
