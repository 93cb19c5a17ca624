/* Findings out of relations made by hand: what becomes a contradiction, an agreement or
 * an addition, and in which order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "article.h"
#include "report/findings.h"

#define ARTICLES 3
#define EACH 3 /* claims of an article; bags 0 .. 2, 3 .. 5, 6 .. 8 */
#define AGREEMENTS (1u << CLAIMDIFF_KIND_AGREEMENT)
#define ADDITIONS (1u << CLAIMDIFF_KIND_ADDITION)
#define CONTRADICTIONS (1u << CLAIMDIFF_KIND_CONTRADICTION)
#define KINDS_ALL (AGREEMENTS | ADDITIONS | CONTRADICTIONS)

/* Some have more to check than others: 0.35 for a bare fact, 0.65 for one with a figure. */
static const char *const texts[ARTICLES] = {
    "The mood was grim.\n\nNine men fell.\n\nRain came.\n",
    "Schools closed.\n\nCrowds sang.\n\nSeven trains stopped.\n",
    "Prices rose.\n\nDogs barked.\n\nNobody slept.\n",
};

typedef struct bench {
    claimdiff_engine *engine;
    claimdiff_article *articles[ARTICLES];
    const analysis *analyses[ARTICLES];
    report_article shown[ARTICLES];
    arena scratch;
    corpus of;
    ledger ledger;
    claimdiff_report report;
} bench;

