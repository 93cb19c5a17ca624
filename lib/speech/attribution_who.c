/* Who can be a source: people, bodies and texts, by their names or by the nouns
 * of data/source-nouns.txt. Blind spots: people named by what they wear. */
#include "attribution_range.h"

#include <string.h>

bool range__is_text(const speech *f, token_range source)
{
    for (size_t t = source.begin; t < source.end; t++) {
        const char *kind = cue__source_noun(f->words, t);
        if (kind && !strcmp(kind, "text")) return true;
    }
    return false;
}

bool range__can_speak(const speech *f, token_range source)
{
    for (size_t t = source.begin; t < source.end; t++) {
        size_t m = f->mention_at[t];
        if (cue__source_noun(f->words, t)) return true;
        if (m != SYNTAX_ROOT && f->mentions->mentions.items[m].stated.type <= CLAIMDIFF_MENTION_ORGANISATION)
            return true;
    }
    return false;
}

bool range__is_name(const speech *f, token_range source)
{
    size_t m = source.begin < source.end ? f->mention_at[source.end - 1] : SYNTAX_ROOT;
    if (m == SYNTAX_ROOT) return false;
    const mention *at = &f->mentions->mentions.items[m];
    return at->stated.type <= CLAIMDIFF_MENTION_ORGANISATION && !at->pronominal &&
           at->token_begin <= source.begin + 1 && at->token_end == source.end;
}

bool range__speaks_for_itself(const speech *f, token_range source)
{
    for (size_t t = source.begin; t < source.end; t++)
        if (f->words[t].pos == UPOS_VERB || f->words[t].pos == UPOS_NUM) return false;
    size_t last = source.end - 1;
    const char *kind = cue__source_noun(f->words, last);
    size_t m = f->mention_at[last];
    if (m != SYNTAX_ROOT && f->mentions->mentions.items[m].stated.type <= CLAIMDIFF_MENTION_ORGANISATION) return true;
    return kind && strcmp(kind, "text") &&
           (f->words[last].plural || range__is(f, source.begin, "the"));
}

bool range__is_own_voice(const speech *f, const cue *c, token_range source)
{
    size_t t = source.begin;
    bool self =
        source.end - t == 1 && (range__is(f, t, "i") || range__is(f, t, "we") || range__is(f, t, "you"));
    if (!reading__is_quoted(f->in, c->verb)) return self && (c->takes & TAKES_WIDE);
    return self || (c->takes & TAKES_WIDE) || source.begin >= source.end;
}
