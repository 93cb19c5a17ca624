/* Whether two articles are on one event, by their claims. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "../two_texts.h"
#include "report/same_event.h"

#define CANDIDATES 8

static const char quake[] =
    "A quake of magnitude 6.1 shook the island of Tarsa on Monday.\n\nNine people died in the town "
    "of Velm, the governor, Ana Ruzic, said.\n\nThe harbour of Velm was closed.\n";
static const char same_quake[] =
    "Nine people were killed when a magnitude 6.1 quake hit Tarsa on Monday.\n\nGovernor Ana Ruzic "
    "said that all of them died in Velm.\n\nShips can not enter the harbour of Velm.\n";
static const char other_quake[] =
    "The coast of Morland was hit by a magnitude 5.4 quake on Friday.\n\nMayor Jon Tell said two "
    "people had died in Hask.\n\nPupils of its school were sent home.\n";
static const char match[] =
    "Rovers beat United 3-1 in the final on Saturday.\n\nLee Carr scored twice for the home "
    "side.\n\nThe trainer praised his players after the game.\n";

/* Five claims each. */
#define LAST 4
static const char strike[] =
    "Bakers in Orla stopped work.\n\nTheir union asked for higher pay.\n\nShops sold rolls of the "
    "day before.\n\nThe owners offered four percent.\n\nTalks begin on Tuesday.\n";
static const char same_strike[] =
    "On Monday nobody in Orla sold any bread.\n\nThe ovens stayed cold.\n\nCustomers queued in "
    "vain.\n\nThe mayor called for reason.\n\nBoth sides meet this week.\n";

typedef struct trial {
    two_texts two;
    claim_space in;
    candidate_list candidates;
    relation_list relations;
    group_list groups;
} trial;

static void open_trial(trial *t, const char *a, const char *b)
{
    memset(t, 0, sizeof *t);
    two_texts__open(&t->two, a, b);
    t->in.of = t->two.of;
    event__open(&t->in.events, &t->two.arena);
    assert_true(event__add(&t->in.events, &t->in.of));
    assert_true(index__candidates(&t->candidates, &t->two.arena, &t->in, 1, CANDIDATES));
}

static double find(trial *t, bool judged)
{
    double found[2];
    const same_event_task task = { .of = &t->in.of,
                                   .candidates = &t->candidates,
                                   .relations = &t->relations,
                                   .groups = &t->groups,
                                   .article = 1,
                                   .judged = judged };
    assert_true(same_event__find(found, &t->two.arena, &task));
    return found[0];
}

/* By rules and words. */
static double likeness(const char *a, const char *b)
{
    trial t;
    judge_cases cases;
    open_trial(&t, a, b);
    const judge_task task = {
        .of = &t.in.of, .candidates = &t.candidates, .article = 1, .most = SIZE_MAX
    };
    assert_true(judge__weigh(&cases, &t.two.arena, &task));
    assert_true(judge__decide(&t.relations, &t.two.arena, &task, &cases));
    const double found = find(&t, false);
    two_texts__drop(&t.two);
    return found;
}

/* Of two articles of which claims of these numbers, and no others, come to something. */
static double if_they_come_to(candidate pair, relation what, bool judged)
{
    trial t;
    open_trial(&t, strike, same_strike);
    candidate *c = t.candidates.items;
    relation *r = ARRAY_PUSH(&t.relations, &t.two.arena);
    assert_true(r && t.candidates.count);
    *c = pair;
    c->b += t.in.of.first[1];
    *r = what;
    r->a = c->a;
    r->b = c->b;
    assert_int_equal(t.in.of.first[1], LAST + 1);
    assert_int_equal(t.in.of.bag_count, 2 * (LAST + 1));
    const double found = find(&t, judged);
    two_texts__drop(&t.two);
    return found;
}

static void one_event_is_told_from_two(void **state)
{
    (void)state;
    assert_true(likeness(quake, quake) > 0.9);
    assert_true(likeness(quake, same_quake) > 0.9);
    assert_true(likeness(quake, other_quake) < likeness(quake, same_quake) - 0.3);
    assert_true(likeness(quake, match) < 0.1);
}

static void without_claims_nothing_is_known(void **state)
{
    (void)state;
    assert_float_equal(likeness(quake, "Fire at the port\n"), SAME_EVENT_UNKNOWN, 0.0);
}

static double if_they_agree(candidate pair, double agreement, bool judged)
{
    return if_they_come_to(pair, (relation){ .agreement = agreement }, judged);
}

static void agreement_tells_and_that_of_the_leads_most(void **state)
{
    const candidate last = { .a = LAST, .b = LAST }, one_lead = { .b = LAST }, leads = { .a = 0 };
    (void)state;
    for (int judged = 0; judged < 2; judged++) {
        const double none = if_they_agree(last, 0.0, judged);
        const double doubtful = if_they_agree(last, 0.6, judged);
        const double late = if_they_agree(last, 0.9, judged);
        const double of_one_lead = if_they_agree(one_lead, 0.9, judged);
        const double of_both = if_they_agree(leads, 0.9, judged);
        assert_true(none < doubtful && doubtful < late && late < of_one_lead);
        assert_true(of_one_lead < of_both);
    }
}

static void it_counts_less_where_claims_name_others(void **state)
{
    const candidate nameless = { .a = 0 };
    const candidate one_of_two = { .event = { .shared = 0.5, .apart = 1.0 } };
    const candidate other = { .event = { .apart = 1.0 } };
    (void)state;
    for (int judged = 0; judged < 2; judged++) {
        const double found = if_they_agree(nameless, 0.9, judged);
        assert_true(found > if_they_agree(one_of_two, 0.9, judged));
        assert_true(if_they_agree(one_of_two, 0.9, judged) > if_they_agree(other, 0.9, judged));
    }
}

static void a_contradiction_is_of_one_event_too(void **state)
{
    const candidate leads = { .a = 0 };
    (void)state;
    for (int judged = 0; judged < 2; judged++) {
        const relation conflict = { .agreement = 0.05, .contradiction = 0.85 };
        assert_float_equal(if_they_come_to(leads, conflict, judged),
                           if_they_agree(leads, 0.9, judged), 1e-6);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_event_is_told_from_two),
        cmocka_unit_test(agreement_tells_and_that_of_the_leads_most),
        cmocka_unit_test(it_counts_less_where_claims_name_others),
        cmocka_unit_test(a_contradiction_is_of_one_event_too),
        cmocka_unit_test(without_claims_nothing_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
