/*
 * The command line: a table of long options, one function each that reads the
 * value into the options and says whether it is a good one.
 */
#include "options.h"
#include "input.h"
#include "layout.h"
#include "message.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_MAX_BYTES ((size_t)64 << 20)
#define KIND_COUNT 3
#define ALL_KINDS ((1u << KIND_COUNT) - 1)

static const char help[] =
    "Usage: claimdiff [OPTION]... ARTICLE ARTICLE...\n"
    "\n"
    "Compares two or more news articles on one event: where they contradict each\n"
    "other, what they agree on, and what only one of them says. An article is a\n"
    "text, a saved web page, or JSON (objects with \"text\"); - is standard input, and\n"
    "a folder stands for the articles in it.\n"
    "\n"
    "Output\n"
    "  --format=text|json       for a reader (default), or the whole report as JSON\n"
    "  --only=KIND[,KIND...]    contradictions, agreements, additions; default all\n"
    "  --min-confidence=X       leave out findings below X, 0 to 1; default 0\n"
    "  --color=WHEN             auto (default), always, never\n"
    "  --width=N                columns, 20 or more; default the terminal's, else 80\n"
    "Articles\n"
    "  --date=DATE[,DATE...]    day of publication, YYYY-MM-DD: one for all articles\n"
    "                           or one for each, in order\n"
    "  --lenient                read a NUL or an invalid UTF-8 byte as a space\n"
    "  --max-bytes=N[K|M|G]     longest article accepted; default 64M\n"
    "Meaning\n"
    "  --model=PATH|none        weights of the sentence encoder; default $CLAIMDIFF_MODEL,\n"
    "                           else those installed with the program\n"
    "  --judge-model=PATH|none  weights of the judge; default $CLAIMDIFF_JUDGE, else those\n"
    "                           installed; with --model=none, none\n"
    "Other\n"
    "  --judge                  compare nothing, judge pairs of claims: reads lines of\n"
    "                           premise TAB hypothesis, writes label TAB the\n"
    "                           probabilities of entailment, neutral, contradiction\n"
    "  --dump=STAGE             compare nothing, print what a stage made of each\n"
    "                           article: sentences, tokens, syntax, claims; or the\n"
    "                           pairs of claims that would be judged: pairs, or all-pairs,\n"
    "                           which asks the judge about each of them\n"
    "  --help, --version\n"
    "\n"
    "Exit status: 0 if the report holds no contradiction, 1 if it holds one, 2 on\n"
    "trouble. What --only or --min-confidence leave out does not count.\n"
    "Environment: NO_COLOR (when not empty: no colour unless --color=always),\n"
    "COLUMNS (width where standard output is no terminal), CLAIMDIFF_MODEL and\n"
    "CLAIMDIFF_JUDGE (paths of weights, or none).\n";

/* ---- Values ------------------------------------------------------------- */

/* Index of the value in names, or count. */
static size_t find_name(const char *const *names, size_t count, const char *value)
{
    size_t i = 0;
    while (i < count && strcmp(names[i], value) != 0) i++;
    return i;
}

static bool set_format(options *o, const char *value)
{
    static const char *const names[] = { "text", "json" };
    size_t i = find_name(names, 2, value);
    o->format = i == 0 ? FORMAT_TEXT : FORMAT_JSON;
    return i < 2;
}

static bool set_colour(options *o, const char *value)
{
    static const char *const names[] = { "auto", "always", "never" };
    static const colour_mode modes[] = { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };
    size_t i = find_name(names, 3, value);
    if (i < 3) o->colour = modes[i];
    return i < 3;
}

/* "agreements", "agreement" -> CLAIMDIFF_KIND_AGREEMENT; the number of kinds: none. */
static size_t find_kind(const char *word, size_t length)
{
    size_t kind = 0;
    if (length && word[length - 1] == 's') length--;
    for (; kind < KIND_COUNT; kind++) {
        const char *name = claimdiff_kind_string((claimdiff_kind)kind);
        if (strlen(name) == length && strncmp(name, word, length) == 0) break;
    }
    return kind;
}

