/* Dependency parser: which word each word depends on.
 *
 * Greedy arc-eager transitions, scored by a linear model over hashed features
 * and trained with a dynamic oracle (Goldberg and Nivre 2012), so that it has
 * seen what follows its own mistakes. What is left without a head depends on
 * the first verb among it, which is the root. Linear in the words of a sentence.
 * Blind spot: crossing dependencies cannot be built. */
#include "parser.h"

#include "model_table.h"

#define FAR 10 /* distances above count alike */

static void init_node(parser_node *n)
{
    n->head = n->left[0] = n->left[1] = n->right[0] = n->right[1] = PARSER_NONE;
    n->left_count = n->right_count = 0;
}

bool parser__reserve(parser_state *s, arena *a, size_t count)
{
    s->nodes = arena__array(a, count + 1, sizeof *s->nodes);
    s->stack = arena__array(a, count + 1, sizeof *s->stack);
    s->verbs = arena__array(a, count + 2, sizeof *s->verbs);
    s->stops = arena__array(a, count + 2, sizeof *s->stops);
    return s->nodes && s->stack && s->verbs && s->stops;
}

void parser__init(parser_state *s, const word *words, const unsigned char *tags, size_t count)
{
    s->words = words;
    s->tags = tags;
    s->count = (int)count;
    s->depth = s->next = 0;
    s->verbs[0] = s->stops[0] = 0;
    for (size_t i = 0; i <= count; i++) init_node(&s->nodes[i]);
    for (size_t i = 0; i < count; i++) {
        upos pos = tagset__tags[tags[i]].pos;
        s->verbs[i + 1] = s->verbs[i] + (pos == UPOS_VERB || pos == UPOS_AUX);
        s->stops[i + 1] = s->stops[i] + (pos == UPOS_PUNCT || pos == UPOS_CCONJ);
    }
    s->verbs[count + 1] = s->verbs[count];
    s->stops[count + 1] = s->stops[count];
}

bool parser__done(const parser_state *s)
{
    return s->next == s->count;
}

bool parser__allows(const parser_state *s, parser_action action)
{
    if (action == ACTION_SHIFT) return true;
    if (s->depth == 0) return false;
    bool headed = s->nodes[s->stack[s->depth - 1]].head != PARSER_NONE;
    return action == ACTION_RIGHT || (action == ACTION_REDUCE) == headed;
}

void parser__connect(parser_state *s, int head, int child)
{
    parser_node *h = &s->nodes[head];
    s->nodes[child].head = head;
    int *side = child < head ? h->left : h->right;
    side[1] = side[0];
    side[0] = child;
    if (child < head) h->left_count++;
    else h->right_count++;
}

void parser__apply(parser_state *s, parser_action action)
{
    int top = s->depth ? s->stack[s->depth - 1] : PARSER_NONE;
    if (action == ACTION_LEFT) parser__connect(s, s->next, top);
    if (action == ACTION_RIGHT) parser__connect(s, top, s->next);
    if (action == ACTION_LEFT || action == ACTION_REDUCE) s->depth--;
    else s->stack[s->depth++] = s->next++;
}

void parser__finish(parser_state *s)
{
    int root = PARSER_NONE;
    for (int i = 0; i < s->count; i++) {
        if (s->nodes[i].head != PARSER_NONE) continue;
        bool verb = tagset__tags[s->tags[i]].pos == UPOS_VERB;
        if (root == PARSER_NONE || (verb && tagset__tags[s->tags[root]].pos != UPOS_VERB)) root = i;
    }
    for (int i = root - 1; i >= 0; i--)
        if (s->nodes[i].head == PARSER_NONE) parser__connect(s, root, i);
    for (int i = root + 1; i < s->count; i++)
        if (s->nodes[i].head == PARSER_NONE) parser__connect(s, root, i);
    if (root != PARSER_NONE) parser__connect(s, s->count, root);
}

/* ---- features ------------------------------------------------------------- */

typedef struct view {
    uint32_t form, tag, both;
} view;

typedef struct feature_list {
    uint32_t *rows;
    size_t count;
    unsigned bits;
} feature_list;

static void add(feature_list *f, uint32_t a, uint32_t b)
{
    uint32_t hash = table__mix(table__mix((uint32_t)f->count * 0x01000193u + 0x811C9DC5u, a), b);
    f->rows[f->count++] = table__row(hash, f->bits);
}

static void add3(feature_list *f, uint32_t a, uint32_t b, uint32_t c)
{
    add(f, table__mix(table__mix(0x27d4eb2fu, a), b), c);
}

static view view_of(const parser_state *s, int i)
{
    view v = { 3, 0, 5 };
    if (i == s->count) v = (view){ 7, 1, 11 };
    if (i < 0 || i >= s->count) return v;
    v.form = s->words[i].form;
    v.tag = s->tags[i] + 2u;
    v.both = table__mix(v.form, v.tag);
    return v;
}

static int on_stack(const parser_state *s, int k)
{
    return k < s->depth ? s->stack[s->depth - 1 - k] : PARSER_NONE;
}

