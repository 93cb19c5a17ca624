/* What comparing an article with those before it has come to, as a part of a story's file. What
 * is read is of claims and words that there are, and each pair once. */
#include <string.h>

#include "story_file.h"

/* ---- relations -------------------------------------------------------------------------- */

static bool add_decider(story_file *f, const char **by)
{
    const char *bytes = *by, *known;
    size_t length = f->tape.out ? strlen(bytes) : 0;
    tape__bytes(&f->tape, &bytes, &length);
    if (f->tape.out) return true;
    for (size_t i = 0; (known = relation__decider(i)); i++)
        if (strlen(known) == length && !memcmp(known, bytes, length)) break;
    *by = known;
    if (!known) f->tape.failed = true;
    return story_file__is_whole(f);
}

/* Words of a claim's article; begin == end: none. */
static void add_words(story_file *f, size_t bag, token_range *words)
{
    const corpus *of = &f->story->pipeline.space.of;
    const size_t tokens = of->articles[of->bags[bag].article]->reading.text.tokens.count;
    tape__size(&f->tape, &words->begin, tokens);
    tape__size(&f->tape, &words->end, tokens);
    if (words->begin > words->end) f->tape.failed = true;
}

/* Which of the two claims is later: 0, none; 1, a; 2, b. */
static void add_later(tape *t, relation *r)
{
    size_t which = r->later == r->a ? 1 : r->later == r->b ? 2 : 0;
    tape__size(t, &which, 2);
    r->later = which == 1 ? r->a : which == 2 ? r->b : OVERLAP_NONE;
}

/* Of an article of which the first bag is `first`, the last one end - 1. */
static bool add_relation(story_file *f, relation *r, size_t first, size_t end)
{
    tape *t = &f->tape;
    double *const numbers[] = { &r->agreement, &r->entailment, &r->contradiction, &r->same,
                                &r->forward,   &r->backward };
    size_t reason = r->reason;
    tape__size(t, &r->a, first ? first - 1 : 0);
    tape__size(t, &r->b, end - 1);
    if (r->a >= first || r->b < first) t->failed = true;
    if (!story_file__is_whole(f)) return false;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        tape__double(t, numbers[i], -0.001, 1.001);
    tape__size(t, &reason, CLAIMDIFF_REASON_MEANING);
    r->reason = (claimdiff_reason)reason;
    tape__bool(t, &r->judged);
    tape__bool(t, &r->disputed);
    tape__bool(t, &r->reconciled);
    add_later(t, r);
    add_words(f, r->a, &r->evidence_a);
    add_words(f, r->b, &r->evidence_b);
    return add_decider(f, &r->decided_by) && story_file__is_whole(f);
}

static bool is_after(const relation *r, const relation *last)
{
    return r->b > last->b || (r->b == last->b && r->a > last->a);
}

static bool read_relations(story_file *f, arena *scratch, size_t first, size_t end)
{
    ledger *l = &f->story->ledger;
    relation_list read = { 0 };
    size_t count = 0;
    tape__size(&f->tape, &count, SIZE_MAX);
    for (size_t i = 0; i < count && story_file__is_whole(f); i++) {
        relation *r = ARRAY_PUSH(&read, scratch);
        if (!r) return story_file__no_memory(f);
        if (!add_relation(f, r, first, end)) return false;
        if (i && !is_after(r, r - 1)) f->tape.failed = true;
    }
    if (!story_file__is_whole(f)) return false;
    return ledger__rebook(l, scratch, &read) || story_file__no_memory(f);
}

static bool write_relations(story_file *f, size_t first, size_t end)
{
    const relation_list *all = &f->story->ledger.relations;
    const size_t begin = group__relations_before(all, first);
    size_t count = group__relations_before(all, end) - begin;
    tape__size(&f->tape, &count, SIZE_MAX);
    for (size_t i = 0; i < count; i++)
        if (!add_relation(f, &all->items[begin + i], first, end)) return false;
    return true;
}

/* ---- disputes --------------------------------------------------------------------------- */

static bool is_of(const dispute *d, size_t first, size_t end)
{
    const size_t later = d->said > d->denied ? d->said : d->denied;
    return later >= first && later < end;
}

static bool add_dispute(story_file *f, dispute *d, size_t first, size_t end)
{
    tape__size(&f->tape, &d->said, end - 1);
    tape__size(&f->tape, &d->denied, end - 1);
    tape__double(&f->tape, &d->score, 0.0, 1.0);
    if (!is_of(d, first, end) || d->said == d->denied) f->tape.failed = true;
    if (!story_file__is_whole(f)) return false;
    add_words(f, d->said, &d->said_words);
    add_words(f, d->denied, &d->denied_words);
    return story_file__is_whole(f);
}

static bool add_disputes(story_file *f, size_t first, size_t end)
{
    dispute_list *all = &f->story->ledger.disputes;
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) count += is_of(&all->items[i], first, end);
    tape__size(&f->tape, &count, SIZE_MAX);
    for (size_t i = 0; f->tape.out && i < all->count; i++)
        if (is_of(&all->items[i], first, end) && !add_dispute(f, &all->items[i], first, end))
            return false;
    for (size_t i = 0; !f->tape.out && i < count && story_file__is_whole(f); i++) {
        dispute *d = ARRAY_PUSH(all, f->story->ledger.arena);
        if (!d) return story_file__no_memory(f);
        if (!add_dispute(f, d, first, end)) return false;
    }
    return story_file__is_whole(f);
}

/* ---- both ------------------------------------------------------------------------------- */

bool story_pairs__add(story_file *f, arena *scratch, size_t article)
{
    const corpus *of = &f->story->pipeline.space.of;
    const size_t first = of->first[article], end = of->first[article + 1];
    const bool good = f->tape.out ? write_relations(f, first, end)
                                  : read_relations(f, scratch, first, end);
    return good && add_disputes(f, first, end);
}
