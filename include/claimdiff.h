/*
 * claimdiff - what two or more news articles on one event agree on, what only
 * one of them says, and where they contradict each other.
 *
 * Articles go in as UTF-8 text; a report comes out: claims with byte spans,
 * and findings over those claims with reason, evidence and confidence.
 *
 *     #include <claimdiff.h>
 *     #include <stdio.h>
 *
 *     int main(void)
 *     {
 *         claimdiff_engine *engine;
 *         claimdiff_article *pair[2];
 *         claimdiff_report *report;
 *
 *         if (claimdiff_engine_new(&engine, NULL, NULL)) return 2;
 *         claimdiff_article_new(&pair[0], engine, "Nine miners died on Monday.", 27, NULL, NULL);
 *         claimdiff_article_new(&pair[1], engine, "Twelve miners died on Monday.", 29, NULL, NULL);
 *         if (claimdiff_compare(&report, pair, 2, NULL, NULL)) return 2;
 *         for (size_t i = 0; i < claimdiff_report_finding_count(report); i++)
 *             puts(claimdiff_report_finding(report, i)->explanation);
 *         claimdiff_report_free(report);
 *         claimdiff_article_free(pair[0]);
 *         claimdiff_article_free(pair[1]);
 *         claimdiff_engine_free(engine);
 *     }
 *
 * Conventions, where a function's comment says nothing else
 *   Errors   What can fail returns claimdiff_status, takes the place of its result first
 *            (set to NULL or 0 on failure) and an optional claimdiff_error last.
 *   Getters  cannot fail: a NULL handle, or an index past the end, gives NULL, "" or 0.
 *            What they return is borrowed and lives as long as the handle.
 *   Free     Every _free function accepts NULL. Order: reports, stories, articles, engine.
 *   Spans    are half-open byte ranges [begin, end) of the text as it was given.
 *   Structs  that you fill begin with their size; start from the _INIT, in which every
 *            field is the default. New fields come at the end, in these and in what
 *            getters return: those live in the library, so that none is copied by a
 *            program compiled for a shorter one. A copy that you make of such a struct
 *            stays valid as long as the handle.
 *   Threads  Nothing changes after it is made, but stories: engines, articles and reports may
 *            be used by any number of threads at once. Only freeing one must be its last use.
 *   Silence  The library never prints, never exits and keeps no global state.
 *   Same     bytes, options and weights: the same report, byte for byte.
 */
#ifndef CLAIMDIFF_H
#define CLAIMDIFF_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(_WIN32)
#define CLAIMDIFF_API
#elif defined(__GNUC__)
#define CLAIMDIFF_API __attribute__((visibility("default")))
#else
#define CLAIMDIFF_API
#endif

/* ---- Version ---------------------------------------------------------- */

#define CLAIMDIFF_VERSION_MAJOR 0
#define CLAIMDIFF_VERSION_MINOR 2
#define CLAIMDIFF_VERSION_PATCH 0
#define CLAIMDIFF_VERSION_STRING "0.2.0"

/* The version of the library that runs, "major.minor.patch"; compare it with
 * CLAIMDIFF_VERSION_STRING, the version compiled against. Static storage. */
CLAIMDIFF_API const char *claimdiff_version(void);

/* ---- Status and error ------------------------------------------------- */

typedef enum claimdiff_status {
    CLAIMDIFF_OK = 0,
    CLAIMDIFF_ERR_ARGUMENT = 1,  /* a NULL or an impossible value where one is not allowed */
    CLAIMDIFF_ERR_MEMORY = 2,    /* the allocator returned NULL */
    CLAIMDIFF_ERR_UTF8 = 3,      /* the text is not valid UTF-8; error.offset names the byte */
    CLAIMDIFF_ERR_NUL = 4,       /* the text holds a NUL byte; error.offset names it */
    CLAIMDIFF_ERR_EMPTY = 5,     /* the text holds nothing but white space */
    CLAIMDIFF_ERR_TOO_LARGE = 6, /* the text is longer than options.max_bytes */
    CLAIMDIFF_ERR_TOO_FEW = 7,   /* fewer than two articles */
    CLAIMDIFF_ERR_DATE = 8,      /* the article date is not YYYY-MM-DD */
    CLAIMDIFF_ERR_MODEL = 9,     /* the model file cannot be used */
    CLAIMDIFF_ERR_CANCELLED = 10, /* options.progress has said so */
    CLAIMDIFF_ERR_STORY = 11 /* the bytes are no story that can be gone on with */
} claimdiff_status;

/* The name of a status, "ok", "not valid UTF-8", ...: English, static storage,
 * never NULL, whatever the value. */
CLAIMDIFF_API const char *claimdiff_status_string(claimdiff_status status);

/* No article, where claimdiff_error.article names none. */
#define CLAIMDIFF_NONE ((size_t)-1)

/* Why a call failed; filled on failure, untouched on success. It is yours, on the
 * stack, and never grows. */
typedef struct claimdiff_error {
    claimdiff_status status;
    size_t article;    /* index of the article, or CLAIMDIFF_NONE */
    size_t offset;     /* byte offset in its text, where the status has one, else 0 */
    char message[256]; /* one line of English, no line end, NUL-terminated */
} claimdiff_error;

/* ---- Plain types ------------------------------------------------------ */

/* Bytes begin .. end - 1 of an article's text; begin == end: none. */
typedef struct claimdiff_span {
    size_t begin;
    size_t end;
} claimdiff_span;

