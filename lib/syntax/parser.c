/* Dependency parser: which word each word depends on.
 *
 * Greedy arc-eager transitions, scored by a linear model over hashed features
 * and trained with a dynamic oracle (Goldberg and Nivre 2012), so that it has
 * seen what follows its own mistakes. What is left without a head depends on
 * the first verb among it, which is the root. Linear in the words of a sentence.
 * Blind spot: crossing dependencies cannot be built. */
#include "parser.h"

#include "model_table.h"
#include "parser_view.h"

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
    s->next_verb = arena__array(a, count + 2, sizeof *s->next_verb);
    s->next_stop = arena__array(a, count + 2, sizeof *s->next_stop);
    s->quoted = arena__array(a, count + 2, sizeof *s->quoted);
    return s->nodes && s->stack && s->verbs && s->stops && s->next_verb && s->next_stop &&
           s->quoted;
}

/* What lies before and after each word, so that features need not search. */
static void look_around(parser_state *s)
{
    int count = s->count;
    s->verbs[0] = s->stops[0] = s->quoted[0] = 0;
    for (int i = 0; i < count; i++) {
        const tag_info *tag = &tagset__tags[s->tags[i]];
        bool quote = tag->pos == UPOS_PUNCT && (tag->xpos[0] == '`' || tag->xpos[0] == '\'');
        s->verbs[i + 1] = s->verbs[i] + (tag->pos == UPOS_VERB || tag->pos == UPOS_AUX);
        s->stops[i + 1] = s->stops[i] + (tag->pos == UPOS_PUNCT || tag->pos == UPOS_CCONJ);
        s->quoted[i + 1] = s->quoted[i] ^ quote;
    }
    s->verbs[count + 1] = s->verbs[count];
    s->stops[count + 1] = s->stops[count];
    s->next_verb[count] = s->next_stop[count] = s->next_verb[count + 1] = s->next_stop[count + 1] =
        count;
    for (int i = count - 1; i >= 0; i--) {
        s->next_verb[i] = s->verbs[i + 1] > s->verbs[i] ? i : s->next_verb[i + 1];
        s->next_stop[i] = s->stops[i + 1] > s->stops[i] ? i : s->next_stop[i + 1];
    }
}

