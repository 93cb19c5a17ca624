/* tests/corpus/attribution.txt: who says what. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "who.h"

static const char *const stances[] = { "says", "denies", "doubts" };

static int part(const who_reading *r, token_range range, const char **text)
{
    *text = "-";
    if (range.begin >= range.end) return 1;
    const token *first = &r->in.text.tokens.items[range.begin],
                *last = &r->in.text.tokens.items[range.end - 1];
    *text = r->in.text.text + first->span.begin;
    return (int)(last->span.end - first->span.begin);
}

static void describe(const who_reading *r, const attribution *at, char *line, size_t size)
{
    const char *source, *cue, *content;
    int n = part(r, at->source, &source), m = part(r, at->cue, &cue),
        k = part(r, at->content, &content);
    snprintf(line, size, "%.*s | %.*s | %.*s | %s", n, source, m, cue, k, content,
             stances[at->stance]);
}

static bool found(const who_reading *r, const char *expected)
{
    char line[2 * WHO_LINE];
    for (size_t i = 0; i < r->attributions.count; i++) {
        describe(r, &r->attributions.items[i], line, sizeof line);
        if (!strcmp(line, expected)) return true;
    }
    return false;
}

static size_t check(const who_case *c, const who_reading *r)
{
    char line[2 * WHO_LINE];
    size_t wrong = 0;
    for (size_t i = 0; i < c->count; i++) {
        bool forbidden = c->expected[i][0] == '*';
        if (found(r, c->expected[i] + forbidden) != forbidden) continue;
        print_message("%s: %s: %s\n", c->name, forbidden ? "must not find" : "not found",
                      c->expected[i] + forbidden);
        wrong++;
    }
    for (size_t i = 0; wrong && i < r->attributions.count; i++) {
        describe(r, &r->attributions.items[i], line, sizeof line);
        print_message("    found: %s\n", line);
    }
    return wrong;
}

static void attributes_every_case_as_written(void **state)
{
    (void)state;
    who__run("tests/corpus/attribution.txt", 30, check);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(attributes_every_case_as_written) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
