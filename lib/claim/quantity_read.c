/* Reads one quantity at one token: approximators, currency, numeral, unit, and
 * what may follow ("or so", "a day", "-year-old", "in five").
 *
 * "between 35 and 60 euros" -> 35..60 eur; "a quarter of a percentage point" ->
 * 0.25 point; "two hours and 30 minutes" -> 2.5 hour; "more than a year" -> at
 * least 1 year; "3-1" -> score; "no deaths" -> 0. The words around it are read
 * in quantity_context.c. */
#include "quantity_read.h"

#include <string.h>

#include "lexicon.h"

extern const lexicon lexicon__approximators, lexicon__counted, lexicon__befell;

#define APPROXIMATOR_WORDS 5 /* words of the longest approximator, with room */
#define AGE_MAX 120
#define RICHTER_MAX 10
#define SCORE_MAX 1000      /* votes of a parliament */
#define BARE_MAX 1e9        /* larger figures without unit, comma or scale are identifiers */
#define LETTER_MONEY_MAX 24 /* bytes of "N380,000,000.50", with room */

static bool is(const quantity_reader *r, size_t at, const char *word)
{
    return quantity__is(r, at, word);
}

static bool any_of(const quantity_reader *r, size_t at, const char *const *words, size_t count)
{
    for (size_t k = 0; k < count; k++)
        if (is(r, at, words[k])) return true;
    return false;
}

#define ANY_OF(r, at, list) any_of((r), (at), (list), sizeof(list) / sizeof *(list))

static bool is_article(const quantity_reader *r, size_t at)
{
    return is(r, at, "a") || is(r, at, "an");
}

/* ---- approximators --------------------------------------------------------- */

static size_t match(const quantity_reader *r, const lexicon *list, size_t at, const char **value)
{
    const char *words[APPROXIMATOR_WORDS];
    size_t count = 0;
    while (count < APPROXIMATOR_WORDS && at + count < r->end) {
        words[count] = r->tokens[at + count].norm;
        count++;
    }
    return lexicon__match(list, words, count, value);
}

static claimdiff_bound bound_named(const char *name)
{
    switch (name[0]) {
    case 'a':
        return CLAIMDIFF_ABOUT;
    case 'l':
        return CLAIMDIFF_AT_LEAST;
    case 'm':
        return CLAIMDIFF_AT_MOST;
    default:
        return CLAIMDIFF_EXACT;
    }
}

/* "at least some" -> at least; the first that says something holds. */
static size_t read_bound(const quantity_reader *r, size_t at, claimdiff_bound *bound)
{
    *bound = CLAIMDIFF_EXACT;
    for (int n = 0; n < 3 && at < r->end && r->marked.marks[at] & MARK_APPROXIMATOR; n++) {
        const char *value = NULL;
        size_t taken = match(r, &lexicon__approximators, at, &value);
        if (!taken) break;
        if (*bound == CLAIMDIFF_EXACT) *bound = bound_named(value);
        at += taken;
    }
    return at;
}

/* "or so", "or more", "-odd", "-plus", "+" after the number */
static size_t read_bound_after(const quantity_reader *r, size_t at, claimdiff_bound *bound)
{
    if (*bound != CLAIMDIFF_EXACT) return at;
    size_t word = at + is(r, at, "-");
    if (is(r, at, "+") || (is(r, word, "plus") && word > at)) {
        *bound = CLAIMDIFF_AT_LEAST;
        return word + 1;
    }
    if (is(r, word, "odd") && (word > at || is(r, at, "odd"))) {
        *bound = CLAIMDIFF_ABOUT;
        return word + 1;
    }
    if (!is(r, at, "or")) return at;
    if (is(r, at + 1, "so"))
        *bound = CLAIMDIFF_ABOUT;
    else if (is(r, at + 1, "more") || is(r, at + 1, "over") || is(r, at + 1, "above"))
        *bound = CLAIMDIFF_AT_LEAST;
    else if (is(r, at + 1, "older") || is(r, at + 1, "higher") || is(r, at + 1, "greater"))
        *bound = CLAIMDIFF_AT_LEAST;
    else if (is(r, at + 1, "less") || is(r, at + 1, "fewer") || is(r, at + 1, "under") ||
             is(r, at + 1, "younger"))
        *bound = CLAIMDIFF_AT_MOST;
    else
        return at;
    return at + 2;
}

