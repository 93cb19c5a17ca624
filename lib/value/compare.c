/* Compares two quantities, or two dates, as the rules ask: do they measure the same
 * kind of thing (unit, noun, what befell those counted, role)? Then by their values.
 * Kinship is told by nouns alone, so that "12 homes" and "14 houses" conflict and
 * "12 homes" and "14 cars" do not. */
#include <math.h>
#include <string.h>

#include "lexicon_data.h"
#include "unit.h"
#include "value.h"

#define RARE 12 /* a larger equal count is hardly chance */

typedef enum kinship { KIN_NONE, KIN_LOOSE, KIN_SURE } kinship;

static const char *class_of(const char *noun)
{
    const lexicon_entry *entry = lexicon__entry(&lexicon__counted, noun);
    return entry ? lexicon__text(entry) : "";
}

bool quantity__is_person(const char *noun)
{
    return lexicon__bits(&lexicon__counted, noun) & COUNTED_PERSON;
}

bool quantity__is_people(const char *noun)
{
    return quantity__is_person(noun) && !strcmp(class_of(noun), "people");
}

/* KIN_SURE: "home" and "house"; KIN_LOOSE: "people" and any other, or a noun
 * that is in no class; KIN_NONE: "home" and "car" */
static kinship compare_nouns(const char *a, const char *b)
{
    const char *class_a = class_of(a), *class_b = class_of(b);
    bool person_a = quantity__is_person(a), person_b = quantity__is_person(b);
    if (!strcmp(a, b)) return KIN_SURE;
    if (!*a || !*b) return KIN_LOOSE;
    if (*class_a && !strcmp(class_a, class_b) && person_a == person_b) return KIN_SURE;
    bool people = quantity__is_people(a) || quantity__is_people(b);
    return people || !*class_a || !*class_b ? KIN_LOOSE : KIN_NONE;
}

static kinship compare_counted(const quantity *a, const quantity *b)
{
    bool same_state = *a->state && !strcmp(a->state, b->state);
    if (*a->state && *b->state && !same_state) return KIN_NONE;
    kinship nouns = compare_nouns(a->stated.noun, b->stated.noun);
    if (nouns == KIN_LOOSE && same_state) return KIN_SURE;
    return nouns;
}

static bool same_role(const quantity *a, const quantity *b)
{
    bool amount_a = a->role == QUANTITY_AMOUNT || a->role == QUANTITY_RATE;
    bool amount_b = b->role == QUANTITY_AMOUNT || b->role == QUANTITY_RATE;
    if (amount_a && amount_b) return !*a->per || !*b->per || !strcmp(a->per, b->per);
    return a->role == b->role;
}

/* "extend by 30 days" and "for another 30 days": one may be told as a change */
static bool change_and_amount(const quantity *a, const quantity *b)
{
    bool changes = a->role == QUANTITY_CHANGE || b->role == QUANTITY_CHANGE;
    bool amounts = a->role == QUANTITY_AMOUNT || b->role == QUANTITY_AMOUNT;
    return changes && amounts && *a->stated.unit && !strcmp(a->stated.unit, b->stated.unit);
}

static kinship compare_kinds(const quantity *a, const quantity *b)
{
    double any;
    if (a->former != b->former) return KIN_NONE;
    if (!same_role(a, b)) return change_and_amount(a, b) ? KIN_LOOSE : KIN_NONE;
    if (a->role == QUANTITY_SCORE || a->role == QUANTITY_AGE) return KIN_SURE;
    bool unit_a = *a->stated.unit != '\0', unit_b = *b->stated.unit != '\0';
    if (unit_a && unit_b)
        return unit__convert(1, a->stated.unit, b->stated.unit, &any) ? KIN_SURE : KIN_NONE;
    if (unit_a != unit_b) return *a->stated.noun && *b->stated.noun ? KIN_NONE : KIN_LOOSE;
    if (a->role == QUANTITY_ORDINAL) return compare_nouns(a->stated.noun, b->stated.noun);
    return compare_counted(a, b);
}

static bool is_point(const quantity *q)
{
    return q->stated.bound == CLAIMDIFF_BOUND_EXACT || q->stated.bound == CLAIMDIFF_BOUND_ABOUT;
}

static quantity_relation relation_of(value_verdict verdict)
{
    switch (verdict) {
    case VALUE_SAME:
        return QUANTITY_SAME;
    case VALUE_ROUNDED:
    case VALUE_FINER:
        return QUANTITY_COMPATIBLE;
    case VALUE_CONFLICT:
        return QUANTITY_CONFLICT;
    default:
        return QUANTITY_UNRELATED;
    }
}

/* Whether figures of things that may differ agree too well for chance. */
static bool is_likely(const quantity *a, const quantity *b, quantity_relation relation)
{
    if (relation == QUANTITY_CONFLICT || !is_point(a) || !is_point(b)) return false;
    if (*a->stated.unit && *b->stated.unit) return true;
    if (!*a->stated.noun || !*b->stated.noun) return true;
    if (quantity__is_person(a->stated.noun) && quantity__is_person(b->stated.noun)) return true;
    return relation == QUANTITY_SAME && fabs(a->stated.high) > RARE;
}

quantity_relation quantity__compare(const quantity *a, const quantity *b)
{
    kinship kin = compare_kinds(a, b);
    if (kin == KIN_NONE) return QUANTITY_UNRELATED;
    value x = value__of_quantity(a), y = value__of_quantity(b);
    bool alike = x.kind == y.kind;
    quantity_relation relation =
        relation_of(alike ? value__compare(x, y) : value__compare_amounts(a, b));
    if (!*a->per != !*b->per && relation == QUANTITY_CONFLICT) return QUANTITY_UNRELATED;
    if (kin == KIN_SURE || relation == QUANTITY_UNRELATED) return relation;
    return is_likely(a, b, relation) ? relation : QUANTITY_UNRELATED;
}

timex_relation timex__compare(const timex *a, const timex *b)
{
    switch (value__compare(value__of_timex(a), value__of_timex(b))) {
    case VALUE_SAME:
    case VALUE_ROUNDED:
        return TIMEX_SAME;
    case VALUE_FINER:
        return TIMEX_CONTAINED;
    case VALUE_CONFLICT:
        return TIMEX_DISJOINT;
    default:
        return TIMEX_UNKNOWN;
    }
}
