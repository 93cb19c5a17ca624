/* Finds names: runs of capitalised words, with the small words between them,
 * without the titles and demonyms before them, and gathers the uses of each.
 * Capitals that are due to the place in the sentence do not count.
 *
 *   "Peruvian President Ana Ruiz"                   ->  [Peruvian] [Ana Ruiz]
 *   "the Ministry of Health and the Bank of Varos"  ->  [Ministry of Health] [Bank of Varos]
 *
 * Blind spots: names in lower case, headlines in title case. */
#include "name.h"

#include <string.h>

#include "base/utf8.h"
#include "lexicon_data.h"

#define WORDS_MAX 8      /* words in the longest name or title of a list */
#define LENGTH_MAX 12    /* tokens of a name */
#define DEMONYM_WEIGHT 5 /* a demonym stands for a place and nothing else */

/* ---- which tokens names are made of ---- */

const token *name__token(const name_reader *r, size_t t)
{
    return reading__token(r->in, t);
}

const char *name__norm(const name_reader *r, size_t t)
{
    return t >= r->begin && t < r->end ? name__token(r, t)->norm : "";
}

bool name__is(const name_reader *r, size_t t, const char *text)
{
    return !strcmp(name__norm(r, t), text);
}

static bool is_capital(const name_reader *r, size_t t)
{
    return name__token(r, t)->kind == TOKEN_WORD && reading__is_capital(r->in, t);
}

size_t name__match(const name_reader *r, const lexicon *list, size_t t, const lexicon_entry **entry)
{
    const char *words[WORDS_MAX];
    size_t n = 0;
    for (; n < WORDS_MAX && t + n < r->end; n++) words[n] = name__norm(r, t + n);
    return lexicon__longest(list, words, n, entry);
}

/* Words that begin a sentence with a capital and are no names. */
static bool is_common(const name_reader *r, size_t t)
{
    upos pos = r->words[t].pos;
    return pos != UPOS_PROPN && pos != UPOS_NOUN && pos != UPOS_X && pos != UPOS_ADJ &&
           pos != UPOS_VERB;
}

/* "in May 2021": May is a name only before another. */
static bool is_month_may(const name_reader *r, size_t t)
{
    return name__is(r, t, "may") &&
           !(t + 1 < r->end && name__token(r, t + 1)->shape == SHAPE_TITLE);
}

/* Whether token t can be part of a name. */
static bool in_name(const name_reader *r, size_t t)
{
    if (t >= r->end || !is_capital(r, t)) return false;
    if (lexicon__has(&lexicon__calendar, name__norm(r, t)) || is_month_may(r, t)) return false;
    if (name__is(r, t, "i")) return false;
    bool proper = r->words[t].pos == UPOS_PROPN;
    bool first = t == r->begin || !strcmp(name__norm(r, t - 1), "\"");
    bool listed = name__token(r, t)->shape == SHAPE_UPPER && !r->title_case &&
                  name__match(r, &lexicon__organisations, t, NULL);
    if (is_common(r, t) && !listed &&
        !(first && map__get(&r->seen, name__norm(r, t)) != SYNTAX_ROOT))
        return false;
    if (first || r->title_case)
        return proper || map__get(&r->seen, name__norm(r, t)) != SYNTAX_ROOT ||
               name__match(r, &lexicon__places, t, NULL) ||
               name__match(r, &lexicon__organisations, t, NULL);
    return true;
}

bool name__has(const name_reader *r, size_t t, uint32_t flags)
{
    return lexicon__bits(&lexicon__name_words, name__norm(r, t)) & flags;
}

static bool is_joint(const name_reader *r, size_t t)
{
    return name__has(r, t, NAME_WORDS_JOINT);
}

bool name__is_org(const name_reader *r, size_t t)
{
    return lexicon__has(&lexicon__org_words, name__norm(r, t));
}

static bool is_place(const name_reader *r, size_t t)
{
    return lexicon__has(&lexicon__place_words, name__norm(r, t));
}

/* "Ministry of", "Securities and ... Commission": whether a name that began at
 * begin may go on over the joint at t. */