/* ---- number with unit -------------------------------------------------------- */

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
    if (second && !(n->value == 1 && !n->nth) && !(at > r->begin && is(r, at - 1, "-"))) return false;
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
    if (!is(r, at, "pound") && !is(r, at, "pounds")) return;
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
    bool dash = is(r, from, "-") && from + 1 < r->end && numeral__glued(r->tokens, from + 1);
    if (dash) from++;
    if (n->many && is(r, from, "of"))
        from++;
    else if (n->fraction && is(r, from, "of") && is_article(r, from + 1))
        from += 2;
    else if (n->fraction && is_article(r, from))
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

static bool read_measure(const quantity_reader *r, size_t at, measure *m)
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
        if (is(r, m->end, "and") && is_article(r, m->end + 1) && is(r, m->end + 2, "half")) {
            m->n.value += 0.5;
            m->end += 3;
        }
        return true;
    }
    if (*m->n.suffix) return false;
    bool dash = is(r, m->end, "-") && m->end + 1 < r->end && numeral__glued(r->tokens, m->end);
    return !(m->n.fraction && dash);
}

/* ---- what follows ------------------------------------------------------------- */

/* "a day", "per share", "an hour", "every year" -> what it is per */
static const char *read_rate(const quantity_reader *r, size_t at)
{
    static const char *const per[] = { "second", "minute",   "hour",  "day",   "night",   "week",
                                       "month",  "quarter",  "year",  "share", "barrel",  "tonne",
                                       "ton",    "person",   "head",  "litre", "liter",   "gallon",
                                       "kilo",   "kilogram", "unit",  "head",  "vehicle", "household",
                                       "piece",  "ounce",    "pound", "acre",  "hectare" };
    if (is(r, at, "annually")) return "year";
    if (is(r, at, "daily")) return "day";
    if ((is(r, at, "per") || is(r, at, "/")) && at + 1 < r->end && !is(r, at + 1, "cent"))
        return r->words[at + 1].lemma;
    if (!is_article(r, at) && !is(r, at, "each") && !is(r, at, "every")) return "";
    for (size_t k = 0; k < sizeof per / sizeof *per; k++)
        if (is(r, at + 1, per[k]))
            return is(r, at + 2, "ago") || is(r, at + 2, "earlier") || is(r, at + 2, "later") ? "" : per[k];
    return "";
}

/* "-year-old", "years old", "years of age" */
static bool read_old(const quantity_reader *r, size_t *at)
{
    size_t word = *at + is(r, *at, "-");
    if (is(r, word, "old") || is(r, word, "olds")) {
        *at = word + 1;
        return true;
    }
    return is(r, *at, "of") && is(r, *at + 1, "age");
}

/* "one in three", "four in every five", "nine out of ten" -> the second number */
static bool read_of_total(const quantity_reader *r, const measure *m, size_t *at, double *total)
{
    numeral n;
    unit u;
    size_t next = *at;
    if (m->has_unit || m->n.nth || m->n.fraction || m->n.many || m->n.scaled ||
        m->n.value != (double)(long)m->n.value)
        return false;
    if (is(r, next, "out") && is(r, next + 1, "of"))
        next += 2;
    else if (is(r, next, "in"))
        next++;
    else
        return false;
    bool every = is(r, next, "every");
    next += every;
    if (!numeral__read(&n, r->marked, next, r->end, false) || n.nth || n.fraction || n.many || *n.suffix)
        return false;
    if (n.value <= m->n.value || n.value > 1000 || (m->n.value > 20 && !every)) return false;
    if (n.end < r->end && unit__read(&u, r->marked, n.end, r->end)) return false;
    *total = n.value;
    *at = n.end;
    return true;
}