static bool set_kinds(options *o, const char *value)
{
    o->kinds = 0;
    for (;;) {
        size_t length = strcspn(value, ",");
        size_t kind = find_kind(value, length);
        if (kind == KIND_COUNT) return false;
        o->kinds |= 1u << kind;
        if (!value[length]) return true;
        value += length + 1;
    }
}

static bool set_min_confidence(options *o, const char *value)
{
    char *end;
    o->min_confidence = strtod(value, &end);
    return end != value && !*end && o->min_confidence >= 0 && o->min_confidence <= 1;
}

/* A whole number at value, *end set behind it; false: none, or too large. */
static bool read_size(const char *value, size_t *number, const char **end)
{
    size_t n = 0;
    for (*end = value; **end >= '0' && **end <= '9'; ++*end) {
        size_t digit = (size_t)(**end - '0');
        if (n > ((size_t)-1 - digit) / 10) return false;
        n = n * 10 + digit;
    }
    *number = n;
    return *end != value;
}

static bool set_width(options *o, const char *value)
{
    const char *end;
    return read_size(value, &o->width, &end) && !*end && o->width >= LAYOUT_MIN_WIDTH;
}

static bool set_max_bytes(options *o, const char *value)
{
    static const char units[] = "KMG";
    const char *end;
    if (!read_size(value, &o->max_bytes, &end) || o->max_bytes == 0) return false;
    const char *unit = *end ? strchr(units, *end) : NULL;
    if (!unit) return !*end;
    unsigned shift = 10 * ((unsigned)(unit - units) + 1);
    if (end[1] || o->max_bytes > (size_t)-1 >> shift) return false;
    o->max_bytes <<= shift;
    return true;
}

static bool set_dates(options *o, const char *value)
{
    o->dates = value;
    return *value != '\0';
}

static bool set_dump(options *o, const char *value)
{
    static const char *const names[] = { "sentences", "tokens", "syntax",
                                         "claims",    "pairs",  "all-pairs" };
    size_t i = find_name(names, sizeof names / sizeof *names, value);
    o->dump = (dump_mode)(DUMP_SENTENCES + i);
    return i < sizeof names / sizeof *names;
}

static bool set_lenient(options *o, const char *value)
{
    (void)value;
    o->lenient = true;
    return true;
}

static bool set_model(options *o, const char *value)
{
    o->model = value;
    return *value != '\0';
}

static bool set_judge_model(options *o, const char *value)
{
    o->judge = value;
    return *value != '\0';
}

static bool set_judge(options *o, const char *value)
{
    (void)value;
    o->judges = true;
    return true;
}

/* ---- The table ----------------------------------------------------------- */

typedef struct setting {
    const char *name;
    bool (*set)(options *o, const char *value);
    bool has_value;
    const char *wanted; /* what a good value is */
} setting;

static const setting settings[] = {
    { "format", set_format, true, "text or json" },
    { "only", set_kinds, true, "a list of contradictions, agreements, additions" },
    { "min-confidence", set_min_confidence, true, "a number from 0 to 1" },
    { "color", set_colour, true, "auto, always or never" },
    { "width", set_width, true, "a number of columns, 20 or more" },
    { "date", set_dates, true, "a date, YYYY-MM-DD" },
    { "judge", set_judge, false, NULL },
    { "dump", set_dump, true, "sentences, tokens, syntax, claims, pairs or all-pairs" },
    { "lenient", set_lenient, false, NULL },
    { "judge-model", set_judge_model, true, "the path of a weights file, or none" },
    { "model", set_model, true, "the path of a weights file, or none" },
    { "max-bytes", set_max_bytes, true, "a number of bytes above 0, with K, M or G" },
};
#define SETTING_COUNT (sizeof settings / sizeof *settings)

/* What getopt_long returns for the two that print and end, beside '?' and indices. */
enum { ID_HELP = 256, ID_VERSION, ID_SETTING };

