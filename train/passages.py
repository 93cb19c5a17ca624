#!/usr/bin/env python3
"""Fits the entailment of passages, lib/judge/passages.inc: passages.py PASSAGES DATA

PASSAGES is the program built from tests/eval/passages.c; DATA has nli/train. A pair is
positive if its label is entailment; pairs in which a rule has seen a contradiction are
left out. Of a hypothesis of several claims, that which is least like the premise
counts. --write FILE writes the tables, without and with the encoder (models/), --check
FILE says whether they are what the file has; what they are worth is measured by
tests/eval/passages.py on sets not seen here.
"""
import argparse
import os
import random
import sys

import numpy as np

import relation
from logistic import fit

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "tests", "eval"))
import events  # noqa: E402

# Set, and how many of its pairs: news and prose like the texts to be judged first.
SETS = [("mnli_sample.train", 1500), ("tenp_base.train", 1500), ("litl_base.train", 300),
        ("snli_sample.train", 300), ("sanli_base_news.train", 300)]
LABELS = ("entailment", "neutral", "contradiction")
MEANING = [f for f in relation.LIKENESS if f not in ("best", "place")]
TABLES = {      # table: features, the encoder
    "passage_by_words": ([f for f in MEANING if f != "cosine"], ""),
    "passage_by_meaning": (MEANING, "models/minilm-l6-v2.cdm"),
}


def read_set(path, count):
    with open(path, encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f][1:]
    rows = [r for r in rows if len(r) > 3 and r[1] in LABELS]
    random.Random(5).shuffle(rows)
    return rows[:count]


def weakest(pairs):
    """The pair of that claim of the hypothesis whose best counterpart is the least like it."""
    best = {}
    for p in pairs:
        claim = p["b"]["claim"]
        if claim not in best or p["features"]["event"] > best[claim]["features"]["event"]:
            best[claim] = p
    return min(best.values(), key=lambda p: p["features"]["event"], default=None)


def features_of(pair, names):
    """As relation__passage_features of lib/judge/relation.c."""
    if not pair:
        return [0.0] * len(names)
    covers = {"min_cover": pair["backward"], "max_cover": pair["forward"]}
    return [covers.get(n, pair["features"][n]) for n in names]


def table_of(tool, rows, names):
    x, y = [], []
    for row, pairs in zip(rows, events.pairs_of(tool, rows)):
        if not any(p["rule"] for p in pairs):
            x.append(features_of(weakest(pairs), names))
            y.append(row[1] == "entailment")
    return fit(np.array(x), y)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("tool")
    ap.add_argument("data")
    ap.add_argument("--write")
    ap.add_argument("--check")
    how = ap.parse_args()
    rows = [r for name, count in SETS for r in read_set(os.path.join(how.data, "nli", "train", name + ".tsv"), count)]
    text = relation.head("train/passages.py", f"{len(rows)} pairs of {', '.join(name.split('.')[0] for name, _ in SETS)}")
    for name, (names, encoder) in TABLES.items():
        os.environ["CLAIMDIFF_MODEL"] = encoder
        text += "\n" + relation.initialiser(name, names, table_of(how.tool, rows, names))
    relation.write_or_check(how, text)


if __name__ == "__main__":
    main()
