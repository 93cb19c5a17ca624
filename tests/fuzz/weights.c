/* Reads a weights file whose checksum is made right, and encodes a text by its vocabulary. */
#include "fuzz.h"

#include "base/memory.h"
#include "model/weights.h"
#include "model/wordpiece.h"

#include <stdlib.h>
#include <string.h>

static void read_weights(const unsigned char *bytes, size_t size)
{
    arena a;
    weights w;
    wordpiece_ids ids = { 0 };
    arena__init(&a, &memory__default);
    if (!weights__read(&w, &a, bytes, size, NULL)) {
        if (!wordpiece__encode(&w, &a, "Nine miners died \xE6\x9D\xB1 qqq", 24, 9, &ids)) abort();
        for (size_t i = 0; i < ids.count; i++)
            if (ids.items[i] >= w.config.vocab) abort();
    }
    arena__free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned char *bytes = aligned_alloc(64, (size + 127) / 64 * 64);
    if (!bytes) return 0;
    memcpy(bytes, data, size);
    if (size > 32) {
        const uint64_t claimed = size, sum = weights__checksum(bytes + 32, size - 32);
        memcpy(bytes + 16, &claimed, sizeof claimed);
        memcpy(bytes + 24, &sum, sizeof sum);
    }
    read_weights(bytes, size);
    free(bytes);
    return 0;
}
