/* BERT's uncased tokenizer in one pass over the code points.
 *
 * "Héllo, 東京!" -> hello | , | 東 | 京 | ! -> vocabulary pieces, the longest
 * first: "embeddings" -> em ##bed ##ding ##s. Controls go, white space and
 * ideographs part words, a letter loses its accent and its case, each
 * punctuation mark is a word. A word with a part that the vocabulary lacks, or
 * of more than max_word code points, is the unknown token. Names of special
 * tokens in a text are plain text. Equal to the tokenizers package, but for
 * the order of adjacent combining marks that are not stripped. */
#include "wordpiece.h"

#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"

enum {
    WORD_MAX = 1000,  /* code points; weights_config.max_word is not more */
    PROBES_MAX = 64   /* the writer puts no token further from its slot */
};

/* A word under way, in normal form. */
typedef struct word {
    char bytes[WORD_MAX * 4];
    size_t length;
    size_t points; /* counted past max_word, but no more bytes are kept */
} word;

typedef struct encoder_state {
    const weights *weights;
    arena *arena;
    wordpiece_ids *ids;
    size_t limit; /* of ids->count */
    word word;
} encoder_state;

static bool add_id(encoder_state *s, uint32_t id)
{
    if (s->ids->count >= s->limit) return true;
    uint32_t *slot = ARRAY_PUSH(s->ids, s->arena);
    if (slot) *slot = id;
    return slot != NULL;
}

/* Whether token id reads mark (0 or 2 number signs) and then text. */
static bool token_is(const weights_vocabulary *v, uint32_t id, size_t marks, const char *text,
                     size_t length)
{
    size_t begin = id ? v->ends[id - 1] : 0, size = v->ends[id] - begin;
    if (size != marks + length) return false;
    return memcmp(v->text + begin, "##", marks) == 0 &&
           memcmp(v->text + begin + marks, text, length) == 0;
}

/* The token + 1, or 0 if there is none. */
static uint32_t look_up(const weights_vocabulary *v, uint32_t hash, size_t marks, const char *text,
                        size_t length)
{
    size_t mask = v->slot_count - 1;
    for (size_t i = 0; i < PROBES_MAX; i++) {
        uint32_t entry = v->slots[(hash + i) & mask];
        if (!entry || token_is(v, entry - 1, marks, text, length)) return entry;
    }
    return 0;
}

static bool begins_point(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

/* The longest token that the text begins with; *size gets its bytes. */
static uint32_t longest_piece(const weights_vocabulary *v, size_t marks, const char *text,
                              size_t length, size_t *size)
{
    uint32_t hashes[WORD_MAX * 4 + 1];
    size_t most = v->longest > marks ? v->longest - marks : 0;
    if (most > length) most = length;
    hashes[0] = HASH_START;
    for (size_t i = 0; i < marks; i++) hashes[0] = hash__byte(hashes[0], '#');
    for (size_t i = 0; i < most; i++) hashes[i + 1] = hash__byte(hashes[i], text[i]);
    for (size_t n = most; n; n--) {
        if (n < length && !begins_point(text[n])) continue;
        uint32_t entry = look_up(v, hashes[n], marks, text, n);
        *size = n;
        if (entry) return entry;
    }
    return 0;
}

static bool end_word(encoder_state *s)
{
    word *w = &s->word;
    size_t length = w->length, before = s->ids->count, size = 0;
    bool known = w->points <= s->weights->config.max_word;
    if (!w->points) return true;
    for (size_t at = 0; known && at < length; at += size) {
        uint32_t entry =
            longest_piece(&s->weights->vocabulary, at ? 2 : 0, w->bytes + at, length - at, &size);
        known = entry != 0;
        if (known && !add_id(s, entry - 1)) return false;
    }
    w->length = w->points = 0;
    if (known) return true;
    s->ids->count = before;
    return add_id(s, s->weights->config.unk);
}

static void add_point(encoder_state *s, long c)
{
    if (s->word.points++ < s->weights->config.max_word)
        s->word.length += utf8__encode(c, s->word.bytes + s->word.length);
}

static bool is_white(long c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' ||
           (c >= 0xA0 && c != 0x200B && c != 0xFEFF && utf8__is_space(c));
}

static bool is_ideograph(long c)
{
    static const struct {
        long first, last;
    } ranges[] = { { 0x4E00, 0x9FFF },   { 0x3400, 0x4DBF },   { 0x20000, 0x2A6DF },
                   { 0x2A700, 0x2B73F }, { 0x2B740, 0x2B81F }, { 0x2B920, 0x2CEAF },
                   { 0xF900, 0xFAFF },   { 0x2F800, 0x2FA1F } };
    if (c < 0x3400) return false;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last) return true;
    return false;
}

