/* How much there is to check in a claim. */
#ifndef CLAIMDIFF_REPORT_CHECKABLE_H
#define CLAIMDIFF_REPORT_CHECKABLE_H

#include "claim/claim.h"

/* 0 to 1: figures, dates and names that a reader can look up, stated as a fact. */
double checkable__score(const claim *c);

#endif
