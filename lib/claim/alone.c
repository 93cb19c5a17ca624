/* The text of a claim that stands alone: its own words, and in square brackets what the
 * article says elsewhere. A pronoun gives way to the fullest name of its entity, a subject
 * that stands in another clause comes before, and before that who says it.
 *
 *   "and congratulated his rival"    [The premier] congratulated his rival
 *   "who was found dead in Sel"      [Olga Lind] was found dead in Sel
 *   "She left on Monday"             [Olga Lind] left on Monday
 *   "the road was closed"            [Police:] the road was closed
 *
 * Blind spots: "they", and whatever pronoun mention.c has linked to nobody. */
#include "alone.h"

#include <string.h>

#include "lexicon_data.h"

#define PHRASE_MAX 8   /* tokens of a subject that is filled in */
#define SOURCE_LEAST 5 /* bytes of a source that is more than a pronoun */
#define PIECES 16      /* more than a text is ever put together from */

typedef struct piece {
    const char *bytes;
    size_t length;
} piece;

typedef struct writer {
    const analysis *in;
    arena *arena;
    size_t *fullest; /* (entities.count): index of the mention with the fullest name */
    piece pieces[PIECES];
    size_t count;
} writer;

/* ---- names ----------------------------------------------------------------------- */

static size_t token_count(const mention *m)
{
    return m->token_end - m->token_begin;
}

/* By words; of equal ones the first. */
static bool find_fullest(writer *w)
{
    const mention_list *list = &w->in->mentions;
    w->fullest = arena__array(w->arena, list->entities.count, sizeof *w->fullest);
    if (!w->fullest) return false;
    for (size_t i = 0; i < list->entities.count; i++) w->fullest[i] = list->entities.items[i].first;
    for (size_t i = 0; i < list->mentions.count; i++) {
        const mention *m = &list->mentions.items[i];
        size_t *best = &w->fullest[m->stated.entity];
        if (m->pronominal) continue;
        if (list->mentions.items[*best].pronominal ||
            token_count(m) > token_count(&list->mentions.items[*best]))
            *best = i;
    }
    return true;
}

static claimdiff_span name_of(const writer *w, size_t who)
{
    return w->in->mentions.mentions.items[w->fullest[who]].stated.span;
}

/* ---- pieces ---------------------------------------------------------------------- */

static void put(writer *w, const char *bytes, size_t length)
{
    if (w->count < PIECES && length) w->pieces[w->count++] = (piece){ bytes, length };
}

static void put_text(writer *w, const char *text)
{
    put(w, text, strlen(text));
}

static void put_span(writer *w, claimdiff_span span)
{
    put(w, w->in->reading.text.text + span.begin, span.end - span.begin);
}

static void put_filled(writer *w, claimdiff_span span, const char *after)
{
    put_text(w, "[");
    put_span(w, span);
    put_text(w, after);
}

/* All pieces in one string, white space and line ends as one space each. NULL: out of
 * memory. */
static const char *join(writer *w)
{
    size_t length = 0, at = 0;
    for (size_t i = 0; i < w->count; i++) length += w->pieces[i].length;
    char *out = arena__alloc(w->arena, length + 1);
    for (size_t i = 0; out && i < w->count; i++)
        for (size_t k = 0; k < w->pieces[i].length; k++) {
            char c = w->pieces[i].bytes[k];
            bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
            if (!space)
                out[at++] = c;
            else if (at && out[at - 1] != ' ')
                out[at++] = ' ';
        }
    w->count = 0;
    return out;
}

/* ---- what is filled in ------------------------------------------------------------- */

/* "by the mayor" -> the mayor; a head whose phrase the parse has run together with another
 * clause stands with the words that touch it. */
static token_range noun_phrase(const reading *in, size_t t)
{
    token_range r = { in->tree.first[t], t + 1 };
    for (size_t k = t; k > r.begin; k--) {
        const upos pos = reading__word(in, k - 1)->pos;
        if (pos == UPOS_ADP || pos == UPOS_VERB || pos == UPOS_AUX || pos == UPOS_SCONJ ||
            t - k >= PHRASE_MAX || (pos == UPOS_PUNCT && !reading__is(in, k - 1, "-")))
            r.begin = k;
    }
    while (r.end < in->tree.last[t] && r.end - t <= PHRASE_MAX && reading__is_word(in, r.end))
        r.end++;
    if (r.end < in->tree.last[t] && reading__is_word(in, r.end)) r.end = t + 1;
    return r;
}

