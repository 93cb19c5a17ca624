/* Judges pairs of claims line by line; a wrong line ends it with its number. */
#include "judge.h"
#include "buffer.h"
#include "input.h"
#include "message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put_judgement(buffer *out, const claimdiff_judgement *j)
{
    char text[96];
    snprintf(text, sizeof text, "%s\t%.4f\t%.4f\t%.4f\n", claimdiff_label_string(j->label),
             j->probability[CLAIMDIFF_LABEL_ENTAILMENT], j->probability[CLAIMDIFF_LABEL_NEUTRAL],
             j->probability[CLAIMDIFF_LABEL_CONTRADICTION]);
    buffer__put(out, text);
}

static bool judge_line(buffer *out, const claimdiff_engine *engine, const char *line, size_t length)
{
    claimdiff_judgement j = CLAIMDIFF_JUDGEMENT_INIT;
    claimdiff_error error;
    const char *tab = memchr(line, '\t', length);
    if (!tab) {
        message__error(NULL, "no TAB between premise and hypothesis");
        return false;
    }
    size_t premise = (size_t)(tab - line);
    if (claimdiff_judge(&j, engine, line, premise, tab + 1, length - premise - 1, &error)) {
        message__error(error.article == 1 ? "hypothesis" : "premise", "%s", error.message);
        return false;
    }
    put_judgement(out, &j);
    return true;
}

bool judge__lines(page *out, const claimdiff_engine *engine, const options *o)
{
    const char *path = o->file_count ? o->files[0] : "-";
    char *text;
    size_t length, at = 0, number = 1;
    bool good = true;
    if (!input__read(path, o->max_bytes, &text, &length)) return false;
    for (; good && at < length; number++) {
        const char *end = memchr(text + at, '\n', length - at);
        size_t size = end ? (size_t)(end - text) - at : length - at;
        size_t line = size && text[at + size - 1] == '\r' ? size - 1 : size;
        good = judge_line(&out->text, engine, text + at, line);
        if (!good)
            message__error(input__is_stdin(path) ? INPUT_STDIN_NAME : path, "line %zu", number);
        at += size + 1;
    }
    free(text);
    return good;
}