/* ---- building ------------------------------------------------------------------ */

static bool set_unit(const quantity_reader *r, quantity *q, const unit *u)
{
    char *name = u->name_length ? arena__copy(r->memory, u->name, u->name_length) : NULL;
    if (name) q->stated.unit = name;
    return name || !u->name_length;
}

/* The quantity that a measure states. False: out of memory. */
static bool build(const quantity_reader *r, const measure *m, claimdiff_bound bound, quantity *q)
{
    double value = m->n.value * m->u.factor;
    if (m->n.fraction && !m->has_unit) {
        value *= 100;
        q->fraction = true;
        q->stated.unit = "percent";
    } else if (!set_unit(r, q, &m->u)) {
        return false;
    }
    q->stated.low = q->stated.high = value;
    q->stated.bound = m->n.many ? CLAIMDIFF_AT_LEAST : bound;
    q->precision = m->n.precision;
    if (m->u.factor < 0.5) q->precision -= 2; /* cents, basis points */
    q->loose = m->n.loose;
    q->role = m->n.nth ? QUANTITY_ORDINAL : QUANTITY_AMOUNT;
    q->token_end = m->end;
    return true;
}

/* What follows the measure: total, age, rate, "or so". */
static void read_tail(const quantity_reader *r, const measure *m, quantity *q)
{
    double total;
    size_t at = q->token_end;
    if (read_of_total(r, m, &at, &total)) {
        q->stated.low = q->stated.high = 100 * m->n.value / total;
        q->stated.unit = "percent";
        q->fraction = true;
    }
    at = read_bound_after(r, at, &q->stated.bound);
    if (!strcmp(q->stated.unit, "year") && read_old(r, &at)) q->role = QUANTITY_AGE;
    q->per = q->role == QUANTITY_AMOUNT ? read_rate(r, at) : "";
    if (*q->per) q->role = QUANTITY_RATE;
    q->token_end = at;
}

/* ", 54," and "(54)" after a name; "aged 45", "age of 65", "a woman of 71" */
static bool is_age(const quantity_reader *r, const measure *m, size_t at)
{
    static const char *const persons[] = { "woman", "man", "boy", "girl", "teenager" };
    if (m->has_unit || m->n.nth || m->n.scaled || m->n.fraction || !m->n.plain || m->n.value > AGE_MAX ||
        at <= r->begin)
        return false;
    if (is(r, at - 1, "aged") || is(r, at - 1, "age") || is(r, at - 1, "ages")) return true;
    if (is(r, at - 1, "of") && at > r->begin + 1 && (is(r, at - 2, "age") || ANY_OF(r, at - 2, persons)))
        return true;
    if ((is(r, at - 1, "to") || is(r, at - 1, "from")) && at > r->begin + 1 && is(r, at - 2, "age"))
        return true;
    bool open = is(r, at - 1, ",") || is(r, at - 1, "(");
    bool shut = m->end >= r->end || is(r, m->end, ",") || is(r, m->end, ")") || is(r, m->end, ".") ||
                is(r, m->end, ";");
    return open && shut && at > r->begin + 1 && r->words[at - 2].pos == UPOS_PROPN;
}

static void set_age(quantity *q)
{
    q->role = QUANTITY_AGE;
    q->stated.unit = "year";
}

/* "65 or older": its bound was read, and ends at `end` */
static bool is_older(const quantity_reader *r, size_t end)
{
    return end >= r->begin + 2 && is(r, end - 2, "or") &&
           (is(r, end - 1, "older") || is(r, end - 1, "younger"));
}

/* ---- two figures ---------------------------------------------------------------- */

/* Words that a score stands before: "a 2-1 lead" */
static bool is_score_noun(const quantity_reader *r, size_t at)
{
    static const char *const nouns[] = {
        "lead",   "win",      "victory", "defeat",    "loss",    "draw",      "vote",  "decision",  "ruling",
        "margin", "majority", "split",   "advantage", "success", "scoreline", "score", "aggregate", "record"
    };
    return ANY_OF(r, at, nouns);
}

