/*
 * Weights are checked whole here, once after an install, so that a comparison need not.
 */
#include "verify.h"
#include "message.h"

#include <stdio.h>
#include <string.h>

enum { PATH_BYTES = 4096 };

/* The path of the weights for a task, named or found; false: none are used. */
static bool find_path(char *path, const char *named, claimdiff_model task)
{
    const size_t length = named ? (size_t)snprintf(path, PATH_BYTES, "%s", named)
                                : claimdiff_default_model(path, PATH_BYTES, task);
    return length && length < PATH_BYTES && strcmp(path, CLAIMDIFF_NO_MODEL) != 0;
}

static bool verify(const char *path)
{
    claimdiff_error error;
    if (claimdiff_model_verify(path, &error)) {
        message__error(NULL, "%s", error.message);
        return false;
    }
    message__print(stdout, path);
    puts(": ok");
    return true;
}

bool verify__models(const options *o)
{
    const bool alone = !o->judge && o->model && strcmp(o->model, CLAIMDIFF_NO_MODEL) == 0;
    const char *const named[] = { o->model, alone ? CLAIMDIFF_NO_MODEL : o->judge };
    const claimdiff_model tasks[] = { CLAIMDIFF_MODEL_ENCODER, CLAIMDIFF_MODEL_JUDGE };
    char path[PATH_BYTES];
    bool good = true;
    size_t found = 0;
    for (size_t i = 0; i < 2; i++) {
        if (!find_path(path, named[i], tasks[i])) continue;
        found++;
        if (!verify(path)) good = false;
    }
    if (!found) message__error(NULL, "no weights found; see --model and --judge-model");
    return found && good;
}
