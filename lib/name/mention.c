/* Mentions and their chains. Names that stand for one another within the
 * article (short forms, acronyms, demonyms) become one entity; pronouns and
 * definite descriptions are linked where one entity fits best.
 *
 *   "Prime Minister Elena Marsh ... Marsh ... she ... the prime minister": one
 *
 * Blind spots: they, plural descriptions, two people of one surname. */
#include "mention.h"

#include <string.h>

#include "base/utf8.h"
#include "lexicon_data.h"
#include "name.h"

#define MEMORY 3 /* sentences that a pronoun looks back */

/* The last mention of an entity that a pronoun may mean. */
typedef struct recent {
    size_t entity, sentence, token;
    bool subject;
} recent;

typedef struct linker {
    mention_list *out;
    arena *arena;
    const reading *in;
    const syntax_word *words;
    name_list names;
    map surnames, firsts, acronyms, aliases; /* word -> entity */
    map roles;                               /* "minister" -> entity */
    recent male, female, thing, body, company;
} linker;

static const char *norm(const linker *k, size_t t)
{
    return reading__norm(k->in, t);
}

/* ---- entities of names --------------------------------------------------------- */

static size_t new_entity(linker *k, const name *n)
{
    entity *e = ARRAY_PUSH(&k->out->entities, k->arena);
    if (!e) return SYNTAX_ROOT;
    e->name = n->text;
    e->type = name__type(n);
    e->gender = n->gender;
    e->first = SYNTAX_ROOT;
    return k->out->entities.count - 1;
}

static bool is_small(const char *word, size_t length)
{
    return (length == 2 && !memcmp(word, "of", 2)) ||
           (length == 3 &&
            (!memcmp(word, "the", 3) || !memcmp(word, "and", 3) || !memcmp(word, "for", 3)));
}

/* "united nations general assembly" -> "unga" */
static const char *acronym_of(linker *k, const name *n)
{
    char letters[16];
    size_t count = 0;
    for (const char *p = n->text; *p && count < sizeof letters;) {
        size_t length = strcspn(p, " ");
        if (length && !is_small(p, length)) letters[count++] = *p;
        p += length;
        while (*p == ' ') p++;
    }
    return count > 1 ? arena__copy(k->arena, letters, count) : NULL;
}

static bool set(map *table, const char *key, size_t value)
{
    size_t *slot = key ? map__put(table, key) : NULL;
    if (!slot) return false;
    *slot = value;
    return true;
}

static const char *last_word(const char *text)
{
    const char *space = strrchr(text, ' ');
    return space ? space + 1 : text;
}

/* Makes the short forms of a name known. */
static bool register_name(linker *k, const name *n)
{
    claimdiff_mention_type type = k->out->entities.items[n->entity].type;
    size_t first = strcspn(n->text, " ");
    if (n->words < 2) return true;
    if (type == CLAIMDIFF_MENTION_PERSON)
        return map__get(&k->surnames, last_word(n->text)) != SYNTAX_ROOT ||
               set(&k->surnames, last_word(n->text), n->entity);
    if (type != CLAIMDIFF_MENTION_ORGANISATION) return true;
    const char *acronym = acronym_of(k, n), *word = arena__copy(k->arena, n->text, first);
    if (acronym && !set(&k->acronyms, acronym, n->entity)) return false;
    return lexicon__has(&lexicon__org_words, word ? word : "") || is_small(n->text, first) ||
           set(&k->firsts, word, n->entity);
}

static const char *without_dots(linker *k, const char *text)
{
    char *copy = arena__copy(k->arena, text, strlen(text));
    char *to = copy;
    if (!copy) return NULL;
    for (const char *p = text; *p; p++)
        if (*p != '.') *to++ = *p;
    *to = '\0';
    return copy;
}

