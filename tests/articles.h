/* Articles on disk for tests: the sample pairs and the project's own gold. */
#ifndef TESTS_ARTICLES_H
#define TESTS_ARTICLES_H

#include <claimdiff.h>

#define ARTICLES_MAX 4

/* The articles of one event, read and parsed. */
typedef struct event {
    const char *folder;
    claimdiff_article *articles[ARTICLES_MAX]; /* (count) */
    size_t count;
} event;

/* Calls visit for every event of examples/articles and tests/gold, in the order
 * of their names; returns their number. */
size_t articles__each(const claimdiff_engine *engine, void (*visit)(const event *e, void *ctx),
                      void *ctx);

/* An engine without weights as the state of a group of tests: its setup and teardown. */
int articles__open_engine(void **state);
int articles__close_engine(void **state);

/* A file whole, to be freed, NUL-terminated; ends the test program when it
 * cannot be read. */
char *articles__read(const char *path, size_t *length);

#endif
