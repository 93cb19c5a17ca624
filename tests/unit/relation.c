/* The judge of a pair: its features, and what the rules and the network make of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "../two_texts.h"
#include "judge/relation.h"

#define CLOSE 1e-9

/* Two claims side by side, the first of either text. */
typedef struct sides {
    two_texts two;
    relation_case one;
} sides;

static void open_pair(sides *s, const char *a, const char *b)
{
    memset(s, 0, sizeof *s);
    two_texts__open(&s->two, a, b);
    assert_int_equal(s->two.of.bag_count, 2);
    candidate pair = { .a = 0, .b = 1, .words = 0.5, .cosine = 0.25, .score = 0.75, .best = 1.0 };
    assert_true(relation__open(&s->one, &s->two.arena, &s->two.of, &pair));
}

static void drop(sides *s)
{
    two_texts__drop(&s->two);
}

static double feature(const sides *s, relation_feature f)
{
    return s->one.features[f];
}

/* What a network would say that is sure of one label, and of whether they agree. */
static nli_score sure_of(claimdiff_label label, double agreement)
{
    nli_score says = { { 0.01, 0.01, 0.01 }, agreement, false };
    says.label[label] = 0.98;
    return says;
}

/* ---- Features ---------------------------------------------------------------- */

static void a_claim_and_itself(void **state)
{
    static const char text[] = "The bridge cost 12 million euros on 3 June 2026.";
    sides s;
    (void)state;
    open_pair(&s, text, text);
    assert_float_equal(feature(&s, FEATURE_MIN_COVER), 1.0, CLOSE);
    assert_float_equal(feature(&s, FEATURE_MAX_COVER), 1.0, CLOSE);
    assert_float_equal(feature(&s, FEATURE_MATCHED), log1p(s.two.of.bags[0].weight), CLOSE);
    assert_float_equal(feature(&s, FEATURE_VALUES), 1.0, 0.0);
    assert_float_equal(feature(&s, FEATURE_TIMES), 1.0, 0.0);
    assert_float_equal(feature(&s, FEATURE_CLASH), 0.0, 0.0);
    assert_float_equal(feature(&s, FEATURE_PREDICATE), 1.0, 0.0);
    assert_float_equal(feature(&s, FEATURE_POLARITY), 0.0, 0.0);
    assert_float_equal(feature(&s, FEATURE_MODALITY), 0.0, 0.0);
    assert_float_equal(feature(&s, FEATURE_RULE), 0.0, 0.0);
    assert_float_equal(feature(&s, FEATURE_APART), 0.0, 0.0);
    assert_null(s.one.rule);
    drop(&s);
}

static void the_candidate_is_taken_over(void **state)
{
    sides s;
    (void)state;
    open_pair(&s, "The bridge fell.", "The bridge fell.");
    assert_float_equal(feature(&s, FEATURE_WORDS), 0.5, 0.0);
    assert_float_equal(feature(&s, FEATURE_COSINE), 0.25, 0.0);
    assert_float_equal(feature(&s, FEATURE_EVENT), 0.75, 0.0);
    assert_float_equal(feature(&s, FEATURE_BEST), 1.0, 0.0);
    drop(&s);
}

static void what_differs_is_told(void **state)
{
    sides s;
    (void)state;
    open_pair(&s, "The bridge cost 12 million euros.", "The bridge cost 15 million euros.");
    assert_float_equal(feature(&s, FEATURE_VALUES), 0.0, 0.0);
    assert_float_equal(feature(&s, FEATURE_CLASH), 1.0, 0.0);
    assert_string_equal(s.one.rule, "number");
    assert_float_equal(feature(&s, FEATURE_RULE), s.one.opinion.score, 0.0);
    assert_true(feature(&s, FEATURE_MIN_COVER) < 1.0);
    drop(&s);
    open_pair(&s, "The bridge did not open.", "The bridge may open.");
    assert_float_equal(feature(&s, FEATURE_POLARITY), 1.0, 0.0);
    assert_float_equal(feature(&s, FEATURE_MODALITY), 1.0, 0.0);
    drop(&s);
    open_pair(&s, "The bridge opened on 3 June 2026.", "The bridge closed on 10 June 2026.");
    assert_float_equal(feature(&s, FEATURE_APART), 1.0, 0.0);
    assert_float_equal(feature(&s, FEATURE_TIMES), 0.0, 0.0);
    assert_float_equal(feature(&s, FEATURE_PREDICATE), 0.0, 0.0);
    drop(&s);
}

