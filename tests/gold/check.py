#!/usr/bin/env python3
"""check.py FOLDER...: does every gold.json under the folders keep to tests/gold/README.md?
Prints what does not, one a line; status 1 then."""
import json
import pathlib
import sys

CASE = {"schema", "id", "split", "topic", "event", "articles", "relations", "distractors"}
ARTICLE = {"label", "file", "bytes", "format", "sentences", "claims"}
CLAIM = {"id", "start_byte", "end_byte", "text", "sentence_index", "source", "cue",
         "polarity", "modality", "entities", "numbers", "dates"}
FORMATS = {"crlf", "bom", "nbsp", "nfd", "single"}
ROLES = {"byline", "caption", "standfirst", "crosshead", "timestamp", "credit"}
CONTRADICTIONS = {"numeric", "date", "negation", "denial", "antonym", "role_swap", "location",
                  "entity", "scope", "modality"}
RELATIONS = {"agreement", "agreement_with_detail", "contradiction", "tension", "addition"}


class Case:
    def __init__(self, path):
        self.folder = path.parent
        self.gold = json.loads(path.read_text(encoding="utf-8"))
        self.complaints = []
        self.claims = {}  # id -> label of its article

    def expect(self, holds, *words):
        if not holds:
            self.complaints.append(f"{self.folder}: " + " ".join(str(word) for word in words))
        return bool(holds)

    def keys(self, where, record, required, optional=()):
        missing, foreign = required - record.keys(), record.keys() - required - set(optional)
        self.expect(not missing, where, "lacks", ", ".join(sorted(missing)))
        self.expect(not foreign, where, "has the unknown", ", ".join(sorted(foreign)))
        return not missing

    def check(self):
        g = self.gold
        if not self.keys("gold.json", g, CASE, {"note"}):
            return
        self.expect(g["schema"] == "claim-gold/1", "schema is", g["schema"])
        self.expect(g["id"].rsplit("/", 1)[-1] == self.folder.name, "id is", g["id"])
        labels = [a.get("label") for a in g["articles"]]
        self.expect(labels in (["a", "b"], ["a", "b", "c"]), "labels are", labels)
        for article in g["articles"]:
            self.check_article(article)
        related = {}
        for relation in g["relations"]:
            self.check_relation(relation, labels, related)
        for distractor in g["distractors"]:
            where = f"distractor {distractor.get('note')!r}:"
            if self.keys(where, distractor, {"a", "b", "kind", "note"}):
                self.expect(len(self.sides(where, distractor)) == 2, where, "not of two sides")
        for claim in self.claims:
            self.expect(claim in related, claim, "stands in no relation")
            told = related.get(claim, set())
            self.expect(not ("addition" in told and told & {"firm agreement", "contradiction"}), claim,
                        "is an addition and more")

    def check_article(self, article):
        where = f"article {article.get('label')}:"
        if not self.keys(where, article, ARTICLE):
            return
        data = (self.folder / article["file"]).read_bytes()
        self.expect(len(data) == article["bytes"], where, "has", len(data), "bytes")
        self.expect(set(article["format"]) <= FORMATS, where, "format", article["format"])
        at = 0
        for i, s in enumerate(article["sentences"]):
            here = f"{where} sentence {i}"
            self.keys(here, s, {"start_byte", "end_byte", "kind"}, {"role"})
            self.expect(at <= s["start_byte"] < s["end_byte"] <= len(data), here, "overlaps or is out of bounds")
            self.expect(s["kind"] in ("body", "headline") and s.get("role", "byline") in ROLES, here, "of no known kind")
            at = s["end_byte"]
        at = 0
        for claim in article["claims"]:
            if self.keys(f"{where} {claim.get('id')}", claim, CLAIM):
                at = self.check_claim(claim, article, data, at)

    def check_claim(self, claim, article, data, at):
        name, begin, end = claim["id"], claim["start_byte"], claim["end_byte"]
        self.expect(name not in self.claims and name[:1] == article["label"] and name[1:].isdigit(), name, "is no id, or twice one")
        self.claims[name] = article["label"]
        self.expect(at <= begin < end, name, "overlaps the claim before, or is empty")
        self.expect(data[begin:end].decode("utf-8", "replace") == claim["text"], name, "does not stand at its offsets")
        inside = range(len(article["sentences"]))
        if self.expect(claim["sentence_index"] in inside, name, "is of no sentence"):
            s = article["sentences"][claim["sentence_index"]]
            self.expect(s["start_byte"] <= begin and end <= s["end_byte"], name, "lies outside its sentence")
            self.expect(s["kind"] == "body", name, "lies in a headline")
        self.expect(claim["polarity"] in ("positive", "negative"), name, "polarity", claim["polarity"])
        self.expect(claim["modality"] in ("asserted", "possible", "planned"), name, "modality", claim["modality"])
        self.expect(claim["source"] is not None or claim["cue"] is None, name, "has a cue and no source")
        for number in claim["numbers"]:
            self.keys(f"{name} number", number, {"text", "value", "cmp", "unit"})
            self.expect(number.get("cmp") in ("=", "~", "<", "<=", ">", ">="), name, "cmp", number.get("cmp"))
        for date in claim["dates"]:
            self.keys(f"{name} date", date, {"text", "norm"})
        return end

    def sides(self, where, record):
        names = [record[side] for side in ("a", "b") if record[side]]
        for name in names:
            self.expect(name in self.claims, where, name, "is no claim")
        self.expect(len({self.claims.get(name) for name in names}) == len(names), where, "sides of one article")
        return names

    def check_relation(self, r, labels, related):
        where = f"relation {r.get('note')!r}:"
        if not self.keys(where, r, {"a", "b", "relation", "strength", "note"}, {"detail", "kind"}):
            return
        sides = self.sides(where, r)
        kind = r["relation"]
        self.expect(kind in RELATIONS, where, "is", kind)
        self.expect(r["strength"] in (1, 2, 3), where, "strength", r["strength"])
        self.expect((len(sides) == 1) == (kind == "addition"), where, len(sides), "sides")
        self.expect(("detail" in r) == (kind == "agreement_with_detail"), where, "detail belongs to agreement_with_detail")
        self.expect(r.get("detail", "both") in labels + ["both"], where, "detail", r.get("detail"))
        self.expect(("kind" in r) == (kind == "contradiction"), where, "kind belongs to a contradiction")
        self.expect(r.get("kind", "date") in CONTRADICTIONS, where, "kind", r.get("kind"))
        firm = kind.startswith("agreement") and r["strength"] > 1
        for name in sides:
            related.setdefault(name, set()).add("firm agreement" if firm else kind)


def main(folders):
    paths = [path for folder in folders for path in sorted(pathlib.Path(folder).rglob("gold.json"))]
    complaints = []
    for path in paths:
        case = Case(path)
        case.check()
        complaints += case.complaints
    print(*complaints, f"{len(paths)} cases, {len(complaints)} complaints", sep="\n")
    return 1 if complaints or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
