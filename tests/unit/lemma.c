/* Lemmas: lists, endings and what must stay as it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "syntax/lemma.h"

typedef struct lemma_case {
    const char *norm, *xpos, *lemma;
} lemma_case;

static const tag_info *tag_named(const char *xpos)
{
    for (size_t k = 0; k < tagset__count; k++)
        if (!strcmp(tagset__tags[k].xpos, xpos) && tagset__tags[k].pos != UPOS_AUX)
            return &tagset__tags[k];
    fail_msg("no tag %s", xpos);
    return NULL;
}

static void check(const lemma_case *cases, size_t count)
{
    arena a;
    arena__init(&a, &memory__default);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(lemma__of(&a, cases[i].norm, tag_named(cases[i].xpos)), cases[i].lemma);
    arena__free(&a);
}

#define CHECK(...)                                                                                 \
    static const lemma_case cases[] = { __VA_ARGS__ };                                             \
    (void)state;                                                                                   \
    check(cases, sizeof cases / sizeof *cases)

static void test_irregular_forms(void **state)
{
    CHECK({ "went", "VBD", "go" }, { "said", "VBD", "say" }, { "women", "NNS", "woman" },
          { "worst", "JJS", "bad" }, { "dying", "VBG", "die" });
}

static void test_verb_endings(void **state)
{
    CHECK({ "stopped", "VBD", "stop" }, { "hoped", "VBD", "hope" },
          { "challenged", "VBN", "challenge" }, { "visited", "VBD", "visit" },
          { "denied", "VBD", "deny" }, { "passes", "VBZ", "pass" }, { "takes", "VBZ", "take" },
          { "agreeing", "VBG", "agree" }, { "killing", "VBG", "kill" });
}

static void test_plurals(void **state)
{
    CHECK({ "parties", "NNS", "party" }, { "churches", "NNS", "church" },
          { "houses", "NNS", "house" }, { "series", "NNS", "series" }, { "1990s", "NNS", "1990s" });
}

static void test_degrees(void **state)
{
    CHECK({ "bigger", "JJR", "big" }, { "easiest", "JJS", "easy" }, { "larger", "JJR", "large" });
}

static void test_other_words_stay(void **state)
{
    CHECK({ "meeting", "NN", "meeting" }, { "united", "NNP", "united" }, { "", "NN", "" },
          { "s", "NNS", "s" }, { "ed", "VBD", "ed" }, { "ing", "VBG", "ing" });
}

static void test_long_word_stays(void **state)
{
    char word[200];
    (void)state;
    memset(word, 'a', sizeof word);
    strcpy(word + 190, "ings");
    check(&(lemma_case){ word, "NNS", word }, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_irregular_forms),  cmocka_unit_test(test_verb_endings),
        cmocka_unit_test(test_plurals),          cmocka_unit_test(test_degrees),
        cmocka_unit_test(test_other_words_stay), cmocka_unit_test(test_long_word_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
