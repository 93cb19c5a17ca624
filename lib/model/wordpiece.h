/* Text to token ids, as BERT's tokenizer does it. */
#ifndef CLAIMDIFF_MODEL_WORDPIECE_H
#define CLAIMDIFF_MODEL_WORDPIECE_H

#include "base/array.h"
#include "weights.h"

typedef ARRAY(uint32_t) wordpiece_ids;

/* Adds the token ids of a text (UTF-8; invalid bytes are left out) to ids,
 * at most limit of them, without special tokens. False when out of memory. */
bool wordpiece__encode(const weights *w, arena *a, const char *text, size_t length, size_t limit,
                       wordpiece_ids *ids);

#endif
