/* Names that stand for each other, and what mentions promise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "name/mention.h"
#include "name/same.h"

static void names_that_are_one(void **state)
{
    static const char *const pairs[][2] = {
        { "marsh", "elena marsh" },           { "elena marsh", "elena marsh" },
        { "e. marsh", "elena marsh" },        { "un", "united nations" },
        { "u.n.", "un" },                     { "unga", "united nations general assembly" },
        { "peru", "peruvian" },               { "norvane", "norvane systems" },
        { "u.s.", "united states" },          { "american", "united states" },
        { "sølvberg", "solvberg" },           { "josé peña", "jose pena" },
        { "the air safety bureau", "air safety bureau" }, { "okoye-lind", "dana okoye-lind" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (!name__same(pairs[i][0], pairs[i][1]))
            fail_msg("%s, %s", pairs[i][0], pairs[i][1]);
        assert_true(name__same(pairs[i][1], pairs[i][0]));
    }
}

static void names_that_are_two(void **state)
{
    static const char *const pairs[][2] = {
        { "elena marsh", "peter marsh" },   { "north korea", "south korea" },
        { "korea", "north korea" },         { "health ministry", "ministry" },
        { "york", "new york" },             { "peru", "chilean" },
        { "marsh", "marshall" },            { "", "marsh" },
        { "bank of varos", "bank of kestria" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (name__same(pairs[i][0], pairs[i][1]))
            fail_msg("%s, %s", pairs[i][0], pairs[i][1]);
        assert_false(name__same(pairs[i][1], pairs[i][0]));
    }
}

static void long_names_are_safe(void **state)
{
    char a[600], b[600];
    (void)state;
    memset(a, 'a', sizeof a - 1);
    a[sizeof a - 1] = '\0';
    for (size_t i = 0; i + 1 < sizeof b; i++) b[i] = i % 2 ? ' ' : 'b';
    b[sizeof b - 1] = '\0';
    assert_false(name__same(a, b));
    assert_false(name__same("\xC3", "\xF0\x9F"));
}

static void mentions_keep_their_promises(void **state)
{
    static const char text[] =
        "Elena Marsh, the mayor of Sel, met The Company and the Company. "
        "\"Rovers won,\" Marsh said. She left. THE UNITED NATIONS MET. It said: NO. "
        "Peru's Peruvians, Peruvian, peru.";
    arena a;
    reading in;
    mention_list list = { 0 };
    size_t last = 0;
    (void)state;
    arena__init(&a, &memory__default);
    assert_true(reading__make(&in, &a, text, sizeof text - 1, false));
    assert_true(mention__find(&list, &a, &in));
    assert_true(list.mentions.count > 5);
    for (size_t i = 0; i < list.mentions.count; i++) {
        const mention *m = &list.mentions.items[i];
        assert_true(m->token_begin >= last && m->token_begin < m->token_end);
        assert_true(m->head >= m->token_begin && m->head < m->token_end);
        assert_true(m->stated.entity < list.entities.count);
        last = m->token_end;
    }
    arena__free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_that_are_one),
        cmocka_unit_test(names_that_are_two),
        cmocka_unit_test(long_names_are_safe),
        cmocka_unit_test(mentions_keep_their_promises),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
