/* What the report's terms are called for people who read it. */
#ifndef WORDS_H
#define WORDS_H

#include <claimdiff.h>

#include "buffer.h"

/* "different numbers", "one side denies it", "in other words", ... */
const char *words__reason(claimdiff_reason reason);

/* "contradiction" -> "Contradiction"; with many, "Contradictions". */
const char *words__kind(claimdiff_kind kind, bool many);

/* What a verdict of the sheet of facts means: "one may be a later figure", ... */
const char *words__verdict(claimdiff_verdict verdict);

/* The sign beside each kind: '=', '+', U+2260 (not equal), '!'. */
const char *words__sign(claimdiff_kind kind);

/* 0 -> 'A'. Articles beyond the 26th share the last letter; their names tell them apart. */
char words__letter(size_t article);

/* The name of an article, "" if it has none. */
const char *words__name(const claimdiff_article *article);

/* "Judged by the network report-judge ...": what has found and judged the pairs. */
const char *words__judged(const claimdiff_report *report);

/* Adds "97 %"; nothing is quite sure: "over 99 %", "less than 1 %". */
void words__percent(buffer *out, double probability);

/* A span of an article's text; never NULL, *length its bytes. */
const char *words__span(const claimdiff_article *article, claimdiff_span span, size_t *length);

#endif
