/* Quantities found (quantities.txt) and compared (quantities-compare.txt). */
#include "claims.h"

static const char *const bounds[] = { "exact", "about", "least", "most", "between" };
static const char *const roles[] = { "amount", "change", "ordinal", "score", "rate", "age" };
static const char *const relations[] = { "unrelated", "same", "compatible", "conflict" };

/* The value, bound, unit, noun, state and role that differ from the default. */
static void describe(const quantity *q, char *out, size_t size)
{
    const claimdiff_quantity *s = &q->stated;
    int n = snprintf(out, size, "%.10g", s->low);
    if (s->low != s->high) n += snprintf(out + n, size - (size_t)n, "..%.10g", s->high);
    if (s->bound == CLAIMDIFF_BOUND_ABOUT || s->bound == CLAIMDIFF_BOUND_AT_LEAST ||
        s->bound == CLAIMDIFF_BOUND_AT_MOST)
        n += snprintf(out + n, size - (size_t)n, " %s", bounds[s->bound]);
    if (*s->unit) n += snprintf(out + n, size - (size_t)n, " %s", s->unit);
    if (*s->noun) n += snprintf(out + n, size - (size_t)n, " %s", s->noun);
    if (*q->state) n += snprintf(out + n, size - (size_t)n, " %s", q->state);
    if (q->role != QUANTITY_AMOUNT) n += snprintf(out + n, size - (size_t)n, " %s", roles[q->role]);
    if (*q->per) n += snprintf(out + n, size - (size_t)n, " per %s", q->per);
    if (q->former) snprintf(out + n, size - (size_t)n, " former");
}

/* Whether every word of wanted stands in got, in its order. */
static bool holds(const char *got, const char *wanted)
{
    char words[256], *rest = words;
    snprintf(words, sizeof words, "%s", wanted);
    size_t value = strcspn(words, " ");
    if (strncmp(got, words, value) || (got[value] && got[value] != ' ')) return false;
    for (char *word = strtok_r(words, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        got = strstr(got, word);
        if (!got) return false;
    }
    return true;
}

/* A bound that is not asked for must not be there. */
static bool right_bound(const quantity *q, const char *wanted)
{
    for (size_t b = CLAIMDIFF_BOUND_ABOUT; b <= CLAIMDIFF_BOUND_AT_MOST; b++)
        if ((strstr(wanted, bounds[b]) != NULL) != ((size_t)q->stated.bound == b)) return false;
    return true;
}

static bool matches(const values *r, char *wanted)
{
    char got[256], *rest = NULL;
    size_t i = 0;
    if (!strcmp(wanted, "*")) return !r->quantities.count;
    for (char *item = strtok_r(wanted, ";", &rest); item; item = strtok_r(NULL, ";", &rest), i++) {
        while (*item == ' ') item++;
        if (i >= r->quantities.count) return false;
        describe(&r->quantities.items[i], got, sizeof got);
        if (!holds(got, item) || !right_bound(&r->quantities.items[i], item)) return false;
    }
    return i == r->quantities.count;
}

static bool check_found(char **fields, size_t count)
{
    values r;
    char got[256];
    assert_true(count == 3);
    read_text(&r, fields[1], LONG_MIN);
    bool ok = matches(&r, fields[2]);
    for (size_t i = 0; !ok && i < r.quantities.count; i++) {
        describe(&r.quantities.items[i], got, sizeof got);
        print_error("got: %s\n", got);
    }
    arena__free(&r.memory);
    return ok;
}

static bool check_compared(char **fields, size_t count)
{
    values a, b;
    assert_true(count == 4);
    read_text(&a, fields[1], LONG_MIN);
    read_text(&b, fields[2], LONG_MIN);
    bool ok = a.quantities.count && b.quantities.count;
    if (ok) {
        const quantity *x = &a.quantities.items[0], *y = &b.quantities.items[0];
        quantity_relation relation = quantity__compare(x, y);
        ok = !strcmp(relations[relation], fields[3]) && quantity__compare(y, x) == relation;
        if (!ok)
            print_error("got: %s, turned: %s\n", relations[relation],
                        relations[quantity__compare(y, x)]);
    }
    arena__free(&a.memory);
    arena__free(&b.memory);
    return ok;
}

static void quantities_are_found(void **state)
{
    (void)state;
    each_case("tests/corpus/quantities.txt", check_found);
}

static void quantities_are_compared(void **state)
{
    (void)state;
    each_case("tests/corpus/quantities-compare.txt", check_compared);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantities_are_found),
        cmocka_unit_test(quantities_are_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
