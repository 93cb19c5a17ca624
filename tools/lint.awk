# The house's limits, on C files in this repository's format: a function begins
# with "{" and ends with "}" in the first column. Prints what is beyond them,
# then the lengths of all functions: median, nine in ten, longest.
BEGIN { MAX_FILE = 400; MAX_LINES = 100; MAX_PARAMETERS = 5; MAX_NESTING = 3; MAX_COLUMNS = 120 }

function complain(what) { print "lint: " file ":" (name ? at : FNR) ": " name " " what; bad = 1 }

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
    if (file && lines > MAX_FILE && file ~ /\.c$/) { name = ""; print "lint: " file ": " lines " lines"; bad = 1 }
    file = FILENAME; lines = 0; name = ""; head = ""; open = 0
}

{ lines++ }

# Columns, not bytes: continuation bytes do not count where awk counts bytes.
{ text = $0; gsub(/[\200-\277]/, "", text); if (length(text) > MAX_COLUMNS) { long = name; name = ""; complain("line of " length(text) " columns"); name = long } }

/^{/ && head ~ /\)$/ {
    name = head
    sub(/\(.*/, "", name); sub(/.*[ *]/, "", name)
    at = FNR; depth = 0; deepest = 0
    if (name !~ /^claimdiff_/ && parameters(head) > MAX_PARAMETERS) complain("has " parameters(head) " parameters")
    next
}

/^}/ {
    if (name) {
        length_of = FNR - at - 1
        lengths[++functions] = length_of
        if (length_of > MAX_LINES) complain("has " length_of " lines")
        if (deepest > MAX_NESTING) complain("nests " deepest " deep")
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
    if (lines > MAX_FILE && file ~ /\.c$/) { print "lint: " file ": " lines " lines"; bad = 1 }
    for (i = 2; i <= functions; i++) {
        v = lengths[i]
        for (j = i - 1; j >= 1 && lengths[j] > v; j--) lengths[j + 1] = lengths[j]
        lengths[j + 1] = v
    }
    printf "%d functions: median %d lines, nine in ten %d or fewer, longest %d\n", functions, \
        lengths[int((functions + 1) / 2)], lengths[int(functions * 0.9)], lengths[functions]
    exit bad
}
