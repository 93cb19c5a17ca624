"""What real articles of one event tell differently, marked by hand: marks/<event>.jsonl.

    python train/marks.py --held-out --pairs 10 train/out/marks

The first line has the event's articles and the claims in each, as [begin, end] in
characters of its text.  That is no part of the repository: the sentences of the ECB+
document in align/ecbplus.docs.jsonl, without the page's address, tidied, a line each.
Each further line is a slot, a thing that several articles tell with more than one value,
and for each value the claims that tell it (the sixth claim of 14_3ecb is 14_3ecb.5):

    {"slot": "when the fire broke out", "kind": "date", "verdict": "conflict", "strength": 3,
     "values": [["14_3ecb.4"], ["14_4ecb.2", "14_7ecb.1"]]}

verdict: `conflict`, `update` (it changed in time), `near` (rounded, finer, a bound that
holds), `other` (of another thing, part or time).  Every conflict of an event that most
readers would see (strength 2 and 3) is marked; what is told alike is not.

sentences.tsv marks pairs of sentences by their id in MSRP (nli/train/msrp.train) and STS
(align/sts_news.all): `c` conflict, `u` update, `n` near, `s` the same, `o` of two events,
`-` no conflict, nothing that tempts.

claims.tsv marks pairs of claims as the library cuts them, by article and characters of its
text: those that the judge was most afraid of, or undecided about, of pairs of articles drawn
by chance (of the held-out events those that are cases), and every one of these read: `c3`,
`c2`, `c1` conflict by strength, `=`, `>`, `<`, `~` agreement as in data/real, `u` update, `r`
near, `t` they pull apart, `o` values of other things, `n` nothing of these.

As a program it writes pairs of articles as cases for the tables of the judge, in the
form of eval's gold.json: `partial`, since it has contradictions and updates alone.  Of
data/real's contradictions 57 of 77 are marked; of what is marked with strength 3 data/real
has 0.43, of strength 2 and 3 0.29: more is marked here than there, so cases count
strength 3 alone and leave the others open.
"""
import argparse
import itertools
import json
import re
from pathlib import Path
from random import Random

import conflicts
from news import Article, is_held_out, topic_of
from sources import clean, pair, rows

EACH_WAY = {"conflict": ("c", None), "update": ("en", None), "near": ("en", 1), "other": ("en", None)}
MOST = {"conflict": 4, "update": 3, "near": 2, "other": 4}      # pairs taken of a slot
ALIKE = 1           # pairs of one value, taken of a slot
UNMARKED = 60      # tempting pairs taken of an event
NEAR = 0.3          # likeness from which an unmarked pair is tempting
FEW_WORDS = 40      # an article of fewer is no case


class Event:
    """articles {"14_3ecb": Article}, whose claims are "14_3ecb.4"; slots."""

    def __init__(self, path, documents):
        first, *self.slots = map(json.loads, Path(path).read_text(encoding="utf-8").splitlines())
        self.id, self.articles = Path(path).stem, {}
        for name, spans in first["articles"].items():
            text = text_of(documents[name])
            self.articles[name] = Article(text, {f"{name}.{i}": (text[b:e], b) for i, (b, e) in enumerate(spans)})

    def side(self, claim, form):
        article = self.articles[claim.split(".")[0]]
        return article.claims[claim][0], article.context(claim, form)

    def marked(self, least=2):
        """{(claim, claim): verdict} of every pair that two values of a slot tell; a
        conflict of less strength is "weak"."""
        out = {}
        for slot in self.slots:
            verdict = "weak" if slot["verdict"] == "conflict" and slot["strength"] < least else slot["verdict"]
            for p in pairs_of(slot):
                if out.get(p) not in ("conflict", "weak"):
                    out[p] = verdict
        return out

    def alike(self):
        """Pairs of claims, a list a slot, that tell one value of it."""
        return [[p for v in slot["values"] for p in itertools.combinations(sorted(set(v)), 2)] for slot in self.slots]


def pairs_of(slot):
    """Pairs of claims that tell two values of a slot."""
    return sorted({tuple(sorted(p)) for one, other in itertools.combinations(slot["values"], 2)
                   for p in itertools.product(one, other) if p[0] != p[1]})


def text_of(sentences):
    return "\n".join(tidy(clean(s)) for s in sentences if not s.startswith("http")) + "\n"


