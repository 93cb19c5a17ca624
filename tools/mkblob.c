/* Compiles a file of bytes into a C array: mkblob NAME FILE > NAME.c
 *
 * A string literal, since compilers read that ten times faster than a list of
 * numbers; aligned to a cache line. */
#include <stdio.h>

#define LINE 64 /* bytes a line */

int main(int argc, char **argv)
{
    FILE *file = argc == 3 ? fopen(argv[2], "rb") : NULL;
    size_t count = 0;
    if (!file) {
        fprintf(stderr, "usage: mkblob NAME FILE\n");
        return 1;
    }
    puts("/* Made by tools/mkblob.c; do not edit. */");
    puts("#pragma GCC diagnostic ignored \"-Woverlength-strings\"");
    printf("extern const unsigned char %s[];\n_Alignas(64) const unsigned char %s[] =", argv[1],
           argv[1]);
    for (int c; (c = getc(file)) != EOF; count++) {
        if (count % LINE == 0) fputs(count ? "\"\n\"" : "\n\"", stdout);
        printf("\\%03o", (unsigned)c);
    }
    puts(count ? "\";" : " \"\";");
    return ferror(file) || fclose(file) ? 1 : 0;
}
