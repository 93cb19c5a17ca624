/* Reads every folder of articles named by the patterns below. */
#include "articles.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const patterns[] = { "examples/articles/*/", "tests/gold/dev/*/",
                                        "tests/gold/long/*/" };

char *articles__read(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    size_t capacity = 1 << 20;
    char *text = malloc(capacity);
    if (!file || !text) {
        fprintf(stderr, "%s: cannot be read\n", path);
        exit(1);
    }
    *length = fread(text, 1, capacity - 1, file);
    text[*length] = '\0';
    fclose(file);
    return text;
}

static void read_event(event *e, const claimdiff_engine *engine)
{
    char pattern[512];
    glob_t files;
    snprintf(pattern, sizeof pattern, "%s*.txt", e->folder);
    if (glob(pattern, 0, NULL, &files)) return;
    for (size_t i = 0; i < files.gl_pathc && i < ARTICLES_MAX; i++) {
        size_t length;
        claimdiff_article_options options = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
        char *text = articles__read(files.gl_pathv[i], &length);
        options.name = files.gl_pathv[i];
        if (claimdiff_article_new(&e->articles[e->count], engine, text, length, &options, NULL)) {
            fprintf(stderr, "%s: not an article\n", options.name);
            exit(1);
        }
        e->count++;
        free(text);
    }
    globfree(&files);
}

static void visit_folder(const char *folder, const claimdiff_engine *engine,
                         void (*visit)(const event *, void *), void *ctx)
{
    event e = { .folder = folder };
    read_event(&e, engine);
    visit(&e, ctx);
    for (size_t i = 0; i < e.count; i++) claimdiff_article_free(e.articles[i]);
}

size_t articles__each(const claimdiff_engine *engine, void (*visit)(const event *, void *),
                      void *ctx)
{
    size_t events = 0;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        glob_t folders;
        if (glob(patterns[i], 0, NULL, &folders)) continue;
        for (size_t j = 0; j < folders.gl_pathc; j++, events++)
            visit_folder(folders.gl_pathv[j], engine, visit, ctx);
        globfree(&folders);
    }
    return events;
}

int articles__open_engine(void **state)
{
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    options.model = CLAIMDIFF_NO_MODEL;
    return claimdiff_engine_new((claimdiff_engine **)state, &options, NULL) != CLAIMDIFF_OK;
}

int articles__close_engine(void **state)
{
    claimdiff_engine_free(*state);
    return 0;
}
