"""Stories: pairs of invented articles with marked claims (frames/STORIES.md).

    python train/stories.py check FILE...
    python train/stories.py gold FILE... --out DIR [--held-out]    # folders that score.py takes
"""
import argparse
import json
import re
import sys
from pathlib import Path

MARK = re.compile(r"\{(\d+):([^{}]*)\}")
STOP = re.compile(r"(?<![A-Z])(?<!Mr)(?<!Ms)(?<!Dr)(?<!Gen)(?<!St)[.!?][”\"’')]*\s+(?=[“\"‘A-Z0-9])")
AGREES = {"=": None, ">": "a", "<": "b", "~": "both"}
LINE = re.compile(r"([=><~!?x])\s+(\d+)\s+(\d+)(?:\s+([a-z-]+):\s*(.*))?$")


class Article:
    """text, with claims {number: (begin, end)} in characters of it."""

    def __init__(self, marked):
        paragraphs = re.split(r"\n\s*\n", marked.strip("\n"))
        head = []
        while paragraphs and not MARK.search(paragraphs[0]):
            head.append(paragraphs.pop(0))
        body = [" ".join(p.split()) for p in paragraphs]
        self.text, self.claims, self.order = "\n\n".join(head), {}, []
        for p in body:
            self.text += "\n\n" if self.text else ""
            at = 0
            for m in MARK.finditer(p):
                self.text += p[at:m.start()]
                begin = len(self.text)
                self.text += m[2].strip()
                number = int(m[1])
                if number in self.claims:
                    raise ValueError(f"claim {number} stands twice")
                self.claims[number] = (begin, len(self.text))
                at = m.end()
            self.text += p[at:]
        self.text += "\n"
        if "{" in self.text or "}" in self.text:
            raise ValueError("a brace that marks no claim: " + re.search(r".{0,40}[{}].{0,40}", self.text)[0])

    def claim(self, number):
        begin, end = self.claims[number]
        return self.text[begin:end]

    def start(self, at):
        """Where the sentence that holds a character begins."""
        paragraph = self.text.rfind("\n", 0, at) + 1
        ends = [m.end() for m in STOP.finditer(self.text, paragraph, at)]
        return ends[-1] if ends else paragraph

    def lead(self):
        """The first sentence with a claim."""
        begin, end = min(self.claims.values())
        begin, stop = self.start(begin), STOP.search(self.text, end)
        return self.text[begin:stop.end() if stop else len(self.text)].strip()

    def before(self, number):
        """The sentence before a claim's own, and what of its own stands before it;
        nothing of what stands before the body."""
        begin, body = self.claims[number][0], self.start(min(self.claims.values())[0])
        own = self.start(begin)
        previous = self.start(len(self.text[:own].rstrip()) - 1) if own > body else own
        return " ".join(self.text[previous:begin].split())

    def head(self):
        """The headline."""
        first = min(self.claims.values())[0]
        return self.text[:self.start(first)].strip().split("\n")[0]


class Story:
    def __init__(self, block):
        title, _, rest = block.partition("\n")
        self.id, self.domain, self.style = (x.strip() for x in title.split("|"))
        parts = re.split(r"^---\s*$", rest, flags=re.M)
        if len(parts) != 3:
            raise ValueError(f"{len(parts)} parts, not article, article, relations")
        self.a, self.b = Article(parts[0]), Article(parts[1])
        self.relations = []          # (mark, number of a, number of b, kind, note)
        for line in filter(None, map(str.strip, parts[2].splitlines())):
            m = LINE.match(line)
            if not m:
                raise ValueError(f"relation not understood: {line}")
            mark, x, y, kind, note = m[1], int(m[2]), int(m[3]), m[4], m[5]
            if x not in self.a.claims or y not in self.b.claims:
                raise ValueError(f"no such claim: {line}")
            if mark in "!x" and not kind:
                raise ValueError(f"a kind is missing: {line}")
            self.relations.append((mark, x, y, kind, note))
        pairs = [r[1:3] for r in self.relations]
        if len(set(pairs)) != len(pairs):
            raise ValueError("a pair of claims stands in two relations")


def read(path):
    blocks = re.split(r"^# ", Path(path).read_text(encoding="utf-8"), flags=re.M)[1:]
    for block in blocks:
        try:
            yield Story(block)
        except ValueError as e:
            raise ValueError(f"{path}: {block.splitlines()[0]}: {e}") from None


def is_held_out(story):
    """A sixth: the relation stage is fitted and measured on these."""
    return int(story.id.split("-")[1]) % 6 == 5


def gold(story):
    """The story in the form of eval's gold.json, and its two texts."""
    articles, at = [], {"a": story.a, "b": story.b}
    for label, article in at.items():
        byte = lambda i: len(article.text[:i].encode())
        articles.append({"label": label, "file": f"{label}.txt", "bytes": len(article.text.encode()), "claims": [
            {"id": f"{label}{n}", "start_byte": byte(b), "end_byte": byte(e), "text": article.text[b:e]}
            for n, (b, e) in article.claims.items()]})
    relations, distractors, used = [], [], {"a": set(), "b": set()}
    for mark, x, y, kind, note in story.relations:
        pair = {"a": f"a{x}", "b": f"b{y}"}
        if mark == "x":
            distractors.append(dict(pair, kind=kind, note=note))
            continue
        if mark != "?":
            used["a"].add(x), used["b"].add(y)
        name = {"!": "contradiction", "?": "tension"}.get(mark, "agreement" if mark == "=" else "agreement_with_detail")
        extra = {"kind": kind} if mark == "!" else {"detail": AGREES[mark]} if AGREES.get(mark) else {}
        relations.append(dict(pair, relation=name, strength=3, note=note or "", **extra))
    for label, article in at.items():
        relations += [{"a": None, "b": None, label: f"{label}{n}", "relation": "addition", "strength": 3, "note": ""}
                      for n in article.claims if n not in used[label]]
    return {"schema": "claim-gold/1", "articles": articles, "relations": relations, "distractors": distractors}


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("what", choices=["check", "gold"])
    args.add_argument("files", nargs="+")
    args.add_argument("--out", type=Path)
    args.add_argument("--held-out", action="store_true", help="only those that the judge is not trained on")
    args = args.parse_args()
    for path in args.files:
        try:
            stories = list(read(path))
        except ValueError as e:
            sys.exit(str(e))
        counts = {m: sum(r[0] == m for s in stories for r in s.relations) for m in "=><~!?x"}
        print(path, len(stories), "stories", sum(len(s.a.claims) + len(s.b.claims) for s in stories), "claims", counts)
        for story in stories if args.what == "gold" else []:
            if args.held_out and not is_held_out(story):
                continue
            folder = args.out / story.id
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "gold.json").write_text(json.dumps(gold(story), ensure_ascii=False, indent=1), encoding="utf-8")
            (folder / "a.txt").write_text(story.a.text, encoding="utf-8")
            (folder / "b.txt").write_text(story.b.text, encoding="utf-8")


if __name__ == "__main__":
    main()
