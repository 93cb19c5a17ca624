/* The one call: articles with their claims in, a report with findings out. */
#include <string.h>

#include "base/status.h"
#include "story.h"

/* How much work the comparisons of an article and of those before it are: the first has none,
 * the second one before it, and later ones some two articles' claims. */
static size_t work_until(size_t article)
{
    return article < 2 ? article : 2 * article - 1;
}

/* Its part of what is done in all. */
static size_t part_until(size_t article, size_t count, size_t whole)
{
    return whole / work_until(count - 1) * work_until(article) +
           whole % work_until(count - 1) * work_until(article) / work_until(count - 1);
}

/* Each article may ask about its part of the pairs, and what those before it have left. */
static size_t most_pairs(const claimdiff_story *s, size_t article, size_t count, size_t asked)
{
    if (!s->wanted.max_pairs) return SIZE_MAX;
    return part_until(article, count, s->wanted.max_pairs) - asked;
}

static bool fill(claimdiff_story *s, claimdiff_article *const *articles, size_t count)
{
    size_t asked = 0;
    pool__stretch(&s->pool, 0, part_until(1, count, POOL_TOTAL));
    if (!pool__tell(&s->pool, 0) || !story__take(s, articles, count)) return false;
    for (size_t i = 0; i < count; i++) {
        if (i)
            pool__stretch(&s->pool, part_until(i - 1, count, POOL_TOTAL),
                          part_until(i, count, POOL_TOTAL));
        if (!story__compare(s, i, most_pairs(s, i, count, asked))) return false;
        asked += s->pipeline.cases.hopes;
    }
    return true;
}

/* The story ends before its report. */
static bool keep_same_event(claimdiff_report *report)
{
    const double **rows = arena__array(&report->arena, report->article_count, sizeof *rows);
    if (!rows) return false;
    for (size_t i = 0; i < report->article_count; i++) {
        double *copy = arena__array(&report->arena, i + 1, sizeof *copy);
        if (!copy) return false;
        memcpy(copy, report->same_event[i], (i + 1) * sizeof *copy);
        rows[i] = copy;
    }
    report->same_event = rows;
    return true;
}

static claimdiff_report *compare(claimdiff_story *s, claimdiff_article *const *articles,
                                 size_t count)
{
    claimdiff_report *report = fill(s, articles, count) ? story__report(s, 0) : NULL;
    if (report && keep_same_event(report) && pool__tell(&s->pool, POOL_TOTAL)) return report;
    claimdiff_report_free(report);
    return NULL;
}

claimdiff_status claimdiff_compare(claimdiff_report **out, claimdiff_article *const *articles,
                                   size_t count, const claimdiff_compare_options *options,
                                   claimdiff_error *error)
{
    claimdiff_compare_options wanted;
    claimdiff_story s;
    if (!out) return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, "out is NULL");
    *out = NULL;
    claimdiff_status status = pipeline__check(articles, count, error);
    if (status) return status;
    const char *fault = story__read_options(&wanted, options);
    if (fault) return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, fault);
    story__init(&s, articles[0]->engine, &wanted);
    *out = compare(&s, articles, count);
    if (!*out)
        status = status__fail(error, s.pool.cancelled ? CLAIMDIFF_ERR_CANCELLED
                                                      : CLAIMDIFF_ERR_MEMORY,
                              CLAIMDIFF_NONE, 0, NULL);
    story__drop(&s);
    return status;
}
