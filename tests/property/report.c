/*
 * What holds of every report, over the sample articles and the project's gold:
 * spans lie in the text, findings are in order, an article agrees with itself,
 * swapped articles give the mirrored findings, and the same bytes the same
 * report.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "../articles.h"
#include "model/weights.h"

#define EVENTS_MIN 20

/* ---- Helpers --------------------------------------------------------------- */

static claimdiff_report *report_of(claimdiff_article *const *articles, size_t count)
{
    claimdiff_report *report;
    assert_int_equal(claimdiff_compare(&report, articles, count, NULL, NULL), CLAIMDIFF_OK);
    return report;
}

/* By rules and words, and with networks of random numbers, which say anything. */
static void over_all_events(void (*visit)(const event *, void *))
{
    claimdiff_engine_options with[2] = { CLAIMDIFF_ENGINE_OPTIONS_INIT,
                                         CLAIMDIFF_ENGINE_OPTIONS_INIT };
    with[1].model = "tests/model/data/tiny-bert.cdm";
    with[1].judge = "tests/model/data/tiny-judge.cdm";
    for (size_t i = 0; i < 2; i++) {
        claimdiff_engine *engine;
        if (with[i].judge && !weights__are_for_here()) break;
        assert_int_equal(claimdiff_engine_new(&engine, &with[i], NULL), CLAIMDIFF_OK);
        assert_true(articles__each(engine, visit, engine) >= EVENTS_MIN);
        claimdiff_engine_free(engine);
    }
}

static bool has_claim(const claimdiff_finding *finding, size_t article, size_t claim)
{
    for (size_t i = 0; i < finding->side_count; i++)
        if (finding->sides[i]->article == article && finding->sides[i]->index == claim) return true;
    return false;
}

static bool is_boundary(const char *text, size_t offset)
{
    return ((unsigned char)text[offset] & 0xc0) != 0x80;
}

/* ---- Spans ------------------------------------------------------------------ */

static void check_span(const claimdiff_article *article, claimdiff_span span, bool may_be_empty)
{
    size_t length;
    const char *text = claimdiff_article_text(article, &length);
    assert_true(span.begin <= span.end && span.end <= length);
    if (span.begin == span.end) {
        assert_true(may_be_empty);
        return;
    }
    assert_true(is_boundary(text, span.begin) && is_boundary(text, span.end));
    assert_null(strchr(" \t\r\n", text[span.begin]));
    assert_null(strchr(" \t\r\n", text[span.end - 1]));
}

static void check_inside(claimdiff_span inner, claimdiff_span outer)
{
    assert_true(inner.begin >= outer.begin && inner.end <= outer.end);
}

/* "the company that runs the ferry", "two hours before they sailed" may go on
 * in the next claim. */
static void check_begins_in(claimdiff_span inner, claimdiff_span outer)
{
    assert_true(inner.begin >= outer.begin && inner.begin < outer.end);
}

static void check_claim(const claimdiff_article *article, const claimdiff_claim *claim)
{
    check_span(article, claim->span, false);
    check_span(article, claim->sentence, false);
    check_inside(claim->span, claim->sentence);
    check_span(article, claim->source, true);
    check_span(article, claim->cue, true);
    check_span(article, claim->polarity_cue, true);
    check_span(article, claim->modality_cue, true);
    for (size_t i = 0; i < claim->quantity_count; i++) {
        const claimdiff_quantity *quantity = claim->quantities[i];
        check_span(article, quantity->span, false);
        check_inside(quantity->span, claim->span);
        /* the figures of a score, 1-3 as 3-1, stand as they are */
        if (quantity->bound == CLAIMDIFF_BOUND_BETWEEN)
            assert_true(quantity->low <= quantity->high);
    }
    for (size_t i = 0; i < claim->timex_count; i++) {
        check_span(article, claim->timexes[i]->span, false);
        check_begins_in(claim->timexes[i]->span, claim->span);
    }
    for (size_t i = 0; i < claim->mention_count; i++) {
        check_span(article, claim->mentions[i]->span, false);
        check_begins_in(claim->mentions[i]->span, claim->span);
    }
}

