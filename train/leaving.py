#!/usr/bin/env python3
"""Fits after which layers a pair leaves the network, lib/judge/leaving.inc: leaving.py PROGRAM STATES SET [SET ...]

PROGRAM is built from tests/eval/leaving.c; STATES/<set>/<case>.f32 gets what it writes of
each case, and is left as it is where it is there. Most pairs come to
no finding, and what the layers have made of them tells it long before the last one: for
each upper layer but the last two a regression on the mean of a pair's states and its prior
(lib/judge/asking.inc) tells whether the whole network would report it, as an agreement or
a contradiction. A pair leaves below the least value with which the shares LOST of either
stay lost up to that layer, whole topics and stories left out. Slopes are rounded to 8 bits
before that is found.
"""
import argparse
import os
import re
import struct
import subprocess
import sys
import textwrap
from random import Random

import numpy as np

import relation
from logistic import fit

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "tests", "eval"))
import score  # noqa: E402  (the project's scorer, tests/eval/score.py)

LOST = (0.0016, 0.0025, 0.004, 0.005)   # of the findings, up to each layer
CONTRADICTION_WEIGHT = 10.0             # as in asking.py
STRENGTH = 0.001                        # of the prior on the slopes
FOLDS = 5
HEAD = 3                                # agrees, contradicts, log-odds of the prior
MODELS = os.path.join(os.path.dirname(__file__), "..", "models")
JUDGE = os.path.join(MODELS, "judge.cdm")
NETWORKS = os.environ | {"CLAIMDIFF_JUDGE": JUDGE, "CLAIMDIFF_MODEL": os.path.join(MODELS, "minilm-l6-v2.cdm")}


class Weights:
    """What the header of the weights says: lib/model/weights.h."""

    def __init__(self, path):
        with open(path, "rb") as f:
            header = f.read(512)
        self.checksum, = struct.unpack_from("<Q", header, 24)
        config = struct.unpack_from("<21I", header, 32)
        self.layers, self.width, self.split = config[0], config[1], config[19]


class States:
    """The pairs of all cases: x[i] after the i-th upper layer, the prior first."""

    def __init__(self, how, weights):
        self.topics, rows = [], []
        width, passes = weights.width, len(LOST)
        parts = [part for s in how.sets for part in score.parts_of(s)]
        for name, folder in parts:
            for case in score.cases_of(folder):
                pairs = np.fromfile(states_of(how, name, case), dtype=np.float32)
                rows.append(pairs.reshape(-1, HEAD + passes * width))
                self.topics += [topic_of(case)] * len(rows[-1])
        self.told = f"{len(rows)} cases of {', '.join(n for n, _ in parts)}, {len(self.topics)} pairs"
        rows = np.concatenate(rows)
        self.agrees, self.contradicts = rows[:, 0] > 0, rows[:, 1] > 0
        self.found = self.agrees | self.contradicts
        self.weight = np.where(self.contradicts, CONTRADICTION_WEIGHT, 1.0)
        self.x = [np.hstack([rows[:, 2:3], rows[:, HEAD + i * width:HEAD + (i + 1) * width]]) for i in range(passes)]


def states_of(how, name, case):
    out = os.path.join(how.states, name, os.path.basename(case) + ".f32")
    if not os.path.exists(out):
        os.makedirs(os.path.dirname(out), exist_ok=True)
        with open(out + ".part", "wb") as f:
            subprocess.run([how.program, *score.gold_case(case)[0]], stdout=f, check=True, env=NETWORKS)
        os.rename(out + ".part", out)
    return out


def topic_of(case):
    topic = re.match(r"ecb-(\d+)_", os.path.basename(case))
    return topic[1] if topic else os.path.basename(case)


def rounded(x, y, weight):
    """-> (bias, slope of the prior, scale, whole slopes) of a regression on x."""
    mean, deviation = x.mean(0, dtype=float), x.std(0, dtype=float) + 1e-6
    bias, slopes = fit((x - mean) / deviation, y, STRENGTH, weight)
    slopes /= deviation
    scale = np.abs(slopes[1:]).max() / 127
    return bias - slopes @ mean, slopes[0], scale, np.round(slopes[1:] / scale)


def value(model, x):
    bias, prior, scale, slopes = model
    return bias + prior * x[:, 0] + scale * (x[:, 1:].astype(float) @ slopes)


def cross_validate(states, x):
    """Of every pair, by a model of other topics."""
    topics = sorted(set(states.topics))
    Random(0).shuffle(topics)
    of = {topic: i % FOLDS for i, topic in enumerate(topics)}
    fold = np.array([of[t] for t in states.topics])
    out = np.zeros(len(x))
    for i in range(FOLDS):
        rest = fold != i
        out[~rest] = value(rounded(x[rest], states.found[rest], states.weight[rest]), x[~rest])
    return out


def least(values, stays, kinds, lost):
    """The value below which so much of each kind is lost, with what is lost already."""
    at = np.inf
    for kind in kinds:
        may = int(lost * kind.sum()) - (kind & ~stays).sum()
        at = min(at, np.sort(values[kind & stays])[may])
    return at


def table(model, at, layers):
    bias, prior, scale, slopes = model
    numbers = textwrap.fill(", ".join(str(int(n)) for n in slopes), 92, initial_indent=" " * 8, subsequent_indent=" " * 8)
    return f"    {{ /* after {layers} layers */\n        {bias - at:.6f}, {prior:.6f}, {scale:.9e},\n        {{\n{numbers}\n        }} }},\n"


def tables_of(states, weights):
    first, text = weights.split + 1, ""
    stays, spared = np.ones(len(states.found), dtype=bool), 0.0
    kinds = states.agrees, states.contradicts
    passes = weights.layers - weights.split
    for i, lost in enumerate(LOST):
        values = cross_validate(states, states.x[i])
        at = least(values, stays, kinds, lost)
        leave = stays & (values < at)
        stays &= ~leave
        spared += leave.mean() * (passes - i - 1) / passes
        gone = " and ".join(f"{np.mean(~stays[kind]):.2%} of {kind.sum()}" for kind in kinds)
        print(f"after {first + i} layers {np.mean(~stays):.1%} of {len(stays)} pairs left, {gone} lost, {spared:.1%} spared", flush=True)
        text += table(rounded(states.x[i], states.found, states.weight), at, first + i)
    head = (f"/* By topics and stories left out, {spared:.0%} of the work of the upper layers is spared with\n"
            f" * {gone} agreements and contradictions lost. */\n"
            f"#define CHECKSUM UINT64_C(0x{weights.checksum:016x}) /* of the weights */\n"
            f"#define FIRST {first}\n\nstatic const leaving_table tables[] = {{\n")
    return head + text + "};\n"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("states")
    ap.add_argument("sets", nargs="+")
    ap.add_argument("--write")
    ap.add_argument("--check")
    how = ap.parse_args()
    weights = Weights(JUDGE)
    states = States(how, weights)
    relation.write_or_check(how, relation.head("train/leaving.py", states.told) + "\n" + tables_of(states, weights))


if __name__ == "__main__":
    main()
