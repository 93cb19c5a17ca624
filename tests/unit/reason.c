/* The kind of a contradiction that the network sees, from the claims and the words that decided. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "../two_texts.h"
#include "judge/reason.h"

typedef struct told {
    const char *text, *word;
} told;

/* Of two texts of one claim each, whichever comes first. */
static void check(told a, told b, claimdiff_reason expected)
{
    for (size_t turn = 0; turn < 2; turn++) {
        const told first = turn ? b : a, second = turn ? a : b;
        two_texts two;
        pair_view view;
        two_texts__open(&two, first.text, second.text);
        assert_true(view__init(&view, &two.arena, &two.of, 0, two_texts__second(&two)));
        const nli_words words = { two_texts__word(&two, 0, first.word),
                                  two_texts__word(&two, 1, second.word) };
        assert_string_equal(claimdiff_reason_string(reason__of(&view, &words)),
                            claimdiff_reason_string(expected));
        two_texts__drop(&two);
    }
}

static void the_words_that_decided_tell(void **state)
{
    (void)state;
    check((told){ "Nine miners died.", "nine" }, (told){ "Twelve miners died.", "twelve" },
          CLAIMDIFF_REASON_NUMBER);
    check((told){ "The bridge opened on Monday.", "monday" },
          (told){ "The bridge opened on Friday.", "friday" }, CLAIMDIFF_REASON_DATE);
    check((told){ "The leaders met in Paris.", "paris" },
          (told){ "The leaders met in Berlin.", "berlin" }, CLAIMDIFF_REASON_LOCATION);
    check((told){ "Anna Marsh won the race.", "anna" },
          (told){ "Paula Kolb won the race.", "paula" }, CLAIMDIFF_REASON_ENTITY);
    check((told){ "The leaders met in Paris.", "paris" },
          (told){ "Paula Kolb won the race.", "paula" }, CLAIMDIFF_REASON_ENTITY);
}

static void else_what_differs_tells(void **state)
{
    (void)state;
    check((told){ "The army denied that it had struck the school.", "" },
          (told){ "The army struck the school.", "" }, CLAIMDIFF_REASON_DENIAL);
    check((told){ "The bridge was not closed.", "" }, (told){ "The bridge was closed.", "" },
          CLAIMDIFF_REASON_NEGATION);
    check((told){ "The bridge cost 12 million euros.", "" },
          (told){ "The bridge cost 15 million euros.", "" }, CLAIMDIFF_REASON_NUMBER);
    check((told){ "The bridge opened on 3 May 2024.", "" },
          (told){ "The bridge opened on 9 June 2024.", "" }, CLAIMDIFF_REASON_DATE);
    check((told){ "The crew may have slept.", "" }, (told){ "The crew slept.", "" },
          CLAIMDIFF_REASON_MODALITY);
}

/* A figure against a name, or against words that are neither. */
static void words_of_two_sorts_tell_nothing(void **state)
{
    (void)state;
    check((told){ "The crew slept.", "slept" }, (told){ "The crew worked.", "worked" },
          CLAIMDIFF_REASON_MEANING);
    check((told){ "Nine miners slept.", "nine" }, (told){ "Paula Kolb worked.", "paula" },
          CLAIMDIFF_REASON_MEANING);
    check((told){ "On Monday it rained.", "monday" }, (told){ "Paula Kolb worked.", "paula" },
          CLAIMDIFF_REASON_MEANING);
    check((told){ "Nine miners slept.", "nine" }, (told){ "Four crews worked.", "worked" },
          CLAIMDIFF_REASON_MEANING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_that_decided_tell),
        cmocka_unit_test(else_what_differs_tells),
        cmocka_unit_test(words_of_two_sorts_tell_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
