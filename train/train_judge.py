"""Train a judge.

    python train/train_judge.py --base FOLDER --layers 12 --name teacher
    python train/train_judge.py --base FOLDER --layers 10 --split 4 --teacher out/teacher.npy --name judge
    python train/train_judge.py --base FOLDER --layers 6 --teacher out/teacher.npy --keep-embeddings 4 --name small

Takes out/pool.jsonl, out/keep.json and out/vocabulary.txt; gives out/NAME.pt
(weights in half precision).  The teacher's file holds its logits for the pairs of
the pool, in order, as label.py writes them; pairs of which no label is known are
learned from these alone.  Runs on a GPU where there is one.  The rate rises over
the first part of the steps and falls to nothing; runs are repeatable up to the
order of additions on the GPU.
"""
import argparse
import json
import time
from collections import defaultdict
from pathlib import Path
from random import Random

import numpy as np
import torch
import torch.nn.functional as F

from batches import Encode, by_length, half, wanted
from encoder import from_base
from vocabulary import tokenizer

WARM = 0.06         # share of the run in which the rate rises
OWN = ("clusters", "wrapped", "joined", "strangers", "frames", "frames-other", "quantities", "stories")


def read_pool(path):
    return [json.loads(line) for line in Path(path).open(encoding="utf-8")]


def epoch_of(random, pairs, share):
    """Numbers of the pairs of one epoch: all of the project's own, a share of the
    research data."""
    return [i for i, p in enumerate(pairs) if p["s"] in OWN or random.random() < share]


def optimizer(model, rate):
    fresh = ("dense", "out", "sides")
    head = [p for n, p in model.named_parameters() if n.startswith(fresh)]
    body = [p for n, p in model.named_parameters() if not n.startswith(fresh)]
    groups = [{"params": body, "lr": rate, "top": rate},
              {"params": head, "lr": rate * 5, "top": rate * 5}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def hard_loss(logits, mask):
    """-log of the summed probability of every label that may be right, and the
    same of agreement where it is known."""
    logs = torch.log_softmax(logits[:, :3], dim=1)
    loss = -torch.logsumexp(logs.masked_fill(mask[:, :3] == 0, -1e4), dim=1)
    known = mask[:, 3] >= 0
    agree = F.binary_cross_entropy_with_logits(logits[:, 3], mask[:, 3].clamp(min=0), reduction="none")
    return loss + agree * known


def soft_loss(logits, taught):
    """Cross entropy against a teacher's probabilities."""
    return F.cross_entropy(logits[:, :3], torch.softmax(taught[:, :3], 1), reduction="none") + \
        F.binary_cross_entropy_with_logits(logits[:, 3], torch.sigmoid(taught[:, 3]), reduction="none")


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
        print(f"{progress:.3f} {took:.0f}s {self.pairs} pairs {self.pairs / took:.0f}/s "
              f"loss {mean:.3f} | {parts}", flush=True)
        self.sums.clear()


class Keeper:
    """Holds a sentence encoder's embeddings in place while it learns to judge."""

    def __init__(self, model, encode, pairs, weight, random):
        import copy
        self.first, self.encode, self.weight, self.random = copy.deepcopy(model).eval(), encode, weight, random
        texts = sorted({p[k] for p in pairs for k in "ab" if p["s"] in OWN or "ecb" in p["s"] or "sts" in p["s"]})
        claims = encode.tokenizer.encode_batch(texts)
        self.rows = [[encode.first] + c.ids[:80] + [encode.last] for c in claims]

    def loss(self, model, device):
        rows = self.random.sample(self.rows, 64)
        tokens = self.encode.table(rows, self.encode.pad).to(device)
        with torch.no_grad():
            was = self.first.embed(tokens)
        return self.weight * (1 - (model.embed(tokens) * was).sum(1)).mean()


def train(model, encode, pairs, args):
    random, device = Random(args.seed), args.device
    encoded = encode(pairs)
    lengths = [encode.length(e) for e in encoded]
    print(len(pairs), "pairs of", sum(lengths) / len(encoded), "tokens", flush=True)
    taught = torch.from_numpy(np.load(args.teacher).astype(np.float32)) if args.teacher else None
    model.to(device).train()
    keeper = Keeper(model, encode, pairs, args.keep_embeddings, random) if args.keep_embeddings else None
    adam, log = optimizer(model, args.rate), Log()
    epochs = [epoch_of(random, pairs, args.share) for _ in range(args.epochs)]
    total, seen, shown = sum(map(len, epochs)), 0, 0.0
    for epoch in epochs:
        for group in by_length(random, [lengths[i] for i in epoch], args.tokens):
            group = [epoch[i] for i in group]
            progress = min(1.0, seen / total)
            for g in adam.param_groups:
                g["lr"] = g["top"] * min(progress / WARM, (1 - progress) / (1 - WARM))
            batch = [pairs[i] for i in group]
            data = {k: v.to(device, non_blocking=True) for k, v in encode.stack([encoded[i] for i in group]).items()}
            with half(device):
                logits = model(data)
                kept = keeper.loss(model, device) if keeper else 0.0
            mask = wanted(batch).to(device)
            losses = hard_loss(logits, mask)
            if taught is not None:
                losses = (1 - args.soft) * losses + args.soft * soft_loss(logits, taught[group].to(device))
            (losses.mean() + kept).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            adam.step()
            adam.zero_grad(set_to_none=True)
            seen += len(group)
            if seen // len(group) % 10 == 0:
                log.add(batch, losses.detach())
            else:
                log.pairs += len(group)
            if progress - shown > 0.05:
                shown = progress
                log.show(progress)
    log.show(1.0)


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--base", required=True)
    args.add_argument("--layers", type=int, default=10)
    args.add_argument("--split", type=int, default=0, help="layers that read each side by itself")
    args.add_argument("--epochs", type=int, default=2)
    args.add_argument("--share", type=float, default=1.0, help="of the research pairs in an epoch")
    args.add_argument("--rate", type=float, default=5e-5)
    args.add_argument("--tokens", type=int, default=8192, help="padded tokens in a batch")
    args.add_argument("--dropout", type=float, default=0.1)
    args.add_argument("--teacher", help="its logits for the pool")
    args.add_argument("--soft", type=float, default=0.7, help="weight of the teacher against the labels")
    args.add_argument("--keep-embeddings", type=float, default=0.0, help="weight of the embeddings as they were")
    args.add_argument("--seed", type=int, default=6)
    args.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    args.add_argument("--start", help="go on from these weights")
    args.add_argument("--pool", default="train/out/pool.jsonl")
    args.add_argument("--name", default="judge")
    args.add_argument("--out", type=Path, default=Path("train/out"))
    args = args.parse_args()
    torch.manual_seed(args.seed)
    pieces = (args.out / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    kept = json.loads((args.out / "keep.json").read_text())
    model = from_base(args.base, args.layers, kept, args.split)
    if args.start:
        state = torch.load(args.start)
        model.load_state_dict({k: v.float() for k, v in state.items() if k in model.state_dict()}, strict=False)
    for module in model.modules():
        if hasattr(module, "dropout"):
            module.dropout = args.dropout
    train(model, Encode(tokenizer(pieces), bool(args.split)), read_pool(args.pool), args)
    state = {k: v.half().cpu() for k, v in model.state_dict().items()}
    torch.save(dict(state, split=torch.tensor(args.split)), args.out / f"{args.name}.pt")


if __name__ == "__main__":
    main()
