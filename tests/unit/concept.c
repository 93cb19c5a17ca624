/* Concepts: matching in hand-made sentences, and the lists themselves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "claim/concept.h"
#include "lexicon_data.h"

#define WORDS_MAX 16

typedef struct given {
    const char *norm, *lemma;
    upos pos;
    size_t head;
    deprel relation;
} given;

/* Finds the concepts of one sentence and spells them: "die - -"; '~' is a
 * covered token, '+' joins two senses. */
static const char *spell(char out[200], const given *words, size_t count)
{
    arena a;
    concept_map map;
    token tokens[WORDS_MAX] = { 0 };
    syntax_word syn_words[WORDS_MAX] = { 0 };
    sentence whole = { .token_end = count };
    reading in = { .text = { .tokens = { tokens, count, count }, .sentences = { &whole, 1, 1 } },
                   .syntax = { syn_words, count } };
    for (size_t i = 0; i < count; i++) {
        tokens[i].norm = words[i].norm;
        tokens[i].kind = words[i].pos == UPOS_PUNCT ? TOKEN_PUNCT : TOKEN_WORD;
        syn_words[i].lemma = words[i].lemma;
        syn_words[i].pos = words[i].pos;
        syn_words[i].head = words[i].head;
        syn_words[i].relation = words[i].relation;
    }
    arena__init(&a, &memory__default);
    assert_true(concept__find(&map, &a, &in));
    assert_int_equal(map.count, count);
    out[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        const concept_tag *tag = &map.tags[i];
        if (i) strcat(out, " ");
        strcat(out, tag->covered ? "~" : tag->ids[0] ? concept__name(tag->ids[0]) : "-");
        if (tag->ids[1]) strcat(strcat(out, "+"), concept__name(tag->ids[1]));
    }
    arena__free(&a);
    return out;
}

#define ASSERT_SPELLS(words, expected)                                                             \
    do {                                                                                           \
        char out[200];                                                                             \
        assert_string_equal(spell(out, words, sizeof words / sizeof *words), expected);            \
    } while (0)

static void phrase_with_possessive(void **state)
{
    (void)state;
    const given words[] = { { "three", "three", UPOS_NUM, 1, DEP_NUMMOD },
                            { "people", "people", UPOS_NOUN, 2, DEP_NSUBJ },
                            { "lost", "lose", UPOS_VERB, SYNTAX_ROOT, DEP_ROOT },
                            { "their", "they", UPOS_PRON, 4, DEP_NMOD_POSS },
                            { "lives", "life", UPOS_NOUN, 2, DEP_OBJ } };
    ASSERT_SPELLS(words, "- people die ~ ~");
}

static void noun_phrase_is_headed_by_its_last_word(void **state)
{
    (void)state;
    const given words[] = { { "the", "the", UPOS_DET, 2, DEP_DET },
                            { "death", "death", UPOS_NOUN, 2, DEP_COMPOUND },
                            { "toll", "toll", UPOS_NOUN, 3, DEP_NSUBJ },
                            { "rose", "rise", UPOS_VERB, SYNTAX_ROOT, DEP_ROOT } };
    ASSERT_SPELLS(words, "- ~ die rise");
}

static void hyphen_inside_a_phrase(void **state)
{
    (void)state;
    const given words[] = { { "cease", "cease", UPOS_NOUN, 2, DEP_COMPOUND },
                            { "-", "-", UPOS_PUNCT, 2, DEP_PUNCT },
                            { "fire", "fire", UPOS_NOUN, SYNTAX_ROOT, DEP_ROOT } };
    ASSERT_SPELLS(words, "~ ~ ceasefire");
}

static void particle_apart_from_its_verb(void **state)
{
    (void)state;
    const given words[] = { { "rebels", "rebel", UPOS_NOUN, 1, DEP_NSUBJ },
                            { "handed", "hand", UPOS_VERB, SYNTAX_ROOT, DEP_ROOT },
                            { "the", "the", UPOS_DET, 3, DEP_DET },
                            { "keys", "key", UPOS_NOUN, 1, DEP_OBJ },
                            { "back", "back", UPOS_ADV, 1, DEP_COMPOUND_PRT } };
    ASSERT_SPELLS(words, "rebel hand-over - - ~");
}

static void part_of_speech_tells_senses_apart(void **state)
{
    (void)state;
    const given noun[] = { { "hail", "hail", UPOS_NOUN, SYNTAX_ROOT, DEP_ROOT } };
    const given verb[] = { { "hailed", "hail", UPOS_VERB, SYNTAX_ROOT, DEP_ROOT } };
    const given name[] = { { "hail", "hail", UPOS_PROPN, SYNTAX_ROOT, DEP_ROOT } };
    ASSERT_SPELLS(noun, "hail");
    ASSERT_SPELLS(verb, "praise");
    ASSERT_SPELLS(name, "-");
}

static void negator_inside_a_phrase_is_covered(void **state)
{
    (void)state;
    const given words[] = { { "not", "not", UPOS_PART, 1, DEP_ADVMOD },
                            { "guilty", "guilty", UPOS_ADJ, SYNTAX_ROOT, DEP_ROOT } };
    ASSERT_SPELLS(words, "~ acquit");
}

