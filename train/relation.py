#!/usr/bin/env python3
"""Fits the tables of the judge, lib/judge/tables.inc: relation.py DUMPS SET [SET ...]

A SET is a folder of cases with gold.json (NAME=DIR names it); DUMPS/<set>/<case>.jsonl
has the candidate pairs of each (dump.py). A pair is positive for a table if the gold has
it as the table's kind with strength 2 or 3, left out if it is open (strength 1, a
tension, an update), else negative; same_by_words and same_by_judge tell, of agreements
alone, those in which neither side says more. Of a partial case contradictions alone are
known. Cases that the judge was trained on are left out.
Prints for every table what it reaches on pairs by
cross-validation, whole topics and stories left out: best F1, recall by precision, and
how often the probability comes true. --write FILE writes the tables, --check FILE says
whether they are what the file has.
"""
import argparse
import datetime
import json
import os
import re
import sys

import numpy as np

from logistic import fit, probability

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "tests", "eval"))
import score  # noqa: E402  (the project's scorer, tests/eval/score.py)

LIKENESS = "min_cover max_cover matched values clash times predicate polarity modality source words cosine best place".split()
ABOUT_FACTS = [f for f in LIKENESS if f not in ("min_cover", "max_cover", "matched")]
NETWORK = ["shared", "follows", "excludes"]
COVER = ["min_cover", "max_cover"]
TABLES = {      # table: kinds of gold relation, features, strength of the prior on the slopes, judged pairs alone
    "by_words": (("agreement",), [f for f in LIKENESS if f != "cosine"], 1.0, False),
    "by_meaning": (("agreement",), LIKENESS, 1.0, False),
    "agreement_by_judge": (("agreement",), LIKENESS + ["event"] + NETWORK, 0.3, True),
    "contradiction_by_judge": (("contradiction",), NETWORK + ["both", "cosine", "best", "place", "polarity", "modality"] +
                               ["apart", "differs", "told", "later", "other_time", "phase", "taken"], 0.3, True),
    "same_by_words": (("same",), COVER + ["words"], 1.0, False),
    "same_by_judge": (("same",), COVER + ["mutual"], 1.0, True),
}
FOLDS = 10
HELD_OUT = 4    # the judge is trained on no topic of ECB+ whose number this divides
STATED = ("agreement", "contradiction", "same")


def is_unseen(path):
    """Whether the judge was not trained on a case."""
    topic = re.match(r"ecb-(\d+)_", os.path.basename(path))
    return not topic or int(topic[1]) % HELD_OUT == 0


class Case:
    """A case's candidate pairs: features, whether the judge was asked, and what the gold
    says: which of its relations of strength 2 and 3 a pair has hit, by kind, and whether
    it is open otherwise."""

    def __init__(self, dumps, set_name, path):
        _, relations, _, _ = score.gold_case(path)
        self.partial = score.gold_of(path).get("partial", False)
        name = os.path.basename(path)
        with open(os.path.join(dumps, set_name, name + ".jsonl"), encoding="utf-8") as f:
            self.rows = [json.loads(line) for line in f]
        pairs = [tuple(sorted((r[k]["article"], (r[k]["begin"], r[k]["end"])) for k in "ab")) for r in self.rows]
        self.judged = np.array(["there" in r for r in self.rows], dtype=bool)
        topic = re.match(r"ecb-(\d+)_", name)
        self.topic = topic[1] if topic else name
        self.gold = {k: [g for g, s in relations[k] if s >= 2] for k in STATED}
        weak = [g for k in STATED for g, s in relations[k] if s == 1] + [g for g, _ in relations["tension"]]
        self.hits = [{k: [(path, k, i) for i, g in enumerate(gold) if score.hit(p, g)] for k, gold in self.gold.items()}
                     for p in pairs]
        self.open = [any(score.hit(p, g) for g in weak) for p in pairs]

    def x(self, names):
        return np.array([[r["features"][n] for n in names] for r in self.rows]).reshape(len(self.rows), len(names))

    def truth(self, kinds):
        """Of every pair, whether the gold has it as one of the kinds; None: open. Whether both
        say the same is asked of what agrees alone."""
        if kinds == ("same",):
            return [bool(hits["same"]) if hits["agreement"] else None for hits in self.hits]
        return [any(hits[k] for k in kinds) or (None if is_open and not any(hits.values()) else False)
                for hits, is_open in zip(self.hits, self.open)]