/* An entity that n is a short form of; SYNTAX_ROOT: it stands for itself. */
static size_t known_as(linker *k, const name *n)
{
    claimdiff_mention_type type = name__type(n);
    size_t found = SYNTAX_ROOT;
    if (n->alias) {
        size_t other = map__get(&k->names.table, n->alias);
        if (other != SYNTAX_ROOT && k->names.names.items[other].entity != SYNTAX_ROOT)
            return k->names.names.items[other].entity;
        found = map__get(&k->aliases, n->alias);
        if (found != SYNTAX_ROOT) return found;
    }
    if (n->words > 1) return SYNTAX_ROOT;
    if (type == CLAIMDIFF_MENTION_ORGANISATION || type == CLAIMDIFF_MENTION_OTHER) {
        const char *plain = without_dots(k, n->text);
        found = plain ? map__get(&k->acronyms, plain) : SYNTAX_ROOT;
    }
    if (found == SYNTAX_ROOT && !(n->listed && type != CLAIMDIFF_MENTION_PERSON))
        found = map__get(&k->surnames, n->text);
    if (found == SYNTAX_ROOT && type != CLAIMDIFF_MENTION_PLACE)
        found = map__get(&k->firsts, n->text);
    return found;
}

static bool make_entity(linker *k, name *n)
{
    n->entity = known_as(k, n);
    if (n->entity == SYNTAX_ROOT) n->entity = new_entity(k, n);
    if (n->entity == SYNTAX_ROOT || !register_name(k, n)) return false;
    entity *e = &k->out->entities.items[n->entity];
    if (!e->gender) e->gender = n->gender;
    return !n->alias || set(&k->aliases, n->alias, n->entity);
}

/* Long names first, then short ones, then those that a list gives another
 * name: so each finds what it may stand for. */
static bool make_entities(linker *k)
{
    for (int pass = 0; pass < 3; pass++)
        for (size_t i = 0; i < k->names.names.count; i++) {
            name *n = &k->names.names.items[i];
            int turn = n->alias ? 2 : n->words > 1 ? 0 : 1;
            if (turn == pass && !make_entity(k, n)) return false;
        }
    return true;
}

/* ---- mentions ------------------------------------------------------------------- */

static bool push(linker *k, size_t begin, size_t end, size_t head, size_t who)
{
    mention *m = ARRAY_PUSH(&k->out->mentions, k->arena);
    entity *e = &k->out->entities.items[who];
    if (!m) return false;
    m->token_begin = begin;
    m->token_end = end;
    m->head = head;
    m->stated.span = reading__span(k->in, (token_range){ begin, end });
    m->stated.type = e->type;
    m->stated.entity = who;
    if (e->first == SYNTAX_ROOT) e->first = k->out->mentions.count - 1;
    return true;
}

/* The word by which a name hangs in its sentence; t is its last. */
static const syntax_word *top_of(const linker *k, size_t t)
{
    const syntax_word *w = &k->words[t];
    while (w->relation == DEP_FLAT && w->head != SYNTAX_ROOT) w = &k->words[w->head];
    return w;
}

static bool is_subject(const linker *k, size_t t)
{
    const deprel relation = top_of(k, t)->relation;
    return relation == DEP_NSUBJ || relation == DEP_NSUBJ_PASS;
}

/* "the Nixon aide", "the Mean Girls star", and what somebody else says. */
static bool is_aside(const linker *k, size_t t)
{
    return top_of(k, t)->relation == DEP_COMPOUND || reading__is_quoted(k->in, t);
}

/* A subject stays in mind until another subject comes, or its sentence is over. */
static void recall(recent *r, const recent *now)
{
    if (r->entity != SYNTAX_ROOT && r->sentence == now->sentence && r->subject && !now->subject)
        return;
    *r = *now;
}

static bool is_company(const entity *e)
{
    return e->type == CLAIMDIFF_MENTION_ORGANISATION &&
           !(lexicon__bits(&lexicon__name_words, last_word(e->name)) & NAME_WORDS_PUBLIC);
}

