/* Explanations: the sentence of each finding, and the words that an agreement shares. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "../two_texts.h"
#include "report/explain.h"

/* A report on two texts with one finding, of which nothing but what a test sets is known. */
typedef struct reported {
    analysis analyses[2];
    report_article articles[2];
    claimdiff_report report;
} reported;

static finding *start(reported *r, claimdiff_kind kind, claimdiff_reason reason,
                      const char *const texts[2])
{
    memset(r, 0, sizeof *r);
    arena__init(&r->report.arena, &memory__default);
    for (size_t i = 0; i < 2; i++) {
        r->analyses[i].reading.text.text = texts[i];
        r->articles[i].analysis = &r->analyses[i];
    }
    r->report.articles = r->articles;
    r->report.article_count = 2;
    finding *f = ARRAY_PUSH(&r->report.findings, &r->report.arena);
    assert_non_null(f);
    f->stated.kind = kind;
    f->stated.reason = reason;
    return f;
}

static side *add_side(reported *r, size_t article)
{
    side *s = ARRAY_PUSH(&r->report.findings.items[0].sides, &r->report.arena);
    assert_non_null(s);
    s->stated.article = article;
    return s;
}

static void check_and_drop(reported *r, const char *expected)
{
    assert_true(explain__all(&r->report));
    assert_string_equal(r->report.findings.items[0].stated.explanation, expected);
    arena__free(&r->report.arena);
}

/* A contradiction whose evidence is what stands at these words; NULL: none. */
static void check_clash(claimdiff_reason reason, const char *const texts[2],
                        const char *const words[2], const char *expected)
{
    reported r;
    start(&r, CLAIMDIFF_KIND_CONTRADICTION, reason, texts);
    for (size_t i = 0; i < 2; i++) {
        side *s = add_side(&r, i);
        if (!words[i]) continue;
        claimdiff_span *span = ARRAY_PUSH(&s->evidence, &r.report.arena);
        const char *at = strstr(texts[i], words[i]);
        assert_true(span && at);
        span->begin = (size_t)(at - texts[i]);
        span->end = span->begin + strlen(words[i]);
    }
    check_and_drop(&r, expected);
}

static void test_a_contradiction_quotes_both_sides(void **state)
{
    const char *const hurt[] = { "The fire hurt 12 men in May.",
                                 "In June the fire hurt fourteen men." };
    const char *const open[] = { "The road is open.", "The road is not open, and Vik denied it." };
    (void)state;
    check_clash(CLAIMDIFF_REASON_NUMBER, hurt, (const char *const[]){ "12", "fourteen" },
                "The numbers differ: \"12\" against \"fourteen\".");
    check_clash(CLAIMDIFF_REASON_DATE, hurt, (const char *const[]){ "in May", "In June" },
                "The dates differ: \"in May\" against \"In June\".");
    check_clash(CLAIMDIFF_REASON_NEGATION, open, (const char *const[]){ "is open", "is not open" },
                "One side says that it is so, the other that it is not: "
                "\"is open\" against \"is not open\".");
    check_clash(CLAIMDIFF_REASON_DENIAL, open, (const char *const[]){ "is open", "Vik denied" },
                "One source denies what the other side says: \"is open\" against \"Vik denied\".");
}

/* A row of the sheet says what the figures are of, if it has them. */
static void check_row(size_t end, const char *label, const char *expected)
{
    const char *const texts[] = { "Nine died.", "Twelve died." };
    reported r;
    start(&r, CLAIMDIFF_KIND_CONTRADICTION, CLAIMDIFF_REASON_NUMBER, texts);
    fact *row = ARRAY_PUSH(&r.report.facts, &r.report.arena);
    assert_non_null(row);
    row->stated.verdict = CLAIMDIFF_VERDICT_CONFLICT;
    row->stated.label = label;
    for (size_t i = 0; i < 2; i++) {
        side *s = add_side(&r, i);
        claimdiff_span *span = ARRAY_PUSH(&s->evidence, &r.report.arena);
        claimdiff_cell *cell = ARRAY_PUSH(&row->cells, &r.report.arena);
        assert_true(span && cell);
        span->end = strcspn(texts[i], " ");
        *cell = (claimdiff_cell){ .article = i, .span = { end - 1, end } };
    }
    check_and_drop(&r, expected);
}

