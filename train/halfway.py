"""Weights half the way between two judges: halfway.py BEFORE.pt AFTER.pt OUT.pt

What a network learned last and what it knew before both stay (Wortsman et al. 2022,
Robust fine-tuning of zero-shot models). The judges must be of one build.
"""
import sys

import torch

before, after, out = sys.argv[1:]
new = torch.load(after)
torch.save({k: (0.5 * v.float() + 0.5 * new[k].float()).half() if v.dtype.is_floating_point else v
            for k, v in torch.load(before).items()}, out)
