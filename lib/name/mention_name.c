/* Finds names: runs of capitalised words without the titles and demonyms before
 * them, and gathers the uses of each.
 *
 *   "Peruvian President Ana Ruiz"  ->  [Peruvian] [Ana Ruiz]
 *
 * Blind spots: names in lower case, headlines in title case. */
#include "mention_words.h"

#include <string.h>

#include "base/utf8.h"
#include "lexicon_data.h"

#define DEMONYM_WEIGHT 5 /* a demonym stands for a place and nothing else */

static name *named(name_reader *r, size_t begin, size_t end, size_t *index)
{
    size_t from = words__token(r, begin)->span.begin, to = words__token(r, end - 1)->span.end;
    const char *text = utf8__fold(r->arena, r->in->text.text + from, to - from);
    size_t *slot = text ? map__put(&r->out->table, text) : NULL;
    if (!slot) return NULL;
    if (*slot == SYNTAX_ROOT) {
        name *fresh = ARRAY_PUSH(&r->out->names, r->arena);
        if (!fresh) return NULL;
        *slot = r->out->names.count - 1;
        fresh->text = text;
        fresh->words = 1;
        for (const char *p = text; *p; p++) fresh->words += *p == ' ';
        fresh->entity = SYNTAX_ROOT;
    }
    *index = *slot;
    return &r->out->names.items[*slot];
}

/* "peruvians" -> "peru" */
static const char *demonym_place(const name_reader *r, const char *text)
{
    const char *found = lexicon__find(&lexicon__demonyms, text);
    size_t length = strlen(text);
    char *singular = !found && length > 1 ? arena__copy(r->arena, text, length - 1) : NULL;
    return singular ? lexicon__find(&lexicon__demonyms, singular) : found;
}

static bool add_use(name_reader *r, name_use *u, char gender)
{
    name *n = named(r, u->begin, u->end, &u->name);
    name_use *place = n ? ARRAY_PUSH(&r->out->uses, r->arena) : NULL;
    if (!place) return false;
    *place = *u;
    n->count++;
    if (gender) n->gender = gender;
    if (u->demonym) {
        n->evidence[CLAIMDIFF_MENTION_PLACE] += DEMONYM_WEIGHT;
        n->alias = demonym_place(r, n->text);
        return true;
    }
    weigh__use(r, n, u);
    return true;
}

/* A demonym at t that is no part of a longer name: how many tokens. */
static size_t demonym_at(const name_reader *r, size_t t)
{
    if (!words__is_capital(r, t)) return 0;
    size_t n = words__match(r, &lexicon__demonyms, t, NULL), length = strlen(words__norm(r, t));
    char singular[32];
    if (!n && length > 4 && length < sizeof singular && words__norm(r, t)[length - 1] == 's') {
        memcpy(singular, words__norm(r, t), length - 1);
        singular[length - 1] = '\0';
        return lexicon__has(&lexicon__demonyms, singular);
    }
    return n && !words__match(r, &lexicon__places, t, NULL) ? n : 0;
}

/* Whether the titles [begin, name) of a run are titles there: "General Ana
 * Ruiz", not "General Motors". */
static bool are_titles(const name_reader *r, size_t begin, size_t name_at, size_t end, char gender)
{
    size_t left = end - name_at;
    const char *last = words__norm(r, name_at - 1);
    if (name_at == begin || gender || last[strlen(last) - 1] == '.') return true;
    if (lexicon__has(&lexicon__given_names, words__norm(r, name_at))) return true;
    if (words__is_org(r, end - 1) || words__is_place(r, end - 1)) return false;
    return left > 1 || (strcmp(last, "general") && strcmp(last, "major") && strcmp(last, "private") &&
                        strcmp(last, "count"));
}

/* Takes a demonym, a place or a listed organisation that stands before titles
 * off the front: "Peruvian President Ana Ruiz". */
static bool add_front(name_reader *r, size_t *begin, size_t end)
{
    char gender = 0;
    size_t n = demonym_at(r, *begin), other = words__match(r, &lexicon__places, *begin, NULL);
    bool kind = words__is_org(r, end - 1) || words__is_place(r, end - 1);
    bool demonym = n > 0 && !(*begin + n < end && kind);
    if (!other) other = words__match(r, &lexicon__organisations, *begin, NULL);
    if (!demonym && (!other || *begin + other >= end)) return true;
    if (!demonym) {
        size_t titled = words__title_end(r, *begin + other, end, &gender);
        if (titled == *begin + other || titled >= end || !are_titles(r, *begin + other, titled, end, gender))
            return true;
        n = other;
    }
    if (*begin + n > end) n = end - *begin;
    name_use u = { *begin, *begin + n, *begin + n - 1, *begin, 0, demonym };
    if (!add_use(r, &u, 0)) return false;
    *begin += n;
    while (*begin < end && words__is_joint(r, *begin)) (*begin)++;
    return true;
}

