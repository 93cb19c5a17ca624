/* Part-of-speech tagger.
 *
 * A linear model over hashed features of the word, its neighbours and the two
 * tags before it; greedy. Trained as an averaged perceptron (Collins 2002) by
 * train/syntax. Blind spot: sentences without any word it has seen are
 * tagged by their suffixes and capitals alone. */
#include "tagger.h"

#include "model_table.h"

typedef struct feature_list {
    uint32_t *rows;
    size_t count;
} feature_list;

TABLE_INLINE void add(feature_list *f, uint32_t a)
{
    uint32_t hash = table__mix((uint32_t)f->count * 0x01000193u + 0x811C9DC5u, a);
    f->rows[f->count++] = table__row(hash, TAGGER_BITS);
}

TABLE_INLINE void add2(feature_list *f, uint32_t a, uint32_t b)
{
    add(f, table__mix(table__mix(0x5bd1e995u, a), b));
}

TABLE_INLINE void add3(feature_list *f, uint32_t a, uint32_t b, uint32_t c)
{
    add2(f, table__mix(table__mix(0x27d4eb2fu, a), b), c);
}

static const word outside = { .form = 1, .look = 1 };

static const word *word_at(const tag_state *s, ptrdiff_t offset)
{
    ptrdiff_t i = (ptrdiff_t)s->at + offset;
    return i < 0 || i >= (ptrdiff_t)s->count ? &outside : &s->words[i];
}

TABLE_INLINE void add_word(feature_list *f, const word *w)
{
    add(f, 0);
    add(f, w->form);
    add2(f, w->form, w->look);
    for (size_t k = 0; k < 4; k++) add(f, w->suffix[k]);
    for (size_t k = 0; k < 3; k++) add(f, w->prefix[k]);
    add(f, w->look);
    add2(f, w->suffix[2], w->look);
    add2(f, w->suffix[1], w->prefix[1]);
}

TABLE_INLINE void add_neighbours(feature_list *f, const tag_state *s)
{
    const word *w = word_at(s, 0), *l1 = word_at(s, -1), *l2 = word_at(s, -2);
    const word *r1 = word_at(s, 1), *r2 = word_at(s, 2), *r3 = word_at(s, 3);
    add(f, l1->form);
    add(f, l2->form);
    add(f, r1->form);
    add(f, r2->form);
    add(f, r3->form);
    add(f, l1->suffix[2]);
    add(f, r1->suffix[2]);
    add(f, r1->suffix[1]);
    add(f, r2->suffix[2]);
    add2(f, r1->look, w->look);
    add2(f, l1->look, w->look);
    add2(f, w->form, l1->form);
    add2(f, w->form, r1->form);
    add2(f, r1->form, r2->form);
    add2(f, l1->form, r1->form);
    add2(f, w->suffix[2], r1->form);
    add2(f, w->form, r1->suffix[1]);
    add3(f, w->look, l1->look, r1->look);
    add3(f, w->form, r1->form, r2->form);
}

TABLE_INLINE void add_tags(feature_list *f, const tag_state *s)
{
    const word *w = word_at(s, 0), *r1 = word_at(s, 1);
    uint32_t t1 = s->at > 0 ? s->tags[s->at - 1] + 1u : 0;
    uint32_t t2 = s->at > 1 ? s->tags[s->at - 2] + 1u : 0;
    uint32_t t3 = s->at > 2 ? s->tags[s->at - 3] + 1u : 0;
    uint32_t two = t1 << 8 | t2, three = two << 8 | t3;
    add(f, t1);
    add(f, two);
    add(f, three);
    add2(f, t1, w->form);
    add2(f, two, w->form);
    add2(f, t1, w->suffix[2]);
    add2(f, two, w->suffix[1]);
    add2(f, t1, r1->form);
    add2(f, t1, r1->suffix[1]);
    add3(f, t1, w->form, r1->suffix[1]);
    add3(f, t1, w->suffix[2], r1->form);
    add2(f, two, r1->form);
    add3(f, t1, w->look, w->suffix[1]);
    add2(f, t2, w->form);
}

size_t tagger__features(uint32_t *rows, const tag_state *state)
{
    feature_list f = { rows, 0 };
    add_word(&f, word_at(state, 0));
    add_neighbours(&f, state);
    add_tags(&f, state);
    return f.count;
}

static size_t best_of(const int16_t *scores, size_t count)
{
    size_t best = 0;
    for (size_t k = 1; k < count; k++)
        if (scores[k] > scores[best]) best = k;
    return best;
}

void tagger__tag(unsigned char *tags, const word *words, size_t count)
{
    const signed char *table = (const signed char *)syntax_data + TAGGER_AT;
    tag_state state = { words, tags, count, 0 };
    for (; state.at < count; state.at++) {
        uint32_t rows[TAGGER_FEATURES];
        int16_t scores[TABLE_WIDTH];
        size_t features = tagger__features(rows, &state);
        table__score(scores, table, rows, features);
        tags[state.at] = (unsigned char)best_of(scores, tagset__count);
    }
}
