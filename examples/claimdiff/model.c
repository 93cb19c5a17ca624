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

const model_place place__encoder = { "CLAIMDIFF_MODEL", "minilm-l6-v2.cdm" };
const model_place place__judge = { "CLAIMDIFF_JUDGE", "judge.cdm" };

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

char *model__find(const model_place *place, const char *given, bool *failed)
{
    static const char *const places[] = { "/../share/claimdiff/", "/../models/", "/../../models/" };
    char folder[PATH_BYTES], path[PATH_BYTES + 128];
    *failed = false;
    if (!given) given = getenv(place->variable);
    if (given && *given) return strcmp(given, "none") == 0 ? NULL : copy(given, failed);
    if (!program_folder(folder, sizeof folder)) return NULL;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        snprintf(path, sizeof path, "%s%s%s", folder, places[i], place->name);
        if (access(path, R_OK) == 0) return copy(path, failed);
    }
    return NULL;
}
