/* JSON: where commas come, what is escaped, what invalid bytes become. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/json.h"

static void made(str *s, const char *expected)
{
    assert_false(s->failed);
    assert_string_equal(s->bytes, expected);
    str__free(s);
}

static void commas_come_by_themselves(void **state)
{
    str s;
    (void)state;
    str__init(&s, &memory__default);
    json__open(&s, "{");
    json__string_field(&s, "name", "Sel");
    json__string_field(&s, "none", NULL);
    json__key(&s, "list");
    json__open(&s, "[");
    json__string(&s, "a");
    json__string(&s, NULL);
    json__open(&s, "{");
    str__put(&s, "}]");
    json__size_field(&s, "count", 3);
    json__bool_field(&s, "yes", true);
    json__decimal_field(&s, "share", 0.25, 3);
    str__put(&s, "}");
    made(&s, "{\"name\":\"Sel\",\"none\":null,\"list\":[\"a\",null,{}],\"count\":3,\"yes\":true,"
             "\"share\":0.25}");
}

static void text_is_escaped(void **state)
{
    str s;
    (void)state;
    str__init(&s, &memory__default);
    json__text(&s, "say \"no\\\" \n\t\x7f \xc2\x9b \xc3\xa9", 19);
    made(&s, "\"say \\\"no\\\\\\\" \\n\\u0009\\u007f \\u009b \xc3\xa9\"");
}

static void invalid_bytes_are_replaced(void **state)
{
    str s;
    (void)state;
    str__init(&s, &memory__default);
    json__text(&s,
               "a\xff"
               "b\xc3",
               4);
    made(&s, "\"a\xef\xbf\xbd"
             "b\xef\xbf\xbd\"");
}

static void a_text_may_hold_a_nul(void **state)
{
    str s;
    (void)state;
    str__init(&s, &memory__default);
    json__text(&s, "a\0b", 3);
    made(&s, "\"a\\u0000b\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commas_come_by_themselves),
        cmocka_unit_test(text_is_escaped),
        cmocka_unit_test(invalid_bytes_are_replaced),
        cmocka_unit_test(a_text_may_hold_a_nul),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