static void test_figures_are_told_of_what(void **state)
{
    (void)state;
    check_row(4, "… died", "The numbers differ: \"Nine\" against \"Twelve\" (… died).");
    check_row(4, "[Ana Marsh] won the long race over the hills of Oakhurst by a margin of …",
              "The numbers differ: \"Nine\" against \"Twelve\" "
              "([Ana Marsh] won the long race over the hills of Oakhurst by a margin of …).");
    check_row(6, "… died", "The numbers differ: \"Nine\" against \"Twelve\".");
}

static void test_a_side_without_evidence_is_not_quoted(void **state)
{
    const char *const texts[] = { "The road is open.", "The road is shut." };
    (void)state;
    check_clash(CLAIMDIFF_REASON_ANTONYM, texts, (const char *const[]){ NULL, "shut" },
                "The words exclude each other: \"shut\".");
    check_clash(CLAIMDIFF_REASON_MEANING, texts, (const char *const[]){ NULL, NULL },
                "Both cannot be true of one event.");
}

static void test_a_quotation_is_one_line(void **state)
{
    const char *const texts[] = { "He left\r\nat\tnoon.", "He stayed." };
    (void)state;
    check_clash(CLAIMDIFF_REASON_MEANING, texts,
                (const char *const[]){ "left\r\nat\tnoon", "stayed" },
                "Both cannot be true of one event: \"left  at noon\" against \"stayed\".");
}

#define TEN "0123456789"
#define FIFTY TEN TEN TEN TEN TEN

static void test_a_long_quotation_is_cut_between_code_points(void **state)
{
    (void)state;
    const char *const whole[] = { FIFTY TEN, FIFTY "0123456\u20ac" };
    check_clash(CLAIMDIFF_REASON_NUMBER, whole, whole,
                "The numbers differ: \"" FIFTY TEN "\" against \"" FIFTY "0123456\u20ac\".");
    const char *const cut[] = { FIFTY TEN "x", FIFTY "01234567\u20ac" };
    check_clash(CLAIMDIFF_REASON_NUMBER, cut, cut,
                "The numbers differ: \"" FIFTY TEN "...\" against \"" FIFTY "01234567...\".");
    const char *const late[] = { FIFTY "012345678\u20ac" "9", FIFTY "0123456\u20ac\u20ac" };
    check_clash(CLAIMDIFF_REASON_NUMBER, late, late,
                "The numbers differ: \"" FIFTY "012345678...\" "
                "against \"" FIFTY "0123456\u20ac...\".");
}

/* An agreement of two articles; details: how many of its sides add some, the last first; where
 * there are some they share a fact, else they say the same. */
static void check_agreement(claimdiff_reason reason, size_t origins, origin_link link,
                            size_t details, const char *expected)
{
    const char *const texts[] = { "Rain fell.", "It rained." };
    reported r;
    finding *f = start(&r, CLAIMDIFF_KIND_AGREEMENT, reason, texts);
    f->stated.origins = origins;
    f->link = link;
    f->stated.later = CLAIMDIFF_NONE;
    f->stated.degree = details ? CLAIMDIFF_DEGREE_SHARED : CLAIMDIFF_DEGREE_SAME;
    add_side(&r, 0);
    add_side(&r, 1);
    for (size_t i = 0; i < details; i++)
        assert_non_null(ARRAY_PUSH(&f->sides.items[1 - i].added, &r.report.arena));
    check_and_drop(&r, expected);
}

static void test_an_agreement_says_how_and_on_whose_word(void **state)
{
    (void)state;
    check_agreement(CLAIMDIFF_REASON_VERBATIM, 1, ORIGIN_COPIED, 0,
                    "2 articles say the same word for word, one copied or both from one text.");
    check_agreement(CLAIMDIFF_REASON_PARAPHRASE, 2, ORIGIN_APART, 0,
                    "2 articles say the same in other words.");
    check_agreement(CLAIMDIFF_REASON_PARAPHRASE, 1, ORIGIN_SOURCE, 0,
                    "2 articles say the same in other words, from one source.");
    check_agreement(CLAIMDIFF_REASON_PARAPHRASE, 2, ORIGIN_SOURCE, 1,
                    "2 articles share a fact in other words; one adds details.");
    check_agreement(CLAIMDIFF_REASON_PARAPHRASE, 2, ORIGIN_APART, 2,
                    "2 articles share a fact in other words; each adds details.");
    check_agreement(CLAIMDIFF_REASON_UPDATE, 2, ORIGIN_APART, 0,
                    "2 articles say the same with another figure, which may be a later one.");
}

