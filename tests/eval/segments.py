#!/usr/bin/env python3
"""How well articles are cut into sentences, tokens and roles.

    segments.py DUMP TEXT_DATA EVAL [-v NAME]

Needs the Python standard library alone. What is measured:

golden   the English golden rules (golden_rules_en.test.jsonl), one text each;
         right when the sentences, white space folded, are exactly those listed.
gum/ewt  a treebank document's untokenised text is put together from its
         `# text` lines: a blank line before each new paragraph (`# newpar` or
         `# newdoc`), else one space (none where the last token of the sentence
         before has SpaceAfter=No). Sentence F1: exact spans of whole sentences.
         Boundary F1: ends of sentences, the last one of each document left
         out. Token F1: exact spans of syntactic words, where those of a
         multiword token ("don't") are laid end to end over its text; tokens
         whose parts do not add up to the text are left out.
news     the same over the documents of gum whose name holds _news_.
lists    sentence F1 on ud_ewt_sents.dev.jsonl, paragraphs joined the same way.
roles    claim-gold articles: each gold sentence takes the role of the sentence
         found over its first byte; F1 of "no body" (kind headline, any role),
         and boundary F1 against the gold sentences.
-v NAME prints the differences of that set.
"""
import glob
import json
import os
import subprocess
import sys
import tempfile


