/* Corrections after parsing.
 *
 *   "neither" without "nor" after it    ->  determiner, no conjunction
 *   "Norvane Systems cut 40 jobs"       ->  a name, no adjective and noun
 *   "is due to end on Friday"           ->  "end" is a verb
 *   "reported that he had fled"         ->  content (ccomp), not adverbial
 *   "The accord, he stressed, leaves"   ->  inserted clause (parataxis) of "leaves"
 *
 * Heads only move up to the head's head, so that a tree stays a tree. */
#include "amend.h"

#include <string.h>

typedef struct piece {
    syntax *syn;
    const segments *text;
    size_t begin, end;
} piece;

static const char *norm(const piece *p, size_t t)
{
    return p->text->tokens.items[t].norm;
}

static bool has_partner(const piece *p, size_t t)
{
    for (size_t i = t + 1; i < p->end; i++)
        if (!strcmp(norm(p, i), "nor") || !strcmp(norm(p, i), "or")) return true;
    return false;
}

static void fix_lone_conjunction(const piece *p, size_t t)
{
    syntax_word *w = &p->syn->words[t];
    bool paired = !strcmp(norm(p, t), "neither") || !strcmp(norm(p, t), "either");
    if (w->pos != UPOS_CCONJ || !paired || has_partner(p, t)) return;
    w->pos = UPOS_DET;
    if (w->relation == DEP_CC) w->relation = DEP_DET;
}

static bool is_title(const piece *p, size_t t)
{
    return p->text->tokens.items[t].shape == SHAPE_TITLE;
}

/* Capitals say something: no headline in title case. */
static bool has_case(const piece *p)
{
    size_t lower = 0, title = 0;
    for (size_t i = p->begin; i < p->end; i++) {
        bool is_long = strlen(norm(p, i)) > 2;
        lower += is_long && p->text->tokens.items[i].shape == SHAPE_LOWER;
        title += is_long && is_title(p, i);
    }
    return lower > title || (lower == title && lower > 0);
}

static void fix_first_name(const piece *p, size_t t)
{
    syntax_word *w = &p->syn->words[t];
    if (t != p->begin || t + 1 >= p->end || w->pos != UPOS_ADJ || w[1].pos != UPOS_NOUN) return;
    if (!is_title(p, t) || !is_title(p, t + 1) || !has_case(p)) return;
    w[0].pos = w[1].pos = UPOS_PROPN;
    if (w->relation == DEP_AMOD) w->relation = DEP_COMPOUND;
}

/* "due to fog" is a cause; with a time after it, the noun is a verb. */
static void fix_due_to(const piece *p, size_t t)
{
    static const char *const times[] = { "on", "next", "this", "later", "today", "tomorrow" };
    syntax_word *w = &p->syn->words[t];
    if (t == p->begin || t + 3 >= p->end || strcmp(norm(p, t), "due") || strcmp(norm(p, t + 1), "to")) return;
    if (strcmp(w[-1].lemma, "be") || w[2].pos != UPOS_NOUN || w[2].plural) return;
    for (size_t k = 0; k < sizeof times / sizeof *times; k++)
        if (!strcmp(norm(p, t + 3), times[k])) {
            w[1].pos = UPOS_PART;
            w[2].pos = UPOS_VERB;
            w[2].form = FORM_BASE;
        }
}

/* The child with this relation left of its head, or SYNTAX_ROOT. */
static size_t left_child(const piece *p, size_t head, deprel relation)
{
    for (size_t i = p->begin; i < head; i++)
        if (p->syn->words[i].head == head && p->syn->words[i].relation == relation) return i;
    return SYNTAX_ROOT;
}

/* "so strong that it broke": the clause of a degree is no content. */
static bool has_degree(const piece *p, size_t before)
{
    for (size_t i = p->begin; i < before; i++)
        if (!strcmp(norm(p, i), "so") || !strcmp(norm(p, i), "such")) return true;
    return false;
}

static void fix_that_clause(const piece *p, size_t t)
{
    syntax_word *w = &p->syn->words[t];
    if (w->relation != DEP_ADVCL || w->head == SYNTAX_ROOT || w->head > t) return;
    if (p->syn->words[w->head].pos != UPOS_VERB) return;
    size_t mark = left_child(p, t, DEP_MARK);
    if (mark == SYNTAX_ROOT || mark < w->head || strcmp(norm(p, mark), "that")) return;
    if (mark > p->begin && mark == w->head + 1 && !has_degree(p, mark)) w->relation = DEP_CCOMP;
}

static void fix_inserted_clause(const piece *p, size_t t)
{
    syntax_word *w = &p->syn->words[t];
    bool finite = w->form == FORM_PAST || w->form == FORM_PRESENT;
    if ((w->relation != DEP_ACL && w->relation != DEP_ACL_RELCL) || !finite || t + 1 >= p->end) return;
    size_t noun = w->head, subject = left_child(p, t, DEP_NSUBJ);
    if (subject == SYNTAX_ROOT || noun >= subject || strcmp(norm(p, t + 1), ",")) return;
    size_t above = p->syn->words[noun].head;
    if (above == SYNTAX_ROOT || above < t) return;
    if (left_child(p, t, DEP_OBJ) != SYNTAX_ROOT) return; /* "the accord, which he signed," */
    for (size_t i = noun + 1; i < subject; i++)
        if (!strcmp(norm(p, i), ",")) {
            w->head = above;
            w->relation = DEP_PARATAXIS;
            return;
        }
}

void amend__piece(syntax *syn, const segments *text, size_t begin, size_t end)
{
    piece p = { syn, text, begin, end };
    for (size_t t = begin; t < end; t++) {
        fix_lone_conjunction(&p, t);
        fix_first_name(&p, t);
        fix_due_to(&p, t);
        fix_that_clause(&p, t);
        fix_inserted_clause(&p, t);
    }
}