static void elsewhere_silences_the_rules(void **state)
{
    sides s;
    (void)state;
    open_pair(&s, "The bridge cost 12 million euros in 2019.", "The bridge cost 15 million euros.");
    assert_float_equal(feature(&s, FEATURE_ELSEWHERE), 1.0, 0.0);
    assert_float_equal(feature(&s, FEATURE_RULE), 0.0, 0.0);
    assert_null(s.one.rule);
    drop(&s);
}

static void the_network_is_taken_as_log_odds(void **state)
{
    const nli_score there = { { 0.8, 0.1, 0.1 }, 0.6, false };
    const nli_score back = { { 0.2, 0.5, 0.3 }, 0.9, false };
    sides s;
    (void)state;
    open_pair(&s, "The bridge fell.", "The bridge fell.");
    assert_false(s.one.judged);
    relation__add_nli(&s.one, &there, &back);
    assert_true(s.one.judged);
    assert_float_equal(feature(&s, FEATURE_SHARED), log(0.75 / 0.25), 1e-6);
    assert_float_equal(feature(&s, FEATURE_FOLLOWS), log(0.8 / 0.2), 1e-6);
    assert_float_equal(feature(&s, FEATURE_MUTUAL), log(0.2 / 0.8), 1e-6);
    assert_float_equal(feature(&s, FEATURE_BOTH), log(0.1 / 0.9), 1e-6);
    assert_float_equal(feature(&s, FEATURE_EXCLUDES), log(0.2 / 0.8), 1e-6);
    const nli_score never = { { 0.0, 1.0, 0.0 }, 0.0, false };
    const nli_score always = { { 1.0, 0.0, 0.0 }, 1.0, false };
    relation__add_nli(&s.one, &never, &never);
    assert_float_equal(feature(&s, FEATURE_SHARED), -12.0, 0.0);
    relation__add_nli(&s.one, &always, &always);
    assert_float_equal(feature(&s, FEATURE_SHARED), 12.0, 0.0);
    drop(&s);
}

/* ---- Whether the network is asked ---------------------------------------------- */

static void ranks_are_logs_the_better_side_first(void **state)
{
    sides s;
    (void)state;
    open_pair(&s, "The bridge fell.", "The bridge fell.");
    relation__add_ranks(&s.one, 5, 0);
    assert_float_equal(feature(&s, FEATURE_RANK), 0.0, 0.0);
    assert_float_equal(feature(&s, FEATURE_RANK_OTHER), log1p(5.0), 0.0);
    drop(&s);
}

static void others_that_are_likelier_take_hope(void **state)
{
    sides s;
    (void)state;
    open_pair(&s, "The storm damaged the harbour.", "The storm wrecked the harbour.");
    relation__add_ranks(&s.one, 0, 0);
    const double first = relation__prior(&s.one);
    assert_true(relation__is_worth_asking(first));
    relation__add_ranks(&s.one, 7, 7);
    assert_true(relation__prior(&s.one) < first);
    drop(&s);
}

static void what_is_unlike_is_not_asked_about(void **state)
{
    sides s;
    (void)state;
    open_pair(&s, "The storm damaged the harbour.", "Tickets were sold by a shop.");
    s.one.features[FEATURE_WORDS] = s.one.features[FEATURE_COSINE] = 0.0;
    s.one.features[FEATURE_EVENT] = s.one.features[FEATURE_BEST] = 0.05;
    relation__add_ranks(&s.one, 7, 7);
    assert_false(relation__is_worth_asking(relation__prior(&s.one)));
    drop(&s);
}

