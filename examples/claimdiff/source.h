/* Articles to compare, whatever they come as: text, a web page, JSON; files, folders. */
#ifndef SOURCE_H
#define SOURCE_H

#include "options.h"
#include "runs.h"

/* An article before it is read. */
typedef struct source {
    char *text; /* (length) bytes, to be freed as all below */
    size_t length;
    run_list runs;       /* where it stood in its file; none: it is the file */
    char *name;          /* never NULL */
    char *outlet, *date; /* NULL: not known; date YYYY-MM-DD */
} source;

typedef struct source_list {
    source *items; /* (count) */
    size_t count, capacity;
} source_list;

/* Reads the articles in a file, a folder, or standard input ("-"), and adds them to the
 * list. What stands in its way is said on standard error, and then false returned. */
bool source__read(source_list *list, const char *path, const options *o);

/* Adds an empty source with this name; NULL: out of memory, which has been said. */
source *source__add(source_list *list, const char *name);

#define SOURCE_DAY 10 /* letters of YYYY-MM-DD */

/* Whether a date (which may be NULL) begins with a day: "2026-03-03T08:00:00Z". */
bool source__has_day(const char *date);

void source__free(source *s);
void source__free_all(source_list *list);

#endif
