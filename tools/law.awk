# The law of the house (lib/README.md), on C files in this repository's format.
# Prints one breach a line: "lint: CHECK SUBJECT: PLACE: why". CHECK SUBJECT is
# what a line of tools/lint-exceptions names.
#
#   include   a file of lib/ includes a header of a later room; an example or a
#             test of the interface includes one of the library's
#   prefix    foo__bar is neither of file foo nor of room foo, or a second file
#             outside a room foo defines foo__
#   extern    a name is declared extern twice
#   words     English words as string literals in lib/, three or more in one
#             initialiser or in one row of arguments. A comment on its first line
#             or the line before, or at the top for the whole file, allows what is
#             of the algorithm: "lint: names" (spellings of an enum, of a format),
#             "lint: function words" (a closed class), "lint: endings"
#   word      a word of the text is compared with a literal that is none of the
#             closed classes below: only those may stand in a rule of grammar.
#             Endings (first argument "... + length - 2") and the library's own
#             names of units and classes (argument "...unit", "...name") are no words
#             of the text

BEGIN {
    split("base lang text syntax reading value name speech claim model pair judge report", order, " ")
    for (i in order) ROOM[order[i]] = i + 0
    HANDLES = 14
    ALLOWED = 16 # marks in all of lib/
    # Articles, pronouns and quantifiers; prepositions and particles; conjunctions and
    # question words; auxiliaries; numerals and what stands between those of a clock.
    split("a an the this that these those some any no all both either neither each every such other " \
          "several few couple pair half one first second quarter last next single " \
          "i you he she it we they who whom whose which what there " \
          "of to in on at by for from with without about over under after before during between " \
          "against up down out off than as per since until till through past plus minus due instead " \
          "and or nor but if whether because so although while when how rather not n't later " \
          "be have do is are was were has had did may will would can could shall should must ca wo " \
          "'s o'clock mar", closed, " ")
    for (i in closed) CLOSED[closed[i]] = 1
    split(files, paths, " ")
    for (i in paths) IS_FILE[paths[i]] = 1
}

function breach(check, subject, why) {
    if ((check, subject) in TOLD) return
    TOLD[check, subject] = 1
    print "lint: " check " " subject ": " file ": " why
}

