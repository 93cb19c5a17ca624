/* The command line. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <claimdiff.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum output_format { FORMAT_TEXT, FORMAT_JSON, FORMAT_HTML, FORMAT_CSV } output_format;
typedef enum colour_mode { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER } colour_mode;

/* What is printed instead of a comparison. */
typedef enum dump_mode {
    DUMP_NONE,
    DUMP_SENTENCES,
    DUMP_TOKENS,
    DUMP_SYNTAX,
    DUMP_CLAIMS, /* in the order of claimdiff_stage */
    DUMP_PAIRS,
    DUMP_ALL_PAIRS
} dump_mode;

typedef struct options {
    output_format format;
    colour_mode colour;
    size_t width;   /* columns; 0: the terminal's */
    unsigned kinds; /* kinds of finding reported, bit 1 << claimdiff_kind */
    double min_confidence;
    const char *dates; /* "YYYY-MM-DD[,YYYY-MM-DD...]" or NULL */
    size_t max_bytes;  /* longest article */
    bool any_language;
    bool lenient;
    const char *model; /* --model, or NULL */
    const char *judge; /* --judge-model, or NULL */
    claimdiff_effort effort;
    size_t threads;    /* of a comparison; 0: one for each core, of a batch 1 */
    bool judges;       /* judge lines of premise TAB hypothesis, compare nothing */
    bool verifies;     /* check the weights, compare nothing */
    dump_mode dump;
    bool all;          /* every finding in text */
    bool side_by_side; /* the two sides of a finding beside each other */
    bool no_pager;
    bool versions;      /* two editions of one article: what was changed */
    const char *output; /* a file; NULL: standard output */
    bool batch;         /* read groups, a line each */
    bool resume;        /* go on behind what output holds */
    size_t jobs;        /* groups at once; 0: one for each core */
    char **files;       /* (file_count) */
    size_t file_count;
} options;

typedef enum options_result {
    OPTIONS_RUN,  /* go on */
    OPTIONS_DONE, /* --help or --version was printed */
    OPTIONS_BAD   /* a message was printed */
} options_result;

/* Reads the command line, with argv's strings borrowed. */
options_result options__parse(options *out, int argc, char **argv);

/* Whether one stage of each article is to be printed. */
bool options__dumps_stage(const options *o);

/* Whether so many articles can be compared, or dumped, with the dates given; else says why not. */
bool options__check_count(const options *o, size_t articles);

/* Copies the date of the index-th article into date (11 bytes at least, size
 * says how many); false: it has none. */
bool options__date(const options *o, size_t index, char *date, size_t size);

#endif
