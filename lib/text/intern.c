/* The forms of a token: search form, stem, kind and shape, worked out once for
 * each different spelling and shared by all tokens with it. The table probes
 * a bounded number of slots, so that no text makes it slow; a spelling that
 * finds no slot is worked out again. */
#include "tokenize.h"

#include <string.h>

#include "segment.h"

#define PROBES 8
#define SLOTS_MAX ((size_t)1 << 16)

typedef struct entry {
    const char *bytes; /* NULL: free */
    size_t length;
    token forms;
} entry;

struct intern {
    arena *a;
    entry *slots;
    size_t mask;
};

intern *intern__new(arena *a, size_t length)
{
    size_t slots = 64;
    while (slots < SLOTS_MAX && slots < length / 4) slots *= 2;
    intern *table = arena__alloc(a, sizeof *table);
    if (!table) return NULL;
    table->a = a;
    table->mask = slots - 1;
    table->slots = arena__array(a, slots, sizeof(entry));
    return table->slots ? table : NULL;
}

static size_t hash(const char *bytes, size_t length)
{
    unsigned long h = 2166136261u;
    for (size_t i = 0; i < length; i++) h = (h ^ (unsigned char)bytes[i]) * 16777619u;
    return (size_t)(h ^ (h >> 15));
}

static token_kind kind_of(character first, character second)
{
    switch (first.kind) {
    case CHAR_DIGIT: return TOKEN_NUMBER;
    case CHAR_PUNCT:
        if (first.code == '.' && second.kind == CHAR_DIGIT) return TOKEN_NUMBER;
        return second.kind == CHAR_LETTER || second.kind == CHAR_DIGIT ? TOKEN_WORD : TOKEN_PUNCT;
    case CHAR_SYMBOL: return second.kind == CHAR_LETTER ? TOKEN_WORD : TOKEN_SYMBOL;
    case CHAR_LETTER: return TOKEN_WORD;
    default: return TOKEN_SYMBOL;
    }
}

/* "½" is a number like "1/2". */
static bool is_fraction(long c)
{
    return (c >= 0xBC && c <= 0xBE) || (c >= 0x2150 && c <= 0x215E);
}

/* "Word" -> TITLE, "U.N." -> UPPER, "iPhone" -> MIXED, "4,300" -> NONE */
static token_shape shape_of(const char *bytes, size_t length)
{
    bool upper = false, lower = false, title = false;
    for (size_t i = 0; i < length;) {
        character c = chars__at(bytes, length, i);
        i += c.size;
        if (c.kind != CHAR_LETTER) continue;
        if (utf8__is_upper(c.code)) {
            title |= !upper && !lower;
            upper = true;
        } else {
            lower = true;
        }
    }
    if (!upper) return lower ? SHAPE_LOWER : SHAPE_NONE;
    if (!lower) return SHAPE_UPPER;
    return title ? SHAPE_TITLE : SHAPE_MIXED;
}

static bool work_out(intern *table, token *t, const char *bytes, size_t length)
{
    character first = chars__at(bytes, length, 0);
    t->kind = is_fraction(first.code) ? TOKEN_NUMBER : kind_of(first, chars__at(bytes, length, first.size));
    t->shape = shape_of(bytes, length);
    t->norm = utf8__fold(table->a, bytes, length);
    if (!t->norm) return false;
    t->stem = t->kind == TOKEN_WORD ? stem__word(table->a, t->norm) : t->norm;
    return t->stem != NULL;
}

static void copy_forms(token *to, const token *from)
{
    to->norm = from->norm;
    to->stem = from->stem;
    to->kind = from->kind;
    to->shape = from->shape;
}

bool intern__fill(intern *table, token *t, const char *text)
{
    const char *bytes = text + t->span.begin;
    size_t length = t->span.end - t->span.begin;
    size_t home = hash(bytes, length);
    for (size_t i = 0; i < PROBES; i++) {
        entry *e = &table->slots[(home + i) & table->mask];
        if (e->bytes && (e->length != length || memcmp(e->bytes, bytes, length))) continue;
        if (!e->bytes) {
            if (!work_out(table, &e->forms, bytes, length)) return false;
            e->bytes = bytes;
            e->length = length;
        }
        copy_forms(t, &e->forms);
        return true;
    }
    return work_out(table, t, bytes, length);
}