/* The name of what token t heads, else its phrase up to a comma. */
static claimdiff_span phrase_of(const writer *w, size_t t)
{
    const token_range r = noun_phrase(&w->in->reading, t);
    const mention *m = mention__at(&w->in->mentions, t);
    if (m && (m->pronominal || m->token_begin <= r.begin)) return name_of(w, m->stated.entity);
    return reading__span(&w->in->reading, r);
}

static bool is_pronoun(const writer *w, size_t t)
{
    return reading__word(&w->in->reading, t)->pos == UPOS_PRON;
}

/* "the clerks, who left": the noun before the comma, where the parse hangs the clause on
 * something else; "which" may stand for all that is said before. */
static size_t noun_before(const reading *in, size_t t)
{
    if (t < 2 || !reading__is(in, t, "who") || !reading__is(in, t - 1, ",")) return SYNTAX_ROOT;
    const upos pos = reading__word(in, t - 2)->pos;
    return pos == UPOS_NOUN || pos == UPOS_PROPN ? t - 2 : SYNTAX_ROOT;
}

/* "who was found dead": what the subject at t stands for, a token before it, or SYNTAX_ROOT. */
static size_t stands_for(const reading *in, size_t t)
{
    const size_t verb = reading__word(in, t)->head;
    if (!reading__is_relative(in, t)) return SYNTAX_ROOT;
    if (verb == SYNTAX_ROOT || tree__subject(&in->tree, verb) != t) return SYNTAX_ROOT;
    if (reading__word(in, verb)->relation != DEP_ACL_RELCL) return noun_before(in, t);
    const size_t thing = reading__word(in, verb)->head;
    return thing < t && reading__word(in, thing)->pos != UPOS_PRON ? thing : SYNTAX_ROOT;
}

/* The same of a claim's first word, if it stands outside the claim. */
static size_t antecedent(const writer *w, const claim *c)
{
    const reading *in = &w->in->reading;
    const size_t thing = stands_for(in, claim__first_word(in, c->tokens));
    return thing < c->tokens.begin ? thing : SYNTAX_ROOT;
}

/* Whether a claim begins with its verb: "was later towed", "killing three". */
static bool begins_with_verb(const reading *in, const claim *c)
{
    size_t t = claim__first_word(in, c->tokens);
    while (t + 1 < c->tokens.end && reading__word(in, t)->pos == UPOS_ADV) t++;
    const upos pos = reading__word(in, t)->pos;
    return (pos == UPOS_VERB || pos == UPOS_AUX) && !reading__is_quoted(in, t);
}

/* The subject of a claim that stands in the clause before it, or SYNTAX_ROOT. */
static size_t subject_before(const writer *w, const claim *c)
{
    size_t subject = c->subject;
    if (subject == SYNTAX_ROOT || subject >= c->tokens.begin)
        subject = begins_with_verb(&w->in->reading, c)
                      ? tree__shared_subject(&w->in->reading.tree, c->predicate)
                      : SYNTAX_ROOT;
    if (subject == SYNTAX_ROOT || subject >= c->tokens.begin) return SYNTAX_ROOT;
    const mention *m = mention__at(&w->in->mentions, subject);
    return is_pronoun(w, subject) && !m ? SYNTAX_ROOT : subject;
}

static bool names(const claim *c, size_t who)
{
    for (size_t i = 0; i < c->mention_count; i++)
        if (!c->mentions[i].pronominal && c->mentions[i].stated.entity == who) return true;
    return false;
}

/* The first pronoun of the claim for somebody whom neither it nor what stands before it names;
 * NULL: none. */
static const mention *pronoun_of(const writer *w, const claim *c, size_t named)
{
    for (size_t i = 0; i < c->mention_count; i++) {
        const mention *m = &c->mentions[i];
        if (!m->pronominal || !is_pronoun(w, m->token_begin)) continue;
        if (m->stated.entity != named && !names(c, m->stated.entity)) return m;
    }
    return NULL;
}

