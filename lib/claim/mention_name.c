/* Finds names: runs of capitalised words, told apart by lists (given names,
 * places, organisations, titles, words that end a name of a kind) and by the
 * words around them. Evidence for person, organisation or place adds up over
 * all uses of a name in the article, so that "Marsh" in one sentence learns
 * from "Ms Marsh" in another.
 * Blind spots: names in lower case, works and events (they are OTHER or left
 * out), headlines in title case. */
#include "mention_name.h"

#include <string.h>

#include "base/utf8.h"
#include "lexicon.h"

#define WORDS_MAX 8   /* words in the longest name or title of a list */
#define LENGTH_MAX 12 /* tokens of a name */

extern const lexicon lexicon__given_names;
extern const lexicon lexicon__places;
extern const lexicon lexicon__demonyms;
extern const lexicon lexicon__organisations;
extern const lexicon lexicon__org_words;
extern const lexicon lexicon__place_words;
extern const lexicon lexicon__titles;
extern const lexicon lexicon__source_nouns;
extern const lexicon lexicon__speech_verbs;
extern const lexicon lexicon__calendar;
extern const lexicon lexicon__company_nouns;
extern const lexicon lexicon__event_words;
extern const lexicon lexicon__surnames;

/* ---- table ------------------------------------------------------------------ */

static size_t hash_of(const char *key)
{
    size_t h = 5381;
    for (const char *p = key; *p; p++) h = h * 33 + (unsigned char)*p;
    return h ^ (h >> 15);
}

static size_t place_of(const name_table *t, const char *key)
{
    size_t i = hash_of(key) & (t->capacity - 1);
    while (t->keys[i] && strcmp(t->keys[i], key)) i = (i + 1) & (t->capacity - 1);
    return i;
}

static bool grow(name_table *t)
{
    name_table old = *t;
    t->capacity = old.capacity ? old.capacity * 2 : 64;
    t->keys = arena__array(t->arena, t->capacity, sizeof *t->keys);
    t->values = arena__array(t->arena, t->capacity, sizeof *t->values);
    if (!t->keys || !t->values) return false;
    for (size_t i = 0; i < t->capacity; i++) t->keys[i] = NULL;
    for (size_t i = 0; i < old.capacity; i++) {
        if (!old.keys[i]) continue;
        size_t at = place_of(t, old.keys[i]);
        t->keys[at] = old.keys[i];
        t->values[at] = old.values[i];
    }
    return true;
}

size_t *name__slot(name_table *table, const char *key)
{
    if (table->count * 2 >= table->capacity && !grow(table)) return NULL;
    size_t i = place_of(table, key);
    if (!table->keys[i]) {
        table->keys[i] = key;
        table->values[i] = SYNTAX_ROOT;
        table->count++;
    }
    return &table->values[i];
}

size_t name__value(const name_table *table, const char *key)
{
    if (!table->capacity) return SYNTAX_ROOT;
    size_t i = place_of(table, key);
    return table->keys[i] ? table->values[i] : SYNTAX_ROOT;
}

/* ---- words ------------------------------------------------------------------ */

typedef struct reader {
    name_list *out;
    arena *arena;
    const segments *text;
    const syntax *syntax;
    size_t begin, end; /* the sentence */
    name_table seen;   /* words of names that stand inside sentences */
    bool title_case;   /* nearly every word has a capital: capitals say nothing */
} reader;

static const token *tok(const reader *r, size_t t)
{
    return &r->text->tokens.items[t];
}

static const char *norm(const reader *r, size_t t)
{
    return t >= r->begin && t < r->end ? tok(r, t)->norm : "";
}

static bool is(const reader *r, size_t t, const char *text)
{
    return !strcmp(norm(r, t), text);
}

static bool is_capital(const reader *r, size_t t)
{
    const token *k = tok(r, t);
    if (k->kind != TOKEN_WORD) return false;
    return k->shape == SHAPE_TITLE || k->shape == SHAPE_UPPER || k->shape == SHAPE_MIXED;
}

