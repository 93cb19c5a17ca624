/* What the features of the parser and the labeller are made of. */
#ifndef CLAIMDIFF_SYNTAX_PARSER_VIEW_H
#define CLAIMDIFF_SYNTAX_PARSER_VIEW_H

#include "model_table.h"
#include "parser.h"

#define FAR 10 /* distances from here on count alike */

/* A word as hashes; outside of the sentence they are constants. */
typedef struct view {
    uint32_t form, tag, both;
} view;

typedef struct feature_list {
    uint32_t *rows;
    size_t count;
    unsigned bits;
} feature_list;

TABLE_INLINE void add(feature_list *f, uint32_t a, uint32_t b)
{
    uint32_t hash = table__mix(table__mix((uint32_t)f->count * 0x01000193u + 0x811C9DC5u, a), b);
    f->rows[f->count++] = table__row(hash, f->bits);
}

TABLE_INLINE void add3(feature_list *f, uint32_t a, uint32_t b, uint32_t c)
{
    add(f, table__mix(table__mix(0x27d4eb2fu, a), b), c);
}

static inline view view_of(const parser_state *s, int i)
{
    view v = { 3, 0, 5 };
    if (i == s->count) v = (view){ 7, 1, 11 };
    if (i < 0 || i >= s->count) return v;
    v.form = s->words[i].form;
    v.tag = s->tags[i] + 2u;
    v.both = table__mix(v.form, v.tag);
    return v;
}

static inline int on_stack(const parser_state *s, int k)
{
    return k < s->depth ? s->stack[s->depth - 1 - k] : PARSER_NONE;
}

static inline int in_input(const parser_state *s, int k)
{
    return s->next + k <= s->count ? s->next + k : PARSER_NONE;
}

static inline const parser_node *node_at(const parser_state *s, int i)
{
    static const parser_node none = {
        PARSER_NONE, { PARSER_NONE, PARSER_NONE }, { PARSER_NONE, PARSER_NONE }, 0, 0
    };
    return i < 0 ? &none : &s->nodes[i];
}

static inline uint32_t distance(int a, int b)
{
    if (a < 0 || b < 0) return 0;
    int d = b - a;
    return d < 5 ? (uint32_t)d : d < FAR ? 5u : 6u;
}

/* How many verbs and stops lie between two words, up to three of each. */
static inline uint32_t between(const parser_state *s, int a, int b)
{
    if (a < 0 || b < 0) return 0;
    int verbs = s->verbs[b] - s->verbs[a + 1], stops = s->stops[b] - s->stops[a + 1];
    return (uint32_t)((verbs > 3 ? 3 : verbs) * 4 + (stops > 3 ? 3 : stops) + 1);
}

static inline uint32_t valency(int left, int right)
{
    return (uint32_t)((left > 4 ? 4 : left) * 8 + (right > 4 ? 4 : right) + 1);
}

#endif
