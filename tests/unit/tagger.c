/* Tags of plain sentences, as the whole syntax stage gives them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "syntax/syntax.h"
#include "syntax/tagset.h"

/* One sentence from words that single spaces separate. */
static void cut(segments *out, arena *a, const char *text)
{
    memset(out, 0, sizeof *out);
    for (const char *p = text; *p;) {
        size_t n = strcspn(p, " ");
        token *t = ARRAY_PUSH(&out->tokens, a);
        t->norm = utf8__fold(a, p, n);
        bool upper = *p >= 'A' && *p <= 'Z', lower = t->norm[0] >= 'a' && t->norm[0] <= 'z';
        t->shape = upper ? SHAPE_TITLE : lower ? SHAPE_LOWER : SHAPE_NONE;
        t->kind = upper || lower ? TOKEN_WORD : TOKEN_PUNCT;
        t->space_before = true;
        p += n + (p[n] == ' ');
    }
    sentence *s = ARRAY_PUSH(&out->sentences, a);
    s->token_end = out->tokens.count;
}

static void check(const char *text, const char *tags)
{
    arena a;
    segments cutted;
    syntax got;
    char seen[512] = "";
    arena__init(&a, &memory__default);
    cut(&cutted, &a, text);
    assert_true(syntax__parse(&got, &a, &cutted));
    for (size_t i = 0; i < got.count; i++) {
        if (i) strcat(seen, " ");
        strcat(seen, tagset__upos_name(got.words[i].pos));
    }
    assert_string_equal(seen, tags);
    arena__free(&a);
}

static void test_plain_sentence(void **state)
{
    (void)state;
    check("The minister resigned on Tuesday .", "DET NOUN VERB ADP PROPN PUNCT");
}

static void test_same_word_verb_and_noun(void **state)
{
    (void)state;
    check("They plan to strike .", "PRON VERB PART VERB PUNCT");
    check("The strike is part of a plan .", "DET NOUN AUX NOUN ADP DET NOUN PUNCT");
}

static void test_negation_is_split_off(void **state)
{
    (void)state;
    check("She did n't say that .", "PRON AUX PART VERB PRON PUNCT");
}

static void test_forms(void **state)
{
    arena a;
    segments text;
    syntax got;
    (void)state;
    arena__init(&a, &memory__default);
    cut(&text, &a, "Officials were told that talks may end .");
    assert_true(syntax__parse(&got, &a, &text));
    assert_true(got.words[0].plural);
    assert_int_equal(got.words[1].form, FORM_PAST);
    assert_int_equal(got.words[2].form, FORM_PARTICIPLE);
    assert_int_equal(got.words[5].form, FORM_MODAL);
    assert_int_equal(got.words[6].form, FORM_BASE);
    assert_string_equal(got.words[1].lemma, "be");
    arena__free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain_sentence),
        cmocka_unit_test(test_same_word_verb_and_noun),
        cmocka_unit_test(test_negation_is_split_off),
        cmocka_unit_test(test_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
