/* What was meant by a mistyped word. */
#ifndef SUGGEST_H
#define SUGGEST_H

#include <stddef.h>

/* The one of names (count) that given, up to a "=" in it, is nearest to; NULL: none is near. */
const char *suggest__nearest(const char *given, const char *const *names, size_t count);

#endif