static int in_input(const parser_state *s, int k)
{
    return s->next + k <= s->count ? s->next + k : PARSER_NONE;
}

static const parser_node *node_at(const parser_state *s, int i)
{
    static const parser_node none = { PARSER_NONE, { PARSER_NONE, PARSER_NONE }, { PARSER_NONE, PARSER_NONE }, 0, 0 };
    return i < 0 ? &none : &s->nodes[i];
}

static uint32_t distance(int a, int b)
{
    if (a < 0 || b < 0) return 0;
    int d = b - a;
    return d < 5 ? (uint32_t)d : d < FAR ? 5u : 6u;
}

/* How many verbs and stops lie between two words, up to three of each. */
static uint32_t between(const parser_state *s, int a, int b)
{
    if (a < 0 || b < 0) return 0;
    int verbs = s->verbs[b] - s->verbs[a + 1], stops = s->stops[b] - s->stops[a + 1];
    return (uint32_t)((verbs > 3 ? 3 : verbs) * 4 + (stops > 3 ? 3 : stops) + 1);
}

static void add_pair(feature_list *f, view a, view b, uint32_t far, uint32_t inside)
{
    add(f, a.both, b.both);
    add(f, a.both, b.form);
    add(f, a.form, b.both);
    add(f, a.both, b.tag);
    add(f, a.tag, b.both);
    add(f, a.form, b.form);
    add(f, a.tag, b.tag);
    add3(f, a.tag, b.tag, far);
    add3(f, a.tag, b.tag, inside);
    add3(f, a.form, b.tag, inside);
    add3(f, a.tag, b.form, inside);
}

static void add_single(feature_list *f, view a)
{
    add(f, a.form, 0);
    add(f, a.tag, 0);
    add(f, a.both, 0);
}

static uint32_t valency(int left, int right)
{
    return (uint32_t)((left > 4 ? 4 : left) * 8 + (right > 4 ? 4 : right) + 1);
}

size_t parser__features(uint32_t *rows, const parser_state *s)
{
    feature_list f = { rows, 0, PARSER_BITS };
    int i0 = on_stack(s, 0), i1 = on_stack(s, 1), j0 = in_input(s, 0);
    const parser_node *m0 = node_at(s, i0), *m1 = node_at(s, i1), *n0 = node_at(s, j0), *mh = node_at(s, m0->head);
    view s0 = view_of(s, i0), s1 = view_of(s, i1), s2 = view_of(s, on_stack(s, 2));
    view b0 = view_of(s, j0), b1 = view_of(s, in_input(s, 1)), b2 = view_of(s, in_input(s, 2)),
         b3 = view_of(s, in_input(s, 3));
    view sh = view_of(s, m0->head), sh2 = view_of(s, mh->head);
    view s0l = view_of(s, m0->left[0]), s0r = view_of(s, m0->right[0]), s0l2 = view_of(s, m0->left[1]),
         s0r2 = view_of(s, m0->right[1]);
    view b0l = view_of(s, n0->left[0]), b0l2 = view_of(s, n0->left[1]);
    view s1r = view_of(s, m1->right[0]), before = view_of(s, j0 - 1);
    uint32_t d0 = distance(i0, j0), in0 = between(s, i0, j0), headed = m0->head != PARSER_NONE, in1 = between(s, i1, j0);
    uint32_t v0 = valency(m0->left_count, m0->right_count), vb = valency(n0->left_count, 0);
    uint32_t state = headed | (uint32_t)(m1->head != PARSER_NONE) << 1;
    add(&f, state, 0);
    add_single(&f, s0);
    add_single(&f, b0);
    add_single(&f, b1);
    add_single(&f, b2);
    add_single(&f, s1);
    add(&f, b3.tag, 0);
    add(&f, s2.tag, s1.tag);
    add_pair(&f, s0, b0, d0, in0);
    add3(&f, s0.form, b0.form, in0);
    add3(&f, s0.tag, b0.tag, state);
    add3(&f, s0.form, b0.tag, state);
    add3(&f, s0.tag, b0.form, state);
    add(&f, b0.tag, b1.tag);
    add(&f, b0.form, b1.form);
    add3(&f, b0.tag, b1.tag, b2.tag);
    add3(&f, b0.form, b1.tag, b2.tag);
    add3(&f, b0.tag, b1.form, b2.tag);
    add3(&f, b1.tag, b2.tag, b3.tag);
    add3(&f, s0.tag, b0.tag, b1.tag);
    add3(&f, s0.form, b0.tag, b1.tag);
    add3(&f, s0.tag, b0.form, b1.tag);
    add3(&f, s0.tag, b0.tag, b1.form);
    add3(&f, s0.tag, b0.form, b1.form);
    add3(&f, s0.tag, b0.tag, table__mix(b1.tag, b2.tag));
    add3(&f, s0.form, b0.form, b1.tag);
    add(&f, sh.form, sh.tag);
    add(&f, sh.tag, 1);
    add3(&f, sh.tag, s0.tag, b0.tag);
    add3(&f, sh.form, s0.tag, b0.tag);
    add3(&f, sh.tag, s0.form, b0.tag);
    add3(&f, sh.tag, s0.tag, b0.form);
    add3(&f, sh.form, s0.tag, b0.form);
    add3(&f, sh.form, s0.form, b0.form);
    add3(&f, sh2.tag, sh.tag, s0.tag);
    add3(&f, sh2.tag, table__mix(sh.tag, s0.tag), b0.tag);
    add3(&f, s1.tag, s0.tag, b0.tag);
    add3(&f, s1.form, s0.tag, b0.tag);
    add3(&f, s1.tag, s0.tag, b0.form);
    add3(&f, s1.form, s0.tag, b0.form);
    add3(&f, s1.tag, b0.tag, in1);
    add3(&f, s1.form, b0.form, state);
    add3(&f, s2.tag, s1.tag, table__mix(s0.tag, b0.tag));
    add(&f, s0l.both, 0);
    add(&f, s0r.both, 0);
    add(&f, b0l.both, 0);
    add(&f, s0r.form, b0.form);
    add3(&f, s0.tag, s0l.tag, b0.tag);
    add3(&f, s0.tag, s0l.form, b0.tag);
    add3(&f, s0.tag, s0r.tag, b0.tag);
    add3(&f, s0.tag, s0r.form, b0.tag);
    add3(&f, s0.form, s0r.tag, b0.form);
    add3(&f, s0.tag, b0.tag, b0l.tag);
    add3(&f, s0.tag, b0.tag, b0l.form);
    add3(&f, s0.form, b0.tag, b0l.form);
    add3(&f, s0.tag, b0.form, b0l.form);
    add3(&f, s0.form, b0.form, b0l.form);
    add3(&f, sh.form, b0.tag, b0l.form);
    add3(&f, s1.form, b0.tag, b0l.form);
    add3(&f, s0.tag, s0l.tag, s0l2.tag);
    add3(&f, s0.tag, s0r.tag, table__mix(s0r2.tag, b0.tag));
    add3(&f, b0.tag, b0l.tag, b0l2.tag);
    add3(&f, b0.tag, b0l.form, b0l2.form);
    add3(&f, s0.tag, b0.tag, table__mix(b0l.form, b0l2.tag));
    add3(&f, s0.tag, table__mix(s0r.tag, s0r.form), table__mix(b0.tag, b0l.tag));
    add3(&f, s1.tag, s1r.tag, table__mix(s0.tag, b0.tag));
    add3(&f, s0.tag, b0.tag, table__mix(before.tag, b0l.tag));
    add3(&f, s0.tag, b0.tag, before.form);
    add(&f, s0.form, v0);
    add(&f, s0.tag, v0);
    add(&f, b0.form, vb);
    add(&f, b0.tag, vb);
    add3(&f, s0.form, b0.tag, v0);
    add3(&f, s0.tag, b0.tag, table__mix(v0, vb));
    add3(&f, s0.tag, b0.tag, table__mix(d0, b1.tag));
    add3(&f, s0.form, b0.form, d0);
    add(&f, s0.form, d0);
    add(&f, b0.form, d0);
    add3(&f, s0.tag, b0.tag, table__mix(in0, b0l.form));
    return f.count;
}

