#!/usr/bin/env python3
"""Recall of the gold pairs among the candidates: recall.py TOOL DIR [DIR ...]

Runs TOOL, which may have options, with --dump=pairs on every case and prints the share of the gold
agreements and contradictions (strength 2 and 3) that stand among the 5 best
candidates of one of their claims.
"""
import collections, json, shlex, subprocess, sys

import score

TOP = 5


def read_pairs(tool, files):
    out = subprocess.run([*shlex.split(tool), "--dump=pairs", *files], capture_output=True, check=True, text=True).stdout
    ranked = collections.defaultdict(list)
    for line in out.split("\n")[:-1]:
        f = json.loads(line)
        a, b = ((f[k]["article"], (f[k]["begin"], f[k]["end"])) for k in "ab")
        ranked[a, b[0]].append((-f["features"]["event"], tuple(sorted((a, b)))))
        ranked[b, a[0]].append((-f["features"]["event"], tuple(sorted((a, b)))))
    return {pair for best in ranked.values() for _, pair in sorted(best)[:TOP]}


def main():
    tool, dirs = sys.argv[1], sys.argv[2:]
    found, gold = collections.Counter(), collections.Counter()
    for d in dirs:
        for path in score.cases_of(d):
            files, relations, _, _ = score.gold_case(path)
            pairs = read_pairs(tool, files)
            for kind in ("agreement", "contradiction"):
                strong = [g for g, strength in relations[kind] if strength >= 2]
                gold[kind] += len(strong)
                found[kind] += sum(any(score.hit(p, g) for p in pairs) for g in strong)
    for kind in gold:
        print(f"{kind}: {found[kind]} of {gold[kind]} among the {TOP} best, recall {found[kind] / max(1, gold[kind]):.3f}")


main()