/* Memory hooks; all three functions, no fourth will come. They behave as those of the
 * C library, get ctx first, and are called by every thread that uses the engine and by
 * those that a comparison starts (claimdiff_compare_options.threads), several at once. */
typedef struct claimdiff_allocator {
    void *(*malloc)(void *ctx, size_t size);
    void *(*realloc)(void *ctx, void *ptr, size_t old_size, size_t size);
    void (*free)(void *ctx, void *ptr);
    void *ctx;
} claimdiff_allocator;

typedef enum claimdiff_polarity {
    CLAIMDIFF_POLARITY_POSITIVE = 0,
    CLAIMDIFF_POLARITY_NEGATIVE = 1
} claimdiff_polarity;

typedef enum claimdiff_modality {
    CLAIMDIFF_MODALITY_ASSERTED = 0,    /* stated as a fact */
    CLAIMDIFF_MODALITY_POSSIBLE = 1,    /* may, could, is expected to, suspected */
    CLAIMDIFF_MODALITY_PLANNED = 2,     /* will, is to, promised, due */
    CLAIMDIFF_MODALITY_CONDITIONAL = 3, /* if, unless, provided that */
    CLAIMDIFF_MODALITY_QUESTION = 4,
    CLAIMDIFF_MODALITY_COMMAND = 5
} claimdiff_modality;

/* How far things had come when a claim holds. */
typedef enum claimdiff_phase {
    CLAIMDIFF_PHASE_FACT = 0,      /* as it is or was */
    CLAIMDIFF_PHASE_SO_FAR = 1,    /* on the way: so far, at half-time, by Tuesday */
    CLAIMDIFF_PHASE_FINAL = 2,     /* at the end: in all, finally */
    CLAIMDIFF_PHASE_EXPECTED = 3,  /* forecast, feared, possible */
    CLAIMDIFF_PHASE_PLANNED = 4,   /* to come, by somebody's will */
    CLAIMDIFF_PHASE_CONDITION = 5, /* holds only if something else does */
    CLAIMDIFF_PHASE_DENIED = 6     /* its source denies it */
} claimdiff_phase;

/* How a stated number bounds the real one. */
typedef enum claimdiff_bound {
    CLAIMDIFF_BOUND_EXACT = 0,
    CLAIMDIFF_BOUND_ABOUT = 1,    /* about, some, nearly */
    CLAIMDIFF_BOUND_AT_LEAST = 2, /* at least, more than */
    CLAIMDIFF_BOUND_AT_MOST = 3,  /* at most, up to, fewer than */
    CLAIMDIFF_BOUND_BETWEEN = 4   /* low to high */
} claimdiff_bound;

typedef enum claimdiff_mention_type {
    CLAIMDIFF_MENTION_PERSON = 0,
    CLAIMDIFF_MENTION_ORGANISATION = 1,
    CLAIMDIFF_MENTION_PLACE = 2,
    CLAIMDIFF_MENTION_OTHER = 3
} claimdiff_mention_type;

/* What a premise says of a hypothesis. */
typedef enum claimdiff_label {
    CLAIMDIFF_LABEL_ENTAILMENT = 0,
    CLAIMDIFF_LABEL_NEUTRAL = 1,
    CLAIMDIFF_LABEL_CONTRADICTION = 2
} claimdiff_label;

typedef enum claimdiff_kind {
    CLAIMDIFF_KIND_AGREEMENT = 0,
    CLAIMDIFF_KIND_ADDITION = 1,
    CLAIMDIFF_KIND_CONTRADICTION = 2,
    CLAIMDIFF_KIND_TENSION = 3 /* one denies what another says: both may be reported rightly */
} claimdiff_kind;

/* How much of what it says a claim has in common with those that agree with it. */
typedef enum claimdiff_degree {
    CLAIMDIFF_DEGREE_NONE = 0,  /* no agreement */
    CLAIMDIFF_DEGREE_SAME = 1,  /* each says what the others say, and no more */
    CLAIMDIFF_DEGREE_SHARED = 2 /* they share a fact, and some say more than others */
} claimdiff_degree;

/* Why a finding was made. NUMBER to DENIAL and MEANING are the reasons of a
 * contradiction, DENIAL that of every tension, VERBATIM to UPDATE those of an agreement,
 * UNMATCHED that of every addition. */
typedef enum claimdiff_reason {
    CLAIMDIFF_REASON_NONE = 0,
    CLAIMDIFF_REASON_NUMBER = 1,
    CLAIMDIFF_REASON_DATE = 2,
    CLAIMDIFF_REASON_NEGATION = 3,
    CLAIMDIFF_REASON_ANTONYM = 4,
    CLAIMDIFF_REASON_ROLE = 5, /* who did it to whom */
    CLAIMDIFF_REASON_ENTITY = 6,
    CLAIMDIFF_REASON_LOCATION = 7,
    CLAIMDIFF_REASON_MODALITY = 8, /* planned against ruled out, approved against considered */
    CLAIMDIFF_REASON_DENIAL = 9,   /* one source denies what another says */
    CLAIMDIFF_REASON_VERBATIM = 10,
    CLAIMDIFF_REASON_PARAPHRASE = 11,
    CLAIMDIFF_REASON_UPDATE = 12, /* a later figure or stage of the same thing */
    CLAIMDIFF_REASON_UNMATCHED = 13,
    CLAIMDIFF_REASON_MEANING = 14 /* the claims exclude each other as a whole */
} claimdiff_reason;

