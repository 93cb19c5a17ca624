/* Open addressing with linear probing; doubles when half full. */
#include "name_table.h"

#include <string.h>

static size_t hash_of(const char *key)
{
    size_t h = 5381;
    for (const char *p = key; *p; p++) h = h * 33 + (unsigned char)*p;
    return h ^ (h >> 15);
}

static size_t place_of(const name_table *t, const char *key)
{
    size_t i = hash_of(key) & (t->capacity - 1);
    while (t->keys[i] && strcmp(t->keys[i], key)) i = (i + 1) & (t->capacity - 1);
    return i;
}

static bool grow(name_table *t)
{
    name_table old = *t;
    t->capacity = old.capacity ? old.capacity * 2 : 64;
    t->keys = arena__array(t->arena, t->capacity, sizeof *t->keys);
    t->values = arena__array(t->arena, t->capacity, sizeof *t->values);
    if (!t->keys || !t->values) return false;
    for (size_t i = 0; i < t->capacity; i++) t->keys[i] = NULL;
    for (size_t i = 0; i < old.capacity; i++) {
        if (!old.keys[i]) continue;
        size_t at = place_of(t, old.keys[i]);
        t->keys[at] = old.keys[i];
        t->values[at] = old.values[i];
    }
    return true;
}

size_t *name__slot(name_table *table, const char *key)
{
    if (table->count * 2 >= table->capacity && !grow(table)) return NULL;
    size_t i = place_of(table, key);
    if (!table->keys[i]) {
        table->keys[i] = key;
        table->values[i] = NAME_NONE;
        table->count++;
    }
    return &table->values[i];
}

size_t name__value(const name_table *table, const char *key)
{
    if (!table->capacity) return NAME_NONE;
    size_t i = place_of(table, key);
    return table->keys[i] ? table->values[i] : NAME_NONE;
}
