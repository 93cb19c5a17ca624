/* Reads one quantity at one token: approximators, currency, numeral, unit, and
 * what may follow ("or so", "a day", "-year-old", "in five").
 *
 * "between 35 and 60 euros" -> 35..60 eur; "a quarter of a percentage point" ->
 * 0.25 point; "two hours and 30 minutes" -> 2.5 hour; "more than a year" -> at
 * least 1 year; "3-1" -> score; "no deaths" -> 0. The words around it are read
 * in quantity_context.c. */
#include "quantity_read.h"

#include <math.h>
#include <string.h>

#include "age.h"
#include "figure.h"
#include "lexicon_data.h"
#include "measure.h"

#define TEAM_WORDS 3
#define SCORE_MAX 1000 /* votes of a parliament */
#define RICHTER_MAX 10
#define BARE_MAX 1e9 /* larger figures without unit, comma or scale are identifiers */

/* ---- what follows ------------------------------------------------------------- */

/* "a day", "per share", "an hour", "every year" -> what it is per */
static const char *read_rate(const scan *s, size_t at)
{
    const char *often =
        at < s->end ? lexicon__find(&lexicon__rate_words, s->tokens[at].norm) : NULL;
    if (often) return often;
    unit cents; /* per cent is no rate */
    if ((scan__is(s, at, "per") || scan__is(s, at, "/")) && at + 1 < s->end &&
        !unit__read(&cents, s, at))
        return s->words[at + 1].lemma;
    if (!scan__is_article(s, at) && !scan__is(s, at, "each") && !scan__is(s, at, "every"))
        return "";
    return !scan__says(s, at + 2, FIGURE_WORDS_DISTANCE) && scan__has(s, at + 1, VALUE_WORDS_PER)
               ? s->tokens[at + 1].norm
               : "";
}

/* "one in three", "four in every five", "nine out of ten" -> the second number */
static bool read_of_total(const scan *s, const measure *m, size_t *at, double *total)
{
    numeral n;
    unit u;
    size_t next = *at;
    if (m->has_unit || m->n.nth || m->n.fraction || m->n.many || m->n.scaled || m->n.value > 1000 ||
        m->n.value != (double)(long)m->n.value)
        return false;
    if (scan__is(s, next, "out") && scan__is(s, next + 1, "of"))
        next += 2;
    else if (scan__is(s, next, "in"))
        next++;
    else
        return false;
    bool every = scan__is(s, next, "every");
    next += every;
    if (!numeral__read(&n, s, next, false) || n.nth || n.fraction || n.many || *n.suffix)
        return false;
    if (n.value <= m->n.value || n.value > 1000 || (m->n.value > 20 && !every)) return false;
    if (n.end < s->end && unit__read(&u, s, n.end)) return false;
    *total = n.value;
    *at = n.end;
    return true;
}

/* ---- building ------------------------------------------------------------------ */

/* The quantity that a measure states. */
static void build(const measure *m, claimdiff_bound bound, quantity *q)
{
    double value = m->n.value * m->u.factor;
    if (m->n.fraction && !m->has_unit) {
        value *= 100;
        q->fraction = true;
        q->stated.unit = "percent";
    } else {
        q->stated.unit = m->u.name;
    }
    q->stated.low = q->stated.high = value;
    q->stated.bound = m->n.many ? CLAIMDIFF_BOUND_AT_LEAST : bound;
    q->precision = m->n.precision;
    if (m->u.factor < 0.5) q->precision -= 2; /* cents, basis points */
    q->loose = m->n.loose;
    q->role = m->n.nth ? QUANTITY_ORDINAL : QUANTITY_AMOUNT;
    q->token_end = m->end;
}

/* What follows the measure: total, age, rate, "or so". */
static void read_tail(const scan *s, const measure *m, quantity *q)
{
    double total;
    size_t at = q->token_end;
    if (read_of_total(s, m, &at, &total)) {
        q->stated.low = q->stated.high = 100 * m->n.value / total;
        q->stated.unit = "percent";
        q->fraction = true;
    }
    at = measure__read_bound_after(s, at, &q->stated.bound);
    if (unit__is_time(q->stated.unit) && age__read_old(s, &at)) q->role = QUANTITY_AGE;
    q->per = q->role == QUANTITY_AMOUNT ? read_rate(s, at) : "";
    if (*q->per) q->role = QUANTITY_RATE;
    q->token_end = at;
}

/* ---- numbers without a numeral ----------------------------------------------------- */