/* What kind of value articles state of one thing. */
typedef enum claimdiff_value_kind {
    CLAIMDIFF_VALUE_COUNT = 0,    /* 12 miners */
    CLAIMDIFF_VALUE_MONEY = 1,    /* $1.2bn */
    CLAIMDIFF_VALUE_PERCENT = 2,  /* 41.6 percent */
    CLAIMDIFF_VALUE_MEASURE = 3,  /* 15 km, magnitude 6.1 */
    CLAIMDIFF_VALUE_DURATION = 4, /* two months */
    CLAIMDIFF_VALUE_AGE = 5,      /* a 38-year-old */
    CLAIMDIFF_VALUE_SCORE = 6,    /* 3-1 */
    CLAIMDIFF_VALUE_DATE = 7,     /* Tuesday, 3 June, July */
    CLAIMDIFF_VALUE_TIME = 8      /* 8.40pm: a time of day alone */
} claimdiff_value_kind;

/* How the values of one thing stand to each other. */
typedef enum claimdiff_verdict {
    CLAIMDIFF_VERDICT_AGREE = 0,    /* the same value */
    CLAIMDIFF_VERDICT_ROUNDED = 1,  /* rounded, bounded or coarser: all can hold */
    CLAIMDIFF_VERDICT_UPDATE = 2,   /* one may be a later figure */
    CLAIMDIFF_VERDICT_CONFLICT = 3, /* they cannot all hold */
    CLAIMDIFF_VERDICT_EXTENT = 4    /* one is of a part, or of another place */
} claimdiff_verdict;

/* How a polarity is spelt in the JSON report: "positive" or "negative".
 * Static storage; "unknown" for any other value. */
CLAIMDIFF_API const char *claimdiff_polarity_string(claimdiff_polarity polarity);

/* How a modality is spelt in the JSON report: "asserted", and so on.
 * Static storage; "unknown" for any other value. */
CLAIMDIFF_API const char *claimdiff_modality_string(claimdiff_modality modality);

/* How a phase is spelt in the JSON report: "fact", "so_far", and so on.
 * Static storage; "unknown" for any other value. */
CLAIMDIFF_API const char *claimdiff_phase_string(claimdiff_phase phase);

/* How a bound is spelt in the JSON report: "exact", "at_least", and so on.
 * Static storage; "unknown" for any other value. */
CLAIMDIFF_API const char *claimdiff_bound_string(claimdiff_bound bound);

/* How a type of mention is spelt in the JSON report: "person", and so on.
 * Static storage; "unknown" for any other value. */
CLAIMDIFF_API const char *claimdiff_mention_type_string(claimdiff_mention_type type);

/* How a label is spelt in the JSON report: "entailment", and so on.
 * Static storage; "unknown" for any other value. */
CLAIMDIFF_API const char *claimdiff_label_string(claimdiff_label label);

/* How a kind of finding is spelt in the JSON report: "agreement", and so on.
 * Static storage; "unknown" for any other value. */
CLAIMDIFF_API const char *claimdiff_kind_string(claimdiff_kind kind);

/* How a degree of agreement is spelt in the JSON report: "same", and so on.
 * Static storage; "unknown" for any other value. */
CLAIMDIFF_API const char *claimdiff_degree_string(claimdiff_degree degree);

/* How a reason is spelt in the JSON report: "number", "date", and so on.
 * Static storage; "unknown" for any other value. */
CLAIMDIFF_API const char *claimdiff_reason_string(claimdiff_reason reason);

/* How a kind of value is spelt in the JSON report: "count", and so on.
 * Static storage; "unknown" for any other value. */
CLAIMDIFF_API const char *claimdiff_value_kind_string(claimdiff_value_kind kind);

/* How a verdict is spelt in the JSON report: "agree", and so on.
 * Static storage; "unknown" for any other value. */
CLAIMDIFF_API const char *claimdiff_verdict_string(claimdiff_verdict verdict);

/* ---- Engine: memory and weights ---------------------------------------- */

typedef struct claimdiff_engine claimdiff_engine;

/* The networks, which may each be missing (models/MODEL_CARD.md): the encoder finds claims
 * that speak of the same thing, the judge says what they are to each other. Without them
 * words and rules do what they can. */
typedef enum claimdiff_model {
    CLAIMDIFF_MODEL_ENCODER = 0,
    CLAIMDIFF_MODEL_JUDGE = 1
} claimdiff_model;

/* Instead of a path: no such network is wished for. */
#define CLAIMDIFF_NO_MODEL "none"

/* Where the weights are that an engine takes when none are named: the path that the
 * environment gives (CLAIMDIFF_MODEL for the encoder, CLAIMDIFF_JUDGE), which is not checked,
 * "none" being CLAIMDIFF_NO_MODEL; else those beside the program or the library, that is in
 * ../share/claimdiff, ../models or ../../models from its folder; else the installed ones.
 * Writes the path into path (size bytes, cut if it is longer, NUL-terminated; may be NULL if
 * size is 0) and returns its whole length, 0: none. Reads the environment, which no other
 * thread should change meanwhile. */
CLAIMDIFF_API size_t claimdiff_default_model(char *path, size_t size, claimdiff_model model);

