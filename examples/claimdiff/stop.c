/* The handler does nothing but remember the signal; with SA_RESETHAND the second one kills. */
#include "stop.h"

#include <signal.h>
#include <string.h>

static volatile sig_atomic_t told;

static void remember(int number)
{
    told = number;
}

void stop__catch(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = remember;
    action.sa_flags = (int)SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

bool stop__wanted(void)
{
    return told != 0;
}

void stop__end(void)
{
    if (!told) return;
    signal(told, SIG_DFL);
    raise(told);
}
