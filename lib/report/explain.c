/* Explanations quote the evidence: The numbers differ: "12" against "14". */
#include "explain.h"

#include <stdio.h>
#include <string.h>

#include "article.h"

#define QUOTE_MAX 60 /* bytes of evidence quoted in an explanation */

typedef struct collector {
    evidence_list *list;
    arena *arena;
    const claim_bag *bag;
    const token *tokens;
} collector;

/* Adds the words of units first .. last as one span. */
static bool add_run(const collector *c, size_t first, size_t last)
{
    claimdiff_evidence *e = ARRAY_PUSH(c->list, c->arena);
    if (!e) return false;
    e->article = c->bag->article;
    e->span.begin = c->tokens[c->bag->units[first].token].span.begin;
    e->span.end = c->tokens[unit__words(&c->bag->units[last]).end - 1].span.end;
    return true;
}

/* Runs of units that are matched, or that are not. */
static bool add_runs(const collector *c, const size_t *partner, bool matched, size_t least)
{
    size_t i = 0;
    while (i < c->bag->unit_count) {
        size_t first = i;
        while (i < c->bag->unit_count && (partner[i] != OVERLAP_NONE) == matched) i++;
        if (i - first >= least && i > first && !add_run(c, first, i - 1)) return false;
        if (i == first) i++;
    }
    return true;
}

bool explain__shared(finding *f, claimdiff_report *report, arena *scratch, const corpus *of, const relation *first)
{
    pair_view p;
    if (!view__init(&p, scratch, of, first->a, first->b)) return false;
    collector c = { &f->evidence, &report->arena, p.a, p.in_a->text.tokens.items };
    collector d = { &f->evidence, &report->arena, p.b, p.in_b->text.tokens.items };
    if (!add_runs(&c, p.shared.partner_a, true, 1) || !add_runs(&d, p.shared.partner_b, true, 1)) return false;
    c.list = d.list = &f->details;
    return add_runs(&c, p.shared.partner_a, false, 2) && add_runs(&d, p.shared.partner_b, false, 2);
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
    case CLAIMDIFF_REASON_MODALITY: return "One side has as planned or done what the other rules out";
    case CLAIMDIFF_REASON_DENIAL: return "One source denies what the other side says";
    default: return "Both cannot be true of one event";
    }
}

/* Bytes of a quotation that fits, cut between code points. */
static size_t quoted_length(const char *text, size_t length)
{
    if (length <= QUOTE_MAX) return length;
    length = QUOTE_MAX;
    while (length && ((unsigned char)text[length] & 0xC0) == 0x80) length--;
    return length;
}

static size_t put_quote(char *out, size_t size, const claimdiff_report *report, const claimdiff_evidence *e)
{
    size_t length;
    const char *text = claimdiff_article_text(report->articles[e->article], &length) + e->span.begin;
    size_t kept = quoted_length(text, e->span.end - e->span.begin);
    int n = snprintf(out, size, "\"%.*s%s\"", (int)kept, text, kept < e->span.end - e->span.begin ? "..." : "");
    for (char *c = out; *c; c++)
        if (*c == '\n' || *c == '\r' || *c == '\t') *c = ' ';
    return n > 0 ? (size_t)n : 0;
}

static void explain_contradiction(char *out, size_t size, const claimdiff_report *report, const finding *f)
{
    size_t at = (size_t)snprintf(out, size, "%s", what_clashes(f->stated.reason));
    for (size_t i = 0; i < f->evidence.count && i < 2; i++) {
        at += (size_t)snprintf(out + at, size - at, "%s", i ? " against " : ": ");
        at += put_quote(out + at, size - at, report, &f->evidence.items[i]);
    }
    snprintf(out + at, size - at, ".");
}

/* "in other words", "with another figure" */
static const char *how_said(claimdiff_reason reason)
{
    switch (reason) {
    case CLAIMDIFF_REASON_VERBATIM: return "in the same words";
    case CLAIMDIFF_REASON_UPDATE: return "with another figure, which may be a later one";
    default: return "in other words";
    }
}

static const char *on_whose_word(const finding *f)
{
    if (f->stated.origins > 1) return "";
    return f->link == ORIGIN_SOURCE ? ", from one source" : f->link == ORIGIN_COPIED ? ", one copied or both from one text" : "";
}

static void explain_agreement(char *out, size_t size, const finding *f)
{
    size_t articles = 0;
    for (size_t i = 0; i < f->claims.count; i++)
        articles += !i || f->claims.items[i].article != f->claims.items[i - 1].article;
    snprintf(out, size, "%zu articles say so %s%s%s.", articles, how_said(f->stated.reason), on_whose_word(f),
             f->details.count ? "; not all of them with the same details" : "");
}

bool explain__all(claimdiff_report *report)
{
    for (size_t i = 0; i < report->findings.count; i++) {
        finding *f = &report->findings.items[i];
        char text[512];
        if (f->stated.kind == CLAIMDIFF_KIND_CONTRADICTION) explain_contradiction(text, sizeof text, report, f);
        else if (f->stated.kind == CLAIMDIFF_KIND_AGREEMENT) explain_agreement(text, sizeof text, f);
        else snprintf(text, sizeof text, "No other article says so.");
        f->stated.explanation = arena__copy(&report->arena, text, strlen(text));
        if (!f->stated.explanation) return false;
    }
    return true;
}