static void test_an_update_may_be_known_to_be_later(void **state)
{
    (void)state;
    const char *const texts[] = { "Nine died.", "Twelve died." };
    reported r;
    finding *f = start(&r, CLAIMDIFF_KIND_AGREEMENT, CLAIMDIFF_REASON_UPDATE, texts);
    f->stated.origins = 2;
    f->stated.later = 1;
    f->stated.degree = CLAIMDIFF_DEGREE_SHARED;
    add_side(&r, 0);
    add_side(&r, 1);
    check_and_drop(&r, "2 articles share a fact with another, later figure.");
}

/* A finding of these two claims, the second of which denies, by the names that a text has. */
static void check_denial(claimdiff_kind kind, const char *a, const char *b, const char *expected)
{
    two_texts two;
    reported r;
    two_texts__open(&two, a, b);
    start(&r, kind, CLAIMDIFF_REASON_DENIAL, (const char *const[]){ a, b });
    for (size_t i = 0; i < 2; i++) {
        const claim_list *claims = &two.analyses[i]->claims;
        r.articles[i].analysis = two.analyses[i];
        side *one = add_side(&r, i);
        one->stated.claim = &claims->items[claims->count - 1].stated;
        one->stated.denies = i == 1;
    }
    check_and_drop(&r, expected);
    two_texts__drop(&two);
}

static void test_a_denial_names_who_says_and_who_denies(void **state)
{
    (void)state;
    check_denial(CLAIMDIFF_KIND_TENSION, "Governor Ana Ruzic said that the mine was unsafe.",
                 "The company denied that the mine was unsafe.",
                 "Said by Governor Ana Ruzic, denied by the company.");
    check_denial(CLAIMDIFF_KIND_TENSION,
                 "Ana Ruzic, the governor of the province, said that the mine was unsafe.",
                 "Police and the owner, who lives abroad, denied that the mine was unsafe.",
                 "Said by Ana Ruzic, denied by Police and the owner.");
    check_denial(CLAIMDIFF_KIND_CONTRADICTION, "The mine was unsafe.",
                 "Ana Ruzic runs the mine. She denied that it was unsafe.",
                 "Said by the article itself, denied by Ana Ruzic.");
}

static void test_an_addition_is_in_no_other_article(void **state)
{
    const char *const texts[] = { "Rain fell.", "Snow fell." };
    reported r;
    (void)state;
    start(&r, CLAIMDIFF_KIND_ADDITION, CLAIMDIFF_REASON_UNMATCHED, texts);
    add_side(&r, 0);
    check_and_drop(&r, "No other article says so.");
}

static void check_words(const char *text, claimdiff_span span, const char *expected)
{
    assert_int_equal(span.end - span.begin, strlen(expected));
    assert_memory_equal(text + span.begin, expected, strlen(expected));
}

/* Explains an agreement of the only claims of two texts; what is checked of it is left
 * to the caller while the articles are there. */