class Table:
    """A table on its way: rows of all cases, and what is to be learned of them."""

    def __init__(self, cases, kinds, names, strength, judged):
        cases = [c for c in cases if not c.partial or kinds == ("contradiction",)]
        self.cases, self.kinds, self.strength = cases, kinds, strength
        self.x = [c.x(names) for c in cases]
        self.truth = [c.truth(kinds) for c in cases]
        self.use = [np.array([t is not None for t in truth], dtype=bool) & (c.judged if judged else True)
                    for truth, c in zip(self.truth, cases)]
        self.answered = [c.judged if judged else np.ones(len(c.rows), dtype=bool) for c in cases]
        self.gold = sum(len(c.gold[k]) for c in cases for k in kinds)

    def fit(self, chosen):
        x = np.concatenate([self.x[i][self.use[i]] for i in chosen])
        y = np.concatenate([np.array([bool(t) for t in self.truth[i]], dtype=bool)[self.use[i]] for i in chosen])
        return fit(x, y, self.strength)

    def cross_validate(self):
        """Probabilities of each case by a model of other topics; 0 of a pair that is not judged."""
        topics = sorted({c.topic for c in self.cases})
        scores = [None] * len(self.cases)
        for fold in range(min(FOLDS, len(topics))):
            left_out = set(topics[fold::FOLDS])
            model = self.fit([i for i, c in enumerate(self.cases) if c.topic not in left_out])
            for i, c in enumerate(self.cases):
                if c.topic in left_out:
                    scores[i] = probability(*model, self.x[i]) * self.answered[i]
        return scores

    def points(self, scores):
        """(score, truth, gold relations hit) of every pair that is not open, best first."""
        out = []
        for case, truth, p in zip(self.cases, self.truth, scores):
            hits = [[h for k in self.kinds for h in of[k]] for of in case.hits]
            out += [(s, t, h) for s, t, h in zip(p, truth, hits) if t is not None and s > 0]
        return sorted(out, key=lambda point: -point[0])


def curve(points, gold):
    """(precision, recall, threshold) as more and more is taken."""
    right, found = 0, set()
    for n, (p, true, hits) in enumerate(points, 1):
        right += true
        found.update(hits)
        if n == len(points) or points[n][0] < p:
            yield right / n, len(found) / max(1, gold), p


def summary(points, gold):
    steps = list(curve(points, gold))
    best = max(steps, key=lambda s: 2 * s[0] * s[1] / max(1e-9, s[0] + s[1]))
    out = f"F1 {2 * best[0] * best[1] / max(1e-9, best[0] + best[1]):.3f} (P {best[0]:.2f} R {best[1]:.2f} at {best[2]:.2f})"
    for least in (0.6, 0.7, 0.8, 0.9):
        recall, at = max(((r, p) for precision, r, p in steps if precision >= least), default=(0.0, 1.0))
        out += f" | R {recall:.2f} at P {least:.1f} ({at:.2f})"
    return out


def calibration(points):
    error = 0.0
    for tenth in range(10):
        inside = [(p, true) for p, true, _ in points if min(9, int(p * 10)) == tenth]
        if inside:
            error += abs(sum(p - true for p, true in inside)) / len(points)
    return error


def initialiser(name, names, model):
    """The table as C."""
    bias, slopes = model
    lines, line = [], ""
    for n, w in zip(names, slopes):
        item = f"[FEATURE_{n.upper()}] = {w:.2f},"
        if len(line) + len(item) > 90:
            lines.append(line.rstrip())
            line = ""
        line += item + " "
    body = "\n".join(f"        {line}" for line in lines + [line.rstrip()])
    return f"static const regression {name} = {{\n    {bias:.2f},\n    {{\n{body}\n    }},\n}};\n"


def tables_of(cases):
    """The tables as C, fitted to all cases; what they reach is printed."""
    text = ""
    for name, (kinds, names, strength, judged) in TABLES.items():
        table = Table(cases, kinds, names, strength, judged)
        points = table.points(table.cross_validate())
        print(f"{name}: {table.gold} gold, {summary(points, table.gold)} | calibration error {calibration(points):.3f}", flush=True)
        text += f"\n/* {' '.join(kinds)}: by topics and stories left out, {summary(points, table.gold).split(' | ')[0]}. */\n"
        text += initialiser(name, names, table.fit(range(len(table.cases))))
    return text


DATE = re.compile(r"\d{4}-\d\d-\d\d")


def head(script, cases):
    """The first lines of a table's file: how it came about, and when."""
    return f"/* Written by {script}, {datetime.date.today()}; do not edit.\n * {cases}. */\n"


def write_or_check(how, text):
    """Writes the text, or compares it with what the file has, but for the date."""
    if how.write:
        with open(how.write, "w", encoding="utf-8") as f:
            f.write(text)
    if how.check:
        with open(how.check, encoding="utf-8") as f:
            if DATE.sub("", f.read(), 1) != DATE.sub("", text, 1):
                sys.exit(f"{how.check} is not what {sys.argv[0]} writes")


def read_sets(how):
    """The cases that the arguments name, and what they are in words."""
    parts = [part for s in how.sets for part in score.parts_of(s)]
    cases = [Case(how.dumps, name, path) for name, folder in parts for path in score.cases_of(folder) if is_unseen(path)]
    return cases, f"{len(cases)} cases of {', '.join(n for n, _ in parts)}, {sum(len(c.rows) for c in cases)} pairs"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("dumps")
    ap.add_argument("sets", nargs="+")
    ap.add_argument("--write")
    ap.add_argument("--check")
    how = ap.parse_args()
    cases, sets = read_sets(how)
    write_or_check(how, head("train/relation.py", sets) + tables_of(cases))


if __name__ == "__main__":
    main()