/* The claim's words from byte `begin` on, its first pronoun as a name. */
static void put_words(writer *w, const claim *c, size_t begin, size_t named)
{
    const mention *m = pronoun_of(w, c, named);
    const claimdiff_span own = c->stated.span;
    if (!m || m->stated.span.begin < begin) {
        put_span(w, (claimdiff_span){ begin, own.end });
        return;
    }
    bool owner = reading__word(&w->in->reading, m->token_begin)->relation == DEP_NMOD_POSS;
    put_span(w, (claimdiff_span){ begin, m->stated.span.begin });
    put_filled(w, name_of(w, m->stated.entity), owner ? "'s]" : "]");
    put_span(w, (claimdiff_span){ m->stated.span.end, own.end });
}

/* Who says it, where the claim's own words do not tell: before its cue as the subject, else
 * before a colon; not where he is the subject that is filled in. */
static void put_source(writer *w, const claim *c, bool speaks)
{
    const claimdiff_span own = c->stated.span, source = c->stated.source, cue = c->stated.cue;
    if (source.begin == source.end || (source.begin >= own.begin && source.end <= own.end)) return;
    if (c->source_entity == SYNTAX_ROOT && source.end - source.begin < SOURCE_LEAST) return;
    bool opens = cue.begin < cue.end && cue.begin == own.begin;
    if (speaks && !opens) return;
    put_text(w, "[");
    put_text(w, c->stated.source_name);
    put_text(w, opens ? "] " : ":] ");
}

static size_t entity_at(const writer *w, size_t t)
{
    const mention *m = mention__at(&w->in->mentions, t);
    return m ? m->stated.entity : SYNTAX_ROOT;
}

static const char *text_of(writer *w, const claim *c)
{
    const size_t thing = antecedent(w, c), subject = subject_before(w, c);
    size_t begin = c->stated.span.begin, named = c->source_entity;
    put_source(w, c, subject != SYNTAX_ROOT && entity_at(w, subject) == named);
    if (thing != SYNTAX_ROOT) {
        const reading *in = &w->in->reading;
        const claimdiff_span who = reading__token(in, claim__first_word(in, c->tokens))->span;
        put_span(w, (claimdiff_span){ begin, who.begin });
        put_filled(w, phrase_of(w, thing), "]");
        named = entity_at(w, thing);
        begin = who.end;
    } else if (subject != SYNTAX_ROOT && !(w->count && entity_at(w, subject) == named)) {
        put_filled(w, phrase_of(w, subject), "] ");
        named = entity_at(w, subject);
    } else if (!w->count) {
        named = SYNTAX_ROOT;
    }
    put_words(w, c, begin, named);
    return join(w);
}

/* ---- sources ---------------------------------------------------------------------- */

/* "the man, who said": the man; else the words of the source. */
static claimdiff_span relative_of(const writer *w, token_range source, claimdiff_span said)
{
    if (source.end - source.begin != 1) return said;
    const size_t thing = stands_for(&w->in->reading, source.begin);
    return thing == SYNTAX_ROOT ? said : phrase_of(w, thing);
}

/* Who says it: the fullest name of the person or of what a pronoun stands for, else the
 * words of the source. "a spokesman for the ministry" is not the ministry, and which company
 * "the company" is, is too often a guess. */
static claimdiff_span source_of(const writer *w, const claim *c)
{
    const claimdiff_span said = c->stated.source;
    if (c->attribution == SYNTAX_ROOT) return said;
    const token_range source = w->in->attributions.items[c->attribution].source;
    if (c->source_entity == SYNTAX_ROOT) return relative_of(w, source, said);
    const mention *m = mention__at(&w->in->mentions, source.begin);
    bool whole = m && m->stated.span.begin == said.begin && m->stated.span.end == said.end;
    bool person = w->in->mentions.entities.items[c->source_entity].type == CLAIMDIFF_MENTION_PERSON;
    bool guessed = whole && m->pronominal && !is_pronoun(w, source.begin);
    return (whole && !guessed) || person ? name_of(w, c->source_entity) : said;
}

static bool write_claim(writer *w, claim *c)
{
    put_span(w, source_of(w, c));
    c->stated.source_name = join(w);
    if (!c->stated.source_name) return false;
    c->stated.text_alone = text_of(w, c);
    return c->stated.text_alone != NULL;
}

bool alone__write(analysis *in, arena *a)
{
    writer w = { .in = in, .arena = a };
    if (!find_fullest(&w)) return false;
    for (size_t i = 0; i < in->claims.count; i++)
        if (!write_claim(&w, &in->claims.items[i])) return false;
    return true;
}