/* Whether the weights file at path is as it was written, by its checksum, which takes all of
 * it. An engine does not look at that: it checks sizes, offsets and numbers, so that whatever
 * the file holds does no harm, but weights that were damaged since would judge wrongly. Fails
 * with ARGUMENT, MODEL (it is damaged or no such file; the message names it) or MEMORY. */
CLAIMDIFF_API claimdiff_status claimdiff_model_verify(const char *path, claimdiff_error *error);

typedef struct claimdiff_engine_options {
    size_t size;
    const claimdiff_allocator *allocator; /* copied, its ctx must outlive the engine; NULL: the C
                                             library's */
    const char *model; /* path of the encoder's weights; NULL: as claimdiff_default_model says,
                          none if there are none; CLAIMDIFF_NO_MODEL: none */
    const char *judge; /* path of the judge's, likewise; where model is CLAIMDIFF_NO_MODEL, NULL is
                          none, too */
    bool copy_models; /* weights are read into memory; false: they are mapped, and shared by all
                         processes that use them. A mapped file must not be changed in place (cp
                         over it, truncate) while the engine lives, which would end the process;
                         replacing it (mv, install) harms nobody */
} claimdiff_engine_options;

#define CLAIMDIFF_ENGINE_OPTIONS_INIT { sizeof(claimdiff_engine_options), NULL, NULL, NULL, false }

/* Makes an engine, which articles and comparisons share. options may be NULL and is not
 * kept. The networks run by the fastest arithmetic of the processor, or by the one that the
 * environment names, for tests and measuring (CLAIMDIFF_KERNELS: amx, avx512, avxvnni, avx2,
 * neon or plain), which gives the same report; amx, 1.6 times as fast as avx512, where the
 * program has asked Linux for it before (arch_prctl, ARCH_REQ_XCOMP_PERM), as the tool does.
 * Fails with ARGUMENT (impossible options, arithmetic
 * that does not run here), MODEL (weights that cannot be used; the
 * message names the file) or MEMORY. Free it with claimdiff_engine_free. */
CLAIMDIFF_API claimdiff_status claimdiff_engine_new(claimdiff_engine **out,
                                                    const claimdiff_engine_options *options,
                                                    claimdiff_error *error);

/* Frees an engine, after every article, report and string made with it. */
CLAIMDIFF_API void claimdiff_engine_free(claimdiff_engine *engine);

/* Frees a string that a function of this library has returned for you to keep, by
 * whatever call; engine is the one that it was made with. string may be NULL. */
CLAIMDIFF_API void claimdiff_string_free(const claimdiff_engine *engine, char *string);

/* ---- Article ---------------------------------------------------------- */

typedef struct claimdiff_article claimdiff_article;

/* Where a piece of the text stood before the text was taken out of a web page or another
 * file, or changed from another character set: text_length bytes of the text are file_length
 * bytes of the file, evenly. */
typedef struct claimdiff_run {
    size_t text, text_length;
    size_t file, file_length;
    size_t line; /* of the file where it begins, from 1 */
} claimdiff_run;

/* How an article is read, and what is known of it besides its text. */
typedef struct claimdiff_article_options {
    size_t size;
    bool lenient;       /* a NUL or an invalid UTF-8 byte counts as a space */
    size_t max_bytes;   /* longest text accepted; 0: 64 MiB */
    const char *name;   /* file name or URL, for reports; NULL: none. All strings are copied */
    const char *outlet; /* who published it; NULL: unknown */
    const char *date;   /* day of publication, "YYYY-MM-DD"; NULL: from the dateline, or unknown */
    const claimdiff_run *runs; /* (run_count), copied: in the order of the text, not empty there,
                                  none over another; NULL: the text is the file */
    size_t run_count;
    size_t keep_bytes; /* what the engine's network makes of a claim, some 70 KB, is worked out now
                          and kept with the article, for comparisons to come: so many bytes at
                          most; 0: nothing, each comparison works it out. It changes no report */
} claimdiff_article_options;

#define CLAIMDIFF_ARTICLE_OPTIONS_INIT \
    { sizeof(claimdiff_article_options), false, 0, NULL, NULL, NULL, NULL, 0, 0 }

/* Reads an article: sentences, tokens, claims. text (length bytes, UTF-8, a BOM allowed,
 * no NUL needed at its end) is copied; options may be NULL and is not kept. Fails with
 * UTF8 or NUL (offset set), EMPTY, TOO_LARGE, DATE, ARGUMENT or MEMORY. Free it with
 * claimdiff_article_free, before the engine. */
CLAIMDIFF_API claimdiff_status claimdiff_article_new(claimdiff_article **out,
                                                     const claimdiff_engine *engine,
                                                     const char *text, size_t length,
                                                     const claimdiff_article_options *options,
                                                     claimdiff_error *error);

/* Frees an article, after every report on it. */
CLAIMDIFF_API void claimdiff_article_free(claimdiff_article *article);

/* The text as stored, NUL-terminated; byte offsets are those of the input, and so are the
 * bytes, but for those that options.lenient made spaces. length (may be NULL) is set to
 * its bytes. NULL article: "" and 0. */
CLAIMDIFF_API const char *claimdiff_article_text(const claimdiff_article *article, size_t *length);

/* The name that options gave it, or NULL. */
CLAIMDIFF_API const char *claimdiff_article_name(const claimdiff_article *article);

/* The outlet that options gave it, or NULL. */
CLAIMDIFF_API const char *claimdiff_article_outlet(const claimdiff_article *article);

