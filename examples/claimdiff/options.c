/*
 * The command line: a table of long options, one function each that reads the
 * value into the options and says whether it is a good one.
 */
#include "options.h"
#include "help.h"
#include "input.h"
#include "layout.h"
#include "message.h"
#include "suggest.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_MAX_BYTES ((size_t)64 << 20)
#define KIND_COUNT 4
#define ALL_KINDS ((1u << KIND_COUNT) - 1)

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
    static const char *const names[] = { "text", "json", "html", "csv" };
    size_t i = find_name(names, 4, value);
    o->format = (output_format)i;
    return i < 4;
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

static bool set_effort(options *o, const char *value)
{
    static const char *const names[] = { "full", "fast" };
    size_t i = find_name(names, 2, value);
    o->effort = (claimdiff_effort)i;
    return i < 2;
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

/* 1 to 64 */
static bool read_count(const char *value, size_t *count)
{
    const char *end;
    return read_size(value, count, &end) && !*end && *count >= 1 && *count <= 64;
}

static bool set_threads(options *o, const char *value)
{
    return read_count(value, &o->threads);
}

static bool set_jobs(options *o, const char *value)
{
    return read_count(value, &o->jobs);
}

static bool set_output(options *o, const char *value)
{
    o->output = strcmp(value, "-") == 0 ? NULL : value;
    return *value != '\0';
}

/* ---- The table ----------------------------------------------------------- */

/* An option: one with a value, which set reads, or a flag in the options. */
typedef struct setting {
    const char *name;
    bool (*set)(options *o, const char *value); /* NULL: it is a flag */
    const char *wanted;                         /* what a good value is */
    size_t flag;                                /* offset of a bool in options */
} setting;

static const setting settings[] = {
    { "output", set_output, "a file", 0 }, /* first: ID_OUTPUT */
    { "format", set_format, "text, json, html or csv", 0 },
    { "only", set_kinds, "a list of contradictions, tensions, agreements, additions", 0 },
    { "min-confidence", set_min_confidence, "a number from 0 to 1", 0 },
    { "color", set_colour, "auto, always or never", 0 },
    { "width", set_width, "a number of columns, 20 or more", 0 },
    { "side-by-side", NULL, NULL, offsetof(options, side_by_side) },
    { "all", NULL, NULL, offsetof(options, all) },
    { "no-pager", NULL, NULL, offsetof(options, no_pager) },
    { "date", set_dates, "a date, YYYY-MM-DD", 0 },
    { "any-language", NULL, NULL, offsetof(options, any_language) },
    { "lenient", NULL, NULL, offsetof(options, lenient) },
    { "max-bytes", set_max_bytes, "a number of bytes above 0, with K, M or G", 0 },
    { "model", set_model, "the path of a weights file, or none", 0 },
    { "judge-model", set_judge_model, "the path of a weights file, or none", 0 },
    { "effort", set_effort, "full or fast", 0 },
    { "threads", set_threads, "a number from 1 to 64", 0 },
    { "versions", NULL, NULL, offsetof(options, versions) },
    { "batch", NULL, NULL, offsetof(options, batch) },
    { "jobs", set_jobs, "a number from 1 to 64", 0 },
    { "resume", NULL, NULL, offsetof(options, resume) },
    { "judge", NULL, NULL, offsetof(options, judges) },
    { "verify", NULL, NULL, offsetof(options, verifies) },
    { "dump", set_dump, "sentences, tokens, syntax, claims, pairs or all-pairs", 0 },
};
#define SETTING_COUNT (sizeof settings / sizeof *settings)

/* What getopt_long returns for the two that print and end, beside '?' and indices. */
enum { ID_HELP = 256, ID_VERSION, ID_SETTING, ID_OUTPUT = ID_SETTING };

static void fill_table(struct option *table)
{
    size_t n = 0;
    for (; n < SETTING_COUNT; n++) {
        int argument = settings[n].set ? required_argument : no_argument;
        table[n] = (struct option){ settings[n].name, argument, NULL, ID_SETTING + (int)n };
    }
    table[n++] = (struct option){ "help", no_argument, NULL, ID_HELP };
    table[n++] = (struct option){ "version", no_argument, NULL, ID_VERSION };
    table[n] = (struct option){ NULL, 0, NULL, 0 };
}

/* The option that was probably meant. */
static void suggest(const char *given)
{
    const char *names[SETTING_COUNT + 2] = { "help", "version" };
    for (size_t i = 0; i < SETTING_COUNT; i++) names[i + 2] = settings[i].name;
    const char *meant = suggest__nearest(given, names, SETTING_COUNT + 2);
    if (meant) message__error(NULL, "did you mean --%s?", meant);
}

/* What getopt_long has returned '?' or ':' for, in words that the terminal is safe with. */
static options_result refuse(int id, const char *given)
{
    if (id == ':') message__error(NULL, "option '%s' requires an argument", given);
    else if (optopt) message__error(NULL, "option '%s' takes no argument", given);
    else message__error(NULL, "unrecognized option '%s'", given);
    if (strncmp(given, "--", 2) == 0 && id == '?' && !optopt) suggest(given + 2);
    return OPTIONS_BAD;
}

static options_result read_option(options *o, int id, const char *given)
{
    if (id == 'h' || id == ID_HELP) {
        for (size_t i = 0; i < HELP_PARTS; i++) fputs(help__parts[i], stdout);
        return OPTIONS_DONE;
    }
    if (id == ID_VERSION) {
        printf("claimdiff %s\n", claimdiff_version());
        return OPTIONS_DONE;
    }
    if (id == 'o') id = ID_OUTPUT;
    if (id < ID_SETTING) return refuse(id, given);
    const setting *s = &settings[id - ID_SETTING];
    if (!s->set) {
        *(bool *)(void *)((char *)o + s->flag) = true;
        return OPTIONS_RUN;
    }
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
    const bool lines = o->judges || o->batch; /* which come from one file */
    size_t stdins = 0;
    for (size_t i = 0; i < o->file_count; i++) stdins += input__is_stdin(o->files[i]);
    if (!lines && !o->file_count) return o->verifies || options__check_count(o, 0);
    if (lines && o->file_count > 1)
        message__error(NULL, "--%s takes one file of %s, %zu given", o->batch ? "batch" : "judge",
                       o->batch ? "groups" : "pairs", o->file_count);
    else if (o->verifies)
        message__error(NULL, "--verify takes no articles, %zu given", o->file_count);
    else if (stdins > 1)
        message__error(NULL, "- (standard input) is given more than once");
    else if (o->resume && (!o->batch || !o->output))
        message__error(NULL, "--resume needs --batch and --output");
    else if (o->versions && (o->judges || o->dump || o->batch))
        message__error(NULL, "--versions goes with neither --judge, --dump nor --batch");
    else if (o->batch && (o->judges || o->dump || o->dates))
        message__error(NULL, "--batch goes with neither --judge, --dump nor --date");
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
    else if (o->versions && articles != 2)
        message__error(NULL, "--versions takes an old and a new edition, %zu given", articles);
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
    struct option table[SETTING_COUNT + 3];
    options_result result = OPTIONS_RUN;
    int id;

    *out = (options){ .kinds = ALL_KINDS, .max_bytes = DEFAULT_MAX_BYTES };
    fill_table(table);
    opterr = 0; /* its messages would print what was given as it is */
    while (result == OPTIONS_RUN && (id = getopt_long(argc, argv, ":ho:", table, NULL)) != -1)
        result = read_option(out, id, argv[optind - 1]);
    if (result == OPTIONS_RUN) {
        out->files = argv + optind;
        out->file_count = (size_t)(argc - optind);
        if (!check_files(out)) result = OPTIONS_BAD;
    }
    if (result == OPTIONS_BAD) fputs("Try 'claimdiff --help'.\n", stderr);
    return result;
}
