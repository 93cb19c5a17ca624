/* Helps the corpus tests of the claim stage: one text through the first
 * stages, and lines "name <TAB> field <TAB> field ..." of a case file. */
#ifndef CLAIMDIFF_TESTS_CORPUS_CLAIMS_H
#define CLAIMDIFF_TESTS_CORPUS_CLAIMS_H

#include <limits.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#include "value/quantity.h"
#include "value/calendar.h"
#include "value/timex.h"

#define CASE_FIELDS 6
#define CASE_LINE 1024

typedef struct values {
    arena memory;
    reading in;
    quantity_list quantities;
    timex_list timexes;
} values;

static inline void read_text(values *r, const char *text, long anchor)
{
    memset(r, 0, sizeof *r);
    arena__init(&r->memory, &memory__default);
    assert_true(reading__make(&r->in, &r->memory, text, strlen(text), false));
    assert_true(timex__find(&r->timexes, &r->memory, &r->in, anchor));
    assert_true(quantity__find(&r->quantities, &r->memory, &r->in, &r->timexes));
}

/* Calls check for every case; it returns false, having said why, on a failure. */
static inline void each_case(const char *path, bool (*check)(char **fields, size_t count))
{
    char line[CASE_LINE], *fields[CASE_FIELDS];
    int failed = 0, cases = 0;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        size_t count = 0;
        line[strcspn(line, "\r\n")] = '\0';
        if (!line[0] || line[0] == '#') continue;
        for (char *p = line; p && count < CASE_FIELDS;) {
            fields[count++] = p;
            p = strchr(p, '\t');
            if (p) *p++ = '\0';
        }
        cases++;
        if (check(fields, count)) continue;
        print_error("%s: %s\n", path, fields[0]);
        failed++;
    }
    fclose(file);
    assert_true(cases > 0);
    assert_int_equal(failed, 0);
}

#endif