/* The day of publication, "YYYY-MM-DD", from options or else the dateline, or NULL. */
CLAIMDIFF_API const char *claimdiff_article_date(const claimdiff_article *article);

/* The language that its script and commonest words tell, as BCP 47 has it: "en", "de", "ja",
 * "und-Cyrl" where the script alone is known, "und": none of those that are; NULL: too short
 * to tell. claimdiff reads English alone: what it makes of others means nothing. Static
 * storage. */
CLAIMDIFF_API const char *claimdiff_article_language(const claimdiff_article *article);

/* The headline; empty: none was found. */
CLAIMDIFF_API claimdiff_span claimdiff_article_headline(const claimdiff_article *article);

/* Line and column of a byte offset, both from 1; the column counts code points. An
 * offset past the end counts as the end. line and column may be NULL; 1 and 1 for a NULL
 * article. Where options gave runs, it is the line of the file, but the column of the text. */
CLAIMDIFF_API void claimdiff_article_locate(const claimdiff_article *article, size_t offset,
                                            size_t *line, size_t *column);

/* The bytes of the file, as options.runs tell, that became this span of the text: from that
 * of its first byte up to that of its last. Without runs the span itself. */
CLAIMDIFF_API claimdiff_span claimdiff_article_in_file(const claimdiff_article *article,
                                                       claimdiff_span span);

/* ---- Claim: one checkable proposition at a span ------------------------ */

typedef struct claimdiff_quantity {
    claimdiff_span span; /* approximator, number and unit */
    double low, high;    /* the value in its unit; equal unless bound is BETWEEN, or it is a
                            score (9-4), whose two figures they are */
    claimdiff_bound bound;
    const char *unit; /* "percent", "usd", "km", "day", ...; "" for a bare count */
    const char *noun; /* lemma of what is counted, "" if unknown */
} claimdiff_quantity;

/* A date or time, as a half-open interval of minutes since 1970-01-01 00:00, the article's
 * own clock; begin and end are 0 where the text does not pin it down (known is false). */
typedef struct claimdiff_timex {
    claimdiff_span span;
    bool known;
    long long begin, end;
    const char *norm; /* "2026-11-23", "XXXX-06-03", "weekday:tuesday", ... */
} claimdiff_timex;

typedef struct claimdiff_mention {
    claimdiff_span span;
    claimdiff_mention_type type;
    size_t entity; /* mentions of one entity share this number within an article */
} claimdiff_mention;

/* A claim. Those of an article are in the order of the text and never overlap. */
typedef struct claimdiff_claim {
    claimdiff_span span;     /* the claim, with its attribution where contiguous */
    claimdiff_span sentence; /* the sentence it stands in */
    claimdiff_span source;   /* who says so; empty: the article's own voice */
    claimdiff_span cue;      /* "said", "according to"; empty: none in the sentence */
    claimdiff_polarity polarity;
    claimdiff_modality modality;
    claimdiff_span polarity_cue; /* the negator, empty if positive */
    claimdiff_span modality_cue; /* "may", "plans", empty if asserted */
    const claimdiff_quantity *const *quantities; /* (quantity_count), in the order of the text; of
                                                    these and of dates the first 32 */
    size_t quantity_count;
    const claimdiff_timex *const *timexes; /* (timex_count), likewise */
    size_t timex_count;
    const claimdiff_mention *const *mentions; /* (mention_count), likewise */
    size_t mention_count;
    bool fragment; /* says too little by itself to be checked ("while she bled", "Read more"):
                      compared with nothing, and in no finding */
    const char *source_name; /* who says so, by the fullest name that the article has for him,
                                else in the words of source; "": the article's own voice */
    const char *text_alone;  /* the claim as it reads away from the article: its words, and in
                                [square brackets] what stands elsewhere: a name in place of a
                                pronoun, the subject, who says it. One line, UTF-8 */
    claimdiff_span time;   /* the words that tell when it holds: its own, else those of its
                              sentence, else of the one before; empty: no words do */
    bool time_known;       /* the interval is, by these words or, without, by the day of
                              publication */
    long long time_begin, time_end; /* as in claimdiff_timex; 0 where it is not known */
    claimdiff_phase phase;
    claimdiff_span extent; /* the words that keep it to a part ("of them", "first half"); empty:
                              of the whole, as far as words tell */
} claimdiff_claim;

/* How many claims the article makes. */
CLAIMDIFF_API size_t claimdiff_article_claim_count(const claimdiff_article *article);

/* A claim by index, from 0. */
CLAIMDIFF_API const claimdiff_claim *claimdiff_article_claim(const claimdiff_article *article,
                                                             size_t index);

/* ---- Compare and report ------------------------------------------------ */

typedef struct claimdiff_report claimdiff_report;

/* How much the network is asked. */
typedef enum claimdiff_effort {
    CLAIMDIFF_EFFORT_FULL = 0, /* about each pair of claims with some hope to become a finding */
    CLAIMDIFF_EFFORT_FAST = 1  /* about the likeliest alone, and those in which a rule sees
                                  something: some half of the time, one agreement in seven less
                                  on real news. Without an encoder as FULL */
} claimdiff_effort;

