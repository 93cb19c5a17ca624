/* One pass over the sides of all groups counts those of each claim, a second one puts them
 * in their places. */
#include "claim_index.h"

#include <stdlib.h>
#include <string.h>

/* The claim of the k-th side, counted over all articles; CLAIMDIFF_NONE where the same claim
 * stands on a side before. */
static size_t claim_at(const claim_index *index, const group *g, size_t k)
{
    const claimdiff_side *side = g->sides[k];
    for (size_t i = 0; i < k; i++)
        if (g->sides[i]->article == side->article && g->sides[i]->index == side->index)
            return CLAIMDIFF_NONE;
    return index->claims[side->article] + side->index;
}

/* Adds up how many groups each claim has, two places on: begins[claim + 2]. */
static void count(claim_index *index, const groups *found, unsigned kinds)
{
    for (size_t i = 0; i < found->count; i++) {
        const group *g = &found->items[i];
        for (size_t k = 0; kinds & 1u << g->finding->kind && k < g->side_count; k++) {
            const size_t claim = claim_at(index, g, k);
            if (claim != CLAIMDIFF_NONE) index->begins[claim + 2]++;
        }
    }
}

/* Moves begins[claim + 1] from where the claim's findings begin to where they end, which is
 * where the next one's begin. */
static void place(claim_index *index, const groups *found, unsigned kinds)
{
    for (size_t i = 0; i < found->count; i++) {
        const group *g = &found->items[i];
        for (size_t k = 0; kinds & 1u << g->finding->kind && k < g->side_count; k++) {
            const size_t claim = claim_at(index, g, k);
            if (claim != CLAIMDIFF_NONE) index->findings[index->begins[claim + 1]++] = g->index;
        }
    }
}

bool claim_index__init(claim_index *index, const claimdiff_report *report, const groups *found,
                       unsigned kinds)
{
    const size_t articles = claimdiff_report_article_count(report);
    size_t claims = 0;
    memset(index, 0, sizeof *index);
    index->claims = calloc(articles + 1, sizeof *index->claims);
    if (!index->claims) return false;
    for (size_t a = 0; a < articles; a++) {
        index->claims[a] = claims;
        claims += claimdiff_article_claim_count(claimdiff_report_article(report, a));
    }
    index->begins = calloc(claims + 2, sizeof *index->begins);
    if (!index->begins) return false;
    count(index, found, kinds);
    for (size_t c = 1; c < claims + 2; c++) index->begins[c] += index->begins[c - 1];
    index->findings = calloc(index->begins[claims + 1] + 1, sizeof *index->findings);
    if (!index->findings) return false;
    place(index, found, kinds);
    return true;
}

void claim_index__free(claim_index *index)
{
    free(index->claims);
    free(index->begins);
    free(index->findings);
    memset(index, 0, sizeof *index);
}

const size_t *claim_index__of(const claim_index *index, size_t article, size_t claim, size_t *count)
{
    const size_t *begin = &index->begins[index->claims[article] + claim];
    *count = begin[1] - begin[0];
    return index->findings + begin[0];
}
