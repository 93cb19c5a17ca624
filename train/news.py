"""Real news: marked pairs of articles (claim-gold/1, ../shared/data/real) and pairs of
sentences of one event (ECB+, STS, MSRP), as pairs for the judge.

Of two real sentences of one event nothing is said about contradiction unless every
value of theirs has its like on the other side: one pair in some holds a conflict in
a detail.  Topics whose number divides by four are held out, whole.
"""
import itertools
import json
import re
from collections import Counter
from math import log
from pathlib import Path

import conflicts
from gold import clip
from sources import WORDS, clean, pair, rows
from stories import STOP

CONTEXT_WORDS = 30      # as in generate.py
FORMS = ("none", "none", "lead", "both", "both")


def is_held_out(topic):
    return int(topic) % 4 == 0


def topic_of(name):
    """"ecb-14_ecbplus-1", "14_3ecb" -> 14"""
    return int(re.match(r"(?:ecb-)?(\d+)_", name)[1])


class Article:
    """claims {id: (text, begin)} and sentences of an article, in characters."""

    def __init__(self, text, claims):
        self.text, self.claims = text, claims
        self.sentences, at = [], 0
        for line in text.split("\n"):
            ends = [m.end() for m in STOP.finditer(line)] + [len(line)]
            for begin, end in zip([0, *ends], ends):
                if line[begin:end].strip():
                    self.sentences.append((at + begin, at + end))
            at += len(line) + 1

    def sentence(self, place):
        return max((i for i, (begin, _) in enumerate(self.sentences) if begin <= place), default=0)

    def context(self, claim, form):
        return self.context_at(self.claims[claim][1], form)

    def context_at(self, begin, form):
        """As generate.context_of, of a claim that begins there."""
        if form == "none":
            return ""
        first = min([begin, *(b for _, b in self.claims.values())])
        at, lead = self.sentence(begin), self.sentence(first)
        span = lambda b, e: " ".join(self.text[b:e].split())
        about = clip(span(*self.sentences[lead]), CONTEXT_WORDS) if at != lead else \
            span(*self.sentences[0]) if lead else ""
        before = clip(span(self.sentences[max(at - 1, lead) if at > lead else at][0], begin), -CONTEXT_WORDS)
        parts = [about] if form == "lead" or before == about else [about, before]
        return " ".join(" ".join(parts).split())


class Case:
    """Two marked articles: relations [(mark, id of a, id of b)], marks as in stories
    and "1" for what is too weak to count."""

    def __init__(self, folder):
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        self.id, self.articles = folder.name, []
        for a in gold["articles"]:
            raw = (folder / Path(a["file"]).name).read_bytes()
            at = lambda byte: len(raw[:byte].decode("utf-8", "replace").replace("\r\n", "\n"))
            bad = {c if isinstance(c, str) else c.get("id") for c in gold.get("bad_claims", [])}
            self.articles.append(Article(raw.decode("utf-8", "replace").replace("\r\n", "\n"), {
                c["id"]: (c["text"], at(c["start_byte"])) for c in a["claims"] if c["id"] not in bad}))
        self.marks = {}
        for r in gold["relations"]:
            self.mark(r, self.mark_of(r))
        for r in gold.get("distractors", []):
            self.mark(r, "x")

    @staticmethod
    def mark_of(r):
        if r["relation"] == "contradiction":
            return "!" if r["strength"] >= 2 else "1"
        if r["relation"] == "tension":
            return "?"
        if r["relation"].startswith("agreement"):
            detail = {"a": ">", "b": "<", "both": "~"}.get(r.get("detail"), "=")
            return (r.get("mark") or detail) if r["strength"] >= 2 else "1"
        return None

    def mark(self, r, mark):
        home = lambda c: next((i for i, a in enumerate(self.articles) if c in a.claims), None)
        there = [r[k] for k in ("a", "b", "c") if r.get(k) and home(r[k]) is not None]
        for x, y in itertools.combinations(there, 2) if mark else ():
            if home(x) != home(y) and (mark != "x" or (x, y) not in self.marks):
                self.marks[x, y] = mark

    def side(self, claim, form):
        article = next(a for a in self.articles if claim in a.claims)
        return article.claims[claim][0], article.context(claim, form)

    def near(self, most):
        """Pairs of claims of two articles that have words in common: of each claim
        the `most` likeliest, and every marked pair."""
        words = {c: conflicts.bag(t) for a in self.articles for c, (t, _) in a.claims.items()}
        seen = Counter(w for ws in words.values() for w in ws)
        weight = {w: log(1 + len(words) / n) for w, n in seen.items()}
        size = {c: sum(weight[w] ** 2 for w in ws) ** 0.5 + 1e-9 for c, ws in words.items()}
        like = lambda x, y: sum(weight[w] ** 2 for w in words[x] & words[y]) / size[x] / size[y]
        out = set(self.marks)
        for i, one in enumerate(self.articles):
            for j, other in enumerate(self.articles):
                for x in one.claims if i != j else ():
                    best = sorted(((like(x, y), y) for y in other.claims), reverse=True)[:most]
                    out |= {(x, y) if i < j else (y, x) for s, y in best if s > 0}
        return sorted(p for p in out if p in self.marks or (p[1], p[0]) not in self.marks)


