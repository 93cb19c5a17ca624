#!/usr/bin/env python3
"""Fits the table of lib/pair/same_event.c: same_event.py TOOL DATA

TOOL is claimdiff, with the encoder that CLAIMDIFF_MODEL names; DATA has align/ (ECB+) and
real/. Of each topic of ECB+ pairs of articles on one event are positive, pairs on its two
events of one kind (two earthquakes) and pairs with another topic negative; so are the pairs
of data/real by their same_event. Prints what the table reaches on topics left out.
--write FILE writes it, --check FILE says whether it is what the file has.
"""
import argparse
import collections
import concurrent.futures
import glob
import itertools
import json
import os
import random
import re
import subprocess
import tempfile

import numpy as np

import relation
from logistic import fit, probability

NAMES = ["words", "names", "dates", "values"]
OF_ONE, OF_A_KIND, UNRELATED = 5, 8, 3      # pairs of a topic; the first of each of its events
FOLDS = 10


def topics_of(path):
    """{topic: {event: [document]}}"""
    out = collections.defaultdict(lambda: collections.defaultdict(list))
    with open(path, encoding="utf-8") as f:
        for line in f:
            document = json.loads(line)
            if document["split"] == "train":
                out[document["topic"]][document["subtopic"]].append(document)
    return out


def pairs_of(topics):
    """(document, document, whether they are on one event, topic)"""
    dice = random.Random(3)
    for topic in sorted(topics):
        events = [topics[topic][e] for e in sorted(topics[topic])]
        for event in events:
            pairs = list(itertools.combinations(event, 2))
            yield from ((x, y, True, topic) for x, y in dice.sample(pairs, min(OF_ONE, len(pairs))))
        if len(events) > 1:
            pairs = list(itertools.product(events[0], events[1]))
            yield from ((x, y, False, topic) for x, y in dice.sample(pairs, min(OF_A_KIND, len(pairs))))
        other = topics[dice.choice([t for t in sorted(topics) if t != topic])]
        for _ in range(UNRELATED):
            yield dice.choice(events[0]), dice.choice(other[sorted(other)[0]]), False, topic


def text_of(document):
    text = "\n\n".join(s["text"] for s in document["sentences"])
    text = text.replace("`` ", '"').replace(" ''", '"')
    return re.sub(r" (?=[,.]|'s|n't)", "", text) + "\n"


def run(tool, stage, files):
    command = [tool, "--judge-model=none", f"--dump={stage}", *files]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def features_of(tool, files):
    """As lib/pair/same_event.c makes them."""
    best = collections.defaultdict(lambda: [0.0] * len(NAMES))
    lines = [line.split("\t") for line in run(tool, "claims", files).split("\n")]
    claims = sum(len(line) > 1 and "fragment" not in line for line in lines)
    for row in map(json.loads, run(tool, "pairs", files).splitlines()):
        names = row["names"]
        common = [row["features"]["words"], names["shared"], names["dates"], names["values"]]
        for side in (row["a"], row["b"]):
            key = (side["article"], side["claim"])
            best[key] = [max(p, q) for p, q in zip(best[key], common)]
    return np.sum(list(best.values()) or [[0.0] * len(NAMES)], axis=0) / max(1, claims)


def read_cases(data, folder):
    """([article, article], whether they are on one event, topic)"""
    documents = topics_of(os.path.join(data, "align", "ecbplus.docs.jsonl"))
    for x, y, one, topic in pairs_of(documents):
        files = [os.path.join(folder, d["doc"] + ".txt") for d in (x, y)]
        for path, document in zip(files, (x, y)):
            with open(path, "w", encoding="utf-8") as f:
                f.write(text_of(document))
        yield files, one, str(topic)
    for gold in sorted(glob.glob(os.path.join(data, "real", "*", "gold.json"))):
        with open(gold, encoding="utf-8") as f:
            one = json.load(f)["same_event"]
        folder = os.path.dirname(gold)
        topic = re.match(r"ecb-(\d+)_", os.path.basename(folder))[1]
        yield [os.path.join(folder, name) for name in ("a.txt", "b.txt")], one, topic


def left_out(x, y, topics):
    """Probabilities by models of other topics."""
    out, names = np.zeros(len(y)), sorted(set(topics))
    for fold in range(FOLDS):
        held = np.isin(topics, names[fold::FOLDS])
        out[held] = probability(*fit(x[~held], y[~held]), x[held])
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("tool")
    ap.add_argument("data")
    ap.add_argument("--jobs", type=int, default=2)
    ap.add_argument("--write")
    ap.add_argument("--check")
    how = ap.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        cases = list(read_cases(how.data, folder))
        with concurrent.futures.ThreadPoolExecutor(how.jobs) as pool:
            x = np.array(list(pool.map(lambda case: features_of(how.tool, case[0]), cases)))
    y, topics = np.array([one for _, one, _ in cases]), np.array([topic for _, _, topic in cases])
    p = left_out(x, y, topics)
    for low in np.arange(0.0, 1.0, 0.2):
        inside = (p >= low) & (p < low + 0.2)
        print(f"{low:.1f} to {low + 0.2:.1f}: {inside.sum()} pairs, said {p[inside].mean():.2f}, true {y[inside].mean():.2f}")
    right = ((p >= 0.5) == y).mean()
    print(f"right {right:.2f}")
    bias, slopes = fit(x, y)
    values = ", ".join(f".{n} = {w:.2f}" for n, w in zip(NAMES, slopes))
    text = relation.head("train/same_event.py", f"{len(y)} pairs of articles of ECB+ train and data/real")
    text += f"\n/* Right on {right:.2f} of the pairs, by topics left out. */\n"
    text += f"static const table same_event = {{\n    {bias:.2f},\n    {{ {values} }},\n}};\n"
    relation.write_or_check(how, text)


if __name__ == "__main__":
    main()
