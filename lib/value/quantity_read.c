/* Reads one quantity at one token: approximators, currency, numeral, unit, and
 * what may follow ("or so", "a day", "-year-old", "in five").
 *
 * "between 35 and 60 euros" -> 35..60 eur; "a quarter of a percentage point" ->
 * 0.25 point; "two hours and 30 minutes" -> 2.5 hour; "more than a year" -> at
 * least 1 year; "3-1" -> score; "no deaths" -> 0. The words around it are read
 * in quantity_context.c. */
#include "quantity_read.h"

#include <string.h>

#include "base/lexicon.h"

extern const lexicon lexicon__counted, lexicon__befell;

#define AGE_MAX 120
#define RICHTER_MAX 10
#define BARE_MAX 1e9 /* larger figures without unit, comma or scale are identifiers */

/* ---- what follows ------------------------------------------------------------- */

/* "a day", "per share", "an hour", "every year" -> what it is per */
static const char *read_rate(const quantity_reader *r, size_t at)
{
    static const char *const per[] = { "second", "minute",   "hour",  "day",   "night",   "week",
                                       "month",  "quarter",  "year",  "share", "barrel",  "tonne",
                                       "ton",    "person",   "head",  "litre", "liter",   "gallon",
                                       "kilo",   "kilogram", "unit",  "head",  "vehicle", "household",
                                       "piece",  "ounce",    "pound", "acre",  "hectare" };
    if (quantity__is(r, at, "annually")) return "year";
    if (quantity__is(r, at, "daily")) return "day";
    if ((quantity__is(r, at, "per") || quantity__is(r, at, "/")) && at + 1 < r->end &&
        !quantity__is(r, at + 1, "cent"))
        return r->words[at + 1].lemma;
    if (!quantity__is_article(r, at) && !quantity__is(r, at, "each") && !quantity__is(r, at, "every"))
        return "";
    for (size_t k = 0; k < sizeof per / sizeof *per; k++)
        if (quantity__is(r, at + 1, per[k]))
            return quantity__is(r, at + 2, "ago") || quantity__is(r, at + 2, "earlier") ||
                           quantity__is(r, at + 2, "later")
                       ? ""
                       : per[k];
    return "";
}

/* "-year-old", "years old", "years of age" */
static bool read_old(const quantity_reader *r, size_t *at)
{
    size_t word = *at + quantity__is(r, *at, "-");
    if (quantity__is(r, word, "old") || quantity__is(r, word, "olds")) {
        *at = word + 1;
        return true;
    }
    return quantity__is(r, *at, "of") && quantity__is(r, *at + 1, "age");
}

/* "one in three", "four in every five", "nine out of ten" -> the second number */
static bool read_of_total(const quantity_reader *r, const measure *m, size_t *at, double *total)
{
    numeral n;
    unit u;
    size_t next = *at;
    if (m->has_unit || m->n.nth || m->n.fraction || m->n.many || m->n.scaled || m->n.value > 1000 ||
        m->n.value != (double)(long)m->n.value)
        return false;
    if (quantity__is(r, next, "out") && quantity__is(r, next + 1, "of"))
        next += 2;
    else if (quantity__is(r, next, "in"))
        next++;
    else
        return false;
    bool every = quantity__is(r, next, "every");
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
bool quantity__build(const quantity_reader *r, const measure *m, claimdiff_bound bound, quantity *q)
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
    q->stated.bound = m->n.many ? CLAIMDIFF_BOUND_AT_LEAST : bound;
    q->precision = m->n.precision;
    if (m->u.factor < 0.5) q->precision -= 2; /* cents, basis points */
    q->loose = m->n.loose;
    q->role = m->n.nth ? QUANTITY_ORDINAL : QUANTITY_AMOUNT;
    q->token_end = m->end;
    return true;
}