def cases(folder):
    return [Case(p.parent) for p in sorted(Path(folder).glob("**/gold.json"))]


THERE = {"=": "e", ">": "e", "<": "n", "~": "en", "!": "c", "?": "en", "x": "n"}
BACK = {**THERE, ">": "n", "<": "e"}


def case_pairs(random, case, unrelated):
    """Marked pairs both ways, and some that nothing is said of, the likeliest first;
    all with one form of context, so that a claim is read once."""
    out, form = [], random.choice(FORMS)
    near = [p for p in case.near(3) if p not in case.marks]
    everything = [(x, y) for x in case.articles[0].claims for y in case.articles[1].claims if (x, y) not in case.marks]
    open_ = random.sample(near, min(len(near), unrelated * 3 // 4)) + \
        random.sample(everything, min(len(everything), unrelated // 4))
    for (x, y), mark in [*case.marks.items(), *((p, "") for p in open_)]:
        if mark == "1":
            continue
        (a, ca), (b, cb) = case.side(x, form), case.side(y, form)
        agree = None if mark == "?" else int(mark in tuple("=><~"))
        two = [pair(a, b, THERE.get(mark, "n"), "real", ca, cb, agree), pair(b, a, BACK.get(mark, "n"), "real", cb, ca, agree)]
        out += two if mark and mark != "x" else [random.choice(two)]
    return out


# ---- sentences

def documents(data):
    """ECB+ documents: id -> sentences."""
    lines = (Path(data) / "align/ecbplus.docs.jsonl").open(encoding="utf-8")
    return {d["doc"]: {s["i"]: clean(s["text"]) for s in d["sentences"]} for d in map(json.loads, lines)}


def place_context(doc, sentences, at):
    """Of a document always with one form, so that a sentence is read once."""
    form = FORMS[sum(map(ord, doc)) % len(FORMS)]
    order = sorted(sentences)
    if form == "none" or at == order[0]:
        return ""
    lead = clip(sentences[order[0]], CONTEXT_WORDS)
    before = clip(sentences[order[order.index(at) - 1]], -CONTEXT_WORDS)
    return lead if form == "lead" or before == lead else f"{lead} {before}"


def ecb_pairs(data, name):
    """Pairs of ECB+ sentences with their contexts and their label; without the
    topics held out."""
    docs = documents(data)
    for row in rows(Path(data) / "align" / f"{name}.tsv"):
        one, two = row["id"].split(":")[-1].split("~")
        if is_held_out(topic_of(one)):
            continue
        sides = []
        for end in (one, two):
            doc, at = end.split("#")
            sides.append((docs[doc][int(at)], place_context(doc, docs[doc], int(at))))
        (a, ca), (b, cb) = sides
        if len((a + " " + b).split()) <= WORDS:
            yield row["label"], pair(a, b, "en", "ecb", ca, cb)


def one_event(data):
    """Sentence pairs that tell one fact, near enough to make conflicts of."""
    out = [p for label, p in ecb_pairs(data, "ecbplus_sentpairs.train")
           if label == "same_event" and conflicts.likeness(p["a"], p["b"]) >= 0.4]
    for path in ("align/sts_news.all", "nli/train/msrp.train"):
        for row, p in zip(rows(Path(data) / f"{path}.tsv"), read_all(data, path)):
            if p and (row["label"] == "supported" or (row["label"][0].isdigit() and float(row["label"]) >= 4)):
                out.append(dict(p, y="en", g=1, s=path.split("/")[-1].split(".")[0]))
    return [p for p in out if p["a"] != p["b"]]


def read_all(data, path):
    for row in rows(Path(data) / f"{path}.tsv"):
        a, b = clean(row["premise"] or ""), clean(row["hypothesis"] or "")
        yield pair(a, b, "en", "") if a and b and len((a + " " + b).split()) <= WORDS else None


def quiet(p):
    """Whether no value of one kind differs: only then is the pair none that
    contradicts."""
    return not conflicts.unmatched(p["a"], p["b"])
