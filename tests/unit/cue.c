/* Cues of speech: their words, kind and stance, and words that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "speech/cue.h"

typedef struct found {
    arena arena;
    reading in;
    cue_list cues;
    const char *text;
} found;

static void find(found *f, const char *text)
{
    memset(f, 0, sizeof *f);
    f->text = text;
    arena__init(&f->arena, &memory__default);
    assert_true(reading__make(&f->in, &f->arena, text, strlen(text), false));
    token_range all = { 0, f->in.text.tokens.count };
    assert_true(cue__find(&f->cues, &f->arena, &f->in, all));
}

/* The words are the whole span of the only cue of the text, and the governor its verb. */
static cue only_cue(const char *text, const char *words, const char *governor)
{
    found f;
    find(&f, text);
    assert_int_equal(f.cues.count, 1);
    cue c = f.cues.items[0];
    claimdiff_span span = reading__span(&f.in, c.span);
    assert_int_equal(span.end - span.begin, strlen(words));
    assert_memory_equal(text + span.begin, words, strlen(words));
    assert_string_equal(reading__norm(&f.in, c.verb), governor);
    arena__free(&f.arena);
    return c;
}

static void no_cue(const char *text)
{
    found f;
    find(&f, text);
    assert_int_equal(f.cues.count, 0);
    arena__free(&f.arena);
}

static void check(cue c, cue_kind kind, attribution_stance stance, uint32_t takes)
{
    assert_int_equal(c.kind, kind);
    assert_int_equal(c.stance, stance);
    assert_int_equal(c.takes, takes);
}

static void verbs_have_what_they_take(void **state)
{
    (void)state;
    check(only_cue("The mayor said the bridge was closed.", "said", "said"), CUE_VERB, STANCE_SAYS,
          TAKES_CLAUSE);
    check(only_cue("The mayor told reporters that the bridge was closed.", "told", "told"),
          CUE_VERB, STANCE_SAYS, TAKES_CLAUSE | TAKES_TELL);
    check(only_cue("The mayor denied that the bridge was closed.", "denied", "denied"), CUE_VERB,
          STANCE_DENIES, TAKES_CLAUSE | TAKES_OBJECT);
    check(only_cue("The mayor doubted that the bridge was closed.", "doubted", "doubted"), CUE_VERB,
          STANCE_DOUBTS, TAKES_CLAUSE | TAKES_OBJECT);
    check(only_cue("The mayor refused to close the bridge.", "refused", "refused"), CUE_VERB,
          STANCE_SAYS, TAKES_TO);
    no_cue("The mayor closed the bridge.");
}

static void auxiliaries_belong_to_the_span(void **state)
{
    (void)state;
    cue c = only_cue("The mayor has not said the bridge was closed.", "has not said", "said");
    assert_true(c.negated);
    assert_false(c.modal);
    c = only_cue("The mayor would say the bridge was closed.", "would say", "say");
    assert_false(c.negated);
    assert_true(c.modal);
    c = only_cue("The mayor has said the bridge was closed.", "has said", "said");
    assert_false(c.negated);
    assert_false(c.modal);
}

static void a_passive_is_told_by_its_auxiliary(void **state)
{
    (void)state;
    check(only_cue("The bridge was said to have been closed.", "was said", "said"), CUE_PASSIVE,
          STANCE_SAYS, TAKES_CLAUSE);
    check(only_cue("The mayor had said the bridge was closed.", "had said", "said"), CUE_VERB,
          STANCE_SAYS, TAKES_CLAUSE);
}

static void phrases_have_their_kind(void **state)
{
    (void)state;
    check(only_cue("The bridge was closed, according to the mayor.", "according to", "according"),
          CUE_PREPOSITION, STANCE_SAYS, 0);
    check(only_cue("The bridge was closed, citing the mayor.", "citing", "citing"), CUE_CITING,
          STANCE_SAYS, 0);
    check(only_cue("The bridge was reportedly closed.", "reportedly", "reportedly"), CUE_ADVERB,
          STANCE_SAYS, 0);
    check(only_cue("The bridge was allegedly closed.", "allegedly", "allegedly"), CUE_ADVERB,
          STANCE_DOUBTS, 0);
    no_cue("The bridge was quickly closed.");
}

static void a_noun_needs_a_clause(void **state)
{
    (void)state;
    check(only_cue("The claim that the bridge was closed surprised many.", "claim", "claim"),
          CUE_NOUN, STANCE_SAYS, TAKES_CLAUSE);
    check(only_cue("The rumour that the bridge was closed surprised many.", "rumour", "rumour"),
          CUE_NOUN, STANCE_DOUBTS, TAKES_CLAUSE);
    check(only_cue("The denial that the bridge was closed surprised many.", "denial", "denial"),
          CUE_NOUN, STANCE_DENIES, TAKES_CLAUSE);
    no_cue("The claim about the bridge surprised many.");
    no_cue("The boat that the bridge had hit surprised many.");
}

static void a_participle_that_describes_is_none(void **state)
{
    (void)state;
    no_cue("The alleged attack closed the bridge.");
    no_cue("The reported attack closed the bridge.");
}

static void cues_come_in_order_and_within_the_range(void **state)
{
    found f;
    cue_list first = { 0 };
    (void)state;
    find(&f, "The mayor said the bridge was closed. The driver denied that it fell.");
    assert_int_equal(f.cues.count, 2);
    assert_string_equal(reading__norm(&f.in, f.cues.items[0].verb), "said");
    assert_string_equal(reading__norm(&f.in, f.cues.items[1].verb), "denied");
    token_range before = { 0, f.cues.items[1].verb };
    assert_true(cue__find(&first, &f.arena, &f.in, before));
    assert_int_equal(first.count, 1);
    assert_int_equal(first.items[0].verb, f.cues.items[0].verb);
    arena__free(&f.arena);
}

static void sources_are_of_three_sorts(void **state)
{
    found f;
    (void)state;
    find(&f, "mayor police report bridge");
    const syntax_word *words = f.in.syntax.words;
    assert_int_equal(cue__source_noun(words, 0), SOURCE_NOUNS_PERSON);
    assert_int_equal(cue__source_noun(words, 1), SOURCE_NOUNS_GROUP);
    assert_int_equal(cue__source_noun(words, 2), SOURCE_NOUNS_TEXT);
    assert_int_equal(cue__source_noun(words, 3), 0);
    arena__free(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verbs_have_what_they_take),
        cmocka_unit_test(auxiliaries_belong_to_the_span),
        cmocka_unit_test(a_passive_is_told_by_its_auxiliary),
        cmocka_unit_test(phrases_have_their_kind),
        cmocka_unit_test(a_noun_needs_a_clause),
        cmocka_unit_test(a_participle_that_describes_is_none),
        cmocka_unit_test(cues_come_in_order_and_within_the_range),
        cmocka_unit_test(sources_are_of_three_sorts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
