/* Open addressing with FNV-1a; grows at two thirds. */
#include "term.h"

#include <string.h>

typedef struct term_slot {
    const char *text; /* NULL: free */
    uint32_t hash, number;
    char kind;
} term_slot;

static uint32_t hash_of(char kind, const char *text)
{
    uint32_t h = (2166136261u ^ (unsigned char)kind) * 16777619u;
    for (; *text; text++) h = (h ^ (unsigned char)*text) * 16777619u;
    return h ^ h >> 15;
}

static bool resize(term_table *table, size_t size)
{
    term_slot *slots = arena__array(table->arena, size, sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < table->size; i++) {
        if (!table->slots[i].text) continue;
        size_t at = table->slots[i].hash & (size - 1);
        while (slots[at].text) at = (at + 1) & (size - 1);
        slots[at] = table->slots[i];
    }
    table->slots = slots;
    table->size = size;
    return true;
}

bool term__init(term_table *table, arena *a, size_t expected)
{
    size_t size = 64;
    while (size < expected * 2) size *= 2;
    memset(table, 0, sizeof *table);
    table->arena = a;
    return resize(table, size);
}

bool term__intern(term_table *table, char kind, const char *text, uint32_t *out)
{
    uint32_t hash = hash_of(kind, text);
    if ((size_t)table->count * 3 >= table->size * 2 && !resize(table, table->size * 2)) return false;
    size_t at = hash & (table->size - 1);
    while (table->slots[at].text) {
        const term_slot *s = &table->slots[at];
        if (s->hash == hash && s->kind == kind && !strcmp(s->text, text)) {
            *out = s->number;
            return true;
        }
        at = (at + 1) & (table->size - 1);
    }
    *out = table->count;
    table->slots[at] = (term_slot){ text, hash, table->count++, kind };
    return true;
}
