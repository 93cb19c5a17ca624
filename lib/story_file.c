/* A story as bytes. Its articles are read again, which takes milliseconds; what the networks have
 * said is not asked again.
 *
 *   0   magic, 8 bytes: 89 43 44 53 0D 0A 1A 0A ("\x89" "CDS\r\n\x1a\n")
 *   8   u32 version (1)
 *   12  u64 length of the whole
 *   20  u64 checksum of what follows (weights__checksum)
 *   28  a tape (base/tape.h): names of encoder and judge, options that stay, width of an
 *       embedding, pairs unasked, articles; then of each article its input, a hash of its claims
 *       and how many they are; of each claim its embedding, marks and when others began to speak
 *       for it; how likely it is on one event with each before it; its relations with those
 *       before it, by (b, a), and its disputes.
 *
 * What is read is checked against the articles: numbers of claims and words are of claims and
 * words that there are. Words weigh what they did, for articles are added one by one. */
#include <string.h>

#include "base/status.h"
#include "model/weights.h"
#include "story_file.h"

#define VERSION 1
#define HEAD_BYTES 28
#define ROW_MOST 2.0f /* of a number of an embedding, whose length is 1 */
#define RUN_LEAST 5 /* bytes of a run */

static const char magic[8] = "\x89" "CDS\r\n\x1a\n";

bool story_file__fail(story_file *f, claimdiff_status status, const char *message)
{
    if (!f->status) {
        f->status = status;
        f->message = message;
    }
    return false;
}

bool story_file__no_memory(story_file *f)
{
    return story_file__fail(f, CLAIMDIFF_ERR_MEMORY, NULL);
}

bool story_file__is_whole(story_file *f)
{
    return !f->tape.failed || story_file__fail(f, CLAIMDIFF_ERR_STORY, "the story is damaged");
}

static arena *lasting(const story_file *f)
{
    return &f->story->pipeline.arena;
}

/* ---- words ---------------------------------------------------------------------------- */

/* A string or NULL, which is kept in the arena where it is read. */
static bool add_string(story_file *f, arena *keep, const char **string)
{
    bool there = *string != NULL;
    size_t length = there ? strlen(*string) : 0;
    const char *bytes = *string;
    tape__bool(&f->tape, &there);
    if (there) tape__bytes(&f->tape, &bytes, &length);
    if (f->tape.out) return true;
    *string = NULL;
    if (!story_file__is_whole(f) || !there) return !f->status;
    if (memchr(bytes, '\0', length)) f->tape.failed = true;
    *string = arena__copy(keep, bytes, length);
    return *string ? story_file__is_whole(f) : story_file__no_memory(f);
}

/* ---- articles ------------------------------------------------------------------------- */

/* Tells claims of one article from those that another version of the library cuts. */
static uint64_t hash_claims(const analysis *of)
{
    uint64_t hash = 0xCBF29CE484222325; /* FNV-1a, by numbers */
    for (size_t i = 0; i < of->claims.count; i++) {
        const claimdiff_claim *c = &of->claims.items[i].stated;
        const uint64_t parts[] = { c->span.begin, c->span.end, c->fragment };
        for (size_t k = 0; k < 3; k++) hash = (hash ^ parts[k]) * 0x100000001B3;
    }
    return hash;
}

static void add_run(tape *t, claimdiff_run *r)
{
    tape__size(t, &r->text, SIZE_MAX);
    tape__size(t, &r->text_length, SIZE_MAX);
    tape__size(t, &r->file, SIZE_MAX);
    tape__size(t, &r->file_length, SIZE_MAX);
    tape__size(t, &r->line, SIZE_MAX);
}

static bool add_runs(story_file *f, arena *scratch, claimdiff_article_options *o)
{
    tape *t = &f->tape;
    tape__size(t, &o->run_count, t->out ? SIZE_MAX : (size_t)(t->end - t->at) / RUN_LEAST);
    claimdiff_run *runs = arena__array(scratch, o->run_count, sizeof *runs);
    if (!runs) return story_file__no_memory(f);
    for (size_t i = 0; i < o->run_count; i++) {
        if (t->out) runs[i] = o->runs[i];
        add_run(t, &runs[i]);
    }
    o->runs = o->run_count ? runs : NULL;
    return story_file__is_whole(f);
}

