/* Floating point goes by the bits of IEEE 754, as uint64_t and uint32_t have them. */
#include "tape.h"

#include <string.h>

_Static_assert(sizeof(double) == 8 && sizeof(float) == 4, "IEEE 754");

void tape__write(tape *t, str *out)
{
    *t = (tape){ .out = out };
}

void tape__read(tape *t, const char *bytes, size_t length)
{
    *t = (tape){ .at = bytes, .end = bytes + length };
}

void tape__fixed(tape *t, uint64_t *value, size_t bytes)
{
    char raw[8];
    if (t->out) {
        for (size_t i = 0; i < bytes; i++) raw[i] = (char)(unsigned char)(*value >> 8 * i);
        str__add(t->out, raw, bytes);
        return;
    }
    *value = 0;
    if (t->failed || (size_t)(t->end - t->at) < bytes) {
        t->failed = true;
        return;
    }
    for (size_t i = 0; i < bytes; i++) *value |= (uint64_t)(unsigned char)*t->at++ << 8 * i;
}

static void write_size(tape *t, size_t value)
{
    do {
        const char group = (char)(unsigned char)((value & 0x7F) | (value > 0x7F ? 0x80 : 0));
        str__add(t->out, &group, 1);
        value >>= 7;
    } while (value);
}

void tape__size(tape *t, size_t *value, size_t most)
{
    uint64_t group = 0x80;
    size_t read = 0;
    if (t->out) {
        write_size(t, *value);
        return;
    }
    for (size_t shift = 0; group & 0x80; shift += 7) {
        tape__fixed(t, &group, 1);
        const size_t bits = (size_t)group & 0x7F;
        if (shift >= 8 * sizeof read || bits << shift >> shift != bits) t->failed = true;
        if (t->failed) break;
        read |= bits << shift;
    }
    if (read > most) t->failed = true;
    *value = t->failed ? 0 : read;
}

void tape__bool(tape *t, bool *value)
{
    size_t number = *value;
    tape__size(t, &number, 1);
    *value = number;
}

void tape__double(tape *t, double *value, double least, double most)
{
    uint64_t bits;
    memcpy(&bits, value, sizeof bits);
    tape__fixed(t, &bits, sizeof bits);
    memcpy(value, &bits, sizeof bits);
    if (t->out || (*value >= least && *value <= most)) return;
    t->failed = true;
    *value = 0.0;
}

void tape__float(tape *t, float *value, float least, float most)
{
    uint32_t narrow;
    memcpy(&narrow, value, sizeof narrow);
    uint64_t bits = narrow;
    tape__fixed(t, &bits, sizeof narrow);
    const uint32_t read = (uint32_t)bits;
    memcpy(value, &read, sizeof read);
    if (t->out || (*value >= least && *value <= most)) return;
    t->failed = true;
    *value = 0.0f;
}

void tape__bytes(tape *t, const char **bytes, size_t *length)
{
    tape__size(t, length, t->out ? SIZE_MAX : (size_t)(t->end - t->at));
    if (t->out) {
        str__add(t->out, *bytes, *length);
        return;
    }
    if (t->failed || *length > (size_t)(t->end - t->at)) {
        t->failed = true;
        *length = 0;
    }
    *bytes = t->at;
    t->at += *length;
}
