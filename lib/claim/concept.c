/* Concepts by list look-up.
 *
 * Matches lemmas, and where they match nothing the words themselves, the longest
 * entry first. Hyphens, articles and possessives inside a phrase are passed over,
 * and a verb finds its particle a few words on. A word sense is told by part of
 * speech alone: "the bank of the river" is a lender. Names are matched too, so
 * that "the Supreme Court" is a court, and the surname Court as well. */
#include "concept.h"

#include <stdlib.h>
#include <string.h>

#include "lexicon_data.h"

#define KEY_MAX 96       /* bytes; a longer phrase is in no list */
#define PARTICLE_REACH 5 /* tokens from a verb to its particle: "handed the whole town back" */
#define PASSED_MAX 2     /* tokens passed over between two words of a phrase */

typedef struct finder {
    const reading *in;
    concept_tag *tags;
} finder;

typedef struct phrase {
    char key[KEY_MAX];
    size_t length, end; /* end: the token after the last word */
} phrase;

typedef struct match {
    const lexicon_entry *entry; /* of concepts.txt; NULL: none */
    size_t end;
} match;

uint16_t concept__id(const char *name)
{
    const lexicon *names = &lexicon__concepts_values;
    const lexicon_entry *entry = lexicon__entry(names, name);
    if (!entry) return CONCEPT_NONE;
    return (uint16_t)(entry - &lexicon_data__entries[names->first] + 1);
}

const char *concept__name(uint16_t id)
{
    const lexicon *names = &lexicon__concepts_values;
    return id == CONCEPT_NONE || id > names->count ? "" : lexicon__key(names, id - 1u);
}

static void set_tag(concept_tag *tag, const lexicon_entry *entry)
{
    const int16_t *names = lexicon__names(entry);
    for (size_t k = 0; k < CONCEPT_SENSES && names[k]; k++) tag->ids[k] = (uint16_t)names[k];
}

/* What an entry for this part of speech alone ends with. */
static const char *suffix(upos pos)
{
    switch (pos) {
    case UPOS_VERB: return "/v";
    case UPOS_NOUN: return "/n";
    case UPOS_ADJ: return "/a";
    default: return NULL;
    }
}

static const char *word_form(const finder *f, size_t t, bool lemma)
{
    return lemma ? reading__word(f->in, t)->lemma : reading__norm(f->in, t);
}

static bool append(phrase *p, const char *word)
{
    size_t size = strlen(word);
    if (p->length + size + 4 > sizeof p->key) return false;
    if (p->length) p->key[p->length++] = ' ';
    memcpy(p->key + p->length, word, size + 1);
    p->length += size;
    return true;
}

/* "the" in "lifted the ban", "their" in "lost their lives", "-" in "cease-fire" */
static bool is_passed_over(const finder *f, size_t t)
{
    return lexicon__bits(&lexicon__claim_words, reading__norm(f->in, t)) & CLAIM_WORDS_PASSED;
}

/* The entry of a single word, of its part of speech before any. */
static const lexicon_entry *find_word(const phrase *p, upos pos)
{
    char key[KEY_MAX + 2];
    const char *end = suffix(pos);
    const lexicon_entry *found = NULL;
    if (end) {
        memcpy(key, p->key, p->length);
        memcpy(key + p->length, end, strlen(end) + 1);
        found = lexicon__entry(&lexicon__concepts, key);
    }
    return found ? found : lexicon__entry(&lexicon__concepts, p->key);
}

static match longest_match(const finder *f, size_t t, size_t limit, bool lemma)
{
    phrase p = { "", 0, t };
    match m = { NULL, t };
    size_t passed = 0;
    while (p.end < limit) {
        if (p.length && passed < PASSED_MAX && is_passed_over(f, p.end)) {
            passed++;
            p.end++;
            continue;
        }
        passed = 0;
        if (!append(&p, word_form(f, p.end++, lemma))) break;
        const bool first = p.end == t + 1;
        const lexicon_entry *entry = first ? find_word(&p, reading__word(f->in, t)->pos)
                                           : lexicon__entry(&lexicon__concepts, p.key);
        if (first || entry) m = (match){ entry, p.end };
        if (!lexicon__leads(&lexicon__concepts, p.key)) break;
    }
    return m;
}

/* The token of a phrase that heads it: the first whose head is outside. */
static size_t head_of(const finder *f, size_t begin, size_t end)
{
    for (size_t t = begin; t < end; t++) {
        size_t head = reading__word(f->in, t)->head;
        if (head < begin || head >= end) return t;
    }
    return begin;
}

/* "handed the town back" -> hand back; false if the verb has no particle there. */
static bool find_particle(finder *f, size_t t, size_t limit)
{
    for (size_t p = t + 1; p < limit && p <= t + PARTICLE_REACH; p++) {
        const syntax_word *word = reading__word(f->in, p);
        phrase pair = { "", 0, t };
        if (word->relation != DEP_COMPOUND_PRT || word->head != t) continue;
        if (!append(&pair, word_form(f, t, true)) || !append(&pair, word_form(f, p, true)))
            return false;
        const lexicon_entry *entry = lexicon__entry(&lexicon__concepts, pair.key);
        if (!entry) return false;
        set_tag(&f->tags[t], entry);
        f->tags[p].covered = true;
        return true;
    }
    return false;
}

/* Tags what begins at t; returns the token after it. */
static size_t tag_at(finder *f, size_t t, size_t limit)
{
    if (reading__is_punct(f->in, t) || f->tags[t].covered) return t + 1;
    match m = longest_match(f, t, limit, true);
    if (!m.entry && strcmp(word_form(f, t, true), word_form(f, t, false)))
        m = longest_match(f, t, limit, false);
    if (m.end <= t + 1 && reading__word(f->in, t)->pos == UPOS_VERB && find_particle(f, t, limit))
        return t + 1;
    if (!m.entry) return t + 1;
    size_t head = head_of(f, t, m.end);
    set_tag(&f->tags[head], m.entry);
    for (size_t i = t; i < m.end; i++) f->tags[i].covered = i != head;
    return m.end;
}

bool concept__find(concept_map *out, arena *a, const reading *in)
{
    const segments *text = &in->text;
    finder f = { in, arena__array(a, text->tokens.count, sizeof *f.tags) };
    if (!f.tags) return false;
    for (size_t k = 0; k < text->sentences.count; k++) {
        const sentence *s = &text->sentences.items[k];
        for (size_t t = s->token_begin; t < s->token_end;) t = tag_at(&f, t, s->token_end);
    }
    out->tags = f.tags;
    out->count = text->tokens.count;
    return true;
}

/* How the line of one concept names another: 0 not at all, 1 weakly, 2 plainly. */
static int named_in(const lexicon *list, uint16_t id, uint16_t other)
{
    const lexicon_entry *entry = lexicon__entry(list, concept__name(id));
    for (const int16_t *n = entry ? lexicon__names(entry) : NULL; n && *n; n++)
        if (abs(*n) == other) return *n < 0 ? 1 : 2;
    return 0;
}

static int named_in_either(const lexicon *list, uint16_t a, uint16_t b)
{
    int found = named_in(list, a, b);
    return found ? found : named_in(list, b, a);
}

int concept__opposite(uint16_t a, uint16_t b)
{
    return named_in_either(&lexicon__opposites, a, b);
}

bool concept__converse(uint16_t a, uint16_t b)
{
    return named_in_either(&lexicon__converses, a, b) != 0;
}

bool concept__asymmetric(uint16_t id)
{
    return lexicon__has(&lexicon__asymmetric, concept__name(id));
}
