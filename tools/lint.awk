# The house's limits, on C files in this repository's format: a function begins
# with "{" and ends with "}" in the first column. Two of each: what is wished for,
# and what is too much. Prints what is too much (with -v all=1 also what is beyond
# the wish), then the lengths of all functions: median, nine in ten, longest.
BEGIN {
    WISHED["lines"] = 50; LIMIT["lines"] = 100
    WISHED["parameters"] = 5; LIMIT["parameters"] = 7
    WISHED["levels of nesting"] = 3; LIMIT["levels of nesting"] = 4
    WISHED["columns"] = 120; LIMIT["columns"] = 400
    WISHED["lines in the file"] = 400; LIMIT["lines in the file"] = 800
}

function check(where, what, value) {
    if (value <= WISHED[what]) return
    beyond++
    if (value > LIMIT[what]) bad = 1
    if (value > LIMIT[what] || all) print "lint: " where " " value " " what
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
    if (file ~ /\.c$/) check(file ":", "lines in the file", lines)
    file = FILENAME; lines = 0; name = ""; head = ""; open = 0
}

{ lines++ }

# Columns, not bytes: continuation bytes do not count where awk counts bytes.
{
    text = $0
    gsub(/[\200-\277]/, "", text)
    check(file ":" FNR ":", "columns", length(text))
}

/^{/ && head ~ /\)$/ {
    name = head
    sub(/\(.*/, "", name); sub(/.*[ *]/, "", name)
    at = FNR; depth = 0; deepest = 0
    if (name !~ /^claimdiff_/) check(file ":" at ": " name, "parameters", parameters(head))
    next
}

/^}/ {
    if (name) {
        length_of = FNR - at - 1
        lengths[++functions] = length_of
        check(file ":" at ": " name, "lines", length_of)
        check(file ":" at ": " name, "levels of nesting", deepest)
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
    if (file ~ /\.c$/) check(file ":", "lines in the file", lines)
    for (i = 2; i <= functions; i++) {
        v = lengths[i]
        for (j = i - 1; j >= 1 && lengths[j] > v; j--) lengths[j + 1] = lengths[j]
        lengths[j + 1] = v
    }
    printf "%d functions: median %d lines, nine in ten %d or fewer, longest %d; %d places beyond the wish\n", \
        functions, lengths[int((functions + 1) / 2)], lengths[int(functions * 0.9)], lengths[functions], beyond
    exit bad
}
