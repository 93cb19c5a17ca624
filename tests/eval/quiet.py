#!/usr/bin/env python3
"""False contradictions: quiet.py TOOL DATA [LIMIT]

Compares sentences as articles, two at a time, where a contradiction is false (nearly
always): of two events that are alike and of one event (DATA/align, ECB+), and
paraphrases (DATA/nli/dev, MSRP). Prints the share of pairs for which TOOL reports a
contradiction at its own threshold. LIMIT pairs of each set, drawn with a fixed seed;
all if it is not given.
"""
import json, os, random, subprocess, sys, tempfile

SETS = [("align/ecbplus_crosssub.dev.tsv", "different_event"), ("align/ecbplus_sentpairs.dev.tsv", "same_event"),
        ("nli/dev/msrp.dev.tsv", "supported")]


def rows_of(path, label):
    with open(path, encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f][1:]
    return [r for r in rows if len(r) > 3 and r[1] == label]


def contradicts(tool, folder, sentences):
    paths = [os.path.join(folder, name) for name in ("a.txt", "b.txt")]
    for path, text in zip(paths, sentences):
        with open(path, "w", encoding="utf-8") as f:
            f.write(text + "\n")
    done = subprocess.run([tool, "--format=json", "--only=contradictions", *paths], capture_output=True, text=True)
    return json.loads(done.stdout)["findings"] if done.returncode < 2 else []


def main():
    tool, data = sys.argv[1:3]
    limit = int(sys.argv[3]) if len(sys.argv) > 3 else None
    with tempfile.TemporaryDirectory() as folder:
        for name, label in SETS:
            rows = rows_of(os.path.join(data, name), label)
            rows = random.Random(1).sample(rows, min(limit or len(rows), len(rows)))
            found = sum(bool(contradicts(tool, folder, r[2:4])) for r in rows)
            print(f"{os.path.basename(name):28s} {label:16s} {len(rows):5d} pairs, contradiction reported "
                  f"{100 * found / len(rows):.1f} %", flush=True)


main()