static void the_other_way_is_for_what_is_open(void **state)
{
    const nli_score none = sure_of(CLAIMDIFF_LABEL_NEUTRAL, 0.01);
    const nli_score some = sure_of(CLAIMDIFF_LABEL_ENTAILMENT, 0.9);
    sides s;
    (void)state;
    open_pair(&s, "The storm damaged the harbour.", "The storm wrecked the harbour.");
    relation__add_nli(&s.one, &none, &none);
    assert_false(relation__is_open(&s.one));
    relation__add_nli(&s.one, &some, &some);
    assert_true(relation__is_open(&s.one));
    drop(&s);
}

/* An agreement by far in which one side says more is none that the other way could change. */
static void the_other_way_is_not_for_what_is_settled(void **state)
{
    const nli_score surely = { { 0.02, 0.97, 0.01 }, 0.99, false };
    const nli_score perhaps = { { 0.02, 0.97, 0.01 }, 0.3, false };
    const nli_score tense = { { 0.02, 0.6, 0.38 }, 0.99, false };
    sides s;
    (void)state;
    open_pair(&s, "The storm damaged the harbour.", "The storm wrecked the old harbour on Monday.");
    relation__add_nli(&s.one, &surely, &surely);
    assert_false(relation__is_open(&s.one));
    relation__add_nli(&s.one, &perhaps, &perhaps);
    assert_true(relation__is_open(&s.one));
    relation__add_nli(&s.one, &tense, &tense);
    assert_true(relation__is_open(&s.one));
    drop(&s);
}

/* ---- Verdicts ---------------------------------------------------------------- */

static void alone_the_rule_decides(void **state)
{
    sides s;
    relation r;
    (void)state;
    open_pair(&s, "The bridge cost 12 million euros.", "The bridge cost 15 million euros.");
    relation__close(&r, &s.one, false);
    assert_true(relation__contradicts(&r));
    assert_false(relation__agrees(&r));
    assert_false(r.judged);
    assert_float_equal(r.contradiction, s.one.opinion.score, 0.0);
    assert_int_equal(r.reason, CLAIMDIFF_REASON_NUMBER);
    assert_string_equal(r.decided_by, "number");
    assert_int_equal(r.evidence_a.begin, s.one.opinion.evidence_a.begin);
    assert_int_equal(r.evidence_b.end, s.one.opinion.evidence_b.end);
    assert_true(r.evidence_a.begin < r.evidence_a.end);
    drop(&s);
}

static void alone_likeness_agrees(void **state)
{
    sides s;
    relation r;
    (void)state;
    open_pair(&s, "The storm damaged the harbour.", "The storm damaged the harbour.");
    relation__close(&r, &s.one, false);
    assert_true(relation__agrees(&r));
    assert_float_equal(r.contradiction, 0.0, 0.0);
    assert_int_equal(r.reason, CLAIMDIFF_REASON_VERBATIM);
    assert_string_equal(r.decided_by, "overlap");
    drop(&s);
}

static void the_network_excludes(void **state)
{
    const nli_score no = sure_of(CLAIMDIFF_LABEL_CONTRADICTION, 0.01);
    sides s;
    relation r;
    (void)state;
    open_pair(&s, "The storm damaged the harbour.", "The storm spared the harbour.");
    assert_null(s.one.rule);
    relation__add_nli(&s.one, &no, &no);
    relation__close(&r, &s.one, true);
    assert_true(relation__contradicts(&r));
    assert_false(relation__agrees(&r));
    assert_true(r.judged);
    assert_int_equal(r.reason, CLAIMDIFF_REASON_MEANING);
    assert_string_equal(r.decided_by, "network");
    assert_float_equal(r.entailment, 0.01, 0.0);
    drop(&s);
}