static void set_up(bench *b)
{
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    memset(b, 0, sizeof *b);
    options.model = CLAIMDIFF_NO_MODEL;
    assert_int_equal(claimdiff_engine_new(&b->engine, &options, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < ARTICLES; i++) {
        const size_t length = strlen(texts[i]);
        claimdiff_status status =
            claimdiff_article_new(&b->articles[i], b->engine, texts[i], length, NULL, NULL);
        assert_int_equal(status, CLAIMDIFF_OK);
        b->analyses[i] = &b->articles[i]->analysis;
        b->shown[i].analysis = b->analyses[i];
    }
    arena__init(&b->scratch, &memory__default);
    arena__init(&b->report.arena, &memory__default);
    b->report.articles = b->shown;
    b->report.article_count = ARTICLES;
    assert_true(corpus__init(&b->of, &b->scratch, b->analyses, ARTICLES));
    assert_int_equal(b->of.bag_count, ARTICLES * EACH);
}

static void drop(bench *b)
{
    arena__free(&b->report.arena);
    ledger__close(&b->ledger);
    arena__free(&b->scratch);
    for (size_t i = 0; i < ARTICLES; i++) claimdiff_article_free(b->articles[i]);
    claimdiff_engine_free(b->engine);
}

static relation agree(size_t a, size_t b, double surely)
{
    return (relation){ .a = a, .b = b, .agreement = surely, .reason = CLAIMDIFF_REASON_PARAPHRASE,
                       .forward = 1.0, .backward = 1.0, .decided_by = "overlap" };
}

static relation clash(size_t a, size_t b, double surely)
{
    return (relation){ .a = a, .b = b, .contradiction = surely, .reason = CLAIMDIFF_REASON_NUMBER,
                       .decided_by = "number" };
}

/* "contradiction 0.90: 0 4" for each finding: its kind, confidence and bags. */
static void put_findings(char *out, const claimdiff_report *report)
{
    static const char *const kinds[] = { "agreement", "addition", "contradiction" };
    *out = '\0';
    for (size_t i = 0; i < report->findings.count; i++) {
        const claimdiff_finding *f = &report->findings.items[i].stated;
        out += sprintf(out, "%s %.2f:", kinds[f->kind], f->confidence);
        for (size_t k = 0; k < f->side_count; k++)
            out += sprintf(out, " %zu", f->sides[k]->article * EACH + f->sides[k]->index);
        out += sprintf(out, "\n");
    }
}

/* relations: by their bags. */
static void book(bench *b, const relation *relations, size_t count)
{
    set_up(b);
    ledger__open(&b->ledger, &b->scratch, &b->of);
    for (size_t article = 0; article < ARTICLES; article++) {
        relation_list list = { 0 };
        for (size_t i = 0; i < count; i++) {
            if (b->of.bags[relations[i].b].article != article) continue;
            relation *added = ARRAY_PUSH(&list, &b->scratch);
            assert_non_null(added);
            *added = relations[i];
        }
        assert_true(ledger__book(&b->ledger, &b->scratch, &list, article));
    }
}

static void find(bench *b, const relation *relations, size_t count,
                 const claimdiff_compare_options *wanted)
{
    book(b, relations, count);
    assert_true(findings__add(&b->report, &b->scratch, &b->ledger, wanted, 0));
}

/* What is found of these kinds at this confidence or above. */
static void check_wanted(const relation *relations, size_t count,
                         const claimdiff_compare_options *wanted, const char *expected)
{
    bench b;
    char found[1000];
    find(&b, relations, count, wanted);
    put_findings(found, &b.report);
    assert_string_equal(found, expected);
    drop(&b);
}

/* Contradictions and agreements. */
static void check_pairs(const relation *relations, size_t count, const char *expected)
{
    const claimdiff_compare_options wanted = { .kinds = AGREEMENTS | CONTRADICTIONS };
    check_wanted(relations, count, &wanted, expected);
}

static void check_additions(const relation *relations, size_t count, const char *expected)
{
    const claimdiff_compare_options wanted = { .kinds = ADDITIONS };
    check_wanted(relations, count, &wanted, expected);
}

static void test_contradictions_are_pairs_the_surest_first(void **state)
{
    const relation relations[] = { clash(0, 3, 0.8), clash(0, 7, 0.9), clash(1, 4, 0.2) };
    (void)state;
    check_pairs(relations, 3, "contradiction 0.90: 0 7\ncontradiction 0.80: 0 3\n");
}

/* Groups grow from the pair that stands first in its articles, which here is 1 3. */
static void test_equal_confidence_goes_by_the_text(void **state)
{
    const relation relations[] = { agree(0, 5, 0.9), agree(1, 3, 0.9), clash(2, 4, 0.8),
                                   clash(2, 6, 0.8) };
    (void)state;
    check_pairs(relations, 4,
                "contradiction 0.80: 2 4\ncontradiction 0.80: 2 6\n"
                "agreement 0.90: 0 5\nagreement 0.90: 1 3\n");
}

static void test_a_group_is_as_sure_as_its_weakest_pair(void **state)
{
    const relation relations[] = { agree(0, 3, 0.9), agree(0, 6, 0.8), agree(3, 6, 0.7) };
    (void)state;
    check_pairs(relations, 3, "agreement 0.70: 0 3 6\n");
}

static void test_a_group_grows_only_where_every_two_agree(void **state)
{
    const relation apart[] = { agree(0, 3, 0.9), agree(0, 6, 0.8) };
    const relation doubtful[] = { agree(0, 3, 0.9), agree(0, 6, 0.8), agree(3, 6, 0.1) };
    (void)state;
    check_pairs(apart, 2, "agreement 0.90: 0 3\nagreement 0.80: 0 6\n");
    check_pairs(doubtful, 3, "agreement 0.90: 0 3\nagreement 0.80: 0 6\n");
}

/* Claims that all stand in far surer agreements. */
static void test_an_agreement_without_news_is_left_out(void **state)
{
    const relation doubtful[] = { agree(0, 3, 0.9), agree(0, 4, 0.4), agree(1, 4, 0.9) };
    const relation surer[] = { agree(0, 3, 0.9), agree(0, 4, 0.5), agree(1, 4, 0.9) };
    const relation alone[] = { agree(0, 3, 0.9), agree(0, 4, 0.4) };
    (void)state;
    check_pairs(doubtful, 3, "agreement 0.90: 0 3\nagreement 0.90: 1 4\n");
    check_pairs(surer, 3, "agreement 0.90: 0 3\nagreement 0.90: 1 4\nagreement 0.50: 0 4\n");
    check_pairs(alone, 2, "agreement 0.90: 0 3\nagreement 0.40: 0 4\n");
}

/* What bags 0 and 1 share with bag 3 is seldom one fact. */
static void test_a_group_has_one_claim_of_an_article(void **state)
{
    const relation relations[] = { agree(0, 3, 0.9), agree(0, 6, 0.8), agree(1, 3, 0.8),
                                   agree(1, 6, 0.7), agree(3, 6, 0.7) };
    (void)state;
    check_pairs(relations, 2, "agreement 0.90: 0 3\nagreement 0.80: 0 6\n");
    check_pairs(relations, 5, "agreement 0.70: 0 3 6\nagreement 0.70: 1 3 6\n");
}

static void test_a_claim_in_neither_is_an_addition(void **state)
{
    const relation relations[] = { clash(0, 3, 0.8), agree(1, 4, 0.9), agree(2, 7, 0.2),
                                   clash(5, 8, 0.4) };
    (void)state;
    check_additions(relations, 4,
                    "addition 0.42: 5\naddition 0.70: 6\naddition 0.56: 2\n"
                    "addition 0.56: 7\naddition 0.42: 8\n");
}

static void test_additions_with_more_to_check_come_first(void **state)
{
    (void)state;
    check_additions(NULL, 0,
                    "addition 0.70: 1\naddition 0.70: 5\naddition 0.70: 0\n"
                    "addition 0.70: 2\naddition 0.70: 3\naddition 0.70: 4\naddition 0.70: 6\n"
                    "addition 0.70: 7\naddition 0.70: 8\n");
}

/* Bags 0 and 3 exclude each other, but article 1 says in bag 4 what bag 0 does. */
static void test_an_article_that_says_both_contradicts_neither(void **state)
{
    const relation whole[] = { clash(0, 3, 0.8), agree(0, 4, 0.9) };
    const relation other_side[] = { clash(0, 3, 0.8), agree(1, 3, 0.9) };
    (void)state;
    check_pairs(whole, 2, "agreement 0.90: 0 4\n");
    check_pairs(other_side, 2, "agreement 0.90: 1 3\n");
    check_additions(whole, 2,
                    "addition 0.70: 1\naddition 0.70: 5\naddition 0.70: 2\naddition 0.70: 6\n"
                    "addition 0.70: 7\naddition 0.70: 8\naddition 0.14: 3\n");
}

static void test_half_a_claim_reconciles_nothing(void **state)
{
    relation half[] = { clash(0, 3, 0.8), agree(0, 4, 0.9) };
    const relation elsewhere[] = { clash(0, 3, 0.8), agree(0, 7, 0.9) };
    (void)state;
    half[1].backward = 0.5;
    check_pairs(half, 2, "contradiction 0.80: 0 3\nagreement 0.90: 0 4\n");
    check_pairs(elsewhere, 2, "contradiction 0.80: 0 3\nagreement 0.90: 0 7\n");
    half[1].reason = CLAIMDIFF_REASON_VERBATIM;
    check_pairs(half, 2, "agreement 0.90: 0 4\n");
}

static void test_only_what_is_wanted_is_reported(void **state)
{
    const relation relations[] = { clash(0, 3, 0.8), clash(1, 5, 0.7), agree(2, 7, 0.9),
                                   agree(4, 8, 0.75) };
    const claimdiff_compare_options sure = { .kinds = KINDS_ALL, .min_confidence = 0.75 };
    const claimdiff_compare_options agreements = { .kinds = AGREEMENTS };
    const claimdiff_compare_options all = { .kinds = KINDS_ALL };
    (void)state;
    check_wanted(relations, 4, &sure,
                 "contradiction 0.80: 0 3\nagreement 0.90: 2 7\nagreement 0.75: 4 8\n");
    check_wanted(relations, 4, &agreements, "agreement 0.90: 2 7\nagreement 0.75: 4 8\n");
    check_wanted(relations, 4, &all,
                 "contradiction 0.80: 0 3\ncontradiction 0.70: 1 5\n"
                 "agreement 0.90: 2 7\nagreement 0.75: 4 8\naddition 0.70: 6\n");
}

static void test_a_contradiction_shows_what_decided_it(void **state)
{
    bench b;
    relation relations[] = { clash(1, 5, 0.8) };
    const claimdiff_compare_options wanted = { .kinds = CONTRADICTIONS };
    (void)state;
    relations[0].evidence_a = (token_range){ 5, 7 }; /* The mood was grim . Nine men */
    find(&b, relations, 1, &wanted);
    assert_int_equal(b.report.findings.count, 1);
    const claimdiff_finding *f = &b.report.findings.items[0].stated;
    assert_int_equal(f->reason, CLAIMDIFF_REASON_NUMBER);
    assert_string_equal(f->decided_by, "number");
    assert_int_equal(f->sides[0]->evidence_count, 1);
    assert_int_equal(f->sides[0]->evidence[0].begin, 20);
    assert_int_equal(f->sides[0]->evidence[0].end, 28);
    assert_int_equal(f->sides[1]->evidence_count, 0);
    assert_string_equal(f->explanation, "The numbers differ: \"Nine men\".");
    drop(&b);
}

static void put_cell(bench *b, fact *row, size_t bag)
{
    const claim_bag *of = &b->of.bags[bag];
    claimdiff_cell *cell = ARRAY_PUSH(&row->cells, &b->report.arena);
    assert_non_null(cell);
    *cell = (claimdiff_cell){ .article = of->article, .index = of->index,
                              .claim = &of->claim->stated, .span = { 20, 24 },
                              .variant = row->cells.count - 1 };
}

/* A row of the sheet of claims 1 and 5, and what is found with it and these relations. */
static void check_row(claimdiff_verdict verdict, double surely, const relation *relations,
                      size_t count, const char *expected)
{
    bench b;
    char found[1000];
    const claimdiff_compare_options wanted = { .kinds = AGREEMENTS | CONTRADICTIONS };
    book(&b, relations, count);
    b.report.judge = "judge";
    fact *row = ARRAY_PUSH(&b.report.facts, &b.report.arena);
    assert_non_null(row);
    row->stated = (claimdiff_fact){ .verdict = verdict, .confidence = surely, .label = "… people" };
    put_cell(&b, row, 1);
    put_cell(&b, row, 5);
    row->opposed[1] = 1;
    assert_true(findings__add(&b.report, &b.scratch, &b.ledger, &wanted, 0));
    put_findings(found, &b.report);
    assert_string_equal(found, expected);
    drop(&b);
}

/* Once, and not as an agreement, too. */
static void test_a_row_in_conflict_is_a_contradiction(void **state)
{
    const relation agreeing = agree(1, 5, 0.7), clashing = clash(1, 5, 0.9);
    (void)state;
    check_row(CLAIMDIFF_VERDICT_CONFLICT, 0.8, NULL, 0, "contradiction 0.80: 1 5\n");
    check_row(CLAIMDIFF_VERDICT_CONFLICT, 0.8, &agreeing, 1, "contradiction 0.80: 1 5\n");
    check_row(CLAIMDIFF_VERDICT_CONFLICT, 0.8, &clashing, 1, "contradiction 0.90: 1 5\n");
    check_row(CLAIMDIFF_VERDICT_CONFLICT, 0.3, &agreeing, 1, "agreement 0.70: 1 5\n");
    check_row(CLAIMDIFF_VERDICT_EXTENT, 0.8, &agreeing, 1, "agreement 0.70: 1 5\n");
}

static void test_a_group_with_an_update_is_one(void **state)
{
    bench b;
    relation relations[] = { agree(0, 3, 0.9), agree(0, 6, 0.8), agree(3, 6, 0.7) };
    const claimdiff_compare_options wanted = { .kinds = AGREEMENTS };
    (void)state;
    relations[2].reason = CLAIMDIFF_REASON_UPDATE;
    find(&b, relations, 3, &wanted);
    assert_int_equal(b.report.findings.count, 1);
    const claimdiff_finding *f = &b.report.findings.items[0].stated;
    assert_int_equal(f->reason, CLAIMDIFF_REASON_UPDATE);
    assert_int_equal(f->origins, 3);
    drop(&b);
}

static void test_a_group_says_the_same_if_every_two_do(void **state)
{
    bench b;
    relation relations[] = { agree(0, 3, 0.9), agree(0, 6, 0.8), agree(1, 4, 0.6),
                             agree(3, 6, 0.7) };
    const claimdiff_compare_options wanted = { .kinds = AGREEMENTS };
    (void)state;
    relations[0].same = relations[1].same = relations[2].same = 1.0;
    find(&b, relations, 4, &wanted);
    assert_int_equal(b.report.findings.count, 2);
    assert_int_equal(b.report.findings.items[0].stated.degree, CLAIMDIFF_DEGREE_SHARED);
    assert_int_equal(b.report.findings.items[1].stated.degree, CLAIMDIFF_DEGREE_SAME);
    drop(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contradictions_are_pairs_the_surest_first),
        cmocka_unit_test(test_equal_confidence_goes_by_the_text),
        cmocka_unit_test(test_a_group_is_as_sure_as_its_weakest_pair),
        cmocka_unit_test(test_a_group_grows_only_where_every_two_agree),
        cmocka_unit_test(test_an_agreement_without_news_is_left_out),
        cmocka_unit_test(test_a_group_has_one_claim_of_an_article),
        cmocka_unit_test(test_a_claim_in_neither_is_an_addition),
        cmocka_unit_test(test_additions_with_more_to_check_come_first),
        cmocka_unit_test(test_an_article_that_says_both_contradicts_neither),
        cmocka_unit_test(test_half_a_claim_reconciles_nothing),
        cmocka_unit_test(test_only_what_is_wanted_is_reported),
        cmocka_unit_test(test_a_contradiction_shows_what_decided_it),
        cmocka_unit_test(test_a_row_in_conflict_is_a_contradiction),
        cmocka_unit_test(test_a_group_with_an_update_is_one),
        cmocka_unit_test(test_a_group_says_the_same_if_every_two_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