static size_t match(const reader *r, const lexicon *list, size_t t, const char **value)
{
    const char *words[WORDS_MAX];
    size_t n = 0;
    for (; n < WORDS_MAX && t + n < r->end; n++) words[n] = norm(r, t + n);
    return lexicon__match(list, words, n, value);
}

/* Words that begin a sentence with a capital and are no names. */
static bool is_common(const reader *r, size_t t)
{
    upos pos = r->syntax->words[t].pos;
    return pos != UPOS_PROPN && pos != UPOS_NOUN && pos != UPOS_X && pos != UPOS_ADJ && pos != UPOS_VERB;
}

/* "in May 2021": May is a name only before another. */
static bool is_month_may(const reader *r, size_t t)
{
    return is(r, t, "may") && !(t + 1 < r->end && tok(r, t + 1)->shape == SHAPE_TITLE);
}

/* Whether token t can be part of a name. */
static bool in_name(const reader *r, size_t t)
{
    if (t >= r->end || !is_capital(r, t)) return false;
    if (lexicon__has(&lexicon__calendar, norm(r, t)) || is_month_may(r, t)) return false;
    if (is(r, t, "i")) return false;
    bool proper = r->syntax->words[t].pos == UPOS_PROPN;
    bool first = t == r->begin || !strcmp(norm(r, t - 1), "\"");
    bool listed = tok(r, t)->shape == SHAPE_UPPER && !r->title_case && match(r, &lexicon__organisations, t, NULL);
    if (is_common(r, t) && !listed && !(first && name__value(&r->seen, norm(r, t)) != SYNTAX_ROOT)) return false;
    if (first || r->title_case)
        return proper || name__value(&r->seen, norm(r, t)) != SYNTAX_ROOT || match(r, &lexicon__places, t, NULL) || match(r, &lexicon__organisations, t, NULL);
    return true;
}

static bool is_joint(const reader *r, size_t t)
{
    static const char *const joints[] = { "of", "de", "da", "del", "della", "di", "du", "la", "le", "van", "von",
        "der", "den", "bin", "ibn", "al", "el", "-", "&", "and", "for", "the", "dos", "ter" };
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (is(r, t, joints[i])) return true;
    return false;
}

static bool is_org_word(const reader *r, size_t t)
{
    return lexicon__has(&lexicon__org_words, norm(r, t));
}

static bool is_place_word(const reader *r, size_t t)
{
    return lexicon__has(&lexicon__place_words, norm(r, t));
}

/* "Ministry of", "Securities and ... Commission": whether a name that began at
 * begin may go on over the joint at t. */
static bool joins(const reader *r, size_t begin, size_t t)
{
    size_t next = t + 1;
    if (is(r, next, "the")) next++;
    if (!in_name(r, next) && !(is(r, t, "of") && is(r, next, "the") && in_name(r, next + 1))) return false;
    if (is(r, t, "-")) return !tok(r, t)->space_before && !tok(r, next)->space_before;
    if (is(r, t, "of") && t > begin && match(r, &lexicon__titles, t - 1, NULL) > 2) return true;
    if (is(r, t, "of") || is(r, t, "for")) return is_org_word(r, t - 1) || (is(r, t, "of") && is_place_word(r, t - 1));
    if (!is(r, t, "and")) return !is(r, t, "the");
    bool of_before = false;
    for (size_t k = begin; k < t; k++) of_before = of_before || is(r, k, "of") || is(r, k, "for");
    bool ends_org = false;
    for (size_t k = next; k < next + 3 && in_name(r, k); k++) ends_org = is_org_word(r, k);
    return (of_before && !match(r, &lexicon__places, t - 1, NULL)) || (ends_org && !is_org_word(r, t - 1) && next + 1 < r->end && in_name(r, next + 1));
}

