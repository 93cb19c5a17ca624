#!/usr/bin/env python3
"""Contradictions on the project's frames and clusters: frames.py TOOL FRAMES_DIR

Makes pairs from frames.jsonl and clusters.jsonl (same x same, same x contradicts,
same x neutral; slots filled with a fixed seed), runs TOOL --judge on them and
prints how many of each sort are called contradictions, precision by confidence,
and by kind of contradiction how many are seen.
"""
import collections, json, os, random, re, subprocess, sys

SAME_PER_CASE = 2  # wordings that stand against contradictions and neutrals


def fill(text, values):
    return re.sub(r"\{(\w+)\}", lambda m: values.get(m.group(1), m.group(0)), text)


def value(slot):
    if isinstance(slot, list):
        return random.choice(slot)
    if "int" in slot:
        low, high = slot["int"]
        number = random.randint(low, high)
        return str(number) if 1900 <= low and high <= 2100 else f"{number:,}"
    return str(round(random.uniform(*slot["dec"]), 1)) if "dec" in slot else ""


def read_pairs(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            case = json.loads(line)
            values = {k: value(v) for k, v in case.get("slots", {}).items()}
            same = [fill(s, values) for s in case["same"]]
            for i, a in enumerate(same):
                for b in same[:i]:
                    yield a, b, "same", ""
            for a in same[:SAME_PER_CASE]:
                for sort in ("contradicts", "neutral"):
                    for other in case[sort]:
                        yield a, fill(other["text"], values), sort, other["kind"]


def main():
    tool, root = sys.argv[1:3]
    for name in ("frames.jsonl", "clusters.jsonl"):
        random.seed(5)
        pairs = [p for p in read_pairs(os.path.join(root, name)) if "{" not in p[0] + p[1]]
        lines = "".join("\t".join(" ".join(t.split()) for t in p[:2]) + "\n" for p in pairs)
        run = subprocess.run([tool, "--judge"] + sys.argv[3:], input=lines, capture_output=True, text=True)
        called, total, kinds, seen = (collections.Counter() for _ in range(4))
        bins = collections.defaultdict(lambda: [0, 0])
        for (_, _, sort, kind), line in zip(pairs, run.stdout.splitlines()):
            label, *p = line.split("\t")
            flagged = label == "contradiction"
            total[sort] += 1
            called[sort] += flagged
            if sort == "contradicts":
                kinds[kind] += 1
                seen[kind] += flagged
            if flagged:
                bins[int(float(p[2]) * 10)][0] += sort == "contradicts"
                bins[int(float(p[2]) * 10)][1] += 1
        right = called["contradicts"]
        print(f"{name}: contradictions P {right / max(1, sum(called.values())):.3f} R {right / max(1, total['contradicts']):.3f}; "
              + ", ".join(f"{s} {called[s]}/{total[s]}" for s in ("same", "neutral")))
        print("  by confidence: " + ", ".join(f"{b / 10:.1f}+ {r}/{n}" for b, (r, n) in sorted(bins.items())))
        print("  by kind: " + ", ".join(f"{k} {seen[k]}/{kinds[k]}" for k in sorted(kinds)))


main()