/* What a comparison is to find, and how much it may cost. */
typedef struct claimdiff_compare_options {
    size_t size;
    unsigned kinds;        /* findings reported, bits 1 << claimdiff_kind; 0: of every kind */
    double min_confidence; /* findings and facts below it are left out, 0 to 1; 0: none is */
    size_t candidates;     /* counterparts considered for each claim in each other article, or, from
                              a fourth article on, twice as many in all of those before it; up
                              to 1000, 0: 8. The network is asked about those with some hope */
    size_t threads;        /* that work at once, the caller's among them, up to 64; 0: one for each
                              core of the machine. The report is the same */
    size_t max_pairs;      /* budget: pairs of claims that the network is asked about at most, the
                              likeliest ones; 0: no limit. It takes some 10 ms of a core each */
    bool (*progress)(void *ctx, size_t done, size_t total); /* NULL: none. Called now and then from
                              the thread that compares; total is always the same, done grows to it.
                              false cancels: the comparison soon fails with CANCELLED */
    void *ctx;             /* what progress is called with */
    bool any_language; /* articles that are told to be in another language than English are compared
                          like others; false: their claims are not compared */
    claimdiff_effort effort;
} claimdiff_compare_options;

#define CLAIMDIFF_COMPARE_OPTIONS_INIT \
    { sizeof(claimdiff_compare_options), 0, 0.0, 0, 0, 0, NULL, NULL, false, CLAIMDIFF_EFFORT_FULL }

/* Compares count (2 or more) articles of one engine; one may stand there twice. They must
 * outlive the report. Of more than three the work is that of so many articles, not of all pairs
 * (claimdiff_story). options may be NULL and is not kept. Fails with TOO_FEW, ARGUMENT
 * (impossible options; an article that is NULL or of another engine, named in
 * error->article), MEMORY or CANCELLED. Threads that it starts have ended when it returns;
 * an engine without weights starts none. Free the report with claimdiff_report_free. */
CLAIMDIFF_API claimdiff_status claimdiff_compare(claimdiff_report **out,
                                                 claimdiff_article *const *articles, size_t count,
                                                 const claimdiff_compare_options *options,
                                                 claimdiff_error *error);

/* Frees a report and its findings; the articles stay. */
CLAIMDIFF_API void claimdiff_report_free(claimdiff_report *report);

/* The name of the encoder that helped to find and score the pairs, or NULL: by words
 * alone. */
CLAIMDIFF_API const char *claimdiff_report_encoder(const claimdiff_report *report);

/* The name of the network that judged them beside the rules, or NULL: rules alone. */
CLAIMDIFF_API const char *claimdiff_report_judge(const claimdiff_report *report);

/* What the limits of a comparison have left out; 0 where nothing was. New fields come at
 * the end. */
typedef struct claimdiff_limits {
    size_t sentences_cut; /* sentences of more than 160 tokens, which are parsed in pieces */
    size_t claims_cut;    /* claims longer than what is compared, 64 words of content, or than
                             encoder or network read: their end is not compared */
    size_t contexts_cut;  /* claims of which the network has not seen all that it is told before */
    size_t searches_cut;  /* claims whose counterparts were sought by some of their words alone, for
                             the others stand in too many claims */
    size_t claims_alone;  /* claims without a counterpart that is like them: compared with none */
    size_t pairs_unasked; /* pairs of claims with some hope that the network was not asked about:
                             beyond options.max_pairs, or too much for options.effort */
    size_t fragments;     /* claims that say too little by themselves: claimdiff_claim.fragment */
    size_t articles_unread; /* articles in another language than English: their claims are not
                               compared */
    size_t values_cut; /* claims with more than 32 figures or 32 dates: the others are not
                          compared */
} claimdiff_limits;

/* The limits' toll. */
CLAIMDIFF_API const claimdiff_limits *claimdiff_report_limits(const claimdiff_report *report);

/* How many articles were compared. */
CLAIMDIFF_API size_t claimdiff_report_article_count(const claimdiff_report *report);

/* One of them by index, from 0, as they were given. */
CLAIMDIFF_API const claimdiff_article *claimdiff_report_article(const claimdiff_report *report,
                                                                size_t index);

/* How surely two of the articles, by index, are on one event, 0 to 1, by what comparing them
 * has come to: how surely their claims tell of one thing, agreeing or not, those that they lead
 * with above all, and how far they name the same. Findings do not depend on it. A later event
 * of one story is told apart least; where max_pairs leaves the network fewer than ten pairs of
 * two articles, it comes out too low. 1 for an article and itself; -1: not known, one has no
 * claims that were compared, or an index is past the end. */
CLAIMDIFF_API double claimdiff_report_same_event(const claimdiff_report *report, size_t a,
                                                 size_t b);

/* How surely all of them are: the least of every two, -1 if none is known. */
CLAIMDIFF_API double claimdiff_report_one_event(const claimdiff_report *report);

/* One claim that a finding is about, and the words of its article that count there. */
typedef struct claimdiff_side {
    size_t article;                 /* index in the report */
    size_t index;                   /* of the claim in its article */
    const claimdiff_claim *claim;   /* the claim itself; never NULL */
    const claimdiff_span *evidence; /* (evidence_count): the words that decided */
    size_t evidence_count;
    const claimdiff_span *added; /* (added_count): of an agreement, words that the other side
                                    has nothing for */
    size_t added_count;
    bool denies; /* of a tension or a contradiction: who says this denies what the other side
                    says; claim->source_name is who */
} claimdiff_side;

/* One finding: of a contradiction two sides, of a tension two, perhaps of one article, of an
 * agreement two or more, one of each article that takes part, and one of an addition; by
 * article, then by the text. */
