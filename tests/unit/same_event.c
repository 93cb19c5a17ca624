/* Whether two articles are on one event, by their claims. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../two_texts.h"
#include "pair/same_event.h"

#define CANDIDATES 8

static const char quake[] =
    "A quake of magnitude 6.1 shook the island of Tarsa on Monday.\n\nNine people died in the town "
    "of Velm, the governor, Ana Ruzic, said.\n\nThe harbour of Velm was closed.\n";
static const char same_quake[] =
    "Nine people were killed when a magnitude 6.1 quake hit Tarsa on Monday.\n\nGovernor Ana Ruzic "
    "said that all of them died in Velm.\n\nShips can not enter the harbour of Velm.\n";
static const char other_quake[] =
    "A quake of magnitude 5.4 shook the coast of Morland on Friday.\n\nTwo people died in the "
    "village of Hask, the mayor, Jon Tell, said.\n\nThe school of Hask was closed.\n";
static const char match[] =
    "Rovers beat United 3-1 in the final on Saturday.\n\nLee Carr scored twice for the home "
    "side.\n\nThe trainer praised his players after the game.\n";

static double likeness(const char *a, const char *b)
{
    two_texts two;
    claim_space in = { 0 };
    candidate_list candidates;
    double found[2];
    two_texts__open(&two, a, b);
    in.of = two.of;
    event__open(&in.events, &two.arena);
    assert_true(event__add(&in.events, &in.of));
    assert_true(index__candidates(&candidates, &two.arena, &in, 1, CANDIDATES));
    same_event__find(found, &in.of, &candidates, 1);
    two_texts__drop(&two);
    return found[0];
}

static void one_event_is_told_from_two(void **state)
{
    (void)state;
    assert_true(likeness(quake, quake) > 0.9);
    assert_true(likeness(quake, same_quake) > 0.5);
    assert_true(likeness(quake, other_quake) < 0.5);
    assert_true(likeness(quake, match) < 0.1);
    assert_true(likeness(quake, other_quake) > likeness(quake, match));
}

static void without_claims_nothing_is_known(void **state)
{
    (void)state;
    assert_float_equal(likeness(quake, "Fire at the port\n"), SAME_EVENT_UNKNOWN, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_event_is_told_from_two),
        cmocka_unit_test(without_claims_nothing_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
