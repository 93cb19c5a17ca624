/* The sheet of facts of short texts, out of relations made by hand. */
#ifndef TESTS_SHEET_BENCH_H
#define TESTS_SHEET_BENCH_H

#include "article.h"
#include "report/facts.h"

#define SHEET_BENCH_MAX 3

typedef struct sheet_bench {
    claimdiff_engine *engine;
    claimdiff_article *articles[SHEET_BENCH_MAX];
    const analysis *analyses[SHEET_BENCH_MAX];
    report_article shown[SHEET_BENCH_MAX];
    size_t count;
    arena scratch;
    corpus of;
    relation_list relations;
    sheet sheet;
    claimdiff_report report;
} sheet_bench;

/* Ends the test where a text cannot be read. */
void sheet_bench__open(sheet_bench *b, const char *const *texts, size_t count);
void sheet_bench__drop(sheet_bench *b);

/* Every two claims of different articles stand so to each other. */
void sheet_bench__relate(sheet_bench *b, double agreement, double contradiction);

/* The facts of all relations, those of this confidence or more. */
void sheet_bench__find(sheet_bench *b, double least);

/* "conflict: … miners died: A 9, B 12" for each fact. */
void sheet_bench__put(char *out, const claimdiff_report *report);

#endif
