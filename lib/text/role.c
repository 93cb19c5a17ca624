/* Tells sentences that report from those around them: headline, standfirst,
 * crosshead, byline, caption, live-blog time, credit. Judged by paragraph, from
 * its place, its words and whether it ends in a stop. What is none of them
 * becomes one sentence, as a reader takes it. Two lines or more of a label with its figure
 * ("Dead: 12") are body: they report. Blind spots: a standfirst with a
 * full stop and no byline after it counts as body, and so does a caption that
 * names no photographer. */
#include "sentence.h"

#include <string.h>

#include "lexicon_data.h"
#include "paragraph.h"

#define HEADLINE_TOKENS 40   /* longest headline of the first paragraph */
#define CROSSHEAD_TOKENS 14  /* longest crosshead, further down */
#define BYLINE_TOKENS 24     /* longest byline */
#define TIMESTAMP_TOKENS 20  /* longest line of times */
#define CREDIT_WORDS 4       /* words of the longest credit phrase */
#define CAPTION_TOKENS 70    /* longest caption with a photographer's name */
#define PHOTOGRAPHER_TOKENS 6 /* longest name after a caption */
#define LEAD_PARAGRAPHS 6    /* headline, standfirsts, bylines, captions before the report */
#define STANDFIRST_TOKENS 50 /* longest standfirst */

typedef struct paragraph {
    size_t first, last;            /* sentences, last one past the end */
    size_t token_begin, token_end;
    bool stop;                     /* ends in . ! ? or … and closers */
} paragraph;

static const token *at(const segments *s, size_t i)
{
    return &s->tokens.items[i];
}

static size_t size_of(const paragraph *p)
{
    return p->token_end - p->token_begin;
}

static bool ends_in_stop(const segments *s, const paragraph *p)
{
    size_t i = p->token_end;
    while (i > p->token_begin + 1 && sentence__is_closer(s, i - 1)) i--;
    const token *last = at(s, i - 1);
    return sentence__is_stop(s, i - 1) ||
           (last->kind == TOKEN_WORD && s->text[last->span.end - 1] == '.');
}

static paragraph read_paragraph(const segments *s, size_t first)
{
    const sentence *all = s->sentences.items;
    paragraph p = { first, first, all[first].token_begin, 0, false };
    while (p.last < s->sentences.count && all[p.last].paragraph == all[first].paragraph) p.last++;
    p.token_end = all[p.last - 1].token_end;
    p.stop = ends_in_stop(s, &p);
    return p;
}

/* True if page-words.txt gives the word this role, PAGE_WORDS_TIME, PAGE_WORDS_JOB, ... */
static bool tells(const token *t, uint32_t role)
{
    return lexicon__bits(&lexicon__page_words, t->norm) & role;
}

static bool is_name_word(const token *t)
{
    return t->kind == TOKEN_WORD && (t->shape == SHAPE_TITLE || t->shape == SHAPE_UPPER);
}

/* "18.40", "2:05pm", "Updated 14.05 GMT", "Saturday, April 4, 2009" */
static bool is_timestamp(const segments *s, const paragraph *p)
{
    bool number = false;
    if (size_of(p) > TIMESTAMP_TOKENS) return false;
    for (size_t i = p->token_begin; i < p->token_end; i++) {
        number |= at(s, i)->kind == TOKEN_NUMBER;
        if (at(s, i)->kind == TOKEN_WORD && !tells(at(s, i), PAGE_WORDS_TIME)) return false;
    }
    return number;
}

/* Counts of the kinds of tokens a byline is made of. */
typedef struct byline_parts {
    size_t names, links, jobs, others;
} byline_parts;

static byline_parts byline_read(const segments *s, const paragraph *p)
{
    byline_parts n = { 0, 0, 0, 0 };
    for (size_t i = p->token_begin; i < p->token_end; i++) {
        const token *t = at(s, i);
        if (t->kind == TOKEN_PUNCT) continue;
        if (tells(t, PAGE_WORDS_JOB)) n.jobs++;
        else if (tells(t, PAGE_WORDS_LINK)) n.links++;
        else if (is_name_word(t)) n.names++;
        else n.others++;
    }
    return n;
}

/* The credit phrase that begins at token i, or NULL. */
static const lexicon_entry *credit_phrase(const segments *s, const paragraph *p, size_t i)
{
    const char *words[CREDIT_WORDS];
    const lexicon_entry *found = NULL;
    size_t count = 0;
    for (; count < CREDIT_WORDS && i + count < p->token_end; count++)
        words[count] = at(s, i + count)->norm;
    lexicon__longest(&lexicon__credit_phrases, words, count, &found);
    return found;
}

/* "(Reporting by ...; editing by ...)", "With inputs from PTI", "© 2026",
 * "Jane Doe contributed to this report."; not "Reporting by the Times found" */