/* Text and options of an article; made of them where they are read. */
static bool add_input(story_file *f, arena *scratch, claimdiff_article **article)
{
    claimdiff_article_options o = CLAIMDIFF_ARTICLE_OPTIONS_INIT;
    const char *text = NULL;
    size_t length = 0;
    if (f->tape.out) {
        text = (*article)->text;
        length = (*article)->length;
        o.name = (*article)->name;
        o.outlet = (*article)->outlet;
        o.date = (*article)->date;
        o.runs = (*article)->lines.runs;
        o.run_count = (*article)->lines.run_count;
    }
    tape__bytes(&f->tape, &text, &length);
    if (!add_string(f, scratch, &o.name) || !add_string(f, scratch, &o.outlet) ||
        !add_string(f, scratch, &o.date) || !add_runs(f, scratch, &o))
        return false;
    if (f->tape.out) return true;
    o.max_bytes = length;
    const claimdiff_status status =
        claimdiff_article_new(article, f->story->engine, text, length, &o, NULL);
    if (status == CLAIMDIFF_ERR_MEMORY) return story_file__no_memory(f);
    return !status || story_file__fail(f, CLAIMDIFF_ERR_STORY, "the story is damaged");
}

static bool add_claims_hash(story_file *f, const claimdiff_article *article)
{
    const uint64_t now = hash_claims(&article->analysis);
    uint64_t then = now;
    tape__fixed(&f->tape, &then, sizeof then);
    if (!story_file__is_whole(f) || then == now) return !f->status;
    return story_file__fail(f, CLAIMDIFF_ERR_STORY,
                            "this version reads the story's articles otherwise");
}

/* ---- claims ----------------------------------------------------------------------------- */

static bool add_row(story_file *f, claim_row *of, size_t width)
{
    float *numbers = NULL;
    if (!f->tape.out) of->row = numbers = arena__array(lasting(f), width, sizeof *numbers);
    if (!of->row) return story_file__no_memory(f);
    tape__bool(&f->tape, &of->cut);
    for (size_t i = 0; i < width; i++) {
        float number = of->row[i];
        tape__float(&f->tape, &number, -ROW_MOST, ROW_MOST);
        if (numbers) numbers[i] = number;
    }
    return story_file__is_whole(f);
}

static bool add_rows(story_file *f, size_t article)
{
    claim_space *in = &f->story->pipeline.space;
    const model *encoder = f->story->engine->encoder;
    const size_t width = encoder ? model__width(encoder) : 0;
    for (size_t i = in->of.first[article]; width && i < in->of.first[article + 1]; i++) {
        claim_row *of = f->tape.out ? &in->embedding.items[i]
                                    : ARRAY_PUSH(&in->embedding, lasting(f));
        if (!of) return story_file__no_memory(f);
        if (!add_row(f, of, width)) return false;
    }
    return true;
}

static bool add_marks(story_file *f, size_t article)
{
    pipeline *p = &f->story->pipeline;
    const size_t articles = f->story->articles.count;
    for (size_t i = p->space.of.first[article]; i < p->space.of.first[article + 1]; i++) {
        claim_marks *m = &p->marks.items[i];
        tape__bool(&f->tape, &m->cut);
        tape__bool(&f->tape, &m->context_cut);
        tape__bool(&f->tape, &m->search_cut);
        tape__bool(&f->tape, &m->met);
        tape__size(&f->tape, &p->space.of.bags[i].spoken_for, f->tape.out ? articles : SIZE_MAX);
    }
    return story_file__is_whole(f);
}

static bool add_same_event(story_file *f, size_t article)
{
    claimdiff_story *s = f->story;
    double *row = arena__array(lasting(f), article + 1, sizeof *row);
    if (!row) return story_file__no_memory(f);
    if (f->tape.out) memcpy(row, s->same_event.items[article], (article + 1) * sizeof *row);
    for (size_t i = 0; i <= article; i++) tape__double(&f->tape, &row[i], -1.0, 1.0);
    if (f->tape.out) return true;
    const double **to = ARRAY_PUSH(&s->same_event, lasting(f));
    if (!to) return story_file__no_memory(f);
    *to = row;
    return story_file__is_whole(f);
}

/* ---- the whole -------------------------------------------------------------------------- */

/* Takes an article that was read, up to its embeddings. */
static bool take(story_file *f, claimdiff_article *article)
{
    claimdiff_story *s = f->story;
    claimdiff_article **taken = ARRAY_PUSH(&s->articles, &s->arena);
    if (!taken) {
        claimdiff_article_free(article);
        return story_file__no_memory(f);
    }
    *taken = article;
    return pipeline__read(&s->pipeline, &article, 1) || story_file__no_memory(f);
}

static bool add_article(story_file *f, arena *scratch, size_t i)
{
    claimdiff_story *s = f->story;
    const bool reads = !f->tape.out;
    claimdiff_article *article = reads ? NULL : s->articles.items[i];
    if (!add_input(f, scratch, &article) || (reads && !take(f, article))) return false;
    if (!add_claims_hash(f, article) || !add_rows(f, i)) return false;
    if (reads && !pipeline__embed(&s->pipeline, s->engine)) return story_file__no_memory(f);
    return add_marks(f, i) && add_same_event(f, i) && story_pairs__add(f, scratch, i);
}

