/* What writes a story, and reads it: the parts of story_file.c. */
#ifndef CLAIMDIFF_STORY_FILE_H
#define CLAIMDIFF_STORY_FILE_H

#include "base/tape.h"
#include "story.h"

/* What a call brings, in one place. Fields are written from the story, or read and checked. */
typedef struct story_file {
    tape tape;
    claimdiff_story *story;
    claimdiff_status status; /* why it ended, else OK */
    const char *message;     /* of that, or NULL */
} story_file;

/* Ends it, unless it has ended before; false. */
bool story_file__fail(story_file *f, claimdiff_status status, const char *message);
bool story_file__no_memory(story_file *f);

/* Whether the tape has not failed; if it has, that ends it. */
bool story_file__is_whole(story_file *f);

/* The relations of an article with those before it, and its disputes (story_pairs.c). False: it
 * has ended. */
bool story_pairs__add(story_file *f, arena *scratch, size_t article);

#endif
