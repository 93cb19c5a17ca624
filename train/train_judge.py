"""Train the judge.

    python train/train_judge.py --base FOLDER --layers 10 --minutes 70

Takes out/pool.jsonl, out/keep.json and out/vocabulary.txt; gives out/NAME.pt
(weights in half precision, saved every ten minutes and at the end).  Progress
is the greater of the share of steps and the share of time, and the learning
rate falls with it to nothing, so a run on a busy machine still ends well; with
--minutes 0 the number of epochs alone decides and the run is repeatable.
"""
import argparse
import json
import time
from collections import defaultdict
from pathlib import Path
from random import Random

import torch

from batches import Encode, by_length, wanted
from encoder import from_base
from vocabulary import tokenizer

WARM = 0.04         # share of the run in which the rate rises
MEAN_BATCH = 18.0   # what a batch's summed loss is divided by: each pair weighs the same


def read_pool(path):
    return [json.loads(line) for line in Path(path).open(encoding="utf-8")]


OWN = ("clusters", "wrapped", "joined", "strangers", "frames", "frames-other", "quantities")


def remaining(pairs, skip, thin):
    """What an earlier run of `skip` pairs left over, a share of the research
    data only."""
    random = Random(8)
    return [p for p in pairs[skip:] if p["s"] in OWN or random.random() < thin]


def freeze(model, layers):
    """Word, position and lowest layers stay: they change little and cost a lot."""
    still = [model.words, model.positions, model.types, model.relative, *model.layers[:layers]]
    for module in still:
        if module is not None:
            module.requires_grad_(False)


def optimizer(model, rate):
    head = [p for n, p in model.named_parameters() if n.startswith(("dense", "out"))]
    body = [p for n, p in model.named_parameters()
            if p.requires_grad and not n.startswith(("dense", "out"))]
    groups = [{"params": body, "lr": rate, "top": rate},
              {"params": head, "lr": rate * 5, "top": rate * 5}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def loss_of(logits, mask):
    """-log of the summed probability of every label that may be right."""
    logs = torch.log_softmax(logits, dim=1)
    return -torch.logsumexp(logs.masked_fill(mask == 0, -1e4), dim=1)


def save(model, path):
    state = {k: v.half() for k, v in model.state_dict().items()}
    torch.save(state, f"{path}.tmp")
    Path(f"{path}.tmp").replace(path)


class Log:
    """Running loss by source, printed every so often."""

    def __init__(self):
        self.start, self.pairs, self.sums = time.time(), 0, defaultdict(lambda: [0.0, 0])

    def add(self, pairs, losses):
        self.pairs += len(pairs)
        for p, loss in zip(pairs, losses.tolist()):
            cell = self.sums[p["s"].split("_")[0].split(".")[0]]
            cell[0] += loss
            cell[1] += 1

    def show(self, progress):
        took = time.time() - self.start
        parts = " ".join(f"{s} {t / n:.2f}" for s, (t, n) in sorted(self.sums.items()) if n > 20)
        mean = sum(t for t, _ in self.sums.values()) / max(1, sum(n for _, n in self.sums.values()))
        print(f"{progress:.3f} {took / 60:.1f}min {self.pairs} pairs {self.pairs / took:.1f}/s "
              f"loss {mean:.3f} | {parts}", flush=True)
        self.sums.clear()


def train(model, encode, pairs, args):
    random = Random(args.seed)
    adam, log, start = optimizer(model, args.rate), Log(), time.time()
    encoded = encode(pairs)
    print(len(pairs), "pairs of", sum(len(t) for t, _ in encoded) / len(encoded), "tokens", flush=True)
    total = args.epochs * len(pairs)
    seen, shown, saved, progress = 0, 0.0, time.time(), 0.0
    model.train()
    for _ in range(args.epochs):
        for group in by_length(random, encoded, args.tokens):
            done = (time.time() - start) / (args.minutes * 60) if args.minutes else 0.0
            progress = max(seen / total, done)
            if progress >= 1.0:
                log.show(progress)
                return
            for g in adam.param_groups:
                g["lr"] = g["top"] * min(progress / WARM, (1 - progress) / (1 - WARM))
            batch = [pairs[i] for i in group]
            tokens, types = encode.stack([encoded[i] for i in group])
            with torch.autocast("cpu", torch.bfloat16):
                logits = model(tokens, types)
            losses = loss_of(logits, wanted(batch))
            (losses.sum() / MEAN_BATCH).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            adam.step()
            adam.zero_grad(set_to_none=True)
            seen += len(group)
            log.add(batch, losses.detach())
            if progress - shown > 0.02 or seen < 200:
                shown = progress
                log.show(progress)
            if time.time() - saved > 600:
                saved = time.time()
                save(model, args.out / f"{args.name}.pt")
    log.show(progress)


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--base", required=True)
    args.add_argument("--layers", type=int, default=10)
    args.add_argument("--freeze", type=int, default=4)
    args.add_argument("--minutes", type=float, default=0)
    args.add_argument("--epochs", type=int, default=1)
    args.add_argument("--rate", type=float, default=5e-5)
    args.add_argument("--tokens", type=int, default=832, help="padded tokens in a batch")
    args.add_argument("--dropout", type=float, default=0.0)
    args.add_argument("--seed", type=int, default=6)
    args.add_argument("--threads", type=int, default=2)
    args.add_argument("--start", help="go on from these weights")
    args.add_argument("--skip", type=int, default=0, help="pairs an earlier run has seen")
    args.add_argument("--thin", type=float, default=1.0, help="share of research pairs to keep")
    args.add_argument("--pool", default="train/out/pool.jsonl")
    args.add_argument("--name", default="judge")
    args.add_argument("--out", type=Path, default=Path("train/out"))
    args = args.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    pieces = (args.out / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    kept = json.loads((args.out / "keep.json").read_text())
    model = from_base(args.base, args.layers, kept)
    if args.start:
        model.load_state_dict({k: v.float() for k, v in torch.load(args.start).items()})
    for module in model.modules():
        if hasattr(module, "dropout"):
            module.dropout = args.dropout
    freeze(model, args.freeze)
    train(model, Encode(tokenizer(pieces)), remaining(read_pool(args.pool), args.skip, args.thin), args)
    save(model, args.out / f"{args.name}.pt")


if __name__ == "__main__":
    main()
