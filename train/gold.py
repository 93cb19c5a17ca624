"""Claim pairs from the hand-made gold in ../shared/eval, for measuring only.

Kinds: agreement, contradiction (strength 2 and 3), distractor (tempting, no
contradiction) and random (no relation).  A claim's context is the lead of its
article, or the sentence before its own, or nothing, as asked.
"""
import itertools
import json
from pathlib import Path
from random import Random


def cases(folders):
    for folder in folders:
        for path in sorted(Path(folder).glob("**/gold.json")):
            yield path.parent, json.loads(path.read_text(encoding="utf-8"))


def sentences(folder, article):
    """The text of each sentence, byte offsets applied."""
    raw = (folder / Path(article["file"]).name).read_bytes()
    return [(raw[s["start_byte"]:s["end_byte"]].decode("utf-8", "replace"), s["kind"])
            for s in article["sentences"]]


def context(texts, claim, form):
    """lead: the first body sentence (the headline for a claim in it);
    previous: the sentence before; empty for none or where it is the claim's own."""
    body = [i for i, (_, kind) in enumerate(texts) if kind == "body"]
    at = claim["sentence_index"]
    lead = body[0] if body and body[0] != at else None
    previous = at - 1 if at - 1 in body else None
    wanted = {"none": [], "lead": [lead], "previous": [previous],
              "both": [lead, previous if previous != lead else None]}[form]
    parts = [" ".join(texts[i][0].split()) for i in wanted if i is not None]
    headline = [t for t, kind in texts if kind == "headline"]
    if not parts and form != "none" and headline:
        parts = [headline[0]]
    return " ".join(parts)


def claims_of(folder, gold, form):
    """id -> (article number, text, context)"""
    out = {}
    for number, article in enumerate(gold["articles"]):
        texts = sentences(folder, article)
        for c in article["claims"]:
            out[c["id"]] = (number, c["text"], context(texts, c, form))
    return out


def pairs(folders, form="none", random_share=12):
    """Tuples: kind, case, id a, id b, text a, text b, context a, context b."""
    random = Random(4)
    for folder, gold in cases(folders):
        claims = claims_of(folder, gold, form)
        kinds, known = [], set()
        for r in gold["relations"]:
            ids = [r[k] for k in ("a", "b", "c") if r.get(k)]
            kind = "agreement" if r["relation"].startswith("agreement") else r["relation"]
            for x, y in itertools.combinations(ids, 2):
                known.add(frozenset((x, y)))
                if kind in ("agreement", "contradiction") and r["strength"] >= 2:
                    kinds.append((kind, x, y))
        for r in gold.get("distractors", []):
            if r.get("a") and r.get("b"):
                kind = "distractor" if frozenset((r["a"], r["b"])) not in known else "distractor-related"
                known.add(frozenset((r["a"], r["b"])))
                kinds.append((kind, r["a"], r["b"]))
        loose = [(x, y) for x, y in itertools.combinations(claims, 2)
                 if claims[x][0] != claims[y][0] and frozenset((x, y)) not in known]
        kinds += [("random", x, y) for x, y in random.sample(loose, min(random_share, len(loose)))]
        for kind, x, y in kinds:
            if x in claims and y in claims:
                (_, a, ca), (_, b, cb) = claims[x], claims[y]
                yield kind, folder.name, x, y, a, b, ca, cb
