#!/usr/bin/env python3
"""Fits what the network is asked about, lib/judge/asking.inc: asking.py DUMPS SET [SET ...]

As relation.py, from the same dumps. The network takes nearly all of the time, and most of
what it says comes to no finding: `prior` tells from all that is known without it whether
a pair would become one (an agreement or a contradiction as the tables of relation.py
decide), `other_way` tells it from its first answer and likeness. Below the least value
written beside a table nothing is asked: it is where the share KEPT of the findings, by
weight, stays by cross-validation, whole topics and stories left out. With fast effort
FAST_SHARE of the pairs are asked about, the likeliest by `prior`.
"""
import argparse
import math
import os
import re

import numpy as np

import relation
from logistic import fit, probability

score = relation.score

CONTRADICTION_WEIGHT = 10.0     # agreements that one contradiction is worth: there are a tenth as many
RANKS = ["rank", "rank_other"]
FAST_SHARE = 0.10               # of the pairs in which no rule sees anything; curve in LOG.md
ODDS_MAX = 12.0                 # as in lib/judge/relation.c
TABLES = {      # table: features, share of the findings that stays
    "prior": (relation.LIKENESS + ["event"] + RANKS, 0.97),
    "other_way": (relation.LIKENESS + ["event"] + relation.NETWORK, 0.995),
}
JUDGE = os.path.join(os.path.dirname(__file__), "..", "lib", "judge", "relation.c")


def least(name):
    """A threshold of lib/judge/relation.c."""
    with open(JUDGE, encoding="utf-8") as f:
        return float(re.search(rf"^#define {name} ([\d.]+)", f.read(), re.M)[1])


def add_ranks(case):
    """Of every pair, how many likelier counterparts its claims have, for dumps that lack it."""
    have = {}
    for row in sorted(case.rows, key=lambda r: -r["features"]["event"]):
        sides = [(row[k]["article"], row[k]["claim"], row[o]["article"]) for k, o in ("ab", "ba")]
        likelier = sorted(have.get(s, 0) for s in sides)
        for name, n in zip(RANKS, likelier):
            row["features"].setdefault(name, math.log1p(n))
        for s in sides:
            have[s] = have.get(s, 0) + 1


def odds(p):
    return max(-ODDS_MAX, min(ODDS_MAX, math.log((p + 1e-9) / (1 - p + 1e-9))))


def first_answer(row):
    """The features of a pair that was asked one way alone."""
    there = row.get("there")
    if not there:
        return row["features"]
    return row["features"] | {"shared": odds(there["agreement"]), "follows": odds(there["entailment"]),
                              "excludes": odds(there["contradiction"])}


def verdicts(cases):
    """Of every case, which pairs the judge takes for agreements and for contradictions."""
    tables = [relation.Table(cases, *relation.TABLES[name]) for name in ("agreement_by_judge", "contradiction_by_judge")]
    models = [table.fit(range(len(table.cases))) for table in tables]
    for case in cases:
        agree, contradict = (probability(*m, case.x(relation.TABLES[n][1])) * case.judged
                             for n, m in zip(("agreement_by_judge", "contradiction_by_judge"), models))
        case.contradicts = contradict >= least("CONTRADICTION_LEAST")
        case.agrees = (np.minimum(agree, 1 - contradict) >= least("AGREEMENT_LEAST")) & (agree > contradict)


class Asking:
    """A table on its way. Pairs in which a rule sees something are asked whatever it says."""

    def __init__(self, cases, names, kept, among):
        self.cases, self.kept = cases, kept
        self.x = [np.array([[first_answer(r)[n] for n in names] for r in c.rows]).reshape(len(c.rows), len(names))
                  for c in cases]
        self.use = [u & c.judged for u, c in zip(among, cases)]
        self.y = [c.agrees | c.contradicts for c in cases]
        self.weight = [np.where(c.contradicts, CONTRADICTION_WEIGHT, 1.0) for c in cases]

    def of(self, values, chosen):
        return np.concatenate([values[i][self.use[i]] for i in chosen])

    def fit(self, chosen):
        return fit(self.of(self.x, chosen), self.of(self.y, chosen), weight=self.of(self.weight, chosen))

    def cross_validate(self):
        """Probabilities of the pairs of each case, by a model of other topics."""
        topics = sorted({c.topic for c in self.cases})
        scores = [None] * len(self.cases)
        for fold in range(relation.FOLDS):
            left_out = set(topics[fold::relation.FOLDS])
            model = self.fit([i for i, c in enumerate(self.cases) if c.topic not in left_out])
            for i, c in enumerate(self.cases):
                if c.topic in left_out:
                    scores[i] = probability(*model, self.x[i])
        return scores

    def least(self, scores):
        """Where the share of the findings stays, and how much is asked then."""
        everything = range(len(self.cases))
        p, y, weight = (self.of(v, everything) for v in (scores, self.y, self.weight))
        order = np.argsort(p[y])
        lost = np.cumsum(weight[y][order]) / weight[y].sum()
        at = math.floor(p[y][order][np.searchsorted(lost, 1 - self.kept)] * 1e4) / 1e4
        print(f"{y.sum()} findings of {len(p)} pairs, {np.sum(p[y] >= at)} of {np.sum(p >= at)} at {at}", flush=True)
        return at, f"{self.kept:.1%} of {y.sum()} findings stay with {np.mean(p >= at):.0%} of {len(p)} pairs"

    def least_fast(self, scores):
        """Where the likeliest pairs begin, and what of the findings is among them."""
        everything = range(len(self.cases))
        p, y, denied = (self.of(v, everything) for v in (scores, self.y, [c.contradicts for c in self.cases]))
        at = round(np.quantile(p, 1 - FAST_SHARE), 4)
        found = f"{np.mean(p[y] >= at):.0%} of the findings, {np.mean(p[denied] >= at):.0%} of the contradictions"
        return at, f"{found} stay with {FAST_SHARE:.0%} of the pairs"


def tables_of(cases):
    text = ""
    among = [np.array([not r["rule"] and not r["update"] for r in c.rows], dtype=bool) for c in cases]
    for name, (names, kept) in TABLES.items():
        table = Asking(cases, names, kept, among)
        scores = table.cross_validate()
        at, reached = table.least(scores)
        text += f"\n/* By topics and stories left out, {reached}. */\n"
        text += relation.initialiser(name, names, table.fit(range(len(cases))))
        text += f"static const double {name}_least = {at:.4f};\n"
        if name == "prior":
            fast, reached = table.least_fast(scores)
            text += f"\n/* With fast effort {reached}. */\nstatic const double {name}_least_fast = {fast:.4f};\n"
        among = [p >= at for p in scores]
    return text


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("dumps")
    ap.add_argument("sets", nargs="+")
    ap.add_argument("--write")
    ap.add_argument("--check")
    how = ap.parse_args()
    cases, sets = relation.read_sets(how)
    for case in cases:
        add_ranks(case)
    verdicts(cases)
    relation.write_or_check(how, relation.head("train/asking.py", sets) + tables_of(cases))


if __name__ == "__main__":
    main()
