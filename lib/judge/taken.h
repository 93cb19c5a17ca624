/* Which claims the other article has already said. */
#ifndef CLAIMDIFF_JUDGE_TAKEN_H
#define CLAIMDIFF_JUDGE_TAKEN_H

#include "judge.h"

/* Adds to each case how surely one of its claims agrees with another one of the other's article,
 * as the network that was asked says. False: out of memory. */
bool taken__find(judge_cases *all, arena *scratch, const judge_task *task);

#endif
