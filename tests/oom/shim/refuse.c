/* Loaded before a program (LD_PRELOAD): the allocation with the number in REFUSE_AT, from 1, fails,
 * whoever asks: the program, gumbo, jansson, the C library. Says so on standard error. */
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

/* The C library's own, under names that nobody interposes. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);

extern char **environ;

static atomic_ulong calls, refused_at;

/* getenv may be asked before the C library is ready. */
static unsigned long wished(void)
{
    static const char name[] = "REFUSE_AT=";
    unsigned long number = 0;
    for (char **entry = environ; entry && *entry; entry++) {
        size_t i = 0;
        while (name[i] && (*entry)[i] == name[i]) i++;
        if (name[i]) continue;
        for (; (*entry)[i] >= '0' && (*entry)[i] <= '9'; i++)
            number = number * 10 + (unsigned long)((*entry)[i] - '0');
    }
    return number;
}

static bool is_refused(void)
{
    if (!refused_at) refused_at = wished();
    if (++calls != refused_at) return false;
    static const char said[] = "refuse: refused\n";
    if (write(STDERR_FILENO, said, sizeof said - 1) < 0) return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size)
{
    return is_refused() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return is_refused() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *block, size_t size)
{
    return is_refused() ? NULL : __libc_realloc(block, size);
}
