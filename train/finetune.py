"""Train a split judge further, its lower layers as they are.

    python train/finetune.py --start train/out/judge.pt --pool train/out/news.jsonl --name judge-news --minutes 45

The lower layers read a claim with its context and are kept: what they make of a side
is computed once, held in memory in half precision, and the upper layers and the head
learn on it. A pair with `keep` learns from the judge as it was, too, so that it does
not forget; with --teacher every pair learns from that one. Takes out/config.json and out/vocabulary.txt of import_judge.py; gives
out/NAME.pt, and every few minutes out/NAME.part.pt with what is needed to go on
(--resume). Ends by the clock or with the pool, whichever is first.
"""
import argparse
import copy
import json
import time
from pathlib import Path
from random import Random

import torch
import torch.nn.functional as F

from batches import Encode, half, wanted
from encoder import from_state, mean_of
from train_judge import Log, hard_loss, read_pool, soft_loss
from vocabulary import tokenizer

SHAPE = 16          # lengths are padded to multiples of it
SAVE_EVERY = 300    # seconds
ODDS = 0.05         # weight of log-odds against the teacher's, so that what is rare counts as well
ODDS_MAX = 9.2      # they are told up to this
BLOCK = 768         # pairs whose sides are read, and sorted by length, at a time


class Sides:
    """(context, claim) -> states of the claim's tokens after the lower layers."""

    def __init__(self, model, encode):
        self.model, self.encode, self.known = model, encode, {}

    @torch.no_grad()
    def read(self, wanted_sides):
        new = sorted(set(wanted_sides) - self.known.keys())
        coded = list(self.encode.sides([c for c, _ in new], [t for _, t in new]))
        order = sorted(range(len(new)), key=lambda i: len(coded[i][0]))
        for start in range(0, len(order), 32):
            self.read_some([new[i] for i in order[start:start + 32]], [coded[i] for i in order[start:start + 32]])

    def read_some(self, keys, coded):
        apart = [self.encode.apart(([self.encode.first] + ids + [self.encode.last], begin + 1)) for ids, begin in coded]
        with half("cpu"):
            x = self.model.read(table([context for context, _, _ in apart], self.encode.pad),
                                table([own for _, own, _ in apart], self.encode.pad))
        for key, state, (_, _, goes_on) in zip(keys, x, apart):
            self.known[key] = state[goes_on].bfloat16()

    def forget(self, most=120000):
        if len(self.known) > most:
            self.known.clear()


