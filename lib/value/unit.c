/* Units. Takes words, gives the unit's one name and a factor ("two decades" ->
 * 20 year, "84 cents" -> 0.84 usd), and factors between units of one dimension.
 *
 * Both lists are plain text: units.txt (spelling to unit) and dimensions.txt
 * (unit to dimension). Temperatures convert by an offset and therefore do not
 * convert here. Money does not convert. */
#include "unit.h"

#include <string.h>

#include "figure.h"
#include "lexicon_data.h"

#define UNIT_WORDS 4 /* words of the longest unit in units.txt, with room */

static bool fill(unit *out, const char *value, size_t end)
{
    const char *space = strchr(value, ' ');
    if (!space) return false;
    out->name = value;
    out->name_length = (size_t)(space - value);
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

/* "km" -> "length", 1000 */
static const char *dimension(const char *name, size_t *length, double *factor)
{
    const char *value = lexicon__find(&lexicon__dimensions, name);
    const char *space = value ? strchr(value, ' ') : NULL;
    if (!space) return NULL;
    *length = (size_t)(space - value);
    *factor = figure__decimal(space + 1, NULL);
    return value;
}

static bool has_dimension(const char *name, const char *wanted)
{
    size_t length = 0;
    double factor = 0;
    const char *found = dimension(name, &length, &factor);
    return found && length == strlen(wanted) && !strncmp(found, wanted, length);
}

bool unit__is_money(const unit *u)
{
    char name[UNIT_NAME_MAX];
    if (u->name_length >= sizeof name) return false;
    memcpy(name, u->name, u->name_length);
    name[u->name_length] = '\0';
    return has_dimension(name, "money");
}

bool unit__is_time(const char *name)
{
    return has_dimension(name, "time");
}

double unit__convert(const char *from, const char *to)
{
    size_t from_length = 0, to_length = 0;
    double from_factor = 0, to_factor = 0;
    if (!strcmp(from, to)) return 1;
    const char *a = dimension(from, &from_length, &from_factor),
               *b = dimension(to, &to_length, &to_factor);
    if (!a || !b || from_length != to_length || strncmp(a, b, from_length)) return 0;
    return to_factor > 0 ? from_factor / to_factor : 0;
}
