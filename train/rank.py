"""How well a split judge ranks the pairs of claims of whole articles.

    python train/rank.py train/out/judge.pt ../shared/eval/real ../shared/data/real:held-out ...

Of each case all marked pairs and, of each claim, the MOST likeliest claims of the
other articles by common words, asked in both directions. Prints, a set: average
precision and best F1 of contradictions by the mean log-odds, their recall at
precision 0.7, and the best F1 of agreements; tensions and what is too weak to count
are left out. FOLDER:held-out takes held-out topics alone, FOLDER:one-event cases
with same_event. --show N prints the first N that are no contradiction and the
contradictions, with their ranks.
"""
import argparse
import json
from pathlib import Path

import torch

from evaluate import best_f1
from finetune import Sides, scores, start
from news import Case, is_held_out, topic_of
from sources import pair


def cases_of(name):
    folder, _, which = name.partition(":")
    out = []
    for path in sorted(Path(folder).glob("**/gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if which == "one-event" and not gold.get("same_event"):
            continue
        if which != "held-out" or is_held_out(topic_of(path.parent.name)):
            out.append(Case(path.parent))
    return out


def log_odds(logits):
    """Of contradiction against the other two labels."""
    return logits[:, 2] - torch.logsumexp(logits[:, :2], 1)


def average_precision(score, truth):
    hits = truth[score.argsort(descending=True)].float()
    return (hits * hits.cumsum(0) / torch.arange(1, len(hits) + 1)).sum().item() / max(1, hits.sum().item())


def recall_at(score, truth, precision):
    hits = truth[score.argsort(descending=True)].float().cumsum(0)
    fine = hits / torch.arange(1, len(hits) + 1) >= precision
    return (hits[fine].max() / truth.sum()).item() if fine.any() else 0.0


def rows_of(cases, most):
    """(mark, case, pair) of every pair that is asked."""
    for case in cases:
        for x, y in case.near(most):
            (a, ca), (b, cb) = case.side(x, "both"), case.side(y, "both")
            yield case.marks.get((x, y), ""), case.id, pair(a, b, "", "", ca, cb)


def judge(model, sides, rows):
    """(contradiction, agreement) of each row: means of both directions."""
    pairs = [p for _, _, p in rows]
    back = [dict(p, a=p["b"], b=p["a"], ca=p["cb"], cb=p["ca"]) for p in pairs]
    logits = scores(model, sides, pairs + back)
    two = lambda x: x.view(2, -1).mean(0)
    return two(log_odds(logits)), two(logits[:, 3])


def report(name, rows, contradiction, agreement):
    marks = [m for m, _, _ in rows]
    known = torch.tensor([m not in ("?", "1") for m in marks])
    conflict = torch.tensor([m == "!" for m in marks])
    agree = torch.tensor([m in tuple("=><~") for m in marks])
    f1, at, precision, recall = best_f1(contradiction[known], conflict[known])
    of = average_precision(contradiction[known], conflict[known]), recall_at(contradiction[known], conflict[known], 0.7)
    f1a, ata, pa, ra = best_f1(agreement[known], agree[known])
    print(f"{name}: {len(rows)} pairs, {int(conflict.sum())} contradictions, {int(agree.sum())} agreements\n"
          f"  contradictions AP {of[0]:.3f}  best F1 {f1:.3f} at {at:.1f} (P {precision:.2f} R {recall:.2f})"
          f"  R at P 0.7 {of[1]:.2f}\n  agreements     AP {average_precision(agreement[known], agree[known]):.3f}"
          f"  best F1 {f1a:.3f} at {ata:.1f} (P {pa:.2f} R {ra:.2f})", flush=True)


def show(rows, contradiction, agreement, most):
    order = contradiction.argsort(descending=True).tolist()
    for rank, i in enumerate(order):
        mark, case, p = rows[i]
        if rank < most or mark == "!":
            print(f"  {rank:4} {contradiction[i]:5.1f} {agreement[i]:5.1f} [{mark or ' '}] {case}  {p['a']}  ||  {p['b']}")


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("weights", type=Path)
    args.add_argument("sets", nargs="+")
    args.add_argument("--most", type=int, default=5)
    args.add_argument("--show", type=int, default=0)
    args.add_argument("--threads", type=int, default=1)
    args.add_argument("--out", type=Path, default=Path("train/out"))
    args = args.parse_args()
    torch.set_num_threads(args.threads)
    model, encode = start(args.weights, args.out)
    model.eval()
    for name in args.sets:
        rows = list(rows_of(cases_of(name), args.most))
        got = judge(model, Sides(model, encode), rows)
        report(name, rows, *got)
        if args.show:
            show(rows, *got, args.show)


if __name__ == "__main__":
    main()
