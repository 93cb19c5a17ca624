/* Candidate pairs as lines of JSON, with claims and contexts as the network reads
 * them, every feature by name, what the network said and what came of it:
 * docs/dump.md tells the fields, train/ fits the tables of the judge to them. */
#include "pairs.h"

#include "base/json.h"
#include "base/status.h"
#include "judge/told.h"
#include "value/value.h"

/* By value_kind (lint: names). */
static const char *const kinds[] = { "count", "money", "percent", "measure", "duration",
                                     "age", "score", "ordinal", "date", "time" };
/* By value_verdict (lint: names). */
static const char *const verdicts[] = { "unrelated", "same", "rounded", "finer", "conflict" };

#define FEATURE_DIGITS 6
#define PROBABILITY_DIGITS 9 /* the log-odds that the features hold go down to -12 */

/* Adds the words of a text, white space evened. */
static void add_words(str *out, model_text text)
{
    for (size_t i = 0; i < text.length; i++) {
        const bool space = strchr(" \t\r\n", text.bytes[i]) != NULL;
        if (!space && (!i || strchr(" \t\r\n", text.bytes[i - 1])) && out->length)
            str__put(out, " ");
        if (!space) str__add(out, &text.bytes[i], 1);
    }
}

/* What the network is told before a claim, in one. */
static bool add_context(str *s, const arena *around, const analysis *in, const claim *c)
{
    model_side side;
    str words;
    str__init(&words, around->allocator);
    told__context(&side, in, c);
    add_words(&words, side.about);
    add_words(&words, side.before);
    add_words(&words, side.intro);
    json__key(s, "context");
    json__text(s, words.bytes, words.length);
    const bool good = !words.failed;
    str__free(&words);
    return good;
}

static bool add_side(str *s, pipeline *p, const char *key, size_t number)
{
    const claim_bag *bag = &p->space.of.bags[number];
    const analysis *in = p->space.of.articles[bag->article];
    const claimdiff_span span = bag->claim->stated.span;
    json__key(s, key);
    json__open(s, "{");
    json__size_field(s, "article", bag->article);
    json__size_field(s, "claim", bag->index);
    json__size_field(s, "begin", span.begin);
    json__size_field(s, "end", span.end);
    json__key(s, "text");
    json__text(s, in->reading.text.text + span.begin, span.end - span.begin);
    const bool good = add_context(s, &p->round, in, bag->claim);
    str__put(s, "}");
    return good;
}

static void add_features(str *s, const relation_case *c)
{
    json__key(s, "features");
    json__open(s, "{");
    for (int f = 0; f < FEATURE_COUNT; f++)
        json__decimal_field(s, relation__feature_name((relation_feature)f), c->features[f],
                            FEATURE_DIGITS);
    str__put(s, "}");
}

static void add_event(str *s, const event_likeness *e)
{
    json__key(s, "names");
    json__open(s, "{");
    json__decimal_field(s, "shared", e->shared, FEATURE_DIGITS);
    json__decimal_field(s, "apart", e->apart, FEATURE_DIGITS);
    json__decimal_field(s, "dates", e->dates, FEATURE_DIGITS);
    json__decimal_field(s, "values", e->values, FEATURE_DIGITS);
    str__put(s, "}");
}

static void add_value(str *s, const char *key, const value *v)
{
    const claimdiff_span span = value__span(*v);
    json__key(s, key);
    json__open(s, "{");
    json__size_field(s, "begin", span.begin);
    json__size_field(s, "end", span.end);
    json__string_field(s, "kind", kinds[v->kind]);
    str__put(s, "}");
}

/* Each value of one claim against each of the other, where they can be compared. */
static void add_values(str *s, const pair_view *p)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    json__key(s, "values");
    json__open(s, "[");
    for (size_t i = 0; i < claim__value_count(a); i++) {
        for (size_t j = 0; j < claim__value_count(b); j++) {
            const value x = claim__value(a, i), y = claim__value(b, j);
            const value_verdict verdict = value__compare(x, y);
            if (verdict == VALUE_UNRELATED) continue;
            json__open(s, "{");
            add_value(s, "a", &x);
            add_value(s, "b", &y);
            json__string_field(s, "verdict", verdicts[verdict]);
            str__put(s, "}");
        }
    }
    str__put(s, "]");
}

static void add_score(str *s, const char *key, const nli_score *score)
{
    json__key(s, key);
    json__open(s, "{");
    for (int k = 0; k < 3; k++)
        json__decimal_field(s, claimdiff_label_string((claimdiff_label)k), score->label[k],
                            PROBABILITY_DIGITS);
    json__decimal_field(s, "agreement", score->agreement, PROBABILITY_DIGITS);
    str__put(s, "}");
}

static void add_relation(str *s, const relation *r)
{
    json__key(s, "relation");
    json__open(s, "{");
    json__decimal_field(s, "agreement", r->agreement, FEATURE_DIGITS);
    json__decimal_field(s, "contradiction", r->contradiction, FEATURE_DIGITS);
    json__bool_field(s, "agrees", relation__agrees(r));
    json__bool_field(s, "contradicts", relation__contradicts(r));
    json__string_field(s, "reason", claimdiff_reason_string(r->reason));
    json__string_field(s, "decided_by", r->decided_by);
    str__put(s, "}");
}

/* How many ways round the network is asked where it is not asked about all. */
static size_t ways(const judge_cases *cases, size_t i, bool directed)
{
    if (!cases->hopeful[i] || !cases->items[i].judged) return 0;
    return directed || !cases->open[i] ? 1 : 2;
}

bool pairs__write(str *out, pipeline *p)
{
    const judge_cases *cases = &p->cases;
    for (size_t i = 0; i < cases->count; i++) {
        const relation_case *c = &cases->items[i];
        json__open(out, "{");
        if (!add_side(out, p, "a", c->pair.a) || !add_side(out, p, "b", c->pair.b)) return false;
        json__decimal_field(out, "forward", c->view.shared.forward, FEATURE_DIGITS);
        json__decimal_field(out, "backward", c->view.shared.backward, FEATURE_DIGITS);
        add_features(out, c);
        add_event(out, &c->pair.event);
        add_values(out, &c->view);
        json__bool_field(out, "verbatim", cases->verbatim[i]);
        json__string_field(out, "rule", c->rule);
        json__bool_field(out, "update", c->update);
        json__string_field(out, "validity", validity__name(c->validity));
        json__size_field(out, "asked", ways(cases, i, p->task.directed));
        if (c->judged) add_score(out, "there", &c->there);
        if (c->judged) add_score(out, "back", &c->back);
        add_relation(out, &p->relations.items[i]);
        str__put(out, "}\n");
    }
    return true;
}

claimdiff_status claimdiff_pairs_dump(char **out, size_t *length,
                                      claimdiff_article *const *articles, size_t count, bool all,
                                      claimdiff_error *error)
{
    if (out) *out = NULL;
    if (length) *length = 0;
    if (!out) return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, "out is NULL");
    claimdiff_status status = pipeline__check(articles, count, error);
    if (status) return status;
    const claimdiff_engine *engine = articles[0]->engine;
    const pipeline_task task = { .network = engine->judge, .all = all };
    pipeline p;
    str s;
    pipeline__init(&p, engine, &task);
    str__init(&s, &engine->allocator);
    str__put(&s, "");
    bool good = pipeline__take(&p, articles, count);
    for (size_t i = 0; good && i < count; i++)
        good = pipeline__compare(&p, i, SIZE_MAX) && pairs__write(&s, &p);
    if (!good) s.failed = true;
    pipeline__free(&p);
    return str__hand_over(&s, out, length, error);
}