static void check_shared(const char *const texts[2],
                         void (*check)(const finding *f, const char *const texts[2]))
{
    reported r;
    claimdiff_engine *engine;
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_article *articles[2];
    const analysis *analyses[2];
    corpus of;
    options.model = CLAIMDIFF_NO_MODEL;
    assert_int_equal(claimdiff_engine_new(&engine, &options, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < 2; i++) {
        const size_t length = strlen(texts[i]);
        claimdiff_status status =
            claimdiff_article_new(&articles[i], engine, texts[i], length, NULL, NULL);
        assert_int_equal(status, CLAIMDIFF_OK);
        analyses[i] = &articles[i]->analysis;
    }
    finding *f = start(&r, CLAIMDIFF_KIND_AGREEMENT, CLAIMDIFF_REASON_PARAPHRASE, texts);
    assert_true(corpus__init(&of, &r.report.arena, analyses, 2));
    assert_int_equal(of.bag_count, 2);
    add_side(&r, 0);
    add_side(&r, 1);
    const relation first = { .a = 0, .b = 1 };
    assert_true(explain__shared(f, &r.report, &r.report.arena, &of, &first));
    check(f, texts);
    arena__free(&r.report.arena);
    for (size_t i = 0; i < 2; i++) claimdiff_article_free(articles[i]);
    claimdiff_engine_free(engine);
}

static void check_details(const finding *f, const char *const texts[2])
{
    const side *a = &f->sides.items[0], *b = &f->sides.items[1];
    assert_int_equal(a->evidence.count, 1);
    check_words(texts[0], a->evidence.items[0], "storm destroyed a bridge");
    assert_int_equal(a->added.count, 0);
    assert_int_equal(b->evidence.count, 1);
    check_words(texts[1], b->evidence.items[0], "storm destroyed a bridge");
    assert_int_equal(b->added.count, 1);
    check_words(texts[1], b->added.items[0], "near three small mountain villages");
}

static void check_lone_word(const finding *f, const char *const texts[2])
{
    const side *b = &f->sides.items[1];
    assert_int_equal(f->sides.items[0].evidence.count, 1);
    assert_int_equal(b->evidence.count, 2);
    check_words(texts[1], b->evidence.items[0], "storm destroyed");
    check_words(texts[1], b->evidence.items[1], "bridge");
    assert_int_equal(b->added.count, 0);
}

static void test_shared_words_are_evidence_and_others_added(void **state)
{
    (void)state;
    check_shared((const char *const[]){ "The storm destroyed a bridge.\n",
                                        "The storm destroyed a bridge "
                                        "near three small mountain villages.\n" },
                 check_details);
}

static void check_names(const finding *f, const char *const texts[2])
{
    const side *a = &f->sides.items[0], *b = &f->sides.items[1];
    assert_int_equal(a->added.count, 0);
    assert_int_equal(a->evidence.count, 1);
    check_words(texts[0], a->evidence.items[0], "Storm Gerda damaged Ana Kolb's boat");
    assert_int_equal(b->added.count, 0);
    assert_int_equal(b->evidence.count, 1);
}

static void check_repeated(const finding *f, const char *const texts[2])
{
    (void)texts;
    assert_int_equal(f->sides.items[0].added.count, 0);
    assert_int_equal(f->sides.items[1].added.count, 0);
}

static void test_what_the_other_side_has_is_not_added(void **state)
{
    (void)state;
    check_shared((const char *const[]){ "Storm Gerda damaged Ana Kolb's boat.\n",
                                        "Storm Gerda damaged Kolb's boat.\n" },
                 check_names);
    check_shared((const char *const[]){ "Fire in the harbour mill burned the harbour mill roof.\n",
                                        "Fire in the harbour mill burned its roof.\n" },
                 check_repeated);
}

static void test_a_word_alone_is_not_added(void **state)
{
    (void)state;
    check_shared((const char *const[]){ "The storm destroyed a bridge.\n",
                                        "The storm destroyed a wooden bridge.\n" },
                 check_lone_word);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_contradiction_quotes_both_sides),
        cmocka_unit_test(test_figures_are_told_of_what),
        cmocka_unit_test(test_a_side_without_evidence_is_not_quoted),
        cmocka_unit_test(test_a_quotation_is_one_line),
        cmocka_unit_test(test_a_long_quotation_is_cut_between_code_points),
        cmocka_unit_test(test_an_agreement_says_how_and_on_whose_word),
        cmocka_unit_test(test_an_update_may_be_known_to_be_later),
        cmocka_unit_test(test_a_denial_names_who_says_and_who_denies),
        cmocka_unit_test(test_an_addition_is_in_no_other_article),
        cmocka_unit_test(test_shared_words_are_evidence_and_others_added),
        cmocka_unit_test(test_what_the_other_side_has_is_not_added),
        cmocka_unit_test(test_a_word_alone_is_not_added),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