static size_t name_end(const reader *r, size_t begin)
{
    size_t t = begin;
    while (t < r->end && t - begin < LENGTH_MAX) {
        if (in_name(r, t)) t++;
        else if (t > begin && is_joint(r, t) && joins(r, begin, t)) t += is(r, t + 1, "the") ? 2 : 1;
        else break;
    }
    return t;
}

/* Titles from t on, as many as follow each other; never all of the run. */
static size_t title_end(const reader *r, size_t t, size_t end, char *gender)
{
    const char *value = NULL;
    while (t < end) {
        size_t n = match(r, &lexicon__titles, t, &value);
        if (!n || t + n > end) break;
        if (!strcmp(value, "m") || !strcmp(value, "f")) *gender = value[0];
        t += n;
    }
    return t;
}

char name__gender(const char *given)
{
    const char *value = lexicon__find(&lexicon__given_names, given);
    return value && !value[1] ? value[0] : 0;
}

/* ---- evidence --------------------------------------------------------------- */

/* Weights set by hand on GUM train, 2026-11-24. */
enum { STRONG = 5, GOOD = 3, SOME = 1 };

static void add(name *n, claimdiff_mention_type type, double weight)
{
    n->evidence[type] += weight;
}

/* What the words of the name itself say. */
static void weigh_words(const reader *r, name *n, const name_use *u)
{
    const char *value = NULL;
    size_t size = u->end - u->begin, last = u->end - 1;
    char gender = name__gender(norm(r, u->begin));
    bool given = lexicon__has(&lexicon__given_names, norm(r, u->begin));
    size_t matched = match(r, &lexicon__organisations, u->begin, &value);
    if (matched == size && strcmp(value, "none")) add(n, CLAIMDIFF_ORGANISATION, STRONG), n->listed = true;
    if (matched == size && !strcmp(value, "none")) add(n, CLAIMDIFF_OTHER, STRONG);
    bool begins = matched && matched < size && strcmp(value, "none");
    if (matched == size && strchr(value, '=')) n->alias = strchr(value, '=') + 1;
    if (match(r, &lexicon__places, u->begin, NULL) == size) add(n, CLAIMDIFF_PLACE, STRONG - (given ? 2 : 0)), n->listed = true;
    if (size == 1 && lexicon__has(&lexicon__surnames, n->text)) add(n, CLAIMDIFF_PERSON, GOOD);
    if (given) add(n, CLAIMDIFF_PERSON, size > 1 ? STRONG - 1 : SOME);
    if (given && size > 1 && !n->gender) n->gender = gender;
    if (given && size == 1 && !n->gender) n->gender = gender;
    bool listed_place = match(r, &lexicon__places, u->begin, NULL) == size;
    if (size > 1 && is_org_word(r, last) && !listed_place) add(n, CLAIMDIFF_ORGANISATION, STRONG);
    for (size_t t = u->begin; t < last; t++) {
        const token *k = tok(r, t);
        bool initial = t > u->begin && k->span.end - k->span.begin <= 2 && k->shape == SHAPE_UPPER;
        if (initial) add(n, CLAIMDIFF_PERSON, GOOD);
        if (is_org_word(r, t) && is(r, t + 1, "of")) add(n, CLAIMDIFF_ORGANISATION, STRONG);
        if (is(r, t, "&")) add(n, CLAIMDIFF_ORGANISATION, GOOD);
    }
    if (lexicon__has(&lexicon__event_words, norm(r, last))) add(n, CLAIMDIFF_OTHER, STRONG + GOOD);
    if (begins)
        add(n, CLAIMDIFF_ORGANISATION, 2 * SOME);
    value = lexicon__find(&lexicon__place_words, norm(r, last));
    if (size > 1 && value && strcmp(value, "first")) add(n, CLAIMDIFF_PLACE, STRONG - 1);
    value = lexicon__find(&lexicon__place_words, norm(r, u->begin));
    if (size > 1 && value && strcmp(value, "last")) add(n, CLAIMDIFF_PLACE, 2 * SOME);
    if (size == 1 && tok(r, last)->shape == SHAPE_UPPER && strlen(n->text) > 1 && !r->title_case)
        add(n, CLAIMDIFF_ORGANISATION, 2 * SOME);
    if (size == 2 && tok(r, last)->shape == SHAPE_TITLE) add(n, CLAIMDIFF_PERSON, SOME);
}

