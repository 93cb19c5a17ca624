/* Accuracy of the syntax stage on treebanks, and its speed:
 *
 *     syntax_eval TREEBANK.conllu ...
 *
 * Gold sentences and tokens, own tags. Punctuation counts; relations are those
 * of syntax.h (see train/syntax/treebank.c for what falls together). */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "syntax/syntax.h"
#include "treebank.h"

typedef struct score {
    size_t words, pos, lemma, head, labelled;
    size_t gold[DEP_COUNT], got[DEP_COUNT],
        right[DEP_COUNT]; /* by relation, head and relation right */
} score;

static const deprel shown[] = { DEP_ROOT,      DEP_NSUBJ,     DEP_NSUBJ_PASS, DEP_OBJ,
                                DEP_OBL,       DEP_OBL_AGENT, DEP_CCOMP,      DEP_XCOMP,
                                DEP_ADVCL,     DEP_ACL_RELCL, DEP_ACL,        DEP_CONJ,
                                DEP_PARATAXIS, DEP_APPOS,     DEP_MARK,       DEP_CC,
                                DEP_AUX_PASS,  DEP_COP,       DEP_NMOD,       DEP_PUNCT };

/* The treebank as an article that needs no cutting. */
static bool to_segments(segments *out, treebank *bank)
{
    memset(out, 0, sizeof *out);
    out->tokens = bank->tokens;
    for (size_t i = 0; i < bank->sentences.count; i++) {
        sentence *s = ARRAY_PUSH(&out->sentences, bank->arena);
        if (!s) return false;
        s->token_begin = s->body_begin = bank->sentences.items[i].begin;
        s->token_end = bank->sentences.items[i].end;
    }
    return true;
}

static void count_word(score *s, const gold_word *gold, const syntax_word *got, size_t begin)
{
    size_t head = gold->head < 0 ? SYNTAX_ROOT : begin + (size_t)gold->head;
    bool attached = got->head == head,
         labelled = attached && got->relation == (deprel)gold->relation;
    s->words++;
    s->pos += got->pos == (upos)gold->upos;
    s->lemma += !strcmp(got->lemma, gold->lemma);
    s->head += attached;
    s->labelled += labelled;
    s->gold[gold->relation]++;
    s->got[got->relation]++;
    if (labelled) s->right[got->relation]++;
}

static void print_score(const char *name, const score *s)
{
    double n = s->words ? (double)s->words / 100 : 1;
    printf("%-22s %6zu words  UPOS %5.2f  lemma %5.2f  UAS %5.2f  LAS %5.2f\n", name, s->words,
           (double)s->pos / n, (double)s->lemma / n, (double)s->head / n, (double)s->labelled / n);
}

static void print_relations(const score *s)
{
    for (size_t k = 0; k < sizeof shown / sizeof *shown; k++) {
        deprel r = shown[k];
        size_t sum = s->gold[r] + s->got[r];
        printf("  %s %.1f (%zu)%s", tagset__deprel_name(r),
               sum ? 200.0 * (double)s->right[r] / (double)sum : 0.0, s->gold[r],
               k % 7 == 6 ? "\n" : "");
    }
    printf("\n");
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static bool evaluate(const char *path)
{
    arena a;
    treebank bank = { 0 };
    segments text;
    syntax got;
    static score all, news;
    memset(&all, 0, sizeof all);
    memset(&news, 0, sizeof news);
    arena__init(&a, &memory__default);
    if (!treebank__read(&bank, &a, path) || !to_segments(&text, &bank)) return false;
    double begin = seconds();
    if (!syntax__parse(&got, &a, &text)) return false;
    double taken = seconds() - begin;
    for (size_t k = 0; k < bank.sentences.count; k++) {
        const gold_sentence *s = &bank.sentences.items[k];
        for (size_t i = s->begin; i < s->end; i++) {
            count_word(&all, &bank.words.items[i], &got.words[i], s->begin);
            if (s->news) count_word(&news, &bank.words.items[i], &got.words[i], s->begin);
        }
    }
    printf("%s: %.0f tokens/s\n", path, (double)all.words / taken);
    print_score("all", &all);
    print_relations(&all);
    if (news.words) {
        print_score("news documents", &news);
        print_relations(&news);
    }
    arena__free(&a);
    return true;
}

int main(int argc, char **argv)
{
    bool ok = true;
    printf("relations: F1 in percent (how many in the treebank)\n");
    for (int i = 1; i < argc; i++) ok = evaluate(argv[i]) && ok;
    return ok ? 0 : 1;
}
