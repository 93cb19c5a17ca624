/* Hashes of word forms, affixes and looks.
 *
 * In a sentence where capitals say nothing (a headline in title case, all
 * capitals) they are left out; training sees such sentences too. */
#include "word.h"

#include <string.h>

#include "base/hash.h"
#include "model_table.h"

#define CASELESS_MIN 3 /* lower-case words of a sentence with informative case, at least ... */

/* FNV-1a; a digit counts as '0'. */
static uint32_t hash(const char *text, size_t length)
{
    uint32_t h = HASH_START;
    for (size_t i = 0; i < length; i++)
        h = hash__byte(h, text[i] >= '0' && text[i] <= '9' ? '0' : text[i]);
    return h;
}

/* Opening and closing quotation marks look alike; white space tells. */
static bool opens_quote(const token *tokens, size_t count, size_t i)
{
    bool free_left = i == 0 || tokens[i].space_before;
    bool tied_right = i + 1 < count && !tokens[i + 1].space_before;
    return free_left && (tied_right || i == 0);
}

static uint32_t look_of(const token *t, bool caseless, bool first)
{
    uint32_t digits = 0, hyphen = 0, dot = 0;
    for (const char *p = t->norm; *p; p++) {
        if (*p >= '0' && *p <= '9') digits = 1;
        if (*p == '-' && p > t->norm) hyphen = 1;
        if (*p == '.' && p > t->norm) dot = 1;
    }
    uint32_t shape = t->shape == SHAPE_NONE ? 0 : caseless ? 7 : (uint32_t)t->shape;
    return shape | digits << 3 | hyphen << 4 | dot << 5 | (uint32_t)first << 6;
}

/* "Parents Prosecuted After Homeopathic Treatment" -> true */
static bool is_caseless(const token *tokens, size_t count)
{
    size_t lower = 0, capital = 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(tokens[i].norm);
        if (length < 4) continue;
        lower += tokens[i].shape == SHAPE_LOWER;
        capital += tokens[i].shape == SHAPE_TITLE || tokens[i].shape == SHAPE_UPPER;
    }
    return capital >= CASELESS_MIN && capital > 4 * lower;
}

void word__init(word *out, const token *tokens, size_t count)
{
    bool caseless = is_caseless(tokens, count), first = true;
    for (size_t i = 0; i < count; i++) {
        const char *norm = tokens[i].norm;
        size_t length = strlen(norm);
        word *w = &out[i];
        w->form = hash(norm, length);
        if (length == 1 && (*norm == '"' || *norm == '\'') && opens_quote(tokens, count, i))
            w->form = ~w->form;
        for (size_t k = 0; k < 4; k++)
            w->suffix[k] = length <= k + 1 ? w->form : hash(norm + length - k - 1, k + 1);
        for (size_t k = 0; k < 3; k++) w->prefix[k] = length <= k + 1 ? w->form : hash(norm, k + 1);
        w->look = look_of(&tokens[i], caseless, first);
        w->kind = table__mix(w->suffix[1], w->look);
        if (tokens[i].shape != SHAPE_NONE) first = false;
    }
}