static bool is_credit(const segments *s, const paragraph *p)
{
    size_t i = p->token_begin;
    if (size_of(p) > CAPTION_TOKENS || p->last - p->first > 2) return false;
    while (at(s, i)->kind == TOKEN_PUNCT && i + 1 < p->token_end) i++;
    const lexicon_entry *phrase = credit_phrase(s, p, i);
    if (phrase) return phrase->bits || i > p->token_begin || !byline_read(s, p).others;
    for (; i < p->token_end; i++) {
        phrase = credit_phrase(s, p, i);
        if (phrase && phrase->bits & CREDIT_PHRASES_ANYWHERE) return true;
    }
    return false;
}

/* "REUTERS/Jane Doe" at the end of a paragraph without a stop. */
static bool is_picture_slash(const segments *s, const paragraph *p, size_t i)
{
    if (p->stop || strcmp(at(s, i)->norm, "/") != 0 || i == p->token_begin || i + 2 >= p->token_end)
        return false;
    return i + PHOTOGRAPHER_TOKENS + 4 > p->token_end && is_name_word(at(s, i - 1)) &&
           is_name_word(at(s, i + 1));
}

static bool follows_picture(const char *norm)
{
    return !strcmp(norm, "by") || (*norm && !norm[1] && strchr(":/|", *norm));
}

/* "Picture: Des Pyle", "(AP Photo/Jane Doe)", "Photograph by", "Getty Images" */
static bool is_picture_word(const segments *s, const paragraph *p, size_t i)
{
    if (!tells(at(s, i), PAGE_WORDS_PICTURE)) return false;
    if (i + 1 < p->token_end && follows_picture(at(s, i + 1)->norm) &&
        at(s, i)->shape != SHAPE_LOWER)
        return true;
    return i > p->token_begin && tells(at(s, i - 1), PAGE_WORDS_AGENCY) &&
           i + PHOTOGRAPHER_TOKENS > p->token_end;
}

static bool is_caption(const segments *s, const paragraph *p)
{
    size_t i = p->token_begin;
    if (size_of(p) > CAPTION_TOKENS || size_of(p) < 2) return false;
    if (tells(at(s, i), PAGE_WORDS_FILE) &&
        (tells(at(s, i + 1), PAGE_WORDS_PICTURE) || at(s, i + 1)->kind == TOKEN_PUNCT))
        return true;
    for (; i < p->token_end; i++)
        if (is_picture_slash(s, p, i) || is_picture_word(s, p, i)) return true;
    return false;
}

/* "Crowds gather on Tuesday. Jody Kearns": a photographer's name after the stop. */
static bool ends_in_name(const segments *s, const paragraph *p)
{
    const sentence *last = &s->sentences.items[p->last - 1];
    if (p->stop || p->last - p->first < 2 ||
        last->token_end - last->token_begin > PHOTOGRAPHER_TOKENS)
        return false;
    for (size_t i = last->token_begin; i < last->token_end; i++)
        if (!is_name_word(at(s, i)) && at(s, i)->kind != TOKEN_PUNCT) return false;
    return true;
}

/* "By MARGUERITE SLOAN, Keystone Wire", "Sophie Ackroyd, Business Reporter",
 * "Jonathan Pryce-Weld in Malwanpur", "Tommy Williams" */
static bool is_byline(const segments *s, const paragraph *p)
{
    if (p->stop || size_of(p) > BYLINE_TOKENS) return false;
    bool by = tells(at(s, p->token_begin), PAGE_WORDS_BY);
    byline_parts n = byline_read(s, p);
    if (n.others) return false;
    return (by && n.names) || n.jobs || (n.names >= 2 && n.names <= 6 && size_of(p) <= 10);
}

/* Most of its longer words begin with a capital. */
static bool is_title_case(const segments *s, const paragraph *p)
{
    size_t words = 0, capitals = 0;
    for (size_t i = p->token_begin; i < p->token_end; i++) {
        const token *t = at(s, i);
        if (t->kind != TOKEN_WORD || t->span.end - t->span.begin < 4) continue;
        words++;
        capitals += t->shape != SHAPE_LOWER;
    }
    return words >= 4 && capitals * 10 >= words * 9;
}

/* "The minister said:", "It has three parts:"; not "Related:" */
static bool introduces(const segments *s, const paragraph *p)
{
    if (strcmp(at(s, p->token_end - 1)->norm, ":") != 0) return false;
    for (size_t i = p->token_begin; i < p->token_end; i++)
        if (at(s, i)->kind == TOKEN_WORD && at(s, i)->shape == SHAPE_LOWER) return true;
    return false;
}

/* Further down: "What happens next", "Related:"; not "He said:" before a quotation. */
static bool is_crosshead(const segments *s, const paragraph *p)
{
    const char *last = at(s, p->token_end - 1)->norm;
    if (size_of(p) > CROSSHEAD_TOKENS || p->last - p->first != 1) return false;
    if (p->stop) return !strcmp(last, "?");
    if (introduces(s, p)) return false;
    return strcmp(last, ",") != 0;
}

/* Between headline and report, without a full stop: "Move surprises markets". */
static bool is_standfirst(const segments *s, const paragraph *p)
{
    bool fits = p->last - p->first <= 2 && size_of(p) <= STANDFIRST_TOKENS;
    return !p->stop && fits && !introduces(s, p) && p->last < s->sentences.count &&
           dateline__end(s, &s->sentences.items[p->first]) == p->token_begin;
}