/* "more than a year", "in a decade", "almost a week" */
static bool read_article_unit(const scan *s, size_t at, bool qualified, measure *m)
{
    if (!scan__is_article(s, at) || at + 1 >= s->end) return false;
    *m = (measure){ .n = { .value = 1, .suffix = "" } };
    if (!unit__read(&m->u, s, at + 1)) return false;
    bool ago = scan__says(s, m->u.end, FIGURE_WORDS_AGO), half = scan__is(s, m->u.end, "and") &&
                                                    scan__is_article(s, m->u.end + 1) &&
                                                    scan__is(s, m->u.end + 2, "half");
    if (ago && scan__is(s, at - 1, "as")) return false; /* as many as a decade ago */
    if (!unit__is_time(m->u.name) && !qualified) return false;
    if (scan__is(s, m->u.end, "-") || (m->u.end < s->end && unit__is_time(m->u.name) &&
                                       syntax__is_noun(&s->words[m->u.end]) && !qualified))
        return false;
    if (!qualified && !ago && !half && !(at > s->begin && scan__has(s, at - 1, VALUE_WORDS_SPAN)))
        return false;
    m->has_unit = true;
    m->n.value += half ? 0.5 : 0;
    m->end = m->u.end + (half ? 3 : 0);
    return true;
}

/* "no deaths" -> 0, "both recorders" -> 2, "a single vote" -> 1 */
static bool read_quantifier(const scan *s, size_t at, measure *m)
{
    *m = (measure){ .n = { .suffix = "" }, .u = { .name = "", .factor = 1 }, .end = at + 1 };
    bool noun = at + 1 < s->end && quantity_context__is_noun(s, at + 1);
    if (scan__is(s, at, "no") && noun) {
        if (lexicon__has(&lexicon__befell, s->tokens[at + 1].norm)) return true;
        return s->words[at + 1].plural && lexicon__has(&lexicon__counted, s->words[at + 1].lemma);
    }
    if (scan__is(s, at, "both")) {
        bool adjective = at + 2 < s->end && s->words[at + 1].pos == UPOS_ADJ &&
                         quantity_context__is_noun(s, at + 2);
        size_t head = at + 1 + adjective;
        m->n.value = 2;
        for (; head < s->end && head < at + 4 && quantity_context__is_noun(s, head); head++)
            if (s->words[head].plural)
                return s->words[head].pos != UPOS_PROPN && !scan__is(s, head + 1, "and");
        return false;
    }
    if (!scan__is_article(s, at) || !scan__says(s, at + 1, FIGURE_WORDS_SINGLE)) return false;
    m->n.value = 1;
    m->end = at + 2;
    return true;
}

/* "twice", "doubled", "threefold" -> times */
static bool read_times(const scan *s, size_t at, measure *m)
{
    const lexicon_entry *entry =
        at < s->end ? lexicon__entry(&lexicon__numbers, s->tokens[at].norm) : NULL;
    if (!entry || !(entry->bits & NUMBERS_TIMES)) return false;
    *m = (measure){ .n = { .value = lexicon__number(entry, 0), .suffix = "" },
                    .end = at + 1,
                    .has_unit = true };
    return unit__read_suffix(&m->u, "times");
}

/* ---- two figures in one quantity ------------------------------------------------- */

/* Words that a score stands before: "a 2-1 lead" */
static bool is_score_noun(const scan *s, size_t at)
{
    return scan__has(s, at, VALUE_WORDS_SCORE);
}

/* "-2" of the record "7-14-2": the token after it, or `at` */
static size_t skip_draws(const scan *s, size_t at)
{
    const bool glued = scan__is(s, at, "-") && scan__glued(s, at) && at + 1 < s->end;
    return glued && scan__glued(s, at + 1) && s->tokens[at + 1].kind == TOKEN_NUMBER ? at + 2 : at;
}

/* "3-2", "7-2", "two to one" -> a score. "9-10 people" and "10-15" are ranges. */
static bool is_score(const scan *s, const measure *a, const measure *b, size_t joint)
{
    if (a->has_unit || b->has_unit || a->n.scaled || b->n.scaled || a->n.nth || b->n.nth ||
        a->n.value > SCORE_MAX || b->n.value > SCORE_MAX)
        return false;
    if (scan__is(s, joint, "to")) {
        size_t first = joint - 1;
        while (first > s->begin && first + 3 > joint && !scan__has(s, first, VALUE_WORDS_VERSUS))
            first--;
        if (scan__has(s, first, VALUE_WORDS_VERSUS) || is_score_noun(s, b->end) ||
            scan__says(s, joint - 1, FIGURE_WORDS_VOTES))
            return true;
        return a->n.value > b->n.value && !a->n.digits && !b->n.digits && !scan__is(s, b->end, "-");
    }
    if (!scan__is(s, joint, "-") || !a->n.plain || !b->n.plain) return false;
    bool team = b->end < s->end && s->tokens[b->end].shape == SHAPE_TITLE; /* the 0-14 Lions */
    if (a->n.value >= b->n.value || a->n.value == 0 || team || is_score_noun(s, b->end))
        return true;
    if (skip_draws(s, b->end) > b->end) return true;
    return b->end >= s->end || !(quantity_context__is_noun(s, b->end) ||
                                 s->words[b->end].pos == UPOS_ADJ || scan__is(s, b->end, "-"));
}

