/* SipHash-2-4: two rounds a word of eight bytes, four at the end. */
#include "hash.h"

typedef struct state {
    uint64_t a, b, c, d;
} state;

static uint64_t rotate(uint64_t x, unsigned by)
{
    return x << by | x >> (64 - by);
}

static inline void mix(state *s)
{
    s->a += s->b, s->b = rotate(s->b, 13) ^ s->a, s->a = rotate(s->a, 32);
    s->c += s->d, s->d = rotate(s->d, 16) ^ s->c;
    s->a += s->d, s->d = rotate(s->d, 21) ^ s->a;
    s->c += s->b, s->b = rotate(s->b, 17) ^ s->c, s->c = rotate(s->c, 32);
}

static inline void take(state *s, uint64_t word)
{
    s->d ^= word;
    mix(s), mix(s);
    s->a ^= word;
}

/* The first bytes as a number, the lowest first; at most 8. */
static inline uint64_t load(const char *bytes, size_t count)
{
    uint64_t word = 0;
    for (size_t i = 0; i < count; i++) word |= (uint64_t)(unsigned char)bytes[i] << 8 * i;
    return word;
}

uint64_t hash__keyed(hash_key key, const char *bytes, size_t length)
{
    state s = { key.low ^ 0x736f6d6570736575, key.high ^ 0x646f72616e646f6d,
                key.low ^ 0x6c7967656e657261, key.high ^ 0x7465646279746573 };
    size_t at = 0;
    for (; at + 8 <= length; at += 8) take(&s, load(bytes + at, 8));
    take(&s, load(bytes + at, length - at) | (uint64_t)length << 56);
    s.c ^= 0xff;
    mix(&s), mix(&s), mix(&s), mix(&s);
    return s.a ^ s.b ^ s.c ^ s.d;
}
