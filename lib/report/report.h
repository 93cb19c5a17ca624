/* The report: what is known of the compared articles, and the findings, as the relation
 * stage fills them. */
#ifndef CLAIMDIFF_REPORT_REPORT_H
#define CLAIMDIFF_REPORT_REPORT_H

#include "base/str.h"
#include "claim/claim.h"
#include "text/lines.h"

/* Why two claims have one origin. */
typedef enum origin_link {
    ORIGIN_APART,
    ORIGIN_ARTICLE, /* of one article */
    ORIGIN_SOURCE,  /* both told by the same source */
    ORIGIN_COPIED   /* a long run of the same words */
} origin_link;

typedef struct side {
    claimdiff_side stated; /* first; its pointers are set when the report is complete */
    ARRAY(claimdiff_span) evidence, added;
} side;

typedef struct finding {
    claimdiff_finding stated; /* first; its sides are set when the report is complete */
    ARRAY(side) sides;        /* by article, then claim */
    origin_link link;         /* of an agreement: why claims have one origin */
} finding;

typedef struct fact {
    claimdiff_fact stated; /* first; its cells are set when the report is complete */
    ARRAY(claimdiff_cell) cells;
    size_t opposed[2]; /* two cells that conflict, one of them new; 0 and 0: none */
} fact;

/* An article, as far as a report shows it. */
typedef struct report_article {
    const claimdiff_article *handle; /* to give back, not to look into */
    const analysis *analysis;
    const lines *lines;
    const char *name, *outlet, *date, *language; /* NULL: not known */
} report_article;

struct claimdiff_report {
    arena arena;                    /* holds everything below; the names are the engine's */
    const char *encoder, *judge;    /* names of the networks, NULL: none */
    claimdiff_limits limits;
    const report_article *articles; /* (article_count) */
    size_t article_count;
    const double *const *same_event; /* (article_count): of each article, as same_event__find */
    ARRAY(finding) findings;
    ARRAY(fact) facts;
};

/* Adds the whole report to out as JSON (json.c). */
void report__json(str *out, const claimdiff_report *report);

/* The text of an article. */
static inline const char *report__text(const claimdiff_report *report, size_t article)
{
    return report->articles[article].analysis->reading.text.text;
}

#endif