static parser_action choose(const parser_state *s, const signed char *table)
{
    uint32_t rows[PARSER_FEATURES];
    int scores[ACTION_COUNT];
    parser_action best = ACTION_COUNT;
    table__score(scores, ACTION_COUNT, table, rows, parser__features(rows, s));
    for (int k = 0; k < ACTION_COUNT; k++)
        if (parser__allows(s, (parser_action)k) && (best == ACTION_COUNT || scores[k] > scores[best]))
            best = (parser_action)k;
    return best;
}

void parser__attach(parser_state *s)
{
    const signed char *table = (const signed char *)syntax_data + PARSER_AT;
    while (!parser__done(s)) parser__apply(s, choose(s, table));
    parser__finish(s);
}

/* ---- relations -------------------------------------------------------------- */

size_t labeller__features(uint32_t *rows, const parser_state *s, const unsigned char *relations, int at)
{
    feature_list f = { rows, 0, LABELLER_BITS };
    int head = s->nodes[at].head;
    const parser_node *n = &s->nodes[at], *m = &s->nodes[head];
    int above = head < s->count ? m->head : PARSER_NONE, before = PARSER_NONE, aux = PARSER_NONE;
    for (int i = at < head ? m->left[0] : head + 1; i >= 0 && i < at; i++)
        if (s->nodes[i].head == head) before = i;
    for (int i = m->left[0]; i >= 0 && i < head; i++)
        if (s->nodes[i].head == head && head < s->count && tagset__tags[s->tags[i]].pos == UPOS_AUX) aux = i;
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
        int scores[DEP_COUNT], best = DEP_DEP;
        relations[i] = DEP_ROOT;
        if (s->nodes[i].head == s->count) continue;
        table__score(scores, DEP_COUNT, table, rows, labeller__features(rows, s, relations, i));
        for (int k = 0; k < DEP_COUNT; k++)
            if (k != DEP_ROOT && scores[k] > scores[best]) best = k;
        relations[i] = (unsigned char)best;
    }
}
