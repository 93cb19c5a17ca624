/* Many comparisons, one a line. */
#ifndef BATCH_H
#define BATCH_H

#include "options.h"

/* Reads lines of JSON, each a group of articles, from the file or standard input, and writes
 * a line for each in the same order: its report, or what was wrong. False: something was
 * wrong, or it was told to stop. */
bool batch__run(const claimdiff_engine *engine, const options *o);

#endif
