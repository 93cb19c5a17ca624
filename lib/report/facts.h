/* The sheet of facts: what several articles date, count, price or measure, once each. */
#ifndef CLAIMDIFF_REPORT_FACTS_H
#define CLAIMDIFF_REPORT_FACTS_H

#include "match.h"
#include "report.h"

typedef struct sheet_row {
    ARRAY(size_t) slots;
    size_t newest;     /* the greatest of them: of the newest article */
    double confidence; /* of its weakest match */
    value_verdict worst; /* how two of the values stand to each other */
    bool updated;      /* by some match: one figure is newer */
    bool excluded;     /* the judge says that not both claims can be true */
    bool whole;        /* values conflict, and not only of a part and the whole */
} sheet_row;

/* The rows of a story, which grow article by article. */
typedef struct sheet {
    matches found;
    arena arena; /* holds the rows */
    ARRAY(sheet_row) rows;
    ARRAY(size_t) row_of; /* of the slots: or SHEET_NONE */
    bool merged;          /* rows that both stood before have become one */
} sheet;

#define SHEET_NONE ((size_t)-1)

void facts__open(sheet *out, arena *a, const corpus *of);
void facts__close(sheet *s);

/* Grows the rows by the relations from `from` on, which are those of the newest article. False:
 * out of memory. */
bool facts__grow(sheet *s, arena *scratch, const relation_list *relations, size_t from);

/* Adds the facts of this confidence or more to the report, those in conflict first, that have a
 * value of article `since` or of one after it. False: out of memory. */
bool facts__add(claimdiff_report *report, sheet *from, double least, size_t since);

#endif
