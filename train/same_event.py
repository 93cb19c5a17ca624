#!/usr/bin/env python3
"""Fits the tables of lib/report/same_event.c: same_event.py TOOL DATA DUMPS

TOOL is claimdiff, with the networks that CLAIMDIFF_MODEL and CLAIMDIFF_JUDGE name; DATA has
align/ (ECB+) and real/; DUMPS is a folder for what comparing the articles comes to, by the
network and by words alone: what is there already is left as it is, the rest takes a second a
pair. Of each topic of ECB+ pairs of articles on one event are positive, pairs on its two events
of one kind (two earthquakes) and pairs with another topic negative; so are the pairs of data/real
by their same_event. Stories (frames/) are positive, and the first article of one beside the second
of another negative. Prints what the tables reach on topics and stories left out.
--write FILE writes them, --check FILE says whether they are what the file has.
"""
import argparse
import collections
import concurrent.futures
import glob
import itertools
import json
import math
import os
import random
import re
import subprocess
import tempfile

import numpy as np

import relation
import stories
from logistic import fit, probability

NAMES = ["lead", "share", "names"]
MODES = {"by_judge": [], "by_words": ["--judge-model=none"]}
OF_ONE, OF_A_KIND, UNRELATED = 5, 8, 3      # pairs of a topic; the first of each of its events
FOLDS = 10
LEAD_CLAIMS = 3             # these as lib/report/same_event.c has them
PRIOR_CLAIMS = 2
SURE_MIN, SURE_MAX = 0.05, 0.99
VERBATIM = 0.99             # lib/judge/judge.c


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


class Pair:
    """Two articles: name, texts, whether they are on one event, topic."""

    def __init__(self, names, texts, one, topic):
        self.name = "+".join(names)
        self.texts, self.one, self.topic = texts, one, topic


def read_pairs(data):
    documents = topics_of(os.path.join(data, "align", "ecbplus.docs.jsonl"))
    for x, y, one, topic in pairs_of(documents):
        yield Pair([x["doc"], y["doc"]], [text_of(x), text_of(y)], one, str(topic))
    for gold in sorted(glob.glob(os.path.join(data, "real", "*", "gold.json"))):
        folder, texts = os.path.dirname(gold), []
        for name in ("a.txt", "b.txt"):
            with open(os.path.join(folder, name), encoding="utf-8") as f:
                texts.append(f.read())
        with open(gold, encoding="utf-8") as f:
            one = json.load(f)["same_event"]
        name = os.path.basename(folder)
        yield Pair([name], texts, one, re.match(r"ecb-(\d+)_", name)[1])
    paths = sorted(glob.glob(os.path.join(os.path.dirname(__file__), "frames", "stories", "*.txt")))
    told = [s for path in paths for s in stories.read(path) if stories.is_held_out(s)]
    for story, next_one in zip(told, told[1:] + told[:1]):
        yield Pair([story.id], [story.a.text, story.b.text], True, story.id)
        yield Pair([story.id, next_one.id], [story.a.text, next_one.b.text], False, story.id)


def run(tool, mode, stage, files):
    command = [tool, *MODES[mode], f"--dump={stage}", *files]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def one_thing(row):
    """How surely two claims tell of one thing, agreeing or not."""
    relation = row["relation"]
    return VERBATIM if row["verbatim"] else min(1.0, relation["agreement"] + relation["contradiction"])


def dump(how, mode, pair):
    """What comparing comes to: the candidate pairs, and of each article which claims stand alone."""
    path = os.path.join(how.dumps, mode, pair.name + ".json")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as f:
            return json.load(f)
    with tempfile.TemporaryDirectory() as folder:
        files = [os.path.join(folder, name) for name in ("a.txt", "b.txt")]
        for file, text in zip(files, pair.texts):
            with open(file, "w", encoding="utf-8") as f:
                f.write(text)
        rows = [json.loads(line) for line in run(how.tool, mode, "pairs", files).splitlines()]
        claims = [run(how.tool, mode, "claims", [file]).splitlines() for file in files]
    out = {"claims": [["fragment" not in line.split("\t") for line in of] for of in claims],
           "pairs": [[[r[side]["article"], r[side]["claim"]] for side in "ab"] +
                     [one_thing(r), r["names"]["shared"], r["names"]["apart"]] for r in rows]}
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        json.dump(out, f)
    return out


def log_odds(p):
    p = min(max(p, SURE_MIN), SURE_MAX)
    return math.log(p / (1 - p))


def features_of(compared):
    """As lib/report/same_event.c makes them."""
    surest, named, names = (collections.Counter() for _ in NAMES)
    for a, b, one, shared, apart in compared["pairs"]:
        for key in (tuple(a), tuple(b)):
            surest[key] = max(surest[key], one)
            named[key] = max(named[key], one * (shared if apart else 1.0))
            names[key] = max(names[key], shared)
    leads = [max((surest[article, claim] for claim in [i for i, good in enumerate(of) if good][:LEAD_CLAIMS]), default=0.0)
             for article, of in enumerate(compared["claims"])]
    claims = max(1, sum(map(sum, compared["claims"])))
    return [log_odds(sum(leads) / 2), log_odds(sum(named.values()) / (claims + PRIOR_CLAIMS)), sum(names.values()) / claims]


def left_out(x, y, topics):
    """Probabilities by models of other topics."""
    out, names = np.zeros(len(y)), sorted(set(topics))
    for fold in range(FOLDS):
        held = np.isin(topics, names[fold::FOLDS])
        out[held] = probability(*fit(x[~held], y[~held]), x[held])
    return out


def table(how, mode, pairs):
    """The table of a mode, in C."""
    with concurrent.futures.ThreadPoolExecutor(how.jobs) as pool:
        x = np.array(list(pool.map(lambda pair: features_of(dump(how, mode, pair)), pairs)))
    y, topics = np.array([pair.one for pair in pairs]), np.array([pair.topic for pair in pairs])
    p = left_out(x, y, topics)
    for low in np.arange(0.0, 1.0, 0.2):
        inside = (p >= low) & (p < low + 0.2)
        print(f"{mode} {low:.1f} to {low + 0.2:.1f}: {inside.sum()} pairs, said {p[inside].mean():.2f}, true {y[inside].mean():.2f}")
    right = ((p >= 0.5) == y).mean()
    wrong = (~y & (p >= np.quantile(p[y], 0.1))).sum() / (~y).sum()
    print(f"{mode} right {right:.2f}; {wrong:.2f} of two events taken for one where 0.90 of one are")
    bias, slopes = fit(x, y)
    values = ", ".join(f".{n} = {w:.2f}" for n, w in zip(NAMES, slopes))
    return (f"\n/* Right on {right:.2f} of {len(y)} pairs, by topics left out. */\n"
            f"static const table {mode} = {{\n    {bias:.2f},\n    {{ {values} }},\n}};\n")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("tool")
    ap.add_argument("data")
    ap.add_argument("dumps")
    ap.add_argument("--jobs", type=int, default=2)
    ap.add_argument("--write")
    ap.add_argument("--check")
    how = ap.parse_args()
    pairs = list(read_pairs(how.data))
    text = relation.head("train/same_event.py", "Pairs of articles of ECB+ train, data/real and stories")
    relation.write_or_check(how, text + "".join(table(how, mode, pairs) for mode in MODES))


if __name__ == "__main__":
    main()
