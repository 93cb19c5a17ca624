/* Dependency trees as parent pointers. Extents come from lifting every token
 * to its ancestors until nothing grows, so a sentence costs its length times
 * its depth; depth is bounded, since a parser that cuts long sentences is. */
#include "tree.h"

static void lift(const syntax *syn, size_t *first, size_t *last, size_t t)
{
    size_t at = syn->words[t].head;
    while (at != SYNTAX_ROOT) {
        bool grown = false;
        if (first[t] < first[at]) first[at] = first[t], grown = true;
        if (last[t] > last[at]) last[at] = last[t], grown = true;
        if (!grown) return;
        at = syn->words[at].head;
    }
}

static void mark_predicates(bool *predicate, const syntax *syn)
{
    for (size_t i = 0; i < syn->count; i++) {
        const syntax_word *w = &syn->words[i];
        bool shows = w->relation == DEP_NSUBJ || w->relation == DEP_NSUBJ_PASS || w->relation == DEP_COP;
        if (shows && w->head != SYNTAX_ROOT) predicate[w->head] = true;
        if (w->pos == UPOS_VERB && w->relation != DEP_AMOD && w->relation != DEP_COMPOUND) predicate[i] = true;
    }
}

bool tree__init(tree *out, arena *a, const segments *text, const syntax *syn)
{
    size_t count = text->tokens.count;
    out->syntax = syn;
    out->first = arena__array(a, count, sizeof *out->first);
    out->last = arena__array(a, count, sizeof *out->last);
    out->predicate = arena__array(a, count, sizeof *out->predicate);
    if (!out->first || !out->last || !out->predicate) return false;
    for (size_t i = 0; i < count; i++) {
        out->first[i] = i;
        out->last[i] = i + 1;
    }
    for (size_t i = 0; i < count; i++) lift(syn, out->first, out->last, i);
    mark_predicates(out->predicate, syn);
    return true;
}

size_t tree__child(const tree *of, size_t head, deprel relation)
{
    for (size_t i = of->first[head]; i < of->last[head]; i++)
        if (of->syntax->words[i].head == head && of->syntax->words[i].relation == relation) return i;
    return SYNTAX_ROOT;
}

size_t tree__subject(const tree *of, size_t head)
{
    size_t subject = tree__child(of, head, DEP_NSUBJ);
    return subject != SYNTAX_ROOT ? subject : tree__child(of, head, DEP_NSUBJ_PASS);
}

size_t tree__top(const tree *of, size_t begin, size_t end)
{
    size_t fallback = SYNTAX_ROOT;
    for (size_t i = begin; i < end; i++) {
        size_t head = of->syntax->words[i].head;
        if (head != SYNTAX_ROOT && head >= begin && head < end) continue;
        if (of->syntax->words[i].pos == UPOS_PUNCT) continue;
        if (of->predicate[i]) return i;
        if (fallback == SYNTAX_ROOT) fallback = i;
    }
    return fallback;
}
