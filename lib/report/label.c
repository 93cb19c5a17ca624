/* The label of a fact is the text from the first to the last of: the value, its noun, the
 * verb, that verb's subject and object; as many of them, in this order, as fit. */
#include "label.h"

#include <string.h>

#include "base/str.h"

#define LABEL_TOKENS 12 /* longest label */
#define WHOLE_TOKENS 9  /* longest with a subject or an object */
#define NAME_TOKENS 6   /* of a subject that is no name */
#define BESIDE 4        /* tokens to either side where the parse gives none */
#define VALUE_DIGITS 6  /* decimals kept of a value */

/* ---- labels ----------------------------------------------------------------------- */

/* Says what it is of: no sign, conjunction or article. */
static bool is_content(const syntax_word *w)
{
    switch (w->pos) {
    case UPOS_PUNCT:
    case UPOS_CCONJ:
    case UPOS_SCONJ:
    case UPOS_ADP:
    case UPOS_X:
        return false;
    default:
        return true;
    }
}

static void take(token_range *label, const claim *c, token_range words, size_t most)
{
    const size_t begin = words.begin, end = words.end;
    const size_t from = begin < label->begin ? begin : label->begin;
    const size_t to = end > label->end ? end : label->end;
    if (from < c->tokens.begin || to > c->tokens.end || to - from > most) return;
    *label = (token_range){ from, to };
}

/* With all that hangs on it, or else the word alone. */
static void take_phrase(token_range *label, const claim *c, const tree *of, size_t t)
{
    if (t == SYNTAX_ROOT) return;
    take(label, c, (token_range){ of->first[t], of->last[t] }, WHOLE_TOKENS);
    take(label, c, (token_range){ t, t + 1 }, WHOLE_TOKENS);
}

/* Where the parse gives too little, the words beside the value. */
static void take_beside(token_range *label, const claim *c)
{
    const size_t after = c->tokens.end - label->end, before = label->begin - c->tokens.begin;
    label->begin -= before < BESIDE ? before : BESIDE;
    label->end += after < BESIDE ? after : BESIDE;
}

/* Without the signs and function words at its ends, but for the value. */
static token_range trim(token_range label, token_range kept, const reading *in)
{
    while (label.begin < kept.begin && !is_content(reading__word(in, label.begin))) label.begin++;
    while (label.end > kept.end && !is_content(reading__word(in, label.end - 1))) label.end--;
    return label;
}

/* "ers" of "76ers": a label begins with a whole word. */
static bool is_glued(const reading *in, size_t t)
{
    const token *at = &in->text.tokens.items[t];
    return !at->space_before && at->kind == TOKEN_WORD && at[-1].kind != TOKEN_PUNCT;
}

static token_range extent_of(const corpus *of, const slot *x)
{
    const claim_bag *bag = &of->bags[x->bag];
    const reading *in = &of->articles[bag->article]->reading;
    token_range label = x->words;
    take_phrase(&label, bag->claim, &in->tree, x->noun);
    if (x->verb != SYNTAX_ROOT) {
        take(&label, bag->claim, (token_range){ x->verb, x->verb + 1 }, LABEL_TOKENS);
        take_phrase(&label, bag->claim, &in->tree, tree__subject(&in->tree, x->verb));
        take_phrase(&label, bag->claim, &in->tree, tree__child(&in->tree, x->verb, DEP_OBJ));
    }
    if (label.end - label.begin == x->words.end - x->words.begin) take_beside(&label, bag->claim);
    label = trim(label, x->words, in);
    while (label.begin > bag->claim->tokens.begin && is_glued(in, label.begin)) label.begin--;
    return label;
}

/* The text of the tokens, white space as one space. */
static void put_words(str *out, const token *tokens, const char *text, token_range words)
{
    for (size_t t = words.begin; t < words.end; t++) {
        const char last = out->length ? out->bytes[out->length - 1] : '[';
        if (tokens[t].space_before && last != '[' && last != ' ') str__put(out, " ");
        str__add(out, text + tokens[t].span.begin, tokens[t].span.end - tokens[t].span.begin);
    }
}

/* Whether token t goes with the noun behind it: "nine young" of "nine young miners", "5.6-" of
 * "5.6-magnitude quake" */
static bool touches(const reading *in, size_t t)
{
    const upos pos = reading__word(in, t)->pos;
    if (reading__word(in, t + 1)->pos == UPOS_DET) return false;
    if (!reading__token(in, t + 1)->space_before) return true;
    return pos == UPOS_DET || pos == UPOS_ADJ || pos == UPOS_NUM || pos == UPOS_NOUN ||
           pos == UPOS_PROPN;
}

