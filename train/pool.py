"""Build the training pool and the validation pairs.

    python train/pool.py --data ../shared/data --frames train/frames --out train/out

Writes pool.jsonl (one pair a line, shuffled), valid_frames.jsonl,
valid_clusters.jsonl and valid_stories.jsonl (a tenth of the frames and clusters, a
sixth of the stories, whole).
"""
import argparse
import json
from collections import Counter
from pathlib import Path
from random import Random

import generate
from quantities import quantities
from sources import research


def save(path, pairs):
    with Path(path).open("w", encoding="utf-8") as file:
        for p in pairs:
            file.write(json.dumps(p, ensure_ascii=False) + "\n")


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--data", default="../shared/data")
    args.add_argument("--frames", default="train/frames")
    args.add_argument("--out", default="train/out")
    args.add_argument("--per-cluster", type=int, default=24, help="pairs of each label")
    args.add_argument("--per-frame", type=int, default=24)
    args.add_argument("--per-story", type=int, default=40, help="unrelated pairs; the related ones are all taken")
    args.add_argument("--proposed", help="pairs without labels, from propose.py")
    args.add_argument("--seed", type=int, default=6)
    args = args.parse_args()
    random = Random(args.seed)
    frames, unseen_frames = generate.load(Path(args.frames) / "frames.jsonl")
    clusters, unseen_clusters = [], []
    for path in sorted(Path(args.frames).glob("clusters*.jsonl")):
        train, valid = generate.load(path)
        clusters += train
        unseen_clusters += valid
    pool = research(random, args.data)
    pool += generate.all_of_frames(random, frames, args.per_frame)
    pool += generate.all_of_clusters(random, clusters, args.per_cluster)
    pool += quantities(random, 6000)
    told, unseen_stories = generate.load_stories(Path(args.frames) / "stories")
    for _ in range(3):      # under three choices of context
        pool += [p for s in told for p in generate.story_pairs(random, s, args.per_story)]
    if args.proposed:
        pool += [json.loads(line) for line in Path(args.proposed).open(encoding="utf-8")]
    random.shuffle(pool)
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    save(out / "pool.jsonl", [generate.unstop(random, p) for p in pool])
    fixed = Random(1)
    save(out / "valid_frames.jsonl", [p for f in unseen_frames for p in generate.frame_pairs(fixed, f, 8)])
    save(out / "valid_clusters.jsonl", [
        generate.with_context(fixed, p, c) for c in unseen_clusters
        for p in generate.cluster_pairs(fixed, c, 14)])
    save(out / "valid_stories.jsonl", [p for s in unseen_stories for p in generate.story_pairs(fixed, s, 30)])
    print(len(pool), "pairs;", *(f"{s} {y} {n}" for (s, y), n in sorted(
        Counter((p["s"], p["y"]) for p in pool).items()) if s in
        ("frames", "frames-other", "clusters", "joined", "wrapped", "strangers", "quantities", "stories")))


if __name__ == "__main__":
    main()
