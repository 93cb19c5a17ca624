/* tests/corpus/pairs.txt: premise, hypothesis, expected label; and that each reason
 * has a minimal pair: found in one case, left alone in one a few words apart. */
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
#define CASES_MAX 400
#define APART_MAX 3 /* words between the two cases of a minimal pair */

typedef struct pair_case {
    char name[LINE_MAX_BYTES], premise[LINE_MAX_BYTES], hypothesis[LINE_MAX_BYTES],
        expected[LINE_MAX_BYTES];
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
    return read_line(file, c->name) && read_line(file, c->premise) &&
           read_line(file, c->hypothesis) && read_line(file, c->expected);
}

static size_t read_cases(pair_case *cases)
{
    size_t count = 0;
    FILE *file = fopen("tests/corpus/pairs.txt", "r");
    assert_non_null(file);
    while (count < CASES_MAX && read_case(file, &cases[count])) count++;
    fclose(file);
    assert_true(count > 20 && count < CASES_MAX);
    return count;
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
    static pair_case cases[CASES_MAX];
    claimdiff_engine *engine;
    size_t wrong = 0, count = read_cases(cases);
    assert_int_equal(claimdiff_engine_new(&engine, NULL, NULL), CLAIMDIFF_OK);
    for (const pair_case *c = cases; c < cases + count; c++) {
        claimdiff_judgement j = CLAIMDIFF_JUDGEMENT_INIT;
        assert_int_equal(claimdiff_judge(&j, engine, c->premise, strlen(c->premise), c->hypothesis,
                                         strlen(c->hypothesis), NULL),
                         CLAIMDIFF_OK);
        if (is_expected(&j, c->expected)) continue;
        wrong++;
        print_message("%s: expected %s, got %s %s (%.2f %.2f %.2f)\n", c->name + 3, c->expected,
                      claimdiff_label_string(j.label), claimdiff_reason_string(j.reason),
                      j.probability[0], j.probability[1], j.probability[2]);
    }
    claimdiff_engine_free(engine);
    assert_int_equal(wrong, 0);
}

static size_t count_words(const char *from, const char *to)
{
    size_t words = 0;
    for (const char *p = from; p < to; p++) words += *p != ' ' && (p + 1 == to || p[1] == ' ');
    return words;
}

/* Words of the longer text that the other does not share at its begin or end. */
static size_t words_apart(const char *a, const char *b)
{
    const char *end_a = a + strlen(a), *end_b = b + strlen(b);
    while (*a && *a == *b) a++, b++;
    while (end_a > a && end_b > b && end_a[-1] == end_b[-1]) end_a--, end_b--;
    size_t x = count_words(a, end_a), y = count_words(b, end_b);
    return x > y ? x : y;
}

static bool has_a_neighbour(const pair_case *found, const pair_case *cases, size_t count)
{
    for (const pair_case *c = cases; c < cases + count; c++)
        if (strncmp(c->expected, "contradiction", 13) != 0 &&
            words_apart(c->premise, found->premise) +
                    words_apart(c->hypothesis, found->hypothesis) <=
                APART_MAX)
            return true;
    return false;
}

static void each_reason_has_a_minimal_pair(void **state)
{
    (void)state;
    static pair_case cases[CASES_MAX];
    static const char *const reasons[] = {
        "number", "date", "negation", "antonym", "role", "denial"
    };
    size_t count = read_cases(cases), lacking = 0;
    for (size_t r = 0; r < sizeof reasons / sizeof *reasons; r++) {
        char expected[64];
        bool paired = false;
        snprintf(expected, sizeof expected, "contradiction %s", reasons[r]);
        for (size_t i = 0; i < count && !paired; i++)
            paired =
                !strcmp(cases[i].expected, expected) && has_a_neighbour(&cases[i], cases, count);
        if (paired) continue;
        lacking++;
        print_message("no minimal pair of reason %s\n", reasons[r]);
    }
    assert_int_equal(lacking, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judges_every_pair_as_written),
        cmocka_unit_test(each_reason_has_a_minimal_pair),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