/* Whom the verb above the value is told of: a token, or SYNTAX_ROOT. */
static size_t subject_of(const reading *in, const slot *x)
{
    return x->verb == SYNTAX_ROOT ? SYNTAX_ROOT : tree__shared_subject(&in->tree, x->verb);
}

/* The name of what token t stands for, else the noun with what touches it; none of a pronoun
 * for nobody known. */
static token_range name_of(const analysis *in, size_t t)
{
    const size_t first = in->reading.tree.first[t];
    const mention_list *list = &in->mentions;
    const mention *m = mention__at(list, t);
    token_range words = { t, t + 1 };
    if (m) m = &list->mentions.items[list->entities.items[m->stated.entity].first];
    if (m && !m->pronominal) return (token_range){ m->token_begin, m->token_end };
    if (!syntax__is_noun(reading__word(&in->reading, t))) return (token_range){ t, t };
    while (words.begin > first && words.end - words.begin < NAME_TOKENS &&
           touches(&in->reading, words.begin - 1))
        words.begin--;
    return words;
}

/* "the ferry, which had": the ferry */
static size_t stands_for(const reading *in, size_t t)
{
    const size_t verb = reading__word(in, t)->head;
    bool clause = verb != SYNTAX_ROOT && reading__word(in, verb)->relation == DEP_ACL_RELCL;
    return clause && reading__is_relative(in, t) ? reading__word(in, verb)->head : t;
}

/* "[A storm] killing … people", "[Ana Kolb] served …" for "She served …": who it is, where the
 * label begins with its verb or a pronoun. */
static void put_subject(str *out, const analysis *in, const slot *x, token_range *label)
{
    const size_t t = subject_of(&in->reading, x);
    if (t == SYNTAX_ROOT || t >= x->words.begin) return;
    const upos pos = reading__word(&in->reading, label->begin)->pos;
    bool pronoun = t == label->begin && pos == UPOS_PRON;
    bool bare = t < label->begin && (pos == UPOS_VERB || pos == UPOS_AUX);
    if (!pronoun && !bare) return;
    const token_range name = name_of(in, stands_for(&in->reading, t));
    if (name.begin == name.end) return;
    if (t == label->begin) label->begin++;
    str__put(out, "[");
    put_words(out, in->reading.text.tokens.items, in->reading.text.text, name);
    str__put(out, "] ");
}

/* The string in the arena; NULL: out of memory */
static const char *keep(str *s, arena *a)
{
    const char *kept = s->failed ? NULL : arena__copy(a, s->bytes ? s->bytes : "", s->length);
    str__free(s);
    return kept;
}

const char *label__of(arena *a, const corpus *of, const slot *x)
{
    const analysis *read = of->articles[of->bags[x->bag].article];
    const segments *in = &read->reading.text;
    token_range label = extent_of(of, x);
    str out;
    str__init(&out, a->allocator);
    put_subject(&out, read, x, &label);
    put_words(&out, in->tokens.items, in->text, (token_range){ label.begin, x->words.begin });
    if (out.length && in->tokens.items[x->words.begin].space_before) str__put(&out, " ");
    str__put(&out, "\xE2\x80\xA6");
    put_words(&out, in->tokens.items, in->text, (token_range){ x->words.end, label.end });
    return keep(&out, a);
}

/* ---- values ----------------------------------------------------------------------- */

static void put_quantity(str *out, const claimdiff_quantity *q, value_kind kind)
{
    static const char *const signs[] = { "", "~", ">=", "<=", "" };
    str__put(out, signs[q->bound]);
    str__decimal(out, q->low, VALUE_DIGITS);
    if (kind == VALUE_SCORE || q->bound == CLAIMDIFF_BOUND_BETWEEN) {
        str__put(out, kind == VALUE_SCORE ? "-" : "..");
        str__decimal(out, q->high, VALUE_DIGITS);
    }
    if (*q->unit) str__put(out, " ");
    str__put(out, q->unit);
}

const char *label__norm(arena *a, const value *v)
{
    str out;
    str__init(&out, a->allocator);
    if (v->timex)
        str__put(&out, v->timex->stated.norm);
    else
        put_quantity(&out, &v->quantity->stated, v->kind);
    return keep(&out, a);
}
