/* Text that is no news prose: the whole claim stage ends, keeps its claims in
 * order within their sentences, and takes work and memory in proportion. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "article.h"

#define TEXT_BYTES ((size_t)1 << 13)
#define MEMORY_PER_BYTE 600 /* most that a byte of text may take */
#define MEMORY_BASE ((size_t)1 << 17) /* and any text at all */

static void check_claims(const analysis *an, size_t length)
{
    size_t last = 0;
    for (size_t i = 0; i < an->claims.count; i++) {
        const claim *c = &an->claims.items[i];
        const sentence *sent = &an->reading.text.sentences.items[c->sentence];
        assert_true(c->stated.span.begin >= last && c->stated.span.begin < c->stated.span.end);
        assert_true(c->stated.span.end <= length);
        assert_true(c->tokens.begin >= sent->token_begin && c->tokens.end <= sent->token_end);
        assert_true(c->content.begin >= c->tokens.begin && c->content.end <= c->tokens.end);
        assert_true(c->content.begin < c->content.end);
        assert_true(c->predicate == SYNTAX_ROOT ||
                    (c->predicate >= c->content.begin && c->predicate < c->content.end));
        last = c->stated.span.end;
    }
}

static void read_text(const char *text, size_t length)
{
    arena a;
    analysis an;
    memset(&an, 0, sizeof an);
    arena__init(&a, &memory__default);
    assert_true(reading__make(&an.reading, &a, text, length, false));
    assert_true(claim__extract(&an, &a, 0));
    check_claims(&an, length);
    assert_true(a.total <= MEMORY_PER_BYTE * length + MEMORY_BASE);
    arena__free(&a);
}

static void read_all(const char *const *pieces, size_t count)
{
    char *text = malloc(TEXT_BYTES);
    assert_non_null(text);
    for (size_t i = 0; i < count; i++) {
        size_t length = 0, size = strlen(pieces[i]);
        for (; length + size <= TEXT_BYTES; length += size) memcpy(text + length, pieces[i], size);
        read_text(text, length);
        read_text(pieces[i], size);
    }
    free(text);
}

#define READ(pieces) read_all(pieces, sizeof pieces / sizeof *pieces)

static void no_full_stop(void **state)
{
    (void)state;
    static const char *const pieces[] = { "the mayor said that the bridge was closed and ",
                                          "and he said, ",
                                          "who which that if unless ",
                                          "a, ",
                                          "not no never without ",
                                          "was ",
                                          "the man who ",
                                          "if it rains, ",
                                          "; it was " };
    READ(pieces);
}

static void marks_and_brackets(void **state)
{
    (void)state;
    static const char *const pieces[] = { "\"a ", "\"",   "(((",  "\" said ",           "? ",
                                          "...",  "- - ", ", , ", "\"No,\" he said. \"" };
    READ(pieces);
}

static void tables_and_listings(void **state)
{
    (void)state;
    static const char *const pieces[] = { "12.5\t3,400\t-7%\n",
                                          "for (i = 0; i < n; i++) { x[i] += y[i]; }\n",
                                          "Name: Anna | Age: 54 | Vote: no\n",
                                          "\n\n\n",
                                          " \n \n",
                                          "http://example.org/a?b=c&d=e ",
                                          "0\n1\n" };
    READ(pieces);
}

static void other_letters(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "POLICE SAID THE BRIDGE WAS NOT CLOSED. ",
        "\xf0\x9f\x98\x80 ",
        "\xd0\x9c\xd0\xbe\xd1\x81\xd1\x82 \xd0\xb7\xd0\xb0\xd0\xba\xd1\x80\xd1\x8b\xd0\xbb. ",
        "\xe6\xa1\xa5\xe6\xa2\x81\xe5\xb7\xb2\xe5\x85\xb3\xe9\x97\xad\xe3\x80\x82",
        "\xe2\x80\x9c\xe2\x80\x9d",
        "e\xcc\x81\xcc\x81\xcc\x81 "
    };
    READ(pieces);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_full_stop),
        cmocka_unit_test(marks_and_brackets),
        cmocka_unit_test(tables_and_listings),
        cmocka_unit_test(other_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
