#!/usr/bin/env python3
"""Fits lib/claim/standing.inc: which claims stand alone, and which are fragments.

    standing.py PROGRAM DATA [--write FILE | --check FILE] [--test DIR ...]

PROGRAM is build/eval/standing_dump, DATA the marked pairs of real articles (data/real), whose
gold.json lists as "bad_claims" what a reader would not call a claim. Whole topics (the number
after "ecb-") are left out in turn to find the threshold; --test tells what the table does on
sets that had no part in it."""
import argparse, glob, json, os, re, subprocess, sys

import numpy as np

import logistic

FOLDS = 8
STRENGTH = 1.0
TOLD_WEIGHT = 3.0  # of a claim that the other article tells, too, or disputes
PRECISION = 0.6  # of those left out: claims lost weigh more than fragments kept


def same_span(a, b):
    shared = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return shared >= 0.9 * max(a[1] - a[0], b[1] - b[0])


def marks(case):
    """-> [(article file, span, whether it is a fragment, weight)]"""
    with open(os.path.join(case, "gold.json"), encoding="utf-8") as f:
        gold = json.load(f)
    path = {a["label"]: os.path.join(case, a["file"]) for a in gold["articles"]}
    told = {r[side] for r in gold["relations"] if r["relation"] != "addition"
            for side in "ab" if side in r}
    out = [(path[a["label"]], (c["start_byte"], c["end_byte"]), False,
            TOLD_WEIGHT if c["id"] in told else 1.0)
           for a in gold["articles"] for c in a["claims"]]
    out += [(path[b["article"]], (b["start_byte"], b["end_byte"]), True, 1.0)
            for b in gold.get("bad_claims", [])]
    return out


def read(program, root):
    """-> names of the features, topic, features and truth and weight of each claim that is marked"""
    cases = sorted(os.path.dirname(p) for p in glob.glob(os.path.join(root, "*", "gold.json")))
    known = {}
    for case in cases:
        for path, *mark in marks(case):
            known.setdefault(path, []).append(mark)
    lines = subprocess.run([program] + sorted(known), capture_output=True, text=True,
                           check=True).stdout.splitlines()
    names, topics, x, y, weight = lines[0].split("\t")[3:], [], [], [], []
    for line in lines[1:]:
        path, begin, end, *values = line.split("\t")
        span = int(begin), int(end)
        for other, bad, counts in known[path]:
            if same_span(span, other):
                topics.append(re.match(r"[a-z]*-?(\d*)", os.path.basename(os.path.dirname(path)))[1])
                x.append([float(v) for v in values])
                y.append(bad)
                weight.append(counts)
                break
    return names, np.array(topics), np.array(x), np.array(y), np.array(weight)


def odds_left_out(topics, x, y, weight):
    out = np.zeros(len(y))
    order = {t: i % FOLDS for i, t in enumerate(sorted(set(topics)))}
    fold = np.array([order[t] for t in topics])
    for k in range(FOLDS):
        bias, slopes = logistic.fit(x[fold != k], y[fold != k], STRENGTH, weight[fold != k])
        out[fold == k] = bias + x[fold == k] @ slopes
    return out


def at(odds, y, weight, least):
    found = odds >= least
    right = (found & y).sum()
    return right / max(1, found.sum()), right / max(1, y.sum()), (found & ~y).sum() / (~y).sum(), (
        found & (weight > 1)).sum() / max(1, (weight > 1).sum())


def threshold(odds, y, weight):
    """The lowest that keeps the precision."""
    good = [t for t in np.arange(-3.0, 3.0, 0.05) if at(odds, y, weight, t)[0] >= PRECISION]
    return float(good[0])


def table(names, bias, slopes, least, count, topics):
    lines, line = [], "       "
    for name, slope in zip(names, slopes):
        item = f" [STANDING_{name.upper()}] = {slope:.2f},"
        if len(line) + len(item) > 96:
            lines.append(line)
            line = "       "
        line += item
    lines.append(line)
    return (f"/* Written by train/standing.py; do not edit.\n"
            f" * {count} claims of {topics} topics of real news (data/real). */\n\n"
            f"#define FRAGMENT_LEAST {least:.2f} /* log-odds */\n\n"
            f"static const standing_table standing = {{\n    {bias:.2f},\n    {{\n"
            + "\n".join(lines) + "\n    },\n};\n")


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("program")
    ap.add_argument("data")
    ap.add_argument("--write")
    ap.add_argument("--check")
    ap.add_argument("--test", nargs="*", default=[])
    a = ap.parse_args()
    names, topics, x, y, weight = read(a.program, a.data)
    odds = odds_left_out(topics, x, y, weight)
    least = threshold(odds, y, weight)
    bias, slopes = logistic.fit(x, y, STRENGTH, weight)
    report = "{}: {} claims, {} fragments; marked: precision {:.2f} recall {:.2f}, claims lost {:.3f}, of those told twice {:.3f}"
    print(report.format("topics left out", len(y), y.sum(), *at(odds, y, weight, least)))
    for root in a.test:
        _, _, tx, ty, told = read(a.program, root)
        print(report.format(root, len(ty), ty.sum(), *at(bias + tx @ slopes, ty, told, least)))
    text = table(names, bias, slopes, least, len(y), len(set(topics)))
    if a.write:
        with open(a.write, "w", encoding="utf-8") as f:
            f.write(text)
    if a.check and open(a.check, encoding="utf-8").read() != text:
        sys.exit(f"{a.check} is not what train/standing.py writes")


if __name__ == "__main__":
    main()