/* The tokenizers package takes its categories from an older Unicode: marks,
 * format characters and punctuation that came later are letters to it. From
 * its answer for every code point, against those of Unicode 15. */
static bool is_newer(long c)
{
    static const struct {
        long first, last;
    } ranges[] = {
        { 0x061D, 0x061D },   { 0x07FD, 0x07FD },   { 0x0890, 0x08E2 },   { 0x09FD, 0x09FE },
        { 0x0A76, 0x0A76 },   { 0x0AFA, 0x0AFF },   { 0x0B55, 0x0B55 },   { 0x0C04, 0x0C3C },
        { 0x0C77, 0x0C77 },   { 0x0C84, 0x0C84 },   { 0x0D00, 0x0D00 },   { 0x0D3B, 0x0D3C },
        { 0x0D81, 0x0D81 },   { 0x0EBA, 0x0EBA },   { 0x0ECE, 0x0ECE },   { 0x180F, 0x1886 },
        { 0x1ABF, 0x1ACE },   { 0x1B7D, 0x1B7E },   { 0x1DF6, 0x1DFB },   { 0x2E43, 0x2E5D },
        { 0xA82C, 0xA82C },   { 0xA8C5, 0xA8C5 },   { 0xA8FF, 0xA8FF },   { 0xA9BD, 0xA9BD },
        { 0x10D24, 0x10F89 }, { 0x11070, 0x11074 }, { 0x110C2, 0x110CD }, { 0x111CF, 0x111CF },
        { 0x1123E, 0x11241 }, { 0x1133B, 0x1133B }, { 0x11438, 0x1145E }, { 0x11660, 0x1166C },
        { 0x116B9, 0x116B9 }, { 0x1182F, 0x11FFF }, { 0x12FF1, 0x13455 }, { 0x16E97, 0x16F4F },
        { 0x16FE2, 0x16FE4 }, { 0x1CF00, 0x1CF46 }, { 0x1E000, 0x1E4EF }, { 0x1E944, 0x1E95F },
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges && ranges[i].first <= c; i++)
        if (c <= ranges[i].last) return true;
    return false;
}

static bool is_stripped(long c)
{
    return c == 0x1734 || (utf8__is_nonspacing(c) && !is_newer(c) && c != 0x111C9);
}

static bool is_dropped(long c)
{
    return c <= 0 || c == 0xFFFD ||
           (c != '\t' && c != '\n' && c != '\r' && utf8__is_other(c) && !is_newer(c));
}

static bool is_mark_of_punctuation(long c)
{
    if (c < 0x80)
        return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
               (c >= '{' && c <= '~');
    return c == 0x166D || c == 0x111C9 || (utf8__is_punctuation(c) && !is_newer(c));
}

/* One code point of the normal form: part of a word, or a word of its own. */
static bool take_point(encoder_state *s, long c)
{
    if (!is_mark_of_punctuation(c)) {
        add_point(s, c);
        return true;
    }
    if (!end_word(s)) return false;
    add_point(s, c);
    return end_word(s);
}

/* Decomposed, marks stripped, lower case: "É" -> "e". */
static bool take_normalized(encoder_state *s, long c)
{
    long parts[4];
    if (!s->weights->config.lower_case) return take_point(s, c);
    size_t count = utf8__decompose(c, parts);
    for (size_t i = 0; i < count; i++)
        if (!is_stripped(parts[i]) && !take_point(s, utf8__lower(parts[i]))) return false;
    return true;
}

static bool take(encoder_state *s, long c)
{
    if (is_dropped(c)) return true;
    if (is_white(c)) return end_word(s);
    if (!is_ideograph(c)) return take_normalized(s, c);
    return end_word(s) && take_normalized(s, c) && end_word(s);
}

bool wordpiece__encode(const weights *w, arena *a, const char *text, size_t length, size_t limit,
                       wordpiece_ids *ids)
{
    encoder_state s;
    s.weights = w;
    s.arena = a;
    s.ids = ids;
    s.limit = limit > (size_t)-1 - ids->count ? (size_t)-1 : ids->count + limit;
    s.word.length = s.word.points = 0;
    for (size_t at = 0, size; at < length && ids->count < s.limit; at += size)
        if (!take(&s, utf8__decode(text + at, length - at, &size))) return false;
    return end_word(&s);
}
