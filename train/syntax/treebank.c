/* Reads CoNLL-U. Empty nodes and the lines of multiword tokens are left out;
 * their space is kept with the words. Rare tags and relations become the
 * nearest one of the tag set: NOUN/GW -> NOUN/NN, advcl:relcl -> advcl. */
#include "treebank.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define COLUMNS 10

static unsigned char find_upos(const char *name)
{
    for (int k = 0; k < UPOS_COUNT; k++)
        if (!strcmp(tagset__upos_name((upos)k), name)) return (unsigned char)k;
    return UPOS_X;
}

/* The tag with both names, else one of the same part of speech. */
static unsigned char find_tag(const char *pos, const char *xpos)
{
    size_t same = tagset__count;
    for (size_t k = 0; k < tagset__count; k++) {
        if (strcmp(tagset__tags[k].upos, pos)) continue;
        if (!strcmp(tagset__tags[k].xpos, xpos)) return (unsigned char)k;
        if (same == tagset__count) same = k;
    }
    if (!strcmp(pos, "SYM")) same++;
    return (unsigned char)(same < tagset__count ? same : 0);
}

static unsigned char find_relation(const char *name)
{
    char base[64];
    static const char *const renamed[][2] = {
        { "goeswith", "fixed" }, { "reparandum", "dep" }, { "dislocated", "dep" }, { "orphan", "dep" },
    };
    for (int k = 0; k < DEP_COUNT; k++)
        if (!strcmp(tagset__deprel_name((deprel)k), name)) return (unsigned char)k;
    for (size_t k = 0; k < sizeof renamed / sizeof *renamed; k++)
        if (!strcmp(renamed[k][0], name)) return find_relation(renamed[k][1]);
    snprintf(base, sizeof base, "%s", name);
    if (!strchr(base, ':')) return DEP_DEP;
    *strchr(base, ':') = '\0';
    return find_relation(base);
}

static size_t split(char *line, char **fields)
{
    size_t count = 0;
    for (char *p = line; p && count < COLUMNS; count++) {
        fields[count] = p;
        p = strchr(p, '\t');
        if (p) *p++ = '\0';
    }
    return count;
}

typedef struct reader {
    treebank *bank;
    bool news, space;
    long space_after_id; /* last word of a multiword token; 0: none */
    bool space_after;
} reader;

static bool add_word(reader *r, char **field)
{
    token *t = ARRAY_PUSH(&r->bank->tokens, r->bank->arena);
    gold_word *w = ARRAY_PUSH(&r->bank->words, r->bank->arena);
    if (!t || !w) return false;
    t->span = (claimdiff_span){ 0, strlen(field[1]) };
    w->lemma = utf8__fold(r->bank->arena, field[2], strlen(field[2]));
    t->space_before = r->space;
    w->tag = find_tag(field[3], field[4]);
    w->upos = find_upos(field[3]);
    w->head = atoi(field[6]) - 1;
    w->relation = find_relation(field[7]);
    return token__set_forms(t, r->bank->arena, field[1]) && w->lemma;
}

static bool add_line(reader *r, char *line)
{
    char *field[COLUMNS];
    if (split(line, field) < COLUMNS || strchr(field[0], '.')) return true;
    bool tied = strstr(field[9], "SpaceAfter=No") != NULL;
    char *dash = strchr(field[0], '-');
    if (dash) {
        r->space_after_id = atol(dash + 1);
        r->space_after = !tied;
        return true;
    }
    if (!add_word(r, field)) return false;
    long id = atol(field[0]);
    r->space = r->space_after_id > id ? false : r->space_after_id == id ? r->space_after : !tied;
    if (r->space_after_id <= id) r->space_after_id = 0;
    return true;
}

static bool end_sentence(reader *r)
{
    size_t begin = r->bank->sentences.count ? r->bank->sentences.items[r->bank->sentences.count - 1].end : 0;
    if (r->bank->words.count == begin) return true;
    gold_sentence *s = ARRAY_PUSH(&r->bank->sentences, r->bank->arena);
    if (!s) return false;
    *s = (gold_sentence){ begin, r->bank->words.count, r->news };
    r->space = false;
    return true;
}

bool treebank__read(treebank *out, arena *a, const char *path)
{
    static char line[1 << 20];
    FILE *file = fopen(path, "r");
    reader r = { out, false, false, 0, false };
    bool ok = true;
    out->arena = a;
    if (!file) {
        perror(path);
        return false;
    }
    while (ok && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = '\0';
        if (!strncmp(line, "# newdoc", 8)) r.news = strstr(line, "news") && !strstr(line, "newsgroup");
        if (!line[0]) ok = end_sentence(&r);
        else if (line[0] != '#') ok = add_line(&r, line);
    }
    ok = ok && end_sentence(&r);
    fclose(file);
    return ok;
}
