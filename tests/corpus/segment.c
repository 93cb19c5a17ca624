/* The cases of tokens.txt and sentences.txt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "text/segment.h"
#include "base/str.h"

#define LINE_MAX_BYTES 4096

/* "\n", "\r", "\t", "\\" -> their bytes, in place */
static void unescape(char *text)
{
    static const char from[] = "nrt\\", to[] = "\n\r\t\\";
    char *out = text;
    for (const char *in = text; *in; in++) {
        const char *known = *in == '\\' && in[1] ? strchr(from, in[1]) : NULL;
        *out++ = known ? to[known - from] : *in;
        in += known != NULL;
    }
    *out = '\0';
}

static bool read_line(FILE *file, char *line)
{
    if (!fgets(line, LINE_MAX_BYTES, file)) return false;
    line[strcspn(line, "\n")] = '\0';
    return true;
}

static void spell_tokens(str *out, const segments *s)
{
    for (size_t i = 0; i < s->tokens.count; i++) {
        claimdiff_span span = s->tokens.items[i].span;
        if (i) str__put(out, " ");
        str__add(out, s->text + span.begin, span.end - span.begin);
    }
}

/* White space folded to one space. */
static void add_folded(str *out, const char *text, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        if ((unsigned char)text[i] > ' ') str__add(out, text + i, 1);
        else if (i + 1 < end && (unsigned char)text[i + 1] > ' ') str__put(out, " ");
    }
}

static void spell_sentences(str *out, const segments *s)
{
    static const char *const roles[] = { "body",    "headline",  "byline",
                                         "caption", "timestamp", "credit" };
    for (size_t i = 0; i < s->sentences.count; i++) {
        const sentence *here = &s->sentences.items[i];
        size_t body = s->tokens.items[here->body_begin].span.begin;
        str__format(out, "%s ", roles[here->role]);
        add_folded(out, s->text, here->span.begin, body);
        if (body > here->span.begin) str__put(out, "|| ");
        add_folded(out, s->text, body, here->span.end);
        str__put(out, "\n");
    }
}

static int compare(const char *name, const char *text, const char *expected,
                   void (*spell)(str *, const segments *))
{
    arena a;
    segments s;
    str got;
    arena__init(&a, &memory__default);
    str__init(&got, &memory__default);
    assert_true(segment__article(&s, &a, text, strlen(text)));
    spell(&got, &s);
    int wrong = strcmp(got.bytes ? got.bytes : "", expected) != 0;
    if (wrong) print_error("%s\n  expected: %s\n  got:      %s\n", name, expected, got.bytes);
    str__free(&got);
    arena__free(&a);
    return wrong;
}

static void tokens_are_cut_as_listed(void **state)
{
    (void)state;
    char line[LINE_MAX_BYTES];
    int wrong = 0, cases = 0;
    FILE *file = fopen("tests/corpus/tokens.txt", "r");
    assert_non_null(file);
    while (read_line(file, line)) {
        if (!*line || *line == '#') continue;
        char *text = strchr(line, '\t'), *expected = text ? strchr(text + 1, '\t') : NULL;
        assert_non_null(expected);
        *text++ = *expected++ = '\0';
        unescape(text);
        wrong += compare(line, text, expected, spell_tokens);
        cases++;
    }
    fclose(file);
    assert_true(cases > 50);
    assert_int_equal(wrong, 0);
}

typedef struct sentence_case {
    char name[LINE_MAX_BYTES];
    str text, expected;
} sentence_case;

static int run_case(sentence_case *c)
{
    int wrong = 0;
    if (c->text.length) wrong = compare(c->name, c->text.bytes, c->expected.bytes, spell_sentences);
    str__free(&c->text);
    str__free(&c->expected);
    return wrong;
}

static void sentences_are_cut_as_listed(void **state)
{
    (void)state;
    static sentence_case c;
    char line[LINE_MAX_BYTES];
    int wrong = 0;
    FILE *file = fopen("tests/corpus/sentences.txt", "r");
    assert_non_null(file);
    str__init(&c.text, &memory__default);
    str__init(&c.expected, &memory__default);
    while (read_line(file, line)) {
        if (*line == '=') {
            wrong += run_case(&c);
            strcpy(c.name, line + 2);
        } else if (*line == '>') {
            unescape(line);
            str__put(&c.text, line[1] ? line + 2 : "");
            str__put(&c.text, "\n");
        } else if (*line && *line != '#') {
            str__put(&c.expected, line);
            str__put(&c.expected, "\n");
        }
    }
    wrong += run_case(&c);
    fclose(file);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_are_cut_as_listed),
        cmocka_unit_test(sentences_are_cut_as_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
