/*
 * Where the weights are: said, or beside the program. /usr/bin/claimdiff has
 * them in /usr/share/claimdiff, build/claimdiff in models; a path that someone
 * has named is not looked at here, so that a wrong one is an error.
 */
#include "model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_BYTES = 4096 };

static char *copy(const char *path, bool *failed)
{
    char *out = malloc(strlen(path) + 1);
    if (out) strcpy(out, path);
    *failed = out == NULL;
    return out;
}

/* The folder of the running program, without its last slash; false where the
 * system does not say. */
static bool program_folder(char *out, size_t size)
{
    ssize_t length = readlink("/proc/self/exe", out, size - 1);
    if (length <= 0) return false;
    out[length] = '\0';
    char *slash = strrchr(out, '/');
    if (slash) *slash = '\0';
    return slash != NULL;
}

char *model__find(const char *given, bool *failed)
{
    static const char *const places[] = { "/../share/claimdiff/", "/../models/", "/../../models/" };
    char folder[PATH_BYTES], path[PATH_BYTES + 64];
    *failed = false;
    if (!given) given = getenv("CLAIMDIFF_MODEL");
    if (given && *given) return strcmp(given, "none") == 0 ? NULL : copy(given, failed);
    if (!program_folder(folder, sizeof folder)) return NULL;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        snprintf(path, sizeof path, "%s%s" MODEL_NAME, folder, places[i]);
        if (access(path, R_OK) == 0) return copy(path, failed);
    }
    return NULL;
}
