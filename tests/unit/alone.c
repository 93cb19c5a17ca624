/* Claims as they read away from their article, and the names of their sources. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "../articles.h"

/* The claim of the text that begins with these words. */
static const claimdiff_claim *find(const claimdiff_article *article, const char *words)
{
    const char *text = claimdiff_article_text(article, NULL);
    for (size_t i = 0; i < claimdiff_article_claim_count(article); i++) {
        const claimdiff_claim *c = claimdiff_article_claim(article, i);
        if (!strncmp(text + c->span.begin, words, strlen(words))) return c;
    }
    print_error("no claim begins with \"%s\"\n", words);
    fail();
    return NULL;
}

/* The claim of `text` that begins with `words`: how it reads alone, and who says so. */
static void check(void *engine, const char *const text[], const char *alone, const char *source)
{
    claimdiff_article *article;
    assert_int_equal(claimdiff_article_new(&article, engine, text[0], strlen(text[0]), NULL, NULL),
                     CLAIMDIFF_OK);
    const claimdiff_claim *c = find(article, text[1]);
    assert_string_equal(c->text_alone, alone);
    assert_string_equal(c->source_name, source);
    claimdiff_article_free(article);
}

static const char town[] =
    "Olga Lind, the mayor of Sel, resigned on Tuesday. She left the town hall at noon and "
    "thanked her staff. The road to Sel was closed, and the bridge was flooded, police said.\n\n"
    "Doctors examined the driver, who had fallen asleep at the wheel. \"I shall stay\n"
    "in Sel,\" she said.";

static void pronouns_become_names(void **state)
{
    check(*state, (const char *[]){ town, "She left" }, "[Olga Lind] left the town hall at noon",
          "");
    check(*state, (const char *[]){ town, "Olga Lind" },
          "Olga Lind, the mayor of Sel, resigned on Tuesday", "");
}

static void subjects_are_filled_in(void **state)
{
    check(*state, (const char *[]){ town, "thanked" }, "[Olga Lind] thanked her staff",
          "Olga Lind");
    check(*state, (const char *[]){ town, "who had" },
          "[the driver] had fallen asleep at the wheel", "");
}

/* The subject of the verb that they hang on; "who" without a verb to hang on is the noun
 * before it. */
static void clauses_that_begin_with_their_verb_have_a_subject(void **state)
{
    static const char port[] =
        "A detective spoke on Monday. The boat was found near Sel and was towed to port. A storm "
        "hit the coast, killing three people and injuring 12. The firm met its members, who set "
        "the rates and left.";
    check(*state, (const char *[]){ port, "was towed" }, "[The boat] was towed to port", "");
    check(*state, (const char *[]){ port, "killing" },
          "[A storm] killing three people and injuring 12", "");
    check(*state, (const char *[]){ port, "who set" }, "[its members] set the rates and left", "");
}

static void sources_are_named(void **state)
{
    check(*state, (const char *[]){ town, "The road" }, "[police:] The road to Sel was closed",
          "police");
    check(*state, (const char *[]){ town, "\"I shall" },
          "\"I shall stay in Sel,\" [Olga Lind] said", "Olga Lind");
}

/* Whom the words before a quotation name says it, unless it says who does. */
/* Of two who speak neither stands for both, a bracket after a name is no name, and who names
 * somebody is not that person. */
static void sources_are_nobody_else(void **state)
{
    static const char mill[] =
        "Zora Lind and Jan Berg called the mill a ruin. Sen. Elena Marsh (D-Mass.) said that "
        "the dam would hold.\n\nJan Berg came to the dam on Monday. Berg was on leave at the time, "
        "he said. The dam burst in May, guards said on Tuesday, in a blow to a town that had "
        "paid for it with the sale of its forest and its two mills.";
    check(*state, (const char *[]){ mill, "Zora" }, "Zora Lind and Jan Berg called the mill a ruin",
          "Zora Lind and Jan Berg");
    check(*state, (const char *[]){ mill, "Sen." },
          "Sen. Elena Marsh (D-Mass.) said that the dam would hold", "Elena Marsh");
    check(*state, (const char *[]){ mill, "Berg was" }, "Berg was on leave at the time, he said",
          "he");
    check(*state, (const char *[]){ mill, "The dam burst" },
          "The dam burst in May, guards said on Tuesday, in a blow to a town that had paid for it "
          "with the sale of its forest and its two mills",
          "guards");
}

static void quotations_have_the_speaker_before_them(void **state)
{
    static const char vets[] =
        "The mayor looked for a middle way. \"We shall give back the calves.\"\n\nThe farmer Ole "
        "Rud was angry. \"They took my cows,\" said his wife.";
    check(*state, (const char *[]){ vets, "\"We shall" },
          "[The mayor:] \"We shall give back the calves.\"", "The mayor");
    check(*state, (const char *[]){ vets, "\"They took" },
          "\"They took my cows,\" said [Ole Rud's] wife", "his wife");
}

/* What one declines to say, or turns down, is no statement of his. */
static void acts_have_no_source(void **state)
{
    static const char board[] =
        "Ida Noll refused to pay for the crane on Monday. Her brother declined to say whether "
        "the port would close. The board rejected the budget. The port is safe, Ida Noll said.";
    check(*state, (const char *[]){ board, "Ida Noll refused" },
          "Ida Noll refused to pay for the crane on Monday", "");
    check(*state, (const char *[]){ board, "Her brother" },
          "[Ida Noll's] brother declined to say whether the port would close", "");
    check(*state, (const char *[]){ board, "The board" }, "The board rejected the budget", "");
    check(*state, (const char *[]){ board, "The port is" }, "The port is safe, Ida Noll said",
          "Ida Noll");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pronouns_become_names),
        cmocka_unit_test(subjects_are_filled_in),
        cmocka_unit_test(clauses_that_begin_with_their_verb_have_a_subject),
        cmocka_unit_test(sources_are_named),
        cmocka_unit_test(sources_are_nobody_else),
        cmocka_unit_test(quotations_have_the_speaker_before_them),
        cmocka_unit_test(acts_have_no_source),
    };
    return cmocka_run_group_tests(tests, articles__open_engine, articles__close_engine);
}