static void remember(linker *k, size_t who, size_t head, size_t at)
{
    const entity *e = &k->out->entities.items[who];
    recent now = { who, at, head, is_subject(k, head) };
    if (e->type == CLAIMDIFF_MENTION_PERSON) {
        if (e->gender != 'f') recall(&k->male, &now);
        if (e->gender != 'm') recall(&k->female, &now);
        return;
    }
    if (e->type == CLAIMDIFF_MENTION_ORGANISATION || e->type == CLAIMDIFF_MENTION_PLACE)
        recall(&k->thing, &now);
    if (e->type == CLAIMDIFF_MENTION_ORGANISATION) recall(&k->body, &now);
    if (is_company(e)) recall(&k->company, &now);
}

/* "Ilse Brandvold, the mediator": what a person is called by afterwards. */
static bool learn_roles(linker *k, const name_use *u, size_t who)
{
    const entity *e = &k->out->entities.items[who];
    size_t end = u->end + 6;
    if (e->type == CLAIMDIFF_MENTION_ORGANISATION) {
        const char *head = norm(k, u->head);
        return !lexicon__has(&lexicon__org_words, head) || set(&k->roles, head, who);
    }
    if (e->type != CLAIMDIFF_MENTION_PERSON) return true;
    size_t before = u->title == u->begin && u->title > 0 ? u->title - 1 : u->title;
    for (size_t t = before; t < u->begin; t++)
        if (lexicon__has(&lexicon__source_nouns, k->words[t].lemma) &&
            !set(&k->roles, k->words[t].lemma, who))
            return false;
    if (strcmp(norm(k, u->end), ",")) return true;
    for (size_t t = u->end + 1; t < end && t < k->in->text.tokens.count && strcmp(norm(k, t), ",");
         t++) {
        const syntax_word *w = &k->words[t];
        if (w->pos == UPOS_VERB || w->pos == UPOS_PUNCT || w->pos == UPOS_AUX || w->pos == UPOS_ADP)
            break;
        if (w->pos == UPOS_NOUN && lexicon__has(&lexicon__source_nouns, w->lemma) &&
            !set(&k->roles, w->lemma, who))
            return false;
    }
    return true;
}

static const recent *pronoun(const linker *k, size_t t, char *gender)
{
    switch (lexicon__bits(&lexicon__pronouns, norm(k, t))) {
    case PRONOUNS_M:
        *gender = 'm';
        return &k->male;
    case PRONOUNS_F:
        *gender = 'f';
        return &k->female;
    case PRONOUNS_N:
        *gender = 'n';
        return &k->thing;
    default:
        *gender = 0;
        return NULL;
    }
}

/* "it" that stands for nothing: "it was clear that", "it is raining". */
static bool is_empty(const linker *k, size_t t)
{
    return k->words[t].relation == DEP_EXPL;
}

/* "the company", "the minister": an entity that was called so. */
static size_t described(const linker *k, size_t t)
{
    if (strcmp(norm(k, t), "the") || t + 1 >= k->in->text.tokens.count) return SYNTAX_ROOT;
    const syntax_word *w = &k->words[t + 1];
    if (w->pos != UPOS_NOUN || w->plural ||
        k->words[t + 2 < k->in->text.tokens.count ? t + 2 : t].pos == UPOS_NOUN)
        return SYNTAX_ROOT;
    if (!strcmp(norm(k, t + 2), "of") || !strcmp(norm(k, t + 2), "-")) return SYNTAX_ROOT;
    size_t found = map__get(&k->roles, w->lemma);
    if (found == SYNTAX_ROOT && lexicon__has(&lexicon__company_nouns, w->lemma))
        found = k->company.entity;
    return found;
}

