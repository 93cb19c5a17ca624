/* Units. Takes words, gives the unit's one name and a factor ("two decades" ->
 * 20 year, "84 cents" -> 0.84 usd), and factors between units of one dimension.
 *
 * Both lists are plain text: units.txt (spelling to unit) and dimensions.txt
 * (unit to dimension). Money does not convert. */
#include "unit.h"

#include <string.h>

#include "figure.h"
#include "lexicon_data.h"

#define UNIT_WORDS 4 /* words of the longest unit in units.txt, with room */

static bool fill(unit *out, const char *value, size_t end)
{
    const char *space = strchr(value, ' ');
    if (!space || space - value >= UNIT_NAME_MAX) return false;
    memcpy(out->name, value, (size_t)(space - value));
    out->name[space - value] = '\0';
    out->factor = figure__decimal(space + 1, NULL);
    out->end = end;
    return true;
}

bool unit__read(unit *out, const scan *s, size_t begin)
{
    const char *words[UNIT_WORDS], *value = NULL;
    size_t count = 0;
    if (begin >= s->end || !(s->marks[begin] & MARK_UNIT)) return false;
    while (count < UNIT_WORDS && begin + count < s->end) {
        words[count] = s->tokens[begin + count].norm;
        count++;
    }
    size_t taken = lexicon__match(&lexicon__units, words, count, &value);
    return taken && fill(out, value, begin + taken);
}

bool unit__read_suffix(unit *out, const char *suffix)
{
    const char *value = lexicon__find(&lexicon__units, suffix);
    return value && fill(out, value, 0);
}

/* "km" -> "length", and what makes its base unit of it: (x + offset) * factor */
typedef struct dimension {
    const char *name; /* not terminated; NULL: none */
    size_t length;
    double factor, offset;
} dimension;

static dimension dimension_of(const char *name)
{
    dimension d = { NULL, 0, 0, 0 };
    const char *value = lexicon__find(&lexicon__dimensions, name);
    const char *rest = value ? strchr(value, ' ') : NULL;
    if (!rest) return d;
    d.name = value;
    d.length = (size_t)(rest - value);
    d.factor = figure__decimal(rest + 1, &rest);
    if (!strncmp(rest, " -", 2)) d.offset = -figure__decimal(rest + 2, NULL);
    return d;
}

static bool has_dimension(const char *name, const char *wanted)
{
    dimension d = dimension_of(name);
    return d.name && d.length == strlen(wanted) && !strncmp(d.name, wanted, d.length);
}

bool unit__is_money(const char *name)
{
    return has_dimension(name, "money");
}

bool unit__is_time(const char *name)
{
    return has_dimension(name, "time");
}

bool unit__convert(double value, const char *from, const char *to, double *out)
{
    *out = value;
    if (!strcmp(from, to)) return true;
    dimension a = dimension_of(from), b = dimension_of(to);
    if (!a.name || !b.name || a.length != b.length || strncmp(a.name, b.name, a.length))
        return false;
    if (b.factor <= 0) return false;
    *out = (value + a.offset) * a.factor / b.factor - b.offset;
    return true;
}
