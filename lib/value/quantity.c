/* Finds quantities. Takes the tokens of every sentence, gives value, unit, bound
 * and what is counted: "At least 4,300 people" -> 4300, at least, person.
 *
 * Method: what timex reads as a date or a clock time is stepped over, then at
 * each token idioms ("one another", "9/11"), names ("Route 19") and quantities
 * are tried in that order. Several figures after one another that share a unit
 * ("from 4.5 to 4.25 per cent") each become a quantity.
 * Two are compared as the rules ask: do they measure the same kind of thing (unit,
 * noun, what befell those counted, role)? Then by their values. Kinship is told by
 * nouns alone, so that "12 homes" and "14 houses" conflict and "12 homes" and "14
 * cars" do not.
 * Blind spots: figures in tables, sums told over several sentences, ordinals
 * that name ("the Third Reich"). */
#include "quantity.h"

#include <math.h>
#include <string.h>

#include "lexicon_data.h"
#include "quantity_read.h"
#include "unit.h"
#include "value.h"

#define ADDRESS_REACH 5 /* tokens from the number of a house to "Street" */
#define NAMED_DIGITS 3  /* of a figure that is part of the name after it, at least */
#define IDIOM_WORDS 5   /* words of the longest idiom, with room */
#define RARE 12         /* a larger equal count is hardly chance */

static size_t idiom(const scan *s, size_t at)
{
    const char *words[IDIOM_WORDS];
    size_t count = 0;
    if (!(s->marks[at] & MARK_IDIOM)) return 0;
    while (count < IDIOM_WORDS && at + count < s->end) {
        words[count] = s->tokens[at + count].norm;
        count++;
    }
    return lexicon__longest(&lexicon__number_idioms, words, count, NULL);
}

static bool is_digits(const scan *s, size_t at)
{
    const char *word = at >= s->begin && at < s->end ? s->tokens[at].norm : "";
    return *word && !word[strspn(word, "0123456789")];
}

/* Digits, perhaps with hyphens between: "800-555-1234" */
static bool is_group(const scan *s, size_t at)
{
    const char *word = at < s->end ? s->tokens[at].norm : "";
    return strlen(word) >= 3 && *word != '-' && !word[strspn(word, "0123456789-")];
}

/* The next group of a telephone number after the one at `at`: "0845 125 2222",
 * "(877) 527-3247"; at itself: none */
static size_t next_group(const scan *s, size_t at, bool *hyphen)
{
    size_t next = at + 1 + scan__is(s, at + 1, ")");
    if (scan__is(s, next, "-") && scan__glued(s, next)) *hyphen = true, next++;
    return is_group(s, next) ? next : at;
}

/* A telephone number, or another figure that begins with zeros: the token after it. */
static size_t phone(const scan *s, size_t at)
{
    const char *word = s->tokens[at].norm;
    if (!is_digits(s, at) && !is_group(s, at)) return at;
    size_t first = strcspn(word, "-"), last = at;
    bool zero = word[0] == '0' && first >= 3, hyphen = word[first];
    for (size_t next; (next = next_group(s, last, &hyphen)) != last;) last = next;
    if (zero) return last + 1;
    const char *tail = strrchr(s->tokens[last].norm, '-');
    tail = tail ? tail + 1 : s->tokens[last].norm;
    bool dialled = hyphen && (first == 3 || first == 1) && strlen(tail) == 4;
    return dialled && !(last + 1 < s->end && quantity_context__is_noun(s, last + 1)) ? last + 1
                                                                                     : at;
}

/* "8: 30" where the clock could not be read, and "Weeks 14-16" */
static size_t joined(const scan *s, size_t at)
{
    if (!is_digits(s, at) || at + 2 >= s->end || !scan__glued(s, at + 1)) return at;
    char after = s->tokens[at + 2].norm[0];
    bool clock = scan__is(s, at + 1, ":") && after >= '0' && after <= '9';
    bool names = scan__is(s, at + 1, "-") && is_digits(s, at + 2) && at > s->begin &&
                 lexicon__has(&lexicon__number_names, s->tokens[at - 1].norm);
    return clock || names ? at + 3 : at;
}

