/*
 * How time and memory of reading grow with the text, for news and for text
 * that is none:
 *
 *     claims FILE...     the files, one after the other, are the news
 *
 * Every kind of text is read at 1 KB, 10 KB ... 10 MB. A line says for each
 * size how many ns a byte took, at the largest how many bytes of memory, by the
 * allocator hook, and how many claims a kilobyte made. Ends with status 1 where
 * a claim's span does not lie in order within the text.
 */
#include <claimdiff.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "meter.h"

#define LARGEST ((size_t)10000000)
#define SMALLEST ((size_t)1000)
#define SECONDS 0.2 /* a small text is read again until so much time is over */

typedef struct kind {
    const char *name, *piece; /* repeated to the size */
    size_t length;            /* bytes of the piece */
} kind;

static const kind kinds[] = {
    { "no full stop", "the mayor said that the bridge was closed and ", 0 },
    { "who that if", "who that if ", 0 },
    { "one word", "a", 0 },
    { "commas", "a, ", 0 },
    { "and he said", "and he said, ", 0 },
    { "table", "12.5\t3,400\t-7%\t2026-03-04\n", 0 },
    { "listing", "for (i = 0; i < n; i++) { x[i] += y[i]; }\n", 0 },
    { "capitals", "POLICE SAID THE BRIDGE AT SEL WAS CLOSED. ", 0 },
    { "quotes", "\"a ", 0 },
    { "brackets", "((((", 0 },
    { "empty lines", "\n\n\n\n", 0 },
    { "emoji", "\xf0\x9f\x98\x80 ", 0 },
    { "Russian",
      "\xd0\x9c\xd0\xbe\xd1\x81\xd1\x82 \xd0\xb7\xd0\xb0\xd0\xba\xd1\x80\xd1\x8b\xd0\xbb\xd0\xb8. ",
      0 },
    { "Chinese", "\xe6\xa1\xa5\xe6\xa2\x81\xe5\xb7\xb2\xe5\x85\xb3\xe9\x97\xad\xe3\x80\x82", 0 },
};

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "claims: %s: %s\n", what, why);
    exit(2);
}

/* The files one after the other. */
static kind read_news(char **files, int count)
{
    char *bytes = malloc(LARGEST);
    size_t length = 0;
    if (!bytes) fail("news", "out of memory");
    for (int i = 0; i < count; i++) {
        FILE *file = fopen(files[i], "rb");
        if (!file) fail(files[i], "cannot be read");
        length += fread(bytes + length, 1, LARGEST - length, file);
        fclose(file);
    }
    return (kind){ "news", bytes, length };
}

static void fill(char *text, const kind *k)
{
    size_t size = k->length ? k->length : strlen(k->piece);
    for (size_t at = 0; at < LARGEST; at += size)
        memcpy(text + at, k->piece, at + size <= LARGEST ? size : LARGEST - at);
}

/* The most of size bytes that does not end within a character. */
static size_t cut(const char *text, size_t size)
{
    while (size && size < LARGEST && ((unsigned char)text[size] & 0xC0) == 0x80) size--;
    while (size == LARGEST && ((unsigned char)text[size - 1] & 0x80)) size--;
    return size;
}

static void check_spans(const claimdiff_article *article, size_t size, const char *name)
{
    size_t last = 0;
    for (size_t i = 0; i < claimdiff_article_claim_count(article); i++) {
        claimdiff_span span = claimdiff_article_claim(article, i)->span;
        bool good = span.begin >= last && span.end > span.begin && span.end <= size;
        last = span.end;
        if (good) continue;
        fprintf(stderr, "claims: %s: claim %zu has a wrong span\n", name, i);
        exit(1);
    }
}

/* ns a byte; the claims of the text are counted. */
static double read_once(const claimdiff_engine *engine, const char *text, size_t size,
                        const char *name, size_t *claims)
{
    clock_t begin = clock();
    double seconds = 0;
    size_t rounds = 0;
    for (; seconds < SECONDS; rounds++) {
        claimdiff_article *article;
        claimdiff_status status = claimdiff_article_new(&article, engine, text, size, NULL, NULL);
        if (status && status != CLAIMDIFF_ERR_EMPTY) fail(name, claimdiff_status_string(status));
        *claims = claimdiff_article_claim_count(article);
        check_spans(article, size, name);
        claimdiff_article_free(article);
        seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    }
    return seconds * 1e9 / (double)rounds / (double)size;
}

static void measure(const kind *k, char *text)
{
    meter m = { 0, 0 };
    claimdiff_allocator allocator = { meter__malloc, meter__realloc, meter__free, &m };
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    size_t claims = 0;
    options.allocator = &allocator;
    options.model = CLAIMDIFF_NO_MODEL;
    if (claimdiff_engine_new(&engine, &options, NULL)) fail("engine", "out of memory");
    fill(text, k);
    printf("%-14s", k->name);
    for (size_t size = SMALLEST; size <= LARGEST; size *= 10) {
        m.peak = m.live;
        printf(" %7.0f", read_once(engine, text, cut(text, size), k->name, &claims));
        fflush(stdout);
    }
    printf(" %9.0f %11.2f\n", (double)m.peak / (double)LARGEST,
           (double)claims * 1e3 / (double)LARGEST);
    claimdiff_engine_free(engine);
}

int main(int argc, char **argv)
{
    char *text = malloc(LARGEST);
    if (argc < 2 || !text) fail("usage", "claims FILE...");
    kind news = read_news(argv + 1, argc - 1);
    printf("ns a byte at       1 KB   10 KB  100 KB    1 MB   10 MB  bytes/byte   claims/KB\n");
    measure(&news, text);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) measure(&kinds[i], text);
    free((void *)(size_t)news.piece);
    free(text);
    return 0;
}
