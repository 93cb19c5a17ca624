/* Heads and relations of short sentences; any input gives a tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "syntax/syntax.h"
#include "syntax/tagset.h"

typedef struct fixture {
    arena a;
    segments text;
    syntax got;
} fixture;

static void add_token(fixture *f, const char *word, size_t length)
{
    token *t = ARRAY_PUSH(&f->text.tokens, &f->a);
    t->norm = utf8__fold(&f->a, word, length);
    bool upper = *word >= 'A' && *word <= 'Z', lower = t->norm[0] >= 'a' && t->norm[0] <= 'z';
    t->shape = upper ? SHAPE_TITLE : lower ? SHAPE_LOWER : SHAPE_NONE;
    t->space_before = true;
}

static void add_sentence(fixture *f, const char *text)
{
    sentence *s = ARRAY_PUSH(&f->text.sentences, &f->a);
    s->token_begin = s->body_begin = f->text.tokens.count;
    for (const char *p = text; *p; p += strspn(p, " ")) {
        add_token(f, p, strcspn(p, " "));
        p += strcspn(p, " ");
    }
    s->token_end = f->text.tokens.count;
}

static void begin(fixture *f)
{
    memset(f, 0, sizeof *f);
    arena__init(&f->a, &memory__default);
}

/* Heads inside the sentence, at least one root, no cycle. */
static void check_trees(const fixture *f)
{
    for (size_t k = 0; k < f->text.sentences.count; k++) {
        const sentence *s = &f->text.sentences.items[k];
        for (size_t i = s->token_begin; i < s->token_end; i++) {
            size_t at = i, steps = 0;
            while (f->got.words[at].head != SYNTAX_ROOT) {
                at = f->got.words[at].head;
                assert_in_range(at, s->token_begin, s->token_end - 1);
                assert_true(steps++ < s->token_end - s->token_begin);
            }
            assert_int_equal(f->got.words[at].relation, DEP_ROOT);
        }
    }
}

static void check_arc(const char *text, size_t child, size_t head, const char *relation)
{
    fixture f;
    begin(&f);
    add_sentence(&f, text);
    assert_true(syntax__parse(&f.got, &f.a, &f.text));
    check_trees(&f);
    assert_int_equal(f.got.words[child].head, head);
    assert_string_equal(tagset__deprel_name(f.got.words[child].relation), relation);
    arena__free(&f.a);
}

static void test_subject_and_object(void **state)
{
    (void)state;
    check_arc("The court rejected the appeal .", 1, 2, "nsubj");
    check_arc("The court rejected the appeal .", 4, 2, "obj");
}

static void test_passive(void **state)
{
    (void)state;
    check_arc("Two men were arrested by the police .", 1, 3, "nsubj:pass");
    check_arc("Two men were arrested by the police .", 6, 3, "obl:agent");
}

static void test_reported_speech(void **state)
{
    (void)state;
    check_arc("Officials said the bridge had collapsed .", 5, 1, "ccomp");
    check_arc("Officials said the bridge had collapsed .", 3, 5, "nsubj");
}

static void test_content_and_insertion(void **state)
{
    (void)state;
    check_arc("It was reported that the general had fled .", 7, 2, "ccomp");
    check_arc("The accord , the mediator stressed , leaves the question open .", 5, 7, "parataxis");
    check_arc("Neither company commented on the report .", 0, 1, "det");
}

static void test_report_after_content_is_root(void **state)
{
    (void)state;
    check_arc("The tremor hit at noon , the institute said .", 2, 8, "ccomp");
    check_arc("The tremor hit at noon , the institute said .", 7, 8, "nsubj");
}

static void test_random_tokens_make_trees(void **state)
{
    static const char *const words[] = {
        "the", "said", ",", "\"", "of", "Paris", "12", "is", "that", ")", "\xF0\x9F\x98\x80", ""
    };
    fixture f;
    uint32_t random = 7;
    (void)state;
    begin(&f);
    for (size_t k = 0; k < 60; k++) {
        sentence *s = ARRAY_PUSH(&f.text.sentences, &f.a);
        s->token_begin = f.text.tokens.count;
        s->body_begin = s->token_begin + k % 7;
        for (size_t i = 0; i < k * k / 2; i++) {
            random = random * 1664525u + 1013904223u;
            const char *word = words[(random >> 16) % (sizeof words / sizeof *words)];
            add_token(&f, word, strlen(word));
        }
        s->token_end = f.text.tokens.count;
    }
    assert_true(syntax__parse(&f.got, &f.a, &f.text));
    check_trees(&f);
    arena__free(&f.a);
}

static void test_nothing_to_parse(void **state)
{
    fixture f;
    (void)state;
    begin(&f);
    assert_true(syntax__parse(&f.got, &f.a, &f.text));
    assert_int_equal(f.got.count, 0);
    arena__free(&f.a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_subject_and_object),
        cmocka_unit_test(test_passive),
        cmocka_unit_test(test_reported_speech),
        cmocka_unit_test(test_content_and_insertion),
        cmocka_unit_test(test_report_after_content_is_root),
        cmocka_unit_test(test_random_tokens_make_trees),
        cmocka_unit_test(test_nothing_to_parse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