def table(rows, fill):
    out = torch.full((len(rows), -(-max(map(len, rows)) // SHAPE) * SHAPE), fill)
    for i, row in enumerate(rows):
        out[i, :len(row)] = torch.tensor(row)
    return out


def both(pair):
    return (pair["ca"], pair["a"]), (pair["cb"], pair["b"])


def upper(model, states):
    """Logits of pairs, each a pair of states; see encoder.Judge.forward."""
    lengths = [len(a) + len(b) for a, b in states]
    width = -(-max(lengths) // SHAPE) * SHAPE
    x = torch.zeros(len(states), width, states[0][0].shape[1], dtype=torch.bfloat16)
    side = torch.zeros(len(states), width, dtype=torch.long)
    for i, (a, b) in enumerate(states):
        x[i, :len(a)], x[i, len(a):lengths[i]] = a, b
        side[i, len(a):] = 1
    real = torch.arange(width)[None] < torch.tensor(lengths)[:, None]
    with half("cpu"):
        x = model.run(x + model.sides(side), real, model.layers[model.split:])
        return model.out(torch.tanh(model.dense(mean_of(x, real)))).float()


def groups_of(random, pairs, sides, budget):
    """Lists of pairs of like length, at most `budget` padded tokens each."""
    length = lambda p: -(-sum(len(sides.known[k]) for k in both(p)) // SHAPE) * SHAPE
    groups, group = [], []
    for p in sorted(pairs, key=length):
        if group and length(p) * (len(group) + 1) > budget:
            groups.append(group)
            group = []
        group.append(p)
    groups.append(group)
    random.shuffle(groups)
    return groups


def scores(model, sides, pairs, budget=4096):
    """Logits of pairs, in order."""
    out = torch.zeros(len(pairs), 4)
    for start in range(0, len(pairs), 4 * BLOCK):
        block = pairs[start:start + 4 * BLOCK]
        sides.read([s for p in block for s in both(p)])
        numbered = [dict(p, at=start + i) for i, p in enumerate(block)]
        for group in groups_of(Random(0), numbered, sides, budget):
            with torch.no_grad():
                out[[p["at"] for p in group]] = upper(model, [[sides.known[k] for k in both(p)] for p in group])
    return out


def odds(logits):
    """Log-odds of each output."""
    p = torch.cat([logits[:, :3].softmax(-1), logits[:, 3:].sigmoid()], 1)
    return p.logit(1e-9).clamp(-ODDS_MAX, ODDS_MAX)


def taught_loss(logits, was):
    return soft_loss(logits, was) + ODDS * F.smooth_l1_loss(odds(logits), odds(was), reduction="none").sum(1)


class Run:
    """One training run: weights, optimiser, clock."""

    def __init__(self, model, encode, args):
        self.model, self.args, self.sides = model, args, Sides(model, encode)
        self.teacher = start(args.teacher, args.out)[0] if args.teacher else copy.deepcopy(model)
        self.taught = Sides(self.teacher.eval(), encode) if args.teacher else self.sides
        for p in model.parameters():
            p.requires_grad_(False)
        learned = [model.layers[i] for i in range(model.split, len(model.layers))] + [model.dense, model.out, model.sides]
        self.learned = [p for m in learned for p in m.parameters()]
        for p in self.learned:
            p.requires_grad_(True)
        self.adam = torch.optim.AdamW(self.learned, lr=args.rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
        self.spent, self.seen, self.saved = 0.0, 0, time.time()

    def progress(self, total):
        return min(1.0, max(self.seen / total, self.spent / (60 * self.args.minutes)))

    def step(self, group, progress):
        states = [[self.sides.known[k] for k in both(p)] for p in group]
        for g in self.adam.param_groups:
            g["lr"] = self.args.rate * min(1.0, progress / 0.04 + 0.02) * max(0.02, 1 - progress)
        logits = upper(self.model, states)
        losses = hard_loss(logits, wanted(group)) * torch.tensor([p.get("w", 1.0) for p in group])
        kept = [i for i, p in enumerate(group) if self.args.teacher or p.get("keep")]
        if kept:
            with torch.no_grad():
                was = upper(self.teacher, [[self.taught.known[k] for k in both(group[i])] for i in kept])
            losses = losses.index_put((torch.tensor(kept),), (1 - self.args.soft) * losses[kept]
                                      + self.args.soft * taught_loss(logits[kept], was))
        losses.mean().backward()
        torch.nn.utils.clip_grad_norm_(self.learned, 1.0)
        self.adam.step()
        self.adam.zero_grad(set_to_none=True)
        return losses.detach()

    def save(self, name, all_of_it):
        state = {k: v.half() for k, v in self.model.state_dict().items()}
        state = dict(state, split=torch.tensor(self.model.split))
        more = {"adam": self.adam.state_dict(), "spent": self.spent, "seen": self.seen,
                "master": self.model.state_dict()}
        torch.save(more if all_of_it else state, self.args.out / name)

    def resume(self, path):
        part = torch.load(path)
        self.model.load_state_dict(part["master"])
        self.adam.load_state_dict(part["adam"])
        self.spent, self.seen = part["spent"], part["seen"]

    def go(self, pairs):
        log, random = Log(), Random(self.args.seed)
        self.model.train()
        for start in range(self.seen, len(pairs), BLOCK):
            clock = time.time()
            block = pairs[start:start + BLOCK]
            for sides in {self.sides, self.taught}:
                sides.forget()
                sides.read([s for p in block for s in both(p)])
            groups = groups_of(random, block, self.sides, self.args.tokens)
            for group in groups:
                losses = self.step(group, self.progress(len(pairs)))
                log.add(group, losses)
                self.spent, clock = self.spent + time.time() - clock, time.time()
                if self.spent > 60 * self.args.minutes:
                    break
            self.seen = start + len(block)
            log.show(self.progress(len(pairs)))
            if self.spent > 60 * self.args.minutes:
                break
            if time.time() - self.saved > SAVE_EVERY:
                self.save(f"{self.args.name}.part.pt", True)
                self.saved = time.time()
        self.save(f"{self.args.name}.pt", False)


def start(path, out):
    """(judge, its encoder of pairs)"""
    model = from_state(torch.load(path), json.loads((out / "config.json").read_text()))
    for module in model.modules():
        if hasattr(module, "dropout"):
            module.dropout = 0.0
    pieces = (out / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    return model, Encode(tokenizer(pieces), True)


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--start", type=Path, required=True)
    args.add_argument("--pool", required=True)
    args.add_argument("--name", required=True)
    args.add_argument("--minutes", type=float, default=45)
    args.add_argument("--rate", type=float, default=3e-5)
    args.add_argument("--tokens", type=int, default=2048, help="padded tokens in a batch")
    args.add_argument("--soft", type=float, default=0.5, help="weight of the judge as it was, where a pair keeps it")
    args.add_argument("--teacher", type=Path, help="a judge whose word all pairs keep, instead of the one at the start")
    args.add_argument("--seed", type=int, default=6)
    args.add_argument("--threads", type=int, default=1)
    args.add_argument("--resume", action="store_true")
    args.add_argument("--out", type=Path, default=Path("train/out"))
    args = args.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    run = Run(*start(args.start, args.out), args)
    if args.resume:
        run.resume(args.out / f"{args.name}.part.pt")
    run.go(read_pool(args.pool))


if __name__ == "__main__":
    main()
