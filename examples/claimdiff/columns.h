/* Two columns of lines side by side. */
#ifndef COLUMNS_H
#define COLUMNS_H

#include "layout.h"

/* Whether two columns fit, wide enough to read. */
bool columns__have_room(const page *out);

/* An empty page that is as wide as one of two columns of another. */
page columns__begin(const page *out);

/* Adds the lines of left beside those of right, and frees both. */
void columns__end(page *out, page *left, page *right);

#endif