static bool one_of(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(word, words[i])) return true;
    return false;
}

/* What stands before the name: "in", "the", "mediator", "the town of". */
static void weigh_before(const reader *r, name *n, const name_use *u)
{
    static const char *const in[] = { "in", "near", "across", "outside", "inside", "throughout", "toward", "towards", "around" };
    static const char *const at[] = { "at", "from", "to", "into", "over", "between" };
    static const char *const kinds[] = { "town", "city", "village", "province", "region", "district", "state", "island", "suburb", "capital", "county", "port" };
    size_t before = u->title;
    if (u->title < u->begin) add(n, CLAIMDIFF_PERSON, STRONG);
    if (before <= r->begin) return;
    const char *word = norm(r, before - 1), *kind = lexicon__find(&lexicon__source_nouns, r->syntax->words[before - 1].lemma);
    if (one_of(word, in, sizeof in / sizeof *in)) add(n, CLAIMDIFF_PLACE, 2 * SOME);
    if (one_of(word, at, sizeof at / sizeof *at)) add(n, CLAIMDIFF_PLACE, SOME);
    bool modifies = u->end < r->end && r->syntax->words[u->end].pos == UPOS_NOUN;
    if (!strcmp(word, "the") && !modifies && !n->listed) add(n, CLAIMDIFF_ORGANISATION, SOME), add(n, CLAIMDIFF_PERSON, -GOOD);
    if (!strcmp(word, "of") && before >= r->begin + 2 && one_of(norm(r, before - 2), kinds, sizeof kinds / sizeof *kinds))
        add(n, CLAIMDIFF_PLACE, STRONG);
    if (kind && !strcmp(kind, "person")) add(n, CLAIMDIFF_PERSON, GOOD);
    if (kind && !strcmp(kind, "group")) add(n, CLAIMDIFF_ORGANISATION, GOOD);
    if (one_of(word, kinds, sizeof kinds / sizeof *kinds)) add(n, CLAIMDIFF_PLACE, SOME);
}

/* What stands after it: ", 54,", ", who", "said", "-based". */
static void weigh_after(const reader *r, name *n, const name_use *u)
{
    const syntax_word *head = &r->syntax->words[u->head];
    size_t t = u->end;
    if (is(r, t, "-") && is(r, t + 1, "based")) add(n, CLAIMDIFF_PLACE, STRONG);
    if (is(r, t, "who") || (is(r, t, ",") && (is(r, t + 1, "who") || is(r, t + 1, "whose")))) add(n, CLAIMDIFF_PERSON, GOOD);
    if (is(r, t, ",") && t + 2 < r->end && tok(r, t + 1)->kind == TOKEN_NUMBER && is(r, t + 2, ",")) add(n, CLAIMDIFF_PERSON, GOOD);
    if (is(r, t, ",") && match(r, &lexicon__places, t + 1, NULL) && u->begin > r->begin && u->end - u->begin < 3) add(n, CLAIMDIFF_PLACE, 2 * SOME);
    if (is(r, t, "(") && t + 2 < r->end && is(r, t + 2, ")") && tok(r, t + 1)->shape == SHAPE_UPPER) add(n, CLAIMDIFF_ORGANISATION, GOOD);
    if (head->relation != DEP_NSUBJ || head->head == SYNTAX_ROOT) return;
    if (!lexicon__has(&lexicon__speech_verbs, r->syntax->words[head->head].lemma)) return;
    add(n, CLAIMDIFF_PERSON, SOME);
    add(n, CLAIMDIFF_ORGANISATION, 0.7 * SOME);
    add(n, CLAIMDIFF_PLACE, -SOME);
}

