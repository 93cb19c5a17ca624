/* Statuses, errors, and the spellings of the public enums
 * (lint: names). */
#include "status.h"

#include <string.h>

const char *claimdiff_version(void)
{
    return CLAIMDIFF_VERSION_STRING;
}

claimdiff_status status__fail(claimdiff_error *error, claimdiff_status status, size_t article,
                              size_t offset, const char *message)
{
    if (!error) return status;
    if (!message) message = claimdiff_status_string(status);
    size_t length = strlen(message);
    if (length >= sizeof error->message) length = sizeof error->message - 1;
    error->status = status;
    error->article = article;
    error->offset = offset;
    memcpy(error->message, message, length);
    error->message[length] = '\0';
    return status;
}

void status__name_file(claimdiff_error *error, const char *path)
{
    static const char cut[] = "...", colon[] = ": ";
    if (!error) return;
    const size_t said = strlen(error->message) + 1;
    const size_t room = sizeof error->message - said - (sizeof colon - 1);
    size_t length = strlen(path), before = 0;
    if (length > room) {
        before = sizeof cut - 1;
        path += length - (room - before);
        length = room - before;
    }
    memmove(error->message + before + length + sizeof colon - 1, error->message, said);
    memcpy(error->message, cut, before);
    memcpy(error->message + before, path, length);
    memcpy(error->message + before + length, colon, sizeof colon - 1);
}

#define NAME(names, value)                                                                         \
    ((size_t)(value) < sizeof(names) / sizeof *(names) ? (names)[(size_t)(value)] : "unknown")

const char *claimdiff_status_string(claimdiff_status status)
{
    static const char *const names[] = { "ok", "invalid argument", "out of memory",
                                         "not valid UTF-8", "NUL byte in the text", "no text",
                                         "too large", "fewer than two articles",
                                         "not a date of the form YYYY-MM-DD",
                                         "the model cannot be used", "cancelled",
                                         "the story cannot be used" };
    return NAME(names, status);
}

const char *claimdiff_polarity_string(claimdiff_polarity polarity)
{
    static const char *const names[] = { "positive", "negative" };
    return NAME(names, polarity);
}

const char *claimdiff_modality_string(claimdiff_modality modality)
{
    static const char *const names[] = { "asserted", "possible", "planned",
                                         "conditional", "question", "command" };
    return NAME(names, modality);
}

const char *claimdiff_phase_string(claimdiff_phase phase)
{
    static const char *const names[] = { "fact",    "so_far",    "final", "expected",
                                         "planned", "condition", "denied" };
    return NAME(names, phase);
}

const char *claimdiff_label_string(claimdiff_label label)
{
    static const char *const names[] = { "entailment", "neutral", "contradiction" };
    return NAME(names, label);
}

const char *claimdiff_kind_string(claimdiff_kind kind)
{
    static const char *const names[] = { "agreement", "addition", "contradiction", "tension" };
    return NAME(names, kind);
}

const char *claimdiff_degree_string(claimdiff_degree degree)
{
    static const char *const names[] = { "none", "same", "shared" };
    return NAME(names, degree);
}

const char *claimdiff_reason_string(claimdiff_reason reason)
{
    static const char *const names[] = { "none", "number", "date", "negation", "antonym",
                                         "role", "entity", "location", "modality", "denial",
                                         "verbatim", "paraphrase", "update", "unmatched",
                                         "meaning" };
    return NAME(names, reason);
}

const char *claimdiff_value_kind_string(claimdiff_value_kind kind)
{
    static const char *const names[] = { "count", "money", "percent", "measure", "duration",
                                         "age", "score", "date", "time" };
    return NAME(names, kind);
}

const char *claimdiff_verdict_string(claimdiff_verdict verdict)
{
    static const char *const names[] = { "agree", "rounded", "update", "conflict", "extent" };
    return NAME(names, verdict);
}

const char *claimdiff_bound_string(claimdiff_bound bound)
{
    static const char *const names[] = { "exact", "about", "at_least", "at_most", "between" };
    return NAME(names, bound);
}

const char *claimdiff_mention_type_string(claimdiff_mention_type type)
{
    static const char *const names[] = { "person", "organisation", "place", "other" };
    return NAME(names, type);
}
