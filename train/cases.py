"""Short pairs of articles by kind (frames/cases-*.jsonl) as cases for score.py and dump.py.

    python train/cases.py train/frames/cases-*.jsonl --out build/cases
    make eval-cases         (scores them)

Writes OUT/kinds/ID of cases-kinds.jsonl, and so on. Of each case what conflicts is marked, all
of it, and what may be called so; so it is `partial` in the form of eval's gold.json, for
contradictions alone. The day of publication that some have is left out.
"""
import argparse
import json
from pathlib import Path

from marks import write_case

STRENGTH = {"contradictions": 3, "allow": 1}


class Side:
    """An article, and the words of it that are told of, as claims."""

    def __init__(self, label, text):
        self.label, self.text, self.claims = label, text, {}

    def claim(self, words):
        """Its id; "" is no words in particular."""
        begin = self.text.index(words)
        byte = lambda at: len(self.text[:at].encode())
        claim = {"id": f"{self.label}{len(self.claims)}", "start_byte": byte(begin),
                 "end_byte": byte(begin + len(words)), "text": words}
        return self.claims.setdefault(words, claim)["id"]

    def article(self):
        return {"label": self.label, "file": f"{self.label}.txt", "claims": list(self.claims.values())}


def gold(case):
    a, b = Side("a", case["a"]), Side("b", case["b"])
    relations = [{"a": a.claim(x), "b": b.claim(y), "relation": "contradiction", "strength": strength}
                 for key, strength in STRENGTH.items() for x, y, *_ in case["expect"].get(key, []) if x and y]
    return {"schema": "claim-gold/1", "partial": True, "articles": [a.article(), b.article()], "relations": relations}


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("files", nargs="+", type=Path)
    args.add_argument("--out", type=Path, required=True)
    args = args.parse_args()
    for path in args.files:
        for case in map(json.loads, path.open(encoding="utf-8")):
            write_case(args.out / path.stem.removeprefix("cases-") / case["id"], gold(case), [case["a"], case["b"]])


if __name__ == "__main__":
    main()
