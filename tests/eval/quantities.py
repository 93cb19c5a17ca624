#!/usr/bin/env python3
"""Recall and precision of quantities and dates on the gold claims.

    tests/eval/quantities.py DUMP GOLD_FOLDER ... [--misses]

DUMP is the program tests/eval/quantities. Gold claims carry numbers {text,
value, cmp, unit} and dates {text, norm}. A gold number is found when a quantity
overlaps its text, has its value (low or high of a range, 0.5 % apart at most)
and its bound: = exact; ~ about; > and >= at least; < and <= at most, and also
about ("nearly"); a range end counts as =. A gold date is found when a timex
overlaps it; it is right when its norm holds the month and day, year, clock time
and (where the text names it) weekday of the gold norm. Precision counts what is found inside gold claims:
ordinals and durations that the annotator skipped count as wrong.

Then the verdicts on the values of the claims of each gold relation (a conflict
counts only where neither side agrees with something else in the other claim); and, where the folder
frames stands beside the gold, of claims made from frames: pairs that say the
same, that contradict, and with one number or day changed (a conflict counts
only where neither side agrees with something else in the other text)."""
import json
import pathlib
import random
import re
import subprocess
import sys

VERDICTS = [f"{kind} {verdict}" for kind in "QT" for verdict in ("same", "rounded", "finer", "conflict")]
BOUNDS = {"=": {"exact", "between"}, "~": {"about"}, ">": {"least"}, ">=": {"least"},
          "<": {"most", "about"}, "<=": {"most"}}


def load(folders):
    for folder in folders:
        for gold in sorted(pathlib.Path(folder).rglob("gold.json")):
            yield gold, json.loads(gold.read_text(encoding="utf-8"))


def run(command, text=None):
    return subprocess.run(command, input=text, capture_output=True, check=True).stdout.decode("utf-8", "replace")


def dump(program, path):
    """begin, end, kind, fields of all that the program finds in a file"""
    rows = []
    for line in run([program, str(path)]).splitlines():
        field = line.split("\t")
        rows.append((int(field[2]), int(field[3]), field[1], field[4:]))
    return rows


def place(claim_bytes, start, text, after):
    """byte span of a gold number's text inside its claim, after the last one"""
    at = claim_bytes.find(text.encode("utf-8"), after)
    if at < 0:
        at = claim_bytes.find(text.encode("utf-8"))
    return None if at < 0 else (start + at, start + at + len(text.encode("utf-8")))


def spans(items, claim_bytes, start):
    after, out = 0, []
    for item in items:
        span = place(claim_bytes, start, item["text"], after)
        if span:
            after = span[0] - start
        out.append((item, span))
    return out


def same_value(quantity, value):
    low, high = float(quantity[0]), float(quantity[1])
    return any(abs(v - value) <= 0.005 * max(abs(value), 1e-9) for v in (low, high))


def same_norm(item, fields):
    norm, got = item["norm"], fields[0].lower()
    days = r"monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    wanted = [w for w in re.findall(days, norm) if w in item["text"].lower()] + re.findall(r"\d\d:\d\d", norm)
    wanted += re.findall(r"(?<![\d:])\d\d-\d\d(?!\d)|\d{4}(?=-|$)|q\d", norm.lower())
    return all(w in got for w in wanted)


class Count:
    def __init__(self):
        self.gold = self.hit = self.right = self.found = self.good = 0

    def line(self, name):
        part = lambda a, b: a / b if b else 0.0
        print(f"{name:10} gold {self.gold:4}  overlap {part(self.hit, self.gold):.3f}  recall {part(self.right, self.gold):.3f}"
              f"  precision {part(self.good, self.found):.3f} of {self.found}")


def score_article(program, folder, article, counts, misses):
    path = folder / article["file"]
    raw = path.read_bytes()
    rows = dump(program, path)
    for claim in article["claims"]:
        begin, end = claim["start_byte"], claim["end_byte"]
        inside = [r for r in rows if r[0] < end and r[1] > begin]
        numbers = spans(claim.get("numbers", []), raw[begin:end], begin)
        dates = spans(claim.get("dates", []), raw[begin:end], begin)
        for kind, gold in (("Q", numbers), ("T", dates)):
            here = [r for r in inside if r[2] == kind and not (kind == "T" and "duration" in r[3][1])]
            used = set()
            count = counts[kind]
            for item, span in gold:
                count.gold += 1
                over = [i for i, r in enumerate(here) if span and r[0] < span[1] and r[1] > span[0]]
                count.hit += bool(over)
                ok = [i for i in over if (same_value(here[i][3], item["value"]) and here[i][3][2] in BOUNDS[item["cmp"]]
                      if kind == "Q" else same_norm(item, here[i][3]))]
                count.right += bool(ok)
                used.update(ok or over)
                if misses and not ok:
                    print("MISS", kind, folder.name, article["label"], "|", item, "| got", [here[i][3] for i in over], "|", claim["text"])
            count.found += len(here)
            both = {i for i, r in enumerate(here) if kind == "T" and any(s and r[0] < s[1] and r[1] > s[0] for _, s in numbers)}
            count.good += len(used | both)
            if misses:
                for i, r in enumerate(here):
                    if i not in used | both:
                        print("EXTRA", kind, folder.name, article["label"], "|", r[3], "|", claim["text"])


