/* Whether two values fit is arithmetic, and not asked of the network: where they do, it is told
 * both claims with the figures of one, and so hears no difference where none is.
 * Blind spots: which of several values is meant; "July" beside "4 July". */
#include "reword.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether the digits of two texts are the same, and there are some. */
static bool same_digits(const char *x, claimdiff_span a, const char *y, claimdiff_span b)
{
    size_t count = 0;
    for (;; count++) {
        while (a.begin < a.end && !is_digit(x[a.begin])) a.begin++;
        while (b.begin < b.end && !is_digit(y[b.begin])) b.begin++;
        if (a.begin == a.end || b.begin == b.end) break;
        if (x[a.begin++] != y[b.begin++]) return false;
    }
    return count && a.begin == a.end && b.begin == b.end;
}

/* The value of a that y of b is in other figures, into *out; false: none, or it stands in a as
 * it is. */
static bool find_other(claimdiff_span *out, const pair_view *p, value y)
{
    const char *text_a = p->in_a->reading.text.text, *text_b = p->in_b->reading.text.text;
    const claim *a = p->a->claim;
    const claimdiff_span own = value__span(y);
    bool found = false;
    for (size_t i = 0; i < claim__value_count(a); i++) {
        const value x = claim__value(a, i);
        const claimdiff_span other = value__span(x);
        if (!value__is_one(x, y)) continue;
        if (same_digits(text_a, other, text_b, own) || view__same_text(p, other, own)) return false;
        if (!found) *out = other;
        found = true;
    }
    return found;
}

static bool is_free(const reword_list *list, claimdiff_span s)
{
    for (size_t i = 0; i < list->count; i++)
        if (s.begin < list->items[i].own.end && list->items[i].own.begin < s.end) return false;
    return true;
}

/* Puts it where it stands in the text: times come after figures. */
static void insert(reword_list *out, reword r)
{
    size_t at = out->count++;
    for (; at && out->items[at - 1].own.begin > r.own.begin; at--)
        out->items[at] = out->items[at - 1];
    out->items[at] = r;
}

void reword__find(reword_list *out, const pair_view *p)
{
    const claim *b = p->b->claim;
    const claimdiff_span whole = b->stated.span;
    out->count = 0;
    for (size_t j = 0; j < claim__value_count(b) && out->count < REWORDS_MAX; j++) {
        const value y = claim__value(b, j);
        const claimdiff_span own = value__span(y);
        reword r = { .own = own };
        if (own.begin < whole.begin || own.end > whole.end || !is_free(out, own)) continue;
        if (find_other(&r.other, p, y)) insert(out, r);
    }
}
