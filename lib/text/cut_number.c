/* Numbers: "4,300", "6.8", "5:30", "9/11", "08/16/2000", "60th", "1990s" are one
 * token; "5pm", "15km", "£11m" are cut before the unit; ranges and scores
 * ("9.6-9.8", "3-1") are cut at the dash, a telephone number is not. */
#include "tokenize.h"

#include <string.h>

static bool is_digit(const cutter *c, size_t at)
{
    return at < c->length && c->text[at] >= '0' && c->text[at] <= '9';
}

/* "713-853-3989" at its first digit -> 12; 0: no telephone number */
static size_t telephone(const cutter *c, size_t at)
{
    static const char pattern[] = "ddd-ddd-dddd";
    const size_t length = sizeof pattern - 1;
    for (size_t i = 0; i < length; i++)
        if (pattern[i] == 'd' ? !is_digit(c, at + i) : at + i >= c->length || c->text[at + i] != '-') return 0;
    return is_digit(c, at + length) ? 0 : length;
}

static bool joins_digits(long code)
{
    return code == '.' || code == ',' || code == ':' || code == '/' || code == 0x2044;
}

static size_t digits(const cutter *c, size_t at)
{
    for (;;) {
        character here = cutter__at(c, at);
        if (here.kind != CHAR_DIGIT && here.kind != CHAR_MARK) {
            if (!joins_digits(here.code) || cutter__at(c, at + here.size).kind != CHAR_DIGIT) return at;
        }
        at += here.size;
    }
}

/* Letters that are part of the number: 60th, 1990s, 4A; not 5pm, 15km, 11m. */
static bool is_suffix(const char *letters, size_t length)
{
    static const char *const joined[] = { "st", "nd", "rd", "th", "s", "ST", "ND", "RD", "TH" };
    static const char *const units[] = { "M",  "K",  "B",  "AM", "PM", "BN", "C",  "F",  "MW", "GW", "TW",
                                         "KW", "KM", "KG", "GB", "MB", "TB", "HP", "FT", "MN" };
    for (size_t i = 0; i < sizeof joined / sizeof *joined; i++)
        if (strlen(joined[i]) == length && !memcmp(joined[i], letters, length)) return true;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strlen(units[i]) == length && !memcmp(units[i], letters, length)) return false;
    return length <= 2 && utf8__is_upper((unsigned char)letters[0]);
}

size_t cut__number(const cutter *c, size_t at)
{
    size_t end = telephone(c, at);
    if (end) return at + end;
    end = digits(c, at);
    size_t tail = cut__run(c, end);
    return tail > end && is_suffix(c->text + end, tail - end) ? tail : end;
}
