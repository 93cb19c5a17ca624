/* A numeral with its unit: "$1.2bn", "15 km", "three-month", "330kV", "84
 * cents", "a quarter of a percentage point", "N4.2 billion".
 *
 * A currency stands before or after its figure, other units after it. Units of
 * one or two letters count only where no word of the language can stand. The words
 * that bound it, "at least" before and "or so" after, stand at the end.
 * Blind spots: a height in signs (6'2"), money of a place told elsewhere ("$" in
 * Sydney is read as US). */
#include "measure.h"

#include <string.h>

#include "figure.h"
#include "lexicon_data.h"

#define WEIGH_REACH 5       /* tokens from "pounds" back to "weighs" */
#define LETTER_MONEY_MAX 24 /* bytes of "N380,000,000.50", with room */

/* A currency sign or code before the figure: "$", "US$", "Rs", "EUR" */
static size_t read_currency(const scan *s, size_t at, unit *u)
{
    unit found;
    if (!unit__read(&found, s, at) || !unit__is_money(found.name)) return at;
    const token *sign = &s->tokens[found.end - 1];
    for (size_t i = at + 1; i < found.end && sign->kind != TOKEN_WORD; i++)
        if (!scan__glued(s, i) || s->tokens[at].shape == SHAPE_LOWER)
            return at; /* "a $370,000 loan" */
    bool upper =
        s->tokens[at].shape == SHAPE_UPPER || sign->kind != TOKEN_WORD || sign->norm[0] == 'r';
    const char *next = found.end < s->end ? s->tokens[found.end].norm : "";
    bool figure =
        (next[0] >= '0' && next[0] <= '9') || (next[0] == '.' && next[1] >= '0' && next[1] <= '9');
    if (!upper || (!figure && sign->kind == TOKEN_WORD)) return at;
    *u = found;
    return found.end;
}

/* Units of one or two letters stand glued to their figure ("28g"), or are
 * long enough to be no word of their own ("15 km"). */
static bool is_short_word(const token *t)
{
    if (strlen(t->norm) > 2 || t->kind != TOKEN_WORD) return false;
    return !(lexicon__bits(&lexicon__units, t->norm) & UNITS_APART);
}

/* "c" and "f" are degrees in capitals alone */
static bool is_unit_here(const scan *s, size_t at, const unit *u, const numeral *n)
{
    const token *t = &s->tokens[at];
    bool glued = scan__glued(s, at);
    bool second = !strcmp(t->norm, "second");
    if (second && !(n->value == 1 && !n->nth) && !(at > s->begin && scan__is(s, at - 1, "-")))
        return false;
    if (n->nth) return false;
    if (!strcmp(t->norm, "c") || !strcmp(t->norm, "f")) return t->shape == SHAPE_UPPER && glued;
    if (!strcmp(t->norm, "p") || !strcmp(t->norm, "g")) return glued;
    if (!glued && is_short_word(t)) return false;
    return u->end > at;
}

/* "weighing 130" before the unit at `at` */
static bool is_weighed(const scan *s, size_t at)
{
    for (size_t i = at, n = 0; i > s->begin && n < WEIGH_REACH; n++)
        if (scan__has(s, --i, VALUE_WORDS_WEIGHING)) return true;
    return false;
}

/* "pounds of flour", "a 200-pound bomb" and "weighs 130 pounds" are weight */
static void tell_pounds(const scan *s, size_t at, bool dash, unit *u)
{
    if (!scan__says(s, at, FIGURE_WORDS_POUNDS)) return;
    if (!dash && !scan__has(s, u->end, VALUE_WORDS_WEIGHED) && !is_weighed(s, at)) return;
    unit__read_suffix(u, "lb");
    u->end = at + 1;
}

static bool read_unit(const scan *s, const numeral *n, size_t *at, unit *u)
{
    size_t from = *at;
    if (*n->suffix) {
        if (!unit__read_suffix(u, n->suffix)) return false;
        u->end = from;
        return true;
    }
    bool dash = scan__is(s, from, "-") && from + 1 < s->end && scan__glued(s, from + 1);
    if (dash) from++;
    if (n->many && scan__is(s, from, "of"))
        from++;
    else if (n->fraction && scan__is(s, from, "of") && scan__is_article(s, from + 1))
        from += 2;
    else if (n->fraction && scan__is_article(s, from))
        from++;
    if (from >= s->end || !unit__read(u, s, from)) return false;
    if (!is_unit_here(s, from, u, n)) return false;
    tell_pounds(s, from, dash, u);
    *at = u->end;
    return true;
}

