/*
 * Work, counted in basic blocks that the library runs (counter.c), which is the same on any
 * machine whatever else runs there: reading a text, comparing it with itself and writing the
 * report takes work in proportion to the text, whatever the text. `make work` runs it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <claimdiff.h>

#include "counter.h"

#define BYTES_LEAST ((size_t)1 << 10)
#define BYTES_MOST ((size_t)1 << 16)

/* A byte of news takes some 10,000 blocks, of which most are pairs of claims compared: the same
 * sentence over and over has as many of them as there can be. Up to the limits on sentence, claim
 * and candidates work may grow faster than the text; what is reached there is bounded. */
#define BLOCKS_A_BYTE 100000

/* Twice the text, at its longest: 2 log(2n) / log(n) = 2.14 times the work, and a tenth for what is
 * done in steps, as when a table doubles. */
#define GROWTH_MOST 2.36

static char text[BYTES_MOST];

/* Each "#" of a piece becomes a letter, so that "K####" is another name each time. */
static void spell(char *at, size_t size, size_t number)
{
    for (size_t i = 0; i < size; i++) {
        if (at[i] != '#') continue;
        at[i] = (char)('a' + number % 26);
        number /= 26;
    }
}

static size_t fill(char *to, const char *piece, size_t bytes)
{
    const size_t size = strlen(piece);
    size_t length = 0;
    for (; length + size <= bytes; length += size) {
        memcpy(to + length, piece, size);
        spell(to + length, size, length / size);
    }
    return length;
}

/* The work of comparing the first bytes of the text with themselves. */
static unsigned long long work_of(const claimdiff_engine *engine, size_t length)
{
    claimdiff_article *pair[2];
    claimdiff_report *report;
    char *json;
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    const unsigned long long before = counter__read();
    options.any_language = true;
    options.threads = 1; /* which count together */
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(claimdiff_article_new(&pair[i], engine, text, length, NULL, NULL),
                         CLAIMDIFF_OK);
    assert_int_equal(claimdiff_compare(&report, pair, 2, &options, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_report_json(&json, NULL, report, NULL), CLAIMDIFF_OK);
    claimdiff_string_free(engine, json);
    claimdiff_report_free(report);
    for (size_t i = 0; i < 2; i++) claimdiff_article_free(pair[i]);
    return counter__read() - before;
}

typedef struct measure {
    const claimdiff_engine *engine;
    size_t bytes_most;
    double blocks_a_byte;
} measure;

static void check_piece(const measure *m, const char *piece)
{
    double before = 0.0, now = 0.0;
    for (size_t bytes = BYTES_LEAST; bytes <= m->bytes_most; bytes *= 2) {
        before = now;
        now = (double)work_of(m->engine, fill(text, piece, bytes));
        if (now > m->blocks_a_byte * (double)bytes)
            fail_msg("\"%s\": %.0f blocks a byte of %zu", piece, now / (double)bytes, bytes);
    }
    print_message("%8.0f blocks a byte, growth %.2f: %.40s\n", now / (double)m->bytes_most,
                  now / before, piece);
    if (now > GROWTH_MOST * before) fail_msg("\"%s\": %.2f times the work", piece, now / before);
}

static void check_pieces(const char *const *pieces, size_t count)
{
    claimdiff_engine *engine;
    assert_int_equal(claimdiff_engine_new(&engine, NULL, NULL), CLAIMDIFF_OK);
    const measure m = { engine, BYTES_MOST, BLOCKS_A_BYTE };
    for (size_t i = 0; i < count; i++) check_piece(&m, pieces[i]);
    claimdiff_engine_free(engine);
}

#define CHECK(pieces) check_pieces(pieces, sizeof pieces / sizeof *pieces)

static void prose_on_one_line_and_on_many(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        ("The mayor of Oldtown opened the new bridge on Monday. Police said nine people were hurt "
         "when a ferry struck the wall at 8.40pm, and the coast guard denied it.\n"),
        "The mayor of Oldtown opened the new bridge on Monday. ",
        "Police denied it. ",
        "The army denied the accusation.\n",
        "Anna Marsh, ",
        "the b#### was shut. ",
        "K####, ",
        "a\n"
    };
    CHECK(pieces);
}

