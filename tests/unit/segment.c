/* Invariants of segmentation, and the forms of tokens; the cases of how text
 * is cut stand in tests/corpus. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "text/segment.h"

typedef struct fixture {
    arena a;
    segments s;
} fixture;

static const segments *cut(fixture *f, const char *text)
{
    arena__init(&f->a, &memory__default);
    assert_true(segment__article(&f->s, &f->a, text, strlen(text)));
    return &f->s;
}

static void done(fixture *f)
{
    arena__free(&f->a);
}

static void check_order(const segments *s)
{
    size_t at = 0, next = 0, paragraph = 0;
    for (size_t i = 0; i < s->tokens.count; i++) {
        claimdiff_span span = s->tokens.items[i].span;
        assert_true(span.begin >= at && span.end > span.begin && span.end <= s->length);
        at = span.end;
    }
    for (size_t i = 0; i < s->sentences.count; i++) {
        const sentence *here = &s->sentences.items[i];
        assert_int_equal(here->token_begin, next);
        assert_true(here->token_end > next);
        assert_true(here->body_begin >= next && here->body_begin < here->token_end);
        assert_int_equal(here->span.begin, s->tokens.items[here->token_begin].span.begin);
        assert_int_equal(here->span.end, s->tokens.items[here->token_end - 1].span.end);
        assert_true(here->paragraph >= paragraph);
        paragraph = here->paragraph;
        next = here->token_end;
    }
    assert_int_equal(next, s->tokens.count);
}

static void every_token_stands_in_one_sentence(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        " \n\t ",
        "word",
        "A. B. C.",
        "Head\nBy Jane Doe\n\nText. \"More.\" She left...\n- one\n- two\n",
        "PARIS (AP) - ",
        "PARIS (AP) - x",
        "(",
        "\" \" \" .",
        "\xFF\xFE broken \xC3 bytes\xE2\x80",
        "1. a 2. b 3. c",
        "\xEF\xBB\xBF\r\nBOM first.\r\n\r\nThen this.",
        ". . . . . ."
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        fixture f;
        check_order(cut(&f, texts[i]));
        done(&f);
    }
}

/* Every prefix of a text of many kinds: lookahead must stop at the end. */
static void any_prefix_can_be_cut(void **state)
{
    (void)state;
    static const char text[] =
        "LYON, Oct. 4 (AP) \xE2\x80\x94 \xE2\x80\x9CHe can't,\xE2\x80\x9D J. O\xE2\x80\x99Neill "
        "said. See http://a.b/c, jane@b.org. It cost $1.2bn... 713-853-3989 No. 5 at 5 p.m. [...]\n"
        "1. one 2. two\n\xE2\x80\xA2 cafe\xCC\x81 \xF0\x9F\x94\xA5\n\nBy Jane Doe\n14.05\n";
    for (size_t length = 0; length < sizeof text; length++) {
        fixture f;
        char *exact = malloc(length + 1); /* so that the sanitizer sees a read past the end */
        memcpy(exact, text, length);
        exact = realloc(exact, length ? length : 1);
        arena__init(&f.a, &memory__default);
        assert_true(segment__article(&f.s, &f.a, exact, length));
        check_order(&f.s);
        done(&f);
        free(exact);
    }
}

static void tokens_know_kind_and_shape(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        token_kind kind;
        token_shape shape;
    } cases[] = {
        { "word", TOKEN_WORD, SHAPE_LOWER },        { "Word", TOKEN_WORD, SHAPE_TITLE },
        { "WORD", TOKEN_WORD, SHAPE_UPPER },        { "U.N.", TOKEN_WORD, SHAPE_UPPER },
        { "McKay", TOKEN_WORD, SHAPE_TITLE },       { "iPhone", TOKEN_WORD, SHAPE_MIXED },
        { "4,300", TOKEN_NUMBER, SHAPE_NONE },      { "60th", TOKEN_NUMBER, SHAPE_LOWER },
        { "$", TOKEN_SYMBOL, SHAPE_NONE },          { "\xE2\x82\xAC", TOKEN_SYMBOL, SHAPE_NONE },
        { ",", TOKEN_PUNCT, SHAPE_NONE },           { "\xE2\x80\x94", TOKEN_PUNCT, SHAPE_NONE },
        { "\xC3\x89tat", TOKEN_WORD, SHAPE_TITLE }, { ".5", TOKEN_NUMBER, SHAPE_NONE }
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture f;
        const segments *s = cut(&f, cases[i].text);
        assert_int_equal(s->tokens.count, 1);
        assert_int_equal(s->tokens.items[0].kind, cases[i].kind);
        assert_int_equal(s->tokens.items[0].shape, cases[i].shape);
        done(&f);
    }
}

static void clitics_are_words_whatever_their_apostrophe(void **state)
{
    (void)state;
    fixture f;
    const segments *s = cut(&f, "Oslo\xE2\x80\x99s didn\xE2\x80\x99t");
    assert_int_equal(s->tokens.count, 4);
    assert_string_equal(s->tokens.items[1].norm, "'s");
    assert_int_equal(s->tokens.items[1].kind, TOKEN_WORD);
    assert_string_equal(s->tokens.items[3].norm, "n't");
    done(&f);
}

static void words_that_come_again_share_their_forms(void **state)
{
    (void)state;
    fixture f;
    const segments *s = cut(&f, "Rulings about rulings, RULINGS about Rulings");
    const token *t = s->tokens.items;
    assert_string_equal(t[0].norm, "rulings");
    assert_string_equal(t[0].stem, "rule");
    assert_ptr_equal(t[0].norm, t[6].norm);
    assert_string_equal(t[2].stem, t[4].stem);
    done(&f);
}

static void space_before_is_known(void **state)
{
    (void)state;
    fixture f;
    const segments *s = cut(&f, "(Oslo's 5 km)");
    static const bool space[] = { true, false, false, true, true, false };
    assert_int_equal(s->tokens.count, 6);
    for (size_t i = 0; i < 6; i++) assert_int_equal(s->tokens.items[i].space_before, space[i]);
    done(&f);
}

static void paragraphs_are_counted(void **state)
{
    (void)state;
    fixture f;
    const segments *s = cut(&f, "It fell. It rose.\n\nIt fell again.\nIt rose again.");
    static const size_t paragraphs[] = { 0, 0, 1, 2 };
    assert_int_equal(s->sentences.count, 4);
    for (size_t i = 0; i < 4; i++) assert_int_equal(s->sentences.items[i].paragraph, paragraphs[i]);
    done(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_token_stands_in_one_sentence),
        cmocka_unit_test(any_prefix_can_be_cut),
        cmocka_unit_test(tokens_know_kind_and_shape),
        cmocka_unit_test(clitics_are_words_whatever_their_apostrophe),
        cmocka_unit_test(words_that_come_again_share_their_forms),
        cmocka_unit_test(space_before_is_known),
        cmocka_unit_test(paragraphs_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