static bool report_follows(const segments *s, const paragraph *p)
{
    if (p->last >= s->sentences.count) return false;
    const sentence *next = &s->sentences.items[p->last];
    return dateline__end(s, next) > next->token_begin;
}

static bool is_headline(const segments *s, const paragraph *p, bool lead)
{
    if (paragraph__is_bullet(s, p->token_begin)) return false;
    if (p->first) return is_crosshead(s, p) || (lead && is_standfirst(s, p));
    if (size_of(p) > HEADLINE_TOKENS || introduces(s, p)) return false;
    if (!p->stop || is_title_case(s, p) || report_follows(s, p)) return true;
    const char *last = at(s, p->token_end - 1)->norm;
    return p->last == 1 && strcmp(last, ".") != 0 && !sentence__is_closer(s, p->token_end - 1);
}

static sentence_role role_of(const segments *s, const paragraph *p, bool lead)
{
    bool first = p->first == 0;
    if (is_timestamp(s, p)) return ROLE_TIMESTAMP;
    if (is_credit(s, p)) return ROLE_CREDIT;
    if (lead && !first && is_byline(s, p)) return ROLE_BYLINE;
    if (!first && (is_caption(s, p) || (lead && ends_in_name(s, p)))) return ROLE_CAPTION;
    return is_headline(s, p, lead) ? ROLE_HEADLINE : ROLE_BODY;
}

/* "Dead: 12", "Magnitude: 6.1": a label and its figure. */
static bool is_labelled(const segments *s, const paragraph *p)
{
    size_t i = p->token_begin;
    if (size_of(p) > CROSSHEAD_TOKENS || p->last - p->first != 1) return false;
    while (i < p->token_end && at(s, i)->kind == TOKEN_WORD && !tells(at(s, i), PAGE_WORDS_TIME))
        i++;
    if (i == p->token_begin || i + 1 >= p->token_end || strcmp(at(s, i)->norm, ":")) return false;
    return at(s, i + 1)->kind == TOKEN_NUMBER ||
           (i + 2 < p->token_end && at(s, i + 1)->kind == TOKEN_SYMBOL &&
            at(s, i + 2)->kind == TOKEN_NUMBER);
}

static bool next_is_labelled(const segments *s, const paragraph *p)
{
    if (p->last >= s->sentences.count) return false;
    const paragraph next = read_paragraph(s, p->last);
    return is_labelled(s, &next);
}

/* Sets the paragraph's role; what is no body becomes one sentence, so that
 * *count, the sentences kept so far, grows by one. */
static void keep(segments *s, const paragraph *p, sentence_role role, size_t *count)
{
    sentence *all = s->sentences.items;
    size_t from = *count;
    for (size_t i = p->first; i < p->last; i++) {
        if (role == ROLE_BODY || i == p->first) {
            all[(*count)++] = all[i];
        } else {
            all[*count - 1].token_end = all[i].token_end;
            all[*count - 1].span.end = all[i].span.end;
        }
    }
    for (size_t i = from; i < *count; i++) all[i].role = role;
}

/* Standfirsts: what stands between the headline and a byline or the first time
 * of a live blog. Gives how many paragraphs after the first they are. */
static size_t standfirsts(const segments *s)
{
    paragraph p = read_paragraph(s, 0);
    if (role_of(s, &p, true) != ROLE_HEADLINE) return 0;
    for (size_t n = 0; n < LEAD_PARAGRAPHS && p.last < s->sentences.count; n++) {
        p = read_paragraph(s, p.last);
        sentence_role role = role_of(s, &p, true);
        if (role == ROLE_BYLINE || role == ROLE_TIMESTAMP) return n;
        if (size_of(&p) > STANDFIRST_TOKENS) return 0;
    }
    return 0;
}

static bool has_stops(const segments *s)
{
    for (size_t i = 0; i < s->sentences.count;) {
        paragraph p = read_paragraph(s, i);
        if (p.stop) return true;
        i = p.last;
    }
    return false;
}

void role__assign(segments *s)
{
    size_t total = s->sentences.count, kept = 0, index = 0;
    bool lead = true, prose = has_stops(s), in_table = false;
    if (!total || read_paragraph(s, 0).last == total || !prose) return;
    size_t standing = standfirsts(s);
    for (size_t i = 0; i < total; index++) {
        paragraph p = read_paragraph(s, i);
        sentence_role role = role_of(s, &p, lead);
        if (role == ROLE_BODY && index && index <= standing) role = ROLE_HEADLINE;
        in_table = index && is_labelled(s, &p) && (in_table || next_is_labelled(s, &p));
        if (role == ROLE_HEADLINE && in_table) role = ROLE_BODY;
        lead = lead && role != ROLE_BODY && index < LEAD_PARAGRAPHS;
        i = p.last;
        keep(s, &p, role, &kept);
    }
    s->sentences.count = kept;
}
