/* --verify. */
#ifndef VERIFY_H
#define VERIFY_H

#include "options.h"

/* Writes for each file of weights that a comparison would use that it is whole; false, and a
 * message: one is not, or there is none. */
bool verify__models(const options *o);

#endif
