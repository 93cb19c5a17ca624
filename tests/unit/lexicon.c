/* Word lists: look-ups, longest phrases, typed values; what mklexicon refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "../process.h"
#include "lexicon_data.h"

static void entries_are_sorted_and_found(void **state)
{
    (void)state;
    const lexicon *lists[] = { &lexicon__negators, &lexicon__surnames, &lexicon__concepts,
                               &lexicon__asymmetric };
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
        for (size_t i = 0; i < lists[k]->count; i++) {
            const char *key = lexicon__key(lists[k], i);
            assert_true(i == 0 || strcmp(lexicon__key(lists[k], i - 1), key) < 0);
            assert_ptr_equal(lexicon__entry(lists[k], key),
                             &lexicon_data__entries[lists[k]->first + i]);
        }
    }
}

static void unknown_words_are_not_found(void **state)
{
    (void)state;
    assert_null(lexicon__entry(&lexicon__negators, "noted"));
    assert_null(lexicon__entry(&lexicon__negators, ""));
    assert_null(lexicon__find(&lexicon__negators, "zzz"));
    assert_false(lexicon__has(&lexicon__negators, "\xff"));
    assert_int_equal(lexicon__bits(&lexicon__negators, "zzz"), 0);
}

static void the_longest_phrase_wins(void **state)
{
    (void)state;
    const char *words[] = { "no", "more", "than", "12" };
    const lexicon_entry *entry = NULL;
    assert_int_equal(lexicon__longest(&lexicon__negators, words, 4, &entry), 3);
    assert_int_equal(entry->bits, NEGATORS_BOUND);
    assert_int_equal(lexicon__longest(&lexicon__negators, words, 2, &entry), 1);
    assert_int_equal(entry->bits, NEGATORS_NOUN);
    assert_int_equal(lexicon__longest(&lexicon__negators, words + 1, 3, NULL), 0);
    assert_int_equal(lexicon__longest(&lexicon__negators, words, 0, &entry), 0);
}

static void what_longer_entries_begin_with_leads(void **state)
{
    (void)state;
    assert_true(lexicon__leads(&lexicon__negators, "no"));
    assert_true(lexicon__leads(&lexicon__negators, "no more"));
    assert_false(lexicon__leads(&lexicon__negators, "no more than"));
    assert_false(lexicon__leads(&lexicon__negators, "n"));
    assert_false(lexicon__leads(&lexicon__negators, ""));
}

static void values_have_types(void **state)
{
    (void)state;
    const lexicon_entry *part = lexicon__entry(&lexicon__timex, "early hours");
    const lexicon_entry *cents = lexicon__entry(&lexicon__units, "cents");
    assert_int_equal(lexicon__bits(&lexicon__speech_verbs, "tell"),
                     SPEECH_VERBS_SAYS | SPEECH_VERBS_CLAUSE | SPEECH_VERBS_TELL);
    assert_int_equal(lexicon__bits(&lexicon__asymmetric, "beat"), 0);
    assert_true(lexicon__has(&lexicon__asymmetric, "beat"));
    assert_int_equal(part->bits, TIMEX_PART);
    assert_true(lexicon__number(part, 0) == 0 && lexicon__number(part, 1) == 360);
    assert_string_equal(lexicon__text(part), "");
    assert_string_equal(lexicon__text(cents), "usd");
    assert_true(lexicon__number(cents, 0) == (double)0.01);
    assert_string_equal(lexicon__text(lexicon__entry(&lexicon__demonyms, "afghan")), "afghanistan");
}

/* ---- the tool ---- */

#define HEAD "#schema enum fair foul; number?\n#origin this test\n"
#define LIST "$BUILD/tests/list.txt"

/* Compiles a list of this text; the result holds what the tool said. */
static process_result compile(const char *text)
{
    return process__run(
        "printf '%%s' '%s' >" LIST " && $BUILD/mklexicon $BUILD/tests/list " LIST " 2>&1", text);
}

static void refuses(const char *text, const char *message)
{
    process_result r = compile(text);
    if (r.status != 1 || !strstr(r.output, message))
        fail_msg("status %d, said \"%s\"", r.status, r.output);
    free(r.output);
}

