#!/usr/bin/env python3
"""Fits the entailment of passages in lib/judge/relation.c: passages.py PAIRS DATA

PAIRS is the program built from tests/eval/pairs.c, run as PAIRS --judge with the
encoder that CLAIMDIFF_MODEL names, if it does; DATA has nli/train. A pair is
positive if its label is entailment. Prints the weights as a C initialiser; what
they are worth is measured by tests/eval/passages.py on sets not seen here.
Needs scikit-learn (train/requirements.txt).
"""
import os, random, subprocess, sys

import numpy as np
from sklearn.linear_model import LogisticRegression

from relation import feature_names

# Set, and how many of its pairs: news and prose like the texts to be judged first.
SETS = [("mnli_sample.train", 1500), ("tenp_base.train", 1500), ("litl_base.train", 300),
        ("snli_sample.train", 300), ("sanli_base_news.train", 300)]
LABELS = ("entailment", "neutral", "contradiction")
UNUSED = ("FEATURE_BEST", "FEATURE_PLACE")


def read_set(path, count):
    with open(path, encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f][1:]
    rows = [r for r in rows if len(r) > 3 and r[1] in LABELS]
    random.Random(5).shuffle(rows)
    return rows[:count]


def main():
    tool, data = sys.argv[1:3]
    rows = [r for name, count in SETS for r in read_set(os.path.join(data, "nli", "train", name + ".tsv"), count)]
    lines = "".join(f"{r[2]}\t{r[3]}\n" for r in rows)
    out = subprocess.run([tool, "--judge"], input=lines, capture_output=True, check=True, text=True).stdout
    names = feature_names()
    used = [i for i, n in enumerate(names) if n not in UNUSED]
    x, y = [], []
    for row, line in zip(rows, out.splitlines()):
        values = [float(v) for v in line.split("\t")]
        if values[2] >= 0.5:  # a rule has decided
            continue
        x.append([values[3 + i] if len(values) > 3 else 0.0 for i in used])
        y.append(row[1] == "entailment")
    model = LogisticRegression(C=1.0, max_iter=2000).fit(np.array(x), np.array(y))
    print(f"/* {len(y)} pairs */\n    {model.intercept_[0]:.2f},")
    for i, w in zip(used, model.coef_[0]):
        print(f"    [{names[i]}] = {w:.2f},")


main()
