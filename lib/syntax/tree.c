/* Dependency trees as parent pointers. Extents come from lifting every token
 * to its ancestors until nothing grows, so a sentence costs its length times
 * its depth; depth is bounded, since a parser that cuts long sentences is. */
#include "tree.h"

#include <string.h>

#define STEPS_MAX 4 /* verbs that share one subject, one hanging on the other */

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
        bool shows =
            w->relation == DEP_NSUBJ || w->relation == DEP_NSUBJ_PASS || w->relation == DEP_COP;
        if (shows && w->head != SYNTAX_ROOT) predicate[w->head] = true;
        if (w->pos == UPOS_VERB && w->relation != DEP_AMOD && w->relation != DEP_COMPOUND)
            predicate[i] = true;
    }
}

bool tree__init(tree *out, arena *a, const syntax *syn)
{
    size_t count = syn->count;
    size_t *first = arena__array(a, count, sizeof *first),
           *last = arena__array(a, count, sizeof *last);
    size_t *child = arena__array(a, count, sizeof *child),
           *after = arena__array(a, count, sizeof *after);
    bool *predicate = arena__array(a, count, sizeof *predicate);
    if (!first || !last || !child || !after || !predicate) return false;
    for (size_t i = 0; i < count; i++) {
        first[i] = i;
        last[i] = i + 1;
        child[i] = after[i] = SYNTAX_ROOT;
    }
    mark_predicates(predicate, syn);
    for (size_t i = 0; i < count; i++) lift(syn, first, last, i);
    for (size_t i = count; i-- > 0;) {
        size_t head = syn->words[i].head;
        if (head == SYNTAX_ROOT) continue;
        after[i] = child[head];
        child[head] = i;
    }
    *out = (tree){ syn->words, first, last, child, after, predicate };
    return true;
}

size_t tree__child(const tree *of, size_t head, deprel relation)
{
    size_t i = of->child[head];
    while (i != SYNTAX_ROOT && of->words[i].relation != relation) i = of->after[i];
    return i;
}

size_t tree__last_child(const tree *of, size_t head, deprel relation)
{
    size_t found = SYNTAX_ROOT;
    for (size_t i = of->child[head]; i != SYNTAX_ROOT; i = of->after[i])
        if (of->words[i].relation == relation) found = i;
    return found;
}

size_t tree__subject(const tree *of, size_t head)
{
    size_t subject = tree__child(of, head, DEP_NSUBJ);
    return subject != SYNTAX_ROOT ? subject : tree__child(of, head, DEP_NSUBJ_PASS);
}

size_t tree__any_subject(const tree *of, size_t head)
{
    for (size_t i = of->child[head]; i != SYNTAX_ROOT; i = of->after[i]) {
        deprel relation = of->words[i].relation;
        if (relation == DEP_NSUBJ || relation == DEP_CSUBJ || relation == DEP_NSUBJ_PASS) return i;
    }
    return SYNTAX_ROOT;
}

size_t tree__shared_subject(const tree *of, size_t verb)
{
    for (size_t steps = 0; verb != SYNTAX_ROOT && steps < STEPS_MAX; steps++) {
        const syntax_word *w = &of->words[verb];
        const size_t own = tree__any_subject(of, verb);
        if (own != SYNTAX_ROOT) return own;
        bool shares = w->relation == DEP_CONJ || w->relation == DEP_XCOMP ||
                      (w->relation == DEP_ADVCL && w->form == FORM_GERUND);
        if (!shares) break;
        verb = w->head;
    }
    return SYNTAX_ROOT;
}

size_t tree__content(const tree *of, size_t head)
{
    size_t last = tree__last_child(of, head, DEP_CCOMP);
    return last != SYNTAX_ROOT && last > head ? last : tree__child(of, head, DEP_CCOMP);
}

bool tree__is_passive(const tree *of, size_t head)
{
    return tree__child(of, head, DEP_NSUBJ_PASS) != SYNTAX_ROOT ||
           tree__child(of, head, DEP_AUX_PASS) != SYNTAX_ROOT;
}

bool tree__is_marked(const tree *of, size_t head)
{
    for (size_t i = of->child[head]; i != SYNTAX_ROOT; i = of->after[i]) {
        const syntax_word *w = &of->words[i];
        if (w->relation == DEP_MARK && strcmp(w->lemma, "for") && strcmp(w->lemma, "to"))
            return true;
    }
    return false;
}

bool tree__is_finite(const tree *of, size_t t)
{
    if (syntax__is_finite(&of->words[t])) return true;
    for (size_t i = of->child[t]; i < t; i = of->after[i])
        if (of->words[i].pos == UPOS_AUX && tree__is_finite(of, i)) return true;
    return false;
}

/* "will not be" -> the verb it helps, where the parse has lost it. */
static size_t helped(const tree *of, size_t aux, size_t end)
{
    for (size_t i = aux; i < end; i++) {
        upos pos = of->words[i].pos;
        if (pos == UPOS_VERB) return i;
        if (pos != UPOS_AUX && pos != UPOS_ADV && pos != UPOS_PART) break;
    }
    size_t head = of->words[aux].head;
    return head != SYNTAX_ROOT && head > aux && head < end && of->words[head].pos != UPOS_PUNCT
               ? head
               : aux;
}

bool tree__in_relative(const tree *of, size_t begin, size_t t)
{
    for (; t > begin; t--) {
        upos before = of->words[t - 1].pos;
        if (before == UPOS_AUX || before == UPOS_ADV || before == UPOS_PART) continue;
        return t - 1 > begin && syntax__is_relative(&of->words[t - 1]);
    }
    return false;
}

/* The first finite verb that no relative pronoun opens, by parts of speech. */
static size_t first_finite(const tree *of, size_t begin, size_t end)
{
    bool relative = false;
    for (size_t i = begin; i < end; i++) {
        const syntax_word *w = &of->words[i];
        if (syntax__is_relative(w) && i > begin) relative = true;
        if ((w->pos != UPOS_VERB && w->pos != UPOS_AUX) || !tree__is_finite(of, i)) continue;
        size_t verb = helped(of, i, end);
        if (!relative) return verb;
        relative = false;
        if (verb > i) i = verb;
    }
    return SYNTAX_ROOT;
}

size_t tree__top(const tree *of, size_t begin, size_t end)
{
    size_t fallback = SYNTAX_ROOT, clause = SYNTAX_ROOT;
    for (size_t i = begin; i < end; i++) {
        size_t head = of->words[i].head;
        if (head != SYNTAX_ROOT && head >= begin && head < end) continue;
        if (of->words[i].pos == UPOS_PUNCT) continue;
        bool main = of->predicate[i] && !tree__in_relative(of, begin, i);
        if (main && tree__is_finite(of, i)) return i;
        if (main && clause == SYNTAX_ROOT) clause = i;
        if (fallback == SYNTAX_ROOT) fallback = i;
    }
    if (clause != SYNTAX_ROOT) return clause;
    size_t verb = first_finite(of, begin, end);
    return verb != SYNTAX_ROOT ? verb : fallback;
}