static bool joins(const name_reader *r, size_t begin, size_t t)
{
    size_t next = t + 1;
    if (name__is(r, next, "the")) next++;
    if (!in_name(r, next) &&
        !(name__is(r, t, "of") && name__is(r, next, "the") && in_name(r, next + 1)))
        return false;
    if (name__is(r, t, "-"))
        return !name__token(r, t)->space_before && !name__token(r, next)->space_before;
    if (name__is(r, t, "of") && t > begin && name__match(r, &lexicon__titles, t - 1, NULL) > 2)
        return true;
    if (name__is(r, t, "of") || name__is(r, t, "for"))
        return name__is_org(r, t - 1) || (name__is(r, t, "of") && is_place(r, t - 1));
    if (!name__is(r, t, "and")) return !name__is(r, t, "the");
    bool of_before = false;
    for (size_t k = begin; k < t; k++)
        of_before = of_before || name__is(r, k, "of") || name__is(r, k, "for");
    bool ends_org = false;
    for (size_t k = next; k < next + 3 && in_name(r, k); k++) ends_org = name__is_org(r, k);
    return (of_before && !name__match(r, &lexicon__places, t - 1, NULL)) ||
           (ends_org && !name__is_org(r, t - 1) && next + 1 < r->end && in_name(r, next + 1));
}

static size_t name_end(const name_reader *r, size_t begin)
{
    size_t t = begin;
    while (t < r->end && t - begin < LENGTH_MAX) {
        if (in_name(r, t))
            t++;
        else if (t > begin && is_joint(r, t) && joins(r, begin, t))
            t += name__is(r, t + 1, "the") ? 2 : 1;
        else
            break;
    }
    return t;
}

/* Titles from t on, as many as follow each other; never all of the run. */
static size_t title_end(const name_reader *r, size_t t, size_t end, char *gender)
{
    const lexicon_entry *title = NULL;
    while (t < end) {
        size_t n = name__match(r, &lexicon__titles, t, &title);
        if (!n || t + n > end) break;
        if (title->bits == TITLES_M) *gender = 'm';
        if (title->bits == TITLES_F) *gender = 'f';
        t += n;
    }
    return t;
}

/* ---- names and their uses ---- */

static name *named(name_reader *r, size_t begin, size_t end, size_t *index)
{
    size_t from = name__token(r, begin)->span.begin, to = name__token(r, end - 1)->span.end;
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
    if (!is_capital(r, t)) return 0;
    const char *norm = name__token(r, t)->norm;
    size_t n = name__match(r, &lexicon__demonyms, t, NULL), length = strlen(norm);
    char singular[32];
    if (!n && length > 4 && length < sizeof singular && norm[length - 1] == 's') {
        memcpy(singular, norm, length - 1);
        singular[length - 1] = '\0';
        return lexicon__has(&lexicon__demonyms, singular);
    }
    return n && !name__match(r, &lexicon__places, t, NULL) ? n : 0;
}

/* Whether the titles [begin, name) of a run are titles there: "General Ana
 * Ruiz", not "General Motors". */
static bool are_titles(const name_reader *r, size_t begin, size_t name_at, size_t end, char gender)
{
    size_t left = end - name_at;
    if (name_at == begin || gender) return true;
    const char *last = name__norm(r, name_at - 1);
    if (*last && last[strlen(last) - 1] == '.') return true;
    if (lexicon__has(&lexicon__given_names, name__norm(r, name_at))) return true;
    if (name__is_org(r, end - 1) || is_place(r, end - 1)) return false;
    return left > 1 || !name__has(r, name_at - 1, NAME_WORDS_WORD);
}

/* Takes a demonym, a place or a listed organisation that stands before titles
 * off the front: "Peruvian President Ana Ruiz". */
