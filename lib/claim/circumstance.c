/* When a claim holds, in which phase and to what extent. The time is the claim's own, else
 * that of its sentence, else that of the sentence before in its paragraph, else the day of
 * publication. The phase comes from stance and modality, and from the words of phases.txt
 * in the claim; the extent from those of extents.txt.
 *
 *   "Nine people had died by Tuesday"      Tuesday, so far
 *   "if it rains, the fair will be held"   condition
 *   "Twelve of them lived in Ama"          part: of them
 *
 * Blind spots: times and parts that are told farther away; "the local trains" for the trains. */
#include "circumstance.h"

#include <limits.h>

#include "lexicon_data.h"

#define MINUTES_A_DAY 1440LL
#define PHRASE_MAX 4 /* words in the longest entry of the lists */

/* The first time of a list that is a point or a stretch of the calendar, or NULL. */
static const timex *first_time(const timex *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!items[i].duration) return &items[i];
    return NULL;
}

static const timex *time_of_sentence(const analysis *in, size_t number)
{
    const sentence *s = &in->reading.text.sentences.items[number];
    size_t count;
    const timex *found = timex__within(&in->timexes, s->token_begin, s->token_end, &count);
    return first_time(found, count);
}

/* The sentence before, if it is of the same paragraph. */
static const timex *time_before(const analysis *in, size_t number)
{
    const sentence *s = &in->reading.text.sentences.items[number];
    if (!number || s[-1].paragraph != s->paragraph || s[-1].role != s->role) return NULL;
    return time_of_sentence(in, number - 1);
}

static void find_time(const analysis *in, claim *c, long today)
{
    c->time = first_time(c->timexes, c->timex_count);
    if (!c->time) c->time = time_of_sentence(in, c->sentence);
    c->time_near = c->time != NULL;
    if (!c->time) c->time = time_before(in, c->sentence);
    if (c->time) {
        c->stated.time = c->time->stated.span;
        c->stated.time_known = c->time->stated.known;
        c->stated.time_begin = c->time->stated.begin;
        c->stated.time_end = c->time->stated.end;
    } else if (today != LONG_MIN) {
        c->stated.time_known = true;
        c->stated.time_begin = today * MINUTES_A_DAY;
        c->stated.time_end = (today + 1) * MINUTES_A_DAY;
    }
}

/* The first entry of a list with one of these flags in the claim; *words: its tokens. */
static uint32_t first_entry(const analysis *in, const claim *c, const lexicon *list,
                            token_range *words)
{
    for (size_t t = c->tokens.begin; t < c->tokens.end; t++) {
        const char *forms[PHRASE_MAX], *lemmas[PHRASE_MAX];
        const lexicon_entry *entry = NULL;
        size_t count = 0;
        for (; count < PHRASE_MAX && t + count < c->tokens.end; count++)
            forms[count] = lemmas[count] = reading__norm(&in->reading, t + count);
        lemmas[0] = reading__word(&in->reading, t)->lemma;
        size_t length = lexicon__longest(list, forms, count, &entry);
        if (!length) length = lexicon__longest(list, lemmas, count, &entry);
        if (!length) continue;
        *words = (token_range){ t, t + length };
        return entry->bits;
    }
    return 0;
}

/* "had collected 400,000 by Tuesday evening" -> true */
static bool is_counted_until(const claim *c)
{
    for (size_t i = 0; i < c->timex_count; i++)
        if (c->timexes[i].deadline && c->quantity_count) return true;
    return false;
}

static claimdiff_phase phase_of(const analysis *in, const claim *c)
{
    token_range words;
    if (c->stance == STANCE_DENIES) return CLAIMDIFF_PHASE_DENIED;
    switch (c->stated.modality) {
    case CLAIMDIFF_MODALITY_CONDITIONAL: return CLAIMDIFF_PHASE_CONDITION;
    case CLAIMDIFF_MODALITY_PLANNED: return CLAIMDIFF_PHASE_PLANNED;
    case CLAIMDIFF_MODALITY_POSSIBLE: return CLAIMDIFF_PHASE_EXPECTED;
    default: break;
    }
    uint32_t bits = first_entry(in, c, &lexicon__phases, &words);
    if (bits & PHASES_FINAL) return CLAIMDIFF_PHASE_FINAL;
    if (bits & PHASES_SO_FAR || is_counted_until(c)) return CLAIMDIFF_PHASE_SO_FAR;
    return CLAIMDIFF_PHASE_FACT;
}

void circumstance__find(analysis *in, long today)
{
    in->day = today;
    for (size_t i = 0; i < in->claims.count; i++) {
        claim *c = &in->claims.items[i];
        token_range part = { 0, 0 };
        find_time(in, c, today);
        c->stated.phase = phase_of(in, c);
        first_entry(in, c, &lexicon__extents, &part);
        c->stated.extent = reading__span(&in->reading, part);
    }
}
