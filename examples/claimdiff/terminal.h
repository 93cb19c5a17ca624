/* What standard output can show. */
#ifndef TERMINAL_H
#define TERMINAL_H

#include "layout.h"
#include "options.h"

/* An empty page, its width and colour from the options, the environment and
 * the terminal. */
page terminal__page(const options *o);

#endif
