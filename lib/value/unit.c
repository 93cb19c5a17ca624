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

/* What one of a currency was worth in another, at least and at most, from 1999 to 2025: euro
 * reference rates of the European Central Bank, spot rates of the Bank of England. */
typedef struct rate {
    const char *of, *in;
    double least, most;
} rate;

static const rate rates[] = {
    { "eur", "usd", 0.825, 1.60 },
    { "gbp", "eur", 1.02, 1.76 },
    { "gbp", "usd", 1.07, 2.11 },
};

bool unit__may_be_one(double x, const char *currency_x, double y, const char *currency_y)
{
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
        const rate *r = &rates[i];
        if (!strcmp(r->of, currency_y) && !strcmp(r->in, currency_x))
            return unit__may_be_one(y, currency_y, x, currency_x);
        if (!strcmp(r->of, currency_x) && !strcmp(r->in, currency_y))
            return r->least * x <= y && y <= r->most * x;
    }
    return false;
}