/* "3-2", "7-2", "two to one" -> a score. "9-10 people" and "10-15" are ranges. */
static bool is_score(const quantity_reader *r, const measure *a, const measure *b, size_t joint)
{
    if (a->has_unit || b->has_unit || a->n.scaled || b->n.scaled || a->n.nth || b->n.nth ||
        a->n.value > SCORE_MAX || b->n.value > SCORE_MAX)
        return false;
    if (is(r, joint, "to")) {
        static const char *const before[] = { "by",   "voted", "split", "vote", "ruled",
                                              "odds", "won",   "lost",  "beat" };
        size_t first = joint - 1;
        while (first > r->begin && first + 3 > joint && !ANY_OF(r, first, before)) first--;
        if (ANY_OF(r, first, before) || is_score_noun(r, b->end) || is(r, joint - 1, "votes") ||
            is(r, joint - 1, "vote"))
            return true;
        return a->n.value > b->n.value && !a->n.digits && !b->n.digits && !is(r, b->end, "-");
    }
    if (!is(r, joint, "-") || !a->n.plain || !b->n.plain) return false;
    if (a->n.value >= b->n.value || is_score_noun(r, b->end)) return true;
    return b->end >= r->end ||
           !(quantity__is_noun(r, b->end) || r->words[b->end].pos == UPOS_ADJ || is(r, b->end, "-"));
}

static bool same_unit(const measure *a, const measure *b)
{
    return a->u.name_length == b->u.name_length && !strncmp(a->u.name, b->u.name, a->u.name_length);
}

/* "35 and 60 euros": the first takes the unit and scale of the second. */
static void share(measure *a, const measure *b)
{
    if (!a->has_unit && b->has_unit) {
        a->u = b->u;
        a->has_unit = true;
    }
    if (!a->n.scaled && b->n.scale > 1 && a->n.value < b->n.value / b->n.scale * 10) {
        a->n.value *= b->n.scale;
        a->n.precision = b->n.precision;
    }
}

static bool read_second(const quantity_reader *r, size_t joint, bool between, measure *a, measure *b)
{
    bool dash = is(r, joint, "-"), to = is(r, joint, "to"), either = is(r, joint, "or");
    if (!dash && !to && !either && !(between && is(r, joint, "and"))) return false;
    if (dash && is(r, joint + 1, "to") && is(r, joint + 2, "-")) joint += 2; /* $16-to-$22 */
    if (!read_measure(r, joint + 1, b) || b->n.nth || a->n.nth || b->n.many || a->n.many ||
        b->n.fraction != a->n.fraction)
        return false;
    share(a, b);
    if (b->has_unit != a->has_unit && !(a->sign && !b->has_unit)) return false;
    if (a->sign && !b->has_unit) b->u = a->u, b->has_unit = true;
    return same_unit(a, b);
}

static bool read_pair(const quantity_reader *r, size_t at, bool between, quantity *q, bool *out_of_memory)
{
    measure a, b;
    if (!read_measure(r, at, &a)) return false;
    size_t joint = a.end;
    if (!a.has_unit && (is(r, joint, "votes") || is(r, joint, "vote")) && is(r, joint + 1, "to")) joint++;
    if (joint >= r->end || !read_second(r, joint, between, &a, &b)) return false;
    if (is(r, joint, "to") && at > r->begin && is(r, at - 1, "from")) {
        *out_of_memory = !build(r, &a, CLAIMDIFF_EXACT, q); /* the second follows by itself */
        if (is_age(r, &a, at - 1) || is_age(r, &a, at)) set_age(q);
        return true;
    }
    if (is_score(r, &a, &b, joint)) {
        if (is(r, joint, "or")) return false;
        *out_of_memory = !build(r, &b, CLAIMDIFF_EXACT, q);
        q->stated.low = a.n.value;
        q->role = QUANTITY_SCORE;
        return true;
    }
    if (a.n.value >= b.n.value) return false;
    if (is(r, joint, "to") && !between && !a.has_unit && !a.n.digits) return false;
    *out_of_memory = !build(r, &b, CLAIMDIFF_BETWEEN, q);
    q->stated.low = a.n.value * a.u.factor * (a.n.fraction ? 100 : 1);
    read_tail(r, &b, q);
    if (is_age(r, &b, at)) set_age(q);
    q->stated.bound = CLAIMDIFF_BETWEEN;
    return true;
}

