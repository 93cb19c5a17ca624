#include "two_texts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

void two_texts__open(two_texts *out, const char *a, const char *b)
{
    const char *const texts[2] = { a, b };
    memset(out, 0, sizeof *out);
    arena__init(&out->arena, &memory__default);
    assert_int_equal(claimdiff_engine_new(&out->engine, NULL, NULL), CLAIMDIFF_OK);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(claimdiff_article_new(&out->articles[i], out->engine, texts[i],
                                               strlen(texts[i]), NULL, NULL),
                         CLAIMDIFF_OK);
        out->analyses[i] = &out->articles[i]->analysis;
    }
    assert_true(corpus__init(&out->of, &out->arena, out->analyses, 2));
}

void two_texts__drop(two_texts *t)
{
    arena__free(&t->arena);
    for (size_t i = 0; i < 2; i++) claimdiff_article_free(t->articles[i]);
    claimdiff_engine_free(t->engine);
}

size_t two_texts__second(const two_texts *t)
{
    size_t second = 0;
    while (second < t->of.bag_count && !t->of.bags[second].article) second++;
    assert_in_range(second, 1, t->of.bag_count - 1);
    return second;
}

token_range two_texts__word(const two_texts *t, size_t side, const char *word)
{
    const reading *in = &t->analyses[side]->reading;
    if (!*word) return (token_range){ 0, 0 };
    for (size_t i = 0; i < in->text.tokens.count; i++)
        if (reading__is(in, i, word)) return (token_range){ i, i + 1 };
    fail_msg("no such word: %s", word);
    return (token_range){ 0, 0 };
}
