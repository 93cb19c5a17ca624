/* What the dumps of an article tell of it, a stage each, and that they tell it harmlessly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include <claimdiff.h>

static const char text[] =
    "The mine closes\n\nBy Anna Marsh\n\n"
    "The army denied on Monday that it had struck the\tschool in Oldtown on 3 May 2024. Between "
    "12 and 15 people were \x7fhurt throughout the week, police said. At least nine miners died. "
    "The bridge may close.\n";

static void check(claimdiff_stage stage, const char *const *expected, size_t count)
{
    claimdiff_engine *engine;
    claimdiff_article *article;
    char *dump;
    size_t length;
    assert_int_equal(claimdiff_engine_new(&engine, NULL, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_article_new(&article, engine, text, strlen(text), NULL, NULL),
                     CLAIMDIFF_OK);
    assert_int_equal(claimdiff_article_dump(&dump, &length, article, stage, NULL), CLAIMDIFF_OK);
    assert_int_equal(length, strlen(dump));
    assert_null(strchr(dump, '\x7f'));
    for (size_t i = 0; i < count; i++)
        if (!strstr(dump, expected[i])) fail_msg("no \"%s\" in:\n%s", expected[i], dump);
    claimdiff_string_free(engine, dump);
    claimdiff_article_free(article);
    claimdiff_engine_free(engine);
}

#define CHECK(stage, ...)                                                                          \
    check(stage, (const char *const[]){ __VA_ARGS__ },                                             \
          sizeof(const char *const[]){ __VA_ARGS__ } / sizeof(const char *))

static void sentences_have_their_role(void **state)
{
    (void)state;
    CHECK(CLAIMDIFF_STAGE_SENTENCES, "0\t15\t0\theadline\tThe mine closes\n",
          "\tbyline\tBy Anna Marsh\n", "\tbody\tThe army denied on Monday", "struck the school in");
}

static void tokens_have_kind_norm_and_stem(void **state)
{
    (void)state;
    CHECK(CLAIMDIFF_STAGE_TOKENS, "0\t3\tword\tThe\tthe\t", "\tword\tminers\tminers\tminer\n",
          "\tnumber\t12\t12\t", "\tpunct\t.\t");
}

static void words_have_lemma_and_head(void **state)
{
    (void)state;
    CHECK(CLAIMDIFF_STAGE_SYNTAX, "1\tmine\tmine\tNOUN\t2\tnsubj\t",
          "2\tcloses\tclose\tVERB\t-\troot\t", "\n\n");
}

static void claims_have_all_that_is_found_in_them(void **state)
{
    (void)state;
    CHECK(CLAIMDIFF_STAGE_CLAIMS, "\tnegative\tasserted\tThe army denied",
          "\tsource=The army\tdenies", "\tdate=2024-05-03", "\tcontent=it had struck the school",
          "\tsource=police\t", "\tquantity=between:12..15::person", "\tquantity=at_least:9::miner",
          "\tpositive\tpossible\tThe bridge may close\tpredicate=close\tsubject=bridge",
          "\talone=The bridge may close");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_have_their_role),
        cmocka_unit_test(tokens_have_kind_norm_and_stem),
        cmocka_unit_test(words_have_lemma_and_head),
        cmocka_unit_test(claims_have_all_that_is_found_in_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
