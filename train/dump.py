#!/usr/bin/env python3
"""Candidate pairs of cases, with all that they are judged by: dump.py OUT DIR [DIR ...]

Runs `claimdiff --dump=all-pairs` (docs/dump.md) on every case (a folder with gold.json,
or a folder of such; NAME=DIR names the set) and writes OUT/<set>/<case>.jsonl, which
relation.py fits the tables of the judge to. What is there already is left as it is.
"""
import argparse
import concurrent.futures
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "tests", "eval"))
import score  # noqa: E402  (the project's scorer, tests/eval/score.py)


def dump(how, name, case):
    out = os.path.join(how.out, name, os.path.basename(case) + ".jsonl")
    if os.path.exists(out):
        return
    os.makedirs(os.path.dirname(out), exist_ok=True)
    files = score.gold_case(case)[0]
    with open(out + ".part", "wb") as f:
        subprocess.run([how.tool, f"--dump={how.stage}", *files], stdout=f, check=True)
    os.rename(out + ".part", out)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out")
    ap.add_argument("dirs", nargs="+")
    ap.add_argument("--tool", default="build/claimdiff")
    ap.add_argument("--stage", default="all-pairs", choices=["pairs", "all-pairs"])
    ap.add_argument("--jobs", type=int, default=1)
    how = ap.parse_args()
    cases = [(name, case) for d in how.dirs for name, path in score.parts_of(d) for case in score.cases_of(path)]
    with concurrent.futures.ThreadPoolExecutor(how.jobs) as pool:
        list(pool.map(lambda case: dump(how, *case), cases))


if __name__ == "__main__":
    main()