/* "Holt knocked him down": whoever does it is not him. */
static bool is_done_by(const linker *k, size_t t, const recent *r)
{
    const syntax_word *w = &k->words[t];
    bool done_to = w->relation == DEP_OBJ || w->relation == DEP_IOBJ || w->relation == DEP_OBL;
    if (!done_to || w->head == SYNTAX_ROOT) return false;
    const size_t doer = tree__subject(&k->in->tree, w->head);
    return doer != SYNTAX_ROOT && top_of(k, r->token) == &k->words[doer];
}

/* Links the pronoun or description at t; *end is set past it. */
static bool link_at(linker *k, size_t t, size_t at, size_t *end)
{
    char gender;
    const recent *r = pronoun(k, t, &gender);
    bool speaks = gender == 'n' &&
                  lexicon__has(&lexicon__speech_verbs,
                               t + 1 < k->in->text.tokens.count ? k->words[t + 1].lemma : "");
    if (speaks && k->body.entity != SYNTAX_ROOT) r = &k->body;
    size_t who = SYNTAX_ROOT;
    *end = t + 1;
    if (r && !reading__is_quoted(k->in, t) && !is_empty(k, t)) {
        bool reach =
            r->entity != SYNTAX_ROOT && at - r->sentence <= (gender == 'n' && !speaks ? 1 : MEMORY);
        if (gender == 'n' && reach) reach = r->subject || speaks;
        if (reach && !is_done_by(k, t, r)) who = r->entity;
    } else if (!r) {
        who = described(k, t);
        if (who != SYNTAX_ROOT) *end = t + 2;
    }
    if (who == SYNTAX_ROOT) return true;
    if (!push(k, t, *end, *end - 1, who)) return false;
    k->out->mentions.items[k->out->mentions.count - 1].pronominal = true;
    entity *e = &k->out->entities.items[who];
    if (r && gender != 'n' && !e->gender) e->gender = gender;
    remember(k, who, *end - 1, at);
    return true;
}

static bool read_sentence(linker *k, size_t s, size_t *next)
{
    const sentence *sent = &k->in->text.sentences.items[s];
    for (size_t t = sent->token_begin; t < sent->token_end;) {
        size_t end = t + 1;
        while (*next < k->names.uses.count && k->names.uses.items[*next].begin < t) (*next)++;
        const name_use *u = *next < k->names.uses.count ? &k->names.uses.items[*next] : NULL;
        if (u && u->begin == t) {
            size_t who = k->names.names.items[u->name].entity;
            if (!push(k, u->begin, u->end, u->head, who) || !learn_roles(k, u, who)) return false;
            if (sent->role == ROLE_BODY && !is_aside(k, u->head)) remember(k, who, u->head, s);
            end = u->end;
            (*next)++;
        } else if (!(u && u->begin == t + 1) && !link_at(k, t, s, &end)) {
            return false;
        }
        t = end;
    }
    return true;
}

bool mention__find(mention_list *out, arena *a, const reading *in)
{
    linker k;
    size_t next = 0;
    memset(&k, 0, sizeof k);
    k.out = out;
    k.arena = a;
    k.in = in;
    k.words = in->syntax.words;
    map *maps[] = { &k.aliases, &k.surnames, &k.firsts, &k.acronyms, &k.roles };
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) map__init(maps[i], a);
    k.male.entity = k.female.entity = k.body.entity = k.thing.entity = k.company.entity =
        SYNTAX_ROOT;
    if (!name__find(&k.names, a, in) || !make_entities(&k)) return false;
    for (size_t s = 0; s < in->text.sentences.count; s++)
        if (!read_sentence(&k, s, &next)) return false;
    return true;
}

size_t mention__from(const mention_list *list, size_t t)
{
    size_t low = 0, high = list->mentions.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->mentions.items[middle].token_end <= t)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const mention *mention__at(const mention_list *list, size_t t)
{
    const size_t i = mention__from(list, t);
    const mention *found = i < list->mentions.count ? &list->mentions.items[i] : NULL;
    return found && found->token_begin <= t ? found : NULL;
}