/* "1." and "2)" at the head of a sentence number a list. */
static bool is_list_mark(const scan *s, size_t at)
{
    if (at != s->begin || at + 1 >= s->end || s->tokens[at].kind != TOKEN_NUMBER) return false;
    return scan__is(s, at + 1, ".") || scan__is(s, at + 1, ")");
}

static bool is_capital(const token *t)
{
    return t->shape == SHAPE_TITLE || t->shape == SHAPE_UPPER || t->shape == SHAPE_MIXED;
}

/* "F-16", "Covid-19": a hyphen glued on both sides after a capitalised word */
static bool is_hyphenated_name(const scan *s, size_t at)
{
    if (at < s->begin + 2 || !scan__is(s, at - 1, "-")) return false;
    return scan__glued(s, at) && scan__glued(s, at - 1) && is_capital(&s->tokens[at - 2]);
}

/* A figure inside an address or a path: "/2021/", "id=5" */
static bool is_in_path(const scan *s, size_t at)
{
    const char *before = s->tokens[at - 1].norm;
    return strlen(before) == 1 && strchr("/=_#@&?\\", *before) && scan__glued(s, at);
}

/* Whether nouns in the plural follow at once: "112 people", not "19 crossing" */
static bool counts_next(const scan *s, size_t at)
{
    size_t i = at + 1;
    while (i < s->end && i < at + 4 && s->words[i].pos == UPOS_ADJ) i++;
    while (i < s->end && i < at + 4 && quantity_context__is_noun(s, i) && !s->words[i].plural) i++;
    return i < s->end && quantity_context__is_noun(s, i) && s->words[i].plural;
}

/* "325 E. Dahlia Ave.", "473 East 52nd Street", "the 12000 block of" */
static bool is_address(const scan *s, size_t at)
{
    if (scan__says(s, at + 1, FIGURE_WORDS_BLOCK)) return true;
    for (size_t i = at + 1; i < s->end && i <= at + ADDRESS_REACH; i++) {
        const token *t = &s->tokens[i];
        if (i > at + 1 && t->shape != SHAPE_LOWER && scan__has(s, i, VALUE_WORDS_STREET))
            return true;
        bool part = is_capital(t) || t->kind == TOKEN_NUMBER || !strcmp(t->norm, ".");
        if (!part) return false;
    }
    return false;
}

/* "76ers", "4x4", "1B": letters glued to the figure that are no unit */
static bool is_lettered(const scan *s, size_t at)
{
    return at + 1 < s->end && scan__glued(s, at + 1) && s->tokens[at + 1].kind == TOKEN_WORD &&
           *s->tokens[at + 1].norm != '\'';
}

/* "the 605 Freeway", "a 357 Magnum", but not "450 Chinese" */
static bool is_before_name(const scan *s, size_t at)
{
    if (!is_digits(s, at) || strlen(s->tokens[at].norm) < NAMED_DIGITS || at + 1 >= s->end)
        return false;
    const token *next = &s->tokens[at + 1];
    return next->shape == SHAPE_TITLE && quantity_context__is_noun(s, at + 1) &&
           !counts_next(s, at) && !lexicon__has(&lexicon__demonyms, next->norm);
}

