/* Explanations quote the evidence: The numbers differ: "12" against "14" (… miners died). */
#include "explain.h"

#include <float.h>
#include <stdio.h>
#include <string.h>

#define QUOTE_MAX 60  /* bytes of evidence quoted in an explanation */
#define LABEL_MAX 180 /* of what figures are of, hardly ever reached */
#define ADDED_LEAST 2 /* units in a row; one alone is hardly a detail */

/* Adds the words of units first .. last of the pair's side as one span. */
static bool add_run(claimdiff_span *slot, const claim_bag *bag, const token *tokens, size_t first,
                    size_t last)
{
    if (!slot) return false;
    slot->begin = tokens[bag->units[first].token].span.begin;
    slot->end = tokens[unit__words(&bag->units[last]).end - 1].span.end;
    return true;
}

/* Whether the other claim has the unit: "Ana Kolb" and "Kolb", "the mill" told twice of one; of
 * figures and dates the very same, "up to 180" is not 160 again. */
static bool is_shared(const pair_view *p, const corpus *of, size_t k)
{
    const unit *u = &p->a->units[k];
    const double least = u->quantity || u->timex ? 1.0 : DBL_MIN;
    bool told = p->shared.partner_a[k] != OVERLAP_NONE;
    for (size_t i = 0; i < p->b->unit_count && !told; i++)
        told = overlap__units(of, p->a, u, p->b, &p->b->units[i]) >= least;
    return told;
}

/* Of the first claim: runs of units that both have are evidence, runs that one has alone what
 * it adds. */
static bool add_runs(side *to, arena *a, const pair_view *p, const corpus *of)
{
    const token *tokens = p->in_a->reading.text.tokens.items;
    for (size_t i = 0, first; i < p->a->unit_count;) {
        const bool shared = is_shared(p, of, first = i);
        while (i < p->a->unit_count && is_shared(p, of, i) == shared) i++;
        if (!shared && i - first < ADDED_LEAST) continue;
        claimdiff_span *slot = shared ? ARRAY_PUSH(&to->evidence, a) : ARRAY_PUSH(&to->added, a);
        if (!add_run(slot, p->a, tokens, first, i - 1)) return false;
    }
    return true;
}

/* The finding's side of a claim that takes part. */
static side *side_of(finding *f, const claim_bag *bag)
{
    side *s = f->sides.items;
    while (s->stated.article != bag->article || s->stated.index != bag->index) s++;
    return s;
}

bool explain__shared(finding *f, claimdiff_report *report, arena *scratch, const corpus *of,
                     const relation *first)
{
    pair_view p;
    arena *a = &report->arena;
    if (!view__init(&p, scratch, of, first->a, first->b)) return false;
    side *x = side_of(f, p.a), *y = side_of(f, p.b);
    const pair_view other = view__swap(&p);
    if (!add_runs(x, a, &p, of) || !add_runs(y, a, &other, of)) return false;
    if (f->stated.degree == CLAIMDIFF_DEGREE_SAME) x->added.count = y->added.count = 0;
    return true;
}

/* "The numbers differ" */
static const char *what_clashes(claimdiff_reason reason)
{
    switch (reason) {
    case CLAIMDIFF_REASON_NUMBER: return "The numbers differ";
    case CLAIMDIFF_REASON_DATE: return "The dates differ";
    case CLAIMDIFF_REASON_NEGATION: return "One side says that it is so, the other that it is not";
    case CLAIMDIFF_REASON_ANTONYM: return "The words exclude each other";
    case CLAIMDIFF_REASON_ROLE: return "Who did it and to whom is swapped";
    case CLAIMDIFF_REASON_ENTITY: return "Someone else is named";
    case CLAIMDIFF_REASON_LOCATION: return "The places differ";
    case CLAIMDIFF_REASON_MODALITY:
        return "One side has as planned or done what the other rules out";
    case CLAIMDIFF_REASON_DENIAL: return "One source denies what the other side says";
    default: return "Both cannot be true of one event";
    }
}

/* Bytes of a quotation that fits, cut between code points. */
static size_t quoted_length(const char *text, size_t length, size_t most)
{
    if (length <= most) return length;
    length = most;
    while (length && ((unsigned char)text[length] & 0xC0) == 0x80) length--;
    return length;
}

