"""Measure a judge.

    python train/evaluate.py --weights train/out/judge.pt --base FOLDER   # PyTorch
    python train/evaluate.py --tool 'build/claimdiff --judge'             # the C library
    python train/evaluate.py --tool 'build/bench/model judge.cdm judge' --raw    # its encoder alone

Prints accuracies on ../shared/data/nli/dev, contradiction precision and recall,
validation frames and clusters, contradictions cried where there are none, the
gold claim pairs of ../shared/eval under each form of context, and the expected
calibration error.  --save keeps the logits for calibrate.py.
"""
import argparse
import json
import shlex
import subprocess
from collections import Counter
from pathlib import Path
from random import Random

import torch

import gold
from batches import Encode, by_length, half
from sources import pair, read
from vocabulary import tokenizer

NLI = ("mnli_taxinli.dev", "tenp_base.val", "cfnli_revised_combined.test", "conjnli.dev",
       "curric_negation.dev", "curric_quantifier.dev", "curric_counting.dev", "litl_base.dev",
       "healthver.test")
QUIET = ("ecbplus_crosssub.dev", "ecbplus_sentpairs.dev", "msrp.dev")
NAMES = {"entailment": 0, "neutral": 1, "contradiction": 2}


def load(weights, base, out):
    """A judge from a file of train_judge.py."""
    from encoder import from_state
    model = from_state(torch.load(weights), json.loads((Path(base) / "config.json").read_text()))
    pieces = (Path(out) / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    return Torch(model.eval(), Encode(tokenizer(pieces), bool(model.split)))


class Torch:
    def __init__(self, model, encode):
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.model, self.encode = model.to(self.device), encode

    @torch.no_grad()
    def __call__(self, pairs):
        """Logits, one row a pair."""
        encoded = self.encode(pairs)
        out = torch.zeros(len(pairs), 4)
        for group in by_length(Random(0), [self.encode.length(e) for e in encoded], 16384, chunk=len(encoded)):
            data = {k: v.to(self.device) for k, v in self.encode.stack([encoded[i] for i in group]).items()}
            with half(self.device):
                out[group] = self.model(data).cpu()
        return out


class Tool:
    """premise TAB hypothesis lines in, label TAB three probabilities out, without
    contexts; or, raw, four floats a pair, the logits."""

    def __init__(self, command, raw):
        self.command, self.raw = shlex.split(command), raw

    def __call__(self, pairs):
        side = lambda c, t: (f"{c} | {t}" if c and self.raw else t).replace("\t", " ").replace("\n", " ")
        lines = "".join(f"{side(p['ca'], p['a'])}\t{side(p['cb'], p['b'])}\n" for p in pairs)
        done = subprocess.run(self.command, input=lines.encode(), stdout=subprocess.PIPE, check=True)
        if self.raw:
            return torch.frombuffer(bytearray(done.stdout), dtype=torch.float32).view(-1, 4)
        rows = [[float(x) for x in line.split("\t")[1:4]] for line in done.stdout.decode().splitlines()]
        logs = torch.log(torch.tensor(rows).clamp(min=1e-6))
        return torch.cat([logs, logs[:, :1]], 1)


def three_way(logits, truth):
    """Accuracy, contradiction precision and recall, calibration error."""
    logits = logits[:, :3]
    probability = torch.softmax(logits, 1)
    said, truth = logits.argmax(1), torch.tensor(truth)
    hit = ((said == 2) & (truth == 2)).sum().item()
    return (said == truth).float().mean().item(), hit / max(1, (said == 2).sum().item()), \
        hit / max(1, (truth == 2).sum().item()), ece(probability, truth)


def ece(probability, truth, bins=10):
    """Expected calibration error of the top label, ten bins of equal width."""
    top, said = probability.max(1)
    error = 0.0
    for i in range(bins):
        inside = (top > i / bins) & (top <= (i + 1) / bins)
        if inside.any():
            gap = (said[inside] == truth[inside]).float().mean() - top[inside].mean()
            error += inside.float().mean().item() * abs(gap.item())
    return error


def labelled(judge, name, pairs, kept):
    pairs = [p for p in pairs if len(p["y"]) == 1]
    truth = ["enc".index(p["y"]) for p in pairs]
    logits = judge(pairs)
    kept[name] = (logits, truth)
    accuracy, precision, recall, error = three_way(logits, truth)
    print(f"{name:32} {len(pairs):5}  accuracy {accuracy:.3f}  contradiction precision "
          f"{precision:.3f} recall {recall:.3f}  ECE {error:.3f}", flush=True)


def cut(pairs, limit):
    return Random(2).sample(pairs, limit) if limit and len(pairs) > limit else pairs


def quiet_sets(data):
    """Pairs where a contradiction is false (nearly always), by set."""
    for name in QUIET:
        path = data / ("nli/dev" if name.startswith("msrp") else "align") / f"{name}.tsv"
        pairs = list(read(path))
        if name == "ecbplus_sentpairs.dev":
            yield name + " same_event", [p for p in pairs if p["y"] == "enc"]
        else:
            yield name, [p for p in pairs if p["y"] in ("enc", "n")]


def quiet(judge, name, pairs):
    both = torch.softmax(judge(pairs + [dict(p, a=p["b"], b=p["a"], ca=p["cb"], cb=p["ca"]) for p in pairs])[:, :3], 1)
    c = both[:, 2].view(2, -1)
    print(f"{name:32} {len(pairs):5}  contradiction one way "
          f"{(both[:len(pairs)].argmax(1) == 2).float().mean():.3f}"
          f"  mean of both > 0.5 {(c.mean(0) > .5).float().mean():.3f}"
          f"  > 0.7 {(c.mean(0) > .7).float().mean():.3f}  > 0.9 {(c.mean(0) > .9).float().mean():.3f}",
          flush=True)


def best_f1(score, truth):
    """(F1, threshold, precision, recall) at the threshold with the best F1."""
    order = score.argsort(descending=True)
    hits = truth[order].float().cumsum(0)
    said = torch.arange(1, len(order) + 1)
    precision, recall = hits / said, hits / truth.sum()
    f1 = 2 * precision * recall / (precision + recall).clamp(min=1e-9)
    at = int(f1.argmax())
    return f1[at].item(), score[order[at]].item(), precision[at].item(), recall[at].item()


def related(judge, name, rows):
    """How well pairs of claims are told apart: rows of (kind, premise side,
    hypothesis side, ...) with kind agreement, contradiction, tension or another."""
    there = [pair(a, b, "", "", ca, cb) for _, a, b, ca, cb in rows]
    back = [pair(b, a, "", "", cb, ca) for _, a, b, ca, cb in rows]
    logits = judge(there + back)
    three = torch.softmax(logits[:, :3], 1).view(2, -1, 3)
    agree = torch.sigmoid(logits[:, 3]).view(2, -1).mean(0)
    kinds = [r[0] for r in rows]
    print(f"{name}: {dict(Counter(kinds))}")
    known = torch.tensor([k != "tension" for k in kinds])
    is_ = lambda k: torch.tensor([x == k for x in kinds])
    for what, score in (("agreement by its own output", agree),
                        ("agreement by the surer entailment", three[:, :, 0].amax(0)),
                        ("contradiction by the mean", three[:, :, 2].mean(0))):
        f1, at, precision, recall = best_f1(score[known], is_(what.split()[0])[known])
        print(f"  {what:34} best F1 {f1:.3f} at {at:.2f} (P {precision:.2f} R {recall:.2f})")
    score = three[:, :, 2].mean(0)
    print("  contradiction:", end="")
    for t in (0.5, 0.7, 0.8, 0.9, 0.95):
        said = (score > t) & known
        hit = int((said & is_("contradiction")).sum())
        print(f"  >{t}: P {hit / max(1, int(said.sum())):.2f} R {hit / max(1, int(is_('contradiction').sum())):.2f}", end="")
    for kind in ("distractor", "random", "x"):
        if is_(kind).any():
            print(f"  {kind} >0.7 {int((score[is_(kind)] > 0.7).sum())}/{int(is_(kind).sum())}", end="")
    print(flush=True)


def gold_pairs(judge, folders, form, side):
    """The gold claim pairs; context on the premise or on both."""
    rows = [(kind if kind != "distractor-related" else "tension", a, b, ca, cb if side == "both" else "")
            for kind, _, _, _, a, b, ca, cb in gold.pairs(folders, form)]
    related(judge, f"gold claim pairs, context {form} on {side}", rows)


def story_rows(path):
    """Each pair of the held-out stories once."""
    seen = set()
    for p in jsonl(path):
        key = frozenset((p["a"], p["b"]))
        if key not in seen:
            seen.add(key)
            kind = "contradiction" if p["y"] == "c" else "agreement" if p["g"] else "tension" if p["g"] is None else "x"
            yield kind, p["a"], p["b"], p["ca"], p["cb"]


def jsonl(path):
    return [json.loads(line) for line in Path(path).open(encoding="utf-8")]


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--weights")
    args.add_argument("--base")
    args.add_argument("--tool")
    args.add_argument("--raw", action="store_true", help="the tool prints logits as floats")
    args.add_argument("--out", default="train/out")
    args.add_argument("--pairs", default="train/out", help="where valid_*.jsonl lie")
    args.add_argument("--data", type=Path, default=Path("../shared/data"))
    args.add_argument("--gold", nargs="*", default=[f"../shared/eval/{x}" for x in ("seeds", "dev", "long")])
    args.add_argument("--forms", nargs="*", default=["none none", "lead premise", "lead both", "both both"])
    args.add_argument("--parts", nargs="*", default=["nli", "own", "quiet", "gold"])
    args.add_argument("--limit", type=int, default=0, help="at most this many pairs of a set")
    args.add_argument("--save", help="keep logits here for calibrate.py")
    args.add_argument("--threads", type=int, default=2)
    args = args.parse_args()
    torch.set_num_threads(args.threads)
    judge = Tool(args.tool, args.raw) if args.tool else load(args.weights, args.base, args.out)
    kept = {}
    if "gold" in args.parts:
        for form in args.forms:
            gold_pairs(judge, args.gold, *form.split())
    if "own" in args.parts:
        for name in ("valid_clusters", "valid_frames"):
            labelled(judge, name, cut(jsonl(Path(args.pairs) / f"{name}.jsonl"), args.limit), kept)
        related(judge, "held-out stories", list(story_rows(Path(args.pairs) / "valid_stories.jsonl")))
    if "quiet" in args.parts:
        for name, pairs in quiet_sets(args.data):
            quiet(judge, name, cut(pairs, args.limit))
    if "nli" in args.parts:
        for name in NLI:
            labelled(judge, name, cut(list(read(args.data / "nli/dev" / f"{name}.tsv")), args.limit), kept)
    if args.save:
        torch.save(kept, args.save)


if __name__ == "__main__":
    main()
