/* Terms for readers. */
#include "words.h"

const char *words__reason(claimdiff_reason reason)
{
    static const char *const words[] = {
        [CLAIMDIFF_REASON_NONE] = "",
        [CLAIMDIFF_REASON_NUMBER] = "different numbers",
        [CLAIMDIFF_REASON_DATE] = "different dates or times",
        [CLAIMDIFF_REASON_NEGATION] = "one says it is so, the other that it is not",
        [CLAIMDIFF_REASON_ANTONYM] = "opposite words",
        [CLAIMDIFF_REASON_ROLE] = "who did it to whom",
        [CLAIMDIFF_REASON_ENTITY] = "different names",
        [CLAIMDIFF_REASON_LOCATION] = "different places",
        [CLAIMDIFF_REASON_MODALITY] = "certain or not, planned or not",
        [CLAIMDIFF_REASON_DENIAL] = "one source denies it",
        [CLAIMDIFF_REASON_VERBATIM] = "in the same words",
        [CLAIMDIFF_REASON_PARAPHRASE] = "in other words",
        [CLAIMDIFF_REASON_UPDATE] = "with a figure that may be newer",
        [CLAIMDIFF_REASON_UNMATCHED] = "only here",
        [CLAIMDIFF_REASON_MEANING] = "both cannot be true",
    };
    return (size_t)reason < sizeof words / sizeof *words ? words[reason] : "";
}

const char *words__kind(claimdiff_kind kind, bool many)
{
    static const char *const words[][2] = { { "Agreement", "Agreements" },
                                            { "Addition", "Additions" },
                                            { "Contradiction", "Contradictions" },
                                            { "Tension", "Tensions" } };
    return (size_t)kind < sizeof words / sizeof *words ? words[kind][many] : "";
}

const char *words__verdict(claimdiff_verdict verdict)
{
    static const char *const words[] = {
        [CLAIMDIFF_VERDICT_AGREE] = "the same value",
        [CLAIMDIFF_VERDICT_ROUNDED] = "all can hold",
        [CLAIMDIFF_VERDICT_UPDATE] = "one may be a later figure",
        [CLAIMDIFF_VERDICT_CONFLICT] = "they cannot all hold",
        [CLAIMDIFF_VERDICT_EXTENT] = "one is of a part, or of another place",
    };
    return (size_t)verdict < sizeof words / sizeof *words ? words[verdict] : "";
}

const char *words__sign(claimdiff_kind kind)
{
    static const char *const signs[] = { "=", "+", "\xe2\x89\xa0", "!" };
    return (size_t)kind < sizeof signs / sizeof *signs ? signs[kind] : "";
}

char words__letter(size_t article)
{
    return article < 26 ? (char)('A' + article) : 'Z';
}

const char *words__name(const claimdiff_article *article)
{
    const char *name = claimdiff_article_name(article);
    return name ? name : "";
}

const char *words__judged(const claimdiff_report *report)
{
    if (claimdiff_report_encoder(report))
        return claimdiff_report_judge(report) ? "Judged by encoder and network."
                                              : "Judged by rules alone, without a network.";
    return claimdiff_report_judge(report)
               ? "Found by words alone, without an encoder."
               : "Found by words and judged by rules alone, without encoder and network.";
}

void words__percent(buffer *out, double probability)
{
    if (probability > 0.99) buffer__put(out, "over 99 %");
    else if (probability < 0.01) buffer__put(out, "less than 1 %");
    else buffer__format(out, "%.0f %%", probability * 100);
}

const char *words__span(const claimdiff_article *article, claimdiff_span span, size_t *length)
{
    *length = span.end - span.begin;
    return claimdiff_article_text(article, NULL) + span.begin;
}
