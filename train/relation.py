#!/usr/bin/env python3
"""Fits the tables of lib/judge/relation.c: relation.py PAIRS TABLE DIR [DIR ...]

PAIRS is the program built from tests/eval/pairs.c, run with the encoder and the judge
that CLAIMDIFF_MODEL and CLAIMDIFF_JUDGE name; every DIR holds cases with gold.json
(train/stories.py gold --held-out makes them from the stories that the judge was not
trained on). TABLE is one of

    words, meaning   agreement without a judge, without and with an encoder
    prior            either relation, from what is known before the judge is asked
    agreement, contradiction    with the judge

A candidate pair is positive if the gold has it with a strength of 2 or 3, left out if
it is open (strength 1, tension, an update), else negative. Prints precision and recall
by threshold and how often the probability comes true, all by cross-validation with
whole stories left out, and the weights as a C initialiser. Needs scikit-learn
(train/requirements.txt).
"""
import glob, os, re, subprocess, sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "tests", "eval"))
import score  # noqa: E402  (the project's scorer, tests/eval/score.py)

LIKENESS = ("MIN_COVER MAX_COVER MATCHED VALUES CLASH TIMES PREDICATE POLARITY MODALITY SOURCE WORDS "
            "COSINE BEST PLACE").split()
TABLES = {      # table: kinds of gold relation, features, strength of the prior on the slopes
    "words": (("agreement",), [f for f in LIKENESS if f != "COSINE"], 1.0),
    "meaning": (("agreement",), LIKENESS, 1.0),
    "prior": (("agreement", "contradiction"), LIKENESS + ["EVENT"], 1.0),
    "agreement": (("agreement",), LIKENESS + ["EVENT", "SHARED", "FOLLOWS", "EXCLUDES"], 0.3),
    "contradiction": (("contradiction",), "VALUES CLASH TIMES PREDICATE POLARITY MODALITY SOURCE WORDS COSINE BEST "
                      "PLACE EVENT RULE ELSEWHERE APART SHARED FOLLOWS EXCLUDES BOTH".split(), 0.5),
}
FIRST = 10      # columns of the tool's output before the features
ADDITION_TRUE = 0.65    # as in lib/report/findings.c


def feature_names():
    path = os.path.join(os.path.dirname(__file__), "..", "lib", "judge", "relation.h")
    names = re.findall(r"^    FEATURE_(\w+),", open(path, encoding="utf-8").read(), re.M)
    return [n for n in names if n != "COUNT"]


def truth_of(pair, rel, distractors, kinds):
    """Whether the gold has the pair as one of the kinds; None: open."""
    strong = [k for k in ("agreement", "contradiction") for g, s in rel[k] if s >= 2 and score.hit(pair, g)]
    if strong:
        return any(k in kinds for k in strong)
    weak = any(s == 1 and score.hit(pair, g) for k in ("agreement", "contradiction") for g, s in rel[k])
    return None if weak or any(score.hit(pair, g) for g, _ in rel["tension"]) else False


class Case:
    """One story's candidate pairs: spans, features, whether the judge was asked, truth."""

    def __init__(self, tool, path, kinds, names):
        files, rel, distractors, self.spans = score.gold_case(path)
        out = subprocess.run([tool] + files, capture_output=True, check=True, text=True).stdout
        rows = [line.split("\t") for line in out.splitlines()]
        self.pairs = [tuple(sorted(((int(f[0]), (int(f[1]), int(f[2]))), (int(f[3]), (int(f[4]), int(f[5])))))) for f in rows]
        every = feature_names()
        at = [FIRST + every.index(n) for n in names]
        self.x = np.array([[float(f[i]) for i in at] for f in rows])
        self.asked = np.array([int(f[FIRST + len(every)]) > 0 for f in rows])
        self.truth = [truth_of(p, rel, distractors, kinds) for p in self.pairs]
        self.gold = [g for k in kinds for g, s in rel[k] if s >= 2]
        self.additions = [g[0] for g, s in rel["addition"] if s >= 2]

    def known(self):
        return np.array([t is not None for t in self.truth])


