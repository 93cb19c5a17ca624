/* Porter2 on words whose stems the algorithm's description gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "text/segment.h"

typedef struct pair {
    const char *word, *stem;
} pair;

static void check(const pair *pairs, size_t count)
{
    arena a;
    arena__init(&a, &memory__default);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(stem__word(&a, pairs[i].word), pairs[i].stem);
    arena__free(&a);
}

#define CHECK(pairs) check(pairs, sizeof pairs / sizeof *pairs)

static void follows_the_published_sample(void **state)
{
    (void)state;
    static const pair pairs[] = { { "consign", "consign" },
                                  { "consigned", "consign" },
                                  { "consigning", "consign" },
                                  { "consignment", "consign" },
                                  { "consist", "consist" },
                                  { "consistency", "consist" },
                                  { "consistently", "consist" },
                                  { "consolation", "consol" },
                                  { "consolatory", "consolatori" },
                                  { "consolingly", "consol" },
                                  { "conspicuous", "conspicu" },
                                  { "conspiracy", "conspiraci" },
                                  { "constable", "constabl" },
                                  { "constancy", "constanc" },
                                  { "knack", "knack" },
                                  { "knackeries", "knackeri" },
                                  { "knaves", "knave" },
                                  { "knavish", "knavish" },
                                  { "kneaded", "knead" },
                                  { "knees", "knee" },
                                  { "knitting", "knit" },
                                  { "knotty", "knotti" },
                                  { "know", "know" },
                                  { "knuckles", "knuckl" } };
    CHECK(pairs);
}

static void takes_off_plurals_and_past(void **state)
{
    (void)state;
    static const pair pairs[] = {
        { "gas", "gas" },         { "this", "this" },         { "gaps", "gap" },
        { "kiwis", "kiwi" },      { "ties", "tie" },          { "cries", "cri" },
        { "hopped", "hop" },      { "hoped", "hope" },        { "falling", "fall" },
        { "agreed", "agre" },     { "luxuriated", "luxuri" }, { "said", "said" },
        { "troubled", "troubl" }, { "plastered", "plaster" }, { "bled", "bled" }
    };
    CHECK(pairs);
}

static void treats_y_as_a_consonant_where_it_is_one(void **state)
{
    (void)state;
    static const pair pairs[] = { { "cry", "cri" }, { "by", "by" },           { "say", "say" },
                                  { "youth", "youth" }, { "boyish", "boyish" }, { "flying", "fli" },
                                  { "playing", "play" } };
    CHECK(pairs);
}

static void keeps_overstemming_prefixes_and_exceptions(void **state)
{
    (void)state;
    static const pair pairs[] = { { "general", "general" }, { "generate", "generat" },
                                  { "communism", "communism" }, { "arsenal", "arsenal" },
                                  { "news", "news" },           { "skies", "sky" },
                                  { "dying", "die" },           { "succeeded", "succeed" },
                                  { "inning", "inning" },       { "only", "onli" } };
    CHECK(pairs);
}

static void groups_the_forms_of_news_words(void **state)
{
    (void)state;
    static const pair pairs[] = { { "negotiate", "negoti" },   { "negotiations", "negoti" },
                                  { "negotiators", "negoti" }, { "ruling", "rule" },
                                  { "ruled", "rule" },         { "injuries", "injuri" },
                                  { "injury", "injuri" },      { "elections", "elect" },
                                  { "election's", "elect" },   { "evacuated", "evacu" },
                                  { "evacuation", "evacu" } };
    CHECK(pairs);
}

static void leaves_what_is_no_plain_word(void **state)
{
    (void)state;
    char longest[200];
    memset(longest, 's', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    const pair pairs[] = { { "", "" },
                           { "s", "s" },
                           { "'s'", "'s'" },
                           { "4,300s", "4,300s" },
                           { "caf\xC3\xA9s", "caf\xC3\xA9s" },
                           { longest, longest },
                           { "Running", "Running" } };
    CHECK(pairs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follows_the_published_sample),
        cmocka_unit_test(takes_off_plurals_and_past),
        cmocka_unit_test(treats_y_as_a_consonant_where_it_is_one),
        cmocka_unit_test(keeps_overstemming_prefixes_and_exceptions),
        cmocka_unit_test(groups_the_forms_of_news_words),
        cmocka_unit_test(leaves_what_is_no_plain_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
