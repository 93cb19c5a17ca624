/* Tells line ends that end a paragraph from those that wrap it. Text is taken as
 * wrapped when no line is longer than a page is wide and most lines end where
 * the next word would not have fitted; there, a full line runs on into the
 * next. In any text a line runs on when the next begins in lower case. Blind
 * spot: a heading as wide as the column, in wrapped text without blank lines. */
#include "paragraph.h"

#include <string.h>

#include "chars.h"

#define WIDTH_MAX 120      /* columns of the widest line of wrapped text */
#define WIDTH_MIN 40       /* columns of the narrowest column of wrapped text */
#define WIDTH_SLACK 4      /* columns by which the widest line may fall short of the column */
#define FULL_SHARE_MIN 0.6 /* of the lines that another follows directly */
#define RUNNING_WORDS 3    /* tokens of a line that may run on into lower case */

typedef struct line {
    size_t token_begin, token_end;
    size_t width;      /* code points, indentation among them */
    size_t first_word; /* code points of its first word */
    bool after_blank;
} line;

typedef ARRAY(line) line_list;

static size_t columns(const char *text, size_t begin, size_t end)
{
    size_t n = 0;
    for (size_t i = begin; i < end; i++) n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

/* Line ends in white space: "\r\n" and U+2028 count one. */
static size_t line_ends(const char *text, size_t begin, size_t end)
{
    size_t n = 0;
    for (size_t i = begin; i < end; i++) {
        unsigned char b = (unsigned char)text[i];
        if (b == '\n' || b == '\v' || b == '\f') n++;
        else if (b == '\r' && (i + 1 == end || text[i + 1] != '\n')) n++;
        else if (b == 0xE2 && end - i >= 3 && (unsigned char)text[i + 1] == 0x80 &&
                 ((unsigned char)text[i + 2] & 0xFE) == 0xA8)
            n += (unsigned char)text[i + 2] == 0xA8 ? 1 : 2;
    }
    return n;
}

static void close_line(const segments *s, line *l, size_t token_end)
{
    const token *tokens = s->tokens.items;
    size_t begin = tokens[l->token_begin].span.begin, word = l->token_begin + 1, indent = begin;
    while (indent > 0 && (s->text[indent - 1] == ' ' || s->text[indent - 1] == '\t')) indent--;
    l->token_end = token_end;
    l->width = columns(s->text, indent, tokens[token_end - 1].span.end);
    while (word < token_end && !tokens[word].space_before) word++;
    l->first_word = columns(s->text, begin, tokens[word - 1].span.end);
}

static bool read_lines(line_list *lines, arena *a, const segments *s)
{
    const token *tokens = s->tokens.items;
    for (size_t i = 0; i < s->tokens.count; i++) {
        size_t from = i ? tokens[i - 1].span.end : 0;
        size_t ends =
            tokens[i].space_before || !i ? line_ends(s->text, from, tokens[i].span.begin) : 0;
        if (i && !ends) continue;
        if (i) close_line(s, &lines->items[lines->count - 1], i);
        line *l = ARRAY_PUSH(lines, a);
        if (!l) return false;
        l->token_begin = i;
        l->after_blank = !i || ends > 1;
    }
    if (lines->count) close_line(s, &lines->items[lines->count - 1], s->tokens.count);
    return true;
}

static bool is_full(const line *l, size_t width)
{
    return l->width + 1 + l[1].first_word + WIDTH_SLACK > width;
}

/* Width of the column in wrapped text, 0 if the text is not wrapped. */
static size_t column_width(const line_list *lines)
{
    size_t width = 0, pairs = 0, full = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const line *l = &lines->items[i];
        if (l->width > width && l->token_end - l->token_begin > 1) width = l->width;
    }
    if (width < WIDTH_MIN || width > WIDTH_MAX) return 0;
    for (size_t i = 0; i + 1 < lines->count; i++) {
        if (lines->items[i + 1].after_blank) continue;
        pairs++;
        full += is_full(&lines->items[i], width);
    }
    return pairs >= 2 && (double)full >= FULL_SHARE_MIN * (double)pairs ? width : 0;
}

bool paragraph__is_bullet(const segments *s, size_t at)
{
    const token *t = &s->tokens.items[at];
    character first = chars__at(s->text, t->span.end, t->span.begin);
    bool mark = first.code == '*' || first.code == 0x2022 || first.code == 0x2043 ||
                first.code == 0xB7 || (first.code >= 0x25A0 && first.code <= 0x25FF) ||
                chars__is_dash(first.code);
    if (mark && t->span.begin + first.size == t->span.end) return true;
    if (at + 1 >= s->tokens.count || t[1].space_before) return false;
    bool counter = t->kind == TOKEN_NUMBER
                       ? t->span.end - t->span.begin <= 2
                       : t->kind == TOKEN_WORD && t->span.end - t->span.begin == 1;
    char next = s->text[t[1].span.begin];
    return counter && (next == ')' || (next == '.' && t[1].span.end - t[1].span.begin == 1));
}

static bool runs_on(const segments *s, const line *l, size_t width)
{
    if (l[1].after_blank || paragraph__is_bullet(s, l[1].token_begin)) return false;
    if (width && is_full(l, width)) return true;
    token_shape shape = s->tokens.items[l[1].token_begin].shape;
    return shape == SHAPE_LOWER && l->token_end - l->token_begin >= RUNNING_WORDS;
}

unsigned char *paragraph__gaps(arena *a, const segments *s)
{
    line_list lines = { 0 };
    unsigned char *gaps = arena__alloc(a, s->tokens.count + 1);
    if (!gaps || !read_lines(&lines, a, s)) return NULL;
    size_t width = column_width(&lines);
    for (size_t i = 0; i < lines.count; i++) {
        const line *l = &lines.items[i];
        gap g = l->after_blank ? GAP_BLANK : runs_on(s, l - 1, width) ? GAP_WRAP : GAP_LINE;
        gaps[l->token_begin] = (unsigned char)g;
    }
    return gaps;
}