/* What follows the measure: total, age, rate, "or so". */
void quantity__read_tail(const quantity_reader *r, const measure *m, quantity *q)
{
    double total;
    size_t at = q->token_end;
    if (read_of_total(r, m, &at, &total)) {
        q->stated.low = q->stated.high = 100 * m->n.value / total;
        q->stated.unit = "percent";
        q->fraction = true;
    }
    at = quantity__read_bound_after(r, at, &q->stated.bound);
    if (!strcmp(q->stated.unit, "year") && read_old(r, &at)) q->role = QUANTITY_AGE;
    q->per = q->role == QUANTITY_AMOUNT ? read_rate(r, at) : "";
    if (*q->per) q->role = QUANTITY_RATE;
    q->token_end = at;
}

/* ", 54," and "(54)" after a name; "aged 45", "age of 65", "a woman of 71" */
bool quantity__is_age(const quantity_reader *r, const measure *m, size_t at)
{
    static const char *const persons[] = { "woman", "man", "boy", "girl", "teenager" };
    if (m->has_unit || m->n.nth || m->n.scaled || m->n.fraction || !m->n.plain || m->n.value > AGE_MAX ||
        at <= r->begin)
        return false;
    if (quantity__is(r, at - 1, "aged") || quantity__is(r, at - 1, "age") || quantity__is(r, at - 1, "ages"))
        return true;
    if (quantity__is(r, at - 1, "of") && at > r->begin + 1 &&
        (quantity__is(r, at - 2, "age") || ANY_OF(r, at - 2, persons)))
        return true;
    if ((quantity__is(r, at - 1, "to") || quantity__is(r, at - 1, "from")) && at > r->begin + 1 &&
        quantity__is(r, at - 2, "age"))
        return true;
    bool open = quantity__is(r, at - 1, ",") || quantity__is(r, at - 1, "(");
    bool shut = m->end >= r->end || quantity__is(r, m->end, ",") || quantity__is(r, m->end, ")") ||
                quantity__is(r, m->end, ".") || quantity__is(r, m->end, ";");
    return open && shut && at > r->begin + 1 && r->words[at - 2].pos == UPOS_PROPN;
}

void quantity__set_age(quantity *q)
{
    q->role = QUANTITY_AGE;
    q->stated.unit = "year";
}

/* "65 or older": its bound was read, and ends at `end` */
static bool is_older(const quantity_reader *r, size_t end)
{
    return end >= r->begin + 2 && quantity__is(r, end - 2, "or") &&
           (quantity__is(r, end - 1, "older") || quantity__is(r, end - 1, "younger"));
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
    if (!quantity__is_article(r, at) || at + 1 >= r->end) return false;
    *m = (measure){ .n = { .value = 1, .suffix = "" } };
    if (!unit__read(&m->u, r->marked, at + 1, r->end)) return false;
    char name[UNIT_NAME_MAX];
    memcpy(name, m->u.name, m->u.name_length);
    name[m->u.name_length] = '\0';
    bool ago = quantity__is(r, m->u.end, "ago"), half = quantity__is(r, m->u.end, "and") &&
                                                        quantity__is_article(r, m->u.end + 1) &&
                                                        quantity__is(r, m->u.end + 2, "half");
    if (ago && quantity__is(r, at - 1, "as")) return false; /* as many as a decade ago */
    if (!unit__is_time(name) && !qualified) return false;
    if (quantity__is(r, m->u.end, "-") ||
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
    if (quantity__is(r, at, "no") && noun) {
        if (lexicon__has(&lexicon__befell, r->tokens[at + 1].norm)) return true;
        return r->words[at + 1].plural && lexicon__has(&lexicon__counted, r->words[at + 1].lemma);
    }
    if (quantity__is(r, at, "both")) {
        bool adjective = at + 2 < r->end && r->words[at + 1].pos == UPOS_ADJ && quantity__is_noun(r, at + 2);
        size_t head = at + 1 + adjective;
        m->n.value = 2;
        for (; head < r->end && head < at + 4 && quantity__is_noun(r, head); head++)
            if (r->words[head].plural)
                return r->words[head].pos != UPOS_PROPN && !quantity__is(r, head + 1, "and");
        return false;
    }
    if (!quantity__is_article(r, at) || !quantity__is(r, at + 1, "single")) return false;
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
        if (!quantity__is(r, at, words[k].word)) continue;
        *m = (measure){ .n = { .value = words[k].value, .suffix = "" }, .end = at + 1, .has_unit = true };
        return unit__read_suffix(&m->u, "times");
    }
    return false;
}
/* ---- one quantity ------------------------------------------------------------------- */

