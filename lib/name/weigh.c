/* Evidence for person, organisation or place: the words of a name, the words
 * around it, and in the end the whole article. It adds up over all uses of a
 * name, so that "Marsh" in one sentence learns from "Ms Marsh" in another.
 * Blind spots: works, products and events that no list knows. */
#include "name.h"

#include <string.h>

#include "lexicon_data.h"

/* Weights set by hand while reading the errors on GUM dev and ../shared/eval/dev, 2026-11-24. */
enum { STRONG = 5, GOOD = 3, SOME = 1 };

static void add(name *n, claimdiff_mention_type type, double weight)
{
    n->evidence[type] += weight;
}

/* What the words of the name itself say. */
static void weigh_words(const name_reader *r, name *n, const name_use *u)
{
    const lexicon_entry *listed = NULL;
    size_t size = u->end - u->begin, last = u->end - 1;
    bool given = lexicon__has(&lexicon__given_names, name__norm(r, u->begin));
    size_t matched = name__match(r, &lexicon__organisations, u->begin, &listed);
    bool none = listed && listed->bits == ORGANISATIONS_NONE;
    if (matched == size && !none) add(n, CLAIMDIFF_MENTION_ORGANISATION, STRONG), n->listed = true;
    if (matched == size && none) add(n, CLAIMDIFF_MENTION_OTHER, STRONG);
    if (matched == size && listed && *lexicon__text(listed)) n->alias = lexicon__text(listed);
    bool place = name__match(r, &lexicon__places, u->begin, NULL) == size;
    if (place) add(n, CLAIMDIFF_MENTION_PLACE, STRONG - (given ? 2 : 0)), n->listed = true;
    if (size == 1 && lexicon__has(&lexicon__surnames, n->text))
        add(n, CLAIMDIFF_MENTION_PERSON, GOOD);
    if (given) add(n, CLAIMDIFF_MENTION_PERSON, size > 1 ? STRONG - 1 : SOME);
    if (given && !n->gender) n->gender = name__gender(name__norm(r, u->begin));
    if (size > 1 && name__is_org(r, last) && !place) add(n, CLAIMDIFF_MENTION_ORGANISATION, STRONG);
    for (size_t t = u->begin; t < last; t++) {
        const token *k = name__token(r, t);
        bool initial = t > u->begin && k->span.end - k->span.begin <= 2 && k->shape == SHAPE_UPPER;
        if (initial) add(n, CLAIMDIFF_MENTION_PERSON, GOOD);
        if (name__is_org(r, t) && name__is(r, t + 1, "of"))
            add(n, CLAIMDIFF_MENTION_ORGANISATION, STRONG);
        if (name__is(r, t, "&")) add(n, CLAIMDIFF_MENTION_ORGANISATION, GOOD);
    }
    if (lexicon__has(&lexicon__event_words, name__norm(r, last)))
        add(n, CLAIMDIFF_MENTION_OTHER, STRONG + GOOD);
    if (matched && matched < size && !none) add(n, CLAIMDIFF_MENTION_ORGANISATION, 2 * SOME);
    uint32_t ends = lexicon__bits(&lexicon__place_words, name__norm(r, last));
    if (size > 1 && ends & (PLACE_WORDS_LAST | PLACE_WORDS_BOTH))
        add(n, CLAIMDIFF_MENTION_PLACE, STRONG - 1);
    uint32_t begins = lexicon__bits(&lexicon__place_words, name__norm(r, u->begin));
    if (size > 1 && begins & (PLACE_WORDS_FIRST | PLACE_WORDS_BOTH))
        add(n, CLAIMDIFF_MENTION_PLACE, 2 * SOME);
    if (size == 1 && name__token(r, last)->shape == SHAPE_UPPER && strlen(n->text) > 1 &&
        !r->title_case)
        add(n, CLAIMDIFF_MENTION_ORGANISATION, 2 * SOME);
    if (size > 1 && size < 5 && name__token(r, last)->shape == SHAPE_TITLE)
        add(n, CLAIMDIFF_MENTION_PERSON, SOME);
    if (size > 1 && lexicon__has(&lexicon__surnames, name__norm(r, last)))
        add(n, CLAIMDIFF_MENTION_PERSON, GOOD);
}

/* "chief executive of", "a spokesman for": what the name at t is the name of has people. */
static bool heads(const name_reader *r, size_t t)
{
    return t >= r->begin + 2 && (name__is(r, t - 1, "of") || name__is(r, t - 1, "for")) &&
           lexicon__bits(&lexicon__source_nouns, r->words[t - 2].lemma) == SOURCE_NOUNS_PERSON;
}