def pairs(golds):
    """claim texts of gold relations: (kind or relation, text a, text b)"""
    for path, gold in golds:
        text = {c["id"]: c["text"] for a in gold["articles"] for c in a["claims"]}
        owner = {a["label"]: {c["id"] for c in a["claims"]} for a in gold["articles"]}
        for relation in gold["relations"] + gold.get("distractors", []):
            ends = [(k, i) for k in owner for i in (relation.get(k) if isinstance(relation.get(k), list) else [relation.get(k)]) if i]
            sides = sorted({k for k, _ in ends})
            if len(sides) != 2:
                continue
            a = " ".join(text[i] for k, i in ends if k == sides[0] and i in text)
            b = " ".join(text[i] for k, i in ends if k == sides[1] and i in text)
            name = relation.get("relation", "distractor")
            yield name if name != "contradiction" else f"contradiction {relation.get('kind', '')}", a, b


def score_pairs(program, golds, misses):
    rows = list(pairs(golds))
    text = "\n".join(re.sub(r"\s", " ", a) + "\t" + re.sub(r"\s", " ", b) for _, a, b in rows) + "\n"
    says = {}
    for line in run([program, "--pairs"], text.encode("utf-8")).splitlines():
        field = line.split("\t")
        says.setdefault(int(field[0]), []).append(field[1:])
    table = {}
    for i, (kind, a, b) in enumerate(rows):
        found = {f"{s[0]} {s[1]}" for s in unmatched(says.get(i, []))}
        entry = table.setdefault(kind, {"pairs": 0})
        entry["pairs"] += 1
        for name in VERDICTS:
            entry[name] = entry.get(name, 0) + (name in found)
        conflict = bool(found & {"Q conflict", "T conflict"})
        expected = any(word in kind for word in ("number", "date", "time"))
        if misses and kind == "distractor" and conflict:
            print("PAIR", kind, "|", a, "|", b, "|", [s for s in says[i] if s[1] == "conflict"])
        elif misses and (conflict if kind.startswith("agree") else expected and not conflict):
            print("PAIR", kind, "|", a, "|", b, "|", says.get(i))
    for kind in sorted(table):
        print(f"{kind:28}", "  ".join(f"{k} {v}" for k, v in table[kind].items()))


def slot_value(values, rng):
    if isinstance(values, list):
        return rng.choice(values)
    if "int" in values:
        return f"{rng.randint(*values['int']):,}"
    return f"{rng.uniform(*values['dec']):.1f}"


def fill(text, values):
    return re.sub(r"\{(\w+)\}", lambda m: str(values.get(m.group(1), m.group(0))), text)


def frame_pairs(path):
    """pairs of claim frames: same, contradicts (by kind), and same with one number or day changed"""
    for line in open(path, encoding="utf-8"):
        frame = json.loads(line)
        rng = random.Random(frame["id"])
        values = {k: slot_value(v, rng) for k, v in frame["slots"].items()}
        base = fill(frame["same"][0], values)
        for text in frame["same"][1:]:
            yield "same", base, fill(text, values)
        for row in frame["contradicts"]:
            yield f"contradicts {row['kind']}", base, fill(row["text"], values)
        for row in frame["neutral"]:
            yield "neutral", base, fill(row["text"], values)
        for slot in frame.get("functional", []):
            other = next((v for v in (slot_value(frame["slots"][slot], rng) for _ in range(20)) if v != values[slot]), None)
            if other and (slot in ("DAY", "MONTH", "DATE", "TIME") or any(c.isdigit() for c in str(other))):
                kind = "another number" if any(c.isdigit() for c in str(other)) else "another day"
                yield kind, base, fill(frame["same"][1], {**values, slot: other})


def unmatched(rows):
    """without conflicts of what agrees with something else in the other text"""
    agree = ("same", "rounded", "finer")
    left = {(r[0], r[2]) for r in rows if r[1] in agree}
    right = {(r[0], r[3]) for r in rows if r[1] in agree}
    return [r for r in rows if r[1] in agree or ((r[0], r[2]) not in left and (r[0], r[3]) not in right)]


def score_frames(program, path):
    rows = list(frame_pairs(path))
    text = "".join(f"{a}\t{b}\n" for _, a, b in rows)
    says, table = {}, {}
    for line in run([program, "--pairs"], text.encode("utf-8")).splitlines():
        field = line.split("\t")
        says.setdefault(int(field[0]), []).append(field[1:])
    for i, (kind, _, _) in enumerate(rows):
        found = {f"{r[0]} {r[1]}" for r in unmatched(says.get(i, []))}
        entry = table.setdefault(kind, [0, 0, 0])
        entry[0] += 1
        entry[1] += "Q conflict" in found
        entry[2] += "T conflict" in found
    print("\nframes: pairs, with a conflict of numbers, with one of times")
    for kind in ("same", "neutral", "contradicts number", "another number", "contradicts time", "another day"):
        print(f"{kind:20} {table[kind][0]:5} {table[kind][1]:5} {table[kind][2]:5}")


def main():
    arguments = [a for a in sys.argv[1:] if a != "--misses"]
    misses = "--misses" in sys.argv
    golds = list(load(arguments[1:]))
    counts = {"Q": Count(), "T": Count()}
    for path, gold in golds:
        for article in gold["articles"]:
            score_article(arguments[0], path.parent, article, counts, misses)
    counts["Q"].line("quantities")
    counts["T"].line("dates")
    score_pairs(arguments[0], golds, misses)
    frames = pathlib.Path(arguments[1]).parent / "frames" / "frames.jsonl"
    if frames.exists():
        score_frames(arguments[0], frames)


if __name__ == "__main__":
    main()
