/* Prints the attributions and mentions of articles, for who.py. Standard input:
 * for each article its length in bytes on a line, then the bytes. Output, tab
 * separated, byte spans: A for an attribution, M for a mention, E for an
 * entity, T for a token, D at the end of an article. */
#include <stdio.h>
#include <stdlib.h>

#include "speech/attribution.h"

static claimdiff_span span_of(const segments *text, token_range r)
{
    claimdiff_span none = { 0, 0 };
    if (r.begin >= r.end) return none;
    return (claimdiff_span){ text->tokens.items[r.begin].span.begin, text->tokens.items[r.end - 1].span.end };
}

static void print_attributions(const segments *text, const attribution_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const attribution *at = &list->items[i];
        claimdiff_span s = span_of(text, at->source), c = span_of(text, at->cue), x = span_of(text, at->content);
        printf("A\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\t%ld\t%d\t%d\t%ld\n", s.begin, s.end, c.begin, c.end, x.begin,
               x.end, (long)at->entity, (int)at->kind, (int)at->stance, (long)at->parent);
    }
}

static void print_mentions(const mention_list *list)
{
    for (size_t i = 0; i < list->mentions.count; i++) {
        const mention *m = &list->mentions.items[i];
        printf("M\t%zu\t%zu\t%d\t%zu\t%d\n", m->stated.span.begin, m->stated.span.end, (int)m->stated.type,
               m->stated.entity, m->pronominal);
    }
    for (size_t i = 0; i < list->entities.count; i++)
        printf("E\t%zu\t%d\t%c\t%s\n", i, (int)list->entities.items[i].type,
               list->entities.items[i].gender ? list->entities.items[i].gender : '-', list->entities.items[i].name);
}

static bool print_article(const char *bytes, size_t length)
{
    arena a;
    segments text = { 0 };
    syntax syn = { 0 };
    mention_list mentions = { 0 };
    attribution_list attributions = { 0 };
    arena__init(&a, &memory__default);
    bool ok = segment__article(&text, &a, bytes, length) && syntax__parse(&syn, &a, &text) &&
              mention__find(&mentions, &a, &text, &syn) && attribution__find(&attributions, &a, &text, &syn, &mentions);
    if (ok) {
        for (size_t i = 0; i < text.tokens.count; i++)
            printf("T\t%zu\t%zu\n", text.tokens.items[i].span.begin, text.tokens.items[i].span.end);
        print_attributions(&text, &attributions);
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