static void longest_phrase_wins(void **state)
{
    (void)state;
    const given words[] = { { "cut", "cut", UPOS_VERB, SYNTAX_ROOT, DEP_ROOT },
                            { "interest", "interest", UPOS_NOUN, 2, DEP_COMPOUND },
                            { "rates", "rate", UPOS_NOUN, 0, DEP_OBJ } };
    ASSERT_SPELLS(words, "rate-cut ~ ~");
}

static void empty_text(void **state)
{
    (void)state;
    char out[200];
    assert_string_equal(spell(out, NULL, 0), "");
}

static int opposite(const char *a, const char *b)
{
    int found = concept__opposite(concept__id(a), concept__id(b));
    assert_int_equal(found, concept__opposite(concept__id(b), concept__id(a)));
    return found;
}

static void opposites(void **state)
{
    (void)state;
    assert_int_equal(opposite("rise", "fall"), 2);
    assert_int_equal(opposite("resign", "sack"), 1);
    assert_int_equal(opposite("begin", "end"), 1);
    assert_int_equal(opposite("rise", "rise"), 0);
    assert_int_equal(opposite("rise", "court"), 0);
    assert_int_equal(concept__opposite(CONCEPT_NONE, CONCEPT_NONE), 0);
    assert_int_equal(concept__opposite(UINT16_MAX, concept__id("rise")), 0);
}

static void roles(void **state)
{
    (void)state;
    assert_true(concept__converse(concept__id("lose"), concept__id("beat")));
    assert_false(concept__converse(concept__id("beat"), concept__id("beat")));
    assert_true(concept__asymmetric(concept__id("sue")));
    assert_false(concept__asymmetric(concept__id("meet")));
    assert_false(concept__asymmetric(CONCEPT_NONE));
}

static void names_and_numbers(void **state)
{
    (void)state;
    assert_int_equal(concept__id("no such concept"), CONCEPT_NONE);
    assert_string_equal(concept__name(CONCEPT_NONE), "");
    assert_string_equal(concept__name(UINT16_MAX), "");
    for (uint16_t id = 1; id <= lexicon__concepts_values.count; id++)
        assert_int_equal(concept__id(concept__name(id)), id);
}

/* ---- the lists ---- */

/* mklexicon sees to it that the names in values are concepts. */
static void lists_name_known_concepts(void **state)
{
    (void)state;
    for (size_t i = 0; i < lexicon__asymmetric.count; i++)
        if (concept__id(lexicon__key(&lexicon__asymmetric, i)) == CONCEPT_NONE)
            fail_msg("asymmetric: no concept '%s'", lexicon__key(&lexicon__asymmetric, i));
}

static bool in_words(const char *words, const char *text)
{
    char all[200], one[100];
    snprintf(all, sizeof all, " %s ", text);
    snprintf(one, sizeof one, " %s ", words);
    return strstr(all, one) != NULL;
}

static const int16_t *names_of(size_t i)
{
    return lexicon__names(&lexicon_data__entries[lexicon__concepts.first + i]);
}

/* Search form, one or two concepts, and nothing that matching passes over. */
static void entries_are_in_lemma_form(void **state)
{
    (void)state;
    static const char *const passed[] = {
        "a", "an", "the", "his", "her", "its", "their", "'s", "-"
    };
    for (size_t i = 0; i < lexicon__concepts.count; i++) {
        const char *key = lexicon__key(&lexicon__concepts, i);
        const int16_t *names = names_of(i);
        if (names[0] <= 0 || names[1] < 0 || (names[1] && names[CONCEPT_SENSES]))
            fail_msg("%s: one or two concepts", key);
        if (strpbrk(key, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_,;:") || strstr(key, "  "))
            fail_msg("'%s' is not in search form", key);
        for (size_t k = 0; k < sizeof passed / sizeof *passed; k++)
            if (in_words(passed[k], key)) fail_msg("'%s' has '%s' in it", key, passed[k]);
        if (strchr(key, ' ') && strchr(key, '/')) fail_msg("'%s': a phrase of one class", key);
    }
}

static void no_entry_contradicts_itself(void **state)
{
    (void)state;
    for (size_t i = 0; i < lexicon__concepts.count; i++) {
        const int16_t *names = names_of(i);
        if (names[1] && concept__opposite((uint16_t)names[0], (uint16_t)names[1]) == 2)
            fail_msg("%s contradicts itself", lexicon__key(&lexicon__concepts, i));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrase_with_possessive),
        cmocka_unit_test(noun_phrase_is_headed_by_its_last_word),
        cmocka_unit_test(hyphen_inside_a_phrase),
        cmocka_unit_test(particle_apart_from_its_verb),
        cmocka_unit_test(part_of_speech_tells_senses_apart),
        cmocka_unit_test(negator_inside_a_phrase_is_covered),
        cmocka_unit_test(longest_phrase_wins),
        cmocka_unit_test(empty_text),
        cmocka_unit_test(opposites),
        cmocka_unit_test(roles),
        cmocka_unit_test(names_and_numbers),
        cmocka_unit_test(lists_name_known_concepts),
        cmocka_unit_test(entries_are_in_lemma_form),
        cmocka_unit_test(no_entry_contradicts_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
