/* Bytes of any character set to UTF-8. */
#ifndef CHARSET_H
#define CHARSET_H

#include "buffer.h"
#include "runs.h"

/* The name of the character set that bytes are in, in static storage or, where a web page
 * names it, in name (size bytes): by its byte order mark, by the zeros that UTF-16 has, by
 * <meta charset>; else "UTF-8" where it may be that, or "WINDOWS-1252" where no character
 * beyond ASCII is valid UTF-8. */
const char *charset__find(const char *bytes, size_t length, char *name, size_t size);

typedef struct decoded {
    buffer text;   /* UTF-8, to be freed */
    run_list runs; /* where it stood in the bytes, to be freed */
    size_t fault;  /* offset of bytes that are no character; CHARSET_UNKNOWN: of the set */
} decoded;

#define CHARSET_UNKNOWN ((size_t)-1)

/* Changes bytes to UTF-8, in an empty *out. Bytes that are no character become a space if
 * lenient; else false, with the fault. */
bool charset__decode(decoded *out, const char *bytes, size_t length, const char *charset,
                     bool lenient);

#endif
