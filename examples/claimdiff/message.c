/* Messages on standard error. */
#include "message.h"
#include "layout.h"

#include <stdarg.h>
#include <string.h>

void message__print(FILE *to, const char *text)
{
    page line = { .width = LAYOUT_MIN_WIDTH };
    layout__inline(&line, text, strlen(text), STYLE_PLAIN);
    fwrite(line.text.bytes ? line.text.bytes : "", 1, line.text.length, to);
    buffer__free(&line.text);
}

void message__error(const char *file, const char *format, ...)
{
    char text[512];
    va_list args;
    fputs("claimdiff: ", stderr);
    if (file) {
        message__print(stderr, file);
        fputs(": ", stderr);
    }
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    message__print(stderr, text);
    fputs("\n", stderr);
}
