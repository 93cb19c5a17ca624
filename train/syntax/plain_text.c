/* Cuts plain text into sentences and tokens, as the library does, and prints
 * them as CoNLL-U without analysis: plain_text < TEXT > TOKENS.conllu */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/segment.h"

static char *read_all(size_t *length)
{
    size_t capacity = 1 << 20;
    char *text = malloc(capacity);
    *length = 0;
    while (text) {
        size_t n = fread(text + *length, 1, capacity - *length, stdin);
        if (!n) break;
        *length += n;
        if (*length == capacity) text = realloc(text, capacity *= 2);
    }
    return text;
}

static void print_sentence(const segments *text, const sentence *s)
{
    for (size_t i = s->token_begin; i < s->token_end; i++) {
        const token *t = &text->tokens.items[i];
        bool tied = i + 1 < s->token_end && !text->tokens.items[i + 1].space_before;
        printf("%zu\t%.*s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i - s->token_begin + 1, (int)(t->span.end - t->span.begin),
               text->text + t->span.begin, tied ? "SpaceAfter=No" : "_");
    }
    printf("\n");
}

int main(void)
{
    arena a;
    segments text;
    size_t length;
    char *bytes = read_all(&length);
    arena__init(&a, &memory__default);
    if (!bytes || !segment__article(&text, &a, bytes, length)) return 1;
    for (size_t i = 0; i < text.sentences.count; i++) print_sentence(&text, &text.sentences.items[i]);
    arena__free(&a);
    free(bytes);
    return 0;
}
