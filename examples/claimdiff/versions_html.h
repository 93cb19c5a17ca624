/* Two editions compared, as a page in one file. */
#ifndef VERSIONS_HTML_H
#define VERSIONS_HTML_H

#include "buffer.h"
#include "versions.h"

/* Adds the page: the corrections, then old and new beside each other, what differs marked. */
void versions_html__put(buffer *out, const versions *v);

#endif