function folder(path) { sub(/\/[^\/]*$/, "", path); return path }
function stem(path) { sub(/.*\//, "", path); sub(/\.[ch]$/, "", path); return path }

# lib/value/unit.h -> "value", lib/reading.c -> "reading", lib/engine.h -> "".
function room_of(path,   parts, n) {
    n = split(path, parts, "/")
    if (n > 2) return parts[2]
    return stem(path) in ROOM ? stem(path) : ""
}

function rank(path,   room) {
    room = room_of(path)
    return room == "" ? HANDLES : room in ROOM ? ROOM[room] : 0
}

# Where a quoted header lies: beside the file, under lib/, or made at build time
# ("lang/en/words.h" -> the room lang).
function header_path(name,   parts, path) {
    path = folder(file) "/" name
    while (sub(/[^\/]+\/\.\.\//, "", path)) continue
    if (path in IS_FILE) return path
    if (("lib/" name) in IS_FILE) return "lib/" name
    if (name == "claimdiff.h") return "include/claimdiff.h"
    return "lib/" (name ~ /\// ? name : "lang/" name)
}

function check_include(name,   path) {
    path = header_path(name)
    if (path == "include/claimdiff.h") return
    if (in_lib) {
        if (rank(path) > rank(file))
            breach("include", file " " name, "a header of a later room")
    } else if (file ~ /^(examples|tests\/api)\// && path ~ /^lib\//)
        breach("include", file " " name, "only claimdiff.h is for users")
}

# A definition with external linkage: "size_t cue__find(" that is not closed by ";".
function check_definition(name,   prefix, of) {
    prefix = name
    sub(/__.*/, "", prefix)
    if (prefix != stem(file) && prefix != room_of(file))
        breach("prefix", prefix, "neither the file nor its room is called so")
    of = prefix == room_of(file) ? folder(file) : file
    if (prefix in HOME && HOME[prefix] != of)
        breach("prefix", prefix, "defined in " HOME[prefix] ", too")
    HOME[prefix] = of
}

function check_externs(code,   name) {
    sub(/^extern[^;]*[ *]const +/, "extern ", code)
    while (match(code, /[A-Za-z_][A-Za-z0-9_]*(\[[^]]*\])* *[,;(]/)) {
        name = substr(code, RSTART, RLENGTH)
        sub(/[^A-Za-z0-9_].*/, "", name)
        if (name in EXTERN) breach("extern", name, "declared in " EXTERN[name] ", too")
        EXTERN[name] = file
        if (substr(code, RSTART + RLENGTH - 1, 1) == "(") return
        code = substr(code, RSTART + RLENGTH)
    }
}

# Reads one line for words: strings become W (a word) or S (any other), then runs
# of literals and initialisers are looked at, character by character.
function read_words(line,   i, c, text, literal) {
    text = ""
    while (match(line, /"([^"\\]|\\.)*"/)) {
        literal = substr(line, RSTART + 1, RLENGTH - 2)
        text = text substr(line, 1, RSTART - 1) (literal ~ /^[a-z][a-z'. -]*$/ && literal ~ /[a-z][a-z]/ ? "W" : "\"")
        line = substr(line, RSTART + RLENGTH)
    }
    text = text line
    if (depth == 0) gsub(/[A-Z]*[A-Z_0-9]*W[A-Z_0-9]+|[A-Z_0-9]+W/, "", text) # names of constants
    for (i = 1; i <= length(text); i++) {
        c = substr(text, i, 1)
        if (c == "W" && substr(text, i - 1, 1) !~ /[A-Za-z0-9_]/ && substr(text, i + 1, 1) !~ /[A-Za-z0-9_]/) {
            count_word(1)
        } else if (c == "{") {
            if (depth) depth++
            else if (before ~ /(=|\])\)?$/) { depth = 1; held = 0; first = FNR; named = subject }
        } else if (c == "}" && depth) {
            depth--
            if (depth == 0) tell_words(held, 3)
        } else if (!depth && c !~ /[", \t]/) {
            tell_words(row, 3)
        }
        if (c !~ /[ \t]/) before = substr(before c, length(before c) - 3)
    }
}

# Each literal that a word of the text is compared with, or put before or behind it.
function read_comparisons(line,   literal, lead) {
    while (match(line, /"[a-z']([^"\\]|\\.)*"/)) {
        literal = substr(line, RSTART + 1, RLENGTH - 2)
        lead = substr(line, 1, RSTART - 1)
        line = substr(line, RSTART + RLENGTH)
        if (literal !~ /^[a-z'][a-z'-]*[a-z]$/ || literal in CLOSED) continue
        if (lead !~ /(strn?cmp|memcmp|[^a-z]is|_is|before|skip|has_case)\([^"]*, $/) continue
        if (lead ~ /(unit|name|key|class_of\([a-z]*\)|text\([a-z]*\)| [+] [^,]*), $/) continue
        breach("word", room_of(file) " " subject " " literal, "not of a closed class: it belongs to lib/lang/en")
    }
}

function count_word(n) {
    if (depth) held += n
    else { if (!row) { first = FNR; named = subject } row += n }
}

function tell_words(n, limit) {
    if (n >= limit) {
        if (first in MARK || (first - 1) in MARK) marks++
        else if (!allowed) breach("words", room_of(file) " " named, "words of English belong to lib/lang/en")
    }
    held = 0; row = 0
}

FNR == 1 {
    file = FILENAME; in_lib = file ~ /^lib\//
    head = ""; depth = 0; held = 0; row = 0; before = ""; subject = ""; comment = 0; begun = 0; allowed = 0
    for (i in MARK) delete MARK[i]
}

/lint: (names|function words|endings)/ {
    if (begun) MARK[FNR] = 1
    else if (!allowed++) marks++
}

/^#/ { begun = 1 }
/^# *include "/ {
    name = $0
    gsub(/^[^"]*"|"[^"]*$/, "", name)
    check_include(name)
    next
}

/^#/ { next }

# Comments away; a line may begin inside one.
{
    code = $0
    if (comment) {
        if (!sub(/^.*\*\//, "", code)) next
        comment = 0
    }
    gsub(/\/\*([^*]|\*+[^*\/])*\*+\//, " ", code)
    if (sub(/\/\*.*$/, "", code)) comment = 1
}

code ~ /^extern / && code !~ /^extern "C"/ { declared = "" ; open = 1 }
open {
    declared = declared " " code
    if (code ~ /;/) { sub(/^ */, "", declared); check_externs(declared); open = 0 }
    next
}

# What a definition is called: the function around it, or the array at the top.
code ~ /^[A-Za-z]/ && match(code, /[A-Za-z_0-9]+(\(|\[| = )/) {
    subject = substr(code, RSTART, RLENGTH)
    sub(/[^A-Za-z_0-9].*/, "", subject)
    head = code ~ /^(static|typedef)/ ? "" : code
    gathered = code
}

in_lib && file ~ /\.c$/ && head {
    if (gathered != code) gathered = gathered " " code
    if (gathered ~ /;/ && gathered !~ /=/) head = ""
    else if (gathered ~ /[{=]/ || code ~ /^{/) {
        if (match(head, /[A-Za-z0-9_]*[a-z0-9]__[a-z0-9_]+ *(\(|\[| = )/)) {
            name = substr(head, RSTART, RLENGTH)
            sub(/ *[^A-Za-z0-9_].*/, "", name)
            check_definition(name)
        }
        head = ""
    }
}

in_lib { read_words(code) }
in_lib && !allowed { read_comparisons(code) }

END {
    file = "lib"
    if (marks > ALLOWED) breach("words", "marks", marks " \"lint: ...\", more than " ALLOWED)
}
