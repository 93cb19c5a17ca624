/* The work done so far: basic blocks of the library, and bytes that the C library has gone
 * through for it. */
#ifndef TESTS_WORK_COUNTER_H
#define TESTS_WORK_COUNTER_H

unsigned long long counter__read(void);

#endif
