/* tests/corpus/mentions.txt: names, and who is who. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "who.h"

static const char *const types[] = { "person", "organisation", "place", "other" };

static void describe(const who_reading *r, const mention *m, char *line, size_t size)
{
    claimdiff_span span = m->stated.span;
    snprintf(line, size, "%.*s | %s | %s", (int)(span.end - span.begin),
             r->in.text.text + span.begin, types[m->stated.type],
             r->mentions.entities.items[m->stated.entity].name);
}

static bool found(const who_reading *r, const char *expected)
{
    char line[2 * WHO_LINE];
    for (size_t i = 0; i < r->mentions.mentions.count; i++) {
        describe(r, &r->mentions.mentions.items[i], line, sizeof line);
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
    for (size_t i = 0; wrong && i < r->mentions.mentions.count; i++) {
        describe(r, &r->mentions.mentions.items[i], line, sizeof line);
        print_message("    found: %s\n", line);
    }
    return wrong;
}

static void links_every_case_as_written(void **state)
{
    (void)state;
    who__run("tests/corpus/mentions.txt", 12, check);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(links_every_case_as_written) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