/* The unit of letters glued before a figure, "N4.2", "$US1"; "" if they are none */
static const char *letter_unit(const scan *s, size_t at, bool dollar, size_t *letters)
{
    unit u;
    char key[4] = "$";
    const char *word = at < s->end ? s->tokens[at].norm : "";
    *letters = strspn(word, "abcdefghijklmnopqrstuvwxyz");
    if (*letters < 1 || *letters > 2 || word[*letters] < '0' || word[*letters] > '9') return "";
    memcpy(key + 1, word, *letters);
    if (dollar) return unit__read_suffix(&u, key) ? u.name : "";
    return !strcmp(key, "$n") ? "ngn" : !strcmp(key, "$r") ? "zar" : "";
}

/* "N4.2 billion", "R1,150", "$US1 million": letters glued before the figure, which a
 * point or comma may have cut into several tokens */
static bool read_letter_money(const scan *s, size_t from, measure *m)
{
    char figure[LETTER_MONEY_MAX];
    bool dollar = scan__is(s, from, "$") && from + 1 < s->end && scan__glued(s, from + 1);
    size_t length = 0, at = from + dollar, next = at, letters;
    const char *name = letter_unit(s, at, dollar, &letters);
    if (!*name) return false;
    while (next < s->end && (next == at || scan__glued(s, next))) {
        size_t size = strlen(s->tokens[next].norm);
        if (next > at && (s->tokens[next].norm[strspn(s->tokens[next].norm, "0123456789.,")] ||
                          next + 1 >= s->end))
            break;
        if (length + size >= sizeof figure) return false;
        memcpy(figure + length, s->tokens[next++].norm, size + 1);
        length += size;
    }
    token parts[2] = { s->tokens[at] };
    uint8_t marks[2] = { MARK_DIGIT };
    scan alone = { parts, marks, NULL, 0, next < s->end ? 2 : 1 };
    parts[0].norm = figure + letters;
    if (next < s->end) parts[1] = s->tokens[next], marks[1] = s->marks[next];
    if (!numeral__read(&m->n, &alone, 0, true) || *m->n.suffix) return false;
    if (!dollar && m->n.plain && m->n.value < 1000) return false;
    m->n.suffix = "";
    m->end = next + m->n.end - 1;
    m->has_unit = unit__read_suffix(&m->u, name);
    m->sign = true;
    return m->has_unit;
}

/* "-9" of "6-foot-9" */
static bool read_inches(const numeral *n, const measure *m, bool dash, unit *u)
{
    if (!dash || strcmp(m->u.name, "foot") || n->value >= 12 || *n->suffix) return false;
    unit__read_suffix(u, "inch");
    u->end = n->end;
    return true;
}

/* "and 30 minutes" after "two hours", "8 inches" after "five feet", "6-foot-9" */
static void read_smaller(const scan *s, measure *m)
{
    numeral n;
    unit u;
    double factor;
    bool dash = scan__is(s, m->end, "-") && scan__glued(s, m->end);
    size_t at = m->end + (dash || scan__is(s, m->end, "and"));
    if (m->n.fraction || m->n.many || !*m->u.name || m->u.factor != 1) return;
    if (!numeral__read(&n, s, at, false) || n.nth || n.fraction || n.many) return;
    at = n.end;
    if (!read_unit(s, &n, &at, &u) && !read_inches(&n, m, dash, &u)) return;
    if (u.factor != 1 || !unit__convert(1, u.name, m->u.name, &factor)) return;
    if (factor <= 0 || factor >= 1 || n.value * factor >= 1) return;
    m->n.value += n.value * factor;
    m->n.precision = -2;
    m->end = u.end;
}

bool measure__is_left(const scan *s, size_t at)
{
    return scan__says(s, at, FIGURE_WORDS_LEFT) ||
           (scan__is(s, at, "to") && scan__says(s, at + 1, FIGURE_WORDS_PLAY));
}

/* "2:34" of "2:34 remaining": minutes and seconds */
static bool read_left(const scan *s, size_t at, measure *m)
{
    const char *rest, *end;
    if (at >= s->end || !measure__is_left(s, at + 1)) return false;
    double minutes = figure__decimal(s->tokens[at].norm, &rest);
    if (rest == s->tokens[at].norm || *rest != ':') return false;
    double seconds = figure__decimal(rest + 1, &end);
    if (end != rest + 3 || *end || seconds >= 60) return false;
    m->n =
        (numeral){ .value = minutes + seconds / 60, .precision = -2, .suffix = "", .digits = true };
    m->end = at + 1;
    m->has_unit = true;
    return unit__read_suffix(&m->u, "minutes");
}

