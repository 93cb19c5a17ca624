/* Which entity of the article a source names. Blind spots: spokesmen without a name, who
 * are nobody known although what they speak for may be. */
#include "speech.h"

/* "an aide to Marsh", "Marsh's lawyer", "the Marsh campaign": the mention is not
 * who speaks. "Secretary of State Marsh" does. */
static bool is_beside(const speech *f, token_range source, const mention *m)
{
    size_t after = m->token_end;
    if (after < source.end && (f->words[after].pos == UPOS_NOUN || speech__is(f, after, "'s")))
        return true;
    for (size_t t = m->token_begin; t > source.begin && t + 4 > m->token_begin; t--) {
        upos pos = f->words[t - 1].pos;
        bool title = t > source.begin + 1 && f->in->text.tokens.items[t - 2].shape == SHAPE_TITLE;
        if (pos == UPOS_ADP) return !(title && speech__is(f, t - 1, "of"));
        if (pos != UPOS_DET && pos != UPOS_PROPN && pos != UPOS_ADJ) return false;
    }
    return false;
}

/* "analysts at Brook Hadley" speak for it; "Kestria's minister" and "Varosi
 * officials" do not speak for the country. */
static bool speaks_for(const speech *f, token_range source, const mention *m)
{
    size_t after = m->token_end;
    if (after >= source.end) return true;
    return f->words[after].pos != UPOS_NOUN && f->words[after].pos != UPOS_PROPN &&
           f->words[after].pos != UPOS_ADJ && !speech__is(f, after, "'s");
}

/* "Zadan and Meron", "Marsh and his lawyer": two speak, at the "and" of token t. */
static bool is_joint(const speech *f, token_range source, size_t t)
{
    for (size_t k = t + 1; k < source.end && !speech__is(f, k, ","); k++) {
        const size_t m = f->mention_at[k];
        if (cue__source_noun(f->words, k) & SOURCE_NOUNS_PERSON) return true;
        if (m != SYNTAX_ROOT && !f->mentions->mentions.items[m].pronominal) return true;
    }
    return false;
}

/* The entity that a source names: a person before any other name, the last
 * such before a comma; else the first organisation, place or pronoun.
 *
 *   "U.S. Secretary of State Antony Blinken"   antony blinken
 *   "a spokesman for the ministry"             the ministry, if it is a mention
 *   "an aide to Elena Marsh"                   nobody known
 *   "Sen. Elena Marsh (D-Mass.)"               elena marsh
 *   "Marsh and Lind"                           nobody by himself */
size_t entity__of_source(const speech *f, token_range source)
{
    size_t person = SYNTAX_ROOT, other = SYNTAX_ROOT, last = SYNTAX_ROOT;
    bool bracketed = false;
    for (size_t t = source.begin; t < source.end; t++) {
        if (speech__is(f, t, "(")) bracketed = person != SYNTAX_ROOT;
        if (speech__is(f, t, ")")) bracketed = false;
        if (bracketed) continue;
        if (t > source.begin && reading__is_relative(f->in, t)) break;
        if (speech__is(f, t, ",") && person != SYNTAX_ROOT) break;
        if (person != SYNTAX_ROOT && speech__is(f, t, "and") && is_joint(f, source, t))
            return SYNTAX_ROOT;
        size_t m = f->mention_at[t];
        if (m == SYNTAX_ROOT || m == last) continue;
        last = m;
        const mention *at = &f->mentions->mentions.items[m];
        bool beside = is_beside(f, source, at);
        if (at->stated.type == CLAIMDIFF_MENTION_PERSON && !beside)
            person = at->stated.entity;
        else if (at->stated.type != CLAIMDIFF_MENTION_PERSON && other == SYNTAX_ROOT &&
                 speaks_for(f, source, at))
            other = at->stated.entity;
    }
    return person != SYNTAX_ROOT ? person : other;
}

/* Whether token t is part of who says something in the sentence. */
static bool is_source(const speech *f, size_t t)
{
    for (size_t i = f->stated.count; i > 0; i--) {
        const token_range source = f->stated.items[i - 1].source;
        if (f->stated.items[i - 1].content.end <= f->within.begin) break;
        if (token__is_in(t, source)) return true;
    }
    return false;
}

/* "Marsh was on leave, he said": not Marsh, whom he names. */
static bool is_named_in(const speech *f, size_t who, token_range content)
{
    const mention_list *list = f->mentions;
    for (size_t m = mention__from(list, content.begin); m < list->mentions.count; m++) {
        const mention *at = &list->mentions.items[m];
        if (at->token_begin >= content.end) break;
        if (at->stated.entity == who && !at->pronominal && !is_source(f, at->token_begin))
            return true;
    }
    return false;
}

size_t entity__of_statement(const speech *f, token_range source, token_range content)
{
    if (source.begin >= source.end) return SYNTAX_ROOT;
    const size_t who = entity__of_source(f, source);
    const bool pronoun =
        source.end == source.begin + 1 && speech__word(f, source.begin)->pos == UPOS_PRON;
    return pronoun && who != SYNTAX_ROOT && is_named_in(f, who, content) ? SYNTAX_ROOT : who;
}
