/*
 * From a path to articles: the bytes, what kind of file they are, their character set, and
 * then the reader for a page, for JSON or for plain text. A folder gives the files in it that
 * are of these kinds by their name, in the order of the names.
 */
#include "source.h"
#include "charset.h"
#include "hyphen.h"
#include "input.h"
#include "message.h"
#include "records.h"
#include "webpage.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

void source__free(source *s)
{
    free(s->text);
    runs__free(&s->runs);
    free(s->name);
    free(s->outlet);
    free(s->date);
}

void source__free_all(source_list *list)
{
    for (size_t i = 0; i < list->count; i++) source__free(&list->items[i]);
    free(list->items);
    memset(list, 0, sizeof *list);
}

source *source__add(source_list *list, const char *name)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 8;
        source *items = realloc(list->items, capacity * sizeof *items);
        if (!items) goto failed;
        list->items = items;
        list->capacity = capacity;
    }
    char *own = strdup(name);
    if (!own) goto failed;
    list->items[list->count] = (source){ .name = own };
    return &list->items[list->count++];
failed:
    message__error(NULL, "%s", strerror(ENOMEM));
    return NULL;
}

bool source__has_day(const char *date)
{
    static const char form[] = "dddd-dd-dd";
    for (size_t i = 0; form[i]; i++) {
        bool digit = date && date[i] >= '0' && date[i] <= '9';
        if (form[i] == 'd' ? !digit : !date || date[i] != '-') return false;
    }
    return date[SOURCE_DAY] < '0' || date[SOURCE_DAY] > '9';
}

/* ---- Files that are no text ------------------------------------------------- */

/* What begins files of other kinds, and what to do about them. */
static const char *advice(const char *bytes, size_t length)
{
    static const struct {
        const char *magic, *advice;
    } kinds[] = {
        { "%PDF-", "a PDF; take its text out first: pdftotext FILE.pdf (of poppler-utils)" },
        { "PK\3\4",
          "an Office document or a ZIP; save it as text first, or: pandoc -t plain FILE.docx" },
        { "\xd0\xcf\x11\xe0", "an old Office document; save it as text first" },
        { "{\\rtf", "an RTF document; save it as text first, or: pandoc -t plain FILE.rtf" },
        { "\x1f\x8b", "compressed; unpack it first: gunzip FILE.gz" },
        { "BZh", "compressed; unpack it first: bunzip2 FILE.bz2" },
        { "\xfd"
          "7zXZ",
          "compressed; unpack it first: unxz FILE.xz" },
        { "\x28\xb5\x2f\xfd", "compressed; unpack it first: unzstd FILE.zst" },
        { "\x89PNG", "a picture, no text" },
        { "\xff\xd8\xff", "a picture, no text" },
        { "GIF8", "a picture, no text" },
        { "\x7f"
          "ELF",
          "a program, no text" },
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t size = strlen(kinds[i].magic);
        if (length >= size && memcmp(bytes, kinds[i].magic, size) == 0) return kinds[i].advice;
    }
    return NULL;
}

/* ---- One file ---------------------------------------------------------------- */

/* A file on its way: its name, and its bytes as UTF-8; no runs: these are the bytes. */
typedef struct reading {
    const char *name;
    decoded as;
} reading;

/* Takes over the bytes where they are UTF-8, or what is no text at all; else converts them. */
static bool to_utf8(reading *r, char *bytes, size_t length, bool lenient)
{
    char named[64];
    const char *charset = charset__find(bytes, length, named, sizeof named);
    if (strcmp(charset, "UTF-8") == 0) {
        r->as.text = (buffer){ .bytes = bytes, .length = length, .capacity = length };
        return true;
    }
    bool good = charset__decode(&r->as, bytes, length, charset, lenient);
    free(bytes);
    if (good)
        message__error(r->name, "read as %s", charset);
    else if (r->as.fault == CHARSET_UNKNOWN)
        message__error(r->name, "in %s, which is not known here", charset);
    else
        message__error(r->name,
                       "neither UTF-8 nor %s: byte offset %zu; --lenient reads it as a space",
                       charset, r->as.fault);
    return good;
}

static bool ends_in(const char *name, const char *const *endings)
{
    size_t length = strlen(name);
    for (; *endings; endings++) {
        size_t size = strlen(*endings);
        if (length > size && strcasecmp(name + length - size, *endings) == 0) return true;
    }
    return false;
}