typedef struct claimdiff_finding {
    claimdiff_kind kind;
    claimdiff_reason reason;
    double confidence;                  /* 0 to 1; docs/report-format.md has how well calibrated */
    const char *explanation;            /* one English sentence */
    const char *decided_by;             /* "network", "values" (a row of the sheet in conflict),
                                           "update", "overlap", "verbatim", or the name of the
                                           rule that decided */
    const claimdiff_side *const *sides; /* (side_count) */
    size_t side_count;
    size_t origins;   /* of an agreement: sources that do not depend on each other, 1 or more:
                         copied wording, and one source that several articles quote, count once.
                         Of other kinds 0 */
    double checkable; /* of an addition: how much it holds to look up, 0 to 1: figures, dates,
                         names, stated as a fact. Of other kinds 0 */
    claimdiff_degree degree; /* of an agreement */
    size_t later;            /* of an update: index in sides of the claim that tells of the later
                                time; CLAIMDIFF_NONE: not known, or of another reason */
} claimdiff_finding;

/* How many findings there are. */
CLAIMDIFF_API size_t claimdiff_report_finding_count(const claimdiff_report *report);

/* A finding by index, from 0: contradictions first, then tensions, then agreements, each by falling
 * confidence, then by the text; then additions, by how new (confidence) times how
 * checkable they are, then by the text. */
CLAIMDIFF_API const claimdiff_finding *claimdiff_report_finding(const claimdiff_report *report,
                                                                size_t index);

/* One value that one claim states of the thing of a fact. */
typedef struct claimdiff_cell {
    size_t article;               /* index in the report */
    size_t index;                 /* of the claim in its article */
    const claimdiff_claim *claim; /* the claim itself, whose source says so; never NULL */
    claimdiff_span span;          /* the value, in the article's text */
    const char *norm;             /* "9", ">=12", "1200000 usd", "3-1", "2026-11-23" */
    size_t variant;               /* cells of one fact that state the same value share this
                                     number, from 0 */
    const char *as_of; /* when the value stood: as the claim says, "by Tuesday", else the day of
                          publication; "2026-11-23", or NULL: not known */
} claimdiff_cell;

/* One thing of which several articles state a value: a row of the sheet of facts. */
typedef struct claimdiff_fact {
    claimdiff_verdict verdict;
    claimdiff_value_kind kind;
    double confidence;  /* that all are values of one thing, 0 to 1; not calibrated */
    const char *label;  /* of what: words of the first cell's claim, with "…" for the value, and
                         * in brackets the subject where it stands elsewhere */
    const claimdiff_cell *const *cells; /* (cell_count), of two articles or more; by article,
                                           then by the text */
    size_t cell_count;
    size_t variant_count; /* different values */
} claimdiff_fact;

/* How many facts the sheet holds. */
CLAIMDIFF_API size_t claimdiff_report_fact_count(const claimdiff_report *report);

/* A fact by index, from 0: those in conflict first, then updates, other extents, rounded ones
 * and those that agree, each by falling confidence, then by the text. */
CLAIMDIFF_API const claimdiff_fact *claimdiff_report_fact(const claimdiff_report *report,
                                                          size_t index);

/* The whole report as JSON, schema "claimdiff-report/2" (docs/report-format.md), UTF-8,
 * NUL-terminated; length (may be NULL) is set to its bytes. Fails with ARGUMENT or MEMORY.
 * Free it with claimdiff_string_free. */
CLAIMDIFF_API claimdiff_status claimdiff_report_json(char **out, size_t *length,
                                                     const claimdiff_report *report,
                                                     claimdiff_error *error);

/* ---- Story: articles that come one by one -------------------------------- */

/* Articles of one event, each compared with those before it when it comes: the work is that of
 * the new article, not of all pairs. What three articles or fewer come to is what
 * claimdiff_compare finds, but that words weigh what they did when each came. Of more, claims
 * that agree make a group, of which the four that say most speak for the others when a later
 * article is compared; so it is in claimdiff_compare. */
typedef struct claimdiff_story claimdiff_story;

/* Makes a story without articles. options may be NULL and is not kept, but for what its ctx
 * points at; max_pairs is a limit for each article. The engine must outlive the story, which one
 * thread at a time may use. Fails with ARGUMENT or MEMORY. Free it with claimdiff_story_free. */
CLAIMDIFF_API claimdiff_status claimdiff_story_new(claimdiff_story **out,
                                                   const claimdiff_engine *engine,
                                                   const claimdiff_compare_options *options,
                                                   claimdiff_error *error);

/* Frees a story with its articles, after every report on it. */
CLAIMDIFF_API void claimdiff_story_free(claimdiff_story *story);

/* Adds an article, which is the story's from then on and freed with it, and reports what it
 * changes, if changes is not NULL: the findings and facts in which it takes part. A claim that
 * was an addition is none any more where one of them holds it. Articles are numbered as they came.
 * Fails with ARGUMENT (a NULL; an article of another engine, or one that is in the story),
 * MEMORY or CANCELLED; the article is then the caller's still. After MEMORY and CANCELLED the
 * story is good for nothing but claimdiff_story_free. Free the report with
 * claimdiff_report_free, before the story. */
CLAIMDIFF_API claimdiff_status claimdiff_story_add(claimdiff_report **changes,
                                                   claimdiff_story *story,
                                                   claimdiff_article *article,
                                                   claimdiff_error *error);

