/* By script where most letters are not Latin; else by how many words are among the
 * commonest of a language (function-words.txt), which are a third or more of news in it.
 * Blind spots: languages that are not listed but have words of one that is (Catalan
 * passes for Spanish); articles half in one language and half in another. The tables are of
 * tags (lint: names). */
#include "language.h"

#include "base/utf8.h"
#include "lexicon_data.h"

/* Set on 1,633 English texts (ECB+ and the project's own), of which none of 10 words or more
 * came near, and on texts of three sentences in 11 languages, 2026-11-30. */
#define WORDS_LEAST 10       /* of a text that is told at all */
#define FOREIGN_LEAST 0.2    /* share of words that its language has on the list */
#define FOREIGN_TO_ENGLISH 2 /* times as many as are on that of English */
#define UNKNOWN_WORDS 60     /* a text of so many words is in none of the languages */
#define UNKNOWN_SHARE 0.06   /* if so few are on the list of English */

typedef struct writing {
    long first, last; /* code points, both of it */
    const char *tag;
} writing;

/* Kana before Han: Japanese has both. */
static const writing scripts[] = {
    { 0x0370, 0x03FF, "el" },       { 0x0400, 0x052F, "und-Cyrl" }, { 0x0590, 0x05FF, "he" },
    { 0x0600, 0x077F, "und-Arab" }, { 0x0900, 0x097F, "und-Deva" }, { 0x0980, 0x09FF, "bn" },
    { 0x0B80, 0x0BFF, "ta" },       { 0x0E00, 0x0E7F, "th" },       { 0x3040, 0x30FF, "ja" },
    { 0x3400, 0x9FFF, "zh" },       { 0xAC00, 0xD7AF, "ko" },
};
#define SCRIPTS (sizeof scripts / sizeof *scripts)
enum { SCRIPT_KANA = 8, SCRIPT_HAN = 9 };

typedef struct tongue {
    uint32_t bit;
    const char *tag;
} tongue;

static const tongue tongues[] = {
    { FUNCTION_WORDS_EN, LANGUAGE_ENGLISH }, { FUNCTION_WORDS_DE, "de" },
    { FUNCTION_WORDS_ES, "es" },             { FUNCTION_WORDS_FR, "fr" },
    { FUNCTION_WORDS_ID, "id" },             { FUNCTION_WORDS_IT, "it" },
    { FUNCTION_WORDS_NL, "nl" },             { FUNCTION_WORDS_PL, "pl" },
    { FUNCTION_WORDS_PT, "pt" },             { FUNCTION_WORDS_RO, "ro" },
    { FUNCTION_WORDS_SV, "sv" },             { FUNCTION_WORDS_TR, "tr" },
};
#define TONGUES (sizeof tongues / sizeof *tongues) /* English is the first */

static void count_letters(const segments *text, size_t letters[SCRIPTS], size_t *all)
{
    for (size_t i = 0, size; i < text->length; i += size) {
        const long c = utf8__decode(text->text + i, text->length - i, &size);
        if (!utf8__is_letter(c)) continue;
        ++*all;
        if (c < scripts[0].first) continue;
        for (size_t k = 0; k < SCRIPTS; k++)
            if (c >= scripts[k].first && c <= scripts[k].last) letters[k]++;
    }
}

/* The script of more than half the letters, but Latin; NULL: none. */
static const char *find_script(const segments *text)
{
    size_t letters[SCRIPTS] = { 0 }, all = 0, likeliest = 0;
    count_letters(text, letters, &all);
    if (letters[SCRIPT_KANA] * 10 > letters[SCRIPT_HAN]) {
        letters[SCRIPT_KANA] += letters[SCRIPT_HAN];
        letters[SCRIPT_HAN] = 0;
    }
    for (size_t k = 1; k < SCRIPTS; k++)
        if (letters[k] > letters[likeliest]) likeliest = k;
    return letters[likeliest] * 2 > all ? scripts[likeliest].tag : NULL;
}

/* How many words there are, and how many of them are on the list of each language. */
static size_t count_words(const segments *text, size_t known[TONGUES])
{
    size_t words = 0;
    for (size_t t = 0; t < text->tokens.count; t++) {
        const token *one = &text->tokens.items[t];
        if (one->kind != TOKEN_WORD) continue;
        words++;
        const uint32_t bits = lexicon__bits(&lexicon__function_words, one->norm);
        for (size_t k = 0; k < TONGUES; k++) known[k] += (bits & tongues[k].bit) != 0;
    }
    return words;
}

const char *language__of(const segments *text)
{
    size_t known[TONGUES] = { 0 }, foreign = 1;
    const char *script = find_script(text);
    if (script) return script;
    const size_t words = count_words(text, known);
    if (words < WORDS_LEAST) return NULL;
    for (size_t k = 2; k < TONGUES; k++)
        if (known[k] > known[foreign]) foreign = k;
    if (known[foreign] >= FOREIGN_TO_ENGLISH * known[0] &&
        (double)known[foreign] >= FOREIGN_LEAST * (double)words)
        return tongues[foreign].tag;
    if (words >= UNKNOWN_WORDS && (double)known[0] < UNKNOWN_SHARE * (double)words) return "und";
    return LANGUAGE_ENGLISH;
}