def additions(case, probabilities):
    """(1 - best agreement, is it an addition by the gold) of every claim that the gold has."""
    best = {}
    for pair, p in zip(case.pairs, probabilities):
        for claim in pair:
            best[claim] = max(best.get(claim, 0.0), p)
    known = [c for c in best if any(score.same_span(c[1], s) for s in case.spans[c[0]])]
    same = lambda x, y: x[0] == y[0] and score.same_span(x[1], y[1])
    return [(ADDITION_TRUE * (1.0 - best[c]), any(same(c, g) for g in case.additions)) for c in known]


def print_reliability(name, points):
    error = 0.0
    for fifth in range(5):
        inside = [(p, true) for p, true in points if min(4, int(p * 5)) == fifth]
        if inside:
            said, true = (sum(v) / len(inside) for v in zip(*inside))
            error += abs(said - true) * len(inside) / len(points)
            print(f"{name} {fifth / 5:.1f} to {(fifth + 1) / 5:.1f}: said {said:.2f}, true {true:.2f}, {len(inside)}")
    print(f"{name}: expected calibration error {error:.3f}")


def print_thresholds(cases, scores):
    for t in (0.05, 0.1, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9):
        right = wrong = recalled = gold = 0
        for case, p in zip(cases, scores):
            found = [(pair, truth) for pair, truth, s in zip(case.pairs, case.truth, p) if s >= t]
            right += sum(truth is True for _, truth in found)
            wrong += sum(truth is False for _, truth in found)
            gold += len(case.gold)
            recalled += sum(any(score.hit(pair, g) for pair, _ in found) for g in case.gold)
        precision, recall = right / max(1, right + wrong), recalled / max(1, gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"threshold {t:.2f}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({right + wrong} found)")


def print_prior(cases, scores):
    """What is lost, and saved, by not asking the judge about pairs below a prior."""
    for t in (0.005, 0.01, 0.015, 0.02, 0.03, 0.05):
        kept = sum(int((p >= t).sum()) for p in scores)
        found = sum(any(score.hit(pair, g) for pair, s in zip(c.pairs, p) if s >= t) for c, p in zip(cases, scores) for g in c.gold)
        print(f"prior {t:.3f}: {kept / sum(len(p) for p in scores):.3f} of the candidates, {found / sum(len(c.gold) for c in cases):.3f} of the gold")


def fit(cases, strength, asked):
    use = [c.known() & (c.asked if asked else True) for c in cases]
    x = np.concatenate([c.x[u] for c, u in zip(cases, use)])
    y = np.concatenate([np.array([bool(t) for t in c.truth])[u] for c, u in zip(cases, use)])
    return LogisticRegression(C=strength, max_iter=5000).fit(x, y)


def cross_validate(cases, strength, asked):
    """Probabilities of each case by a model of the others; 0 where the judge was not asked."""
    scores = [None] * len(cases)
    folds = GroupKFold(min(len(cases), 20)).split(cases, groups=range(len(cases)))
    for train, test in folds:
        model = fit([cases[i] for i in train], strength, asked)
        for i in test:
            scores[i] = model.predict_proba(cases[i].x)[:, 1] * (cases[i].asked if asked else 1.0)
    return scores


def main():
    tool, table, dirs = sys.argv[1], sys.argv[2], sys.argv[3:]
    kinds, names, strength = TABLES[table]
    paths = [p.rstrip("/") for d in dirs for p in ([d] if os.path.exists(d + "/gold.json") else sorted(glob.glob(d + "/*/")))]
    cases = [Case(tool, p, kinds, names) for p in paths]
    asked = table in ("agreement", "contradiction")
    scores = cross_validate(cases, strength, asked)
    print(f"{len(cases)} cases, {sum(len(c.pairs) for c in cases)} pairs, {sum(t is True for c in cases for t in c.truth)} positive")
    if table == "prior":
        print_prior(cases, scores)
    else:
        print_thresholds(cases, scores)
    print_reliability(table, [(p, t) for c, s in zip(cases, scores) for p, t in zip(s, c.truth) if t is not None])
    if kinds == ("agreement",):
        print_reliability("addition", [point for c, s in zip(cases, scores) for point in additions(c, s)])
    model = fit(cases, strength, asked)
    slopes = ", ".join(f"[FEATURE_{n}] = {w:.2f}" for n, w in zip(names, model.coef_[0]))
    print(f"{{ {model.intercept_[0]:.2f}, {{ {slopes} }} }}")


if __name__ == "__main__":
    main()
