/* Who speaks: people, bodies and texts, by their names or by the nouns of
 * lang/en/source-nouns.txt; and whose the quotations are whose sentence names no
 * speaker. They belong to the cue that covers another part of the same
 * quotation, to a cue that ends in a colon before it, or to whoever was quoted
 * last in this paragraph or the one before. Single words in quotation marks are
 * no speech and left alone.
 * Blind spots: people named by what they wear; dialogue that changes speaker
 * with every line. */
#include "speech.h"

#include <string.h>

#define SPEECH_MIN 3 /* words of a quotation that stands for itself */

bool speaker__is_text(const speech *f, token_range source)
{
    for (size_t t = source.begin; t < source.end; t++)
        if (cue__source_noun(f->words, t) & SOURCE_NOUNS_TEXT) return true;
    return false;
}

bool speaker__can_be(const speech *f, token_range source)
{
    for (size_t t = source.begin; t < source.end; t++) {
        size_t m = f->mention_at[t];
        if (cue__source_noun(f->words, t)) return true;
        if (m != SYNTAX_ROOT &&
            f->mentions->mentions.items[m].stated.type <= CLAIMDIFF_MENTION_ORGANISATION)
            return true;
    }
    return false;
}

bool speaker__is_name(const speech *f, token_range source)
{
    size_t m = source.begin < source.end ? f->mention_at[source.end - 1] : SYNTAX_ROOT;
    if (m == SYNTAX_ROOT) return false;
    const mention *at = &f->mentions->mentions.items[m];
    return at->stated.type <= CLAIMDIFF_MENTION_ORGANISATION && !at->pronominal &&
           at->token_begin <= source.begin + 1 && at->token_end == source.end;
}

bool speaker__needs_no_cue(const speech *f, token_range source)
{
    for (size_t t = source.begin; t < source.end; t++)
        if (f->words[t].pos == UPOS_VERB || f->words[t].pos == UPOS_NUM) return false;
    size_t last = source.end - 1;
    uint32_t kind = cue__source_noun(f->words, last);
    size_t m = f->mention_at[last];
    if (m != SYNTAX_ROOT &&
        f->mentions->mentions.items[m].stated.type <= CLAIMDIFF_MENTION_ORGANISATION)
        return true;
    return kind & (SOURCE_NOUNS_PERSON | SOURCE_NOUNS_GROUP) &&
           (f->words[last].plural || speech__is(f, source.begin, "the"));
}

bool speaker__is_own_voice(const speech *f, const cue *c, token_range source)
{
    size_t t = source.begin;
    bool self = source.end - t == 1 &&
                (speech__is(f, t, "i") || speech__is(f, t, "we") || speech__is(f, t, "you"));
    if (!reading__is_quoted(f->in, c->verb)) return self && (c->takes & TAKES_WIDE);
    return self || (c->takes & TAKES_WIDE) || source.begin >= source.end;
}

/* ---- quotations ---- */

static size_t words_in(const speech *f, token_range r)
{
    size_t n = 0;
    for (size_t t = r.begin; t < r.end; t++) n += f->in->text.tokens.items[t].kind != TOKEN_PUNCT;
    return n;
}

static bool covered(const speech *f, size_t first, token_range r)
{
    for (size_t i = first; i < f->out->count; i++) {
        token_range c = f->out->items[i].content;
        if (c.begin < r.end && r.begin < c.end &&
            f->out->items[i].source.begin < f->out->items[i].source.end)
            return true;
    }
    return false;
}

static bool has_source(const attribution *at)
{
    return at->source.begin < at->source.end;
}

/* Whether the cue is the writer's, not a word of what somebody is quoted with. */
static bool is_told(const speech *f, const attribution *at)
{
    return has_source(at) &&
           (at->cue.begin >= at->cue.end || !reading__is_quoted(f->in, at->cue.begin));
}

