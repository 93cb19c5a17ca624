#!/usr/bin/env python3
"""False contradictions: quiet.py TOOL DATA [--limit=N] [--jobs=N] [-v]

Compares sentences as articles, two at a time: of two events that are alike and of one
event (DATA/align, ECB+), and paraphrases (DATA/nli/dev, MSRP), those with the same
figures and those with others. Prints the share of pairs for which TOOL reports a
contradiction at its own threshold; -v shows them, for between sentences of one event
and paraphrases with other figures some are true. N pairs of each set, drawn with a
fixed seed; all if it is not given.
"""
import argparse, concurrent.futures, json, os, random, re, subprocess, tempfile

SETS = [("two events", "align/ecbplus_crosssub.dev.tsv", "different_event"),
        ("one event", "align/ecbplus_sentpairs.dev.tsv", "same_event"),
        ("MSRP", "nli/dev/msrp.dev.tsv", "supported")]


def rows_of(path, label):
    with open(path, encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f][1:]
    return [r[2:4] for r in rows if len(r) > 3 and r[1] == label]


def figures(text):
    return set(re.findall(r"\d+(?:[.,]\d+)*", text))


def contradictions(tool, sentences):
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("a.txt", "b.txt")]
        for path, text in zip(paths, sentences):
            with open(path, "w", encoding="utf-8") as f:
                f.write(text + "\n")
        done = subprocess.run([tool, "--format=json", "--only=contradictions", *paths], capture_output=True, text=True)
        return json.loads(done.stdout)["findings"] if done.returncode < 2 else []


def show(how, name, rows, pool):
    found = list(pool.map(lambda sentences: contradictions(how.tool, sentences), rows))
    for sentences, findings in zip(rows, found):
        for f in findings if how.verbose else []:
            print(f"{f['reason']} {f['confidence']:.2f}: {sentences[0]} || {sentences[1]}")
    count = sum(map(bool, found))
    print(f"quiet {name:20s} {len(rows):5d} pairs | contra {count} ({100 * count / max(1, len(rows)):.1f} %)", flush=True)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("tool")
    ap.add_argument("data")
    ap.add_argument("--limit", type=int)
    ap.add_argument("--jobs", type=int, default=1)
    ap.add_argument("-v", action="store_true", dest="verbose")
    how = ap.parse_args()
    with concurrent.futures.ThreadPoolExecutor(how.jobs) as pool:
        for name, file, label in SETS:
            rows = rows_of(os.path.join(how.data, file), label)
            rows = random.Random(1).sample(rows, min(how.limit or len(rows), len(rows)))
            if name != "MSRP":
                show(how, name, rows, pool)
                continue
            show(how, name + " same figures", [r for r in rows if figures(r[0]) == figures(r[1])], pool)
            show(how, name + " other figures", [r for r in rows if figures(r[0]) != figures(r[1])], pool)


main()
