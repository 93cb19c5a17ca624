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

/* The entity that a source names: a person before any other name, the last
 * such before a comma; else the first organisation, place or pronoun.
 *
 *   "U.S. Secretary of State Antony Blinken"   antony blinken
 *   "a spokesman for the ministry"             the ministry, if it is a mention
 *   "an aide to Elena Marsh"                   nobody known */
size_t entity__of_source(const speech *f, token_range source)
{
    size_t person = SYNTAX_ROOT, other = SYNTAX_ROOT, last = SYNTAX_ROOT;
    for (size_t t = source.begin; t < source.end; t++) {
        if (speech__is(f, t, ",") && person != SYNTAX_ROOT) break;
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