bool quantity__is_name(const scan *s, size_t at)
{
    if (is_lettered(s, at) || is_before_name(s, at)) return true;
    if (is_digits(s, at) && is_address(s, at)) return true;
    if (at <= s->begin) return false;
    if (is_hyphenated_name(s, at) || is_in_path(s, at)) return true;
    if (scan__is(s, at - 1, "'") && scan__glued(s, at)) return true; /* '08 */
    const token *previous = &s->tokens[at - 1];
    if (lexicon__has(&lexicon__number_names, previous->norm))
        return is_capital(previous) || !counts_next(s, at);
    if (scan__is(s, at - 1, "of") && at > s->begin + 1 && scan__says(s, at - 2, FIGURE_WORDS_GROUP))
        return is_capital(&s->tokens[at - 2]);
    bool name = s->words[at - 1].pos == UPOS_PROPN ||
                (s->words[at - 1].pos == UPOS_NOUN && at - 1 > s->begin);
    if (previous->kind != TOKEN_WORD || !name || !is_capital(previous)) return false;
    return !counts_next(s, at) && !scan__glued(s, at);
}

/* "Third Reich", "First Trust", and "Second, ..." at the head of a point. */
static bool is_named_ordinal(const scan *s, const quantity *q)
{
    if (q->role != QUANTITY_ORDINAL || q->token_end >= s->end) return false;
    const token *word = &s->tokens[q->token_begin], *next = &s->tokens[q->token_end];
    if (q->noun_token == SYNTAX_ROOT && scan__is(s, q->token_end, ",")) return true;
    bool named = word->shape == SHAPE_TITLE || word->kind == TOKEN_NUMBER; /* 52nd Street */
    return named && next->shape == SHAPE_TITLE && next->kind == TOKEN_WORD;
}

/* "first" and "one" need a noun to be a number: not "first warned", "got one". */
static bool keep(const scan *s, const quantity *q)
{
    if (!isfinite(q->stated.low) || !isfinite(q->stated.high)) return false;
    if (is_named_ordinal(s, q)) return false;
    bool first = scan__is(s, q->token_begin, "first"), one = scan__is(s, q->token_end - 1, "one");
    if (first ? q->token_end != q->token_begin + 1 : !one) return true;
    bool bounded = one && q->token_begin + 1 < q->token_end;
    if (q->role == QUANTITY_SCORE || (bounded && q->stated.bound != CLAIMDIFF_BOUND_EXACT))
        return true;
    return q->noun_token != SYNTAX_ROOT && !(first && s->words[q->token_end].pos == UPOS_VERB);
}

/* "the age from 62 to 65": the second figure measures what the first does. */
static void follow(const quantity_list *out, const scan *s, quantity *q)
{
    if (!out->count || *q->stated.unit || q->role != QUANTITY_AMOUNT) return;
    const quantity *last = &out->items[out->count - 1];
    if (!last->former || last->token_end + 1 != q->token_begin ||
        !scan__is(s, last->token_end, "to"))
        return;
    q->stated.unit = last->stated.unit;
    q->role = last->role;
}

static bool is_count(const quantity *q)
{
    return !*q->stated.unit && q->role == QUANTITY_AMOUNT &&
           q->stated.bound == CLAIMDIFF_BOUND_EXACT && !q->fraction;
}

static void set_whole(quantity *part, const quantity *whole)
{
    if (is_count(part) && is_count(whole) && part->stated.low < whole->stated.low)
        part->whole = whole->stated.low;
}

/* "19 of the 65 seats"; "Of 132 nurses who left, 79 named". */
static void relate(quantity_list *out, const scan *s, size_t last)
{
    if (!last || out->items[last - 1].token_begin < s->begin) return;
    quantity *before = &out->items[last - 1], *q = &out->items[last];
    const size_t of = before->token_end, gap = q->token_begin - of;
    if (scan__is(s, of, "of") && gap <= 2) set_whole(before, q);
    else if (before->token_begin == s->begin + 1 && scan__is(s, s->begin, "of"))
        set_whole(q, before);
}

static void add(quantity_list *out, const scan *s, arena *a, quantity *q)
{
    follow(out, s, q);
    q->stated.span.begin = s->tokens[q->token_begin].span.begin;
    q->stated.span.end = s->tokens[q->token_end - 1].span.end;
    quantity_context__read(s, q);
    quantity *kept = keep(s, q) ? ARRAY_PUSH(out, a) : NULL;
    if (!kept) return;
    *kept = *q;
    relate(out, s, out->count - 1);
}