bool speaker__own(speech *f)
{
    size_t count = f->in->quotes.count;
    f->owner = arena__array(f->arena, count ? count : 1, sizeof *f->owner);
    if (!f->owner) return false;
    for (size_t q = 0; q < count; q++) f->owner[q] = SYNTAX_ROOT;
    for (size_t i = 0; i < f->stated.count; i++) {
        const attribution *at = &f->stated.items[i];
        size_t q = f->in->quote_at[at->content.begin];
        if (at->kind == ATTRIBUTION_MIXED) q = f->in->quote_at[at->content.end - 1];
        bool outside = at->cue.begin < at->cue.end && !reading__is_quoted(f->in, at->cue.begin);
        if (q != SYNTAX_ROOT && outside && has_source(at) && f->owner[q] == SYNTAX_ROOT)
            f->owner[q] = i;
    }
    return true;
}

/* Who speaks quotation q, of which r in this sentence is left over; NULL: unknown. */
static const attribution *speaker_of(const speech *f, size_t q, const sentence *sent, token_range r,
                                     size_t first)
{
    if (has_source(&f->announced[q])) return &f->announced[q];
    if (f->owner[q] != SYNTAX_ROOT) return &f->stated.items[f->owner[q]];
    for (size_t i = f->out->count; i > first; i--)
        if (f->out->items[i - 1].kind == ATTRIBUTION_DIRECT && is_told(f, &f->out->items[i - 1]))
            return &f->out->items[i - 1];
    if (has_source(&f->introduced)) return &f->introduced;
    if (!f->speaker.known) return NULL;
    if (sent->paragraph == f->speaker.paragraph) return &f->speaker.said;
    bool whole = r.begin <= f->within.begin + 1;
    return whole && sent->paragraph == f->speaker.paragraph + 1 ? &f->speaker.said : NULL;
}

static bool makes_up_sentence(const speech *f, token_range r)
{
    return r.begin <= f->within.begin + 1 && r.end + 1 >= f->within.end;
}

/* Whether a colon stands before the opening mark of a part of a quotation. */
static bool after_colon(const speech *f, token_range r)
{
    return r.begin >= f->within.begin + 2 && speech__is(f, r.begin - 2, ":");
}

/* A part of a quotation is speech when it makes up its sentence, or stands
 * beside speech; words quoted in the middle of a sentence are the writer's. */
static bool is_speech(const speech *f, token_range r, size_t first)
{
    if (words_in(f, r) < SPEECH_MIN) return false;
    if (makes_up_sentence(f, r) || after_colon(f, r)) return true;
    return f->out->count > first && r.begin > f->within.begin + 1;
}

static bool is_subject(const speech *f, size_t t)
{
    deprel relation = speech__word(f, t)->relation;
    size_t verb = speech__word(f, t)->head;
    return (relation == DEP_NSUBJ || relation == DEP_NSUBJ_PASS) && verb != SYNTAX_ROOT &&
           speech__word(f, verb)->relation != DEP_ACL_RELCL && !reading__is_quoted(f->in, t);
}

static bool names_person(const speech *f, size_t t)
{
    const size_t m = f->mention_at[t];
    return m != SYNTAX_ROOT &&
           f->mentions->mentions.items[m].stated.type == CLAIMDIFF_MENTION_PERSON;
}

/* "the vet, Dr. Ann Lie" */
static bool has_name_beside(const speech *f, size_t t)
{
    for (size_t c = f->tree->child[t]; c != SYNTAX_ROOT; c = f->tree->after[c])
        if (c > t && speech__is(f, t + 1, ",") && names_person(f, c)) return true;
    return false;
}

/* "Marsh", "the mayor": somebody, not something and not a crowd. A pronoun names nobody new. */
static bool is_somebody(const speech *f, size_t t)
{
    if (speech__word(f, t)->pos == UPOS_PRON || speech__word(f, t)->plural) return false;
    if (cue__source_noun(f->words, t) & SOURCE_NOUNS_PERSON) return true;
    return names_person(f, t) || has_name_beside(f, t);
}

/* "For the coach, Ivo Ban, there is one thing to say": the coach, or SYNTAX_ROOT. */
static size_t for_whom(const speech *f, token_range r)
{
    if (!speech__is(f, r.begin, "for")) return SYNTAX_ROOT;
    const size_t who = speech__word(f, r.begin)->head;
    return who != SYNTAX_ROOT && who > r.begin && who < r.end && is_somebody(f, who) ? who
                                                                                    : SYNTAX_ROOT;
}

/* The last subject of r that can speak, or for whom it is so, as the source of what follows: "The
 * mayor looked for a middle way. "We shall give back the calves."". */
