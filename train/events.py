#!/usr/bin/env python3
"""Fits the score of lib/pair/event.c: events.py PASSAGES DATA

PASSAGES is the program built from tests/eval/passages.c, with the encoder that
CLAIMDIFF_MODEL names, if it does; DATA has align/ (ECB+). Positive are pairs of one
event, half of their weight on those worded as much alike as the pairs of two
events, which were chosen for that. Prints the weights; tests/eval/events.py
measures them on dev.
"""
import os
import sys

import numpy as np

from logistic import fit

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "tests", "eval"))
import events  # noqa: E402

SETS = [("ecbplus_sentpairs.train.tsv", {"same_event", "unrelated"}), ("ecbplus_crosssub.train.tsv", None)]
NAMES = ["words", "cosine", "shared", "apart", "dates", "values"]


def features_of(best):
    if not best:
        return [0.0] * len(NAMES)
    return [best["features"]["words"], best["features"]["cosine"]] + [best["names"][n] for n in NAMES[2:]]


def main():
    tool, data = sys.argv[1:3]
    x, kinds = [], []
    for name, labels in SETS:
        rows = events.rows_of(os.path.join(data, "align", name), labels)
        for r, pairs in zip(rows, events.pairs_of(tool, rows)):
            x.append(features_of(events.likest(pairs)))
            alike = r[1] == "same_event" and events.wording(r[2], r[3]) >= events.LIKE_WORDING
            kinds.append("alike" if alike else r[1])
    kinds = np.array(kinds)
    one = np.isin(kinds, ["alike", "same_event"])
    weight = 0.5 * one / one.sum() + (kinds == "alike") / (kinds == "alike").sum()
    weight += (kinds == "different_event") / (kinds == "different_event").sum()
    weight += 0.5 * (kinds == "unrelated") / (kinds == "unrelated").sum()
    bias, slopes = fit(np.array(x), one, strength=0.1, weight=weight * len(kinds))
    print(f"bias {bias:.2f}")
    for name, w in zip(NAMES, slopes):
        print(f"{name} {w:.2f}")


main()
