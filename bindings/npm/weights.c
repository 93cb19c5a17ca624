/* Weights that JavaScript has put into memory, in place of lib/model/file.c and place.c: there
 * are no files here. A path is what the caller calls them, and messages with it. */
#include "bridge.h"

#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "model/file.h"
#include "model/place.h"

enum { ALIGNMENT = 64, KEPT = 2 };

/* One engine, so that there are an encoder's and a judge's at most, never freed. */
static struct {
    char *name;
    void *bytes;
    size_t size;
} kept[KEPT];

void *bridge__weights(const char *name, size_t size)
{
    size_t i = 0;
    while (i < KEPT && kept[i].name) i++;
    if (i == KEPT) return NULL;
    kept[i].bytes = aligned_alloc(ALIGNMENT, (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    kept[i].size = size;
    kept[i].name = kept[i].bytes ? strdup(name) : NULL;
    return kept[i].bytes;
}

claimdiff_status file__open(file *out, const claimdiff_allocator *allocator, const char *path,
                            bool copied, claimdiff_error *error)
{
    (void)allocator;
    (void)copied;
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < KEPT && kept[i].name; i++) {
        if (strcmp(kept[i].name, path) != 0) continue;
        out->bytes = kept[i].bytes;
        out->size = kept[i].size;
        return CLAIMDIFF_OK;
    }
    return status__fail(error, CLAIMDIFF_ERR_MODEL, CLAIMDIFF_NONE, 0, "no such weights");
}

void file__close(file *f, const claimdiff_allocator *allocator)
{
    (void)allocator;
    memset(f, 0, sizeof *f);
}

size_t place__find(char *out, size_t size, claimdiff_model model)
{
    (void)model;
    if (size) *out = '\0';
    return 0;
}