static const char *const page_endings[] = { ".html", ".htm", ".xhtml", NULL };
static const char *const json_endings[] = { ".json", ".jsonl", ".ndjson", NULL };
static const char *const text_endings[] = { ".txt", ".text", ".md", NULL };

/* Whether text stands in the file as it is. */
static bool is_whole(const run_list *runs, size_t length)
{
    const claimdiff_run *run = runs->items;
    return runs->count == 1 && run->text_length == length && run->file_length == length;
}

/* Lets the runs of a text out of r->utf8 lead to the bytes of the file. */
static void lead_to_bytes(run_list *runs, const reading *r)
{
    if (r->as.runs.count) runs__compose(runs, &r->as.runs);
    runs__count_lines(runs, r->as.text.bytes, r->as.text.length);
}

static bool read_text(source *out, const reading *r)
{
    buffer text = { 0 };
    hyphen__rejoin(r->as.text.bytes, r->as.text.length, &text, &out->runs);
    if (is_whole(&out->runs, r->as.text.length) && !r->as.runs.count) runs__free(&out->runs);
    out->text = text.bytes ? text.bytes : calloc(1, 1); /* an empty file */
    out->length = text.length;
    return out->text && !text.failed;
}

static bool read_one(source_list *list, const reading *r)
{
    const char *text = r->as.text.bytes;
    const size_t length = r->as.text.length;
    bool json = ends_in(r->name, json_endings), page = ends_in(r->name, page_endings);
    if (json || (!page && records__are_in(text, length)))
        return records__read(list, r->name, text, length);
    source *out = source__add(list, r->name);
    if (!out) return false;
    page = page || webpage__is_one(text, length);
    if (page && !webpage__read(out, text, length)) return false;
    if (!page && !read_text(out, r)) out->runs.failed = true;
    lead_to_bytes(&out->runs, r);
    if (!out->runs.failed) return true;
    message__error(r->name, "%s", strerror(ENOMEM));
    return false;
}

static bool read_file(source_list *list, const char *path, const options *o)
{
    reading r = { .name = input__is_stdin(path) ? INPUT_STDIN_NAME : path };
    char *bytes;
    size_t length;
    bool good = false;
    if (!input__read(path, o->max_bytes, &bytes, &length)) return false;
    const char *wrong = advice(bytes, length);
    if (length > o->max_bytes)
        message__error(r.name, "more than %zu bytes; see --max-bytes", o->max_bytes);
    else if (wrong)
        message__error(r.name, "%s", wrong);
    else if (to_utf8(&r, bytes, length, o->lenient)) {
        bytes = NULL;
        good = read_one(list, &r);
    } else
        bytes = NULL;
    free(bytes);
    buffer__free(&r.as.text);
    runs__free(&r.as.runs);
    return good;
}

/* ---- Folders ------------------------------------------------------------------ */

static int is_article(const struct dirent *entry)
{
    const char *name = entry->d_name;
    return *name != '.' && (ends_in(name, text_endings) || ends_in(name, page_endings) ||
                            ends_in(name, json_endings));
}

static bool read_entry(source_list *list, const char *folder, const char *name, const options *o)
{
    size_t length = strlen(folder);
    char *path = malloc(length + strlen(name) + 2);
    if (!path) {
        message__error(NULL, "%s", strerror(ENOMEM));
        return false;
    }
    sprintf(path, "%s%s%s", folder, length && folder[length - 1] == '/' ? "" : "/", name);
    bool good = read_file(list, path, o);
    free(path);
    return good;
}

static bool read_folder(source_list *list, const char *path, const options *o)
{
    struct dirent **entries;
    int count = scandir(path, &entries, is_article, alphasort);
    bool good = count > 0;
    if (count < 0) message__error(path, "%s", strerror(errno));
    if (count == 0) message__error(path, "no article in this folder: no .txt, .html or .json");
    for (int i = 0; i < count; i++) {
        if (!read_entry(list, path, entries[i]->d_name, o)) good = false;
        free(entries[i]);
    }
    if (count >= 0) free(entries);
    return good;
}

bool source__read(source_list *list, const char *path, const options *o)
{
    struct stat about;
    bool folder = !input__is_stdin(path) && stat(path, &about) == 0 && S_ISDIR(about.st_mode);
    return folder ? read_folder(list, path, o) : read_file(list, path, o);
}
