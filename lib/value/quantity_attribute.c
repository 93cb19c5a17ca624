/* What a figure measures, from the dependency tree: "revenue of $2.4bn" ->
 * revenue, "sales climbed 12 %" -> sales, "the three-month deal" -> deal,
 * "turnout was 68 percent" -> turnout.
 *
 * The figure's own head is climbed to a noun, or to a verb whose subject it
 * then is. Blind spot: what stands in another sentence. */
#include "quantity_parts.h"

#include <string.h>

#define CLIMB 4  /* heads followed from the figure */
#define REACH 40 /* tokens from a verb to its subject */

/* The figure's token whose head stands outside the figure. */
static size_t outer(const quantity_reader *r, const quantity *q)
{
    size_t found = SYNTAX_ROOT;
    for (size_t i = q->token_begin; i < q->token_end; i++) {
        const syntax_word *w = &r->words[i];
        bool inside = w->head != SYNTAX_ROOT && w->head >= q->token_begin && w->head < q->token_end;
        bool carries =
            w->pos == UPOS_NUM || w->pos == UPOS_NOUN || w->pos == UPOS_SYM || w->pos == UPOS_PROPN;
        if (!inside && carries) found = i;
    }
    return found;
}

static size_t subject_of(const quantity_reader *r, size_t head)
{
    size_t from = head > r->begin + REACH ? head - REACH : r->begin;
    for (size_t i = from; i < r->end && i < head + REACH; i++) {
        deprel relation = r->words[i].relation;
        if (r->words[i].head == head && (relation == DEP_NSUBJ || relation == DEP_NSUBJ_PASS)) return i;
    }
    return SYNTAX_ROOT;
}

static size_t child_of(const quantity_reader *r, size_t head, deprel relation)
{
    size_t from = head > r->begin + REACH ? head - REACH : r->begin;
    for (size_t i = from; i < r->end && i < head + REACH; i++)
        if (r->words[i].head == head && r->words[i].relation == relation) return i;
    return SYNTAX_ROOT;
}

static bool is_nominal(const quantity_reader *r, size_t at)
{
    return r->words[at].pos == UPOS_NOUN || r->words[at].pos == UPOS_PROPN;
}

static bool is_outside(const quantity *q, size_t at)
{
    return at != SYNTAX_ROOT && (at < q->token_begin || at >= q->token_end);
}

static size_t find_attribute(const quantity_reader *r, const quantity *q)
{
    size_t at = outer(r, q);
    for (int n = 0; n < CLIMB && at != SYNTAX_ROOT; n++) {
        size_t subject = subject_of(r, at);
        if (is_outside(q, subject)) return subject;
        bool oblique = r->words[at].relation == DEP_OBL;
        at = r->words[at].head;
        if (at == SYNTAX_ROOT || at < r->begin || at >= r->end) break;
        if (is_nominal(r, at) && at != q->noun_token) return at;
        size_t object = oblique ? child_of(r, at, DEP_OBJ) : SYNTAX_ROOT; /* "raised the age to 65" */
        if (is_outside(q, object)) return object;
    }
    return SYNTAX_ROOT;
}

/* "the number of arrests rose to 135": the bare figure counts arrests. */
static void take_noun(const quantity_reader *r, quantity *q)
{
    static const char *const sums[] = { "number", "total", "count", "tally", "toll" };
    if (q->attribute == SYNTAX_ROOT || q->noun_token != SYNTAX_ROOT || *q->stated.unit ||
        q->role == QUANTITY_SCORE)
        return;
    for (size_t k = 0; k < sizeof sums / sizeof *sums; k++) {
        if (strcmp(r->words[q->attribute].lemma, sums[k])) continue;
        size_t noun = child_of(r, q->attribute, DEP_NMOD);
        if (!is_outside(q, noun)) return;
        q->noun_token = noun;
        q->stated.noun = r->words[noun].lemma;
    }
}

void quantity__read_attribute(const quantity_reader *r, quantity *q)
{
    q->attribute = find_attribute(r, q);
    take_noun(r, q);
}
