/* Takes the article out of a web page in any character set, as the tool does, and reads it. */
#include "fuzz.h"

#include <stdlib.h>

#include "../../examples/claimdiff/charset.h"
#include "../../examples/claimdiff/webpage.h"

static void read_page(const source *s)
{
    claimdiff_article *article;
    claimdiff_article_options how = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    how.runs = s->runs.items;
    how.run_count = s->runs.count;
    how.lenient = true;
    if (claimdiff_article_new(&article, fuzz__engine(CLAIMDIFF_NO_MODEL, NULL), s->text, s->length,
                              &how, NULL) == CLAIMDIFF_ERR_ARGUMENT)
        abort(); /* the runs are not in order */
    claimdiff_article_free(article);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char name[64];
    decoded text = { 0 };
    source page = { 0 };
    const char *bytes = (const char *)data;
    const char *charset = charset__find(bytes, size, name, sizeof name);
    if (charset__decode(&text, bytes, size, charset, true) && text.text.length &&
        webpage__read(&page, text.text.bytes, text.text.length))
        read_page(&page);
    source__free(&page);
    buffer__free(&text.text);
    runs__free(&text.runs);
    return 0;
}
