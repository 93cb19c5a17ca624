#!/usr/bin/env python3
"""Claims against gold claims: claims.py TOOL DIR [DIR ...]

Runs TOOL --format=json on every case (a folder with gold.json) and prints, over
all articles:
  span F1     a claim is right when some gold claim has its span, recalled when
              some claim has the gold span; spans match as in score.py (60 % of
              the shorter, 15 % of their union)
  source      of the gold claims whose cue stands in them: a matching claim has
              a source that shares a word with the gold source
  polarity    of the matched gold claims: the same polarity; F1 of "negative"
  modality    of the matched gold claims: asserted, possible or planned alike
              (conditional counts as either of the last two)
  numbers     of the gold numbers in matched claims: a quantity there overlaps
              the gold text and has its value and its bound
  dates       of the gold dates in matched claims: a date there overlaps the text
  --errors    prints what was wrong, one line each
"""
import collections, glob, json, os, re, subprocess, sys

# As in quantities.py: "nearly" is below what it names; an end of a range is exact.
BOUND = {"=": {"exact", "between"}, "~": {"about", "exact"}, ">=": {"at_least"}, ">": {"at_least"},
         "<=": {"at_most"}, "<": {"at_most", "about"}}
TOLERANCE = 0.002  # of the value: a third is 33.3 or 33.333


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def same_span(a, b):
    o = overlap(a, b)
    short = min(a[1] - a[0], b[1] - b[0])
    union = a[1] - a[0] + b[1] - b[0] - o
    return short > 0 and o >= 0.6 * short and o >= 0.15 * union


def same_modality(gold):
    """The gold has no conditions: it calls them possible or planned."""
    return {gold} if gold == "asserted" else {gold, "conditional"}


def words(text):
    return set(re.findall(r"\w+", (text or "").lower())) - {"the", "a", "an", "of", "and", "said"}


def find_all(text, part, begin, end):
    at = text.find(part.encode(), begin, end)
    return (at, at + len(part.encode())) if at >= 0 else None


def number_right(gold, claims, text, span):
    where = find_all(text, gold["text"], *span) or span
    near = [q for c in claims for q in c["quantities"] if overlap((q["begin"], q["end"]), where)]
    value = gold["value"]
    values = value if isinstance(value, list) else [value]
    for q in near:
        if all(any(abs(v - x) <= TOLERANCE * max(1, abs(v)) for x in (q["low"], q["high"])) for v in values if isinstance(v, (int, float))):
            if len(values) > 1 or q["bound"] in BOUND.get(gold["cmp"], {q["bound"]}):
                return True
    return False


def score(article, gold, text, c, errors):
    claims = article["claims"]
    spans = [(x["begin"], x["end"]) for x in claims]
    gspans = [(g["start_byte"], g["end_byte"]) for g in gold["claims"]]
    c["claims"] += len(spans)
    c["right"] += sum(any(same_span(s, g) for g in gspans) for s in spans)
    for s, x in zip(spans, claims):
        if not any(same_span(s, g) for g in gspans):
            errors.append(("extra", x["text"], ""))
    for g, span in zip(gold["claims"], gspans):
        hits = [x for x, s in zip(claims, spans) if same_span(s, span)]
        hits.sort(key=lambda x: -overlap((x["begin"], x["end"]), span))
        words_of = text[span[0]:span[1]].decode("utf-8", "replace")
        c["gold"] += 1
        c["recalled"] += bool(hits)
        if not hits:
            errors.append(("missed", words_of, ""))
            continue
        best = hits[0]
        if g["source"] and g["cue"] and find_all(text, g["cue"], *span):
            found = any(x["source"] and words(x["source"]["text"]) & words(g["source"]) for x in hits)
            pronoun = any(x["source"] and x["source"]["text"].lower() in ("he", "she", "it", "they", "i", "we") for x in hits)
            c["sources"] += 1
            c["source"] += found or pronoun
            if not (found or pronoun):
                errors.append(("source", words_of, f'{g["source"]} / {best["source"] and best["source"]["text"]}'))
        negative = any(x["polarity"] == "negative" for x in hits)
        c["polarity"] += negative == (g["polarity"] == "negative")
        c["neg", negative, g["polarity"] == "negative"] += 1
        if negative != (g["polarity"] == "negative"):
            errors.append(("polarity", words_of, g["polarity"]))
        c["modality"] += any(x["modality"] in same_modality(g["modality"]) for x in hits)
        if best["modality"] != g["modality"]:
            errors.append(("modality", words_of, f'{g["modality"]} / {best["modality"]}'))
        for n in g["numbers"]:
            ok = number_right(n, hits, text, span)
            c["numbers"] += 1
            c["number"] += ok
            if not ok:
                errors.append(("number", words_of, json.dumps(n)))
        for d in g["dates"]:
            where = find_all(text, d["text"], *span) or span
            ok = any(overlap((t["begin"], t["end"]), where) for x in hits for t in x["dates"])
            c["dates"] += 1
            c["date"] += ok
            if not ok:
                errors.append(("date", words_of, json.dumps(d)))


def main():
    args = [a for a in sys.argv[1:] if a != "--errors"]
    tool, dirs = args[0], args[1:]
    c, errors = collections.Counter(), []
    for d in dirs:
        for path in [d] if os.path.exists(d + "/gold.json") else sorted(glob.glob(d + "/*/")):
            with open(os.path.join(path, "gold.json"), encoding="utf-8") as f:
                gold = json.load(f)
            files = [os.path.join(path, os.path.basename(a["file"])) for a in gold["articles"]]
            run = subprocess.run([tool, "--format=json"] + files, capture_output=True)
            report = json.loads(run.stdout)
            for article, g, name in zip(report["articles"], gold["articles"], files):
                with open(name, "rb") as f:
                    score(article, g, f.read(), c, errors)
    p, r = c["right"] / max(1, c["claims"]), c["recalled"] / max(1, c["gold"])
    tp, fp, fn = c["neg", True, True], c["neg", True, False], c["neg", False, True]
    print(f"claims     span P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} ({c['gold']} gold, {c['claims']} found)")
    print(f"           source {c['source'] / max(1, c['sources']):.3f} ({c['sources']})"
          f" | polarity {c['polarity'] / max(1, c['recalled']):.3f}, negative F1 {2 * tp / max(1, 2 * tp + fp + fn):.3f}"
          f" | modality {c['modality'] / max(1, c['recalled']):.3f}"
          f" | numbers {c['number'] / max(1, c['numbers']):.3f} ({c['numbers']})"
          f" | dates {c['date'] / max(1, c['dates']):.3f} ({c['dates']})")
    if "--errors" in sys.argv:
        for e in sorted(errors):
            print("\t".join(e))


main()
