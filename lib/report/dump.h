/* What a stage made of an article, for people. */
#ifndef CLAIMDIFF_REPORT_DUMP_H
#define CLAIMDIFF_REPORT_DUMP_H

#include "base/str.h"
#include "claim/claim.h"

/* Adds the lines of the stage to out. */
void dump__stage(str *out, const analysis *in, claimdiff_stage stage);

#endif
