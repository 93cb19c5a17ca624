/* A note speaks of a change when it has a word, or the value of a number, that came or went
 * with it: "an earlier version said nine" of "9 people" that became "12 people". One that names
 * no such word ("amended to correct the number of soldiers") speaks of the changed sentence that
 * it has most words of. */
#include "corrections.h"

#include <stdlib.h>

#define TELLING_BYTES 4 /* of a word; shorter ones stand anywhere, but for numbers */

static bool is_old(const versions *v, const edition_note *note)
{
    for (size_t i = 0; i < v->old.note_count; i++) {
        const edition_note *old = &v->old.notes[i];
        size_t same = 0;
        if (old->word_count != note->word_count) continue;
        while (same < note->word_count && old->words[same].key == note->words[same].key) same++;
        if (same == note->word_count) return true;
    }
    return false;
}

static bool has_word(const edition_note *note, const word *w)
{
    for (size_t i = 0; i < note->word_count; i++)
        if (note->words[i].key == w->key) return true;
    return false;
}

static bool is_telling(const char *text, claimdiff_span span)
{
    const bool digit = text[span.begin] >= '0' && text[span.begin] <= '9';
    return digit || span.end - span.begin >= TELLING_BYTES;
}

/* Whether the note has a telling word of a span. */
static bool shares_word(const edition_note *note, const edition *e, const passage *p,
                        claimdiff_span span)
{
    const char *text = claimdiff_article_text(e->article, NULL);
    for (size_t i = 0; i < p->word_count; i++) {
        const word *w = &p->words[i];
        if (w->span.begin < span.begin || w->span.end > span.end) continue;
        if (is_telling(text, w->span) && has_word(note, w)) return true;
    }
    return false;
}

/* Whether a claim in the note states the value. */
static bool states(const versions *v, const edition_note *note, const claimdiff_quantity *value)
{
    const claimdiff_article *article = v->new.article;
    for (size_t i = 0; i < claimdiff_article_claim_count(article); i++) {
        const claimdiff_claim *claim = claimdiff_article_claim(article, i);
        if (claim->span.begin < note->span.begin || claim->span.end > note->span.end) continue;
        for (size_t k = 0; k < claim->quantity_count; k++)
            if (!(claim->quantities[k]->low < value->low) &&
                !(claim->quantities[k]->low > value->low))
                return true;
    }
    return false;
}

static bool shares_value(const versions *v, const edition_note *note, const edition *e,
                         const passage *p, claimdiff_span span)
{
    for (size_t i = 0; i < p->claim_count; i++) {
        const claimdiff_claim *claim = claimdiff_article_claim(e->article, p->claim + i);
        for (size_t k = 0; k < claim->quantity_count; k++) {
            const claimdiff_span at = claim->quantities[k]->span;
            if (at.begin < span.end && span.begin < at.end && states(v, note, claim->quantities[k]))
                return true;
        }
    }
    return false;
}

/* Whether it has most of the telling words of a sentence that came or went whole. */
static bool retells(const edition_note *note, const edition *e, const passage *p)
{
    const char *text = claimdiff_article_text(e->article, NULL);
    size_t telling = 0, shared = 0;
    for (size_t i = 0; i < p->word_count; i++) {
        if (!is_telling(text, p->words[i].span)) continue;
        telling++;
        shared += has_word(note, &p->words[i]);
    }
    return shared * 2 > telling;
}

static bool speaks_of(const versions *v, const edition_note *note, const change *c)
{
    if (c->kind == CHANGE_REMOVED) return retells(note, &v->old, c->old);
    if (c->kind == CHANGE_ADDED) return retells(note, &v->new, c->new);
    for (size_t i = 0; i < c->edit_count; i++) {
        const edit *e = &c->edits[i];
        if (shares_word(note, &v->old, c->old, e->old) ||
            shares_word(note, &v->new, c->new, e->new) ||
            shares_value(v, note, &v->old, c->old, e->old) ||
            shares_value(v, note, &v->new, c->new, e->new))
            return true;
    }
    return false;
}

/* Telling words that a note has of a sentence. */
static size_t words_of(const edition_note *note, const edition *e, const passage *p)
{
    const char *text = claimdiff_article_text(e->article, NULL);
    size_t count = 0;
    for (size_t i = 0; i < p->word_count; i++)
        count += is_telling(text, p->words[i].span) && has_word(note, &p->words[i]);
    return count;
}

/* The changed sentence that the note has most words of, or NULL where two are equal. */
static change *nearest(const versions *v, const edition_note *note)
{
    change *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < v->change_count; i++) {
        change *c = &v->changes[i];
        const size_t count =
            c->kind == CHANGE_CHANGED && c->new->claim_count ? words_of(note, &v->new, c->new) : 0;
        if (count > most || (count && count == most)) best = count > most ? c : NULL;
        if (count > most) most = count;
    }
    return best;
}

/* Leads the changes that a note speaks of to it. */
static void lead(versions *v, const edition_note *note)
{
    bool any = false;
    for (size_t i = 0; i < v->change_count; i++) {
        change *c = &v->changes[i];
        if (c->note != CLAIMDIFF_NONE || !speaks_of(v, note, c)) continue;
        c->note = v->note_count;
        any = true;
    }
    change *near = any ? NULL : nearest(v, note);
    if (near && near->note == CLAIMDIFF_NONE) near->note = v->note_count;
}

bool corrections__find(versions *v)
{
    v->notes = malloc((v->new.note_count + 1) * sizeof *v->notes);
    if (!v->notes) return false;
    for (size_t i = 0; i < v->new.note_count; i++) {
        const edition_note *note = &v->new.notes[i];
        if (is_old(v, note)) continue;
        lead(v, note);
        v->notes[v->note_count++] = note;
    }
    return true;
}
