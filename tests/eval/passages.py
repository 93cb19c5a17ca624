#!/usr/bin/env python3
"""Is claimdiff_judge calibrated? passages.py TOOL DATA

Runs TOOL, which may have options, with --judge on DATA/nli/dev and prints, for the
probability of entailment, how often it comes true in each tenth, the expected
calibration error, and the precision and recall of entailment and contradiction.
"""
import os, random, shlex, subprocess, sys

SETS = ["mnli_taxinli.dev", "tenp_base.val"]
LABELS = ["entailment", "neutral", "contradiction"]
PAIRS_MAX = 1200  # of one set, chosen by a fixed seed


def read_set(path):
    with open(path, encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f][1:]
    rows = [r for r in rows if len(r) > 3 and r[1] in LABELS]
    random.Random(1).shuffle(rows)
    return rows[:PAIRS_MAX]


def judge(tool, rows):
    lines = "".join(f"{r[2]}\t{r[3]}\n" for r in rows)
    out = subprocess.run([*shlex.split(tool), "--judge"], input=lines, capture_output=True, check=True, text=True).stdout
    return [[float(v) for v in line.split("\t")[1:4]] for line in out.splitlines()]


def print_calibration(judged):
    error = 0.0
    for tenth in range(10):
        inside = [(p[0], label == LABELS[0]) for p, label in judged if min(9, int(p[0] * 10)) == tenth]
        if not inside:
            continue
        said, true = (sum(values) / len(inside) for values in zip(*inside))
        error += abs(said - true) * len(inside) / len(judged)
        print(f"  {tenth / 10:.1f} to {(tenth + 1) / 10:.1f}: said {said:.3f}, true {true:.3f}, {len(inside)} pairs")
    print(f"  expected calibration error {error:.3f}")


def print_label(judged, number):
    said = [max(range(3), key=lambda k: p[k]) == number for p, _ in judged]
    gold = [label == LABELS[number] for _, label in judged]
    right = sum(s and g for s, g in zip(said, gold))
    print(f"  {LABELS[number]}: precision {right / max(1, sum(said)):.3f}, recall {right / max(1, sum(gold)):.3f}")


def main():
    tool, data = sys.argv[1:3]
    everything = []
    for name in SETS:
        rows = read_set(os.path.join(data, "nli", "dev", name + ".tsv"))
        judged = list(zip(judge(tool, rows), (r[1] for r in rows)))
        everything += judged
        print(f"{name}: {len(judged)} pairs")
        print_calibration(judged)
        print_label(judged, 0)
        print_label(judged, 2)
    print(f"all: {len(everything)} pairs")
    print_calibration(everything)


main()