claimdiff_mention_type name__type(const name *n)
{
    claimdiff_mention_type best = CLAIMDIFF_OTHER;
    double most = 0.5;
    for (int type = CLAIMDIFF_PERSON; type <= CLAIMDIFF_OTHER; type++)
        if (n->evidence[type] > most) best = (claimdiff_mention_type)type, most = n->evidence[type];
    return best;
}

/* ---- uses ------------------------------------------------------------------- */

static name *named(reader *r, size_t begin, size_t end, size_t *index)
{
    size_t from = tok(r, begin)->span.begin, to = tok(r, end - 1)->span.end;
    const char *text = utf8__fold(r->arena, r->text->text + from, to - from);
    size_t *slot = text ? name__slot(&r->out->table, text) : NULL;
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
static const char *demonym_place(const reader *r, const char *text)
{
    const char *found = lexicon__find(&lexicon__demonyms, text);
    size_t length = strlen(text);
    char *singular = !found && length > 1 ? arena__copy(r->arena, text, length - 1) : NULL;
    return singular ? lexicon__find(&lexicon__demonyms, singular) : found;
}

static bool add_use(reader *r, name_use *u, char gender)
{
    name *n = named(r, u->begin, u->end, &u->name);
    name_use *place = n ? ARRAY_PUSH(&r->out->uses, r->arena) : NULL;
    if (!place) return false;
    *place = *u;
    n->count++;
    if (gender) n->gender = gender;
    if (u->demonym) {
        add(n, CLAIMDIFF_PLACE, STRONG);
        n->alias = demonym_place(r, n->text);
        return true;
    }
    weigh_words(r, n, u);
    weigh_before(r, n, u);
    weigh_after(r, n, u);
    return true;
}

/* A demonym at t that is no part of a longer name: how many tokens. */
static size_t demonym_at(const reader *r, size_t t)
{
    if (!is_capital(r, t)) return 0;
    size_t n = match(r, &lexicon__demonyms, t, NULL), length = strlen(norm(r, t));
    char singular[32];
    if (!n && length > 4 && length < sizeof singular && norm(r, t)[length - 1] == 's') {
        memcpy(singular, norm(r, t), length - 1);
        singular[length - 1] = '\0';
        return lexicon__has(&lexicon__demonyms, singular);
    }
    return n && !match(r, &lexicon__places, t, NULL) ? n : 0;
}

/* Whether the titles [begin, name) of a run are titles there: "General Ana
 * Ruiz", not "General Motors". */
static bool are_titles(const reader *r, size_t begin, size_t name_at, size_t end, char gender)
{
    size_t left = end - name_at;
    const char *last = norm(r, name_at - 1);
    if (name_at == begin || gender || last[strlen(last) - 1] == '.') return true;
    if (lexicon__has(&lexicon__given_names, norm(r, name_at))) return true;
    if (is_org_word(r, end - 1) || is_place_word(r, end - 1)) return false;
    return left > 1 || (strcmp(last, "general") && strcmp(last, "major") && strcmp(last, "private") && strcmp(last, "count"));
}

/* Takes a demonym, a place or a listed organisation that stands before titles
 * off the front: "Peruvian President Ana Ruiz". */
static bool add_front(reader *r, size_t *begin, size_t end)
{
    char gender = 0;
    size_t n = demonym_at(r, *begin), other = match(r, &lexicon__places, *begin, NULL);
    bool demonym = n > 0 && !(*begin + n < end && is_org_word(r, end - 1));
    if (!other) other = match(r, &lexicon__organisations, *begin, NULL);
    if (!demonym && (!other || *begin + other >= end)) return true;
    if (!demonym) {
        size_t titled = title_end(r, *begin + other, end, &gender);
        if (titled == *begin + other || titled >= end || !are_titles(r, *begin + other, titled, end, gender)) return true;
        n = other;
    }
    if (*begin + n > end) n = end - *begin;
    name_use u = { *begin, *begin + n, *begin + n - 1, *begin, 0, demonym };
    if (!add_use(r, &u, 0)) return false;
    *begin += n;
    while (*begin < end && is_joint(r, *begin)) (*begin)++;
    return true;
}

static bool add_run(reader *r, size_t begin, size_t end)
{
    char gender = 0;
    if (!add_front(r, &begin, end)) return false;
    size_t titled = title_end(r, begin, end, &gender);
    if (titled >= end) return true;
    if (!are_titles(r, begin, titled, end, gender)) titled = begin, gender = 0;
    while (titled < end && is_joint(r, titled)) titled++;
    if (titled >= end) return true;
    name_use u = { titled, end, end - 1, begin, 0, false };
    for (size_t t = titled; t < end; t++)
        if (is(r, t, "of") || is(r, t, "for")) {
            u.head = t - 1;
            break;
        }
    return add_use(r, &u, gender);
}

/* Headlines in which most words have a capital. */
static bool is_title_case(const reader *r)
{
    size_t words = 0, capitals = 0;
    for (size_t t = r->begin; t < r->end; t++) {
        if (tok(r, t)->kind != TOKEN_WORD || strlen(norm(r, t)) < 4) continue;
        words++;
        capitals += is_capital(r, t);
    }
    return words > 3 && capitals * 10 > words * 7;
}

static bool read_sentence(reader *r)
{
    r->title_case = is_title_case(r);
    for (size_t t = r->begin; t < r->end;) {
        size_t end = name_end(r, t);
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
static bool learn_words(reader *r)
{
    r->title_case = is_title_case(r);
    if (r->title_case) return true;
    for (size_t t = r->begin + 1; t < r->end; t++) {
        if (!is_capital(r, t) || !in_name(r, t) || strchr("\"'(:", norm(r, t - 1)[0])) continue;
        if (lexicon__has(&lexicon__titles, norm(r, t)) || is_org_word(r, t) || is_place_word(r, t)) continue;
        size_t *slot = name__slot(&r->seen, norm(r, t));
        if (!slot) return false;
        *slot = t;
    }
    return true;
}

/* Words that no list knows and no neighbour tells apart, said more than once:
 * companies where the article is about a company, people elsewhere. */
static void settle(reader *r)
{
    size_t companies = 0, people = 0;
    for (size_t t = 0; t < r->text->tokens.count; t++) {
        const char *n = r->text->tokens.items[t].norm;
        companies += lexicon__has(&lexicon__company_nouns, n) || !strcmp(n, "shares");
        people += !strcmp(n, "he") || !strcmp(n, "she") || !strcmp(n, "his") || !strcmp(n, "her");
    }
    for (size_t i = 0; i < r->out->names.count; i++) {
        name *n = &r->out->names.items[i];
        if (n->words == 1 && n->count > 1 && name__type(n) == CLAIMDIFF_OTHER && n->evidence[CLAIMDIFF_OTHER] <= 0)
            add(n, companies > people ? CLAIMDIFF_ORGANISATION : CLAIMDIFF_PERSON, SOME);
    }
}

bool name__find(name_list *out, arena *a, const segments *text, const syntax *syn)
{
    reader r;
    memset(&r, 0, sizeof r);
    r.out = out;
    r.arena = out->table.arena = r.seen.arena = a;
    r.text = text;
    r.syntax = syn;
    for (size_t s = 0; s < text->sentences.count; s++) {
        r.begin = text->sentences.items[s].token_begin;
        r.end = text->sentences.items[s].token_end;
        if (!learn_words(&r)) return false;
    }
    for (size_t s = 0; s < text->sentences.count; s++) {
        r.begin = text->sentences.items[s].token_begin;
        r.end = text->sentences.items[s].token_end;
        if (!read_sentence(&r)) return false;
    }
    settle(&r);
    return true;
}
