"""A judge's logits for every pair of a pool, for another judge to learn from.

    python train/label.py --weights train/out/teacher.pt --base FOLDER train/out/pool.jsonl

Writes the file that train_judge.py --teacher takes beside the weights: NAME.npy,
(pairs, 4), half precision.
"""
import argparse
from pathlib import Path

import numpy as np

from evaluate import jsonl, load


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("pool")
    args.add_argument("--weights", type=Path, required=True)
    args.add_argument("--base", required=True)
    args.add_argument("--out", default="train/out")
    args = args.parse_args()
    judge = load(args.weights, args.base, args.out)
    np.save(args.weights.with_suffix(".npy"), judge(jsonl(args.pool)).numpy().astype(np.float16))


if __name__ == "__main__":
    main()
