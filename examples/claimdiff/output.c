/* A result is written when all of it is there, so that trouble leaves no half report. */
#include "output.h"
#include "message.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool is_file(const options *o)
{
    return o->output && strcmp(o->output, "-") != 0;
}

/* Whether text goes to a reader who may want to page it, as git decides. */
static bool is_paged(const options *o)
{
    return !o->no_pager && o->format == FORMAT_TEXT && !o->dump && !o->judges &&
           isatty(STDOUT_FILENO);
}

/* By $CLAIMDIFF_PAGER, $PAGER or less; false: it could not be started. */
static bool page_text(const buffer *text)
{
    const char *pager = getenv("CLAIMDIFF_PAGER");
    if (!pager) pager = getenv("PAGER");
    if (!pager) pager = "less";
    if (!*pager || strcmp(pager, "cat") == 0) return false;
    setenv("LESS", "FRX", 0); /* ends by itself where all fits, keeps colours */
    fflush(stdout);
    void (*before)(int) = signal(SIGPIPE, SIG_IGN); /* it may be left before the end */
    FILE *to = popen(pager, "w");
    if (to) fwrite(text->bytes, 1, text->length, to);
    const int status = to ? pclose(to) : -1;
    signal(SIGPIPE, before);
    return status != -1 && !(WIFEXITED(status) && WEXITSTATUS(status) == 127);
}

bool output__write(const buffer *text, const options *o)
{
    if (text->failed) {
        message__error(NULL, "%s", strerror(ENOMEM));
        return false;
    }
    if (!is_file(o) && is_paged(o) && page_text(text)) return true;
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
