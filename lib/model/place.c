/* Weights are where the environment says; else beside the running program, beside the
 * library, or where they were installed. /usr/bin/claimdiff has them in
 * /usr/share/claimdiff, build/claimdiff in models, a folder to copy in its own models.
 * Beside comes before installed, so that a build takes the weights of its own tree. A path
 * that the environment names is not looked at here, so that a wrong one is an error. A machine
 * that cannot read weights has none. */
#define _GNU_SOURCE /* dladdr */
#include "place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "datadir.h"
#include "weights.h"

static const struct {
    const char *variable; /* of the environment */
    const char *name;     /* as installed */
} known[] = {
    [CLAIMDIFF_MODEL_ENCODER] = { "CLAIMDIFF_MODEL", "minilm-l6-v2.cdm" },
    [CLAIMDIFF_MODEL_JUDGE] = { "CLAIMDIFF_JUDGE", "judge.cdm" },
};

static size_t give(char *out, size_t size, const char *path)
{
    const int length = snprintf(out, size, "%s", path);
    return length > 0 ? (size_t)length : 0;
}

#if defined(__unix__) || defined(__APPLE__)
#include <dlfcn.h>
#include <unistd.h>

enum { PATH_BYTES = 4096 };

/* Cuts the file's name off its path; false: there is no folder in it. */
static bool cut_name(char *path)
{
    char *slash = strrchr(path, '/');
    if (slash) *slash = '\0';
    return slash != NULL;
}

static bool program_folder(char *out, size_t size)
{
    const ssize_t length = readlink("/proc/self/exe", out, size - 1);
    if (length <= 0) return false;
    out[length] = '\0';
    return cut_name(out);
}

/* The folder of the library or of the program that it is linked into, where the loader
 * knows it by a whole path. */
static bool library_folder(char *out, size_t size)
{
    Dl_info info;
    if (!dladdr(known, &info) || !info.dli_fname || info.dli_fname[0] != '/') return false;
    return give(out, size, info.dli_fname) < size && cut_name(out);
}

/* Whether there is such a file in a folder; then its path is in out. */
static size_t find_in(char *out, size_t size, const char *folder, const char *under,
                      const char *name)
{
    char path[PATH_BYTES + 256];
    snprintf(path, sizeof path, "%s%s%s", folder, under, name);
    return access(path, R_OK) == 0 ? give(out, size, path) : 0;
}

static size_t find_beside(char *out, size_t size, const char *folder, const char *name)
{
    static const char *const under[] = { "/models/", "/../share/claimdiff/", "/../models/",
                                         "/../../models/" };
    size_t length = 0;
    for (size_t i = 0; !length && i < sizeof under / sizeof *under; i++)
        length = find_in(out, size, folder, under[i], name);
    return length;
}

static size_t find_file(char *out, size_t size, const char *name)
{
    char folder[PATH_BYTES];
    size_t length = 0;
    if (program_folder(folder, sizeof folder)) length = find_beside(out, size, folder, name);
    if (!length && library_folder(folder, sizeof folder))
        length = find_beside(out, size, folder, name);
    return length ? length : find_in(out, size, CLAIMDIFF_DATADIR, "/", name);
}
#else
static size_t find_file(char *out, size_t size, const char *name)
{
    (void)out;
    (void)size;
    (void)name;
    return 0;
}
#endif

size_t place__find(char *out, size_t size, claimdiff_model model)
{
    if (size) *out = '\0';
    if ((size_t)model >= sizeof known / sizeof *known) return 0;
    const char *said = getenv(known[model].variable);
    if (!said || !*said)
        return weights__are_for_here() ? find_file(out, size, known[model].name) : 0;
    return strcmp(said, CLAIMDIFF_NO_MODEL) == 0 ? 0 : give(out, size, said);
}
