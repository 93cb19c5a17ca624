# The house's limits, on C files in this repository's format: a function begins
# with "{" and ends with "}" in the first column. Two of each: what is wished for,
# and what is too much. Prints what is too much, one a line: "lint: CHECK SUBJECT:
# PLACE: how much"; with -v all=1 also what is beyond the wish. Last the lengths of
# all functions: median, nine in ten, longest.
BEGIN {
    WISHED["lines"] = 50; LIMIT["lines"] = 60
    WISHED["parameters"] = 5; LIMIT["parameters"] = 6
    WISHED["nesting"] = 3; LIMIT["nesting"] = 3
    WISHED["columns"] = 100; LIMIT["columns"] = 100
    WISHED["length"] = 400; LIMIT["length"] = 450
}

function check(what, subject, where, value) {
    if (value <= WISHED[what]) return
    beyond++
    if (value > LIMIT[what]) print "lint: " what " " file subject ": " where ": " value ", limit " LIMIT[what]
    else if (all) print "wish: " what " " file subject ": " where ": " value
}

# Parameters of the head gathered since the last blank line or closing brace.
function parameters(head,   i, c, depth, count) {
    sub(/^[^(]*\(/, "", head)
    if (head ~ /^(void)?\)/) return 0
    count = 1
    for (i = 1; i <= length(head); i++) {
        c = substr(head, i, 1)
        if (c == "(") depth++
        if (c == ")" && depth-- == 0) break
        if (c == "," && depth == 0) count++
    }
    return count
}

FNR == 1 {
    if (file ~ /\.c$/) check("length", "", "lines of the file", lines)
    file = FILENAME; lines = 0; name = ""; head = ""; open = 0
}

{ lines++ }

# Columns, not bytes: continuation bytes do not count where awk counts bytes.
{
    text = $0
    gsub(/[\200-\277]/, "", text)
    check("columns", "", "line " FNR, length(text))
}

/^{/ && head ~ /\)$/ {
    name = head
    gsub(/__attribute__\(\([^)]*\)\) */, "", name)
    sub(/\(.*/, "", name); sub(/.*[ *]/, "", name)
    at = FNR; depth = 0; deepest = 0
    if (name !~ /^claimdiff_/) check("parameters", " " name, "line " at, parameters(head))
    next
}

/^}/ {
    if (name) {
        length_of = FNR - at - 1
        lengths[++functions] = length_of
        check("lines", " " name, "line " at, length_of)
        check("nesting", " " name, "line " at, deepest)
    }
    name = ""; head = ""
    next
}

name {
    code = $0
    gsub(/"([^"\\]|\\.)*"/, "", code); gsub(/'([^'\\]|\\.)*'/, "", code); gsub(/\/\*.*\*\//, "", code)
    if (code ~ /^ *(} )?(if|for|while|else|do|switch)([^a-zA-Z0-9_]|$)/) {
        match($0, /^ */)
        level = RLENGTH / 4
        if (level > deepest && level == int(level)) deepest = level
    }
    next
}

/^[^ \t#\/]/ && !/[;={]$/ && /\(/ { head = $0; next }
/^ / && head && head !~ /\)$/ { head = head $0; next }
/^$/ { head = "" }

END {
    if (file ~ /\.c$/) check("length", "", "lines of the file", lines)
    for (i = 2; i <= functions; i++) {
        v = lengths[i]
        for (j = i - 1; j >= 1 && lengths[j] > v; j--) lengths[j + 1] = lengths[j]
        lengths[j + 1] = v
    }
    printf "%d functions: median %d lines, nine in ten %d or fewer, longest %d; %d places beyond the wish\n", \
        functions, lengths[int((functions + 1) / 2)], lengths[int(functions * 0.9)], lengths[functions], beyond
}
