/* Half a megabyte of each nasty kind: segmentation ends, keeps its invariants, and
 * takes memory in proportion to the text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "text/segment.h"

#define TEXT_BYTES ((size_t)1 << 19)
#define MEMORY_PER_BYTE 400  /* most that a token or sentence a byte may cost */
#define SENTENCE_TOKENS 1000 /* no sentence is longer, whatever the text */

static void check_sentences(const segments *s)
{
    size_t next = 0;
    for (size_t i = 0; i < s->sentences.count; i++) {
        const sentence *here = &s->sentences.items[i];
        assert_int_equal(here->token_begin, next);
        assert_true(here->token_end - next <= SENTENCE_TOKENS);
        next = here->token_end;
    }
    assert_int_equal(next, s->tokens.count);
}

static void fill_and_cut(char *text, const char *piece)
{
    size_t length = 0, size = strlen(piece);
    arena a;
    segments s;
    for (; length + size <= TEXT_BYTES; length += size) memcpy(text + length, piece, size);
    arena__init(&a, &memory__default);
    assert_true(segment__article(&s, &a, text, length));
    check_sentences(&s);
    assert_true(a.total <= MEMORY_PER_BYTE * length);
    arena__free(&a);
}

static void cut_all(const char *const *pieces, size_t count)
{
    char *text = malloc(TEXT_BYTES);
    assert_non_null(text);
    for (size_t i = 0; i < count; i++) fill_and_cut(text, pieces[i]);
    free(text);
}

#define CUT(pieces) cut_all(pieces, sizeof pieces / sizeof *pieces)

static void no_stop_or_nothing_but_stops(void **state)
{
    (void)state;
    static const char *const pieces[] = { "a",  "word ", ".",    ". ", "?\" ",
                                          "A.", "U.S. ", "Mr. ", "a.b" };
    CUT(pieces);
}

static void quotes_brackets_and_apostrophes(void **state)
{
    (void)state;
    static const char *const pieces[] = { "\"", "' ", "(", "LONDON (", "[...]", "n't", "'s" };
    CUT(pieces);
}

static void joined_words_numbers_and_addresses(void **state)
{
    (void)state;
    static const char *const pieces[] = { "non-", "a-",      "1,", "1/",
                                          "a@",   "http://", "A&", "713-853-3989" };
    CUT(pieces);
}

static void emoji_marks_and_broken_bytes(void **state)
{
    (void)state;
    static const char *const pieces[] = { "\xF0\x9F\x91\xA8\xE2\x80\x8D", "e\xCC\x81", "\xCC\x81",
                                          "\xE4\xB8\xAD", "\xFF", "\x01" };
    CUT(pieces);
}

static void lines_and_roles(void **state)
{
    (void)state;
    static const char *const pieces[] = { "\n",        "a\n",      "By A\n\n",
                                          "14.05\n\n", "What\n\n", "1. a 2. b " };
    CUT(pieces);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_stop_or_nothing_but_stops),
        cmocka_unit_test(quotes_brackets_and_apostrophes),
        cmocka_unit_test(joined_words_numbers_and_addresses),
        cmocka_unit_test(emoji_marks_and_broken_bytes),
        cmocka_unit_test(lines_and_roles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
