/* Messages on standard error. */
#include "message.h"
#include "layout.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void print_harmless(const char *text)
{
    page line = { .width = LAYOUT_MIN_WIDTH };
    layout__inline(&line, text, strlen(text), STYLE_PLAIN);
    fwrite(line.text.bytes ? line.text.bytes : "", 1, line.text.length, stderr);
    buffer__free(&line.text);
}

void message__error(const char *file, const char *format, ...)
{
    char text[512];
    va_list args;
    fputs("claimdiff: ", stderr);
    if (file) {
        print_harmless(file);
        fputs(": ", stderr);
    }
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    print_harmless(text);
    fputs("\n", stderr);
}
