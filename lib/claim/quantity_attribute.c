/* What a figure measures, from the dependency tree: "revenue of $2.4bn" ->
 * revenue, "sales climbed 12 %" -> sales, "the three-month deal" -> deal,
 * "turnout was 68 percent" -> turnout.
 *
 * The figure's own head is climbed to a noun, or to a verb whose subject it
 * then is. Blind spot: what stands in another sentence. */
#include "quantity_parts.h"

#define CLIMB 4   /* heads followed from the figure */
#define REACH 40  /* tokens from a verb to its subject */

/* The figure's token whose head stands outside the figure. */
static size_t outer(const quantity_reader *r, const quantity *q)
{
    size_t found = SYNTAX_ROOT;
    for (size_t i = q->token_begin; i < q->token_end; i++) {
        const syntax_word *w = &r->words[i];
        bool inside = w->head != SYNTAX_ROOT && w->head >= q->token_begin && w->head < q->token_end;
        bool carries = w->pos == UPOS_NUM || w->pos == UPOS_NOUN || w->pos == UPOS_SYM || w->pos == UPOS_PROPN;
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

static bool is_nominal(const quantity_reader *r, size_t at)
{
    return r->words[at].pos == UPOS_NOUN || r->words[at].pos == UPOS_PROPN;
}

void quantity__read_attribute(const quantity_reader *r, quantity *q)
{
    size_t at = outer(r, q);
    q->attribute = SYNTAX_ROOT;
    for (int n = 0; n < CLIMB && at != SYNTAX_ROOT; n++) {
        size_t subject = subject_of(r, at);
        if (subject != SYNTAX_ROOT && (subject < q->token_begin || subject >= q->token_end)) {
            q->attribute = subject;
            return;
        }
        at = r->words[at].head;
        if (at == SYNTAX_ROOT || at < r->begin || at >= r->end) return;
        if (is_nominal(r, at) && at != q->noun_token) {
            q->attribute = at;
            return;
        }
    }
}
