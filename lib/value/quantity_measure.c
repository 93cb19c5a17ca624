/* A numeral with its unit: "$1.2bn", "15 km", "three-month", "330kV", "84
 * cents", "a quarter of a percentage point", "N4.2 billion".
 *
 * A currency stands before or after its figure, other units after it. Units of
 * one or two letters count only where no word of the language can stand. */
#include "quantity_read.h"

#include <string.h>

#define LETTER_MONEY_MAX 24 /* bytes of "N380,000,000.50", with room */

/* A currency sign or code before the figure: "$", "US$", "Rs", "EUR" */
static size_t read_currency(const quantity_reader *r, size_t at, unit *u)
{
    unit found;
    if (!unit__read(&found, r->marked, at, r->end) || !unit__is_money(&found)) return at;
    const token *sign = &r->tokens[found.end - 1];
    for (size_t i = at + 1; i < found.end && sign->kind != TOKEN_WORD; i++)
        if (!numeral__glued(r->tokens, i) || r->tokens[at].shape == SHAPE_LOWER)
            return at; /* "a $370,000 loan" */
    bool upper = r->tokens[at].shape == SHAPE_UPPER || sign->kind != TOKEN_WORD || sign->norm[0] == 'r';
    const char *next = found.end < r->end ? r->tokens[found.end].norm : "";
    bool figure = (next[0] >= '0' && next[0] <= '9') || (next[0] == '.' && next[1] >= '0' && next[1] <= '9');
    if (!upper || (!figure && sign->kind == TOKEN_WORD)) return at;
    *u = found;
    return found.end;
}

/* Units of one or two letters stand glued to their figure ("28g"), or are
 * long enough to be no word of their own ("15 km"). */
static bool is_short_word(const token *t)
{
    static const char *const apart[] = { "km", "kg", "mm", "cm", "ft", "mw", "gw", "kw",
                                         "kv", "gb", "tb", "lb", "ml", "ha", "pc", "pp",
                                         "m",  "mg", "oz", "%",  "$",  "p",  "g" };
    if (strlen(t->norm) > 2 || t->kind != TOKEN_WORD) return false;
    for (size_t k = 0; k < sizeof apart / sizeof *apart; k++)
        if (!strcmp(t->norm, apart[k])) return false;
    return true;
}

/* "c" and "f" are degrees in capitals alone */
static bool is_unit_here(const quantity_reader *r, size_t at, const unit *u, const numeral *n)
{
    const token *t = &r->tokens[at];
    bool glued = numeral__glued(r->tokens, at);
    bool second = !strcmp(t->norm, "second");
    if (second && !(n->value == 1 && !n->nth) && !(at > r->begin && quantity__is(r, at - 1, "-")))
        return false;
    if (!strncmp(u->name, "score-point ", 12) && n->nth) return false;
    if (n->nth) return false;
    if (!strcmp(t->norm, "c") || !strcmp(t->norm, "f")) return t->shape == SHAPE_UPPER && glued;
    if (!strcmp(t->norm, "p") || !strcmp(t->norm, "g")) return glued;
    if (!glued && is_short_word(t)) return false;
    return u->end > at;
}

/* "pounds of flour" and "a 200-pound bomb" are weight */
static void tell_pounds(const quantity_reader *r, size_t at, bool dash, unit *u)
{
    if (!quantity__is(r, at, "pound") && !quantity__is(r, at, "pounds")) return;
    static const char *const weigh[] = { "of", "each", "heavier", "lighter" };
    bool weighing = ANY_OF(r, u->end, weigh);
    if (dash || weighing) unit__read_suffix(u, "lb");
    if (dash || weighing) u->end = at + 1;
}

static bool read_unit(const quantity_reader *r, const numeral *n, size_t *at, unit *u)
{
    size_t from = *at;
    if (*n->suffix) {
        if (!unit__read_suffix(u, n->suffix)) return false;
        u->end = from;
        return true;
    }
    bool dash = quantity__is(r, from, "-") && from + 1 < r->end && numeral__glued(r->tokens, from + 1);
    if (dash) from++;
    if (n->many && quantity__is(r, from, "of"))
        from++;
    else if (n->fraction && quantity__is(r, from, "of") && quantity__is_article(r, from + 1))
        from += 2;
    else if (n->fraction && quantity__is_article(r, from))
        from++;
    if (from >= r->end || !unit__read(u, r->marked, from, r->end)) return false;
    if (!is_unit_here(r, from, u, n)) return false;
    tell_pounds(r, from, dash, u);
    *at = u->end;
    return true;
}

