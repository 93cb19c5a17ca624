/* By how such notes begin in English newspapers: a word with a colon behind it, a date at most
 * between them; or a sentence about the article itself. Both begin with a capital. What only
 * tells of an update is none. */
#include "note.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define HEAD 60 /* bytes in which the colon must stand */

static bool begins(const char *text, size_t length, const char *with, size_t *size)
{
    *size = strlen(with);
    return *size <= length && strncasecmp(text, with, *size) == 0 &&
           (*size == length || !isalpha((unsigned char)text[*size]));
}

/* " (3 March 2026): " -> true, " officers said: " -> false: no word but a name or a number. */
static bool leads_to_colon(const char *text, size_t length)
{
    bool inside = false; /* a word */
    for (size_t i = 0; i < length && i < HEAD; i++) {
        if (text[i] == ':' || text[i] == '\n' || strncmp(text + i, "\xe2\x80\x94", 3) == 0)
            return true;
        if (!inside && islower((unsigned char)text[i])) return false;
        inside = isalnum((unsigned char)text[i]);
    }
    return false;
}

static bool is_headed(const char *text, size_t length)
{
    static const char *const heads[] = { "correction",
                                         "corrections",
                                         "correction and clarification",
                                         "amendment",
                                         "clarification",
                                         "corrections and clarifications",
                                         "corrected",
                                         "amended",
                                         "editor's note",
                                         "editors' note",
                                         "editor\xe2\x80\x99s note",
                                         "editors\xe2\x80\x99 note" };
    size_t size;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (begins(text, length, heads[i], &size) && leads_to_colon(text + size, length - size))
            return true;
    return false;
}

/* One of the words at *text, which is moved behind it and a space. */
static bool take(const char **text, size_t *length, const char *const *words)
{
    size_t size;
    for (; *words; words++) {
        if (!begins(*text, *length, *words, &size)) continue;
        if (size < *length) size++;
        *text += size;
        *length -= size;
        return true;
    }
    return false;
}

/* "This article was amended on ...", "An earlier version of this story said ..." */
static bool is_about_the_article(const char *text, size_t length)
{
    static const char *const self[] = { "this", "the", NULL },
                             *const kind[] = { "article", "story", "report",   "piece",
                                               "post",    "page",  "headline", NULL },
                             *const tense[] = { "was", "has been", NULL },
                             *const deed[] = { "amended", "corrected", "edited", "changed", NULL },
                             *const one[] = { "an", "a", "the", NULL },
                             *const age[] = { "earlier", "previous", "original", NULL },
                             *const form[] = { "version", "headline", "caption", "edition", NULL };
    const char *again = text;
    size_t left = length;
    if (take(&text, &length, self) && take(&text, &length, kind) && take(&text, &length, tense))
        return take(&text, &length, deed);
    return take(&again, &left, one) && take(&again, &left, age) && take(&again, &left, form);
}

bool note__is_correction(const char *text, size_t length)
{
    while (length && strchr(" \t*([_-", *text)) text++, length--;
    if (!length || !isupper((unsigned char)*text)) return false;
    return is_headed(text, length) || is_about_the_article(text, length);
}
