/* How much there is to check in a claim, by what was found in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "report/checkable.h"

#define ASSERTED CLAIMDIFF_MODALITY_ASSERTED
#define POSSIBLE CLAIMDIFF_MODALITY_POSSIBLE
#define PLANNED CLAIMDIFF_MODALITY_PLANNED

static void check(const claim *c, double expected)
{
    assert_float_equal(checkable__score(c), expected, 1e-9);
}

static void test_each_fact_adds_its_share(void **state)
{
    const mention vik = { .stated.type = CLAIMDIFF_MENTION_PERSON };
    (void)state;
    check(&(claim){ .stated.modality = POSSIBLE }, 0.2);
    check(&(claim){ .stated.modality = PLANNED }, 0.2);
    check(&(claim){ .stated.modality = ASSERTED }, 0.35);
    check(&(claim){ .stated.modality = POSSIBLE, .quantity_count = 1 }, 0.5);
    check(&(claim){ .stated.modality = POSSIBLE, .timex_count = 1 }, 0.35);
    check(&(claim){ .stated.modality = POSSIBLE, .mentions = &vik, .mention_count = 1 }, 0.4);
    check(&(claim){ .stated.modality = ASSERTED, .quantity_count = 1, .timex_count = 1,
                    .mentions = &vik, .mention_count = 1 },
          1.0);
}

static void test_more_of_a_kind_adds_nothing(void **state)
{
    const mention two[] = { { .stated.type = CLAIMDIFF_MENTION_PERSON },
                            { .stated.type = CLAIMDIFF_MENTION_PLACE } };
    (void)state;
    check(&(claim){ .stated.modality = ASSERTED, .quantity_count = 3, .timex_count = 2,
                    .mentions = two, .mention_count = 2 },
          1.0);
}

/* "he" and "the mood" are nothing to look up, but what stands after them may be. */
static void test_only_names_count_as_names(void **state)
{
    const mention found[] = { { .stated.type = CLAIMDIFF_MENTION_PERSON, .pronominal = true },
                              { .stated.type = CLAIMDIFF_MENTION_OTHER },
                              { .stated.type = CLAIMDIFF_MENTION_PLACE } };
    (void)state;
    check(&(claim){ .stated.modality = ASSERTED, .mentions = found, .mention_count = 2 }, 0.35);
    check(&(claim){ .stated.modality = ASSERTED, .mentions = found, .mention_count = 3 }, 0.55);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_fact_adds_its_share),
        cmocka_unit_test(test_more_of_a_kind_adds_nothing),
        cmocka_unit_test(test_only_names_count_as_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