static void check_article_spans(const claimdiff_article *article)
{
    size_t end = 0;
    for (size_t i = 0; i < claimdiff_article_claim_count(article); i++) {
        claimdiff_claim copy = *claimdiff_article_claim(article, i); /* as good as the original */
        assert_true(copy.span.begin >= end);
        end = copy.span.end;
        check_claim(article, &copy);
    }
}

static void check_side(const claimdiff_report *report, const claimdiff_side *side)
{
    const claimdiff_article *article = claimdiff_report_article(report, side->article);
    assert_ptr_equal(side->claim, claimdiff_article_claim(article, side->index));
    assert_non_null(side->claim);
    for (size_t i = 0; i < side->evidence_count; i++) check_span(article, side->evidence[i], false);
    for (size_t i = 0; i < side->added_count; i++) check_span(article, side->added[i], false);
}

/* Sides in the order of the articles, then of the text; as many as the kind has. */
static void check_sides(const claimdiff_report *report, const claimdiff_finding *finding)
{
    if (finding->kind == CLAIMDIFF_KIND_CONTRADICTION || finding->kind == CLAIMDIFF_KIND_TENSION)
        assert_int_equal(finding->side_count, 2);
    else if (finding->kind == CLAIMDIFF_KIND_ADDITION) assert_int_equal(finding->side_count, 1);
    else assert_true(finding->side_count >= 2);
    for (size_t i = 0; i < finding->side_count; i++) {
        const claimdiff_side *side = finding->sides[i], *last = i ? finding->sides[i - 1] : NULL;
        check_side(report, side);
        if (finding->kind != CLAIMDIFF_KIND_AGREEMENT) assert_int_equal(side->added_count, 0);
        if (!last) continue;
        assert_true(last->article <= side->article);
        if (last->article == side->article) assert_true(last->index < side->index);
    }
}

static void visit_spans(const event *e, void *engine)
{
    (void)engine;
    claimdiff_report *report = report_of(e->articles, e->count);
    for (size_t i = 0; i < e->count; i++) check_article_spans(e->articles[i]);
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++)
        check_sides(report, claimdiff_report_finding(report, i));
    claimdiff_report_free(report);
}

static void every_span_slices_back(void **state)
{
    (void)state;
    over_all_events(visit_spans);
}

/* ---- Order ------------------------------------------------------------------ */

static int rank(claimdiff_kind kind)
{
    static const int ranks[] = { [CLAIMDIFF_KIND_CONTRADICTION] = 0,
                                 [CLAIMDIFF_KIND_TENSION] = 1,
                                 [CLAIMDIFF_KIND_AGREEMENT] = 2,
                                 [CLAIMDIFF_KIND_ADDITION] = 3 };
    return ranks[kind];
}

/* What findings of one kind are ordered by. */
static double weight(const claimdiff_finding *f)
{
    return f->kind == CLAIMDIFF_KIND_ADDITION ? f->confidence * f->checkable : f->confidence;
}

static void visit_order(const event *e, void *engine)
{
    (void)engine;
    claimdiff_report *report = report_of(e->articles, e->count);
    const claimdiff_finding *last = NULL;
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++) {
        const claimdiff_finding *finding = claimdiff_report_finding(report, i);
        assert_true(finding->confidence >= 0 && finding->confidence <= 1);
        assert_non_null(finding->explanation);
        assert_non_null(finding->decided_by);
        assert_true((finding->kind == CLAIMDIFF_KIND_AGREEMENT) == (finding->origins > 0));
        assert_true((finding->kind == CLAIMDIFF_KIND_ADDITION) == (finding->checkable > 0));
        if (last) {
            assert_true(rank(last->kind) <= rank(finding->kind));
            if (last->kind == finding->kind) assert_true(weight(last) >= weight(finding));
        }
        last = finding;
    }
    claimdiff_report_free(report);
}

static void findings_are_in_order(void **state)
{
    (void)state;
    over_all_events(visit_order);
}

static bool is_found(const claimdiff_report *report, size_t article, size_t claim)
{
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++)
        if (has_claim(claimdiff_report_finding(report, i), article, claim)) return true;
    return false;
}

