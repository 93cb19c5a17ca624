/* Open addressing with linear probing; doubles when half full. */
#include "map.h"

#include <string.h>

#define SIZE_FIRST 32

typedef struct map_slot {
    const char *bytes; /* NULL: free */
    size_t length;
    uint64_t hash;
    size_t value;
} map_slot;

void map__init(map *m, arena *a)
{
    static const char here = 0;
    *m = (map){ .arena = a };
    const void *places[] = { m, &here, a->blocks };
    m->key.low = hash__keyed(m->key, (const char *)places, sizeof places);
    m->key.high = hash__keyed(m->key, (const char *)places, sizeof places);
}

/* The slot that holds the key, or where it would be put. */
static map_slot *find(const map *m, uint64_t hash, const char *bytes, size_t length)
{
    for (size_t at = (size_t)hash;; at++) {
        map_slot *s = &m->slots[at & (m->size - 1)];
        if (!s->bytes) return s;
        if (s->hash == hash && s->length == length && !memcmp(s->bytes, bytes, length)) return s;
    }
}

static bool grow(map *m)
{
    map old = *m;
    m->size = old.size ? old.size * 2 : SIZE_FIRST;
    m->slots = arena__array(m->arena, m->size, sizeof *m->slots);
    if (!m->slots) {
        *m = old;
        return false;
    }
    for (size_t i = 0; i < old.size; i++) {
        const map_slot *s = &old.slots[i];
        if (s->bytes) *find(m, s->hash, s->bytes, s->length) = *s;
    }
    return true;
}

size_t *map__put_bytes(map *m, const char *bytes, size_t length)
{
    if (m->count * 2 >= m->size && !grow(m)) return NULL;
    uint64_t hash = hash__keyed(m->key, bytes, length);
    map_slot *s = find(m, hash, bytes, length);
    if (!s->bytes) {
        *s = (map_slot){ bytes, length, hash, MAP_NONE };
        m->count++;
    }
    return &s->value;
}

size_t *map__put(map *m, const char *text)
{
    return map__put_bytes(m, text, strlen(text));
}

size_t map__get_bytes(const map *m, const char *bytes, size_t length)
{
    if (!m->count) return MAP_NONE;
    const map_slot *s = find(m, hash__keyed(m->key, bytes, length), bytes, length);
    return s->bytes ? s->value : MAP_NONE;
}

size_t map__get(const map *m, const char *text)
{
    return map__get_bytes(m, text, strlen(text));
}
