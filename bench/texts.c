#include "texts.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

text texts[2];

void texts__fail(const char *program, const char *what, const char *why)
{
    fprintf(stderr, "%s: %s: %s\n", program, what, why);
    exit(2);
}

static void add_file(const char *program, text *to, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        texts__fail(program, path, "cannot be read");
        return;
    }
    to->length += fread(to->bytes + to->length, 1, TEXT_BYTES - 1 - to->length, file);
    to->bytes[to->length++] = '\n';
    fclose(file);
    if (to->length == TEXT_BYTES) texts__fail(program, path, "too much text");
}

void texts__add(const char *program, const char *folder)
{
    char pattern[1024];
    glob_t files;
    snprintf(pattern, sizeof pattern, "%s/*.txt", folder);
    if (glob(pattern, 0, NULL, &files) || files.gl_pathc < 2)
        texts__fail(program, folder, "no two articles");
    for (size_t i = 0; i < 2; i++) add_file(program, &texts[i], files.gl_pathv[i]);
    globfree(&files);
}