bool measure__read(const scan *s, size_t at, measure *m)
{
    *m = (measure){ .u = { .name = "", .factor = 1 } };
    if (at >= s->end) return false;
    if (read_letter_money(s, at, m) || read_left(s, at, m)) return true;
    size_t figure = read_currency(s, at, &m->u);
    m->sign = figure != at;
    m->has_unit = m->sign;
    if (!numeral__read(&m->n, s, figure, m->sign)) return false;
    m->end = m->n.end;
    if (m->sign && !*m->n.suffix) return true;
    unit u;
    if (!m->sign && read_unit(s, &m->n, &m->end, &u)) {
        m->has_unit = true;
        m->u = u;
        if (scan__is(s, m->end, "and") && scan__is_article(s, m->end + 1) &&
            scan__is(s, m->end + 2, "half")) {
            m->n.value += 0.5;
            m->end += 3;
        }
        read_smaller(s, m);
        return true;
    }
    if (*m->n.suffix) return false;
    bool dash = scan__is(s, m->end, "-") && m->end + 1 < s->end && scan__glued(s, m->end);
    return !(m->n.fraction && dash);
}

/* ---- how the words around a number bound the real one ------------------------ */

#define APPROXIMATOR_WORDS 5 /* words of the longest approximator, with room */

static size_t match(const scan *s, size_t at, const lexicon_entry **entry)
{
    const char *words[APPROXIMATOR_WORDS];
    size_t count = 0;
    while (count < APPROXIMATOR_WORDS && at + count < s->end) {
        words[count] = s->tokens[at + count].norm;
        count++;
    }
    return lexicon__longest(&lexicon__approximators, words, count, entry);
}

static claimdiff_bound bound_of(const lexicon_entry *entry)
{
    return entry->bits & APPROXIMATORS_ABOUT   ? CLAIMDIFF_BOUND_ABOUT
           : entry->bits & APPROXIMATORS_LEAST ? CLAIMDIFF_BOUND_AT_LEAST
           : entry->bits & APPROXIMATORS_MOST  ? CLAIMDIFF_BOUND_AT_MOST
                                               : CLAIMDIFF_BOUND_EXACT;
}

/* "at least some" -> at least; the first that says something holds. */
size_t measure__read_bound(const scan *s, size_t at, claimdiff_bound *bound)
{
    *bound = CLAIMDIFF_BOUND_EXACT;
    for (int n = 0; n < 3 && at < s->end && s->marks[at] & MARK_APPROXIMATOR; n++) {
        const lexicon_entry *entry = NULL;
        size_t taken = match(s, at, &entry);
        if (!taken) break;
        if (*bound == CLAIMDIFF_BOUND_EXACT) *bound = bound_of(entry);
        at += taken;
    }
    return at;
}

/* "or so", "or more", "-odd", "-plus", "+" after the number */
size_t measure__read_bound_after(const scan *s, size_t at, claimdiff_bound *bound)
{
    if (*bound != CLAIMDIFF_BOUND_EXACT) return at;
    size_t word = at + scan__is(s, at, "-");
    if (scan__is(s, at, "+") || (scan__is(s, word, "plus") && word > at)) {
        *bound = CLAIMDIFF_BOUND_AT_LEAST;
        return word + 1;
    }
    if (scan__says(s, word, FIGURE_WORDS_ODD)) {
        *bound = CLAIMDIFF_BOUND_ABOUT;
        return word + 1;
    }
    if (!scan__is(s, at, "or")) return at;
    if (scan__is(s, at + 1, "so"))
        *bound = CLAIMDIFF_BOUND_ABOUT;
    else if (scan__says(s, at + 1, FIGURE_WORDS_MORE))
        *bound = CLAIMDIFF_BOUND_AT_LEAST;
    else if (scan__says(s, at + 1, FIGURE_WORDS_FEWER))
        *bound = CLAIMDIFF_BOUND_AT_MOST;
    else
        return at;
    return at + 2;
}

/* "over two years" after a noun is a span of time, "above the" no bound */
claimdiff_bound measure__check_bound(const scan *s, size_t at, const measure *m,
                                     claimdiff_bound bound)
{
    bool period = !m->has_unit && scan__has(s, m->end, VALUE_WORDS_PERIOD); /* over six seasons */
    if (!scan__is(s, at, "over") || (!unit__is_time(m->u.name) && !period)) return bound;
    return at > s->begin && !scan__has(s, at - 1, VALUE_WORDS_BEYOND) ? CLAIMDIFF_BOUND_EXACT
                                                                      : bound;
}
