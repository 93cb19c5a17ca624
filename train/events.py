#!/usr/bin/env python3
"""Fits the score of lib/pair/event.c: events.py PAIRS DATA

PAIRS is the program built from tests/eval/pairs.c, with the encoder that
CLAIMDIFF_MODEL names, if it does; DATA has align/ (ECB+). Positive are pairs of one
event, half of their weight on those worded as much alike as the pairs of two
events, which were chosen for that. Prints the weights; tests/eval/events.py
measures them on dev. Needs scikit-learn (train/requirements.txt).
"""
import os, subprocess, sys

import numpy as np
from sklearn.linear_model import LogisticRegression

from relation import feature_names

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "tests", "eval"))
import events  # noqa: E402

SETS = [("ecbplus_sentpairs.train.tsv", {"same_event", "unrelated"}), ("ecbplus_crosssub.train.tsv", None)]
NAMES = ["words", "cosine", "shared", "apart", "dates", "values"]


def main():
    tool, data = sys.argv[1:3]
    features = feature_names()
    first = 10 + len(features)
    used = [10 + features.index("FEATURE_WORDS"), 10 + features.index("FEATURE_COSINE")] + list(range(first, first + 4))
    x, kinds = [], []
    for name, labels in SETS:
        rows = events.rows_of(os.path.join(data, "align", name), labels)
        lines = "".join(f"{r[2]}\t{r[3]}\n" for r in rows)
        out = subprocess.run([tool], input=lines, capture_output=True, check=True, text=True).stdout.split("\n")
        for r, line in zip(rows, out):
            f = line.split("\t")
            x.append([float(f[i]) if len(f) > 6 else 0.0 for i in used])
            alike = r[1] == "same_event" and events.wording(r[2], r[3]) >= events.LIKE_WORDING
            kinds.append("alike" if alike else r[1])
    kinds = np.array(kinds)
    one = np.isin(kinds, ["alike", "same_event"])
    weight = 0.5 * one / one.sum() + (kinds == "alike") / (kinds == "alike").sum()
    weight += (kinds == "different_event") / (kinds == "different_event").sum()
    weight += 0.5 * (kinds == "unrelated") / (kinds == "unrelated").sum()
    model = LogisticRegression(C=0.1, max_iter=1000).fit(np.array(x), one, sample_weight=weight * len(kinds))
    print(f"bias {model.intercept_[0]:.2f}")
    for name, w in zip(NAMES, model.coef_[0]):
        print(f"{name} {w:.2f}")


main()
