/* "Rebels said the army had fired. The army denied it." Who denies is told by the verb
 * (denied, rejected) or by the words: what one source says another says is not so. What is
 * denied is a claim that has the words of the denial, or, where the denial has none of its
 * own (it, the accusation), the last thing that somebody else has said.
 * Blind spots: a claim that holds both sides ("a charge the company denied"); denials
 * without a word of denial ("the army was in its barracks"). */
#include "dispute.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "lexicon_data.h"
#include "name/same.h"

#define REACH_CLAIMS 12   /* how far from its denial in an article what has its words may stand */
#define REACH_SENTENCES 2 /* and what is denied without a word of it, before */

/* What a denial without words of its own is worth, where what stands before it is somebody's
 * statement and where it is the article's; set by hand, 2026-11-30. */
#define LAST_SAID 0.75
#define LAST_TOLD 0.55

typedef struct finder {
    arena *arena;
    const corpus *of;
    dispute_list found; /* the surest of each place */
    map places;         /* place to index in found */
} finder;

/* Who denies, and in which article it was said. */
typedef struct place {
    size_t denied, article;
} place;

static const claim *claim_of(const finder *f, size_t bag)
{
    return f->of->bags[bag].claim;
}

static const analysis *article_of(const finder *f, size_t bag)
{
    return f->of->articles[f->of->bags[bag].article];
}

static bool is_told(const claim *c)
{
    return c->attribution != SYNTAX_ROOT && c->stated.source.end > c->stated.source.begin;
}

static const attribution *attribution_of(const finder *f, size_t bag)
{
    return &article_of(f, bag)->attributions.items[claim_of(f, bag)->attribution];
}

static const char *entity_name(const finder *f, size_t bag)
{
    const size_t who = claim_of(f, bag)->source_entity;
    if (who == SYNTAX_ROOT) return NULL;
    return article_of(f, bag)->mentions.entities.items[who].name;
}

/* The last word of a source, by which "the army" is told from "the police". */
static const char *last_word(const finder *f, size_t bag)
{
    const token_range source = attribution_of(f, bag)->source;
    return source.begin < source.end
               ? article_of(f, bag)->reading.text.tokens.items[source.end - 1].norm
               : "";
}

/* "they", whoever that is. */
static bool is_told_by_pronoun(const finder *f, size_t bag)
{
    const token_range source = attribution_of(f, bag)->source;
    return !entity_name(f, bag) && source.end == source.begin + 1 &&
           article_of(f, bag)->reading.syntax.words[source.begin].pos == UPOS_PRON;
}

/* "Moore's campaign" speaks for Moore: whose last word, a name, stands in y's source. */
static bool speaks_for(const finder *f, size_t y, size_t x)
{
    const reading *of = &article_of(f, x)->reading, *in = &article_of(f, y)->reading;
    const token_range name = attribution_of(f, x)->source, words = attribution_of(f, y)->source;
    if (name.begin == name.end || of->syntax.words[name.end - 1].pos != UPOS_PROPN) return false;
    for (size_t t = words.begin; t < words.end; t++)
        if (!strcmp(in->text.tokens.items[t].norm, last_word(f, x))) return true;
    return false;
}

/* Whether both are the statement of one source, or may be. */
static bool same_speaker(const finder *f, size_t x, size_t y)
{
    if (!is_told(claim_of(f, x)) || !is_told(claim_of(f, y))) return false;
    if (is_told_by_pronoun(f, x) || is_told_by_pronoun(f, y)) return true;
    if (speaks_for(f, x, y) || speaks_for(f, y, x)) return true;
    const char *a = entity_name(f, x), *b = entity_name(f, y);
    if (a && b) return name__same(a, b);
    return !strcmp(last_word(f, x), last_word(f, y));
}

static bool has_found(const finder *f, size_t denied, size_t article)
{
    const place at = { denied, article };
    return map__get_bytes(&f->places, (const char *)&at, sizeof at) != MAP_NONE;
}

/* False: out of memory. */
static bool keep(finder *f, const dispute *found)
{
    const place at = { found->denied, f->of->bags[found->said].article };
    const char *key = arena__copy(f->arena, (const char *)&at, sizeof at);
    size_t *number = key ? map__put_bytes(&f->places, key, sizeof at) : NULL;
    if (!number) return false;
    if (*number == MAP_NONE) {
        dispute *added = ARRAY_PUSH(&f->found, f->arena);
        if (!added) return false;
        *number = f->found.count - 1;
    }
    dispute *best = &f->found.items[*number];
    if (found->score > best->score) *best = *found;
    return true;
}

static int by_place(const void *x, const void *y)
{
    const dispute *p = x, *q = y;
    if (p->denied != q->denied) return p->denied < q->denied ? -1 : 1;
    return p->said < q->said ? -1 : p->said > q->said;
}

/* Whether the claim holds the verb that denies, and not only a part of what is denied. */
static bool has_cue(const finder *f, size_t bag)
{
    const token_range cue = attribution_of(f, bag)->cue, all = claim_of(f, bag)->tokens;
    return cue.begin < cue.end && cue.begin >= all.begin && cue.end <= all.end;
}