/* Every claim is in a finding, contradicted, agreed with or added, unless it is none. */
static void visit_cover(const event *e, void *engine)
{
    claimdiff_report *report = report_of(e->articles, e->count);
    (void)engine;
    for (size_t a = 0; a < e->count; a++)
        for (size_t i = 0; i < claimdiff_article_claim_count(e->articles[a]); i++)
            assert_true(is_found(report, a, i) !=
                        claimdiff_article_claim(e->articles[a], i)->fragment);
    claimdiff_report_free(report);
}

static void every_claim_but_fragments_is_in_a_finding(void **state)
{
    (void)state;
    over_all_events(visit_cover);
}

/* ---- An article against itself ------------------------------------------------ */

static void visit_self(const event *e, void *engine)
{
    (void)engine;
    for (size_t a = 0; a < e->count; a++) {
        claimdiff_article *twice[2] = { e->articles[a], e->articles[a] };
        claimdiff_report *report = report_of(twice, 2);
        for (size_t i = 0; i < claimdiff_report_finding_count(report); i++) {
            const claimdiff_finding *finding = claimdiff_report_finding(report, i);
            if (finding->kind != CLAIMDIFF_KIND_AGREEMENT &&
                finding->kind != CLAIMDIFF_KIND_TENSION)
                fail_msg("%s against itself: %s (%s)", claimdiff_article_name(e->articles[a]),
                         claimdiff_kind_string(finding->kind), finding->explanation);
        }
        claimdiff_report_free(report);
    }
}

static void an_article_agrees_with_itself(void **state)
{
    (void)state;
    over_all_events(visit_self);
}

/* ---- Swapped articles ---------------------------------------------------------- */

/* Whether b is a with the two articles swapped. */
static bool is_mirrored(const claimdiff_finding *a, const claimdiff_finding *b)
{
    double apart = a->confidence - b->confidence;
    if (a->kind != b->kind || a->reason != b->reason || apart > 1e-9 || apart < -1e-9 ||
        a->side_count != b->side_count)
        return false;
    for (size_t i = 0; i < a->side_count; i++)
        if (!has_claim(b, 1 - a->sides[i]->article, a->sides[i]->index)) return false;
    return true;
}

static void visit_swapped(const event *e, void *engine)
{
    (void)engine;
    claimdiff_article *backward[2] = { e->articles[1], e->articles[0] };
    claimdiff_report *there = report_of(e->articles, 2);
    claimdiff_report *back = report_of(backward, 2);
    size_t count = claimdiff_report_finding_count(there);
    assert_int_equal(count, claimdiff_report_finding_count(back));
    for (size_t i = 0; i < count; i++) {
        size_t j = 0;
        while (j < count && !is_mirrored(claimdiff_report_finding(there, i),
                                         claimdiff_report_finding(back, j)))
            j++;
        if (j == count)
            fail_msg("%s: finding %zu has no mirror (%s)", e->folder, i,
                     claimdiff_report_finding(there, i)->explanation);
    }
    claimdiff_report_free(there);
    claimdiff_report_free(back);
}

static void swapped_articles_give_mirrored_findings(void **state)
{
    (void)state;
    over_all_events(visit_swapped);
}

/* ---- The same bytes twice -------------------------------------------------------- */

static void visit_twice(const event *e, void *engine)
{
    claimdiff_report *first = report_of(e->articles, e->count);
    claimdiff_report *second = report_of(e->articles, e->count);
    char *a, *b;
    assert_int_equal(claimdiff_report_json(&a, NULL, first, NULL), CLAIMDIFF_OK);
    assert_int_equal(claimdiff_report_json(&b, NULL, second, NULL), CLAIMDIFF_OK);
    assert_string_equal(a, b);
    claimdiff_string_free(engine, a);
    claimdiff_string_free(engine, b);
    claimdiff_report_free(first);
    claimdiff_report_free(second);
}

static void the_same_bytes_give_the_same_report(void **state)
{
    (void)state;
    over_all_events(visit_twice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_span_slices_back),
        cmocka_unit_test(findings_are_in_order),
        cmocka_unit_test(every_claim_but_fragments_is_in_a_finding),
        cmocka_unit_test(an_article_agrees_with_itself),
        cmocka_unit_test(swapped_articles_give_mirrored_findings),
        cmocka_unit_test(the_same_bytes_give_the_same_report),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
