/* Quotation spans, the order and nesting of attributions, and their cost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "speech/attribution.h"

typedef struct said {
    arena a;
    reading in;
    mention_list mentions;
    attribution_list list;
} said;

static void read_text(said *r, const char *text, size_t length)
{
    memset(r, 0, sizeof *r);
    arena__init(&r->a, &memory__default);
    assert_true(reading__make(&r->in, &r->a, text, length, false));
    assert_true(mention__find(&r->mentions, &r->a, &r->in));
    assert_true(attribution__find(&r->list, &r->a, &r->in, &r->mentions));
}

/* The quotations of text, each followed by "|", are expected. */
static void quotes_are(const char *text, const char *expected)
{
    said r;
    char got[256] = "";
    read_text(&r, text, strlen(text));
    for (size_t i = 0; i < r.in.quotes.count; i++) {
        const quotation *q = &r.in.quotes.items[i];
        claimdiff_span span = reading__span(&r.in, (token_range){ q->begin, q->end });
        strncat(got, text + span.begin, span.end - span.begin);
        strcat(got, "|");
    }
    arena__free(&r.a);
    assert_string_equal(got, expected);
}

static void quotations_are_found(void **state)
{
    (void)state;
    quotes_are("\"One,\" she said. \"Two.\"", "One,|Two.|");
    quotes_are("He said “one ‘two’ three” and left.", "one ‘two’ three|");
    quotes_are("She called it ‘a farce’ on Monday.", "a farce|");
    quotes_are("The workers' pay and the owner's debts.", "");
    quotes_are("“One.\n\n“Two,” she said.", "One.|Two,|");
    quotes_are("No marks at all.", "");
    quotes_are("A stray ” mark and a 6\" pipe.", "");
}

static void attributions_are_in_order(void **state)
{
    static const char text[] =
        "\"We won,\" said Ana Brandt, who claimed that the rival had said he lost. "
        "\"It is over.\"\n\n"
        "According to police, the man told the court that he knew nothing, denied it and said so.";
    said r;
    (void)state;
    read_text(&r, text, sizeof text - 1);
    assert_true(r.list.count > 4);
    for (size_t i = 0; i < r.list.count; i++) {
        const attribution *at = &r.list.items[i];
        assert_true(at->content.begin < at->content.end &&
                    at->content.end <= r.in.text.tokens.count);
        assert_true(at->source.begin <= at->source.end && at->cue.begin <= at->cue.end);
        assert_true(i == 0 || r.list.items[i - 1].content.begin <= at->content.begin);
        assert_true(at->parent == SYNTAX_ROOT || at->parent < r.list.count);
        assert_true(at->entity == SYNTAX_ROOT || at->entity < r.mentions.entities.count);
    }
    arena__free(&r.a);
}

/* Seconds for attribution and mentions of `unit` said over and over. */
static double seconds(const char *unit, size_t bytes)
{
    size_t length = strlen(unit);
    char *text = malloc(bytes + length);
    said r;
    assert_non_null(text);
    for (size_t i = 0; i < bytes; i += length) memcpy(text + i, unit, length);
    memset(&r, 0, sizeof r);
    arena__init(&r.a, &memory__default);
    assert_true(reading__make(&r.in, &r.a, text, bytes, false));
    clock_t begin = clock();
    assert_true(mention__find(&r.mentions, &r.a, &r.in));
    assert_true(attribution__find(&r.list, &r.a, &r.in, &r.mentions));
    double used = (double)(clock() - begin) / CLOCKS_PER_SEC;
    arena__free(&r.a);
    free(text);
    return used;
}

static void work_is_linear(void **state)
{
    static const char *const units[] = { "said ",      "\"said, ", "Ana Brandt said that ",
                                         "he said, ",  "\" ",      "A, B, ",
                                         ", who said " };
    (void)state;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        double small = seconds(units[i], 4 * 1024), large = seconds(units[i], 32 * 1024);
        if (large > 0.1 && large > 24 * small)
            fail_msg("\"%s\": %.3f s for 4 KB, %.3f s for 32 KB", units[i], small, large);
    }
}

typedef struct budget {
    size_t left;
} budget;

static void *limited_malloc(void *ctx, size_t size)
{
    budget *b = ctx;
    if (!b->left) return NULL;
    b->left--;
    return malloc(size);
}

static void *limited_realloc(void *ctx, void *ptr, size_t old_size, size_t size)
{
    budget *b = ctx;
    (void)old_size;
    if (!b->left) return NULL;
    b->left--;
    return realloc(ptr, size);
}

static void limited_free(void *ctx, void *ptr)
{
    (void)ctx;
    free(ptr);
}

static void memory_may_run_out(void **state)
{
    static const char text[] =
        "\"No,\" said Ana Brandt. She denied that the Bank of Varos had paid. \"Never.\"";
    bool done = false;
    (void)state;
    for (size_t n = 0; n < 2000 && !done; n++) {
        budget b = { n };
        claimdiff_allocator limited = { limited_malloc, limited_realloc, limited_free, &b };
        arena a;
        reading in;
        mention_list mentions = { 0 };
        attribution_list list = { 0 };
        arena__init(&a, &limited);
        done = reading__make(&in, &a, text, sizeof text - 1, false) &&
               mention__find(&mentions, &a, &in) && attribution__find(&list, &a, &in, &mentions);
        arena__free(&a);
    }
    assert_true(done);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotations_are_found),
        cmocka_unit_test(attributions_are_in_order),
        cmocka_unit_test(work_is_linear),
        cmocka_unit_test(memory_may_run_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
