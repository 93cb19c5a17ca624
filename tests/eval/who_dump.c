/* Prints the attributions and mentions of articles, for who.py. Standard input:
 * for each article its length in bytes on a line, then the bytes. Output, tab
 * separated, byte spans: A for an attribution, M for a mention, E for an
 * entity, T for a token, D at the end of an article. */
#include <stdio.h>
#include <stdlib.h>

#include "speech/attribution.h"

static void print_attributions(const reading *in, const attribution_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const attribution *at = &list->items[i];
        claimdiff_span s = reading__span(in, at->source), c = reading__span(in, at->cue),
                       x = reading__span(in, at->content);
        printf("A\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\t%ld\t%d\t%d\t%ld\n", s.begin, s.end, c.begin,
               c.end, x.begin, x.end, (long)at->entity, (int)at->kind, (int)at->stance,
               (long)at->parent);
    }
}

static void print_mentions(const mention_list *list)
{
    for (size_t i = 0; i < list->mentions.count; i++) {
        const mention *m = &list->mentions.items[i];
        printf("M\t%zu\t%zu\t%d\t%zu\t%d\n", m->stated.span.begin, m->stated.span.end,
               (int)m->stated.type, m->stated.entity, m->pronominal);
    }
    for (size_t i = 0; i < list->entities.count; i++)
        printf("E\t%zu\t%d\t%c\t%s\n", i, (int)list->entities.items[i].type,
               list->entities.items[i].gender ? list->entities.items[i].gender : '-',
               list->entities.items[i].name);
}

static bool print_article(const char *bytes, size_t length)
{
    arena a;
    reading in;
    mention_list mentions = { 0 };
    attribution_list attributions = { 0 };
    arena__init(&a, &memory__default);
    bool ok = reading__make(&in, &a, bytes, length, false) && mention__find(&mentions, &a, &in) &&
              attribution__find(&attributions, &a, &in, &mentions);
    if (ok) {
        for (size_t i = 0; i < in.text.tokens.count; i++)
            printf("T\t%zu\t%zu\n", in.text.tokens.items[i].span.begin,
                   in.text.tokens.items[i].span.end);
        print_attributions(&in, &attributions);
        print_mentions(&mentions);
        puts("D");
    }
    arena__free(&a);
    return ok;
}

int main(void)
{
    size_t length;
    while (scanf("%zu", &length) == 1) {
        char *bytes = malloc(length + 1);
        if (getchar() != '\n' || !bytes || fread(bytes, 1, length, stdin) != length) return 2;
        bool ok = print_article(bytes, length);
        free(bytes);
        if (!ok) return 2;
    }
    return 0;
}