/* Whether claim `denied` may deny claim `said`, by who says them and how. */
static bool is_possible(const finder *f, size_t said, size_t denied)
{
    const claim *s = claim_of(f, said), *d = claim_of(f, denied);
    if (s->stated.fragment || d->stated.fragment || !is_told(d) || s->stance == STANCE_DENIES)
        return false;
    if (d->stance != STANCE_DENIES)
        return is_told(s) && d->stated.polarity == CLAIMDIFF_POLARITY_NEGATIVE &&
               s->stated.polarity == CLAIMDIFF_POLARITY_POSITIVE && !same_speaker(f, said, denied);
    return has_cue(f, denied) && !same_speaker(f, said, denied);
}

/* Notes the dispute if the words of the denial are those of what was said. False: out of
 * memory. */
static bool weigh_words(finder *f, size_t said, size_t denied, const relation *between)
{
    pair_view p;
    opinion seen = { 0 };
    if (!is_possible(f, said, denied)) return true;
    if (!view__init(&p, f->arena, f->of, denied, said)) return false;
    const bool denies = claim_of(f, denied)->stance == STANCE_DENIES;
    if (denies ? !rule_polarity__denial(&p, &seen) : !rule_polarity__negation(&p, &seen))
        return true;
    return keep(f,
                &(dispute){ said, denied, seen.score, seen.evidence_b, seen.evidence_a, between });
}

/* "reports that P", "charges of assault" */
static bool has_content(const syntax_word *words, size_t noun, size_t end)
{
    for (size_t t = noun + 1; t < end; t++)
        if (words[t].head == noun &&
            (words[t].relation == DEP_NMOD || words[t].relation == DEP_ACL ||
             words[t].relation == DEP_CCOMP))
            return true;
    return false;
}

/* "denied it", "rejected the accusation": what is denied has no words of its own. */
static bool is_wordless(const finder *f, size_t denied)
{
    const syntax_word *words = article_of(f, denied)->reading.syntax.words;
    const attribution *at = attribution_of(f, denied);
    if (claim_of(f, denied)->stance != STANCE_DENIES || at->content.begin > at->cue.begin)
        return false;
    for (size_t t = at->cue.end; t < at->content.end; t++) {
        const syntax_word *w = &words[t];
        if (w->head < at->cue.begin || w->head >= at->cue.end || w->relation != DEP_OBJ) continue;
        return lexicon__has(&lexicon__accusations, w->lemma) &&
               !has_content(words, t, at->content.end);
    }
    return false;
}

/* The last claim before it that is not the denier's own. False: out of memory. */
static bool take_last(finder *f, size_t denied)
{
    const claim *d = claim_of(f, denied);
    for (size_t said = denied; said-- > 0;) {
        const claim *s = claim_of(f, said);
        if (f->of->bags[said].article != f->of->bags[denied].article ||
            s->sentence + REACH_SENTENCES < d->sentence)
            return true;
        if (!is_possible(f, said, denied)) continue;
        const token_range words =
            s->predicate == SYNTAX_ROOT ? s->content : rules__token(s->predicate);
        const double score = is_told(s) ? LAST_SAID : LAST_TOLD;
        return keep(f,
                    &(dispute){ said, denied, score, words, attribution_of(f, denied)->cue, NULL });
    }
    return true;
}

/* What a claim denies in its own article. */
static bool look_around(finder *f, size_t denied)
{
    const size_t article = f->of->bags[denied].article;
    const size_t first = denied > REACH_CLAIMS ? denied - REACH_CLAIMS : 0;
    if (!is_told(claim_of(f, denied))) return true;
    for (size_t said = first; said <= denied + REACH_CLAIMS && said < f->of->bag_count; said++) {
        if (said == denied || f->of->bags[said].article != article) continue;
        if (!weigh_words(f, said, denied, NULL)) return false;
    }
    return has_found(f, denied, article) || !is_wordless(f, denied) || take_last(f, denied);
}

bool dispute__find(dispute_list *out, arena *a, const corpus *of, const relation_list *relations,
                   size_t article)
{
    finder f = { .arena = a, .of = of };
    map__init(&f.places, a);
    for (size_t i = of->first[article]; i < of->first[article + 1]; i++)
        if (!look_around(&f, i)) return false;
    for (size_t i = 0; i < relations->count; i++) {
        const relation *r = &relations->items[i];
        if (relation__contradicts(r)) continue;
        if (!weigh_words(&f, r->a, r->b, r) || !weigh_words(&f, r->b, r->a, r)) return false;
    }
    if (f.found.count)
        qsort(f.found.items, f.found.count, sizeof *f.found.items, by_place);
    for (size_t i = 0; i < f.found.count; i++) {
        dispute *slot = ARRAY_PUSH(out, a);
        if (!slot) return false;
        *slot = f.found.items[i];
    }
    return true;
}
