/* Finds quantities. Takes the tokens of every sentence, gives value, unit, bound
 * and what is counted: "At least 4,300 people" -> 4300, at least, person.
 *
 * Method: what timex reads as a date or a clock time is stepped over, then at
 * each token idioms ("one another", "9/11"), names ("Route 19") and quantities
 * are tried in that order. Several figures after one another that share a unit
 * ("from 4.5 to 4.25 per cent") each become a quantity.
 * Blind spots: figures in tables, sums told over several sentences, ordinals
 * that name ("the Third Reich"). */
#include "quantity.h"

#include <string.h>

#include "base/lexicon.h"
#include "quantity_read.h"
#include "timex_parts.h"

extern const lexicon lexicon__number_idioms;

#define IDIOM_WORDS 5 /* words of the longest idiom, with room */

static size_t idiom(const quantity_reader *r, size_t at)
{
    const char *words[IDIOM_WORDS];
    size_t count = 0;
    if (!(r->marked.marks[at] & MARK_IDIOM)) return 0;
    while (count < IDIOM_WORDS && at + count < r->end) {
        words[count] = r->tokens[at + count].norm;
        count++;
    }
    return lexicon__match(&lexicon__number_idioms, words, count, NULL);
}

/* "1." and "2)" at the head of a sentence number a list. */
static bool is_list_mark(const quantity_reader *r, size_t at)
{
    if (at != r->begin || at + 1 >= r->end || r->tokens[at].kind != TOKEN_NUMBER) return false;
    return quantity__is(r, at + 1, ".") || quantity__is(r, at + 1, ")");
}

/* "Third Reich", "First Trust", and "Second, ..." at the head of a point. */
static bool is_named_ordinal(const quantity_reader *r, const quantity *q)
{
    if (q->role != QUANTITY_ORDINAL || q->token_end >= r->end) return false;
    const token *word = &r->tokens[q->token_begin], *next = &r->tokens[q->token_end];
    if (q->noun_token == SYNTAX_ROOT && quantity__is(r, q->token_end, ",")) return true;
    return word->shape == SHAPE_TITLE && next->shape == SHAPE_TITLE && next->kind == TOKEN_WORD;
}

/* "first" and "one" need a noun to be a number: not "first warned", "got one". */
static bool keep(const quantity_reader *r, const quantity *q)
{
    if (is_named_ordinal(r, q)) return false;
    bool first = quantity__is(r, q->token_begin, "first"), one = quantity__is(r, q->token_begin, "one");
    if (!(first || one) || q->token_end != q->token_begin + 1) return true;
    return q->noun_token != SYNTAX_ROOT && !(first && r->words[q->token_end].pos == UPOS_VERB);
}

/* "the age from 62 to 65": the second figure measures what the first does. */
static void follow(const quantity_list *out, const quantity_reader *r, quantity *q)
{
    if (!out->count || *q->stated.unit || q->role != QUANTITY_AMOUNT) return;
    const quantity *last = &out->items[out->count - 1];
    if (!last->former || last->token_end + 1 != q->token_begin || !quantity__is(r, last->token_end, "to"))
        return;
    q->stated.unit = last->stated.unit;
    q->role = last->role;
}

static bool add(quantity_list *out, const quantity_reader *r, quantity *q)
{
    follow(out, r, q);
    q->stated.span.begin = r->tokens[q->token_begin].span.begin;
    q->stated.span.end = r->tokens[q->token_end - 1].span.end;
    quantity__read_noun(r, q);
    quantity__read_state(r, q);
    quantity__read_role(r, q);
    quantity__read_attribute(r, q);
    if (!keep(r, q)) return true;
    quantity *kept = ARRAY_PUSH(out, r->memory);
    if (!kept) return false;
    *kept = *q;
    return true;
}

/* Whether a quantity can begin with this token, told cheaply. */
static bool may_begin(const quantity_reader *r, size_t at)
{
    return r->marked.marks[at] &
           (MARK_NUMBER | MARK_NUMBER_LEAD | MARK_APPROXIMATOR | MARK_UNIT | MARK_DIGIT);
}

static bool find_in(quantity_list *out, const quantity_reader *r, const timex_list *dates, size_t *date)
{
    for (size_t at = r->begin; at < r->end;) {
        quantity q;
        bool out_of_memory = false;
        while (*date < dates->count && (dates->items[*date].token_end <= at || dates->items[*date].counted))
            ++*date;
        if (*date < dates->count && dates->items[*date].token_begin <= at) {
            at = dates->items[*date].token_end;
            continue;
        }
        size_t skip = idiom(r, at);
        if (skip || is_list_mark(r, at)) {
            at += skip ? skip : 1;
        } else if (!may_begin(r, at) || !quantity__read(r, at, &q, &out_of_memory)) {
            at++;
        } else {
            if (out_of_memory || !add(out, r, &q)) return false;
            at = q.token_end;
            if (*q.per && !quantity__is(r, at, "annually") && !quantity__is(r, at, "daily"))
                at++; /* the "a" of "a quarter" */
        }
    }
    return true;
}

bool quantity__find(quantity_list *out, arena *a, const segments *text, const syntax *tree)
{
    timex_list dates = { 0 };
    size_t date = 0;
    marked_words marked;
    if (!marks__make(&marked, a, &text->tokens) || !timex__find_marked(&dates, a, text, tree, marked))
        return false;
    for (size_t i = 0; i < text->sentences.count; i++) {
        const sentence *s = &text->sentences.items[i];
        quantity_reader r = { marked, marked.tokens, tree->words, s->token_begin, s->token_end, a };
        if (!find_in(out, &r, &dates, &date)) return false;
    }
    return true;
}
