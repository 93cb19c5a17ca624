/* Prints how texts are cut, for tests/eval/segments.py: one file name a line on
 * standard input; for each file "F", then "S begin end body role paragraph" a
 * sentence and "T begin end" a token, offsets in bytes. */
#include <stdio.h>
#include <string.h>

#include "text/segment.h"

static void print_segments(const segments *s)
{
    for (size_t i = 0; i < s->sentences.count; i++) {
        const sentence *here = &s->sentences.items[i];
        size_t body = here->body_begin < here->token_end
                          ? s->tokens.items[here->body_begin].span.begin
                          : here->span.end;
        printf("S %zu %zu %zu %d %zu\n", here->span.begin, here->span.end, body, (int)here->role,
               here->paragraph);
    }
    for (size_t i = 0; i < s->tokens.count; i++)
        printf("T %zu %zu\n", s->tokens.items[i].span.begin, s->tokens.items[i].span.end);
}

static bool dump(const char *path)
{
    static char text[8 << 20];
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    size_t length = fread(text, 1, sizeof text, file);
    fclose(file);
    arena a;
    segments s;
    arena__init(&a, &memory__default);
    bool good = segment__article(&s, &a, text, length);
    puts("F");
    if (good) print_segments(&s);
    arena__free(&a);
    return good;
}

int main(void)
{
    char path[4096];
    while (fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = '\0';
        if (!dump(path)) {
            fprintf(stderr, "dump: cannot read %s\n", path);
            return 2;
        }
    }
    return 0;
}
