#!/usr/bin/env python3
"""Fits the agreement score of lib/judge/relation.c: relation.py PAIRS DIR [DIR ...]

PAIRS is the program built from tests/eval/pairs.c; every DIR holds cases with
gold.json. A candidate pair is positive if the gold has it as an agreement of
strength 2 or 3, left out if it is open (strength 1, tension), else negative.
Prints the weights as a C initialiser, and the F1 of pairs by leave-one-story-out
cross-validation, so that the threshold and the form can be judged honestly; and
how often the probability comes true, of agreements and of additions (1 - the best
agreement of a claim, times ADDITION_TRUE of lib/report/findings.c).
Needs scikit-learn (train/requirements.txt).
"""
import glob, os, re, subprocess, sys

import numpy as np
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "tests", "eval"))
import score  # noqa: E402  (the project's scorer, tests/eval/score.py)


def feature_names():
    path = os.path.join(os.path.dirname(__file__), "..", "lib", "judge", "relation.h")
    names = re.findall(r"^    (FEATURE_\w+),", open(path, encoding="utf-8").read(), re.M)
    return [n for n in names if n != "FEATURE_COUNT"]


def read_case(tool, path):
    files, rel, _, spans = score.gold_case(path)
    out = subprocess.run([tool] + files, capture_output=True, check=True, text=True).stdout
    rows = []
    for line in out.splitlines():
        f = line.split("\t")
        pair = tuple(sorted(((int(f[0]), (int(f[1]), int(f[2]))), (int(f[3]), (int(f[4]), int(f[5]))))))
        best = max([s for g, s in rel["agreement"] if score.hit(pair, g)], default=0)
        open_ = best == 1 or (best == 0 and any(score.hit(pair, g) for g, _ in rel["tension"]))
        rows.append((pair, None if open_ else best >= 2, [float(x) for x in f[10:10 + len(feature_names())]]))
    return rows, [g for g, s in rel["agreement"] if s >= 2], [g[0] for g, s in rel["addition"] if s >= 2], spans


ADDITION_TRUE = 0.7


def same_claim(x, y):
    return x[0] == y[0] and score.same_span(x[1], y[1])


def additions(case, probabilities):
    """(1 - best agreement, is it an addition by the gold) of every claim that the gold has."""
    best = {}
    for (pair, _, _), p in zip(case[0], probabilities):
        for claim in pair:
            best[claim] = max(best.get(claim, 0.0), p)
    known = [c for c in best if any(score.same_span(c[1], s) for s in case[3][c[0]])]
    return [(ADDITION_TRUE * (1.0 - best[c]), any(same_claim(c, g) for g in case[2])) for c in known]


def print_reliability(name, points):
    error = 0.0
    for fifth in range(5):
        inside = [(p, true) for p, true in points if min(4, int(p * 5)) == fifth]
        if inside:
            said, true = (sum(v) / len(inside) for v in zip(*inside))
            error += abs(said - true) * len(inside) / len(points)
            print(f"{name} {fifth / 5:.1f} to {(fifth + 1) / 5:.1f}: said {said:.2f}, true {true:.2f}, {len(inside)}")
    print(f"{name}: expected calibration error {error:.3f}")


def fit(x, y):
    return LogisticRegression(C=1.0, max_iter=2000).fit(x, y)


def main():
    tool, dirs = sys.argv[1], sys.argv[2:]
    cases = []
    for d in dirs:
        for path in [d] if os.path.exists(d + "/gold.json") else sorted(glob.glob(d + "/*/")):
            cases.append(read_case(tool, path.rstrip("/")))
    names = feature_names()

    def matrix(some):
        rows = [r for c in some for r in c[0] if r[1] is not None]
        return np.array([r[2] for r in rows]), np.array([r[1] for r in rows])

    scores = []
    for i, case in enumerate(cases):
        model = fit(*matrix(cases[:i] + cases[i + 1:]))
        p = model.predict_proba(np.array([r[2] for r in case[0]]))[:, 1]
        scores.append(p)
    x, y = matrix(cases)
    print(f"{len(cases)} cases, {len(y)} pairs, {y.sum()} agree")
    for t in (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        right = wrong = recalled = gold = 0
        for case, p in zip(cases, scores):
            found = [r for r, s in zip(case[0], p) if s >= t]
            right += sum(r[1] is True for r in found)
            wrong += sum(r[1] is False for r in found)
            gold += len(case[1])
            recalled += sum(any(score.hit(r[0], g) for r in found) for g in case[1])
        precision, recall = right / max(1, right + wrong), recalled / max(1, gold)
        print(f"threshold {t:.2f}: P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}")
    judged = [(p, r[1]) for case, found in zip(cases, scores) for r, p in zip(case[0], found) if r[1] is not None]
    print_reliability("agreement", judged)
    print_reliability("addition", [point for case, found in zip(cases, scores) for point in additions(case, found)])
    model = fit(x, y)
    print(f"static const double bias = {model.intercept_[0]:.2f};")
    for name, w in zip(names, model.coef_[0]):
        print(f"    [{name}] = {w:.2f},")


if __name__ == "__main__":
    main()