/* Whether a quantity can begin with this token, told cheaply. */
static bool may_begin(const scan *s, size_t at)
{
    return s->marks[at] &
           (MARK_NUMBER | MARK_NUMBER_LEAD | MARK_APPROXIMATOR | MARK_UNIT | MARK_DIGIT);
}

/* The token after what begins at `at` and is no quantity: an idiom, a list mark, a
 * telephone number. */
static size_t skip(const scan *s, size_t at)
{
    size_t taken = idiom(s, at);
    if (taken || is_list_mark(s, at)) return at + (taken ? taken : 1);
    size_t after = phone(s, at);
    return after == at ? joined(s, at) : after;
}

/* Moves *date to the first date that is not over at token `at`; returns the token
 * after it where `at` lies in it, else `at`. */
static size_t skip_date(const timex_list *dates, size_t *date, size_t at)
{
    while (*date < dates->count &&
           (dates->items[*date].token_end <= at || dates->items[*date].counted))
        ++*date;
    bool inside = *date < dates->count && dates->items[*date].token_begin <= at;
    return inside ? dates->items[*date].token_end : at;
}

/* "between 6 and" of "between 6 and 7pm" */
static bool meets_date(const timex_list *dates, size_t date, const quantity *q)
{
    return date < dates->count && dates->items[date].token_begin < q->token_end;
}

static void find_in(quantity_list *out, const scan *s, arena *a, const timex_list *dates,
                    size_t *date)
{
    for (size_t at = s->begin, next; at < s->end; at = next) {
        quantity q;
        next = skip_date(dates, date, at);
        if (next == at) next = skip(s, at);
        if (next != at) continue;
        next = at + 1;
        if (!may_begin(s, at) || !quantity_read__at(s, at, &q)) continue;
        if (meets_date(dates, *date, &q)) continue;
        add(out, s, a, &q);
        next = q.token_end;
        if (*q.per &&
            !lexicon__has(&lexicon__rate_words, next < s->end ? s->tokens[next].norm : ""))
            next++; /* the "a" of "a quarter" */
    }
}

bool quantity__find(quantity_list *out, arena *a, const reading *in, const timex_list *dates)
{
    size_t date = 0;
    for (size_t i = 0; i < in->text.sentences.count; i++) {
        scan s = scan__of(in, &in->text.sentences.items[i]);
        find_in(out, &s, a, dates, &date);
    }
    return !a->failed;
}

/* ---- comparison --------------------------------------------------------- */

typedef enum kinship { KIN_NONE, KIN_LOOSE, KIN_SURE } kinship;

static const char *class_of(const char *noun)
{
    const lexicon_entry *entry = lexicon__entry(&lexicon__counted, noun);
    return entry ? lexicon__text(entry) : "";
}

bool quantity__is_person(const char *noun)
{
    return lexicon__bits(&lexicon__counted, noun) & COUNTED_PERSON;
}

bool quantity__is_people(const char *noun)
{
    return quantity__is_person(noun) && !strcmp(class_of(noun), "people");
}

/* KIN_SURE: "home" and "house"; KIN_LOOSE: "people" and any other, or a noun
 * that is in no class; KIN_NONE: "home" and "car" */
static kinship compare_nouns(const char *a, const char *b)
{
    if (!strcmp(a, b)) return KIN_SURE;
    if (!*a || !*b) return KIN_LOOSE;
    const char *class_a = class_of(a), *class_b = class_of(b);
    bool person_a = quantity__is_person(a), person_b = quantity__is_person(b);
    if (*class_a && !strcmp(class_a, class_b) && person_a == person_b) return KIN_SURE;
    bool people = quantity__is_people(a) || quantity__is_people(b);
    return people || !*class_a || !*class_b ? KIN_LOOSE : KIN_NONE;
}

