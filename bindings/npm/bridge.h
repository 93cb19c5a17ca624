/* What a WebAssembly module exports: one engine, on one thread. Structs are of words of four
 * bytes in the order below (src/native.ts fills them), after what takes eight. */
#ifndef BRIDGE_H
#define BRIDGE_H

#include <claimdiff.h>

#define BRIDGE_EXPORT(name) __attribute__((export_name(#name)))

typedef struct bridge_article {
    const char *text;
    size_t length;
    const char *name, *outlet, *date; /* as in claimdiff_article_options */
    size_t lenient;                   /* 0 or 1 */
    size_t max_bytes;
} bridge_article;

typedef struct bridge_comparison {
    double min_confidence;
    size_t kinds, candidates, max_pairs; /* as in claimdiff_compare_options */
    size_t any_language;                 /* 0 or 1 */
    claimdiff_effort effort;
} bridge_comparison;

typedef struct bridge_pair {
    const char *premise;
    size_t premise_length;
    const char *hypothesis;
    size_t hypothesis_length;
} bridge_pair;

typedef struct bridge_judgement {
    double probability[3];
    const char *label, *reason, *decided_by; /* reason: NULL of no contradiction */
} bridge_judgement;

typedef struct bridge_failure {
    claimdiff_status status;
    size_t article, offset;
    const char *name, *message;
} bridge_failure;

/* Room for weights, to be filled before start, which finds them by their name; NULL: out of
 * memory, or a third of them. The engine keeps it. */
BRIDGE_EXPORT(weights) void *bridge__weights(const char *name, size_t size);

/* Makes the engine, once. Fails as claimdiff_engine_new, with names of weights as paths. */
BRIDGE_EXPORT(start) claimdiff_status bridge__start(const char *model, const char *judge);

/* NULL where they fail, and failure tells why. Free what read, compare, json, page and save
 * return by the functions below. */
BRIDGE_EXPORT(read) claimdiff_article *bridge__read(const bridge_article *given);
BRIDGE_EXPORT(compare)
claimdiff_report *bridge__compare(claimdiff_article *const *articles, size_t count,
                                  const bridge_comparison *wished);

/* A story, which takes the articles that are added; NULL as above. Free it after its reports. */
BRIDGE_EXPORT(new_story) claimdiff_story *bridge__new_story(const bridge_comparison *wished);
BRIDGE_EXPORT(load_story)
claimdiff_story *bridge__load_story(const char *bytes, size_t length,
                                    const bridge_comparison *wished);
BRIDGE_EXPORT(add)
claimdiff_report *bridge__add(claimdiff_story *story, claimdiff_article *article);
BRIDGE_EXPORT(report) claimdiff_report *bridge__report(claimdiff_story *story);
BRIDGE_EXPORT(save) char *bridge__save(claimdiff_story *story, size_t *length);
BRIDGE_EXPORT(article_count) size_t bridge__article_count(const claimdiff_story *story);
BRIDGE_EXPORT(article_text)
const char *bridge__article_text(const claimdiff_story *story, size_t index, size_t *length);
BRIDGE_EXPORT(free_story) void bridge__free_story(claimdiff_story *story);

BRIDGE_EXPORT(json) char *bridge__json(const claimdiff_report *report);
BRIDGE_EXPORT(page) char *bridge__page(const claimdiff_report *report);
BRIDGE_EXPORT(judge)
claimdiff_status bridge__judge(bridge_judgement *out, const bridge_pair *pair);

/* Of the last call that failed. */
BRIDGE_EXPORT(failure) const bridge_failure *bridge__failure(void);

BRIDGE_EXPORT(version) const char *bridge__version(void);

BRIDGE_EXPORT(free_report) void bridge__free_report(claimdiff_report *report);
BRIDGE_EXPORT(free_article) void bridge__free_article(claimdiff_article *article);

/* Memory for arguments; free also frees json, page and save. */
BRIDGE_EXPORT(allocate) void *bridge__allocate(size_t size);
BRIDGE_EXPORT(release) void bridge__release(void *memory);

#endif
