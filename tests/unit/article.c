/* The article handle: checks, copies, dates, lines; and the engine's options. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <limits.h>
#include <string.h>

#include "article.h"

static claimdiff_engine *new_engine(void)
{
    claimdiff_engine *engine;
    assert_int_equal(claimdiff_engine_new(&engine, NULL, NULL), CLAIMDIFF_OK);
    return engine;
}

static claimdiff_status make(claimdiff_article **out, const claimdiff_engine *engine,
                             const char *text, size_t length, claimdiff_error *error)
{
    return claimdiff_article_new(out, engine, text, length, NULL, error);
}

static void names_the_byte_that_is_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t length;
        claimdiff_status status;
        size_t offset;
    } cases[] = { { "ab\xFFz", 4, CLAIMDIFF_ERR_UTF8, 2 },
                  { "ab\xC3", 3, CLAIMDIFF_ERR_UTF8, 2 },
                  { "ab\xED\xA0\x80", 5, CLAIMDIFF_ERR_UTF8, 2 },
                  { "\xC0\x80", 2, CLAIMDIFF_ERR_UTF8, 0 },
                  { "caf\xC3\xA9\0z", 7, CLAIMDIFF_ERR_NUL, 5 },
                  { "", 0, CLAIMDIFF_ERR_EMPTY, 0 },
                  { " \n\t ", 4, CLAIMDIFF_ERR_EMPTY, 0 },
                  { "\xEF\xBB\xBF\r\n", 5, CLAIMDIFF_ERR_EMPTY, 0 },
                  { "123456789", 9, CLAIMDIFF_ERR_TOO_LARGE, 0 } };
    claimdiff_engine *engine = new_engine();
    claimdiff_article_options options = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    options.max_bytes = 8;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        claimdiff_article *article;
        claimdiff_error error;
        assert_int_equal(claimdiff_article_new(&article, engine, cases[i].text, cases[i].length,
                                               &options, &error),
                         cases[i].status);
        assert_null(article);
        assert_int_equal(error.status, cases[i].status);
        assert_int_equal(error.offset, cases[i].offset);
    }
    claimdiff_engine_free(engine);
}

static void lenient_keeps_every_offset(void **state)
{
    (void)state;
    claimdiff_engine *engine = new_engine();
    claimdiff_article *article;
    claimdiff_article_options options = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    size_t length;
    options.lenient = true;
    assert_int_equal(claimdiff_article_new(&article, engine,
                                           "A\xFF"
                                           "b\0c \xC3",
                                           7, &options, NULL),
                     CLAIMDIFF_OK);
    assert_string_equal(claimdiff_article_text(article, &length), "A b c  ");
    assert_int_equal(length, 7);
    claimdiff_article_free(article);
    claimdiff_engine_free(engine);
}

static void refuses_what_makes_no_sense(void **state)
{
    (void)state;
    claimdiff_engine *engine = new_engine();
    claimdiff_article_options options = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    claimdiff_article *article;
    assert_int_equal(claimdiff_article_new(NULL, engine, "a", 1, NULL, NULL),
                     CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(make(&article, NULL, "a", 1, NULL), CLAIMDIFF_ERR_ARGUMENT);
    assert_int_equal(make(&article, engine, NULL, 1, NULL), CLAIMDIFF_ERR_ARGUMENT);
    options.date = "12 May 2026";
    assert_int_equal(claimdiff_article_new(&article, engine, "a", 1, &options, NULL),
                     CLAIMDIFF_ERR_DATE);
    options.size = 0;
    assert_int_equal(claimdiff_article_new(&article, engine, "a", 1, &options, NULL),
                     CLAIMDIFF_ERR_ARGUMENT);
    assert_null(article);
    claimdiff_engine_free(engine);
}

static void keeps_what_is_known(void **state)
{
    (void)state;
    claimdiff_engine *engine = new_engine();
    claimdiff_article_options options = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    claimdiff_article *article;
    char name[] = "a.txt";
    options.name = name;
    options.outlet = "Courier";
    options.date = "1970-01-11";
    assert_int_equal(claimdiff_article_new(&article, engine, "It rained.", 10, &options, NULL),
                     CLAIMDIFF_OK);
    name[0] = 'b';
    assert_string_equal(claimdiff_article_name(article), "a.txt");
    assert_string_equal(claimdiff_article_outlet(article), "Courier");
    assert_string_equal(claimdiff_article_date(article), "1970-01-11");
    assert_int_equal(article->day, 10);
    claimdiff_article_free(article);
    claimdiff_engine_free(engine);
}

/* An older program's struct ends before outlet: what lies behind is not read. */
static void reads_older_and_newer_structs(void **state)
{
    (void)state;
    struct {
        claimdiff_article_options options;
        const char *later;
    } newer = { CLAIMDIFF_ARTICLE_OPTIONS_INIT, "?" };
    claimdiff_engine *engine = new_engine();
    claimdiff_article *article;
    newer.options.name = "a.txt";
    newer.options.outlet = (const char *)1;
    newer.options.size = offsetof(claimdiff_article_options, outlet);
    assert_int_equal(claimdiff_article_new(&article, engine, "Hi.", 3, &newer.options, NULL),
                     CLAIMDIFF_OK);
    assert_string_equal(claimdiff_article_name(article), "a.txt");
    assert_null(claimdiff_article_outlet(article));
    claimdiff_article_free(article);
    newer.options.outlet = NULL;
    newer.options.size = sizeof newer;
    assert_int_equal(claimdiff_article_new(&article, engine, "Hi.", 3, &newer.options, NULL),
                     CLAIMDIFF_OK);
    claimdiff_article_free(article);
    claimdiff_engine_free(engine);
}

