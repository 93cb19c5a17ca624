/* Being told to stop by a signal: Ctrl-C, or kill. */
#ifndef STOP_H
#define STOP_H

#include <stdbool.h>

/* From now on SIGINT and SIGTERM are only remembered; a second one ends the program. */
void stop__catch(void);

/* Whether there was one. */
bool stop__wanted(void);

/* Ends the program by the signal that there was, if there was one, as who called it expects. */
void stop__end(void);

#endif
