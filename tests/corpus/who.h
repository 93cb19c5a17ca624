/* Reading the cases of attribution.txt and mentions.txt, and the analysis of
 * a case's text. */
#ifndef TESTS_CORPUS_WHO_H
#define TESTS_CORPUS_WHO_H

#include <stdio.h>
#include <string.h>

#include "speech/attribution.h"

#define WHO_LINE 512
#define WHO_EXPECTED 8

typedef struct who_case {
    char name[WHO_LINE], text[WHO_LINE];
    char expected[WHO_EXPECTED][WHO_LINE];
    size_t count;
} who_case;

/* What the library makes of a text; free with arena__free(&a). */
typedef struct who_reading {
    arena a;
    reading in;
    mention_list mentions;
    attribution_list attributions;
} who_reading;

static bool who__line(FILE *file, char *line)
{
    do {
        if (!fgets(line, WHO_LINE, file)) return false;
    } while (line[0] == '#');
    line[strcspn(line, "\n")] = '\0';
    return true;
}

/* "\p" becomes a paragraph break. */
static void who__unescape(char *text)
{
    for (char *p = text; (p = strstr(p, "\\p")); p += 2) p[0] = p[1] = '\n';
}

static bool who__case(FILE *file, who_case *c)
{
    char line[WHO_LINE];
    c->count = 0;
    do {
        if (!who__line(file, line)) return false;
    } while (strncmp(line, "== ", 3));
    strcpy(c->name, line + 3);
    if (!who__line(file, c->text)) return false;
    who__unescape(c->text);
    while (c->count < WHO_EXPECTED && who__line(file, line) && line[0])
        strcpy(c->expected[c->count++], line);
    return true;
}

static bool who__read(who_reading *r, const char *text)
{
    memset(r, 0, sizeof *r);
    arena__init(&r->a, &memory__default);
    return reading__make(&r->in, &r->a, text, strlen(text), false) &&
           mention__find(&r->mentions, &r->a, &r->in) &&
           attribution__find(&r->attributions, &r->a, &r->in, &r->mentions);
}

/* Checks every case of a file, of which there must be more than `more_than`. */
static void who__run(const char *path, size_t more_than,
                     size_t (*check)(const who_case *, const who_reading *))
{
    static who_case c;
    size_t wrong = 0, cases = 0;
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    for (; who__case(file, &c); cases++) {
        who_reading r;
        assert_true(who__read(&r, c.text));
        wrong += check(&c, &r);
        arena__free(&r.a);
    }
    fclose(file);
    assert_true(cases > more_than);
    assert_int_equal(wrong, 0);
}

#endif
