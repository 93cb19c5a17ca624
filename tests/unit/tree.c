/* Dependency trees: extents, children, and the word that heads a range. The
 * trees are written by hand, so that no parser has a say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "syntax/tree.h"

#define WORD_MAX 12

typedef struct bench {
    arena memory;
    syntax_word words[WORD_MAX];
    syntax syntax;
    tree tree;
} bench;

static void begin(bench *b, const syntax_word *words, size_t count)
{
    memset(b, 0, sizeof *b);
    memcpy(b->words, words, count * sizeof *words);
    b->syntax.words = b->words;
    b->syntax.count = count;
    arena__init(&b->memory, &memory__default);
    assert_true(tree__init(&b->tree, &b->memory, &b->syntax));
}

/* The road which flooded may close */
static const syntax_word road[] = {
    { UPOS_DET, FORM_NONE, DEP_DET, 1, "the", false },
    { UPOS_NOUN, FORM_NONE, DEP_NSUBJ, 5, "road", false },
    { UPOS_PRON, FORM_NONE, DEP_NSUBJ, 3, "which", false },
    { UPOS_VERB, FORM_PAST, DEP_ACL_RELCL, 1, "flood", false },
    { UPOS_AUX, FORM_MODAL, DEP_AUX, 5, "may", false },
    { UPOS_VERB, FORM_BASE, DEP_ROOT, SYNTAX_ROOT, "close", false },
};

static void extents_and_children(void **state)
{
    (void)state;
    bench b;
    begin(&b, road, 6);
    assert_int_equal(b.tree.first[1], 0);
    assert_int_equal(b.tree.last[1], 4);
    assert_int_equal(b.tree.first[5], 0);
    assert_int_equal(b.tree.last[5], 6);
    assert_int_equal(tree__subject(&b.tree, 5), 1);
    assert_int_equal(tree__subject(&b.tree, 3), 2);
    assert_int_equal(tree__child(&b.tree, 5, DEP_OBJ), SYNTAX_ROOT);
    assert_true(b.tree.predicate[5] && b.tree.predicate[3] && !b.tree.predicate[1]);
    arena__free(&b.memory);
}

static void finite_by_itself_or_by_its_auxiliary(void **state)
{
    (void)state;
    bench b;
    begin(&b, road, 6);
    assert_true(tree__is_finite(&b.tree, 3));
    assert_true(tree__is_finite(&b.tree, 5));
    assert_false(tree__is_finite(&b.tree, 1));
    arena__free(&b.memory);
}

static void the_top_is_the_finite_head(void **state)
{
    (void)state;
    bench b;
    begin(&b, road, 6);
    assert_int_equal(tree__top(&b.tree, 0, 6), 5);
    assert_int_equal(tree__top(&b.tree, 2, 4), 3);
    assert_int_equal(tree__top(&b.tree, 0, 1), 0);
    assert_int_equal(tree__top(&b.tree, 3, 3), SYNTAX_ROOT);
    arena__free(&b.memory);
}

/* A parse that hangs everything on the first noun: the main verb is found by
 * its part of speech, past the relative clause. */
static void a_lost_verb_is_found(void **state)
{
    (void)state;
    bench b;
    syntax_word lost[6];
    memcpy(lost, road, sizeof lost);
    lost[1].head = SYNTAX_ROOT;
    lost[1].relation = DEP_ROOT;
    lost[4].head = 3;
    lost[5].head = 1;
    lost[5].relation = DEP_AMOD;
    begin(&b, lost, 6);
    assert_int_equal(tree__top(&b.tree, 0, 6), 5);
    arena__free(&b.memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(extents_and_children),
        cmocka_unit_test(finite_by_itself_or_by_its_auxiliary),
        cmocka_unit_test(the_top_is_the_finite_head),
        cmocka_unit_test(a_lost_verb_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