/* ---- numbers without a numeral ----------------------------------------------------- */

static bool is_tagged_noun(const quantity_reader *r, size_t at)
{
    return r->words[at].pos == UPOS_NOUN || r->words[at].pos == UPOS_PROPN;
}

/* "more than a year", "in a decade", "almost a week" */
static bool read_article_unit(const quantity_reader *r, size_t at, bool qualified, measure *m)
{
    static const char *const before[] = { "in",     "for",    "within", "after", "than",
                                          "nearly", "almost", "about",  "half",  "over" };
    if (!is_article(r, at) || at + 1 >= r->end) return false;
    *m = (measure){ .n = { .value = 1, .suffix = "" } };
    if (!unit__read(&m->u, r->marked, at + 1, r->end)) return false;
    char name[UNIT_NAME_MAX];
    memcpy(name, m->u.name, m->u.name_length);
    name[m->u.name_length] = '\0';
    bool ago = is(r, m->u.end, "ago"),
         half = is(r, m->u.end, "and") && is_article(r, m->u.end + 1) && is(r, m->u.end + 2, "half");
    if (ago && is(r, at - 1, "as")) return false; /* as many as a decade ago */
    if (!unit__is_time(name) && !qualified) return false;
    if (is(r, m->u.end, "-") ||
        (m->u.end < r->end && unit__is_time(name) && is_tagged_noun(r, m->u.end) && !qualified))
        return false;
    if (!qualified && !ago && !half && !(at > r->begin && ANY_OF(r, at - 1, before))) return false;
    m->has_unit = true;
    m->n.value += half ? 0.5 : 0;
    m->end = m->u.end + (half ? 3 : 0);
    return true;
}

/* "no deaths" -> 0, "both recorders" -> 2, "a single vote" -> 1 */
static bool read_quantifier(const quantity_reader *r, size_t at, measure *m)
{
    *m = (measure){ .n = { .suffix = "" }, .u = { .name = "", .factor = 1 }, .end = at + 1 };
    bool noun = at + 1 < r->end && quantity__is_noun(r, at + 1);
    if (is(r, at, "no") && noun) {
        if (lexicon__has(&lexicon__befell, r->tokens[at + 1].norm)) return true;
        return r->words[at + 1].plural && lexicon__has(&lexicon__counted, r->words[at + 1].lemma);
    }
    if (is(r, at, "both")) {
        bool adjective = at + 2 < r->end && r->words[at + 1].pos == UPOS_ADJ && quantity__is_noun(r, at + 2);
        size_t head = at + 1 + adjective;
        m->n.value = 2;
        for (; head < r->end && head < at + 4 && quantity__is_noun(r, head); head++)
            if (r->words[head].plural) return r->words[head].pos != UPOS_PROPN && !is(r, head + 1, "and");
        return false;
    }
    if (!is_article(r, at) || !is(r, at + 1, "single")) return false;
    m->n.value = 1;
    m->end = at + 2;
    return true;
}

/* "twice", "doubled", "threefold" -> times */
static bool read_times(const quantity_reader *r, size_t at, measure *m)
{
    static const struct {
        const char *word;
        double value;
    } words[] = { { "twice", 2 },      { "thrice", 3 },   { "doubled", 2 }, { "doubling", 2 },
                  { "tripled", 3 },    { "tripling", 3 }, { "trebled", 3 }, { "quadrupled", 4 },
                  { "quintupled", 5 }, { "halved", 0.5 }, { "twofold", 2 }, { "threefold", 3 },
                  { "fourfold", 4 },   { "fivefold", 5 }, { "tenfold", 10 } };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        if (!is(r, at, words[k].word)) continue;
        *m = (measure){ .n = { .value = words[k].value, .suffix = "" }, .end = at + 1, .has_unit = true };
        return unit__read_suffix(&m->u, "times");
    }
    return false;
}

