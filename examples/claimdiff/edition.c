/* Words are runs of letters and digits, joined by one mark in them ("1,200", "7.5", "don't"). */
#include "edition.h"
#include "note.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- Words --------------------------------------------------------------------- */

/* The bytes of a letter or digit at text[0 .. length); 0: it is none. Of what is not ASCII only
 * general punctuation (U+2000 to U+206F) is none. */
static size_t letter_at(const char *text, size_t length)
{
    const unsigned char c = length ? (unsigned char)*text : 0;
    if (c < 0x80) return isalnum(c) || (c && strchr("%$", c)) ? 1 : 0;
    if (length > 1 && c == 0xe2 && ((unsigned char)text[1] & 0xfe) == 0x80) return 0;
    return 1;
}

/* The bytes of a mark that joins what stands on both sides of it: "." "," "'" "-" and U+2019. */
static size_t joint_at(const char *text, size_t length)
{
    if (length && *text && strchr(".,'-", *text)) return 1;
    return length >= 3 && memcmp(text, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

static size_t word_end(const char *text, size_t at, size_t length)
{
    for (;;) {
        size_t joint = 0, size = letter_at(text + at, length - at);
        if (!size) {
            joint = joint_at(text + at, length - at);
            if (joint) size = letter_at(text + at + joint, length - at - joint);
        }
        if (!size) return at;
        at += joint + size;
    }
}

/* FNV-1a of the bytes, capitals as small letters. */
static uint64_t key_of(const char *text, size_t length)
{
    uint64_t key = 14695981039346656037u;
    for (size_t i = 0; i < length; i++)
        key = (key ^ (uint64_t)tolower((unsigned char)text[i])) * 1099511628211u;
    return key;
}

static bool read_words(edition *e, const char *text, size_t length)
{
    e->words = calloc(length / 2 + 1, sizeof *e->words);
    if (!e->words) return false;
    for (size_t i = 0; i < length; i++) {
        if (!letter_at(text + i, length - i)) continue;
        const size_t end = word_end(text, i, length);
        e->words[e->word_count++] = (word){ { i, end }, key_of(text + i, end - i) };
        i = end;
    }
    return true;
}

/* The words in a span: the first, *count of them. */
static const word *words_in(const edition *e, claimdiff_span span, size_t *count)
{
    size_t low = 0, high = e->word_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (e->words[middle].span.begin < span.begin)
            low = middle + 1;
        else
            high = middle;
    }
    for (high = low; high < e->word_count && e->words[high].span.end <= span.end;) high++;
    *count = high - low;
    return e->words + low;
}

/* ---- Quotations ------------------------------------------------------------------ */

/* 1: a quotation begins at the text, -1: it ends, 2: one of both, 0: neither. */
static int mark_at(const char *text, size_t length)
{
    if (*text == '"') return 2;
    if (length < 3 || memcmp(text, "\xe2\x80", 2) != 0) return 0;
    return text[2] == '\x9c' ? 1 : text[2] == '\x9d' ? -1 : 0;
}

static bool is_blank_line(const char *text, size_t length)
{
    size_t i = 1;
    while (i < length && strchr(" \t\r", text[i])) i++;
    return *text == '\n' && (i == length || text[i] == '\n');
}

/* A quotation ends with its paragraph at the latest. */
static bool find_quotations(edition *e, const char *text, size_t length)
{
    bool inside = false;
    e->quoted = calloc(length + 1, 1);
    if (!e->quoted) return false;
    for (size_t i = 0; i < length; i++) {
        const int mark = mark_at(text + i, length - i);
        if (mark) inside = mark == 2 ? !inside : mark > 0;
        if (is_blank_line(text + i, length - i)) inside = false;
        e->quoted[i] = inside && !mark;
    }
    return true;
}

/* ---- Notes and passages ------------------------------------------------------------ */

static size_t paragraph_end(const char *text, size_t at, size_t length)
{
    while (at < length && !is_blank_line(text + at, length - at)) at++;
    return at;
}

static bool add_note(edition *e, claimdiff_span span)
{
    edition_note *more = realloc(e->notes, (e->note_count + 1) * sizeof *more);
    if (!more) return false;
    e->notes = more;
    edition_note *note = &more[e->note_count++];
    note->span = span;
    note->words = words_in(e, span, &note->word_count);
    return true;
}

/* A note begins with a line, and ends with its paragraph. */
static bool find_notes(edition *e, const char *text, size_t length)
{
    for (size_t begin = 0; begin < length; begin++) {
        const char *line_end = memchr(text + begin, '\n', length - begin);
        size_t end = line_end ? (size_t)(line_end - text) : length;
        if (note__is_correction(text + begin, end - begin)) {
            end = paragraph_end(text, end, length);
            if (!add_note(e, (claimdiff_span){ begin, end })) return false;
        }
        begin = end;
    }
    return true;
}

static void add_passage(edition *e, claimdiff_span span, size_t claim)
{
    passage *p = &e->passages[e->passage_count++];
    *p = (passage){ .span = span, .claim = claim, .partner = CLAIMDIFF_NONE };
    p->words = words_in(e, span, &p->word_count);
}

static bool find_passages(edition *e)
{
    const size_t claims = claimdiff_article_claim_count(e->article);
    const claimdiff_span headline = claimdiff_article_headline(e->article);
    size_t note = 0; /* the first that does not end before the sentence */
    e->passages = calloc(claims + 1, sizeof *e->passages);
    if (!e->passages) return false;
    if (headline.end > headline.begin) add_passage(e, headline, 0);
    for (size_t i = 0; i < claims; i++) {
        const claimdiff_span sentence = claimdiff_article_claim(e->article, i)->sentence;
        passage *last = e->passage_count ? &e->passages[e->passage_count - 1] : NULL;
        while (note < e->note_count && e->notes[note].span.end < sentence.end) note++;
        if (note < e->note_count && e->notes[note].span.begin <= sentence.begin) continue;
        if (!last || last->span.begin != sentence.begin) {
            add_passage(e, sentence, i);
            last = &e->passages[e->passage_count - 1];
        }
        last->claim_count++;
    }
    return true;
}

bool edition__read(edition *out, const claimdiff_article *article)
{
    size_t length;
    const char *text = claimdiff_article_text(article, &length);
    *out = (edition){ .article = article };
    return read_words(out, text, length) && find_quotations(out, text, length) &&
           find_notes(out, text, length) && find_passages(out);
}

void edition__free(edition *e)
{
    free(e->words);
    free(e->passages);
    free(e->notes);
    free(e->quoted);
}