static void finds_its_date(void **state)
{
    (void)state;
    static const struct {
        const char *text, *date;
    } cases[] = {
        { "LAGOS, Nov 12, 2024 (Wire) - Power failed.", "2024-11-12" },
        { "Power fails\nSaturday, April 4, 2009\n\nThe grid failed.", "2009-04-04" },
        { "Power fails\nPublished 4 April 2009\n\nThe grid failed.", "2009-04-04" },
        { "Power fails\nUpdated 2009-04-04\n\nThe grid failed.", "2009-04-04" },
        { "LAGOS, Nov 12 (Wire) - Power failed.", NULL },
        { "Power fails\nFebruary 31, 2009\n\nThe grid failed.", NULL },
        { "The grid failed on April 4, 2009. It was dark.", NULL } };
    claimdiff_engine *engine = new_engine();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        claimdiff_article *article;
        assert_int_equal(make(&article, engine, cases[i].text, strlen(cases[i].text), NULL),
                         CLAIMDIFF_OK);
        if (cases[i].date) assert_string_equal(claimdiff_article_date(article), cases[i].date);
        else assert_null(claimdiff_article_date(article));
        assert_int_equal(article->day == LONG_MIN, !cases[i].date);
        claimdiff_article_free(article);
    }
    claimdiff_engine_free(engine);
}

