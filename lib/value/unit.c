/* Units. Takes words, gives the unit's one name and a factor ("two decades" ->
 * 20 year, "84 cents" -> 0.84 usd), and factors between units of one dimension.
 *
 * The lists are plain text: units.txt (spelling to unit), dimensions.txt (unit to dimension)
 * and rates.txt: money does not convert, but some sums cannot be one. */
#include "unit.h"

#include <string.h>

#include "figure.h"
#include "lexicon_data.h"

#define UNIT_WORDS 4 /* words of the longest unit in units.txt, with room */

static void fill(unit *out, const lexicon_entry *entry, size_t end)
{
    *out = (unit){ lexicon__text(entry), lexicon__number(entry, 0), end };
}

bool unit__read(unit *out, const scan *s, size_t begin)
{
    const char *words[UNIT_WORDS];
    const lexicon_entry *entry = NULL;
    size_t count = 0;
    if (begin >= s->end || !(s->marks[begin] & MARK_UNIT)) return false;
    while (count < UNIT_WORDS && begin + count < s->end) {
        words[count] = s->tokens[begin + count].norm;
        count++;
    }
    size_t taken = lexicon__longest(&lexicon__units, words, count, &entry);
    if (taken) fill(out, entry, begin + taken);
    return taken;
}

bool unit__read_suffix(unit *out, const char *suffix)
{
    const lexicon_entry *entry = lexicon__entry(&lexicon__units, suffix);
    if (entry) fill(out, entry, 0);
    return entry;
}

/* "km" -> "length", and what makes its base unit of it: (x + offset) * factor */
typedef struct dimension {
    const char *name; /* "": none */
    double factor, offset;
} dimension;

static dimension dimension_of(const char *name)
{
    const lexicon_entry *entry = lexicon__entry(&lexicon__dimensions, name);
    if (!entry) return (dimension){ "", 0, 0 };
    return (dimension){ lexicon__text(entry), lexicon__number(entry, 0),
                        lexicon__number(entry, 1) };
}

static bool has_dimension(const char *name, const char *wanted)
{
    return !strcmp(dimension_of(name).name, wanted);
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
    if (strcmp(a.name, b.name) || b.factor <= 0) return false; /* money has none */
    *out = (value + a.offset) * a.factor / b.factor - b.offset;
    return true;
}

/* Whether x of one currency were at some rate y of the other, as the list has it. */
static bool may_be_worth(double x, const char *of, double y, const char *in)
{
    const lexicon_entry *rate = NULL;
    if (lexicon__longest(&lexicon__rates, (const char *const[]){ of, in }, 2, &rate) < 2)
        return false;
    return lexicon__number(rate, 0) * x <= y && y <= lexicon__number(rate, 1) * x;
}

bool unit__may_be_one(double x, const char *currency_x, double y, const char *currency_y)
{
    return may_be_worth(x, currency_x, y, currency_y) || may_be_worth(y, currency_y, x, currency_x);
}
