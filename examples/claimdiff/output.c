/* A result is written when all of it is there, so that trouble leaves no half report. */
#include "output.h"
#include "message.h"

#include <errno.h>
#include <string.h>

static bool is_file(const options *o)
{
    return o->output && strcmp(o->output, "-") != 0;
}

bool output__write(const buffer *text, const options *o)
{
    if (text->failed) {
        message__error(NULL, "%s", strerror(ENOMEM));
        return false;
    }
    FILE *to = is_file(o) ? fopen(o->output, "wb") : stdout;
    bool good = to && fwrite(text->bytes, 1, text->length, to) == text->length;
    if (!is_file(o)) return true; /* what is wrong is seen when it is closed */
    if (to && fclose(to)) good = false;
    if (!good) message__error(o->output, "%s", strerror(errno));
    return good;
}

bool output__close(void)
{
    bool good = !ferror(stdout);
    if (fclose(stdout) == 0 && good) return true;
    message__error("standard output", "%s", strerror(errno));
    return false;
}