def tidy(text):
    """Undo more of the spacing of tokens: 18 - year, 06: 44, client ’ s."""
    text = re.sub(r"(?<=\w) - (?=\w)", "-", text)
    text = re.sub(r"(?<=\d)([:,]) (?=\d)", r"\1", text)
    return re.sub(r" ([’']) ?(s|t|re|ve|ll|d|m)\b", r"\1\2", text)


def events(folder, data):
    lines = (Path(data) / "align/ecbplus.docs.jsonl").open(encoding="utf-8")
    documents = {d["doc"]: [s["text"] for s in d["sentences"]] for d in map(json.loads, lines)}
    return [Event(path, documents) for path in sorted(Path(folder).glob("*.jsonl"))]


# ---- pairs to learn from

def two_ways(event, p, form, labels):
    (a, ca), (b, cb) = (event.side(c, form) for c in p)
    y, agree = labels
    return [pair(a, b, y, "marks", ca, cb, agree), pair(b, a, y, "marks", cb, ca, agree)] if a != b else []


def event_pairs(random, event):
    """Pairs of an event: of each slot some of its verdict and some told alike, and
    tempting ones that nobody marked: no contradiction."""
    marked, out = event.marked(), []
    for slot in event.slots:
        own = [p for p in pairs_of(slot) if marked[p] == slot["verdict"]]
        out += taken(random, event, own, MOST[slot["verdict"]], "both", EACH_WAY[slot["verdict"]])
    for told in event.alike():
        out += taken(random, event, [p for p in told if p not in marked], ALIKE, "both", ("en", 1))
    for p in tempting_pairs(random, event, marked)[:UNMARKED]:
        out += two_ways(event, p, "both", ("en", None))[:1]
    return out


def taken(random, event, pairs, most, form, labels):
    return [q for p in random.sample(pairs, min(len(pairs), most)) for q in two_ways(event, p, form, labels)]


def tempting_pairs(random, event, marked):
    """Unmarked pairs of two articles with words in common, those whose values differ first."""
    claims = [(name, c, t) for name, a in event.articles.items() for c, (t, _) in a.claims.items()]
    near = [(x, y, tx, ty) for (m, x, tx), (n, y, ty) in itertools.combinations(claims, 2)
            if m != n and tuple(sorted((x, y))) not in marked and conflicts.likeness(tx, ty) >= NEAR]
    random.shuffle(near)
    near = near[:20 * UNMARKED]
    differ = [(x, y) for x, y, tx, ty in near if conflicts.unmatched(tx, ty)]
    rest = [(x, y) for x, y, tx, ty in near if not conflicts.unmatched(tx, ty)]
    return [p for two in itertools.zip_longest(differ, rest) for p in two if p]


SENTENCES = {"c": "c", "s": "e", "o": "n"}      # the others: "en"


def sentences(folder, data):
    """Marked pairs of sentences; conflicts both ways.  What is hard to see is left out."""
    text = {row["id"]: row for name in ("nli/train/msrp.train", "align/sts_news.all")
            for row in rows(Path(data) / f"{name}.tsv")}
    for row in rows(Path(folder) / "sentences.tsv"):
        a, b = (clean(text[row["id"]][side]) for side in ("premise", "hypothesis"))
        if row["mark"] == "c" and row["strength"] == "1":
            continue
        agree = {"s": 1, "o": 0}.get(row["mark"])
        yield pair(a, b, SENTENCES.get(row["mark"], "en"), "sentences", agree=agree)
        if row["mark"] == "c":
            yield pair(b, a, "c", "sentences")


# claims.tsv: label there, label back, agreement; what is hard to see is left out
CLAIMS = {"c3": ("c", "c", 0), "c2": ("c", "c", 0), "=": ("e", "e", 1), ">": ("e", "n", 1), "<": ("n", "e", 1), "~": ("n", "n", 1),
          "u": ("n", "n", 0), "r": ("en", "en", 1), "t": ("en", "en", None), "o": ("n", "n", 0), "n": ("n", "n", 0)}