/* "magnitude 6.8", "magnitude of 6.8", "category 4": the unit stands before */
static bool read_unit_before(const quantity_reader *r, size_t at, measure *m)
{
    static const char *const quakes[] = { "quake", "earthquake", "temblor", "tremor", "aftershock", "shock" };
    if (m->has_unit || m->n.nth || m->n.value > RICHTER_MAX || at <= r->begin) return false;
    size_t word = at - 1;
    if (word > r->begin && (quantity__is(r, word, "of") || quantity__is(r, word, "-"))) word--;
    bool named = quantity__is(r, word, "magnitude") || quantity__is(r, word, "richter");
    bool scale = quantity__is(r, m->end, "on") &&
                 (quantity__is(r, m->end + 2, "richter") || quantity__is(r, m->end + 2, "scale"));
    bool quake = m->n.precision < 0 && ANY_OF(r, m->end, quakes);
    if (!named && !scale && !quake) return false;
    m->has_unit = true;
    return unit__read_suffix(&m->u, "magnitude");
}

static bool read_any(const quantity_reader *r, size_t at, bool qualified, measure *m)
{
    return quantity__read_measure(r, at, m) || read_article_unit(r, at, qualified, m) ||
           read_quantifier(r, at, m) || read_times(r, at, m);
}

/* "two-time winner", "one-on-one", "Gang of Eight" */
static bool is_label(const quantity_reader *r, size_t at, const measure *m)
{
    if (m->has_unit || m->end >= r->end) return false;
    bool dash = quantity__is(r, m->end, "-") && numeral__glued(r->tokens, m->end);
    if (dash && (quantity__is(r, m->end + 1, "time") || quantity__is(r, m->end + 1, "on"))) return true;
    bool title = r->tokens[at].shape == SHAPE_TITLE && !m->n.digits;
    return title && at > r->begin + 1 && quantity__is(r, at - 1, "of") &&
           r->tokens[at - 2].shape == SHAPE_TITLE;
}

bool quantity__read(const quantity_reader *r, size_t at, quantity *q, bool *out_of_memory)
{
    measure m;
    claimdiff_bound bound = CLAIMDIFF_BOUND_EXACT;
    *q =
        (quantity){ .noun_token = SYNTAX_ROOT, .state = "", .per = "", .stated = { .unit = "", .noun = "" } };
    q->token_begin = at;
    bool between = quantity__is(r, at, "between");
    size_t value = between ? at + 1 : quantity__read_bound(r, at, &bound);
    if (quantity__read_pair(r, value, between, q, out_of_memory)) return true;
    if (between) return false;
    if (!read_any(r, value, value > at, &m)) return false;
    if (!m.has_unit && !m.n.nth && m.n.plain &&
        (m.n.value >= BARE_MAX || (value == at && quantity__is_name(r, value))))
        return false;
    if (is_label(r, value, &m)) return false;
    read_unit_before(r, at, &m);
    *out_of_memory = !quantity__build(r, &m, quantity__check_bound(r, at, &m, bound), q);
    if (*out_of_memory) return true;
    if (quantity__is_age(r, &m, value)) quantity__set_age(q);
    quantity__read_tail(r, &m, q);
    if (!*q->stated.unit && is_older(r, q->token_end)) quantity__set_age(q);
    return true;
}
