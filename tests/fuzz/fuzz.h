/* What the fuzzers share. Each defines LLVMFuzzerTestOneInput, which libFuzzer calls with inputs
 * that it makes up (make fuzz), and replay.c with those of seeds/ (make fuzz-replay). */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

#include <claimdiff.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* An engine with these weights, made once. */
claimdiff_engine *fuzz__engine(const char *model, const char *judge);

/* Reads the two articles that a line of "=" parts, compares them and writes all that a report
 * tells; the first byte gives the options. */
void fuzz__compare(const claimdiff_engine *engine, const uint8_t *data, size_t size);

/* Where the second text begins, and where the first one ends. */
size_t fuzz__split(const char *text, size_t size, size_t *end);

#endif
