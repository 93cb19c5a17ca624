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

static size_t fill(const char *piece, size_t bytes)
{
    const size_t size = strlen(piece);
    size_t length = 0;
    for (; length + size <= bytes; length += size) {
        memcpy(text + length, piece, size);
        spell(text + length, size, length / size);
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

static void check_piece(const claimdiff_engine *engine, const char *piece)
{
    double before = 0.0, now = 0.0;
    for (size_t bytes = BYTES_LEAST; bytes <= BYTES_MOST; bytes *= 2) {
        before = now;
        now = (double)work_of(engine, fill(piece, bytes));
        if (now > BLOCKS_A_BYTE * (double)bytes)
            fail_msg("\"%s\": %.0f blocks a byte of %zu", piece, now / (double)bytes, bytes);
    }
    print_message("%8.0f blocks a byte, growth %.2f: %.40s\n", now / BYTES_MOST, now / before,
                  piece);
    if (now > GROWTH_MOST * before) fail_msg("\"%s\": %.2f times the work", piece, now / before);
}

static void check_pieces(const char *const *pieces, size_t count)
{
    claimdiff_engine *engine;
    assert_int_equal(claimdiff_engine_new(&engine, NULL, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < count; i++) check_piece(engine, pieces[i]);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_on_one_line_and_on_many),
        cmocka_unit_test(sentences_without_an_end),
        cmocka_unit_test(figures_and_dates),
        cmocka_unit_test(marks_words_and_other_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