/* The words on one line, cut to the size, with the dots that tell so. */
static void put_words(char *out, size_t size, const char *text, claimdiff_span words)
{
    const size_t length = words.end - words.begin;
    const size_t kept = quoted_length(text + words.begin, length, size - sizeof "...");
    const char *rest = kept < length ? "..." : "";
    snprintf(out, size, "%.*s%s", (int)kept, text + words.begin, rest);
    for (char *c = out; *c; c++)
        if (*c == '\n' || *c == '\r' || *c == '\t') *c = ' ';
}

static size_t put_quote(char *out, size_t size, const char *text, claimdiff_span words)
{
    char quoted[QUOTE_MAX + sizeof "..."];
    put_words(quoted, sizeof quoted, text, words);
    int n = snprintf(out, size, "\"%s\"", quoted);
    return n > 0 ? (size_t)n : 0;
}

static bool has_cell(const fact *row, const side *s)
{
    const claimdiff_span words =
        s->evidence.count ? s->evidence.items[0] : (claimdiff_span){ 0, 0 };
    for (size_t i = 0; i < row->cells.count; i++) {
        const claimdiff_cell *c = &row->cells.items[i];
        if (c->article == s->stated.article && c->span.begin < words.end &&
            words.begin < c->span.end)
            return true;
    }
    return false;
}

static bool is_in_conflict(const claimdiff_report *report, size_t row)
{
    return row < report->facts.count &&
           report->facts.items[row].stated.verdict == CLAIMDIFF_VERDICT_CONFLICT;
}

/* The row of the sheet in which the words that conflict stand against each other, of those in
 * conflict, which are first; NULL: none. */
static const fact *row_of(const claimdiff_report *report, const finding *f)
{
    for (size_t i = 0; f->sides.count == 2 && is_in_conflict(report, i); i++) {
        const fact *row = &report->facts.items[i];
        if (has_cell(row, &f->sides.items[0]) && has_cell(row, &f->sides.items[1])) return row;
    }
    return NULL;
}

static size_t put_label(char *out, size_t size, const char *label)
{
    char words[LABEL_MAX + sizeof "..."];
    put_words(words, sizeof words, label, (claimdiff_span){ 0, strlen(label) });
    int n = snprintf(out, size, " (%s)", words);
    return n > 0 ? (size_t)n : 0;
}

/* The numbers differ: "12" against "14" (… miners died). */
static void explain_contradiction(char *out, size_t size, const claimdiff_report *report,
                                  const finding *f)
{
    size_t at = (size_t)snprintf(out, size, "%s", what_clashes(f->stated.reason));
    const char *before = ": ";
    for (size_t i = 0; i < f->sides.count; i++) {
        const side *s = &f->sides.items[i];
        if (!s->evidence.count) continue;
        at += (size_t)snprintf(out + at, size - at, "%s", before);
        at += put_quote(out + at, size - at, report__text(report, s->stated.article),
                        s->evidence.items[0]);
        before = " against ";
    }
    const fact *row = row_of(report, f);
    if (row) at += put_label(out + at, size - at, row->stated.label);
    snprintf(out + at, size - at, ".");
}

/* "the mayor", "41", "who leads it" after a comma, and whatever is in brackets. */
static bool tells_of(const reading *in, size_t mark)
{
    const syntax_word *next = reading__word(in, mark + 1);
    const char *norm = reading__norm(in, mark);
    if (!strcmp(norm, "(")) return true;
    return !strcmp(norm, ",") &&
           (next->pos == UPOS_DET || next->pos == UPOS_NUM || syntax__is_relative(next));
}

/* The words of a source without what is told of it: "Ana Ruz, who leads the party" -> "Ana Ruz". */
static claimdiff_span name_alone(const reading *in, token_range source, claimdiff_span words)
{
    for (size_t t = source.begin + 1; t + 1 < source.end; t++)
        if (tells_of(in, t))
            return (claimdiff_span){ words.begin, in->text.tokens.items[t - 1].span.end };
    return words;
}

/* Whom a side quotes, in the words of the text, a pronoun by the name that it stands for:
 * "the coast guard"; "the article itself" without a source. */
