/* Measures in metric units. A network that knows what is meant by 160 km/h and by 100 mph does
 * not know that they are one speed; where it is told all speeds in one unit, it need not.
 * Rounded to as many digits as the figure has, two at least. It knows sums with a sign better
 * than in words: "40 million euros" is told as "€40 million".
 * Blind spots: two units in one measure ("6 ft 2"), ranges; one sum in two currencies. */
#include "metric.h"

#include <math.h>
#include <string.h>

#include "numeral.h"
#include "unit.h"

/* The digits that a figure has before its zeros: 1,250 -> 3. */
static int digits_of(double value, int precision)
{
    int digits = 1;
    for (double v = fabs(value) / pow(10, precision); v >= 10; v /= 10) digits++;
    return digits < 2 ? 2 : digits > 3 ? 3 : digits;
}

/* 1234.5 in two digits -> "1,200" */
static void write_rounded(str *out, double value, int digits)
{
    if (fabs(value) < 1e-9) {
        str__put(out, "0");
        return;
    }
    const int last = (int)floor(log10(fabs(value))) - digits + 1;
    const double step = pow(10, last), rounded = round(value / step) * step;
    const double thousands = floor(fabs(rounded) / 1000);
    if (fabs(rounded) >= 1e6)
        str__decimal(out, rounded / 1e6, 2), str__put(out, " million");
    else if (thousands < 1)
        str__decimal(out, rounded, last < 0 ? -last : 0);
    else
        str__format(out, "%s%d,%03d", rounded < 0 ? "-" : "", (int)thousands,
                    (int)(fabs(rounded) - 1000 * thousands));
}

/* Where the figure and its unit stand: "about five miles" -> five miles. */
static bool find_figure(numeral *figure, token_range *words, const scan *s, const quantity *q)
{
    size_t t = q->token_begin;
    unit u;
    while (t < q->token_end && !numeral__read(figure, s, t, false)) t++;
    if (t >= q->token_end) return false;
    const size_t after = figure->end + scan__is(s, figure->end, "-");
    if (!unit__read(&u, s, after)) return false;
    const bool money = unit__is_money(q->stated.unit);
    if (money && (strcmp(u.name, q->stated.unit) != 0 || u.factor < 1.0)) return false; /* cents */
    *words = (token_range){ t, u.end };
    return true;
}

/* Adds the text of *left up to the quantity, and it in a metric unit; *left begins past it then.
 * "9" of "9 - acre" alone is no measure. */
static bool write_quantity(str *out, claimdiff_span *left, const reading *in, const quantity *q)
{
    numeral figure;
    token_range words;
    double value;
    const scan s = { in->marks.tokens, in->marks.marks, in->syntax.words, q->token_begin,
                     in->text.tokens.count };
    const lexicon_entry *entry = lexicon__entry(&lexicon__metric_units, q->stated.unit);
    if (!entry || !find_figure(&figure, &words, &s, q)) return false;
    const char *to = lexicon__text(entry);
    const claimdiff_span old = reading__span(in, words);
    const bool money = unit__is_money(q->stated.unit);
    if (old.end > left->end) return false;
    if (!money && !unit__convert(figure.value, q->stated.unit, to, &value)) return false;
    str__add(out, in->text.text + left->begin, old.begin - left->begin);
    if (money) {
        const claimdiff_span sum = reading__span(in, (token_range){ words.begin, figure.end });
        str__put(out, to);
        str__add(out, in->text.text + sum.begin, sum.end - sum.begin);
    } else {
        write_rounded(out, value, digits_of(figure.value, figure.precision));
        str__format(out, " %s", to);
    }
    left->begin = old.end;
    return true;
}

bool metric__write(str *out, const reading *in, claimdiff_span s, const quantity *quantities,
                   size_t count)
{
    claimdiff_span left = s;
    for (size_t i = 0; i < count; i++) {
        const claimdiff_span own = quantities[i].stated.span;
        if (own.begin >= left.begin && own.end <= s.end)
            write_quantity(out, &left, in, &quantities[i]);
    }
    if (left.begin == s.begin) return false;
    str__add(out, in->text.text + left.begin, left.end - left.begin);
    return true;
}
