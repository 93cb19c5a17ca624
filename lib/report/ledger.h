/* The ledger of a story: what comparing its articles has come to, booked article by article.
 * Reports are written from it. */
#ifndef CLAIMDIFF_REPORT_LEDGER_H
#define CLAIMDIFF_REPORT_LEDGER_H

#include "dispute.h"
#include "facts.h"
#include "group.h"

/* What has become of a claim. */
typedef struct claim_account {
    bool used;   /* in a contradiction or an agreement */
    double best; /* the nearest that it came to one */
} claim_account;

typedef struct ledger {
    arena *arena; /* holds what stays */
    corpus *of;
    relation_list relations; /* by (b, a) */
    dispute_list disputes;   /* (between is NULL) */
    ARRAY(claim_account) claims; /* of the corpus' bags */
    group_list groups;
    sheet sheet;
} ledger;

void ledger__open(ledger *out, arena *a, corpus *of);
void ledger__close(ledger *l);

/* Books the next article: the relations of its claims with those before it, each pair once.
 * False: out of memory. */
bool ledger__book(ledger *l, arena *scratch, const relation_list *relations, size_t article);

/* Books it again: relations as they were booked, without finding disputes. */
bool ledger__rebook(ledger *l, arena *scratch, const relation_list *relations);

/* Whether a relation that was booked is a contradiction to be told. */
bool ledger__contradicts(const relation *r);

#endif
