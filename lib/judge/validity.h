/* Validity: whether two claims hold of one time, phase and extent, so that they can meet. */
#ifndef CLAIMDIFF_JUDGE_VALIDITY_H
#define CLAIMDIFF_JUDGE_VALIDITY_H

#include "view.h"

typedef enum validity {
    VALIDITY_MEETS,   /* nothing keeps them apart */
    VALIDITY_A_LATER, /* a tells how things stood later, and may be an update of b */
    VALIDITY_B_LATER,
    VALIDITY_TIME,    /* of two times: of two events, or one of the dates is wrong */
    VALIDITY_PHASE,   /* what is planned, expected or conditional, and what is a fact */
    VALIDITY_EXTENT   /* of the whole and of a part, or of two parts */
} validity;

/* "meets", "a_later", ... */
const char *validity__name(validity v);

/* "9 had died by Monday", "12 died in all" -> B_LATER; "will close", "has closed" -> PHASE;
 * "31 were killed", "twelve of them lived in Ama" -> EXTENT. */
validity validity__of(const pair_view *p);

#endif
