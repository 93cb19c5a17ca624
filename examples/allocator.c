/* Memory from an allocator of one's own, here one that counts what is in use. */
#include <claimdiff.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct counter {
    size_t calls, open; /* blocks taken in all, and not yet given back */
} counter;

static void *take(void *ctx, size_t size)
{
    counter *c = ctx;
    void *block = malloc(size);
    if (block) c->calls++, c->open++;
    return block;
}

static void *retake(void *ctx, void *block, size_t old_size, size_t size)
{
    counter *c = ctx;
    (void)old_size;
    if (!block) return take(ctx, size);
    c->calls++;
    return realloc(block, size);
}

static void give(void *ctx, void *block)
{
    counter *c = ctx;
    if (block) c->open--;
    free(block);
}

int main(void)
{
    counter count = { 0, 0 }; /* rules alone start no threads, so that it needs no lock */
    claimdiff_allocator memory = { take, retake, give, &count };
    claimdiff_engine_options options = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    claimdiff_article *article;

    options.allocator = &memory;
    options.model = CLAIMDIFF_NO_MODEL;
    if (claimdiff_engine_new(&engine, &options, NULL)) return 2;
    if (claimdiff_article_new(&article, engine, "Nine miners died.", 17, NULL, NULL)) return 2;
    printf("%zu claim\n", claimdiff_article_claim_count(article));
    claimdiff_article_free(article);
    claimdiff_engine_free(engine);
    printf("%s, %zu blocks left\n", count.calls ? "took memory" : "took none", count.open);
    return 0;
}
