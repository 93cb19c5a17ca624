"""Unlabelled pairs that the library proposes on news articles of one event (ECB+).

    make && python train/propose.py --data ../shared/data train/out/proposed.jsonl

The candidates of two articles, the likeliest and a few others, under several forms
of context; a teacher says what they are (label.py).
"""
import argparse
import json
import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path
from random import Random

from generate import CONTEXT_WORDS, FORMS
from gold import clip
from sources import WORDS, clean, pair

ARTICLES = 14           # pairs of articles of an event
LIKELIEST, OTHERS = 25, 10


def context(text, begin, form):
    """As generate.context_of, of a text of one sentence a line."""
    own = text.rfind("\n", 0, begin) + 1
    previous = text.rfind("\n", 0, max(0, own - 1)) + 1
    lead, before = clip(text[:text.find("\n")], CONTEXT_WORDS), clip(text[previous:begin], -CONTEXT_WORDS)
    if form == "none" or (form == "lead" and not own):
        return ""
    return lead if form == "lead" or before == lead else f"{lead} {before}" if own else before


def sides(tool, random, paths):
    """(claim, context) twice, for each pair that is taken."""
    done = subprocess.run([tool, "--model=none", "--dump=pairs", *map(str, paths)], capture_output=True, text=True, check=True)
    rows = sorted(map(json.loads, done.stdout.split("\n")[:-1]), key=lambda f: -f["features"]["event"])
    texts = [p.read_bytes() for p in paths]
    for f in rows[:LIKELIEST] + random.sample(rows[LIKELIEST:], min(len(rows[LIKELIEST:]), OTHERS)):
        form, out = random.choice(FORMS), []
        for raw, begin, end in ((texts[f[k]["article"]], f[k]["begin"], f[k]["end"]) for k in "ab"):
            out.append((" ".join(raw[begin:end].decode().split()), context(raw.decode(), len(raw[:begin].decode()), form)))
        random.shuffle(out)
        if len((out[0][0] + " " + out[1][0]).split()) <= WORDS:
            yield out


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("out")
    args.add_argument("--data", type=Path, default=Path("../shared/data"))
    args.add_argument("--tool", default="build/claimdiff")
    args = args.parse_args()
    random, events = Random(3), defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, open(args.out, "w", encoding="utf-8") as out:
        for line in (args.data / "align/ecbplus.docs.jsonl").open(encoding="utf-8"):
            doc = json.loads(line)
            if doc["split"] == "train":
                path = Path(folder) / f"{doc['doc']}.txt"
                path.write_text("".join(clean(s["text"]) + "\n" for s in doc["sentences"]), encoding="utf-8")
                events[doc["subtopic"]].append(path)
        for _, paths in sorted(events.items()):
            twos = [(x, y) for i, x in enumerate(paths) for y in paths[i + 1:]]
            random.shuffle(twos)
            for two in twos[:ARTICLES]:
                for (a, ca), (b, cb) in sides(args.tool, random, two):
                    out.write(json.dumps(pair(a, b, "enc", "proposed", ca, cb), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