void parser__init(parser_state *s, const word *words, const unsigned char *tags, size_t count)
{
    s->words = words;
    s->tags = tags;
    s->count = (int)count;
    s->depth = s->next = 0;
    for (size_t i = 0; i <= count; i++) init_node(&s->nodes[i]);
    look_around(s);
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

TABLE_INLINE void add_pair(feature_list *f, view a, view b, uint32_t far, uint32_t inside)
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

TABLE_INLINE void add_single(feature_list *f, view a)
{
    add(f, a.form, 0);
    add(f, a.tag, 0);
    add(f, a.both, 0);
}

/* What the features look at: words by their place (s: stack, b: input, l and r:
 * outermost children, h: head, 2: the second of them), and how they lie. */
typedef struct context {
    view s0, s1, s2, b0, b1, b2, b3, sh, sh2, s0l, s0l2, s0r, s0r2, s1r, b0l, b0l2, before;
    uint32_t d0, in0, in1, v0, vb, state;
} context;

static void look(context *c, const parser_state *s)
{
    int i0 = on_stack(s, 0), i1 = on_stack(s, 1), j0 = in_input(s, 0);
    const parser_node *m0 = node_at(s, i0), *m1 = node_at(s, i1), *n0 = node_at(s, j0);
    c->s0 = view_of(s, i0);
    c->s1 = view_of(s, i1);
    c->s2 = view_of(s, on_stack(s, 2));
    c->b0 = view_of(s, j0);
    c->b1 = view_of(s, in_input(s, 1));
    c->b2 = view_of(s, in_input(s, 2));
    c->b3 = view_of(s, in_input(s, 3));
    c->sh = view_of(s, m0->head);
    c->sh2 = view_of(s, node_at(s, m0->head)->head);
    c->s0l = view_of(s, m0->left[0]);
    c->s0l2 = view_of(s, m0->left[1]);
    c->s0r = view_of(s, m0->right[0]);
    c->s0r2 = view_of(s, m0->right[1]);
    c->s1r = view_of(s, m1->right[0]);
    c->b0l = view_of(s, n0->left[0]);
    c->b0l2 = view_of(s, n0->left[1]);
    c->before = view_of(s, j0 - 1);
    c->d0 = distance(i0, j0);
    c->in0 = between(s, i0, j0);
    c->in1 = between(s, i1, j0);
    c->v0 = valency(m0->left_count, m0->right_count);
    c->vb = valency(n0->left_count, 0);
    c->state = (uint32_t)(m0->head != PARSER_NONE) | (uint32_t)(m1->head != PARSER_NONE) << 1;
}

TABLE_INLINE void add_words(feature_list *f, const context *c)
{
    add(f, c->state, 0);
    add_single(f, c->s0);
    add_single(f, c->b0);
    add_single(f, c->b1);
    add_single(f, c->b2);
    add_single(f, c->s1);
    add(f, c->b3.tag, 0);
    add(f, c->s2.tag, c->s1.tag);
    add_pair(f, c->s0, c->b0, c->d0, c->in0);
    add3(f, c->s0.form, c->b0.form, c->in0);
    add3(f, c->s0.tag, c->b0.tag, c->state);
    add3(f, c->s0.form, c->b0.tag, c->state);
    add3(f, c->s0.tag, c->b0.form, c->state);
}

TABLE_INLINE void add_input(feature_list *f, const context *c)
{
    add(f, c->b0.tag, c->b1.tag);
    add(f, c->b0.form, c->b1.form);
    add3(f, c->b0.tag, c->b1.tag, c->b2.tag);
    add3(f, c->b0.form, c->b1.tag, c->b2.tag);
    add3(f, c->b0.tag, c->b1.form, c->b2.tag);
    add3(f, c->b1.tag, c->b2.tag, c->b3.tag);
    add3(f, c->s0.tag, c->b0.tag, c->b1.tag);
    add3(f, c->s0.form, c->b0.tag, c->b1.tag);
    add3(f, c->s0.tag, c->b0.form, c->b1.tag);
    add3(f, c->s0.tag, c->b0.tag, c->b1.form);
    add3(f, c->s0.tag, c->b0.form, c->b1.form);
    add3(f, c->s0.tag, c->b0.tag, table__mix(c->b1.tag, c->b2.tag));
    add3(f, c->s0.form, c->b0.form, c->b1.tag);
}

TABLE_INLINE void add_stack(feature_list *f, const context *c)
{
    add(f, c->sh.form, c->sh.tag);
    add(f, c->sh.tag, 1);
    add3(f, c->sh.tag, c->s0.tag, c->b0.tag);
    add3(f, c->sh.form, c->s0.tag, c->b0.tag);
    add3(f, c->sh.tag, c->s0.form, c->b0.tag);
    add3(f, c->sh.tag, c->s0.tag, c->b0.form);
    add3(f, c->sh.form, c->s0.tag, c->b0.form);
    add3(f, c->sh.form, c->s0.form, c->b0.form);
    add3(f, c->sh2.tag, c->sh.tag, c->s0.tag);
    add3(f, c->sh2.tag, table__mix(c->sh.tag, c->s0.tag), c->b0.tag);
    add3(f, c->s1.tag, c->s0.tag, c->b0.tag);
    add3(f, c->s1.form, c->s0.tag, c->b0.tag);
    add3(f, c->s1.tag, c->s0.tag, c->b0.form);
    add3(f, c->s1.form, c->s0.tag, c->b0.form);
    add3(f, c->s1.tag, c->b0.tag, c->in1);
    add3(f, c->s1.form, c->b0.form, c->state);
    add3(f, c->s2.tag, c->s1.tag, table__mix(c->s0.tag, c->b0.tag));
}

TABLE_INLINE void add_children(feature_list *f, const context *c)
{
    add(f, c->s0l.both, 0);
    add(f, c->s0r.both, 0);
    add(f, c->b0l.both, 0);
    add(f, c->s0r.form, c->b0.form);
    add3(f, c->s0.tag, c->s0l.tag, c->b0.tag);
    add3(f, c->s0.tag, c->s0l.form, c->b0.tag);
    add3(f, c->s0.tag, c->s0r.tag, c->b0.tag);
    add3(f, c->s0.tag, c->s0r.form, c->b0.tag);
    add3(f, c->s0.form, c->s0r.tag, c->b0.form);
    add3(f, c->s0.tag, c->b0.tag, c->b0l.tag);
    add3(f, c->s0.tag, c->b0.tag, c->b0l.form);
    add3(f, c->s0.form, c->b0.tag, c->b0l.form);
    add3(f, c->s0.tag, c->b0.form, c->b0l.form);
    add3(f, c->s0.form, c->b0.form, c->b0l.form);
    add3(f, c->sh.form, c->b0.tag, c->b0l.form);
    add3(f, c->s1.form, c->b0.tag, c->b0l.form);
    add3(f, c->s0.tag, c->s0l.tag, c->s0l2.tag);
    add3(f, c->s0.tag, c->s0r.tag, table__mix(c->s0r2.tag, c->b0.tag));
    add3(f, c->b0.tag, c->b0l.tag, c->b0l2.tag);
    add3(f, c->b0.tag, c->b0l.form, c->b0l2.form);
    add3(f, c->s0.tag, c->b0.tag, table__mix(c->b0l.form, c->b0l2.tag));
    add3(f, c->s0.tag, table__mix(c->s0r.tag, c->s0r.form), table__mix(c->b0.tag, c->b0l.tag));
    add3(f, c->s1.tag, c->s1r.tag, table__mix(c->s0.tag, c->b0.tag));
    add3(f, c->s0.tag, c->b0.tag, table__mix(c->before.tag, c->b0l.tag));
    add3(f, c->s0.tag, c->b0.tag, c->before.form);
}

TABLE_INLINE void add_distances(feature_list *f, const context *c)
{
    add(f, c->s0.form, c->v0);
    add(f, c->s0.tag, c->v0);
    add(f, c->b0.form, c->vb);
    add(f, c->b0.tag, c->vb);
    add3(f, c->s0.form, c->b0.tag, c->v0);
    add3(f, c->s0.tag, c->b0.tag, table__mix(c->v0, c->vb));
    add3(f, c->s0.tag, c->b0.tag, table__mix(c->d0, c->b1.tag));
    add3(f, c->s0.form, c->b0.form, c->d0);
    add(f, c->s0.form, c->d0);
    add(f, c->b0.form, c->d0);
    add3(f, c->s0.tag, c->b0.tag, table__mix(c->in0, c->b0l.form));
}

/* The next verb and the next stop, and whether a quotation is open. */
TABLE_INLINE void add_outlook(feature_list *f, const context *c, const parser_state *s)
{
    int top = on_stack(s, 0), next = s->next, ahead = next < s->count ? next + 1 : next;
    view verb = view_of(s, s->next_verb[ahead]), stop = view_of(s, s->next_stop[ahead]);
    uint32_t quotes = s->quoted[next] | (uint32_t)(top >= 0 && s->quoted[top]) << 1;
    uint32_t order = (uint32_t)(s->next_verb[ahead] < s->next_stop[ahead]);
    uint32_t untouched = next - s->depth < 2; /* hardly a word has left the stack */
    add3(f, c->s0.tag, c->b0.tag, verb.tag << 1 | order);
    add3(f, c->s0.tag, c->b0.tag, stop.form);
    add3(f, c->s0.tag, c->b0.form, verb.tag << 1 | order);
    add3(f, c->s0.form, c->b0.tag, verb.form);
    add3(f, c->b0.form, stop.form, verb.tag << 1 | order);
    add3(f, c->s0.tag, c->b0.tag, quotes);
    add3(f, c->s0.form, c->b0.form, quotes);
    add3(f, c->s0.tag, table__mix(c->b0.form, c->b1.tag), quotes << 8 | untouched);
    add3(f, c->s0.tag, c->b0.tag, table__mix(stop.form, table__mix(verb.tag, order)));
}

size_t parser__features(uint32_t *rows, const parser_state *s)
{
    feature_list f = { rows, 0, PARSER_BITS };
    context c;
    look(&c, s);
    add_words(&f, &c);
    add_input(&f, &c);
    add_stack(&f, &c);
    add_children(&f, &c);
    add_distances(&f, &c);
    add_outlook(&f, &c, s);
    return f.count;
}

static parser_action choose(const parser_state *s, const signed char *table)
{
    uint32_t rows[PARSER_FEATURES];
    int16_t scores[ACTION_COUNT];
    parser_action best = ACTION_COUNT;
    table__score_few(scores, table, rows, parser__features(rows, s));
    for (int k = 0; k < ACTION_COUNT; k++)
        if (parser__allows(s, (parser_action)k) &&
            (best == ACTION_COUNT || scores[k] > scores[best]))
            best = (parser_action)k;
    return best;
}

void parser__attach(parser_state *s)
{
    const signed char *table = (const signed char *)syntax_data + PARSER_AT;
    while (!parser__done(s)) parser__apply(s, choose(s, table));
    parser__finish(s);
}
