/* Web and mail addresses, file paths of the web and handles are one token:
 * https://example.com/a?b, www.example.com, jane.doe@example.com, #MeToo. */
#include "tokenize.h"

#include <string.h>

#define MAIL_NAME_MAX 64 /* bytes before the @, as in RFC 5321 */

static bool begins_with(const cutter *c, size_t at, const char *prefix)
{
    size_t length = strlen(prefix);
    return c->length - at >= length && !memcmp(c->text + at, prefix, length);
}

static size_t chunk_end(const cutter *c, size_t at)
{
    for (;;) {
        character here = cutter__at(c, at);
        if (here.kind == CHAR_END || here.kind == CHAR_SPACE || chars__is_double_quote(here.code) ||
            here.code == '<' || here.code == '>')
            return at;
        at += here.size;
    }
}

/* Punctuation at the end of an address belongs to the sentence around it. */
static size_t without_final_punct(const cutter *c, size_t begin, size_t end)
{
    while (end > begin && strchr(".,;:!?)]}'", c->text[end - 1])) end--;
    return end;
}

static bool is_name_byte(char b)
{
    return utf8__is_letter((unsigned char)b) || (b >= '0' && b <= '9') || (b && strchr("._+-", b));
}

static bool is_mail(const cutter *c, size_t at)
{
    size_t i = at;
    while (i < c->length && i - at <= MAIL_NAME_MAX && is_name_byte(c->text[i])) i++;
    if (i == at || i + 1 >= c->length || c->text[i] != '@') return false;
    return cutter__at(c, i + 1).kind == CHAR_LETTER || cutter__at(c, i + 1).kind == CHAR_DIGIT;
}

size_t cut__address(const cutter *c, size_t at)
{
    char first = c->text[at];
    if (first == '#' || first == '@') {
        if (c->previous != CUTTER_NONE || cutter__at(c, at + 1).kind != CHAR_LETTER) return at;
        return cut__run(c, at + 1);
    }
    bool web = (first == 'h' && (begins_with(c, at, "http://") || begins_with(c, at, "https://"))) ||
               (first == 'w' && begins_with(c, at, "www."));
    if (!web && (c->previous != CUTTER_NONE || !is_mail(c, at))) return at;
    return without_final_punct(c, at, chunk_end(c, at));
}
