#!/usr/bin/env python3
"""The field cases in one line: field.py TOOL FOLDER [--jobs=N] [--reports=OUTDIR]

FOLDER has cases.jsonl and run.py, which says what makes a case pass. Prints how many
pass, how many false contradictions are reported (those that a case forbids or does not
expect), and how many of these with a confidence over 0.90; -v also what fails. With
--reports, OUTDIR/field/<case>.json are read instead of run (but not their sentences).
"""
import argparse, concurrent.futures, json, os, re, sys

SURE = 0.90


def verdict(run, how, case):
    """What is wrong with a case, as run.py words it."""
    path = how.reports and os.path.join(how.reports, "field", case["id"] + ".json")
    if path:
        with open(path, encoding="utf-8") as f:
            report = json.load(f)
        _, sentences = run.run(how.tool, case, ["--model=none"])
    else:
        report, sentences = run.run(how.tool, case, [])
    return run.check(case, report, sentences)[0] if report else ["ERROR " + sentences.strip()]


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("tool", type=os.path.abspath)
    ap.add_argument("folder")
    ap.add_argument("--jobs", type=int, default=1)
    ap.add_argument("--reports")
    ap.add_argument("-v", action="store_true", dest="verbose")
    how = ap.parse_args()
    sys.path.insert(0, how.folder)
    import run  # of the folder
    with open(os.path.join(how.folder, "cases.jsonl"), encoding="utf-8") as f:
        cases = [json.loads(line) for line in f if line.strip()]
    with concurrent.futures.ThreadPoolExecutor(how.jobs) as pool:
        verdicts = list(pool.map(lambda case: verdict(run, how, case), cases))
    for case, bad in zip(cases, verdicts):
        for why in bad if how.verbose else []:
            print(f"{case['id']}: {why}")
    false = [why for bad in verdicts for why in bad if re.match("FALSE|STRAY", why)]
    sure = sum(float(re.match(r"\w+ \S+ ([\d.]+):", why)[1]) > SURE for why in false)
    missed = sum(why.startswith("MISS") for bad in verdicts for why in bad)
    print(f"{'field':14s} {len(cases):3d} cases | pass {sum(not bad for bad in verdicts)} | false contra {len(false)}, "
          f"over {SURE:.2f} {sure} | missed contra {missed}", flush=True)


if __name__ == "__main__":
    main()
