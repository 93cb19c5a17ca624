/* A copied wire text is no second source, nor is a statement that two papers quote.
 * Two claims have one origin where they stand in one article, share a long run of
 * words, or are told by the same source: the same name, or the same noun ("police",
 * "the ministry"), since in reports of one event these are mostly one.
 * Blind spots: a text that was rewritten from the same wire; sources that are named
 * in one article and described in the other. */
#include "origin.h"

#include <string.h>

#include "name/same.h"

#define COPIED_WORDS 8       /* words in a row that two writers hardly hit on alike */
#define COPIED_SHARE 0.8     /* of the shorter claim: shorter claims are copied whole */
#define COPIED_LEAST 4

#define COMPARED_MOST 16 /* claims of a group that each other one is compared with */

static const token *tokens_of(const corpus *of, size_t bag)
{
    return of->articles[of->bags[bag].article]->reading.text.tokens.items;
}

static bool is_word(const token *t)
{
    return t->kind != TOKEN_PUNCT;
}

/* Most words differ in their first letter. */
static bool same_word(const token *x, const token *y)
{
    return *x->norm == *y->norm && !strcmp(x->norm, y->norm);
}

/* Words in a row from x and y on that are the same. */
static size_t run_from(const token *in_a, token_range p, const token *in_b, token_range q)
{
    size_t words = 0;
    for (; p.begin < p.end && q.begin < q.end; p.begin++, q.begin++) {
        if (!same_word(&in_a[p.begin], &in_b[q.begin])) break;
        words += is_word(&in_a[p.begin]);
    }
    return words;
}

static size_t count_words(const token *in, token_range r)
{
    size_t words = 0;
    for (; r.begin < r.end; r.begin++) words += is_word(&in[r.begin]);
    return words;
}

/* Whether the words before x and y are the same, so that a run began there. */
static bool runs_before(const token *in_a, token_range a, size_t x, const token *in_b,
                        token_range b, size_t y)
{
    return x > a.begin && y > b.begin && same_word(&in_a[x - 1], &in_b[y - 1]);
}

/* Each run is followed once, from its first word: work is |a| * |b|. */
static bool is_copied(const corpus *of, size_t bag_a, size_t bag_b)
{
    const token *in_a = tokens_of(of, bag_a), *in_b = tokens_of(of, bag_b);
    token_range a = of->bags[bag_a].claim->content, b = of->bags[bag_b].claim->content;
    size_t x = count_words(in_a, a), y = count_words(in_b, b), shorter = x < y ? x : y, longest = 0;
    for (size_t i = a.begin; i < a.end; i++) {
        for (size_t j = b.begin; j < b.end; j++) {
            if (!same_word(&in_a[i], &in_b[j]) || runs_before(in_a, a, i, in_b, b, j)) continue;
            size_t run = run_from(in_a, (token_range){ i, a.end }, in_b, (token_range){ j, b.end });
            if (run >= COPIED_WORDS) return true;
            if (run > longest) longest = run;
        }
    }
    return longest >= COPIED_LEAST && (double)longest >= COPIED_SHARE * (double)shorter;
}

/* The noun that a source is told by: "a police spokeswoman" -> spokeswoman. */
static const char *head_of(const analysis *in, const attribution *a)
{
    for (size_t t = a->source.begin; t < a->source.end; t++) {
        size_t head = in->reading.syntax.words[t].head;
        if (head == SYNTAX_ROOT || head < a->source.begin || head >= a->source.end)
            return in->reading.syntax.words[t].lemma;
    }
    return NULL;
}

static const char *name_of(const analysis *in, const attribution *a)
{
    return a->entity == SYNTAX_ROOT ? NULL : in->mentions.entities.items[a->entity].name;
}

static bool same_source(const corpus *of, size_t bag_a, size_t bag_b)
{
    const claim *a = of->bags[bag_a].claim, *b = of->bags[bag_b].claim;
    const analysis *in_a = of->articles[of->bags[bag_a].article],
                   *in_b = of->articles[of->bags[bag_b].article];
    if (a->attribution == SYNTAX_ROOT || b->attribution == SYNTAX_ROOT) return false;
    const attribution *x = &in_a->attributions.items[a->attribution],
                      *y = &in_b->attributions.items[b->attribution];
    const char *name_x = name_of(in_a, x), *name_y = name_of(in_b, y);
    if (name_x && name_y) return name__same(name_x, name_y);
    const char *head_x = head_of(in_a, x), *head_y = head_of(in_b, y);
    return head_x && head_y && !strcmp(head_x, head_y);
}

origin_link origin__link(const corpus *of, size_t bag_a, size_t bag_b)
{
    if (of->bags[bag_a].article == of->bags[bag_b].article) return ORIGIN_ARTICLE;
    if (is_copied(of, bag_a, bag_b)) return ORIGIN_COPIED;
    return same_source(of, bag_a, bag_b) ? ORIGIN_SOURCE : ORIGIN_APART;
}

/* The bags of the group `from` join the group `to`. */
static void join(size_t *group, size_t count, size_t from, size_t to)
{
    for (size_t k = 0; k < count; k++)
        if (group[k] == from) group[k] = to;
}

size_t origin__count(const corpus *of, const size_t *bags, size_t count, size_t *origins,
                     size_t known, origin_link *why)
{
    size_t different = 0;
    for (size_t i = known; i < count; i++) {
        origins[i] = i;
        for (size_t j = 0; j < i && j < COMPARED_MOST; j++) {
            const origin_link link = origin__link(of, bags[i], bags[j]);
            if (link == ORIGIN_APART) continue;
            if (link > *why && link != ORIGIN_ARTICLE) *why = link;
            join(origins, i + 1, origins[i], origins[j]);
        }
    }
    for (size_t i = 0; i < count; i++) different += origins[i] == i;
    return different;
}