static attribution introduced_in(const speech *f, token_range r)
{
    const cue none = { .span = { r.end, r.end }, .verb = r.end };
    attribution said = { .cue = none.span, .entity = SYNTAX_ROOT, .parent = SYNTAX_ROOT,
                         .kind = ATTRIBUTION_DIRECT, .stance = STANCE_SAYS };
    size_t who = for_whom(f, r);
    for (size_t t = r.end; who == SYNTAX_ROOT && t > r.begin; t--) {
        if (!is_subject(f, t - 1)) continue;
        if (!is_somebody(f, t - 1)) break;
        who = t - 1;
    }
    if (who == SYNTAX_ROOT) return said;
    said.source = source__phrase(f, who, &none);
    if (speech__is(f, said.source.begin, "for")) said.source.begin++;
    said.entity = entity__of_source(f, said.source);
    return said;
}

static bool names_somebody(const speech *f, token_range r)
{
    for (size_t t = r.begin; t < r.end; t++)
        if (is_somebody(f, t)) return true;
    return false;
}

/* "She said Ben grew up there. "They were neighbours."": the last who says something in the
 * sentence before, not whom he tells of; NULL: nobody does. */
static const attribution *told_in(const speech *f, const sentence *before)
{
    const attribution *last = NULL;
    for (size_t i = f->out->count; i > 0; i--) {
        const attribution *at = &f->out->items[i - 1];
        if (at->content.begin < before->token_begin) break;
        if (at->parent == SYNTAX_ROOT && is_told(f, at)) last = last ? last : at;
    }
    return last;
}

/* Who a quotation at r, that nobody is named to say, is led up to by: the subject before its
 * colon, or, where it makes up its sentence, that of the sentence before. */
static void introduce(speech *f, const sentence *sent, token_range r)
{
    const sentence *before = sent - 1;
    const token_range own = f->within;
    memset(&f->introduced, 0, sizeof f->introduced);
    if (after_colon(f, r)) {
        f->introduced = introduced_in(f, (token_range){ own.begin, r.begin - 2 });
    } else if (makes_up_sentence(f, r) && sent > f->in->text.sentences.items &&
               before->role == sent->role) {
        const attribution *told = told_in(f, before);
        speech__enter(f, before);
        if (!told) f->introduced = introduced_in(f, f->within);
        else if (names_somebody(f, told->source)) f->introduced = *told;
        f->within = own;
    }
}

static bool give(speech *f, const attribution *said, token_range r)
{
    attribution copy = *said;
    attribution *at = ARRAY_PUSH(f->out, f->arena);
    if (!at) return false;
    *at = copy;
    at->content = speech__trim(f, r);
    at->kind = ATTRIBUTION_DIRECT;
    if (at->cue.begin < f->within.begin || at->cue.begin >= f->within.end) {
        at->cue.end = at->cue.begin;
        at->stance = STANCE_SAYS;
    }
    return true;
}

/* Word for word beats reported speech of the same paragraph, and somebody the tape that he is
 * heard on. */
static void remember(speech *f, const sentence *sent, size_t first)
{
    for (size_t i = first; i < f->out->count; i++) {
        const attribution *at = &f->out->items[i];
        bool lesser = f->speaker.known && f->speaker.paragraph == sent->paragraph &&
                      (at->kind == ATTRIBUTION_INDIRECT || speaker__is_text(f, at->source));
        if (!is_told(f, at) || lesser || reading__is_relative(f->in, at->source.begin)) continue;
        f->speaker.known = true;
        f->speaker.said = *at;
        f->speaker.paragraph = sent->paragraph;
    }
}

bool speaker__of_quotations(speech *f, const sentence *sent, size_t first)
{
    size_t t = sent->token_begin;
    while (t < sent->token_end) {
        size_t q = f->in->quote_at[t];
        if (q == SYNTAX_ROOT) {
            t++;
            continue;
        }
        token_range r = { t, f->in->quotes.items[q].end };
        if (r.end > sent->token_end) r.end = sent->token_end;
        t = r.end;
        if (covered(f, first, r) || !is_speech(f, r, first)) continue;
        introduce(f, sent, r);
        const attribution *said = speaker_of(f, q, sent, r, first);
        if (said && !give(f, said, r)) return false;
    }
    remember(f, sent, first);
    return true;
}
