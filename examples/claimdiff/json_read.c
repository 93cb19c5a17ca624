/* jansson does not look at every allocation: where one fails while it reads, it goes on in a string
 * that has no end. So it is not gone on with: what it was lent is taken back, all of it. */
#include "json_read.h"

#ifdef CLAIMDIFF_WITH_JANSSON

#include <errno.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Stands before what is lent; in a ring while a text is being read. */
typedef union loan {
    struct {
        union loan *before, *next; /* NULL: read to its end */
    } ring;
    max_align_t align;
} loan;

static _Thread_local bool refused;
static _Thread_local loan *lent; /* the head of the ring, while a text is being read */
static _Thread_local jmp_buf out;

static void *lend(size_t size)
{
    loan *l = size < SIZE_MAX - sizeof *l ? malloc(sizeof *l + size) : NULL;
    refused = refused || !l;
    if (!l && lent) longjmp(out, 1);
    if (!l) return NULL;
    l->ring.before = l->ring.next = NULL;
    if (lent) {
        l->ring.before = lent;
        l->ring.next = lent->ring.next;
        l->ring.next->ring.before = l;
        lent->ring.next = l;
    }
    return l + 1;
}

static void take_back(void *block)
{
    loan *l = block ? (loan *)block - 1 : NULL;
    if (l && l->ring.next) {
        l->ring.before->ring.next = l->ring.next;
        l->ring.next->ring.before = l->ring.before;
    }
    free(l);
}

/* The ring ends: what was lent stays lent, or is taken back. */
static void settle(loan *head, bool stays)
{
    lent = NULL;
    for (loan *l = head->ring.next, *next; l != head; l = next) {
        next = l->ring.next;
        l->ring.before = l->ring.next = NULL;
        if (!stays) free(l);
    }
}

void json_read__begin(void)
{
    json_set_alloc_funcs(lend, take_back);
}

json_t *json_read__load(const char *text, size_t length, size_t flags, json_error_t *error)
{
    loan head;
    head.ring.before = head.ring.next = &head;
    refused = false;
    lent = &head;
    if (!setjmp(out)) {
        json_t *value = json_loadb(text, length, flags, error);
        settle(&head, true);
        return value;
    }
    settle(&head, false);
    *error = (json_error_t){ .line = 1 };
    snprintf(error->text, sizeof error->text, "%s", strerror(ENOMEM));
    return NULL;
}

void json_read__give_back(char *text)
{
    json_free_t give;
    json_get_alloc_funcs(NULL, &give);
    give(text);
}

bool json_read__was_refused(void)
{
    return refused;
}

#else
typedef int json_read__nothing; /* a file of C holds something */
#endif
