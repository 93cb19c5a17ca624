/* jansson does not look at every allocation: where one fails, a string may come out a letter
 * short. So what it is lent is watched. */
#include "json_read.h"

#ifdef CLAIMDIFF_WITH_JANSSON

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Thread_local bool refused;

static void *lend(size_t size)
{
    void *block = malloc(size);
    refused = refused || !block;
    return block;
}

void json_read__begin(void)
{
    json_set_alloc_funcs(lend, free);
}

json_t *json_read__load(const char *text, size_t length, size_t flags, json_error_t *error)
{
    refused = false;
    json_t *value = json_loadb(text, length, flags, error);
    if (!refused) return value;
    json_decref(value);
    *error = (json_error_t){ .line = 1 };
    snprintf(error->text, sizeof error->text, "%s", strerror(ENOMEM));
    return NULL;
}

bool json_read__was_refused(void)
{
    return refused;
}

#else
typedef int json_read__nothing; /* a file of C holds something */
#endif