static void sentences_without_an_end(void **state)
{
    (void)state;
    static const char *const pieces[] = { "the mayor said that the bridge was closed and ",
                                          "the bridge and ",
                                          "he said that ",
                                          "police denied that ",
                                          "who which that if unless ",
                                          "no not never ",
                                          "he she it they ",
                                          "of them " };
    CHECK(pieces);
}

static void figures_and_dates(void **state)
{
    (void)state;
    static const char *const pieces[] = { "12 ",
                                          "$5 ",
                                          "May ",
                                          "1e308 ",
                                          "1, 2, 3, ",
                                          "between 3 and ",
                                          "12:30 ",
                                          "3-1 ",
                                          "12 May 2026 ",
                                          "$1m to $2m, ",
                                          "12% of ",
                                          " Monday, 12 people",
                                          "on Monday, when on Tuesday he said ",
                                          "12.5\t3,400\t-7%\n" };
    CHECK(pieces);
}

static void marks_words_and_other_letters(void **state)
{
    (void)state;
    static const char *const pieces[] = { "\"",
                                          "\"No,\" he said. \"",
                                          "\"a\" ",
                                          "(((",
                                          "(a ",
                                          "...",
                                          "a-a-",
                                          "'",
                                          "-",
                                          ".",
                                          ", ",
                                          "word",
                                          "word ",
                                          "\xcc\x81",
                                          "? ",
                                          "\xe2\x80\x94",
                                          "<p>",
                                          "e\xcc\x81\xcc\x81 ",
                                          "\xe6\xa1\xa5\xe6\xa2\x81",
                                          "\xe2\x80\x9c b\xe2\x80\x9d " };
    CHECK(pieces);
}

/* ---- With networks: tiny ones, by the arithmetic that all processors have ------------ */

#define BYTES_READ ((size_t)1 << 14)
#define BLOCKS_A_BYTE_READ 200000

static claimdiff_engine *reading_engine(void)
{
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    options.model = "tests/model/data/tiny-bert.cdm";
    options.judge = "tests/model/data/tiny-judge.cdm";
    setenv("CLAIMDIFF_KERNELS", "plain", 1);
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_OK);
    return engine;
}

static void what_networks_read(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "The mayor of Oldtown opened the new bridge on Monday. Police said nine were hurt.\n",
        "The b#### was shut, and the mayor of K#### said so. "
    };
    claimdiff_engine *engine = reading_engine();
    const measure m = { engine, BYTES_READ, BLOCKS_A_BYTE_READ };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) check_piece(&m, pieces[i]);
    claimdiff_engine_free(engine);
}

enum { LETTERS = 1 << 12, MORE_LETTERS = 1 << 14 };

/* The work of a lead with a word of so many letters, and behind it of so many claims that each
 * share a name with it, for which they are compared with it. */
static double work_behind(const claimdiff_engine *engine, size_t letters, size_t claims)
{
    static const char name[] = " K####,", last[] = " fell on Monday.\n";
    static const char claim[] = "Police shut K#### down.\n";
    size_t length = letters;
    memset(text, 'x', letters);
    length += fill(text + length, name, claims * (sizeof name - 1));
    memcpy(text + length, last, sizeof last - 1);
    length += sizeof last - 1;
    length += fill(text + length, claim, claims * (sizeof claim - 1));
    return (double)work_of(engine, length);
}

static void a_letter_of_a_long_word_costs_the_same_whatever_follows(void **state)
{
    (void)state;
    claimdiff_engine *engine = reading_engine();
    double costs[2];
    for (size_t i = 0, claims = 5; i < 2; i++, claims *= 8)
        costs[i] = (work_behind(engine, LETTERS + MORE_LETTERS, claims) -
                    work_behind(engine, LETTERS, claims)) /
                   MORE_LETTERS;
    print_message("%.0f blocks a letter before 5 claims, %.0f before 40\n", costs[0], costs[1]);
    if (costs[1] > 1.02 * costs[0]) fail_msg("more before 40 claims");
    claimdiff_engine_free(engine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_on_one_line_and_on_many),
        cmocka_unit_test(sentences_without_an_end),
        cmocka_unit_test(figures_and_dates),
        cmocka_unit_test(marks_words_and_other_letters),
        cmocka_unit_test(what_networks_read),
        cmocka_unit_test(a_letter_of_a_long_word_costs_the_same_whatever_follows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
