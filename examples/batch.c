/* Many comparisons on one engine: threads take pairs from a list, each comparison runs on one. */
#include <claimdiff.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { THREADS = 3, PAIRS = 4 };

static const char *const pairs[PAIRS][2] = {
    { "Nine miners died on Monday.", "Twelve miners died on Monday." },
    { "The mine was opened in 1911.", "The Oakhurst mine was opened in 1911." },
    { "The mayor resigned on Friday.", "The mayor did not resign on Friday." },
    { "", "The second article of a group whose first is empty." },
};

typedef struct batch {
    const claimdiff_engine *engine; /* nothing in it changes: no lock is needed for it */
    pthread_mutex_t lock;           /* of next */
    size_t next;
    char results[PAIRS][300];
} batch;

static void compare(const claimdiff_engine *engine, const char *const *texts, char *result,
                    size_t size)
{
    claimdiff_compare_options options = CLAIMDIFF_COMPARE_OPTIONS_INIT;
    claimdiff_article *pair[2] = { NULL, NULL };
    claimdiff_report *report = NULL;
    claimdiff_error error;

    options.threads = 1; /* the cores are busy with the other pairs */
    for (size_t i = 0; i < 2; i++)
        if (claimdiff_article_new(&pair[i], engine, texts[i], strlen(texts[i]), NULL, &error))
            goto failed;
    if (claimdiff_compare(&report, pair, 2, &options, &error)) goto failed;
    snprintf(result, size, "%s", claimdiff_report_finding(report, 0)->explanation);
    goto cleanup;
failed:
    snprintf(result, size, "error: %s", error.message);
cleanup:
    claimdiff_report_free(report);
    claimdiff_article_free(pair[0]);
    claimdiff_article_free(pair[1]);
}

static void *work(void *ctx)
{
    batch *b = ctx;
    for (;;) {
        pthread_mutex_lock(&b->lock);
        const size_t mine = b->next < PAIRS ? b->next++ : PAIRS;
        pthread_mutex_unlock(&b->lock);
        if (mine == PAIRS) return NULL;
        compare(b->engine, pairs[mine], b->results[mine], sizeof b->results[mine]);
    }
}

int main(void)
{
    claimdiff_engine_options rules = CLAIMDIFF_ENGINE_OPTIONS_INIT;
    claimdiff_engine *engine;
    pthread_t threads[THREADS];
    size_t started = 0;

    rules.model = CLAIMDIFF_NO_MODEL; /* without this line the weights are used */
    if (claimdiff_engine_new(&engine, &rules, NULL)) return 2;
    batch b = { .engine = engine, .lock = PTHREAD_MUTEX_INITIALIZER };
    while (started < THREADS && !pthread_create(&threads[started], NULL, work, &b)) started++;
    if (!started) work(&b);
    while (started) pthread_join(threads[--started], NULL);
    for (size_t i = 0; i < PAIRS; i++) printf("%zu: %s\n", i, b.results[i]);
    claimdiff_engine_free(engine);
    return 0;
}
