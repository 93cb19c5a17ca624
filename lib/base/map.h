/* The one hash map: strings of bytes to numbers, in an arena.
 *
 *     map words;
 *     map__init(&words, arena);
 *     size_t *count = map__put(&words, "storm");   // MAP_NONE when new
 *
 * The hash is keyed by what the place of the map in memory tells, so that no text
 * can be written whose words all fall together; since that differs from run to run,
 * there is no way to walk through a map. */
#ifndef CLAIMDIFF_BASE_MAP_H
#define CLAIMDIFF_BASE_MAP_H

#include "hash.h"
#include "arena.h"

#define MAP_NONE ((size_t)-1)

typedef struct map {
    arena *arena;
    struct map_slot *slots; /* (size), open addressing */
    size_t size;            /* a power of two, or 0 */
    size_t count;           /* keys */
    hash_key key;
} map;

void map__init(map *m, arena *a);

/* The value of a key, made with MAP_NONE if it is new, until the next one is
 * put; NULL when out of memory. The bytes must live as long as the map. */
size_t *map__put_bytes(map *m, const char *bytes, size_t length);
size_t *map__put(map *m, const char *text);

/* The value of a key, MAP_NONE if it has none. */
size_t map__get_bytes(const map *m, const char *bytes, size_t length);
size_t map__get(const map *m, const char *text);

#endif
