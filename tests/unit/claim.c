/* Claims put together: what of them is content, who did what to whom, what lies in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <limits.h>

#include "claim/claim.h"

typedef struct article {
    arena memory;
    analysis made;
} article;

static article *read(const char *text)
{
    static article a;
    memset(&a, 0, sizeof a);
    arena__init(&a.memory, &memory__default);
    assert_true(reading__make(&a.made.reading, &a.memory, text, strlen(text), false));
    assert_true(claim__extract(&a.made, &a.memory, LONG_MIN));
    return &a;
}

/* The claim whose words begin like this. */
static const claim *find(const article *a, const char *begin)
{
    const char *text = a->made.reading.text.text;
    for (size_t i = 0; i < a->made.claims.count; i++) {
        const claim *c = &a->made.claims.items[i];
        if (!strncmp(text + c->stated.span.begin, begin, strlen(begin))) return c;
    }
    fail_msg("no claim begins with \"%s\"", begin);
    return NULL;
}

static void assert_word(const article *a, size_t t, const char *expected)
{
    assert_int_not_equal(t, SYNTAX_ROOT);
    assert_string_equal(reading__norm(&a->made.reading, t), expected);
}

static void voice_is_undone(void **state)
{
    article *a = read("The storm destroyed the bridge. The bridge was destroyed by the storm.");
    (void)state;
    assert_int_equal(a->made.claims.count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_word(a, a->made.claims.items[i].subject, "storm");
        assert_word(a, a->made.claims.items[i].object, "bridge");
        assert_word(a, a->made.claims.items[i].verb, "destroyed");
    }
    arena__free(&a->memory);
}

static void the_verb_is_what_others_lead_to(void **state)
{
    article *a = read("The company agreed to buy the mine.");
    const claim *c = &a->made.claims.items[0];
    (void)state;
    assert_word(a, c->predicate, "agreed");
    assert_word(a, c->verb, "buy");
    assert_word(a, c->object, "mine");
    arena__free(&a->memory);
}

static void a_subject_is_inherited(void **state)
{
    article *a =
        read("The premier conceded on Sunday and congratulated his rival from Osterhaven.");
    (void)state;
    assert_word(a, find(a, "congratulated")->subject, "premier");
    arena__free(&a->memory);
}

static void content_is_without_source_and_cue(void **state)
{
    article *a = read("The bridge is safe, police said on Monday.");
    const claim *c = find(a, "The bridge");
    const reading *in = &a->made.reading;
    (void)state;
    assert_int_not_equal(c->attribution, SYNTAX_ROOT);
    assert_word(a, c->content.begin, "the");
    assert_word(a, c->content.end - 1, "safe");
    assert_true(c->stated.source.end > c->stated.source.begin);
    assert_string_equal(reading__norm(in, claim__first_word(in, c->tokens)), "the");
    arena__free(&a->memory);
}

/* What it declined to say, or an act, is no statement. */
static void what_is_taken_back_leaves_no_source(void **state)
{
    article *a = read("Ida Noll declined to say whether the port would close. "
                      "The council of Sel rejected the budget.");
    (void)state;
    for (size_t i = 0; i < a->made.claims.count; i++) {
        const claim *c = &a->made.claims.items[i];
        assert_int_equal(c->attribution, SYNTAX_ROOT);
        assert_int_equal(c->source_entity, SYNTAX_ROOT);
        assert_int_equal(c->stated.source.end, c->stated.source.begin);
    }
    arena__free(&a->memory);
}

static void what_lies_in_a_claim_is_its_own(void **state)
{
    article *a = read("Nine people died in Sel on Monday. The fire cost two million dollars.");
    const claim *first = find(a, "Nine"), *second = find(a, "The fire");
    (void)state;
    assert_int_equal(first->quantity_count, 1);
    assert_int_equal(first->timex_count, 1);
    assert_int_equal(second->quantity_count, 1);
    assert_int_equal(second->timex_count, 0);
    assert_true(second->quantities == first->quantities + 1);
    arena__free(&a->memory);
}

static void marks_are_no_first_word(void **state)
{
    article *a = read("\"We will rebuild the bridge of Sel,\" the mayor said.");
    const reading *in = &a->made.reading;
    (void)state;
    assert_string_equal(reading__norm(in, claim__first_word(in, (token_range){ 0, 5 })), "we");
    assert_int_equal(claim__first_word(in, (token_range){ 0, 1 }), 0);
    arena__free(&a->memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(voice_is_undone),
        cmocka_unit_test(the_verb_is_what_others_lead_to),
        cmocka_unit_test(a_subject_is_inherited),
        cmocka_unit_test(content_is_without_source_and_cue),
        cmocka_unit_test(what_is_taken_back_leaves_no_source),
        cmocka_unit_test(what_lies_in_a_claim_is_its_own),
        cmocka_unit_test(marks_are_no_first_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
