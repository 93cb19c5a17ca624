/* Relations: what each word is to its head.
 *
 * A linear model over hashed features of both words, their children and the
 * relations already given, from left to right, once the tree is complete.
 * Blind spot: one wrong head mostly means one or two wrong relations. */
#include "model_table.h"
#include "parser_view.h"

size_t labeller__features(uint32_t *rows, const parser_state *s, const unsigned char *relations,
                          int at)
{
    feature_list f = { rows, 0, LABELLER_BITS };
    int head = s->nodes[at].head;
    const parser_node *n = &s->nodes[at], *m = &s->nodes[head];
    int above = head < s->count ? m->head : PARSER_NONE, before = PARSER_NONE, aux = PARSER_NONE;
    for (int i = at < head ? m->left[0] : head + 1; i >= 0 && i < at; i++)
        if (s->nodes[i].head == head) before = i;
    for (int i = m->left[0]; i >= 0 && i < head; i++)
        if (s->nodes[i].head == head && head < s->count && tagset__tags[s->tags[i]].pos == UPOS_AUX)
            aux = i;
    view d = view_of(s, at), h = view_of(s, head), g = view_of(s, above), x = view_of(s, aux);
    view prev = view_of(s, at - 1), next = view_of(s, at + 1), sib = view_of(s, before);
    view dl = view_of(s, n->left[0]), dl2 = view_of(s, n->left[1]), dr = view_of(s, n->right[0]);
    view hl = view_of(s, m->left[0]), hr = view_of(s, m->right[0]), hl2 = view_of(s, m->left[1]);
    uint32_t side = at < head, label = before >= 0 ? relations[before] + 1u : 0;
    uint32_t far = at < head ? distance(at, head) : 8 + distance(head, at);
    uint32_t in = at < head ? between(s, at, head) : 64 + between(s, head, at);
    uint32_t edge = (uint32_t)(at == m->left[0]) | (uint32_t)(at == m->right[0]) << 1 | side << 2;
    add(&f, side, 0);
    add3(&f, d.form, side, 0);
    add3(&f, d.tag, side, 0);
    add3(&f, d.both, side, 0);
    add3(&f, h.form, side, 0);
    add3(&f, h.tag, side, 0);
    add3(&f, h.both, side, 0);
    add3(&f, d.tag, h.tag, side);
    add3(&f, d.both, h.tag, side);
    add3(&f, d.tag, h.both, side);
    add3(&f, d.both, h.both, side);
    add3(&f, d.form, h.form, side);
    add3(&f, d.tag, h.tag, far);
    add3(&f, d.form, h.tag, far);
    add3(&f, d.tag, h.form, far);
    add3(&f, d.tag, h.tag, in);
    add3(&f, d.tag, h.tag, edge);
    add3(&f, d.tag, h.form, edge);
    add3(&f, d.tag, h.tag, table__mix(prev.tag, side));
    add3(&f, d.tag, h.tag, table__mix(next.tag, side));
    add3(&f, d.tag, h.tag, table__mix(g.tag, side));
    add3(&f, d.tag, table__mix(prev.form, side), 0);
    add3(&f, d.tag, table__mix(next.form, side), 0);
    add3(&f, d.tag, h.tag, table__mix(dl.tag, side));
    add3(&f, d.tag, h.tag, table__mix(dr.tag, side));
    add3(&f, d.tag, h.tag, table__mix(dl.form, side));
    add3(&f, d.form, h.tag, table__mix(dl.form, side));
    add3(&f, d.tag, h.form, table__mix(dl.form, side));
    add3(&f, d.tag, table__mix(dl.tag, dl2.tag), side);
    add3(&f, d.tag, table__mix(dl.form, dl2.form), side);
    add3(&f, d.tag, h.tag, table__mix(dr.form, side));
    add3(&f, d.tag, h.tag, table__mix(hl.tag, side));
    add3(&f, d.tag, h.tag, table__mix(hr.tag, side));
    add3(&f, d.tag, h.tag, table__mix(hl2.tag, side));
    add3(&f, d.tag, h.tag, table__mix(hl.form, side));
    add3(&f, d.tag, h.tag, table__mix(x.form, side));
    add3(&f, d.tag, h.both, table__mix(x.form, side));
    add3(&f, d.tag, h.tag, table__mix(sib.tag, side));
    add3(&f, d.tag, h.tag, table__mix(sib.form, side));
    add3(&f, d.tag, h.tag, table__mix(label, side));
    add3(&f, d.form, h.tag, table__mix(label, side));
    add3(&f, d.tag, h.form, table__mix(label, side));
    add3(&f, at < s->count ? s->words[at].suffix[2] : 0, h.tag, side);
    add3(&f, d.tag, head < s->count ? s->words[head].suffix[2] : 0, side);
    add3(&f, at < s->count ? s->words[at].look : 0, d.tag, table__mix(h.tag, side));
    add3(&f, d.tag, h.tag, table__mix(valency(m->left_count, m->right_count), side));
    add3(&f, d.tag, h.tag, table__mix(valency(n->left_count, n->right_count), side));
    return f.count;
}

void labeller__label(unsigned char *relations, const parser_state *s)
{
    const signed char *table = (const signed char *)syntax_data + LABELLER_AT;
    for (int i = 0; i < s->count; i++) {
        uint32_t rows[LABELLER_FEATURES];
        int best = DEP_DEP;
        int16_t scores[DEP_COUNT];
        relations[i] = DEP_ROOT;
        if (s->nodes[i].head == s->count) continue;
        table__score(scores, DEP_COUNT, table, rows, labeller__features(rows, s, relations, i));
        for (int k = 0; k < DEP_COUNT; k++)
            if (k != DEP_ROOT && scores[k] > scores[best]) best = k;
        relations[i] = (unsigned char)best;
    }
}
