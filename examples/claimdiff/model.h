/* Finding the weights of the sentence encoder and of the judge. */
#ifndef MODEL_H
#define MODEL_H

#include <stdbool.h>
#include <stddef.h>

/* A weights file, and where a user may say that it is. */
typedef struct model_place {
    const char *variable; /* of the environment */
    const char *name;     /* as installed */
} model_place;

extern const model_place place__encoder, place__judge;

/* The path of the weights, to be freed: given (--model, --judge-model) if it is
 * one, else that of the environment's variable, else the installed name in the
 * share folder beside the folder of the program, else in models/ beside the build.
 * "none", as either of the first two, or nothing found: NULL. *failed: out of
 * memory. */
char *model__find(const model_place *place, const char *given, bool *failed);

#endif
