/* Clauses: where a sentence may be cut and where not, whatever else is known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "claim/clause.h"

typedef struct bench {
    arena memory;
    analysis in;
    clause_list clauses;
} bench;

/* Reads a text; nothing is known of it but its syntax. */
static void begin(bench *b, const char *text)
{
    memset(b, 0, sizeof *b);
    arena__init(&b->memory, &memory__default);
    assert_true(reading__make(&b->in.reading, &b->memory, text, strlen(text), false));
}

static void split(bench *b)
{
    b->clauses.count = 0;
    assert_true(clause__split(&b->clauses, &b->memory, &b->in));
}

static void check_words(const bench *b, size_t index, const char *words)
{
    assert_true(index < b->clauses.count);
    token_range r = b->clauses.items[index].tokens;
    size_t from = b->in.reading.text.tokens.items[r.begin].span.begin,
           to = b->in.reading.text.tokens.items[r.end - 1].span.end;
    assert_int_equal(to - from, strlen(words));
    assert_memory_equal(b->in.reading.text.text + from, words, to - from);
}

static const char two[] = "The river rose on Friday, and the road to Sel was closed.";

static void ends_are_trimmed(void **state)
{
    (void)state;
    bench b;
    begin(&b, two);
    split(&b);
    assert_int_equal(b.clauses.count, 2);
    check_words(&b, 0, "The river rose on Friday");
    check_words(&b, 1, "the road to Sel was closed");
    arena__free(&b.memory);
}

static void no_cut_within_a_name(void **state)
{
    (void)state;
    bench b;
    begin(&b, two);
    mention *m = ARRAY_PUSH(&b.in.mentions.mentions, &b.memory);
    assert_non_null(m);
    *m = (mention){ .token_begin = 1, .token_end = 10 };
    split(&b);
    assert_int_equal(b.clauses.count, 1);
    arena__free(&b.memory);
}

static void no_cut_within_a_date(void **state)
{
    (void)state;
    bench b;
    begin(&b, two);
    timex *t = ARRAY_PUSH(&b.in.timexes, &b.memory);
    assert_non_null(t);
    *t = (timex){ .token_begin = 4, .token_end = 9 };
    split(&b);
    assert_int_equal(b.clauses.count, 1);
    arena__free(&b.memory);
}

static void no_cut_within_a_quotation(void **state)
{
    (void)state;
    bench b;
    begin(&b, "\"The river rose on Friday, and the road to Sel was closed,\" he said.");
    split(&b);
    assert_int_equal(b.clauses.count, 1);
    arena__free(&b.memory);
}

static void only_the_body_has_clauses(void **state)
{
    (void)state;
    bench b;
    begin(&b, "River rises in the north\n\nBy Anna Brandt\n\nThe river rose on Friday.\n");
    split(&b);
    assert_int_equal(b.clauses.count, 1);
    check_words(&b, 0, "The river rose on Friday");
    arena__free(&b.memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_are_trimmed),          cmocka_unit_test(no_cut_within_a_name),
        cmocka_unit_test(no_cut_within_a_date),      cmocka_unit_test(no_cut_within_a_quotation),
        cmocka_unit_test(only_the_body_has_clauses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