/* "N4.2 billion", "R1,150": a letter glued before the figure, which a point or
 * comma may have cut into several tokens */
static bool read_letter_money(const quantity_reader *r, size_t at, measure *m)
{
    char figure[LETTER_MONEY_MAX];
    char letter = r->tokens[at].norm[0];
    size_t length = 0, next = at;
    if ((letter != 'n' && letter != 'r') || r->tokens[at].norm[1] < '0' || r->tokens[at].norm[1] > '9')
        return false;
    while (next < r->end && (next == at || numeral__glued(r->tokens, next))) {
        size_t size = strlen(r->tokens[next].norm);
        if (next > at &&
            (r->tokens[next].norm[strspn(r->tokens[next].norm, "0123456789.,")] || next + 1 >= r->end))
            break;
        if (length + size >= sizeof figure) return false;
        memcpy(figure + length, r->tokens[next++].norm, size + 1);
        length += size;
    }
    token parts[2] = { r->tokens[at] };
    uint8_t marks[2] = { MARK_DIGIT };
    parts[0].norm = figure + 1;
    if (next < r->end) parts[1] = r->tokens[next], marks[1] = r->marked.marks[next];
    if (!numeral__read(&m->n, (marked_words){ parts, marks }, 0, next < r->end ? 2 : 1, true) || *m->n.suffix)
        return false;
    if (m->n.plain && m->n.value < 1000) return false;
    m->n.suffix = "";
    m->end = next + m->n.end - 1;
    m->has_unit = unit__read_suffix(&m->u, letter == 'n' ? "ngn" : "zar");
    m->sign = true;
    return m->has_unit;
}

/* "and 30 minutes" after "two hours", "8 inches" after "five feet" */
static void read_smaller(const quantity_reader *r, measure *m)
{
    numeral n;
    unit u;
    char larger[UNIT_NAME_MAX], smaller[UNIT_NAME_MAX];
    size_t at = m->end + quantity__is(r, m->end, "and");
    if (m->n.fraction || m->n.many || !m->u.name_length || m->u.factor != 1) return;
    if (!numeral__read(&n, r->marked, at, r->end, false) || n.nth || n.fraction || n.many) return;
    at = n.end;
    if (!read_unit(r, &n, &at, &u) || u.factor != 1) return;
    memcpy(larger, m->u.name, m->u.name_length);
    memcpy(smaller, u.name, u.name_length);
    larger[m->u.name_length] = smaller[u.name_length] = '\0';
    double factor = unit__convert(smaller, larger);
    if (factor <= 0 || factor >= 1 || n.value * factor >= 1) return;
    m->n.value += n.value * factor;
    m->n.precision = -2;
    m->end = at;
}

bool quantity__read_measure(const quantity_reader *r, size_t at, measure *m)
{
    *m = (measure){ .u = { .name = "", .factor = 1 } };
    if (at >= r->end) return false;
    if (read_letter_money(r, at, m)) return true;
    size_t figure = read_currency(r, at, &m->u);
    m->sign = figure != at;
    m->has_unit = m->sign;
    if (!numeral__read(&m->n, r->marked, figure, r->end, m->sign)) return false;
    m->end = m->n.end;
    if (m->sign && !*m->n.suffix) return true;
    unit u;
    if (!m->sign && read_unit(r, &m->n, &m->end, &u)) {
        m->has_unit = true;
        m->u = u;
        if (quantity__is(r, m->end, "and") && quantity__is_article(r, m->end + 1) &&
            quantity__is(r, m->end + 2, "half")) {
            m->n.value += 0.5;
            m->end += 3;
        }
        read_smaller(r, m);
        return true;
    }
    if (*m->n.suffix) return false;
    bool dash = quantity__is(r, m->end, "-") && m->end + 1 < r->end && numeral__glued(r->tokens, m->end);
    return !(m->n.fraction && dash);
}
