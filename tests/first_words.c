#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "first_words.h"

void first_words__read(scan *out, arena *a, const char *text)
{
    segments s = { 0 };
    marked_words marked;
    assert_true(segment__article(&s, a, text, strlen(text)));
    assert_true(marks__make(&marked, a, &s.tokens));
    *out = (scan){ marked.tokens, marked.marks, NULL, 0, s.tokens.count };
}