static void locates_lines_and_columns(void **state)
{
    (void)state;
    static const size_t cases[][3] = { { 0, 1, 1 }, { 4, 1, 5 }, { 5, 1, 5 }, { 6, 1, 6 },
                                       { 7, 2, 1 }, { 8, 3, 1 }, { 9, 3, 2 }, { 99, 3, 2 } };
    claimdiff_engine *engine = new_engine();
    claimdiff_article *article;
    assert_int_equal(make(&article, engine, "caf\xC3\xA9.\n\nB", 9, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t line, column;
        if (cases[i][0] == 4) continue; /* inside a character */
        claimdiff_article_locate(article, cases[i][0], &line, &column);
        assert_int_equal(line, cases[i][1]);
        assert_int_equal(column, cases[i][2]);
    }
    claimdiff_article_locate(article, 0, NULL, NULL);
    claimdiff_article_free(article);
    claimdiff_engine_free(engine);
}

static void runs_say_where_the_text_stood(void **state)
{
    (void)state;
    claimdiff_run runs[] = { { 0, 10, 3, 10, 7 }, { 12, 1, 40, 1, 9 } };
    claimdiff_article_options options = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    claimdiff_engine *engine = new_engine();
    claimdiff_article *article;
    size_t line;
    options.runs = runs;
    options.run_count = 2;
    assert_int_equal(claimdiff_article_new(&article, engine, "It rained.\n\nB", 13, &options, NULL),
                     CLAIMDIFF_OK);
    memset(runs, 0, sizeof runs); /* they were copied */
    claimdiff_article_locate(article, 12, &line, NULL);
    assert_int_equal(line, 9);
    claimdiff_span found = claimdiff_article_in_file(article, (claimdiff_span){ 3, 9 });
    assert_int_equal(found.begin, 6);
    assert_int_equal(found.end, 12);
    claimdiff_article_free(article);
    runs[0].text_length = 14;
    assert_int_equal(claimdiff_article_new(&article, engine, "It rained.\n\nB", 13, &options, NULL),
                     CLAIMDIFF_ERR_ARGUMENT);
    claimdiff_engine_free(engine);
}

static void finds_its_headline(void **state)
{
    (void)state;
    claimdiff_engine *engine = new_engine();
    claimdiff_article *article;
    assert_int_equal(make(&article, engine, "Power fails in Lagos\n\nThe grid failed.", 38, NULL),
                     CLAIMDIFF_OK);
    assert_int_equal(claimdiff_article_headline(article).begin, 0);
    assert_int_equal(claimdiff_article_headline(article).end, 20);
    claimdiff_article_free(article);
    assert_int_equal(make(&article, engine, "The grid failed.", 16, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_article_headline(article).end, 0);
    claimdiff_article_free(article);
    claimdiff_engine_free(engine);
}

static void getters_take_no_article(void **state)
{
    (void)state;
    size_t length = 1, line = 0, column = 0;
    assert_string_equal(claimdiff_article_text(NULL, &length), "");
    assert_int_equal(length, 0);
    assert_null(claimdiff_article_name(NULL));
    assert_null(claimdiff_article_outlet(NULL));
    assert_null(claimdiff_article_date(NULL));
    claimdiff_article_locate(NULL, 5, &line, &column);
    assert_int_equal(line, 1);
    assert_int_equal(column, 1);
    claimdiff_article_free(NULL);
}

static void engine_checks_its_options(void **state)
{
    (void)state;
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    claimdiff_allocator half = memory__default;
    assert_int_equal(claimdiff_engine_new(NULL, NULL, NULL), CLAIMDIFF_ERR_ARGUMENT);
    half.realloc = NULL;
    options.allocator = &half;
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_ERR_ARGUMENT);
    assert_null(engine);
    options.size = offsetof(claimdiff_engine_options, allocator); /* an older program's */
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_OK);
    claimdiff_engine_free(engine);
    options.size = 0;
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_ERR_ARGUMENT);
    claimdiff_engine_free(NULL);
}

typedef struct rationed {
    size_t left, held;
} rationed;

static void *take(void *ctx, size_t size)
{
    rationed *r = ctx;
    void *p = r->left ? memory__default.malloc(NULL, size) : NULL;
    if (!p) return NULL;
    r->left--;
    r->held++;
    return p;
}

static void *take_more(void *ctx, void *ptr, size_t old_size, size_t size)
{
    rationed *r = ctx;
    if (!r->left) return NULL;
    r->left--;
    return memory__default.realloc(NULL, ptr, old_size, size);
}

static void give(void *ctx, void *ptr)
{
    rationed *r = ctx;
    r->held -= ptr != NULL;
    memory__default.free(NULL, ptr);
}

static void survives_each_failed_allocation(void **state)
{
    (void)state;
    static const char text[] =
        "LYON (AP) - Rates rose. \xE2\x80\x9CWe can\xE2\x80\x99t pay,\xE2\x80\x9D she said.\n\nEnd";
    claimdiff_status status = CLAIMDIFF_ERR_MEMORY;
    for (size_t n = 0; status; n++) {
        rationed ration = { n, 0 };
        claimdiff_allocator allocator = { take, take_more, give, &ration };
        claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
        claimdiff_engine *engine;
        claimdiff_article *article = NULL;
        options.allocator = &allocator;
        status = claimdiff_engine_new(&engine, &options, NULL);
        if (!status) status = make(&article, engine, text, sizeof text - 1, NULL);
        assert_true(status == CLAIMDIFF_OK || status == CLAIMDIFF_ERR_MEMORY);
        claimdiff_article_free(article);
        claimdiff_engine_free(engine);
        assert_int_equal(ration.held, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_the_byte_that_is_wrong),
        cmocka_unit_test(lenient_keeps_every_offset),
        cmocka_unit_test(refuses_what_makes_no_sense),
        cmocka_unit_test(keeps_what_is_known),
        cmocka_unit_test(reads_older_and_newer_structs),
        cmocka_unit_test(finds_its_date),
        cmocka_unit_test(locates_lines_and_columns),
        cmocka_unit_test(runs_say_where_the_text_stood),
        cmocka_unit_test(finds_its_headline),
        cmocka_unit_test(getters_take_no_article),
        cmocka_unit_test(engine_checks_its_options),
        cmocka_unit_test(survives_each_failed_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
