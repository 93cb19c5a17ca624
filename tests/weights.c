/* Tests use no weights unless they name some: they are fast, and say the same wherever
 * they run, whether weights are installed or not. What the environment says stays. */
#include <stdlib.h>

static void __attribute__((constructor)) name_none(void)
{
    setenv("CLAIMDIFF_MODEL", "none", 0);
    setenv("CLAIMDIFF_JUDGE", "none", 0);
}
