"""Pairs that the judge errs on, out of dumps of its own answers (dump.py --stage=all-pairs).

    python train/mined.py --data ../shared/data train/out/mined

writes the cases to dump: train/out/mined/cases/real (marked pairs of data/real), cross (pairs
of articles of marked events), self (an article beside itself) and other (articles of two
events of one kind), none of a topic held out.

An article does not contradict itself, and what readers of a whole event left unmarked does not
either, so a pair of claims that the judge is afraid of there is none: the first fifty of news were
people and scenes of one story that have nothing to do with each other. Of data/real every
pair of claims is known.
"""
import argparse
import itertools
import json
import os
import re
from pathlib import Path
from random import Random

import marks
import news
import relation
from sources import pair

# What speaks of two tellings: an article may well tell both.
TWO_TELLINGS = re.compile(r"\b(den(y|ied|ies|ial)|disput|reject|contrary|refut|conflicting|contradict|initially|at first|"
                          r"earlier reports?|correct(ed|ion))", re.I)
AFRAID = {"real": 0.04, "cross": 0.1, "self": 0.08, "other": 0.1}       # probability of a contradiction from which a pair is taken
MOST = {"real": 30, "cross": 15, "self": 14, "other": 10}           # of a case, the worst ones
WRONGLY_ONE = 0.25      # the same, of an agreement in data/real
AGREEING, PLAIN = 0.35, 0.01     # share of the agreeing pairs of data/real taken, and of those it is not afraid of
SAYS = 0.02             # probability from which the judge says something
CROSS, SELF, OTHER = 2, 20, 4   # pairs of articles of an event, articles of one, pairs of two events
FEW_WORDS, MANY_WORDS = 60, 1200        # of an article that is taken


def afraid(row):
    return max(row["there"]["contradiction"], row["back"]["contradiction"])


def agreeing(row):
    return (row["there"]["agreement"] + row["back"]["agreement"]) / 2


def two_ways(row, y, agree, source):
    (a, ca), (b, cb) = ((row[k]["text"], row[k]["context"]) for k in "ab")
    return [pair(a, b, y, source, ca, cb, agree), pair(b, a, y, source, cb, ca, agree)]


def of_itself(random, rows):
    """An article beside itself: each two claims once."""
    worst = {}
    for row in rows:
        texts = row["a"]["text"] + " " + row["b"]["text"]
        if row["a"]["claim"] != row["b"]["claim"] and afraid(row) > AFRAID["self"] and not TWO_TELLINGS.search(texts):
            worst[tuple(sorted((row["a"]["claim"], row["b"]["claim"])))] = row
    for row in sorted(worst.values(), key=afraid, reverse=True)[:MOST["self"]]:
        yield random.choice(two_ways(row, "en", None, "mined"))


def of_case(random, case, name):
    """Two articles; all is known of data/real, of the others conflicts alone."""
    whole, hard = name == "real", []
    for row, hits, is_open in zip(case.rows, case.hits, case.open):
        if "there" not in row:
            continue
        if hits["contradiction"]:
            yield from two_ways(row, "c", 0 if whole else None, "mined")
        elif whole and hits["agreement"]:
            if random.random() < AGREEING:
                yield random.choice(two_ways(row, "e" if hits["same"] else "en", 1, "mined"))
        elif not is_open and (afraid(row) > AFRAID[name] or (whole and agreeing(row) > WRONGLY_ONE)):
            hard.append((afraid(row) + (0.5 * agreeing(row) if whole else 0), row))
        elif whole and not is_open and random.random() < PLAIN:
            yield random.choice(two_ways(row, "n", 0, "mined"))
    for _, row in sorted(hard, key=lambda x: -x[0])[:MOST[name]]:
        yield random.choice(two_ways(row, "n" if whole else "en", 0 if whole else None, "mined"))


def of_others(random, rows):
    """Articles of two events: what they share is background, if it is anything."""
    for row in sorted(rows, key=lambda row: -afraid(row) - 0.5 * agreeing(row))[:MOST["other"]]:
        yield random.choice(two_ways(row, "n" if afraid(row) > AFRAID["other"] else "en", None, "mined"))


def pairs(random, folder):
    """Of the dumps in folder/real, cross, self and other, whose cases are in folder/cases."""
    for name in ("real", "cross", "self", "other"):
        for path in sorted(Path(folder, name).glob("*.jsonl")):
            case = relation.Case(str(folder), name, str(Path(folder, "cases", name, path.stem)))
            asked = [row for row in case.rows if "there" in row]
            if name in ("self", "other"):
                yield from (of_itself if name == "self" else of_others)(random, asked)
            else:
                yield from of_case(random, case, name)


def asked(random, folder, most):
    """Pairs of the same dumps without a label, half of them such that the judge says something of
    them: what a teacher is asked about."""
    for path in sorted(Path(folder).glob("*/*.jsonl")):
        with open(path, encoding="utf-8") as f:
            rows = [row for row in map(json.loads, f) if "there" in row]
        likely = [row for row in rows if max(row["there"]["agreement"], row["there"]["contradiction"]) > SAYS]
        for row in random.sample(likely, min(most // 2, len(likely))) + random.sample(rows, min(most // 2, len(rows))):
            yield random.choice(two_ways(row, "enc", None, "asked"))


UNMARKED = {"schema": "claim-gold/1", "partial": True, "articles": [
    {"label": label, "file": f"{label}.txt", "claims": []} for label in "ab"], "relations": []}


def of_some_length(event):
    return sorted(name for name, a in event.articles.items() if FEW_WORDS <= len(a.text.split()) <= MANY_WORDS)


def write_self(random, event, out):
    names = of_some_length(event)
    for name in random.sample(names, min(SELF, len(names))):
        marks.write_case(out / f"ecb-{name}", UNMARKED, [event.articles[name].text] * 2)


def write_other(random, one, two, out):
    names = [(x, y) for x in of_some_length(one) for y in of_some_length(two)]
    for i, (x, y) in enumerate(random.sample(names, min(OTHER, len(names)))):
        marks.write_case(out / f"ecb-{one.id}-{i}", UNMARKED, [one.articles[x].text, two.articles[y].text])


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("out", type=Path)
    args.add_argument("--data", default="../shared/data")
    args.add_argument("--marks", default="train/marks")
    args = args.parse_args()
    random, cases = Random(11), args.out / "cases"
    (cases / "real").mkdir(parents=True, exist_ok=True)
    for folder in sorted(Path(args.data, "real").iterdir()):
        if folder.is_dir() and not news.is_held_out(news.topic_of(folder.name)):
            os.symlink(folder.resolve(), cases / "real" / folder.name)
    read = marks.read_pairs(args.marks)
    events = [e for e in marks.events(args.marks, args.data) if not news.is_held_out(news.topic_of(e.id))]
    for event in events:
        marks.write_cases(random, event, CROSS, cases / "cross", read)
        write_self(random, event, cases / "self")
    for one, two in itertools.combinations(events, 2):
        if news.topic_of(one.id) == news.topic_of(two.id):
            write_other(random, one, two, cases / "other")


if __name__ == "__main__":
    main()
