/* From sources to articles. */
#include "comparison.h"

#include <stdio.h>
#include <stdlib.h>

static size_t line_of(const char *text, size_t offset)
{
    size_t line = 1;
    for (size_t i = 0; i < offset; i++) line += text[i] == '\n';
    return line;
}

static void say_wrong(const source *from, const options *o, const claimdiff_error *error,
                      char *wrong, size_t size)
{
    switch (error->status) {
    case CLAIMDIFF_ERR_UTF8:
    case CLAIMDIFF_ERR_NUL:
        snprintf(wrong, size, "%s at byte offset %zu (line %zu); --lenient reads it as a space",
                 claimdiff_status_string(error->status), error->offset,
                 line_of(from->text, error->offset));
        break;
    case CLAIMDIFF_ERR_TOO_LARGE:
        snprintf(wrong, size, "more than %zu bytes; see --max-bytes", o->max_bytes);
        break;
    default:
        snprintf(wrong, size, "%s", error->message);
    }
}

bool comparison__prepare(comparison *c)
{
    c->articles = calloc(c->sources.count + 1, sizeof *c->articles);
    return c->articles != NULL;
}

bool comparison__read(comparison *c, const options *o, size_t index, char *wrong, size_t size)
{
    const source *from = &c->sources.items[index];
    claimdiff_article_options article = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    claimdiff_error error;
    char date[32];
    article.lenient = o->lenient;
    article.max_bytes = o->max_bytes;
    article.name = from->name;
    article.outlet = from->outlet;
    article.date = options__date(o, index, date, sizeof date) ? date : from->date;
    article.runs = from->runs.items;
    article.run_count = from->runs.count;
    claimdiff_status status = claimdiff_article_new(&c->articles[index], c->engine, from->text,
                                                    from->length, &article, &error);
    if (status) say_wrong(from, o, &error, wrong, size);
    return status == CLAIMDIFF_OK;
}

claimdiff_compare_options comparison__wishes(const options *o)
{
    claimdiff_compare_options wishes = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    wishes.kinds = o->kinds;
    wishes.min_confidence = o->min_confidence;
    wishes.threads = o->threads;
    wishes.any_language = o->any_language;
    wishes.effort = o->effort;
    return wishes;
}

void comparison__free(comparison *c)
{
    claimdiff_report_free(c->report);
    for (size_t i = 0; c->articles && i < c->sources.count; i++)
        claimdiff_article_free(c->articles[i]);
    free(c->articles);
    source__free_all(&c->sources);
}
