/* The summary at the head of the report as text. */
#ifndef SUMMARY_H
#define SUMMARY_H

#include "groups.h"
#include "layout.h"

/* Adds the articles, each with its letter, and how many findings of the kinds there are. */
void summary__put(page *out, const claimdiff_report *report, const groups *found, unsigned kinds);

#endif