/* How many articles it has. */
CLAIMDIFF_API size_t claimdiff_story_article_count(const claimdiff_story *story);

/* An article by index, from 0, as they came. */
CLAIMDIFF_API const claimdiff_article *claimdiff_story_article(const claimdiff_story *story,
                                                               size_t index);

/* The whole report of the story so far. Fails with ARGUMENT or MEMORY. Free it with
 * claimdiff_report_free, before the story. */
CLAIMDIFF_API claimdiff_status claimdiff_story_report(claimdiff_report **out,
                                                      claimdiff_story *story,
                                                      claimdiff_error *error);

/* All of a story as bytes, for a file: its articles and what comparing them has come to. *length
 * is set to how many. Fails with ARGUMENT or MEMORY. Free them with claimdiff_string_free. */
CLAIMDIFF_API claimdiff_status claimdiff_story_save(char **out, size_t *length,
                                                    claimdiff_story *story,
                                                    claimdiff_error *error);

/* The story that was saved, which goes on as it would have then. The bytes are not kept, and all
 * of them is checked: whatever they hold does no harm. options as for claimdiff_story_new, but
 * that any_language and candidates stay what they were. Fails with STORY (the bytes are damaged
 * or no story, of other networks than the engine's, or its articles are read otherwise by this
 * version of the library; the message says which), ARGUMENT or MEMORY. */
CLAIMDIFF_API claimdiff_status claimdiff_story_load(claimdiff_story **out,
                                                    const claimdiff_engine *engine,
                                                    const char *bytes, size_t length,
                                                    const claimdiff_compare_options *options,
                                                    claimdiff_error *error);

/* ---- Judge one pair ----------------------------------------------------- */

/* Set size, or begin with the _INIT: as much is filled as both sides know. */
typedef struct claimdiff_judgement {
    size_t size;
    claimdiff_label label;   /* the most probable one */
    double probability[3];   /* by claimdiff_label; they add up to 1 */
    claimdiff_reason reason; /* of a contradiction; else NONE */
    const char *decided_by;  /* as claimdiff_finding.decided_by; static storage */
} claimdiff_judgement;

#define CLAIMDIFF_JUDGEMENT_INIT \
    { sizeof(claimdiff_judgement), CLAIMDIFF_LABEL_ENTAILMENT, { 0, 0, 0 }, \
      CLAIMDIFF_REASON_NONE, NULL }

/* Judges whether premise entails, contradicts or leaves open the hypothesis, both taken as
 * claims about one event (UTF-8, any length above 0). An engine with a judge lets its
 * network judge texts of up to some 250 tokens (about 200 words) whole, longer ones claim
 * by claim; without, rules and words do. Fails as claimdiff_article_new does, and sets all
 * of *out but its size to 0; error->article is 0 for the premise, 1 for the hypothesis. */
CLAIMDIFF_API claimdiff_status claimdiff_judge(claimdiff_judgement *out,
                                               const claimdiff_engine *engine,
                                               const char *premise, size_t premise_length,
                                               const char *hypothesis, size_t hypothesis_length,
                                               claimdiff_error *error);

/* ---- Experimental: may change or go without notice ------------------------ */

typedef enum claimdiff_stage {
    CLAIMDIFF_STAGE_SENTENCES = 0,
    CLAIMDIFF_STAGE_TOKENS = 1,
    CLAIMDIFF_STAGE_SYNTAX = 2,
    CLAIMDIFF_STAGE_CLAIMS = 3
} claimdiff_stage;

/* What one stage made of an article, as tab-separated lines for people to read, UTF-8,
 * NUL-terminated; length (may be NULL) is set to its bytes. Fails with ARGUMENT or MEMORY.
 * Free it with claimdiff_string_free. */
CLAIMDIFF_API claimdiff_status claimdiff_article_dump(char **out, size_t *length,
                                                      const claimdiff_article *article,
                                                      claimdiff_stage stage,
                                                      claimdiff_error *error);

/* The pairs of claims that comparing the articles would judge, with all that they are judged
 * by, as lines of JSON for training (docs/dump.md); UTF-8, NUL-terminated, length (may be
 * NULL) is set to its bytes. all: the engine's judge is asked about each of them, not only
 * about those with some hope. Fails as claimdiff_compare. Free it with
 * claimdiff_string_free. */
CLAIMDIFF_API claimdiff_status claimdiff_pairs_dump(char **out, size_t *length,
                                                    claimdiff_article *const *articles, size_t count,
                                                    bool all, claimdiff_error *error);

/* Numbers in an embedding by the engine's encoder; 0 without one. */
CLAIMDIFF_API size_t claimdiff_embed_width(const claimdiff_engine *engine);

/* Embeds count texts (UTF-8; bytes that are not are left out; a text longer than the
 * encoder takes is cut): out gets count rows of claimdiff_embed_width numbers, each row of
 * length 1 (0 where weights that are damaged give no numbers), so that the sum of products of
 * two rows is their cosine. A row does not depend on the others. texts and lengths have count items. Fails with ARGUMENT, MODEL (the engine
 * has no encoder) or MEMORY. */
CLAIMDIFF_API claimdiff_status claimdiff_embed(float *out, const claimdiff_engine *engine,
                                               const char *const *texts, const size_t *lengths,
                                               size_t count, claimdiff_error *error);

#ifdef __cplusplus
}
#endif

#endif
