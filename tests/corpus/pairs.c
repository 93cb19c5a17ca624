/* tests/corpus/pairs.txt: premise, hypothesis, expected label. */
#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "claimdiff.h"

#define LINE_MAX_BYTES 512

typedef struct pair_case {
    char name[LINE_MAX_BYTES], premise[LINE_MAX_BYTES], hypothesis[LINE_MAX_BYTES], expected[LINE_MAX_BYTES];
} pair_case;

static bool read_line(FILE *file, char *line)
{
    do {
        if (!fgets(line, LINE_MAX_BYTES, file)) return false;
        line[strcspn(line, "\n")] = '\0';
    } while (!line[0] || line[0] == '#');
    return true;
}

static bool read_case(FILE *file, pair_case *c)
{
    return read_line(file, c->name) && read_line(file, c->premise) && read_line(file, c->hypothesis) &&
           read_line(file, c->expected);
}

static bool is_expected(const claimdiff_judgement *j, const char *expected)
{
    char got[64];
    const char *label = claimdiff_label_string(j->label);
    if (expected[0] == '*') return strcmp(label, expected + 1) != 0;
    if (j->label != CLAIMDIFF_LABEL_CONTRADICTION) return !strcmp(label, expected);
    snprintf(got, sizeof got, "%s %s", label, claimdiff_reason_string(j->reason));
    return !strcmp(got, expected);
}

static void judges_every_pair_as_written(void **state)
{
    (void)state;
    claimdiff_engine *engine;
    pair_case c;
    size_t wrong = 0, cases = 0;
    FILE *file = fopen("tests/corpus/pairs.txt", "r");
    assert_non_null(file);
    assert_int_equal(claimdiff_engine_new(&engine, NULL, NULL), CLAIMDIFF_OK);
    for (; read_case(file, &c); cases++) {
        claimdiff_judgement j = CLAIMDIFF_JUDGEMENT_INIT;
        assert_int_equal(claimdiff_judge(&j, engine, c.premise, strlen(c.premise), c.hypothesis,
                                         strlen(c.hypothesis), NULL), CLAIMDIFF_OK);
        if (is_expected(&j, c.expected)) continue;
        wrong++;
        print_message("%s: expected %s, got %s %s (%.2f %.2f %.2f)\n", c.name + 3, c.expected,
                      claimdiff_label_string(j.label), claimdiff_reason_string(j.reason), j.probability[0],
                      j.probability[1], j.probability[2]);
    }
    fclose(file);
    claimdiff_engine_free(engine);
    assert_true(cases > 20);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(judges_every_pair_as_written) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
