/* Relations: what each word is to its head.
 *
 * A linear model over hashed features of both words, their children and the
 * relations already given, from left to right, once the tree is complete.
 * Blind spot: one wrong head mostly means one or two wrong relations. */
#include "model_table.h"
#include "parser_view.h"

/* What the features of one word and its head are made of. */
typedef struct arc {
    view d, h;             /* the word and its head */
    view g, x;             /* the head's head, the head's last auxiliary on the left */
    view prev, next, sib;  /* the word before and after, the last of its head's before it */
    view dl, dl2, dr;      /* outermost children of the word */
    view hl, hl2, hr;      /* and of the head */
    uint32_t side;         /* 1: it stands before its head */
    uint32_t label;        /* 1 + relation of sib; 0: there is none */
    uint32_t far, in, edge; /* how far apart, what stands between, whether it is outermost */
} arc;

/* Children of the head on the left: the last before the word, the last auxiliary. */
static void find_siblings(const parser_state *s, int at, int *before, int *aux)
{
    int head = s->nodes[at].head, first = s->nodes[head].left[0];
    *before = *aux = PARSER_NONE;
    for (int i = at < head ? first : head + 1; i >= 0 && i < at; i++)
        if (s->nodes[i].head == head) *before = i;
    for (int i = first; i >= 0 && i < head; i++)
        if (s->nodes[i].head == head && head < s->count && tagset__tags[s->tags[i]].pos == UPOS_AUX)
            *aux = i;
}

static arc arc_of(const parser_state *s, const unsigned char *relations, int at)
{
    int head = s->nodes[at].head, before, aux;
    const parser_node *n = &s->nodes[at], *m = &s->nodes[head];
    uint32_t side = at < head;
    find_siblings(s, at, &before, &aux);
    return (arc){
        .d = view_of(s, at),
        .h = view_of(s, head),
        .g = view_of(s, head < s->count ? m->head : PARSER_NONE),
        .x = view_of(s, aux),
        .prev = view_of(s, at - 1),
        .next = view_of(s, at + 1),
        .sib = view_of(s, before),
        .dl = view_of(s, n->left[0]),
        .dl2 = view_of(s, n->left[1]),
        .dr = view_of(s, n->right[0]),
        .hl = view_of(s, m->left[0]),
        .hl2 = view_of(s, m->left[1]),
        .hr = view_of(s, m->right[0]),
        .side = side,
        .label = before >= 0 ? relations[before] + 1u : 0,
        .far = side ? distance(at, head) : 8 + distance(head, at),
        .in = side ? between(s, at, head) : 64 + between(s, head, at),
        .edge = (uint32_t)(at == m->left[0]) | (uint32_t)(at == m->right[0]) << 1 | side << 2,
    };
}

size_t labeller__features(uint32_t *rows, const parser_state *s, const unsigned char *relations,
                          int at)
{
    feature_list f = { rows, 0, LABELLER_BITS };
    int head = s->nodes[at].head;
    const parser_node *n = &s->nodes[at], *m = &s->nodes[head];
    const arc a = arc_of(s, relations, at);
    add(&f, a.side, 0);
    add3(&f, a.d.form, a.side, 0);
    add3(&f, a.d.tag, a.side, 0);
    add3(&f, a.d.both, a.side, 0);
    add3(&f, a.h.form, a.side, 0);
    add3(&f, a.h.tag, a.side, 0);
    add3(&f, a.h.both, a.side, 0);
    add3(&f, a.d.tag, a.h.tag, a.side);
    add3(&f, a.d.both, a.h.tag, a.side);
    add3(&f, a.d.tag, a.h.both, a.side);
    add3(&f, a.d.both, a.h.both, a.side);
    add3(&f, a.d.form, a.h.form, a.side);
    add3(&f, a.d.tag, a.h.tag, a.far);
    add3(&f, a.d.form, a.h.tag, a.far);
    add3(&f, a.d.tag, a.h.form, a.far);
    add3(&f, a.d.tag, a.h.tag, a.in);
    add3(&f, a.d.tag, a.h.tag, a.edge);
    add3(&f, a.d.tag, a.h.form, a.edge);
    add3(&f, a.d.tag, a.h.tag, table__mix(a.prev.tag, a.side));
    add3(&f, a.d.tag, a.h.tag, table__mix(a.next.tag, a.side));
    add3(&f, a.d.tag, a.h.tag, table__mix(a.g.tag, a.side));
    add3(&f, a.d.tag, table__mix(a.prev.form, a.side), 0);
    add3(&f, a.d.tag, table__mix(a.next.form, a.side), 0);
    add3(&f, a.d.tag, a.h.tag, table__mix(a.dl.tag, a.side));
    add3(&f, a.d.tag, a.h.tag, table__mix(a.dr.tag, a.side));
    add3(&f, a.d.tag, a.h.tag, table__mix(a.dl.form, a.side));
    add3(&f, a.d.form, a.h.tag, table__mix(a.dl.form, a.side));
    add3(&f, a.d.tag, a.h.form, table__mix(a.dl.form, a.side));
    add3(&f, a.d.tag, table__mix(a.dl.tag, a.dl2.tag), a.side);
    add3(&f, a.d.tag, table__mix(a.dl.form, a.dl2.form), a.side);
    add3(&f, a.d.tag, a.h.tag, table__mix(a.dr.form, a.side));
    add3(&f, a.d.tag, a.h.tag, table__mix(a.hl.tag, a.side));
    add3(&f, a.d.tag, a.h.tag, table__mix(a.hr.tag, a.side));
    add3(&f, a.d.tag, a.h.tag, table__mix(a.hl2.tag, a.side));
    add3(&f, a.d.tag, a.h.tag, table__mix(a.hl.form, a.side));
    add3(&f, a.d.tag, a.h.tag, table__mix(a.x.form, a.side));
    add3(&f, a.d.tag, a.h.both, table__mix(a.x.form, a.side));
    add3(&f, a.d.tag, a.h.tag, table__mix(a.sib.tag, a.side));
    add3(&f, a.d.tag, a.h.tag, table__mix(a.sib.form, a.side));
    add3(&f, a.d.tag, a.h.tag, table__mix(a.label, a.side));
    add3(&f, a.d.form, a.h.tag, table__mix(a.label, a.side));
    add3(&f, a.d.tag, a.h.form, table__mix(a.label, a.side));
    add3(&f, at < s->count ? s->words[at].suffix[2] : 0, a.h.tag, a.side);
    add3(&f, a.d.tag, head < s->count ? s->words[head].suffix[2] : 0, a.side);
    add3(&f, at < s->count ? s->words[at].look : 0, a.d.tag, table__mix(a.h.tag, a.side));
    add3(&f, a.d.tag, a.h.tag, table__mix(valency(m->left_count, m->right_count), a.side));
    add3(&f, a.d.tag, a.h.tag, table__mix(valency(n->left_count, n->right_count), a.side));
    return f.count;
}

void labeller__label(unsigned char *relations, const parser_state *s)
{
    const signed char *table = (const signed char *)syntax_data + LABELLER_AT;
    for (int i = 0; i < s->count; i++) {
        uint32_t rows[LABELLER_FEATURES];
        int best = DEP_DEP;
        int16_t scores[TABLE_WIDTH];
        relations[i] = DEP_ROOT;
        if (s->nodes[i].head == s->count) continue;
        table__score(scores, table, rows, labeller__features(rows, s, relations, i));
        for (int k = 0; k < DEP_COUNT; k++)
            if (k != DEP_ROOT && scores[k] > scores[best]) best = k;
        relations[i] = (unsigned char)best;
    }
}