static bool is_given(const name_reader *r, size_t t)
{
    return lexicon__has(&lexicon__given_names, words__norm(r, t));
}

/* "Summit CEO Rob Friedman", "Unabomber Ted Kaczynski": where the titles or the
 * given name begin; begin if the run is all name. */
static size_t skip_employer(const name_reader *r, size_t begin, size_t end)
{
    if (words__is_org(r, end - 1) || words__is_place(r, end - 1)) return begin;
    for (size_t t = begin + 1; t + 1 < end; t++) {
        size_t n = words__match(r, &lexicon__titles, t, NULL);
        if (n && t + n < end && is_given(r, t + n)) return t;
    }
    bool described = !is_given(r, begin) && !words__match(r, &lexicon__titles, begin, NULL);
    return described && end - begin == 3 && is_given(r, begin + 1) &&
                   words__token(r, begin)->shape == SHAPE_TITLE
               ? begin + 1
               : begin;
}

static bool add_run(name_reader *r, size_t begin, size_t end)
{
    char gender = 0;
    if (!add_front(r, &begin, end)) return false;
    size_t person = skip_employer(r, begin, end);
    if (person > begin && words__match(r, &lexicon__titles, person, NULL)) {
        name_use u = { begin, person, person - 1, begin, 0, false };
        if (!add_use(r, &u, 0)) return false;
    }
    begin = person;
    size_t titled = words__title_end(r, begin, end, &gender);
    if (titled >= end) return true;
    if (!are_titles(r, begin, titled, end, gender)) titled = begin, gender = 0;
    while (titled < end && words__is_joint(r, titled)) titled++;
    if (titled >= end) return true;
    name_use u = { titled, end, end - 1, begin, 0, false };
    for (size_t t = titled; t < end; t++)
        if (words__is(r, t, "of") || words__is(r, t, "for")) {
            u.head = t - 1;
            break;
        }
    return add_use(r, &u, gender);
}

/* Headlines in which most words have a capital. */
static bool is_title_case(const name_reader *r)
{
    size_t words = 0, capitals = 0;
    for (size_t t = r->begin; t < r->end; t++) {
        if (words__token(r, t)->kind != TOKEN_WORD || strlen(words__norm(r, t)) < 4) continue;
        words++;
        capitals += words__is_capital(r, t);
    }
    return words > 3 && capitals * 10 > words * 7;
}

static bool read_sentence(name_reader *r)
{
    r->title_case = is_title_case(r);
    for (size_t t = r->begin; t < r->end;) {
        size_t end = words__name_end(r, t);
        if (end == t && demonym_at(r, t)) end = t + demonym_at(r, t);
        if (end == t) {
            t++;
            continue;
        }
        if (!add_run(r, t, end)) return false;
        t = end;
    }
    return true;
}

/* Words with a capital inside a sentence make the same word a name where it
 * begins one: "the umpire gave Ellery out ... Ellery rued" */
static bool learn_words(name_reader *r)
{
    r->title_case = is_title_case(r);
    if (r->title_case) return true;
    for (size_t t = r->begin + 1; t < r->end; t++) {
        if (!words__is_capital(r, t) || !words__in_name(r, t) || strchr("\"'(:", words__norm(r, t - 1)[0]))
            continue;
        if (lexicon__has(&lexicon__titles, words__norm(r, t)) || words__is_org(r, t) || words__is_place(r, t))
            continue;
        size_t *slot = map__put(&r->seen, words__norm(r, t));
        if (!slot) return false;
        *slot = t;
    }
    return true;
}

bool name__find(name_list *out, arena *a, const reading *in)
{
    name_reader r;
    memset(&r, 0, sizeof r);
    r.out = out;
    r.arena = a;
    map__init(&out->table, a);
    map__init(&r.seen, a);
    r.in = in;
    r.words = in->repaired.words;
    for (size_t s = 0; s < in->text.sentences.count; s++) {
        r.begin = in->text.sentences.items[s].token_begin;
        r.end = in->text.sentences.items[s].token_end;
        if (!learn_words(&r)) return false;
    }
    for (size_t s = 0; s < in->text.sentences.count; s++) {
        r.begin = in->text.sentences.items[s].token_begin;
        r.end = in->text.sentences.items[s].token_end;
        if (!read_sentence(&r)) return false;
    }
    weigh__article(&r);
    return true;
}
