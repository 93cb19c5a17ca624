"""Fit the temperature and a bias for each label.

    python train/calibrate.py train/out/judge.logits --out train/out/calibration.json

Takes the logits that evaluate.py --save kept; every set counts the same.  The
error after calibration is measured on folds that had no part in the fit.
export_judge.py folds the numbers into the last layer, so that the library's
probabilities are calibrated without knowing of it.
"""
import argparse
import json

import torch

from evaluate import ece


def fit(sets):
    """(temperature, bias of e, n, c) that minimise the mean loss of the sets."""
    scale, bias = torch.zeros(1, requires_grad=True), torch.zeros(3, requires_grad=True)
    adjust = torch.optim.LBFGS([scale, bias], max_iter=100, line_search_fn="strong_wolfe")

    def closure():
        adjust.zero_grad()
        losses = [torch.nn.functional.cross_entropy(l * scale.exp() + bias, y) for l, y in sets]
        loss = torch.stack(losses).mean() + 1e-3 * bias.square().sum()
        loss.backward()
        return loss

    adjust.step(closure)
    return (1 / scale.exp()).item(), (bias - bias.mean()).detach()


def apply(logits, temperature, bias):
    return torch.softmax(logits / temperature + bias, 1)


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("logits")
    args.add_argument("--out", default="train/out/calibration.json")
    args.add_argument("--bias", action="store_true", help="fit label biases too")
    args = args.parse_args()
    kept = torch.load(args.logits, weights_only=False)
    sets = {k: (l[:, :3], torch.tensor(y)) for k, (l, y) in kept.items() if not k.startswith("gold")}
    halves = [{k: (l[i::2], y[i::2]) for k, (l, y) in sets.items()} for i in (0, 1)]
    fits = [fit(list(h.values())) for h in halves]
    if not args.bias:
        fits = [(t, b * 0) for t, b in fits]
    for k, (l, y) in sets.items():
        crossed = sum(ece(apply(halves[i][k][0], *fits[1 - i]), halves[i][k][1]) for i in (0, 1)) / 2
        print(f"{k:32} ECE before {ece(torch.softmax(l, 1), y):.3f}  after {crossed:.3f}  accuracy before "
              f"{(l.argmax(1) == y).float().mean():.3f} after "
              f"{(apply(l, *fits[0]).argmax(1) == y).float().mean():.3f}")
    temperature, bias = fit(list(sets.values()))
    if not args.bias:
        bias = bias * 0
    with open(args.out, "w", encoding="utf-8") as file:
        json.dump({"temperature": [temperature] * 3 + [1.0], "bias": bias.tolist() + [0.0]}, file)    # agreement stays
    print("temperature", round(temperature, 3), "bias", [round(b, 3) for b in bias.tolist()])


if __name__ == "__main__":
    main()
