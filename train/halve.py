"""A judge with fewer inner neurons in each layer.

    python train/halve.py --start train/out/judge.pt --pool train/out/news.jsonl --keep 1536 --name halved

Layer by layer, on what the judge makes of some pairs: those neurons go whose loss the others
make good best (optimal brain surgeon, Hassibi & Stork 1993; whole neurons of a transformer as
in ZipLM, Kurtic et al. 2023), and those that stay are fitted by least squares to the states
that the whole judge has there, so that each layer mends what the ones before lost. Writes
NAME.pt; finetune.py --teacher goes on from there.
"""
import argparse
from pathlib import Path
from random import Random

import torch
import torch.nn.functional as F
from torch import nn

from batches import Encode
from encoder import attend, mean_of
from finetune import both, start, table
from train_judge import read_pool

TOGETHER = 64       # sides or pairs that are read at a time
GONE = 16           # neurons that go at a time
PRIOR = 1e-3        # towards the weights as they were, of the mean square of a neuron


class Batch:
    """States of some texts by the judge as it was and by the smaller one: whole, less (n, length, width); real (n, length)."""

    def __init__(self, whole, less, real):
        self.whole, self.less, self.real = whole, less, real


def attention(layer, x, bias):
    """The first half of a layer; see encoder.Layer."""
    n, length, width = x.shape
    q, k, v = (f(x).view(n, length, layer.heads, width // layer.heads).transpose(1, 2) for f in (layer.q, layer.k, layer.v))
    return layer.norm1(x + layer.o(attend(q, k, v, bias).transpose(1, 2).reshape(n, length, width)))


def least_missed(gram, down, keep):
    """Numbers of the neurons that stay: gram (neurons, neurons) of what they give, down (width, neurons)."""
    inverse = torch.linalg.inv(gram + torch.eye(len(gram), dtype=gram.dtype) * PRIOR * gram.diagonal().mean())
    stays = torch.ones(len(gram), dtype=torch.bool)
    while stays.sum() > keep:
        cost = (down ** 2).sum(0) / inverse.diagonal().clamp(min=1e-12)
        cost[~stays] = torch.inf
        gone = cost.topk(min(GONE, int(stays.sum()) - keep), largest=False).indices
        shared = torch.linalg.inv(inverse[gone][:, gone]) @ inverse[gone]
        down = down - down[:, gone] @ shared
        inverse = inverse - inverse[:, gone] @ shared
        stays[gone], down[:, gone], inverse[gone], inverse[:, gone] = False, 0, 0, 0
    return stays.nonzero()[:, 0]


def fitted(gram, target, was):
    """Weights (neurons + 1, width) from neurons, and one that is always 1, to the target."""
    prior = PRIOR * gram.diagonal()[:-1].mean()
    return torch.linalg.solve(gram + prior * torch.eye(len(gram), dtype=gram.dtype), target + prior * was)


def lessen(model, layer, batches, keep):
    """Takes neurons out of a layer; the batches' states are those after it then."""
    was = torch.cat([layer.down.weight.T, layer.down.bias[None]]).double()
    gram = torch.zeros(len(was), len(was), dtype=torch.double)
    target = torch.zeros_like(was)
    for b in batches:
        bias = model.bias(b.real)
        b.whole, b.less = attention(layer, b.whole, bias), attention(layer, b.less, bias)
        b.whole = b.whole + layer.down(F.gelu(layer.up(b.whole)))
        h = F.pad(F.gelu(layer.up(b.less[b.real])), (0, 1), value=1.0)
        gram += (h.T @ h).double()
        target += (h.T @ (b.whole - b.less)[b.real]).double()
        b.whole = layer.norm2(b.whole)
    stays = least_missed(gram[:-1, :-1], fitted(gram, target, was)[:-1].T, keep)
    these = F.pad(stays, (0, 1), value=len(was) - 1)
    weights = fitted(gram[these][:, these], target[these], was[these]).float()
    up, down = nn.Linear(layer.up.in_features, keep), nn.Linear(keep, layer.down.out_features)
    up.weight.data, up.bias.data = layer.up.weight.data[stays], layer.up.bias.data[stays]
    down.weight.data, down.bias.data = weights[:-1].T.contiguous(), weights[-1]
    layer.up, layer.down = up, down
    for b in batches:
        b.less = layer.norm2(b.less + down(F.gelu(up(b.less))))
    lost = sum(float(((b.less - b.whole)[b.real] ** 2).sum()) for b in batches)
    print(f"{lost / sum(float((b.whole[b.real] ** 2).sum()) for b in batches):.3f} of the states lost", flush=True)


def sides_of(model, encode, pairs):
    """Batches of sides, and where each side is: (batch, row, tokens, begin of the claim)."""
    sides = sorted({s for p in pairs for s in both(p)})
    coded = dict(zip(sides, encode.sides([c for c, _ in sides], [t for _, t in sides])))
    sides.sort(key=lambda s: len(coded[s][0]))
    batches, where = [], {}
    for begin in range(0, len(sides), TOGETHER):
        rows = [[encode.first] + coded[s][0] + [encode.last] for s in sides[begin:begin + TOGETHER]]
        tokens = table(rows, encode.pad)
        for i, s in enumerate(sides[begin:begin + TOGETHER]):
            where[s] = len(batches), i, len(rows[i]), coded[s][1] + 1
        batches.append(Batch(model.lower(tokens), model.lower(tokens), tokens != encode.pad))
    return batches, where


def pairs_of(model, pairs, batches, where):
    """Batches of pairs out of those of sides; see encoder.Judge.forward."""
    def claim(side, states):
        batch, row, size, begin = where[side]
        x = states(batches[batch])[row]
        return torch.cat([x[:1], x[begin:size]])

    size = lambda side: 1 + where[side][2] - where[side][3]
    out = []
    pairs = sorted(pairs, key=lambda p: sum(map(size, both(p))))
    for begin in range(0, len(pairs), TOGETHER):
        some = [both(p) for p in pairs[begin:begin + TOGETHER]]
        real = torch.zeros(len(some), max(size(a) + size(b) for a, b in some), dtype=torch.bool)
        side = torch.zeros(real.shape, dtype=torch.long)
        states = [torch.zeros(*real.shape, model.dense.in_features) for _ in range(2)]
        for i, (a, b) in enumerate(some):
            real[i, :size(a) + size(b)], side[i, size(a):] = True, 1
            for x, of in zip(states, (lambda t: t.whole, lambda t: t.less)):
                x[i, :size(a) + size(b)] = torch.cat([claim(a, of), claim(b, of)])
        out.append(Batch(*(x + model.sides(side) for x in states), real))
    return out


@torch.no_grad()
def halve(model, encode: Encode, pairs, keep):
    batches, where = sides_of(model, encode, pairs)
    for layer in model.layers[:model.split]:
        lessen(model, layer, batches, keep)
    batches = pairs_of(model, pairs, batches, where)
    for layer in model.layers[model.split:]:
        lessen(model, layer, batches, keep)
    logits = lambda of: torch.cat([model.out(torch.tanh(model.dense(mean_of(of(b), b.real)))) for b in batches])
    both_ways = torch.stack([logits(lambda b: b.whole), logits(lambda b: b.less)])
    print("correlation of the answers", *(f"{torch.corrcoef(both_ways[:, :, i])[0, 1]:.3f}" for i in range(4)))


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--start", type=Path, required=True)
    args.add_argument("--pool", required=True)
    args.add_argument("--keep", type=int, default=1536)
    args.add_argument("--pairs", type=int, default=1600)
    args.add_argument("--name", required=True)
    args.add_argument("--out", type=Path, default=Path("train/out"))
    args = args.parse_args()
    model, encode = start(args.start, args.out)
    halve(model.eval(), encode, Random(5).sample(read_pool(args.pool), args.pairs), args.keep)
    state = {k: v.half() for k, v in model.state_dict().items()}
    torch.save(dict(state, split=torch.tensor(model.split)), args.out / f"{args.name}.pt")


if __name__ == "__main__":
    main()
