/* Who or what is meant is told by the fullest name that the article has, or else by the noun
 * and the words before it that the parse lets touch it.
 * Blind spots: a pronoun that was taken for somebody else. */
#include "called.h"

#define NAME_TOKENS 6 /* of what has no name */

bool called__touches(const reading *in, size_t t)
{
    const upos pos = reading__word(in, t)->pos;
    if (reading__word(in, t + 1)->pos == UPOS_DET) return false;
    if (!reading__token(in, t + 1)->space_before) return true;
    return pos == UPOS_DET || pos == UPOS_ADJ || pos == UPOS_NUM || pos == UPOS_NOUN ||
           pos == UPOS_PROPN;
}

/* "deaths of two women": with the phrase behind it that it cannot do without. */
static size_t end_with_of(const reading *in, size_t t)
{
    const size_t more = tree__child(&in->tree, t, DEP_NMOD);
    const bool of = more != SYNTAX_ROOT && in->tree.first[more] == t + 1 &&
                    reading__is(in, t + 1, "of") && in->tree.last[more] - t <= NAME_TOKENS;
    return of ? in->tree.last[more] : t + 1;
}

/* A noun, or "the 36-year-old" */
static bool is_nominal(const reading *in, size_t t)
{
    const syntax_word *w = reading__word(in, t);
    const bool some = w->pos == UPOS_ADJ && tree__child(&in->tree, t, DEP_DET) != SYNTAX_ROOT;
    return syntax__is_noun(w) || some;
}

token_range called__of(const analysis *in, size_t t)
{
    const size_t first = in->reading.tree.first[t];
    const mention_list *list = &in->mentions;
    const mention *m = mention__at(list, t);
    token_range words = { t, end_with_of(&in->reading, t) };
    if (m) m = &list->mentions.items[list->entities.items[m->stated.entity].first];
    if (m && !m->pronominal) return (token_range){ m->token_begin, m->token_end };
    if (!is_nominal(&in->reading, t)) return (token_range){ t, t };
    while (words.begin > first && t - words.begin < NAME_TOKENS - 1 &&
           called__touches(&in->reading, words.begin - 1))
        words.begin--;
    return words;
}

size_t called__stands_for(const reading *in, size_t t)
{
    const size_t verb = reading__word(in, t)->head;
    bool clause = verb != SYNTAX_ROOT && reading__word(in, verb)->relation == DEP_ACL_RELCL;
    return clause && reading__is_relative(in, t) ? reading__word(in, verb)->head : t;
}
