/* Finding the weights of the sentence encoder. */
#ifndef MODEL_H
#define MODEL_H

#include <stdbool.h>
#include <stddef.h>

/* The path of the weights, to be freed: given (--model) if it is one, else the
 * environment's CLAIMDIFF_MODEL, else MODEL_NAME in the share folder beside the
 * folder of the program, else in models/ beside the build. "none", as either
 * of the first two, or nothing found: NULL. *failed: out of memory. */
#define MODEL_NAME "minilm-l6-v2.cdm"
char *model__find(const char *given, bool *failed);

#endif
