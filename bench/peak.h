/* What the processor can do at most in 8-bit products. */
#ifndef PEAK_H
#define PEAK_H

/* Products of two bytes a second, added up, by the instructions of a build of the arithmetic
 * (kernels.name) with all numbers in registers; 0: it has none of its own. Takes a tenth of
 * a second. The build must run here. */
double peak__products(const char *build);

#endif
