# Pages of section 3 out of the public header: one for each function, with its comment and the
# types in its declaration, and claimdiff(3) with the opening comment and a list of all.
# awk -v out=FOLDER -v version=X.Y.Z -f man3.awk HEADER

function escaped(line) {
    gsub(/\\/, "\\e", line)
    gsub(/-/, "\\-", line)
    if (line ~ /^[.']/) line = "\\&" line
    return line
}

function put(file, line) { print line > file }

function put_lines(file, text,   lines, count, i) {
    count = split(text, lines, "\n")
    for (i = 1; i <= count; i++) put(file, escaped(lines[i]))
}

# As it stands, no line filled.
function put_verbatim(file, text) {
    put(file, ".nf")
    put_lines(file, text)
    put(file, ".fi")
}

function head(name,   file) {
    file = out "/" name ".3"
    put(file, ".\\\" Made from claimdiff.h by tools/man3.awk.")
    put(file, ".TH " toupper(name) " 3 \"\" \"claimdiff " version "\"")
    put(file, ".SH NAME")
    return file
}

# The first sentence, or what is before a colon, on one line.
function summary(text) {
    gsub(/\n/, " ", text)
    sub(/[.:;]( .*)?$/, "", text)
    while (match(text, /[.:;] /)) text = substr(text, 1, RSTART - 1)
    return text
}

# The types that a declaration names, in the order of the header.
function put_types(file, declaration,   i, any) {
    for (i = 1; i <= type_count; i++) {
        if (!match(" " declaration, "[^a-z_]" type_name[i] "[^a-z_]")) continue
        if (!any++) put(file, ".SH TYPES")
        put_verbatim(file, type_text[i])
        put(file, ".PP")
    }
}

function page(i,   file) {
    file = head(name[i])
    put(file, name[i] " \\- " escaped(summary(comment_of[i])))
    put(file, ".SH SYNOPSIS")
    put_verbatim(file, "#include <claimdiff.h>\n\n" declaration[i])
    put(file, ".SH DESCRIPTION")
    put_lines(file, comment_of[i])
    put_types(file, declaration[i])
    put(file, ".SH SEE ALSO")
    put(file, ".BR claimdiff (3)")
    close(file)
}

function overview(   file, i, section) {
    file = head("claimdiff")
    put(file, "claimdiff \\- compares news articles")
    put(file, ".SH DESCRIPTION")
    put_verbatim(file, opening)
    put(file, ".SH FUNCTIONS")
    for (i = 1; i <= count; i++) {
        if (section_of[i] != section) put(file, ".SS " escaped(section_of[i]))
        section = section_of[i]
        put(file, ".TP\n.BR " name[i] " (3)")
        put(file, escaped(summary(comment_of[i])))
    }
    put(file, ".SH SEE ALSO\n.BR claimdiff (1)")
    close(file)
}

/^\/\* ---- / {
    section = $0
    sub(/^\/\* ---- /, "", section)
    sub(/ -+ \*\/$/, "", section)
    next
}

# A comment of its own; those behind code on a line are part of a type.
/^\/\*/ { inside = 1; comment = "" }
inside {
    line = $0
    ended = line ~ /\*\/$/
    sub(/^\/\*+ ?/, "", line)
    sub(/ *\*\/$/, "", line)
    sub(/^ \* ?/, "", line)
    if (line != "" && line != "/") comment = comment (comment == "" ? "" : "\n") line
    else if (!opening && !ended && comment != "") comment = comment "\n"
    if (!ended) next
    inside = 0
    if (!opening) opening = comment
    next
}

/^typedef (struct|enum) .*[{]$/ { typing = 1; type = comment == "" ? "" : "/* " comment " */\n" }
typing {
    type = type $0 "\n"
    if ($0 !~ /^[}]/) next
    typing = 0
    type_text[++type_count] = type
    sub(/^[}] */, "")
    sub(/;.*/, "")
    type_name[type_count] = $0
    comment = ""
    next
}

/^CLAIMDIFF_API / { declaring = 1; text = "" }
declaring {
    line = $0
    sub(/^CLAIMDIFF_API /, "", line)
    sub(/^ +/, "    ", line)
    text = text (text == "" ? "" : "\n") line
    if (line !~ /;$/) next
    declaring = 0
    declaration[++count] = text
    name[count] = text
    sub(/\(.*/, "", name[count])
    sub(/.*[ *]/, "", name[count])
    comment_of[count] = comment
    section_of[count] = section
    next
}

/^$/ { comment = "" }

END {
    for (i = 1; i <= count; i++) page(i)
    overview()
}
