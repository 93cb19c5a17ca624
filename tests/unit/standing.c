/* Which claims stand alone: by articles of a few sentences, whole and with one word other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "../articles.h"

static claimdiff_article *read_article(const claimdiff_engine *engine, const char *text)
{
    claimdiff_article *article;
    assert_int_equal(claimdiff_article_new(&article, engine, text, strlen(text), NULL, NULL), 0);
    return article;
}

static void check(const claimdiff_engine *engine, const char *text, const char *claim,
                  bool fragment)
{
    claimdiff_article *article = read_article(engine, text);
    bool found = false;
    for (size_t i = 0; i < claimdiff_article_claim_count(article); i++) {
        const claimdiff_claim *c = claimdiff_article_claim(article, i);
        size_t length = c->span.end - c->span.begin;
        if (length != strlen(claim) || memcmp(text + c->span.begin, claim, length)) continue;
        found = true;
        assert_int_equal(c->fragment, fragment);
    }
    assert_true(found);
    claimdiff_article_free(article);
}

static void claims_stand(void **state)
{
    check(*state, "The mayor of Brenlow resigned on Tuesday.",
          "The mayor of Brenlow resigned on Tuesday", false);
    check(*state, "The river rose two metres in a night, and the road to Sel was closed.",
          "the road to Sel was closed", false);
    check(*state, "The premier conceded on Sunday and congratulated his rival from Osterhaven.",
          "congratulated his rival from Osterhaven", false);
}

static void lines_of_a_table_stand(void **state)
{
    static const char table[] = "The quake hit Sel on Monday.\n\nDead: 12\nMagnitude: 6.1\n";
    check(*state, table, "Dead: 12", false);
    check(*state, table, "Magnitude: 6.1", false);
}

static void negators_are_not_cut_off(void **state)
{
    check(*state, "The mayor of Sel did not come. Nor did the bishop of Brenlow.",
          "Nor did the bishop of Brenlow", false);
}

static void fragments_do_not(void **state)
{
    check(*state, "The mayor resigned.\n\nRead more about it here:\n", "Read more about it here",
          true);
    check(*state, "The mayor of Brenlow resigned. But who will pay the fine?",
          "who will pay the fine", true);
}

/* What says nothing goes with its neighbour, and no text is lost. */
static void weak_pieces_are_kept(void **state)
{
    check(*state, "No shots were fired when he was led out.",
          "No shots were fired when he was led out", false);
    check(*state, "When the rain stopped, 40 families went home to Brenlow.",
          "When the rain stopped, 40 families went home to Brenlow", false);
    check(*state, "The miners of Sel sang in the dark, holding each other's hands.",
          "The miners of Sel sang in the dark, holding each other's hands", false);
}

static claimdiff_report *compare(claimdiff_article *const pair[2])
{
    claimdiff_report *report;
    assert_int_equal(claimdiff_compare(&report, pair, 2, NULL, NULL), 0);
    return report;
}

static void fragments_are_in_no_finding(void **state)
{
    claimdiff_article *pair[] = {
        read_article(*state, "The mayor of Brenlow resigned. But who will pay the fine?"),
        read_article(*state, "The bakery of Sel lost its roof. But who will pay the fine?"),
    };
    claimdiff_report *report = compare(pair);
    assert_int_equal(claimdiff_report_limits(report)->fragments, 2);
    for (size_t i = 0; i < claimdiff_report_finding_count(report); i++) {
        const claimdiff_finding *f = claimdiff_report_finding(report, i);
        for (size_t k = 0; k < f->side_count; k++) assert_false(f->sides[k]->claim->fragment);
    }
    claimdiff_report_free(report);
    claimdiff_article_free(pair[0]);
    claimdiff_article_free(pair[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(claims_stand),
        cmocka_unit_test(lines_of_a_table_stand),
        cmocka_unit_test(negators_are_not_cut_off),
        cmocka_unit_test(fragments_do_not),
        cmocka_unit_test(weak_pieces_are_kept),
        cmocka_unit_test(fragments_are_in_no_finding),
    };
    return cmocka_run_group_tests(tests, articles__open_engine, articles__close_engine);
}