static void put_speaker(char *out, size_t size, const claimdiff_report *report, const side *s)
{
    const analysis *in = report->articles[s->stated.article].analysis;
    const claim *c = (const claim *)s->stated.claim; /* of which it is the first member */
    const claimdiff_span words = c->stated.source;
    if (words.begin == words.end) {
        snprintf(out, size, "the article itself");
        return;
    }
    const token_range source = in->attributions.items[c->attribution].source;
    const upos first = (upos)in->reading.syntax.words[source.begin].pos;
    if (source.end == source.begin + 1 && first == UPOS_PRON) {
        snprintf(out, size, "%.*s", QUOTE_MAX, c->stated.source_name);
        return;
    }
    put_words(out, size, report__text(report, s->stated.article),
              name_alone(&in->reading, source, words));
    if (first == UPOS_DET && *out >= 'A' && *out <= 'Z') *out = (char)(*out - 'A' + 'a');
}

/* Whether one side denies what the other says. */
static bool is_denial(const finding *f)
{
    return f->stated.reason == CLAIMDIFF_REASON_DENIAL && f->sides.count == 2 &&
           f->sides.items[0].stated.denies != f->sides.items[1].stated.denies;
}

/* Said by police, denied by Jon Tell. */
static void explain_denial(char *out, size_t size, const claimdiff_report *report, const finding *f)
{
    const side *first = &f->sides.items[0], *second = &f->sides.items[1];
    const side *denied = first->stated.denies ? first : second;
    const side *said = first->stated.denies ? second : first;
    char who[2][QUOTE_MAX + sizeof "..."];
    put_speaker(who[0], sizeof who[0], report, said);
    put_speaker(who[1], sizeof who[1], report, denied);
    snprintf(out, size, "Said by %s, denied by %s.", who[0], who[1]);
}

/* "in other words", "with another figure" */
static const char *how_said(const claimdiff_finding *f)
{
    switch (f->reason) {
    case CLAIMDIFF_REASON_VERBATIM: return "word for word";
    case CLAIMDIFF_REASON_UPDATE:
        return f->later == CLAIMDIFF_NONE ? "with another figure, which may be a later one"
                                          : "with another, later figure";
    default: return "in other words";
    }
}

static const char *on_whose_word(const finding *f)
{
    if (f->stated.origins > 1) return "";
    return f->link == ORIGIN_SOURCE   ? ", from one source"
           : f->link == ORIGIN_COPIED ? ", one copied or both from one text"
                                      : "";
}

/* Who has details of his own; words of the two first sides alone are told to be added. */
static const char *who_adds(const finding *f)
{
    size_t adding = 0;
    for (size_t i = 0; i < f->sides.count; i++) adding += f->sides.items[i].added.count > 0;
    if (adding && f->sides.count > 2) return "; some with details of their own";
    return adding > 1 ? "; each adds details" : adding ? "; one adds details" : "";
}

static void explain_agreement(char *out, size_t size, const finding *f)
{
    snprintf(out, size, "%zu articles %s %s%s%s.", f->sides.count,
             f->stated.degree == CLAIMDIFF_DEGREE_SAME ? "say the same" : "share a fact",
             how_said(&f->stated), on_whose_word(f), who_adds(f));
}

/* Where a search has left claims out, some article may say so. */
static const char *said_by_none(const claimdiff_report *report)
{
    return report->limits.searches_cut ? "was found to say so" : "says so";
}

bool explain__all(claimdiff_report *report)
{
    for (size_t i = 0; i < report->findings.count; i++) {
        finding *f = &report->findings.items[i];
        char text[512];
        if (is_denial(f))
            explain_denial(text, sizeof text, report, f);
        else if (f->stated.kind == CLAIMDIFF_KIND_CONTRADICTION)
            explain_contradiction(text, sizeof text, report, f);
        else if (f->stated.kind == CLAIMDIFF_KIND_AGREEMENT)
            explain_agreement(text, sizeof text, f);
        else
            snprintf(text, sizeof text, "No other article %s.", said_by_none(report));
        f->stated.explanation = arena__copy(&report->arena, text, strlen(text));
        if (!f->stated.explanation) return false;
    }
    return true;
}
