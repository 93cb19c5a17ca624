"""Measure a judge.

    python train/evaluate.py --weights train/out/judge.pt --base FOLDER   # PyTorch
    python train/evaluate.py --tool 'build/claimdiff --judge'             # the C library
    python train/evaluate.py --tool 'build/bench/model judge.cdm classify' --raw    # its encoder alone

Prints accuracies on ../shared/data/nli/dev, contradiction precision and recall,
validation frames and clusters, contradictions cried where there are none, the
gold claim pairs of ../shared/eval under each form of context, and the expected
calibration error.  --save keeps the logits for calibrate.py.
"""
import argparse
import json
import shlex
import subprocess
from pathlib import Path
from random import Random

import torch

import gold
from batches import Encode, by_length
from sources import pair, read
from vocabulary import tokenizer

NLI = ("mnli_taxinli.dev", "tenp_base.val", "cfnli_revised_combined.test", "conjnli.dev",
       "curric_negation.dev", "curric_quantifier.dev", "curric_counting.dev", "litl_base.dev",
       "healthver.test")
QUIET = ("ecbplus_crosssub.dev", "ecbplus_sentpairs.dev", "msrp.dev")
NAMES = {"entailment": 0, "neutral": 1, "contradiction": 2}


def load(weights, base, out):
    """A judge and its encoder of pairs, from files of train_judge.py."""
    from encoder import from_base
    state = {k: v.float() for k, v in torch.load(weights).items()}
    kept = json.loads((Path(out) / "keep.json").read_text())
    layers = 1 + max(int(k.split(".")[1]) for k in state if k.startswith("layers."))
    model = from_base(base, layers, kept)
    model.load_state_dict(state)
    model.eval()
    pieces = (Path(out) / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    return model, Encode(tokenizer(pieces))


class Torch:
    def __init__(self, model, encode):
        self.model, self.encode = model, encode

    @torch.no_grad()
    def __call__(self, pairs):
        """Logits, one row a pair."""
        encoded = self.encode(pairs)
        out = torch.zeros(len(pairs), 3)
        for group in by_length(Random(0), encoded, 4096, chunk=len(encoded)):
            tokens, types = self.encode.stack([encoded[i] for i in group])
            with torch.autocast("cpu", torch.bfloat16):
                out[group] = self.model(tokens, types)
        return out


class Tool:
    """premise TAB hypothesis lines in, label TAB three probabilities out; or,
    raw, three floats a pair, the logits."""

    def __init__(self, command, raw):
        self.command, self.raw = shlex.split(command), raw

    def __call__(self, pairs):
        side = lambda c, t: (f"{c} | {t}" if c else t).replace("\t", " ").replace("\n", " ")
        lines = "".join(f"{side(p['ca'], p['a'])}\t{side(p['cb'], p['b'])}\n" for p in pairs)
        done = subprocess.run(self.command, input=lines.encode(), stdout=subprocess.PIPE, check=True)
        if self.raw:
            return torch.frombuffer(bytearray(done.stdout), dtype=torch.float32).view(-1, 3)
        rows = [[float(x) for x in line.split("\t")[1:4]] for line in done.stdout.decode().splitlines()]
        return torch.log(torch.tensor(rows).clamp(min=1e-6))


def three_way(logits, truth):
    """Accuracy, contradiction precision and recall, calibration error."""
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
            yield name + " same_event", [p for p in pairs if p["y"] == "en"]
        else:
            yield name, [p for p in pairs if p["y"] in ("en", "n")]


def quiet(judge, name, pairs):
    both = torch.softmax(judge(pairs + [dict(p, a=p["b"], b=p["a"]) for p in pairs]), 1)
    c = both[:, 2].view(2, -1)
    print(f"{name:32} {len(pairs):5}  contradiction one way "
          f"{(both[:len(pairs)].argmax(1) == 2).float().mean():.3f}"
          f"  mean of both > 0.5 {(c.mean(0) > .5).float().mean():.3f}"
          f"  > 0.7 {(c.mean(0) > .7).float().mean():.3f}  > 0.9 {(c.mean(0) > .9).float().mean():.3f}",
          flush=True)


def gold_pairs(judge, folders, form, side, kept):
    """Counts of labels on the gold pairs; context on the premise or on both."""
    rows = list(gold.pairs(folders, form))
    there = [pair(a, b, "", "", ca, cb if side == "both" else "") for *_, a, b, ca, cb in rows]
    back = [pair(b, a, "", "", cb, ca if side == "both" else "") for *_, a, b, ca, cb in rows]
    logits = judge(there + back)
    p = torch.softmax(logits, 1).view(2, -1, 3)
    kept[f"gold {form} {side}"] = ([r[:4] for r in rows], logits)
    print(f"gold claim pairs, context {form} on {side}:")
    for kind in ("agreement", "contradiction", "distractor", "distractor-related", "random"):
        at = torch.tensor([r[0] == kind for r in rows])
        if not at.any():
            continue
        one, two = p[0][at], p[1][at]
        either = ((one.argmax(1) == 0) | (two.argmax(1) == 0)).sum().item()
        mean = (one + two) / 2
        said = [int((mean.argmax(1) == i).sum()) for i in range(3)]
        print(f"  {kind:20} {int(at.sum()):4}: entailment either way {either:3}, contradiction either way "
              f"{int(((one.argmax(1) == 2) | (two.argmax(1) == 2)).sum()):3}; mean e/n/c {said}", flush=True)
    score = p[:, :, 2].mean(0)
    truth = torch.tensor([r[0] == "contradiction" for r in rows])
    print("  contradiction by mean:", end="")
    for t in (0.3, 0.5, 0.7, 0.8, 0.9):
        said = score > t
        hit = int((said & truth).sum())
        print(f"  >{t}: P {hit / max(1, int(said.sum())):.2f} R {hit / int(truth.sum()):.2f}", end="")
    print(flush=True)


def jsonl(path):
    return [json.loads(line) for line in Path(path).open(encoding="utf-8")]


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--weights")
    args.add_argument("--base")
    args.add_argument("--tool")
    args.add_argument("--raw", action="store_true", help="the tool prints logits as floats")
    args.add_argument("--out", default="train/out")
    args.add_argument("--data", type=Path, default=Path("../shared/data"))
    args.add_argument("--gold", nargs="*", default=[f"../shared/eval/{x}" for x in ("seeds", "dev", "long")])
    args.add_argument("--forms", nargs="*", default=["none none", "lead premise", "lead both"])
    args.add_argument("--parts", nargs="*", default=["nli", "own", "quiet", "gold"])
    args.add_argument("--limit", type=int, default=0, help="at most this many pairs of a set")
    args.add_argument("--save", help="keep logits here for calibrate.py")
    args.add_argument("--threads", type=int, default=2)
    args = args.parse_args()
    torch.set_num_threads(args.threads)
    judge = Tool(args.tool, args.raw) if args.tool else Torch(*load(args.weights, args.base, args.out))
    kept = {}
    if "gold" in args.parts:
        for form in args.forms:
            gold_pairs(judge, args.gold, *form.split(), kept)
    if "own" in args.parts:
        for name in ("valid_clusters", "valid_frames"):
            labelled(judge, name, cut(jsonl(Path(args.out) / f"{name}.jsonl"), args.limit), kept)
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
