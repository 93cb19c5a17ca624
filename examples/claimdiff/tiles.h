/*
 * Linux gives a process AMX, tiles for products of bytes, when it asks: from then on its
 * signals take 8 KB of stack more. The library only looks whether the program has asked.
 */
#ifndef TILES_H
#define TILES_H

#ifdef __has_feature
#if __has_feature(memory_sanitizer)
#define TILES_UNSEEN /* what they store is unset to it */
#endif
#endif

#if defined(__linux__) && defined(__x86_64__) && !defined(TILES_UNSEEN)
#include <sys/syscall.h>

long syscall(long number, ...); /* not of POSIX */

/* Where there is none, nothing comes of it. */
static inline void tiles__ask(void)
{
    enum { REQUEST_PERMISSION = 0x1023, TILES = 18 }; /* ARCH_REQ_XCOMP_PERM */
    syscall(SYS_arch_prctl, REQUEST_PERMISSION, TILES);
}
#else
static inline void tiles__ask(void) {}
#endif

#endif
