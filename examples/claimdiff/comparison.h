/* Articles on the way to a report. */
#ifndef COMPARISON_H
#define COMPARISON_H

#include "options.h"
#include "source.h"

typedef struct comparison {
    const claimdiff_engine *engine; /* borrowed */
    source_list sources;
    claimdiff_article **articles; /* (sources.count), NULL where not read */
    claimdiff_report *report;
} comparison;

/* Makes room for the articles of all sources. False: out of memory. */
bool comparison__prepare(comparison *c);

/* Reads the article of one source. False: what is wrong stands in wrong (size bytes). */
bool comparison__read(comparison *c, const options *o, size_t index, char *wrong, size_t size);

/* What the options wish of a comparison. */
claimdiff_compare_options comparison__wishes(const options *o);

/* Frees all but the engine. */
void comparison__free(comparison *c);

#endif
