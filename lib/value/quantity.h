/* Quantities: value, unit, what is counted, and how the text bounds the value. */
#ifndef CLAIMDIFF_VALUE_QUANTITY_H
#define CLAIMDIFF_VALUE_QUANTITY_H

#include "timex.h"

typedef enum quantity_role {
    QUANTITY_AMOUNT,  /* 12 miners, 6.2 percent, $1.2bn */
    QUANTITY_CHANGE,  /* rose by 3 percent, a drop of 40 */
    QUANTITY_ORDINAL, /* third */
    QUANTITY_SCORE,   /* 3-1: low is the first figure, high the second */
    QUANTITY_RATE,    /* a day, per vehicle: per says of what */
    QUANTITY_AGE      /* 54, a 38-year-old */
} quantity_role;

typedef struct quantity {
    claimdiff_quantity stated; /* what the public header shows */
    quantity_role role;
    size_t token_begin, token_end;
    size_t noun_token; /* the counted noun's token, or SYNTAX_ROOT */
    size_t attribute;  /* token of what the figure measures: "sales climbed 12 %" -> sales, or
                          SYNTAX_ROOT */
    int precision;     /* value is given to the nearest 10^precision */
    double whole;      /* of how many, as the sentence says: "79 of the 132 nurses"; else 0 */
    bool fraction;     /* a third, two in five: stated as percent */
    bool loose;        /* a dozen, a couple of */
    bool former;       /* from 62, up from 61 percent, compared with: no longer so */
    const char *state; /* what befell those counted, "dead", "injured", "" if nothing is said */
    const char *per;   /* of a rate: "day", "barrel", else "" */
} quantity;

typedef ARRAY(quantity) quantity_list;

/* Finds the quantities of all sentences, in order, without overlap. dates: what
 * timex__find found; they are no quantities, but for "four years ago", which is
 * both. False: out of memory. */
bool quantity__find(quantity_list *out, arena *a, const reading *in, const timex_list *dates);

/* Whether a counted noun is of persons: "miner"; and of just any: "people", "resident". */
bool quantity__is_person(const char *noun);
bool quantity__is_people(const char *noun);

typedef enum quantity_relation {
    QUANTITY_UNRELATED,  /* different units or things counted: no comparison */
    QUANTITY_SAME,       /* equal, after unit conversion */
    QUANTITY_COMPATIBLE, /* rounded, or within each other's bounds */
    QUANTITY_CONFLICT    /* cannot both be true of one thing at one time */
} quantity_relation;

/* Compares two quantities by unit and value alone; "60 days" and "two months"
 * are COMPATIBLE, "at least 12" and "14" too, "12" and "14" CONFLICT when the
 * nouns or units match and are UNRELATED when they differ. */
quantity_relation quantity__compare(const quantity *a, const quantity *b);

#endif
