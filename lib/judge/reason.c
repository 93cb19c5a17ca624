/* The network says that two claims exclude each other, and not why. What differs
 * in them tells the kind: a denial, figures, a negation, dates, names, modality;
 * where none of these does, it is the meaning of the whole.
 * Blind spots: claims that differ in two ways; the words that decided go first. */
#include "reason.h"

static claimdiff_mention_type type_of(const analysis *in, const unit *u)
{
    return in->mentions.entities.items[u->entity].type;
}

/* Of two units of one sort, the sort. */
static claimdiff_reason of_units(const pair_view *p, const unit *x, const unit *y)
{
    if (!x || !y) return CLAIMDIFF_REASON_NONE;
    if (x->quantity && y->quantity) return CLAIMDIFF_REASON_NUMBER;
    if (x->timex && y->timex) return CLAIMDIFF_REASON_DATE;
    if (x->entity == SYNTAX_ROOT || y->entity == SYNTAX_ROOT) return CLAIMDIFF_REASON_NONE;
    bool places = type_of(p->in_a, x) == CLAIMDIFF_MENTION_PLACE &&
                  type_of(p->in_b, y) == CLAIMDIFF_MENTION_PLACE;
    return places ? CLAIMDIFF_REASON_LOCATION : CLAIMDIFF_REASON_ENTITY;
}

claimdiff_reason reason__of(const pair_view *p, const nli_words *decisive)
{
    const claim *a = p->a->claim, *b = p->b->claim;
    claimdiff_reason units =
        of_units(p, view__unit_of(p->a, decisive->a), view__unit_of(p->b, decisive->b));
    if ((a->stance == STANCE_DENIES) != (b->stance == STANCE_DENIES))
        return CLAIMDIFF_REASON_DENIAL;
    if (units != CLAIMDIFF_REASON_NONE) return units;
    if (a->stated.polarity != b->stated.polarity) return CLAIMDIFF_REASON_NEGATION;
    if (view__figures_clash(p)) return CLAIMDIFF_REASON_NUMBER;
    if (p->times == TIMES_CLASH) return CLAIMDIFF_REASON_DATE;
    if ((a->stated.modality == CLAIMDIFF_MODALITY_ASSERTED) !=
        (b->stated.modality == CLAIMDIFF_MODALITY_ASSERTED))
        return CLAIMDIFF_REASON_MODALITY;
    return CLAIMDIFF_REASON_MEANING;
}