static void what_excludes_does_not_agree(void **state)
{
    const nli_score both = { { 1.0, 0.0, 1.0 }, 0.9, false };
    sides s;
    relation r;
    (void)state;
    open_pair(&s, "The storm damaged the harbour.", "The storm damaged the harbour.");
    relation__add_nli(&s.one, &both, &both);
    relation__close(&r, &s.one, true);
    assert_true(relation__contradicts(&r));
    const double left = 1.0 - r.contradiction;
    assert_float_equal(r.agreement, left, CLOSE);
    drop(&s);
}

static void a_rule_only_names_the_reason(void **state)
{
    const nli_score no = sure_of(CLAIMDIFF_LABEL_CONTRADICTION, 0.01);
    const nli_score yes = sure_of(CLAIMDIFF_LABEL_ENTAILMENT, 0.99);
    sides s;
    relation r;
    (void)state;
    open_pair(&s, "The bridge cost 12 million euros.", "The bridge cost 15 million euros.");
    relation__add_nli(&s.one, &no, &no);
    relation__close(&r, &s.one, true);
    assert_true(relation__contradicts(&r));
    assert_int_equal(r.reason, CLAIMDIFF_REASON_NUMBER);
    assert_string_equal(r.decided_by, "network");
    relation__add_nli(&s.one, &yes, &yes);
    relation__close(&r, &s.one, true);
    assert_false(relation__contradicts(&r));
    assert_true(relation__agrees(&r));
    assert_string_equal(r.decided_by, "network");
    drop(&s);
}

static void the_network_agrees(void **state)
{
    const nli_score yes = sure_of(CLAIMDIFF_LABEL_ENTAILMENT, 0.99);
    sides s;
    relation r;
    (void)state;
    open_pair(&s, "The storm damaged the harbour.", "The storm wrecked the harbour.");
    relation__add_nli(&s.one, &yes, &yes);
    relation__close(&r, &s.one, true);
    assert_true(relation__agrees(&r));
    assert_false(relation__contradicts(&r));
    assert_int_equal(r.reason, CLAIMDIFF_REASON_PARAPHRASE);
    assert_string_equal(r.decided_by, "network");
    assert_float_equal(r.entailment, 0.98, 0.0);
    drop(&s);
}

static void a_pair_that_was_not_asked_about_has_no_hope(void **state)
{
    sides s;
    relation r;
    (void)state;
    open_pair(&s, "The storm damaged the harbour.", "The storm damaged the harbour.");
    relation__close(&r, &s.one, true);
    assert_float_equal(r.agreement, 0.0, 0.0);
    assert_float_equal(r.contradiction, 0.0, 0.0);
    assert_false(relation__agrees(&r));
    assert_false(relation__contradicts(&r));
    drop(&s);
}

/* What a network that finds both claims alike makes of two texts. */
static relation asked(const char *a, const char *b)
{
    const nli_score says = sure_of(CLAIMDIFF_LABEL_ENTAILMENT, 0.98);
    relation out;
    sides s;
    open_pair(&s, a, b);
    relation__add_nli(&s.one, &says, &says);
    relation__close(&out, &s.one, true);
    drop(&s);
    return out;
}

static void verbatim_is_the_same_words_in_order(void **state)
{
    relation r;
    (void)state;
    r = asked("The bridge fell on Monday.", "The bridge fell on Monday.");
    assert_int_equal(r.reason, CLAIMDIFF_REASON_VERBATIM);
    assert_true(relation__is_same(&r));
    r = asked("The bridge fell on Monday.", "On Monday the bridge fell.");
    assert_int_equal(r.reason, CLAIMDIFF_REASON_PARAPHRASE);
    r = asked("The bridge opened on Monday.", "The bridge may have opened on Monday.");
    assert_int_equal(r.reason, CLAIMDIFF_REASON_PARAPHRASE);
}