static bool add_articles(story_file *f)
{
    size_t count = f->story->articles.count;
    tape__size(&f->tape, &count, SIZE_MAX);
    for (size_t i = 0; i < count && story_file__is_whole(f); i++) {
        arena scratch;
        arena__init(&scratch, &f->story->engine->allocator);
        const bool good = add_article(f, &scratch, i);
        arena__free(&scratch);
        if (!good) return false;
    }
    if (!f->tape.out && f->tape.at != f->tape.end) f->tape.failed = true;
    return story_file__is_whole(f);
}

/* The name of a network, or "", must be that of the engine's. */
static bool add_network(story_file *f, const model *m)
{
    const char *const name = m ? model__name(m) : "";
    const char *bytes = name;
    size_t length = strlen(name);
    tape__bytes(&f->tape, &bytes, &length);
    return story_file__is_whole(f) &&
           ((length == strlen(name) && !memcmp(bytes, name, length)) ||
            story_file__fail(f, CLAIMDIFF_ERR_STORY, "the story was judged by other networks"));
}

static bool add_story(story_file *f)
{
    claimdiff_story *s = f->story;
    if (!add_network(f, s->engine->encoder) || !add_network(f, s->engine->judge)) return false;
    tape__bool(&f->tape, &s->pipeline.task.english_only);
    tape__size(&f->tape, &s->pipeline.task.candidates, STORY_CANDIDATES_MAX);
    tape__size(&f->tape, &s->pipeline.limits.pairs_unasked, SIZE_MAX);
    return story_file__is_whole(f) && add_articles(f);
}

static void add_head(tape *t, uint64_t *length, uint64_t *checksum)
{
    uint64_t version = VERSION;
    tape__fixed(t, &version, 4);
    if (version != VERSION) t->failed = true;
    tape__fixed(t, length, sizeof *length);
    tape__fixed(t, checksum, sizeof *checksum);
}

claimdiff_status claimdiff_story_save(char **out, size_t *length, claimdiff_story *story,
                                      claimdiff_error *error)
{
    str body, whole;
    story_file f = { .story = story };
    if (out) *out = NULL;
    if (length) *length = 0;
    if (!out || !length || !story)
        return status__fail(error, CLAIMDIFF_ERR_ARGUMENT, CLAIMDIFF_NONE, 0, NULL);
    if (story->spoiled) return status__fail(error, story->spoiled, CLAIMDIFF_NONE, 0, NULL);
    str__init(&body, &story->engine->allocator);
    str__init(&whole, &story->engine->allocator);
    tape__write(&f.tape, &body);
    if (!add_story(&f)) body.failed = true;
    uint64_t size = HEAD_BYTES + body.length;
    uint64_t checksum = body.failed ? 0 : weights__checksum(body.bytes, body.length);
    str__add(&whole, magic, sizeof magic);
    tape__write(&f.tape, &whole);
    add_head(&f.tape, &size, &checksum);
    if (body.failed) whole.failed = true;
    else str__add(&whole, body.bytes, body.length);
    str__free(&body);
    return str__hand_over(&whole, out, length, error);
}

/* What is wrong with the head, or NULL. */
static const char *check_head(tape *t, const char *bytes, size_t length)
{
    uint64_t size, checksum;
    if (length < HEAD_BYTES || memcmp(bytes, magic, sizeof magic)) return "this is no story";
    tape__read(t, bytes + sizeof magic, length - sizeof magic);
    add_head(t, &size, &checksum);
    if (t->failed) return "the story is of another version";
    if (size != length || checksum != weights__checksum(bytes + HEAD_BYTES, length - HEAD_BYTES))
        return "the story is damaged";
    return NULL;
}

claimdiff_status claimdiff_story_load(claimdiff_story **out, const claimdiff_engine *engine,
                                      const char *bytes, size_t length,
                                      const claimdiff_compare_options *options,
                                      claimdiff_error *error)
{
    story_file f = { .story = NULL };
    const claimdiff_status status = claimdiff_story_new(out, engine, options, error);
    if (status) return status;
    f.story = *out;
    *out = NULL;
    const char *fault = bytes ? check_head(&f.tape, bytes, length) : "this is no story";
    if (fault) story_file__fail(&f, CLAIMDIFF_ERR_STORY, fault);
    else if (add_story(&f)) *out = f.story;
    if (*out) return CLAIMDIFF_OK;
    claimdiff_story_free(f.story);
    return status__fail(error, f.status, CLAIMDIFF_NONE, 0, f.message);
}