static void mklexicon_declares_what_it_compiles(void **state)
{
    (void)state;
    process_result r = compile(HEAD "sun shine\tfair 2.5\nrain\tfoul\n");
    assert_int_equal(r.status, 0);
    free(r.output);
    r = process__run("grep -E 'lexicon__list|LIST_FOUL' $BUILD/tests/list.h");
    assert_string_equal(r.output, "extern const lexicon lexicon__list;\n#define LIST_FOUL 2u\n");
    free(r.output);
}

static void mklexicon_refuses_values_off_the_schema(void **state)
{
    (void)state;
    refuses(HEAD "rain\tfoul\nsnow\tfowl\n", "list.txt:4: unknown value 'fowl'");
    refuses(HEAD "rain\n", "list.txt:3: unknown value ''");
    refuses(HEAD "rain\tfoul two\n", "list.txt:3: unknown value 'foul two'");
    refuses(HEAD "rain\tfoul fair\n", "list.txt:3: unknown value 'foul fair'");
    refuses("#schema set\n#origin this test\nrain\tfoul\n", "list.txt:3: unknown value 'foul'");
    refuses("#schema text\n#origin this test\nrain\n", "list.txt:3: no text in the value ''");
    refuses("#schema text; number\n#origin this test\nrain\tmm\n",
            "list.txt:3: no number in the value 'mm'");
}

/* Names are numbered in the order of the alphabet; ~ makes a number negative. */
static void mklexicon_numbers_names(void **state)
{
    (void)state;
    process_result r = process__run(
        "cd $BUILD/tests && printf '#schema names\n#origin t\nox\tcow yak\nape\tape\n' >zoo.txt && "
        "printf '#schema names zoo\n#origin t\ncow\tape ~yak\n' >foes.txt && "
        "../mklexicon list foes.txt zoo.txt && grep -A 2 _names list.c");
    assert_non_null(
        strstr(r.output, "lexicon_data__names[] = {\n    0, 1, -3, 0, 1, 0, 2, 3, 0,\n"));
    free(r.output);
    refuses("#schema names elsewhere\n#origin t\nox\tcow\n", "no list 'elsewhere' that numbers");
    r = process__run(
        "cd $BUILD/tests && printf '#schema names zoo\n#origin t\ngnu\tape\n' >foes.txt && "
        "../mklexicon list foes.txt zoo.txt 2>&1");
    assert_int_equal(r.status, 1);
    assert_string_equal(r.output, "mklexicon: foes.txt:3: unknown name 'gnu'\n");
    free(r.output);
}

static void mklexicon_refuses_keys(void **state)
{
    (void)state;
    refuses(HEAD "not\tfoul\nrain\tfoul\n\nnot\tfoul\n",
            "list.txt:6: 'not' stands twice, first in line 3");
    refuses(HEAD "Rain\tfoul\n", "list.txt:3: 'Rain' is not in search form");
    refuses(HEAD "rain  fall\tfoul\n", "list.txt:3: 'rain  fall' is not in search form");
    refuses(HEAD "rain \tfoul\n", "list.txt:3: 'rain ' is not in search form");
    refuses(HEAD "rainrainrainrainrainrainrainrainrainrainrainrainrainrainrainrainr\tfoul\n",
            "is too long");
    refuses(HEAD, "list.txt: no entry");
}

static void mklexicon_refuses_schemas(void **state)
{
    (void)state;
    refuses("rain\tfoul\n", "list.txt:1: no #schema");
    refuses("", "list.txt:1: no #schema");
    refuses("#schema set\nrain\n", "list.txt:2: no #origin");
    refuses("#schema enumeration a b\n", "list.txt:1: unknown kind 'enumeration' in the schema");
    refuses("#schema text foul\n", "list.txt:1: 'foul' names a value of an open kind");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_are_sorted_and_found),
        cmocka_unit_test(unknown_words_are_not_found),
        cmocka_unit_test(the_longest_phrase_wins),
        cmocka_unit_test(what_longer_entries_begin_with_leads),
        cmocka_unit_test(values_have_types),
        cmocka_unit_test(mklexicon_declares_what_it_compiles),
        cmocka_unit_test(mklexicon_refuses_values_off_the_schema),
        cmocka_unit_test(mklexicon_numbers_names),
        cmocka_unit_test(mklexicon_refuses_keys),
        cmocka_unit_test(mklexicon_refuses_schemas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