static bool same_unit(const measure *a, const measure *b)
{
    return !strcmp(a->u.name, b->u.name);
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

static bool read_second(const scan *s, size_t joint, bool between, measure *a, measure *b)
{
    bool dash = scan__is(s, joint, "-"), to = scan__is(s, joint, "to"),
         either = scan__is(s, joint, "or");
    if (!dash && !to && !either && !(between && scan__is(s, joint, "and"))) return false;
    if (dash && scan__is(s, joint + 1, "to") && scan__is(s, joint + 2, "-"))
        joint += 2; /* $16-to-$22 */
    if (!measure__read(s, joint + 1, b) || b->n.nth || a->n.nth || b->n.many || a->n.many ||
        b->n.fraction != a->n.fraction)
        return false;
    share(a, b);
    if (b->has_unit != a->has_unit && !(a->sign && !b->has_unit)) return false;
    if (a->sign && !b->has_unit) b->u = a->u, b->has_unit = true;
    return same_unit(a, b);
}

static bool read_pair(const scan *s, size_t at, bool between, quantity *q)
{
    measure x, y;
    if (!measure__read(s, at, &x)) return false;
    size_t joint = x.end;
    if (!x.has_unit && scan__says(s, joint, FIGURE_WORDS_VOTES) &&
        scan__is(s, joint + 1, "to"))
        joint++;
    if (joint >= s->end || !read_second(s, joint, between, &x, &y)) return false;
    if (scan__is(s, joint, "to") && at > s->begin && scan__is(s, at - 1, "from")) {
        build(&x, CLAIMDIFF_BOUND_EXACT, q); /* the second follows by itself */
        if (age__is(s, &x, at - 1) || age__is(s, &x, at)) age__set(q);
        return true;
    }
    if (is_score(s, &x, &y, joint)) {
        if (scan__is(s, joint, "or")) return false;
        build(&y, CLAIMDIFF_BOUND_EXACT, q);
        q->stated.low = x.n.value;
        q->role = QUANTITY_SCORE;
        q->token_end = skip_draws(s, y.end);
        return true;
    }
    if (x.n.value >= y.n.value) return false;
    if (scan__is(s, joint, "to") && !between && !x.has_unit && !x.n.digits) return false;
    build(&y, CLAIMDIFF_BOUND_BETWEEN, q);
    q->stated.low = x.n.value * x.u.factor * (x.n.fraction ? 100 : 1);
    read_tail(s, &y, q);
    if (age__is(s, &y, at)) age__set(q);
    q->stated.bound = CLAIMDIFF_BOUND_BETWEEN;
    return true;
}

/* ---- one quantity ------------------------------------------------------------------- */

/* "aftershocks of around 4.0" */
static bool is_of_quake(const scan *s, size_t at)
{
    if (at < s->begin + 2 || !scan__is(s, at - 1, "of")) return false;
    return scan__has(s, at - 2, VALUE_WORDS_QUAKE);
}

/* "magnitude 6.8", "magnitude of 6.8", "a 6.7-strength quake": the unit stands before,
 * or is told by what is counted */
static bool read_unit_before(const scan *s, size_t at, measure *m)
{
    bool degree = m->has_unit && !strcmp(m->u.name, "degree"), decimal = m->n.precision < 0;
    if ((m->has_unit && !degree) || m->n.nth || m->n.value > RICHTER_MAX || at <= s->begin)
        return false;
    size_t word = at - 1, after = m->end + scan__is(s, m->end, "-");
    if (word > s->begin && (scan__is(s, word, "of") || scan__is(s, word, "-"))) word--;
    bool named = scan__says(s, word, FIGURE_WORDS_MAGNITUDE);
    bool scale = scan__is(s, m->end, "on") && scan__says(s, m->end + 2, FIGURE_WORDS_SCALE);
    bool quake = decimal && (scan__has(s, after, VALUE_WORDS_QUAKE) || is_of_quake(s, at));
    if (!quake && (degree || (!named && !scale))) return false;
    m->has_unit = true;
    return unit__read_suffix(&m->u, "magnitude");
}

static bool read_any(const scan *s, size_t at, bool qualified, measure *m)
{
    return measure__read(s, at, m) || read_article_unit(s, at, qualified, m) ||
           read_quantifier(s, at, m) || read_times(s, at, m);
}

/* "two-time winner", "one-on-one", "Gang of Eight" */
static bool is_label(const scan *s, size_t at, const measure *m)
{
    if (m->has_unit || m->end >= s->end) return false;
    bool dash = scan__is(s, m->end, "-") && scan__glued(s, m->end);
    if (dash && (scan__says(s, m->end + 1, FIGURE_WORDS_LABEL) || scan__is(s, m->end + 1, "on")))
        return true;
    bool title = s->tokens[at].shape == SHAPE_TITLE && !m->n.digits;
    return title && at > s->begin + 1 && scan__is(s, at - 1, "of") &&
           s->tokens[at - 2].shape == SHAPE_TITLE;
}

/* "24, Tigers 17" of "Reds 24, Tigers 17": a score told by the names of both sides */
static bool read_score_line(const scan *s, size_t at, quantity *q)
{
    numeral a, b;
    size_t next = at + 2;
    if (at <= s->begin || !numeral__read(&a, s, at, false) || !a.plain || a.end != at + 1)
        return false;
    const syntax_word *side = &s->words[at - 1];
    bool team = s->tokens[at - 1].shape == SHAPE_TITLE &&
                (side->pos == UPOS_PROPN || (side->pos == UPOS_NOUN && side->plural));
    if (!team || !scan__is(s, at + 1, ",") ||
        lexicon__has(&lexicon__number_names, s->tokens[at - 1].norm))
        return false;
    while (next < s->end && next < at + 2 + TEAM_WORDS && s->tokens[next].shape == SHAPE_TITLE)
        next++;
    if (next == at + 2 || !numeral__read(&b, s, next, false) || !b.plain || b.end != next + 1)
        return false;
    bool shut = b.end >= s->end || scan__is(s, b.end, ".") || scan__is(s, b.end, ")");
    if (!shut || fmax(a.value, b.value) > SCORE_MAX) return false;
    q->stated.low = a.value;
    q->stated.high = b.value;
    q->role = QUANTITY_SCORE;
    q->token_end = b.end;
    return true;
}

/* "minus 17 degrees", "-12C": the sign of a temperature; moves where it begins. */
static void read_sign(const scan *s, size_t value, quantity *q)
{
    bool dash = value > s->begin && scan__is(s, value - 1, "-") && scan__glued(s, value) &&
                (value - 1 == s->begin || !scan__glued(s, value - 1));
    bool minus = value > s->begin && scan__is(s, value - 1, "minus");
    bool warmth = unit__convert(1, q->stated.unit, "celsius", &(double){ 0 }) ||
                  !strcmp(q->stated.unit, "degree");
    if (!minus && !(dash && warmth)) return;
    q->token_begin = value - 1;
    q->stated.low = -q->stated.low;
    q->stated.high = -q->stated.high;
}

/* Whether the bare figure or number word at `at` is part of a name. */
static bool is_name(const scan *s, size_t at, const measure *m)
{
    if (m->has_unit || m->n.nth || m->n.scaled) return false;
    if (m->n.digits) return (m->n.plain || m->n.precision < 0) && quantity__is_name(s, at);
    return at > s->begin && lexicon__has(&lexicon__number_names, s->tokens[at - 1].norm) &&
           quantity__is_name(s, at); /* day six */
}

bool quantity_read__at(const scan *s, size_t at, quantity *q)
{
    measure m;
    claimdiff_bound bound = CLAIMDIFF_BOUND_EXACT;
    *q = (quantity){
        .noun_token = SYNTAX_ROOT, .state = "", .per = "", .stated = { .unit = "", .noun = "" }
    };
    q->token_begin = at;
    bool between = scan__is(s, at, "between");
    size_t value = between ? at + 1 : measure__read_bound(s, at, &bound);
    if (age__read_decade(s, value, q) || read_score_line(s, value, q)) return true;
    if (read_pair(s, value, between, q)) return true;
    if (between || !read_any(s, value, value > at, &m)) return false;
    bool age = age__is(s, &m, value);
    if (!m.has_unit && !m.n.nth && m.n.plain && m.n.value >= BARE_MAX) return false;
    if (!age && is_name(s, value, &m)) return false;
    if (is_label(s, value, &m)) return false;
    read_unit_before(s, at, &m);
    if (m.n.nth) q->token_begin = value; /* no bound: beat 15th-ranked Tennessee */
    build(&m, m.n.nth ? CLAIMDIFF_BOUND_EXACT : measure__check_bound(s, at, &m, bound), q);
    if (age) age__set(q);
    read_tail(s, &m, q);
    if (!*q->stated.unit && age__is_bound(s, q->token_end)) age__set(q);
    read_sign(s, value, q);
    return true;
}
