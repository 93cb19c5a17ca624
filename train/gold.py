"""Claim pairs from the hand-made gold in ../shared/eval, for measuring only.

Kinds: agreement, contradiction (strength 2 and 3), distractor (tempting, no
contradiction) and random (no relation).
"""
import itertools
import json
from pathlib import Path
from random import Random


WORDS = 30      # of the lead, and of what stands before a claim


def cases(folders):
    for folder in folders:
        for path in sorted(Path(folder).glob("**/gold.json")):
            yield path.parent, json.loads(path.read_text(encoding="utf-8"))


def clip(text, words):
    """The first `words` words, or with a minus the last ones."""
    parts = text.split()
    return " ".join(parts[:words] if words > 0 else parts[words:])


def context(raw, article, claim, form):
    """As generate.context_of: the lead (for a claim in it, the headline), and for
    "both" the sentence before and what of its own precedes the claim."""
    text = lambda begin, end: raw[begin:end].decode("utf-8", "replace")
    sentences = article["sentences"]
    body = [i for i, s in enumerate(sentences) if s["kind"] == "body"]
    at = claim["sentence_index"]
    previous = max((i for i in body if i < at), default=at)
    before = text(sentences[previous]["start_byte"], claim["start_byte"]) if previous < at else \
        text(sentences[at]["start_byte"], claim["start_byte"])
    parts = []
    if form in ("lead", "both"):
        lead = sentences[body[0]] if at != body[0] else next((s for s in sentences if s["kind"] == "headline"), None)
        parts += [clip(text(lead["start_byte"], lead["end_byte"]), WORDS)] if lead else []
    if form == "both" and clip(before, -WORDS) not in parts:
        parts.append(clip(before, -WORDS))
    return " ".join(" ".join(parts).split())


def claims_of(folder, gold, form):
    """id -> (article number, text, context)"""
    out = {}
    for number, article in enumerate(gold["articles"]):
        raw = (folder / Path(article["file"]).name).read_bytes()
        for c in article["claims"]:
            out[c["id"]] = (number, c["text"], context(raw, article, c, form))
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
