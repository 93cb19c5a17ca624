#include "sheet_bench.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

void sheet_bench__open(sheet_bench *b, const char *const *texts, size_t count)
{
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    memset(b, 0, sizeof *b);
    b->count = count;
    options.model = CLAIMDIFF_NO_MODEL;
    assert_int_equal(claimdiff_engine_new(&b->engine, &options, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < count; i++) {
        claimdiff_status status = claimdiff_article_new(&b->articles[i], b->engine, texts[i],
                                                        strlen(texts[i]), NULL, NULL);
        assert_int_equal(status, CLAIMDIFF_OK);
        b->analyses[i] = &b->articles[i]->analysis;
        b->shown[i].analysis = b->analyses[i];
        b->shown[i].date = b->articles[i]->date;
    }
    arena__init(&b->scratch, &memory__default);
    arena__init(&b->report.arena, &memory__default);
    b->report.articles = b->shown;
    b->report.article_count = count;
    assert_true(corpus__init(&b->of, &b->scratch, b->analyses, count));
}

void sheet_bench__drop(sheet_bench *b)
{
    arena__free(&b->report.arena);
    facts__close(&b->sheet);
    arena__free(&b->scratch);
    for (size_t i = 0; i < b->count; i++) claimdiff_article_free(b->articles[i]);
    claimdiff_engine_free(b->engine);
}

void sheet_bench__relate(sheet_bench *b, double agreement, double contradiction)
{
    for (size_t x = 0; x < b->of.bag_count; x++) {
        for (size_t y = x + 1; y < b->of.bag_count; y++) {
            if (b->of.bags[x].article == b->of.bags[y].article) continue;
            relation *r = ARRAY_PUSH(&b->relations, &b->scratch);
            assert_non_null(r);
            *r = (relation){ .a = x,
                             .b = y,
                             .agreement = agreement,
                             .contradiction = contradiction,
                             .decided_by = "overlap" };
        }
    }
}

void sheet_bench__find(sheet_bench *b, double least)
{
    facts__open(&b->sheet, &b->scratch, &b->of);
    assert_true(facts__grow(&b->sheet, &b->scratch, &b->relations, 0));
    assert_true(facts__add(&b->report, &b->sheet, least, 0));
}

void sheet_bench__put(char *out, const claimdiff_report *report)
{
    *out = '\0';
    for (size_t i = 0; i < claimdiff_report_fact_count(report); i++) {
        const claimdiff_fact *f = claimdiff_report_fact(report, i);
        out += sprintf(out, "%s: %s:", claimdiff_verdict_string(f->verdict), f->label);
        for (size_t k = 0; k < f->cell_count; k++)
            out += sprintf(out, "%s %c %s", k ? "," : "", (int)('A' + f->cells[k]->article),
                           f->cells[k]->norm);
        out += sprintf(out, "\n");
    }
}
