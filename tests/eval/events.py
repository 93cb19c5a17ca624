#!/usr/bin/env python3
"""One event or two? events.py PASSAGES DATA

Runs PASSAGES (tests/eval/passages.c) on sentence pairs of ECB+ (DATA/align: dev sets)
and prints how well the candidate score tells sentences on one event from others,
as the area under the ROC curve, and how many pairs the rules call contradictions.
The pairs of two events were chosen for their like wording, those of one event were
not: so the area is also given for pairs of one event that are worded as much alike.
"""
import json, os, re, subprocess, sys

SETS = [("ecbplus_sentpairs.dev.tsv", {"same_event", "unrelated"}), ("ecbplus_crosssub.dev.tsv", None)]


def rows_of(path, labels):
    with open(path, encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f][1:]
    return [r for r in rows if len(r) > 3 and (labels is None or r[1] in labels)]


def auc(high, low):
    ranked = sorted([(s, 1) for s in high] + [(s, 0) for s in low])
    below = total = i = 0
    while i < len(ranked):
        j = i
        while j < len(ranked) and ranked[j][0] == ranked[i][0]:
            j += 1
        ones = sum(k for _, k in ranked[i:j])
        total += ones * (below + (j - i - ones) / 2)
        below += j - i - ones
        i = j
    return total / max(1, len(high) * len(low))


def pairs_of(tool, rows):
    """For each row the candidate pairs of the claims of its premise and hypothesis."""
    lines = "".join(f"{r[2]}\t{r[3]}\n" for r in rows)
    out = subprocess.run([tool], input=lines, capture_output=True, check=True, text=True).stdout
    pairs = []
    for line in out.split("\n")[:-1]:
        if line:
            pairs.append(json.loads(line))
        else:
            yield pairs
            pairs = []


def likest(pairs):
    return max(pairs, key=lambda p: p["features"]["event"], default=None)


LIKE_WORDING = 0.15  # shared words of all words: 8 in 10 pairs of two events have that


def wording(a, b):
    a, b = (set(re.findall(r"\w+", text.lower())) for text in (a, b))
    return len(a & b) / max(1, len(a | b))


def main():
    tool, data = sys.argv[1:3]
    scores, flagged, alike = {}, {}, []
    for name, labels in SETS:
        rows = rows_of(os.path.join(data, "align", name), labels)
        for r, pairs in zip(rows, pairs_of(tool, rows)):
            best = likest(pairs)
            scores.setdefault(r[1], []).append(best["features"]["event"] if best else 0.0)
            if r[1] == "same_event" and wording(r[2], r[3]) >= LIKE_WORDING:
                alike.append(scores[r[1]][-1])
            flagged.setdefault(r[1], []).append(bool(best and best["relation"]["contradicts"]))
    for label in sorted(scores):
        print(f"{label:24s} {len(scores[label]):6d} pairs, contradictions {100 * sum(flagged[label]) / len(flagged[label]):.2f} %")
    for label in scores:
        if label != "same_event":
            print(f"same_event against {label}: AUC {auc(scores['same_event'], scores[label]):.3f}, "
                  f"worded alike {auc(alike, scores[label]):.3f}")


if __name__ == "__main__":
    main()
