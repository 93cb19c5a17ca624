/* tools/law on small bad trees: each check finds the breach it is there for and
 * leaves its neighbour alone, and an exception that is not needed is one, too. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../process.h"

/* The folder of the tree under test, a fresh one. */
static const char *tree(void)
{
    static char root[512];
    snprintf(root, sizeof root, "%s/law", process__build());
    free(process__run("rm -rf %s && mkdir -p %s/lib", root, root).output);
    return root;
}

static void put(const char *root, const char *path, const char *text)
{
    char name[1024];
    free(process__run("mkdir -p \"$(dirname %s/%s)\"", root, path).output);
    snprintf(name, sizeof name, "%s/%s", root, path);
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* What the law says of the tree: no complaint (NULL), or one that begins so. */
static void check(const char *root, const char *complaint)
{
    process_result said = process__run("tools/law %s", root);
    const char *first = strstr(said.output, "lint: ");
    if (complaint ? said.status != 1 || !first || strncmp(first, complaint, strlen(complaint)) != 0
                  : said.status != 0 || first)
        fail_msg("expected \"%s\", got:\n%s", complaint ? complaint : "nothing", said.output);
    free(said.output);
}

/* A tree of one file, and one header of each of three rooms. */
static void check_file(const char *path, const char *text, const char *complaint)
{
    const char *root = tree();
    put(root, "lib/base/str.h", "\n");
    put(root, "lib/text/segment.h", "\n");
    put(root, "lib/judge/rules.h", "\n");
    put(root, path, text);
    check(root, complaint);
}

static void data_goes_one_way(void **state)
{
    (void)state;
    check_file("lib/judge/judge.c", "#include \"text/segment.h\"\n", NULL);
    check_file("lib/text/role.c", "#include \"segment.h\"\n#include \"base/str.h\"\n", NULL);
    check_file("lib/text/role.c", "#include \"judge/rules.h\"\n",
               "lint: include lib/text/role.c judge/rules.h:");
    check_file("lib/text/role.c", "#include \"../judge/rules.h\"\n",
               "lint: include lib/text/role.c ../judge/rules.h:");
    check_file("lib/base/array.c", "#include \"text/segment.h\"\n",
               "lint: include lib/base/array.c text/segment.h:");
    check_file("lib/reading.h", "#include \"text/segment.h\"\n", NULL);
    check_file("lib/reading.h", "#include \"judge/rules.h\"\n",
               "lint: include lib/reading.h judge/rules.h:");
    check_file("lib/compare.c", "#include \"judge/rules.h\"\n", NULL);
}

static void users_see_the_public_header_alone(void **state)
{
    (void)state;
    check_file("examples/small.c", "#include \"claimdiff.h\"\n", NULL);
    check_file("examples/small.c", "#include \"base/str.h\"\n",
               "lint: include examples/small.c base/str.h:");
    check_file("tests/api/null.c", "#include \"base/str.h\"\n",
               "lint: include tests/api/null.c base/str.h:");
    check_file("tests/unit/str.c", "#include \"base/str.h\"\n", NULL);
}

static void a_prefix_names_its_file_or_room(void **state)
{
    (void)state;
    check_file("lib/text/role.c", "bool role__is_body(const char *text)\n{\n}\n", NULL);
    check_file("lib/text/role.c", "bool text__is_body(const char *text)\n{\n}\n", NULL);
    check_file("lib/text/role.c", "bool line__is_body(const char *text)\n{\n}\n",
               "lint: prefix line: lib/text/role.c:");
    check_file("lib/text/role.c",
               "bool role__is_body(const char *text,\n                   size_t n)\n{\n    "
               "line__end();\n}\n",
               NULL);
    check_file("lib/text/role.c", "const int line__most = 3;\n",
               "lint: prefix line: lib/text/role.c:");
    check_file("lib/text/role.c", "size_t line__end(void);\nextern const int line__most;\n", NULL);
}

static void a_prefix_is_defined_once(void **state)
{
    (void)state;
    const char *root = tree();
    put(root, "lib/text/quote.c", "bool quote__find(void)\n{\n}\n");
    put(root, "lib/text/role.c", "bool text__a(void)\n{\n}\n");
    put(root, "lib/text/mark.c", "bool text__b(void)\n{\n}\n");
    check(root, NULL);
    put(root, "lib/speech/quote.c", "bool quote__said(void)\n{\n}\n");
    check(root, "lint: prefix quote: lib/text/quote.c: defined in lib/speech/quote.c");
}

static void an_extern_stands_once(void **state)
{
    (void)state;
    const char *root = tree();
    put(root, "lib/text/a.h",
        "extern const lexicon lexicon__titles;\nextern const int table__rows[], table__count;\n");
    put(root, "lib/text/b.c", "extern const lexicon lexicon__places;\n");
    check(root, NULL);
    put(root, "lib/text/b.c", "extern const lexicon lexicon__places,\n    lexicon__titles;\n");
    check(root, "lint: extern lexicon__titles: lib/text/b.c: declared in lib/text/a.h");
    put(root, "lib/text/b.c", "extern const int table__count;\n");
    check(root, "lint: extern table__count:");
}

static void words_belong_to_the_lists(void **state)
{
    (void)state;
    check_file("lib/text/role.c", "static const char *const after[] = { \"by\", \"from\" };\n",
               NULL);
    check_file("lib/text/role.c",
               "static const char *const after[] = { \"by\", \"from\", \"in\" };\n",
               "lint: words text after: lib/text/role.c:");
    check_file("lib/text/role.c",
               "static const char *const after[] = {\n    \"by\",\n    \"from\",\n    \"in\"\n};\n",
               "lint: words text after:");
    check_file("lib/text/role.c",
               "static const row rows[] = { { \"by\", 1 }, { \"from\", 2 }, { \"in\", 3 } };\n",
               "lint: words text rows:");
    check_file("lib/text/role.c",
               "static bool is_small(word w)\n{\n    return is(w, \"by\", \"from\", \"in\");\n}\n",
               "lint: words text is_small:");
    check_file("lib/text/role.c",
               "static bool is_small(word w)\n{\n    return is(w, \"by\") || is(w, \"from\") || "
               "is(w, \"in\");\n}\n",
               NULL);
    check_file("lib/text/role.c",
               "/* { \"by\", \"from\", \"in\" } */\nstatic const char *const marks[] = { \":\", "
               "\"/\", \"%zu\", \"A\" };\n",
               NULL);
}

static void only_closed_classes_are_compared(void **state)
{
    (void)state;
    check_file("lib/text/role.c", "static bool is_by(word w)\n{\n    return is(w, \"by\");\n}\n",
               NULL);
    check_file("lib/text/role.c",
               "static bool is_town(word w)\n{\n    return !strcmp(w.lemma, \"town\");\n}\n",
               "lint: word text is_town town: lib/text/role.c:");
    check_file("lib/text/role.c",
               "static bool is_town(word w)\n{\n    return f__is(w, 1, \"town\");\n}\n",
               "lint: word text is_town town:");
    check_file("lib/value/unit.c",
               "static bool is_mile(unit u)\n{\n    return !strcmp(u.name, \"mile\");\n}\n", NULL);
    check_file("lib/text/role.c",
               "static bool adverb(word w)\n{\n    return !strcmp(w.norm + n - 2, \"ly\");\n}\n",
               NULL);
    check_file("lib/text/role.c",
               "static const char *say(word w)\n{\n    return w.big ? \"town\" : \"\";\n}\n",
               NULL);
}

static void a_mark_allows_words(void **state)
{
    (void)state;
    check_file("lib/text/role.c",
               "/* lint: names */\nstatic const char *const roles[] = { \"body\", \"headline\", "
               "\"byline\" };\n",
               NULL);
    check_file("lib/text/role.c",
               "/* Roles and their spellings (lint: names). */\n#include \"base/str.h\"\n\n"
               "static const char *const roles[] = { \"body\", \"headline\", \"byline\" };\n",
               NULL);
    check_file("lib/text/role.c",
               "#include \"base/str.h\"\n/* lint: names */\n\n\n"
               "static const char *const roles[] = { \"body\", \"headline\", \"byline\" };\n",
               "lint: words text roles:");
}

static void limits_hold(void **state)
{
    char text[512];
    (void)state;
    snprintf(text, sizeof text, "/*%0*d*/\n", 96, 0);
    check_file("lib/text/role.c", text, NULL);
    snprintf(text, sizeof text, "/*%0*d*/\n", 97, 0);
    check_file("lib/text/role.c", text, "lint: columns lib/text/role.c: line 1: 101");
    snprintf(text, sizeof text, "/*%0*d*/\n", 117, 0);
    check_file("lib/text/role.c", text, "lint: columns lib/text/role.c: line 1: 121");
    check_file("lib/text/role.c", "static void f(int a, int b, int c, int d, int e, int f)\n{\n}\n",
               NULL);
    check_file("lib/text/role.c",
               "static void f(int a, int b, int c, int d, int e, int f, int g)\n{\n}\n",
               "lint: parameters lib/text/role.c f: line 2: 7");
    check_file("lib/text/role.c",
               "static void f(int a)\n{\n    if (a)\n        if (a)\n            if (a)\n          "
               "      if (a) f(a);\n}\n",
               "lint: nesting lib/text/role.c f: line 2: 4");
}

static void an_exception_must_be_needed(void **state)
{
    (void)state;
    const char *root = tree();
    put(root, "lib/base/str.h", "\n");
    put(root, "lib/text/role.c", "bool line__is_body(void)\n{\n}\n");
    put(root, "tools/lint-exceptions", "# known\nprefix line # moves to marks.c\n");
    check(root, NULL);
    put(root, "lib/text/role.c", "bool role__is_body(void)\n{\n}\n");
    check(root,
          "lint: prefix line: tools/lint-exceptions: this exception is not needed any longer");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(data_goes_one_way),
        cmocka_unit_test(users_see_the_public_header_alone),
        cmocka_unit_test(a_prefix_names_its_file_or_room),
        cmocka_unit_test(a_prefix_is_defined_once),
        cmocka_unit_test(an_extern_stands_once),
        cmocka_unit_test(words_belong_to_the_lists),
        cmocka_unit_test(only_closed_classes_are_compared),
        cmocka_unit_test(a_mark_allows_words),
        cmocka_unit_test(limits_hold),
        cmocka_unit_test(an_exception_must_be_needed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
