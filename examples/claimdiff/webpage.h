/* The article in a web page. */
#ifndef WEBPAGE_H
#define WEBPAGE_H

#include "source.h"

/* Whether bytes look like a web page. */
bool webpage__is_one(const char *utf8, size_t length);

/* Takes the article out of a page (UTF-8): its text, without navigation, scripts, banners
 * and boxes of related stories, its runs, and, where the page tells, outlet and date. The
 * first paragraph is its headline. False: there is no article, or this program was built
 * without a parser; said on standard error. */
bool webpage__read(source *out, const char *utf8, size_t length);

#endif