static bool add_front(name_reader *r, size_t *begin, size_t end)
{
    char gender = 0;
    size_t n = demonym_at(r, *begin), other = name__match(r, &lexicon__places, *begin, NULL);
    bool kind = name__is_org(r, end - 1) || is_place(r, end - 1);
    bool demonym = n > 0 && !(*begin + n < end && kind);
    if (!other) other = name__match(r, &lexicon__organisations, *begin, NULL);
    if (!demonym && (!other || *begin + other >= end)) return true;
    if (!demonym) {
        size_t titled = title_end(r, *begin + other, end, &gender);
        if (titled == *begin + other || titled >= end ||
            !are_titles(r, *begin + other, titled, end, gender))
            return true;
        n = other;
    }
    if (*begin + n > end) n = end - *begin;
    name_use u = { *begin, *begin + n, *begin + n - 1, *begin, 0, demonym };
    if (!add_use(r, &u, 0)) return false;
    *begin += n;
    while (*begin < end && is_joint(r, *begin)) (*begin)++;
    return true;
}

static bool is_given(const name_reader *r, size_t t)
{
    return lexicon__has(&lexicon__given_names, name__norm(r, t));
}

/* "Summit CEO Rob Friedman", "Unabomber Ted Kaczynski": where the titles or the
 * given name begin; begin if the run is all name. */
static size_t skip_employer(const name_reader *r, size_t begin, size_t end)
{
    if (name__is_org(r, end - 1) || is_place(r, end - 1)) return begin;
    for (size_t t = begin + 1; t + 1 < end; t++) {
        size_t n = name__match(r, &lexicon__titles, t, NULL);
        if (n && t + n < end && is_given(r, t + n)) return t;
    }
    bool described = !is_given(r, begin) && !name__match(r, &lexicon__titles, begin, NULL);
    return described && end - begin == 3 && is_given(r, begin + 1) &&
                   name__token(r, begin)->shape == SHAPE_TITLE
               ? begin + 1
               : begin;
}

static bool add_run(name_reader *r, size_t begin, size_t end)
{
    char gender = 0;
    if (!add_front(r, &begin, end)) return false;
    size_t person = skip_employer(r, begin, end);
    if (person > begin && name__match(r, &lexicon__titles, person, NULL)) {
        name_use u = { begin, person, person - 1, begin, 0, false };
        if (!add_use(r, &u, 0)) return false;
    }
    begin = person;
    size_t titled = title_end(r, begin, end, &gender);
    if (titled >= end) return true;
    if (!are_titles(r, begin, titled, end, gender)) titled = begin, gender = 0;
    while (titled < end && is_joint(r, titled)) titled++;
    if (titled >= end) return true;
    name_use u = { titled, end, end - 1, begin, 0, false };
    for (size_t t = titled; t < end; t++)
        if (name__is(r, t, "of") || name__is(r, t, "for")) {
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
        if (name__token(r, t)->kind != TOKEN_WORD || strlen(name__norm(r, t)) < 4) continue;
        words++;
        capitals += is_capital(r, t);
    }
    return words > 3 && capitals * 10 > words * 7;
}

static bool read_sentence(name_reader *r)
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
static bool learn_words(name_reader *r)
{
    r->title_case = is_title_case(r);
    if (r->title_case) return true;
    for (size_t t = r->begin + 1; t < r->end; t++) {
        if (!is_capital(r, t) || !in_name(r, t) || strchr("\"'(:", name__norm(r, t - 1)[0]))
            continue;
        if (lexicon__has(&lexicon__titles, name__norm(r, t)) || name__is_org(r, t) ||
            is_place(r, t))
            continue;
        size_t *slot = map__put(&r->seen, name__norm(r, t));
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
    r.words = in->syntax.words;
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

claimdiff_mention_type name__type(const name *n)
{
    claimdiff_mention_type best = CLAIMDIFF_MENTION_OTHER;
    double most = 0.5;
    for (int type = CLAIMDIFF_MENTION_PERSON; type <= CLAIMDIFF_MENTION_OTHER; type++)
        if (n->evidence[type] > most) best = (claimdiff_mention_type)type, most = n->evidence[type];
    return best;
}

char name__gender(const char *given)
{
    uint32_t gender = lexicon__bits(&lexicon__given_names, given);
    return gender == GIVEN_NAMES_M ? 'm' : gender == GIVEN_NAMES_F ? 'f' : 0;
}