/* What stands before the name: "in", "the", "mediator", "the town of". */
static void weigh_before(const name_reader *r, name *n, const name_use *u)
{
    size_t before = u->title;
    if (u->title < u->begin) add(n, CLAIMDIFF_MENTION_PERSON, STRONG);
    if (before <= r->begin) return;
    uint32_t kind = lexicon__bits(&lexicon__source_nouns, r->words[before - 1].lemma);
    if (name__has(r, before - 1, NAME_WORDS_SURE)) add(n, CLAIMDIFF_MENTION_PLACE, 2 * SOME);
    if (name__has(r, before - 1, NAME_WORDS_LIKELY)) add(n, CLAIMDIFF_MENTION_PLACE, SOME);
    bool modifies = u->end < r->end && r->words[u->end].pos == UPOS_NOUN;
    if (name__is(r, before - 1, "the") && !modifies && !n->listed)
        add(n, CLAIMDIFF_MENTION_ORGANISATION, SOME), add(n, CLAIMDIFF_MENTION_PERSON, -GOOD);
    if (name__is(r, before - 1, "of") && before >= r->begin + 2 &&
        name__has(r, before - 2, NAME_WORDS_SETTLEMENT))
        add(n, CLAIMDIFF_MENTION_PLACE, STRONG);
    if (kind == SOURCE_NOUNS_PERSON) add(n, CLAIMDIFF_MENTION_PERSON, GOOD);
    if (heads(r, before)) add(n, CLAIMDIFF_MENTION_ORGANISATION, GOOD);
    if (kind == SOURCE_NOUNS_GROUP) add(n, CLAIMDIFF_MENTION_ORGANISATION, GOOD);
    if (name__has(r, before - 1, NAME_WORDS_SETTLEMENT)) add(n, CLAIMDIFF_MENTION_PLACE, SOME);
}

/* What stands after it: ", 54,", ", who", "said", "-based". */
static void weigh_after(const name_reader *r, name *n, const name_use *u)
{
    const syntax_word *head = &r->words[u->head];
    size_t t = u->end;
    if (name__is(r, t, "-") && name__has(r, t + 1, NAME_WORDS_BASED))
        add(n, CLAIMDIFF_MENTION_PLACE, STRONG);
    if (name__is(r, t, "who") ||
        (name__is(r, t, ",") && (name__is(r, t + 1, "who") || name__is(r, t + 1, "whose"))))
        add(n, CLAIMDIFF_MENTION_PERSON, GOOD);
    if (name__is(r, t, ",") && t + 2 < r->end && name__token(r, t + 1)->kind == TOKEN_NUMBER &&
        name__is(r, t + 2, ","))
        add(n, CLAIMDIFF_MENTION_PERSON, GOOD);
    if (name__is(r, t, ",") && name__match(r, &lexicon__places, t + 1, NULL) &&
        u->begin > r->begin && u->end - u->begin < 3)
        add(n, CLAIMDIFF_MENTION_PLACE, 2 * SOME);
    if (name__is(r, t, "(") && t + 2 < r->end && name__is(r, t + 2, ")") &&
        name__token(r, t + 1)->shape == SHAPE_UPPER)
        add(n, CLAIMDIFF_MENTION_ORGANISATION, GOOD);
    if (head->relation != DEP_NSUBJ || head->head == SYNTAX_ROOT) return;
    if (!lexicon__has(&lexicon__speech_verbs, r->words[head->head].lemma)) return;
    add(n, CLAIMDIFF_MENTION_PERSON, SOME);
    add(n, CLAIMDIFF_MENTION_ORGANISATION, 0.7 * (double)SOME);
    add(n, CLAIMDIFF_MENTION_PLACE, -SOME);
}

void weigh__use(const name_reader *r, name *n, const name_use *u)
{
    weigh_words(r, n, u);
    weigh_before(r, n, u);
    weigh_after(r, n, u);
}

/* Words that no list knows and no neighbour tells apart, said more than once:
 * companies where the article is about a company, people elsewhere. */
void weigh__article(const name_reader *r)
{
    size_t companies = 0, people = 0;
    for (size_t t = 0; t < r->in->text.tokens.count; t++) {
        const char *n = reading__norm(r->in, t);
        uint32_t bits = lexicon__bits(&lexicon__name_words, n);
        companies += bits & NAME_WORDS_FIRM || lexicon__has(&lexicon__company_nouns, n);
        people += (bits & NAME_WORDS_HUMAN) != 0;
    }
    for (size_t i = 0; i < r->out->names.count; i++) {
        name *n = &r->out->names.items[i];
        if (n->words == 1 && n->count > 1 && name__type(n) == CLAIMDIFF_MENTION_OTHER &&
            n->evidence[CLAIMDIFF_MENTION_OTHER] <= 0)
            add(n, companies > people ? CLAIMDIFF_MENTION_ORGANISATION : CLAIMDIFF_MENTION_PERSON,
                SOME);
    }
}