static void what_is_exchanged_does_not_agree(void **state)
{
    relation r;
    (void)state;
    r = asked("The robber was stabbed by a shop owner on Monday.",
              "A shop owner was stabbed by the robber on Monday.");
    assert_false(relation__agrees(&r));
    assert_true(relation__contradicts(&r));
    assert_int_equal(r.reason, CLAIMDIFF_REASON_ROLE);
    assert_string_equal(r.decided_by, "role");
    r = asked("The robber was stabbed by a shop owner on Monday.",
              "On Monday a shop owner stabbed the robber.");
    assert_true(relation__agrees(&r));
    r = asked("A policeman was stabbed by a shop owner in Lenz.",
              "A shop owner was stabbed by a policeman in Lenz.");
    assert_true(relation__contradicts(&r));
    r = asked("Tellar was bought by its rival Onyx.", "Onyx was bought by Tellar last week.");
    assert_true(relation__contradicts(&r));
    r = asked("Tellar was bought by its rival Onyx on Tuesday.",
              "On Tuesday Onyx was bought by its rival Tellar.");
    assert_true(relation__contradicts(&r));
    r = asked("Senator Obel was sued by Governor Lind.", "Governor Lind was sued by Senator Obel.");
    assert_true(relation__contradicts(&r));
    r = asked("Tellar was bought by Onyx for 3 million euros.",
              "Onyx was bought by Tellar for 7 million euros.");
    assert_false(relation__agrees(&r));
}

static void two_figures_are_not_the_same(void **state)
{
    relation r;
    (void)state;
    r = asked("The bridge cost 12 million euros.", "The bridge cost 12 million euros.");
    assert_true(relation__is_same(&r));
    r = asked("The bridge cost 12 million euros.", "The bridge cost 15 million euros.");
    assert_false(relation__is_same(&r));
}

/* From where on a pair is reported, alone and with the network. */
static void the_thresholds_hold(void **state)
{
    (void)state;
    assert_true(relation__agrees(&(relation){ .agreement = 0.351 }));
    assert_false(relation__agrees(&(relation){ .agreement = 0.349 }));
    assert_true(relation__agrees(&(relation){ .agreement = 0.401, .judged = true }));
    assert_false(relation__agrees(&(relation){ .agreement = 0.399, .judged = true }));
    assert_true(relation__contradicts(&(relation){ .contradiction = 0.591 }));
    assert_false(relation__contradicts(&(relation){ .contradiction = 0.589 }));
    assert_true(relation__contradicts(&(relation){ .contradiction = 0.601, .judged = true }));
    assert_false(relation__contradicts(&(relation){ .contradiction = 0.599, .judged = true }));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_claim_and_itself),
        cmocka_unit_test(the_candidate_is_taken_over),
        cmocka_unit_test(what_differs_is_told),
        cmocka_unit_test(elsewhere_silences_the_rules),
        cmocka_unit_test(the_network_is_taken_as_log_odds),
        cmocka_unit_test(ranks_are_logs_the_better_side_first),
        cmocka_unit_test(others_that_are_likelier_take_hope),
        cmocka_unit_test(what_is_unlike_is_not_asked_about),
        cmocka_unit_test(the_other_way_is_for_what_is_open),
        cmocka_unit_test(the_other_way_is_not_for_what_is_settled),
        cmocka_unit_test(alone_the_rule_decides),
        cmocka_unit_test(alone_likeness_agrees),
        cmocka_unit_test(the_network_excludes),
        cmocka_unit_test(what_excludes_does_not_agree),
        cmocka_unit_test(a_rule_only_names_the_reason),
        cmocka_unit_test(the_network_agrees),
        cmocka_unit_test(a_pair_that_was_not_asked_about_has_no_hope),
        cmocka_unit_test(verbatim_is_the_same_words_in_order),
        cmocka_unit_test(what_is_exchanged_does_not_agree),
        cmocka_unit_test(two_figures_are_not_the_same),
        cmocka_unit_test(the_thresholds_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