static void fill_table(struct option *table)
{
    size_t n = 0;
    for (; n < SETTING_COUNT; n++) {
        int argument = settings[n].has_value ? required_argument : no_argument;
        table[n] = (struct option){ settings[n].name, argument, NULL, ID_SETTING + (int)n };
    }
    table[n++] = (struct option){ "help", no_argument, NULL, ID_HELP };
    table[n++] = (struct option){ "version", no_argument, NULL, ID_VERSION };
    table[n] = (struct option){ NULL, 0, NULL, 0 };
}

static options_result read_option(options *o, int id)
{
    if (id == ID_HELP) {
        fputs(help, stdout);
        return OPTIONS_DONE;
    }
    if (id == ID_VERSION) {
        printf("claimdiff %s\n", claimdiff_version());
        return OPTIONS_DONE;
    }
    if (id < ID_SETTING) return OPTIONS_BAD; /* getopt has printed why */
    const setting *s = &settings[id - ID_SETTING];
    if (s->set(o, optarg)) return OPTIONS_RUN;
    message__error(NULL, "--%s: \"%s\" is not %s", s->name, optarg, s->wanted);
    return OPTIONS_BAD;
}

/* ---- Articles ------------------------------------------------------------ */

static size_t count_dates(const char *dates)
{
    size_t count = dates ? 1 : 0;
    while (dates && (dates = strchr(dates, ',')) != NULL) {
        dates++;
        count++;
    }
    return count;
}

/* What can be said before the files are read. */
static bool check_files(const options *o)
{
    size_t stdins = 0;
    for (size_t i = 0; i < o->file_count; i++) stdins += input__is_stdin(o->files[i]);
    if (!o->judges && !o->file_count) return options__check_count(o, 0);
    if (o->judges && o->file_count > 1)
        message__error(NULL, "--judge takes one file of pairs, %zu given", o->file_count);
    else if (stdins > 1)
        message__error(NULL, "- (standard input) is given more than once");
    else
        return true;
    return false;
}

bool options__check_count(const options *o, size_t articles)
{
    const bool one = options__dumps_stage(o);
    const size_t dates = count_dates(o->dates);
    if (articles < (one ? 1 : 2))
        message__error(NULL, "%s needed, %zu given",
                       one ? "an article is" : "two or more articles are", articles);
    else if (dates > 1 && dates != articles)
        message__error(NULL, "--date: %zu dates for %zu articles", dates, articles);
    else
        return true;
    return false;
}

bool options__dumps_stage(const options *o)
{
    return o->dump >= DUMP_SENTENCES && o->dump <= DUMP_CLAIMS;
}

bool options__date(const options *o, size_t index, char *date, size_t size)
{
    const char *at = o->dates;
    size_t count = count_dates(at);
    if (!count || (count > 1 && index >= count)) return false;
    if (count > 1)
        for (size_t i = 0; i < index; i++) at = strchr(at, ',') + 1;
    size_t length = strcspn(at, ",");
    if (length >= size) length = size - 1;
    memcpy(date, at, length);
    date[length] = '\0';
    return true;
}

options_result options__parse(options *out, int argc, char **argv)
{
    static char name[] = "claimdiff"; /* getopt begins its messages with argv[0] */
    struct option table[SETTING_COUNT + 3];
    options_result result = OPTIONS_RUN;
    int id;

    *out = (options){ .kinds = ALL_KINDS, .max_bytes = DEFAULT_MAX_BYTES };
    fill_table(table);
    if (argc > 0) argv[0] = name;
    while (result == OPTIONS_RUN && (id = getopt_long(argc, argv, "", table, NULL)) != -1)
        result = read_option(out, id);
    if (result == OPTIONS_RUN) {
        out->files = argv + optind;
        out->file_count = (size_t)(argc - optind);
        if (!check_files(out)) result = OPTIONS_BAD;
    }
    if (result == OPTIONS_BAD) fputs("Try 'claimdiff --help'.\n", stderr);
    return result;
}