def claims(folder, events):
    """Marked pairs of claims of these events, both ways; an article always with one form of context."""
    articles = {name: a for e in events for name, a in e.articles.items()}
    for row in rows(Path(folder) / "claims.tsv"):
        if row["a"] not in articles:
            continue
        sides = [side_at(articles[row[k]], int(row[begin]), int(row[end]))
                 for k, begin, end in (("a", "begin", "end"), ("b", "begin_b", "end_b"))]
        (a, ca), (b, cb) = sides
        there, back, agree = CLAIMS.get(row["mark"], (None, None, None))
        if there and a != b:
            yield pair(a, b, there, "claims", ca, cb, agree)
            yield pair(b, a, back, "claims", cb, ca, agree)


def side_at(article, begin, end):
    return " ".join(article.text[begin:end].split()), article.context_at(begin, "both")


# ---- cases

STATED = {"conflict": ("contradiction", 3), "weak": ("contradiction", 1), "update": ("tension", 2)}


def read_pairs(folder):
    """{(article, article): [((begin, end), (begin, end), mark)]} of claims.tsv, both ways."""
    out = {}
    for row in rows(Path(folder) / "claims.tsv"):
        a, b = (int(row["begin"]), int(row["end"])), (int(row["begin_b"]), int(row["end_b"]))
        out.setdefault((row["a"], row["b"]), []).append((a, b, row["mark"]))
        out.setdefault((row["b"], row["a"]), []).append((b, a, row["mark"]))
    return out


READ = {"c3": ("contradiction", 3), "c2": ("contradiction", 2), "c1": ("contradiction", 1), "u": ("tension", 2), "t": ("tension", 2)}


def gold(event, names, read):
    """Two articles of an event in the form of gold.json; a pair that was read by itself, too,
    is what was said of it there."""
    spans = [{c: (b, b + len(t)) for c, (t, b) in event.articles[name].claims.items()} for name in names]
    verdicts = {(spans[0][x], spans[1][y]): STATED[verdict] for p, verdict in event.marked(3).items()
                for x, y in (p, p[::-1]) if verdict in STATED and x in spans[0] and y in spans[1]}
    for a, b, mark in read.get(names, []):
        verdicts = {p: v for p, v in verdicts.items() if not (meet(p[0], a) and meet(p[1], b))}
        if mark in READ:
            verdicts[a, b] = READ[mark]
    articles, ids = [], []
    for side, (label, name) in enumerate(zip("ab", names)):
        text = event.articles[name].text
        byte = lambda at: len(text[:at].encode())
        told = dict.fromkeys([*spans[side].values(), *(p[side] for p in verdicts)])
        ids.append({s: f"{label}{i}" for i, s in enumerate(told)})
        articles.append({"label": label, "file": f"{label}.txt", "claims": [
            {"id": ids[side][b, e], "start_byte": byte(b), "end_byte": byte(e), "text": text[b:e]} for b, e in told]})
    relations = [{"a": ids[0][a], "b": ids[1][b], "relation": relation, "strength": strength}
                 for (a, b), (relation, strength) in verdicts.items()]
    return {"schema": "claim-gold/1", "partial": True, "articles": articles, "relations": relations}


def meet(one, other):
    """Whether two spans share most of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared > min(one[1] - one[0], other[1] - other[0])


def write_case(folder, gold, texts):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "gold.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    for label, text in zip("ab", texts):
        (folder / f"{label}.txt").write_text(text, encoding="utf-8")


def write_cases(random, event, most, out, read):
    named = sorted(n for n, a in event.articles.items() if len(a.text.split()) >= FEW_WORDS)
    pairs = list(itertools.combinations(named, 2))
    random.shuffle(pairs)
    for i, names in enumerate(pairs[:most]):
        write_case(out / f"ecb-{event.id}-{i}", gold(event, names, read), [event.articles[n].text for n in names])


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("out", type=Path)
    args.add_argument("--marks", default="train/marks")
    args.add_argument("--data", default="../shared/data")
    args.add_argument("--pairs", type=int, default=10, help="pairs of articles of an event, drawn by chance")
    args.add_argument("--held-out", action="store_true", help="only events that the judge is not trained on")
    args = args.parse_args()
    random, read = Random(5), read_pairs(args.marks)
    for event in events(args.marks, args.data):
        if not args.held_out or is_held_out(topic_of(event.id)):
            write_cases(random, event, args.pairs, args.out, read)


if __name__ == "__main__":
    main()