def run(dump, texts):
    """[(sentences [(begin, end, body, role)], tokens [(begin, end)])] of bytes texts."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for i, text in enumerate(texts):
            names.append(os.path.join(folder, str(i)))
            with open(names[-1], "wb") as out:
                out.write(text)
        done = subprocess.run([dump], input="\n".join(names) + "\n", capture_output=True, text=True, check=True)
    found = []
    for line in done.stdout.splitlines():
        kind, *numbers = line.split()
        if kind == "F":
            found.append(([], []))
        elif kind == "S":
            found[-1][0].append(tuple(map(int, numbers[:4])))
        else:
            found[-1][1].append(tuple(map(int, numbers)))
    return found


class Score:
    def __init__(self):
        self.both = self.gold = self.found = 0

    def add(self, gold, found):
        self.both += len(gold & found)
        self.gold += len(gold)
        self.found += len(found)

    def __str__(self):
        precision = self.both / max(1, self.found)
        recall = self.both / max(1, self.gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"F1 {f1:.4f} (P {precision:.4f} R {recall:.4f}, {self.gold} gold)"


def read_conllu(path):
    """[(name, text, sentence spans, token spans)] of the documents, as bytes."""
    documents = []
    paragraph, sentence, words = True, None, []

    def close():
        nonlocal sentence, words, paragraph
        if sentence is None:
            return
        document = documents[-1]
        if document["text"]:
            document["text"] += b"\n\n" if paragraph else b"" if document["glued"] else b" "
        base = len(document["text"])
        document["text"] += sentence
        document["sentences"].append((base, base + len(sentence)))
        at = 0
        for surface, parts in words:
            begin = sentence.find(surface, at)
            if begin < 0:
                continue
            at = begin + len(surface)
            if b"".join(parts) != surface:
                document["skipped"].append((base + begin, base + at))
                continue
            for part in parts:
                document["tokens"].append((base + begin, base + begin + len(part)))
                begin += len(part)
        document["glued"] = glued
        sentence, words, paragraph = None, [], False

    multi_end, glued = 0, False
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            documents.append({"name": line.split("=")[-1].strip(), "text": b"", "sentences": [], "tokens": [],
                              "skipped": [], "glued": False})
            paragraph = True
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("# text ="):
            sentence = line[len("# text ="):].strip().encode()
            multi_end = 0
        elif line and line[0] != "#":
            cells = line.split("\t")
            if "." in cells[0]:
                continue
            if "-" in cells[0]:
                multi_end = int(cells[0].split("-")[1])
                words.append((cells[1].encode(), []))
                glued = "SpaceAfter=No" in cells[9]
            elif int(cells[0]) <= multi_end:
                words[-1][1].append(cells[1].encode())
            else:
                words.append((cells[1].encode(), [cells[1].encode()]))
                glued = "SpaceAfter=No" in cells[9]
        elif not line:
            close()
    close()
    return documents


def treebank(name, documents, dump, verbose):
    spans, ends, tokens = Score(), Score(), Score()
    for document, (sentences, found) in zip(documents, run(dump, [d["text"] for d in documents])):
        got = {(s[0], s[1]) for s in sentences}
        gold = set(document["sentences"])
        spans.add(gold, got)
        last = len(document["text"].rstrip())
        gold_ends, got_ends = {e for _, e in gold if e < last}, {e for _, e in got if e < last}
        ends.add(gold_ends, got_ends)
        kept = {t for t in found if not any(b <= t[0] < e for b, e in document["skipped"])}
        tokens.add(set(document["tokens"]), kept)
        if verbose:
            show(document, gold_ends, got_ends, kept)
    print(f"{name:8} boundaries {ends}\n{'':8} sentences  {spans}\n{'':8} tokens     {tokens}")


def show(document, gold, got, tokens):
    text = document["text"]

    def cut(begin, end):
        return text[max(0, begin):end].decode("utf-8", "replace").replace("\n", "\\n")

    for end in sorted(gold ^ got):
        print("   ", "MISSED" if end in gold else "EXTRA ", cut(end - 50, end), "|", cut(end, end + 40))
    for begin, end in sorted(set(document["tokens"]) - tokens):
        print("    TOKEN", cut(begin, end), "   in", cut(begin - 15, end + 15))


def golden(path, dump, verbose):
    rules = [json.loads(line) for line in open(path, encoding="utf-8")]
    good = 0
    for rule, (sentences, _) in zip(rules, run(dump, [r["text"].encode() for r in rules])):
        text = rule["text"].encode()
        got = [" ".join(text[s[0]:s[1]].decode().split()) for s in sentences]
        want = [" ".join(s.split()) for s in rule["sentences"]]
        good += got == want
        if verbose and got != want:
            print("   ", rule["rule"], repr(rule["text"]), got)
    print(f"golden   {good}/{len(rules)}")


def lists(path, dump, verbose):
    spans = Score()
    documents = []
    for line in open(path, encoding="utf-8"):
        text, gold = b"", set()
        for paragraph in json.loads(line)["paragraphs"]:
            text += b"\n\n" if text else b""
            for i, sentence in enumerate(paragraph):
                text += b" " if i else b""
                gold.add((len(text), len(text) + len(sentence.encode())))
                text += sentence.encode()
        documents.append((text, gold))
    for (text, gold), (sentences, _) in zip(documents, run(dump, [d[0] for d in documents])):
        got = {(s[0], s[1]) for s in sentences}
        spans.add(gold, got)
        for begin, end in sorted(got - gold) if verbose else ():
            print("   ", text[begin:end].decode("utf-8", "replace"))
    print(f"{'lists':8} sentences  {spans}")


def roles(folder, dump, verbose):
    other, ends = Score(), Score()
    for path in sorted(glob.glob(os.path.join(folder, "*", "gold.json")) +
                       glob.glob(os.path.join(folder, "*", "*", "gold.json"))):
        articles = json.load(open(path, encoding="utf-8"))["articles"]
        texts = [open(os.path.join(os.path.dirname(path), a["file"]), "rb").read() for a in articles]
        for article, text, (sentences, _) in zip(articles, texts, run(dump, texts)):
            gold_other, got_other = set(), set()
            for gold in article["sentences"]:
                begin, end = gold["start_byte"], gold["end_byte"]
                role = next((s[3] for s in sentences if s[0] <= begin + 3 < s[1]), 0)
                if gold["kind"] != "body":
                    gold_other.add(begin)
                if role:
                    got_other.add(begin)
                if verbose and (gold["kind"] != "body") != bool(role):
                    print("   ", path, role, text[begin:end].decode())
            other.add(gold_other, got_other)
            gold_ends, got_ends = {s["end_byte"] for s in article["sentences"]}, {s[1] for s in sentences}
            ends.add(gold_ends, got_ends)
            for end in sorted(gold_ends ^ got_ends) if verbose else ():
                print("   ", path, "MISSED" if end in gold_ends else "EXTRA", text[max(0, end - 60):end].decode("utf-8", "replace"),
                      "|", text[end:end + 40].decode("utf-8", "replace"))
    print(f"{'roles':8} no body    {other}\n{'':8} boundaries {ends}")


def main():
    dump, data, gold = sys.argv[1:4]
    verbose = sys.argv[5] if len(sys.argv) > 5 else ""
    if os.path.isdir(data):
        gum = read_conllu(os.path.join(data, "gum", "dev.conllu"))
        golden(os.path.join(data, "golden_rules_en.test.jsonl"), dump, verbose == "golden")
        treebank("gum", gum, dump, verbose == "gum")
        treebank("news", [d for d in gum if "_news_" in d["name"]], dump, verbose == "news")
        treebank("ewt", read_conllu(os.path.join(data, "ud_ewt", "dev.conllu")), dump, verbose == "ewt")
        lists(os.path.join(data, "ud_ewt_sents.dev.jsonl"), dump, verbose == "lists")
    else:
        print(f"no {data}: golden rules and treebanks left out")
    roles(gold, dump, verbose == "roles")


main()
