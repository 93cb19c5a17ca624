/* One article as it is read for attributions; private to the room. A prefix
 * names the file: speech__ the sentence's words, phrase__ and source__ who says it, content__
 * what is said, speaker__ whose a quotation is, entity__ who a source is. */
#ifndef CLAIMDIFF_SPEECH_SPEECH_H
#define CLAIMDIFF_SPEECH_SPEECH_H

#include "cue.h"

#define PHRASE_MOST 30 /* tokens of a source, at most */
#define INSERT_MOST 40 /* tokens between the commas after it, at most */

/* The last one who was quoted word for word. */
typedef struct speaker {
    bool known;
    attribution said; /* what he said last */
    size_t paragraph;
} speaker;

/* Everything known of the article, and the sentence that is read. */
typedef struct speech {
    const reading *in;
    const tree *tree;
    const syntax_word *words;
    const mention_list *mentions;
    arena *arena;
    attribution_list stated; /* those with a cue, sentence by sentence */
    attribution_list *out;
    size_t *owner;          /* (quotations) index in stated of who speaks it */
    attribution *announced; /* (quotations) whose cue ends in a colon before it; or no source */
    size_t *mention_at;     /* (tokens.count): index of the mention the token is part of */
    bool *told_at;          /* (tokens.count): the verb of a cue */
    token_range within;     /* the sentence without dateline and final stop */
    cue_list cues;          /* of the sentence */
    speaker speaker;
    attribution introduced; /* whom the words before a quotation name, or no source */
    bool interview;         /* paragraphs begin with who speaks: "Marsh: ..." */
    token_range answers;    /* who speaks the paragraph that is read; empty: nobody is named */
    size_t answer;          /* that paragraph */
} speech;

typedef struct statement {
    token_range source, cue, content;
    attribution_stance stance;
} statement;

/* Makes sent the sentence that is read. */
void speech__enter(speech *f, const sentence *sent);

/* Cuts punctuation, quotation marks and "that" off the ends. */
token_range speech__trim(const speech *f, token_range r);

static inline const syntax_word *speech__word(const speech *f, size_t t)
{
    return &f->words[t];
}

static inline const char *speech__norm(const speech *f, size_t t)
{
    return reading__norm(f->in, t);
}

/* Whether token t has one of these flags of speech-words.txt. */
static inline bool speech__has(const speech *f, size_t t, uint32_t flags)
{
    return lexicon__bits(&lexicon__speech_words, speech__norm(f, t)) & flags;
}

/* Whether token t stands in the sentence and has this form. */
bool speech__is(const speech *f, size_t t, const char *norm);
bool speech__is_punct(const speech *f, size_t t);
bool speech__is_nominal(const speech *f, size_t t);
bool speech__is_that(const speech *f, size_t t);   /* opens a clause: no "that day" */
bool speech__is_time(const speech *f, size_t t);   /* Monday, yesterday, last, ... */
bool speech__opens_quotation(const speech *f, size_t t);
bool speech__is_boundary(const speech *f, size_t t); /* a clause may begin after it */
bool speech__begins_phrase(const speech *f, size_t t); /* an object may begin here */

/* The phrase that ends at token end; empty: none. */
token_range phrase__before(const speech *f, size_t end);

/* "Areld, the foreign minister," with its comma at token end: from Areld on; empty: it is
 * no such phrase. */
token_range phrase__with_insert(const speech *f, size_t end);

/* The source of a verb: its subject, or the noun phrase beside it. */
token_range source__of_verb(const speech *f, const cue *c);

/* Whether a cue counts although it has no source. */
bool source__may_lack(const speech *f, const cue *c);

/* The noun phrase of head, kept clear of the cue and of quotations. */
token_range source__phrase(const speech *f, size_t head, const cue *c);

/* The noun phrase after "according to". */
token_range source__named(const speech *f, const cue *c);

/* A source without the words that it cannot end in; empty: it is something done, no speaker. */
token_range source__whole(const speech *f, token_range said);

/* The entity that a source names, or SYNTAX_ROOT. */
size_t entity__of_source(const speech *f, token_range source);

/* The same of who says this content: a pronoun stands for nobody whom it names. */
size_t entity__of_statement(const speech *f, token_range source, token_range content);

/* What a verb says: to its right, to its left or around it; empty: nothing. */
token_range content__of_verb(const speech *f, const cue *c, token_range source);

/* Everything to the right of a verb that it can govern. */
token_range content__right(const speech *f, const cue *c, token_range source);

/* "reports that P" -> P; empty if there is none. */
token_range content__after_that(const speech *f, token_range r);

/* "The plan is said to fail" -> all of the clause. */
token_range content__passive(const speech *f, const cue *c);

/* What stands beside "according to X" and its source. */
token_range content__around(const speech *f, const cue *c, token_range source);

/* The clause that an adverb, "reportedly", stands in. */
token_range content__clause_around(const speech *f, size_t t);

/* Whether a source is a text, somebody or something that can speak, a name and
 * perhaps a title, and whether it speaks without a cue: "For the ministry, ...". */
bool speaker__is_text(const speech *f, token_range source);
bool speaker__can_be(const speech *f, token_range source);
bool speaker__is_name(const speech *f, token_range source);
bool speaker__needs_no_cue(const speech *f, token_range source);

/* "I think" within a quotation: its speaker is known already. */
bool speaker__is_own_voice(const speech *f, const cue *c, token_range source);

/* Notes who speaks which quotation, once stated is complete. False: out of memory. */
bool speaker__own(speech *f);

/* Gives the quotations of the sentence that no attribution of out from index
 * first on covers to a speaker. False: out of memory. */
bool speaker__of_quotations(speech *f, const sentence *sent, size_t first);

#endif
