/* Width and colour of standard output. */
#include "terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define DEFAULT_WIDTH 80
#define READABLE_WIDTH 100 /* longer lines are hard to read */

static size_t terminal_width(void)
{
    struct winsize size;
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    const char *columns = getenv("COLUMNS");
    long n = columns ? strtol(columns, NULL, 10) : 0;
    return n > 0 ? (size_t)n : DEFAULT_WIDTH;
}

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value;
}

static bool wants_colour(colour_mode mode)
{
    if (mode != COLOUR_AUTO) return mode == COLOUR_ALWAYS;
    const char *term = getenv("TERM");
    bool dumb = term && strcmp(term, "dumb") == 0;
    return isatty(STDOUT_FILENO) && !is_set("NO_COLOR") && !dumb;
}

page terminal__page(const options *o)
{
    size_t width = o->width ? o->width : terminal_width();
    if (!o->width && !o->side_by_side && width > READABLE_WIDTH) width = READABLE_WIDTH;
    page empty = { .width = width, .colour = wants_colour(o->colour) };
    if (empty.width < LAYOUT_MIN_WIDTH) empty.width = LAYOUT_MIN_WIDTH;
    return empty;
}
