/* Taking the article out of a web page takes work in proportion to the page, whatever it holds:
 * counted in basic blocks of the tool and the library (counter.c), without those of gumbo. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "../../examples/claimdiff/webpage.h"
#include "counter.h"

#define BYTES_LEAST ((size_t)1 << 10)
#define BYTES_MOST ((size_t)1 << 16)
#define GROWTH_MOST 2.36 /* for twice the page, as in compare.c */
#define BLOCKS_A_BYTE 1000 /* nested tags take 774 at 2 KB, whence on no more is looked at */

/* An article, so that the page is one, and before its end what is repeated. */
static const char begin[] = "<html><body><article><h1>A ferry struck the harbour wall</h1>"
                            "<p>Nine people were hurt when the ferry struck the wall on Monday, "
                            "police said, and the coast guard denied it at once.</p>";
static const char end[] = "</article></body></html>";

static char page[sizeof begin + BYTES_MOST + sizeof end];

static size_t fill(const char *piece, size_t bytes)
{
    const size_t size = strlen(piece);
    size_t length = sizeof begin - 1;
    memcpy(page, begin, length);
    for (size_t i = 0; i + size <= bytes; i += size, length += size)
        memcpy(page + length, piece, size);
    memcpy(page + length, end, sizeof end - 1);
    return length + sizeof end - 1;
}

static double work_of(size_t length)
{
    source read = { 0 };
    const unsigned long long before = counter__read();
    webpage__read(&read, page, length);
    source__free(&read);
    return (double)(counter__read() - before);
}

static void check_piece(const char *piece)
{
    double before = 0.0, now = 0.0;
    for (size_t bytes = BYTES_LEAST; bytes <= BYTES_MOST; bytes *= 2) {
        before = now;
        now = work_of(fill(piece, bytes));
        if (now > BLOCKS_A_BYTE * (double)bytes)
            fail_msg("%s: %.0f blocks a byte of %zu", piece, now / (double)bytes, bytes);
    }
    print_message("%8.0f blocks a byte, growth %.2f: %s\n", now / BYTES_MOST, now / before, piece);
    if (now > GROWTH_MOST * before) fail_msg("%s: %.2f times the work", piece, now / before);
}

static void a_page_takes_work_by_its_length(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "<p>Police said nine people were hurt on Monday, and the harbour was closed for a day.</p>",
        "<p>Read more</p>",
        "<p>",
        "<div><p>a</p></div>",
        "<div>",
        "<ul><li>",
        "<table>",
        "<span>a</span>",
        "<b>a",
        "<a href=x>a</a> ",
        "<li>a",
        "<table><tr><td>a</table>",
        "<h2>a</h2>",
        "<br>",
        "<!-- a -->",
        "<script>a</script>",
        "&amp;",
        "&#8220;",
        "&",
        "<",
        "a b\n",
        "\xe2\x80\x9c"
    };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) check_piece(pieces[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_takes_work_by_its_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