/* ---- one quantity ------------------------------------------------------------------- */

/* "over two years" after a noun is a span of time, "above the" no bound */
static claimdiff_bound check_bound(const quantity_reader *r, size_t at, const measure *m,
                                   claimdiff_bound bound)
{
    static const char *const before[] = { "for",    "after", "of", "just", "well",
                                          "lasted", "took",  "is", "was",  "within" };
    if (!is(r, at, "over") || !m->has_unit) return bound;
    if (strncmp(m->u.name, "year ", 5) && strncmp(m->u.name, "month ", 6) && strncmp(m->u.name, "day ", 4) &&
        strncmp(m->u.name, "week ", 5))
        return bound;
    return at > r->begin && !ANY_OF(r, at - 1, before) ? CLAIMDIFF_EXACT : bound;
}

/* "magnitude 6.8", "magnitude of 6.8", "category 4": the unit stands before */
static bool read_unit_before(const quantity_reader *r, size_t at, measure *m)
{
    static const char *const quakes[] = { "quake", "earthquake", "temblor", "tremor", "aftershock", "shock" };
    if (m->has_unit || m->n.nth || m->n.value > RICHTER_MAX || at <= r->begin) return false;
    size_t word = at - 1;
    if (word > r->begin && (is(r, word, "of") || is(r, word, "-"))) word--;
    bool named = is(r, word, "magnitude") || is(r, word, "richter");
    bool scale = is(r, m->end, "on") && (is(r, m->end + 2, "richter") || is(r, m->end + 2, "scale"));
    bool quake = m->n.precision < 0 && ANY_OF(r, m->end, quakes);
    if (!named && !scale && !quake) return false;
    m->has_unit = true;
    return unit__read_suffix(&m->u, "magnitude");
}

static bool read_any(const quantity_reader *r, size_t at, bool qualified, measure *m)
{
    return read_measure(r, at, m) || read_article_unit(r, at, qualified, m) || read_quantifier(r, at, m) ||
           read_times(r, at, m);
}

/* "two-time winner", "one-on-one", "Gang of Eight" */
static bool is_label(const quantity_reader *r, size_t at, const measure *m)
{
    if (m->has_unit || m->end >= r->end) return false;
    bool dash = is(r, m->end, "-") && numeral__glued(r->tokens, m->end);
    if (dash && (is(r, m->end + 1, "time") || is(r, m->end + 1, "on"))) return true;
    bool title = r->tokens[at].shape == SHAPE_TITLE && !m->n.digits;
    return title && at > r->begin + 1 && is(r, at - 1, "of") && r->tokens[at - 2].shape == SHAPE_TITLE;
}

bool quantity__read(const quantity_reader *r, size_t at, quantity *q, bool *out_of_memory)
{
    measure m;
    claimdiff_bound bound = CLAIMDIFF_EXACT;
    *q =
        (quantity){ .noun_token = SYNTAX_ROOT, .state = "", .per = "", .stated = { .unit = "", .noun = "" } };
    q->token_begin = at;
    bool between = is(r, at, "between");
    size_t value = between ? at + 1 : read_bound(r, at, &bound);
    if (read_pair(r, value, between, q, out_of_memory)) return true;
    if (between) return false;
    if (!read_any(r, value, value > at, &m)) return false;
    if (!m.has_unit && !m.n.nth && m.n.plain &&
        (m.n.value >= BARE_MAX || (value == at && quantity__is_name(r, value))))
        return false;
    if (is_label(r, value, &m)) return false;
    read_unit_before(r, at, &m);
    *out_of_memory = !build(r, &m, check_bound(r, at, &m, bound), q);
    if (*out_of_memory) return true;
    if (is_age(r, &m, value)) set_age(q);
    read_tail(r, &m, q);
    if (!*q->stated.unit && is_older(r, q->token_end)) set_age(q);
    return true;
}