static kinship compare_counted(const quantity *a, const quantity *b)
{
    bool same_state = *a->state && !strcmp(a->state, b->state);
    if (*a->state && *b->state && !same_state) return KIN_NONE;
    kinship nouns = compare_nouns(a->stated.noun, b->stated.noun);
    if (nouns == KIN_LOOSE && same_state) return KIN_SURE;
    return nouns;
}

static bool same_role(const quantity *a, const quantity *b)
{
    bool amount_a = a->role == QUANTITY_AMOUNT || a->role == QUANTITY_RATE;
    bool amount_b = b->role == QUANTITY_AMOUNT || b->role == QUANTITY_RATE;
    if (amount_a && amount_b) return !*a->per || !*b->per || !strcmp(a->per, b->per);
    return a->role == b->role;
}

/* "extend by 30 days" and "for another 30 days": one may be told as a change */
static bool change_and_amount(const quantity *a, const quantity *b)
{
    bool changes = a->role == QUANTITY_CHANGE || b->role == QUANTITY_CHANGE;
    bool amounts = a->role == QUANTITY_AMOUNT || b->role == QUANTITY_AMOUNT;
    return changes && amounts && *a->stated.unit && !strcmp(a->stated.unit, b->stated.unit);
}

static kinship compare_kinds(const quantity *a, const quantity *b)
{
    double any;
    if (a->former != b->former) return KIN_NONE;
    if (!same_role(a, b)) return change_and_amount(a, b) ? KIN_LOOSE : KIN_NONE;
    if (a->role == QUANTITY_SCORE || a->role == QUANTITY_AGE) return KIN_SURE;
    bool unit_a = *a->stated.unit != '\0', unit_b = *b->stated.unit != '\0';
    if (unit_a && unit_b)
        return unit__convert(1, a->stated.unit, b->stated.unit, &any) ? KIN_SURE : KIN_NONE;
    if (unit_a != unit_b) return *a->stated.noun && *b->stated.noun ? KIN_NONE : KIN_LOOSE;
    if (a->role == QUANTITY_ORDINAL) return compare_nouns(a->stated.noun, b->stated.noun);
    return compare_counted(a, b);
}

static bool is_point(const quantity *q)
{
    return q->stated.bound == CLAIMDIFF_BOUND_EXACT || q->stated.bound == CLAIMDIFF_BOUND_ABOUT;
}

static quantity_relation relation_of(value_verdict verdict)
{
    switch (verdict) {
    case VALUE_SAME:
        return QUANTITY_SAME;
    case VALUE_ROUNDED:
    case VALUE_FINER:
        return QUANTITY_COMPATIBLE;
    case VALUE_CONFLICT:
        return QUANTITY_CONFLICT;
    default:
        return QUANTITY_UNRELATED;
    }
}

/* Whether figures of things that may differ agree too well for chance. */
static bool is_likely(const quantity *a, const quantity *b, quantity_relation relation)
{
    if (relation == QUANTITY_CONFLICT || !is_point(a) || !is_point(b)) return false;
    if (*a->stated.unit && *b->stated.unit) return true;
    if (!*a->stated.noun || !*b->stated.noun) return true;
    if (quantity__is_person(a->stated.noun) && quantity__is_person(b->stated.noun)) return true;
    return relation == QUANTITY_SAME && fabs(a->stated.high) > RARE;
}

quantity_relation quantity__compare(const quantity *a, const quantity *b)
{
    kinship kin = compare_kinds(a, b);
    if (kin == KIN_NONE) return QUANTITY_UNRELATED;
    value x = value__of_quantity(a), y = value__of_quantity(b);
    bool alike = x.kind == y.kind;
    quantity_relation relation =
        relation_of(alike ? value__compare(x, y) : value__compare_amounts(a, b));
    if (!*a->per != !*b->per && relation == QUANTITY_CONFLICT) return QUANTITY_UNRELATED;
    if (kin == KIN_SURE || relation == QUANTITY_UNRELATED) return relation;
    return is_likely(a, b, relation) ? relation : QUANTITY_UNRELATED;
}
