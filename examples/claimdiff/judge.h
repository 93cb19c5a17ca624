/* --judge: pairs of claims, one a line. */
#ifndef JUDGE_H
#define JUDGE_H

#include "layout.h"
#include "options.h"

/* Reads lines of premise TAB hypothesis from the file, standard input for "-",
 * and writes for each its label and the probabilities of entailment, neutral
 * and contradiction, TAB between. On failure prints a message and returns false. */
bool judge__lines(page *out, const claimdiff_engine *engine, const options *o);

#endif
