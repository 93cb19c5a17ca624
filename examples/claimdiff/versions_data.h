/* Two editions compared, for programs. */
#ifndef VERSIONS_DATA_H
#define VERSIONS_DATA_H

#include "buffer.h"
#include "versions.h"

/* Adds it as JSON, claimdiff-versions/1 (docs/report-format.md). */
void versions_data__json(buffer *out, const versions *v);

/* Adds it as a table: a row for each correction, and for each change. */
void versions_data__csv(buffer *out, const versions *v);

#endif
