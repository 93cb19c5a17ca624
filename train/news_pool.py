"""Pairs for finetune.py: contrast sets, what the judge errs on, news, and what it knows.

    python train/news_pool.py --data ../shared/data --frames train/frames --mined train/out/mined train/out/news.jsonl

Contrast sets (frames/clusters-*.jsonl), pairs that the judge errs on (mined.py), pairs of claims
and slots marked in whole events (marks.py), marked pairs of real articles, small conflicts inside agreeing pairs
and small changes that are none, stories, clusters, frames, and a part of the research data, of
which the older sets keep the judge as it was.
"""
import argparse
import json
from collections import Counter
from pathlib import Path
from random import Random

import conflicts
import generate
import marks
import mined
import news
from pool import save
from quantities import quantities
from sources import sample

# research set -> pairs; of the old ones the judge keeps what it said
OLD = {"mnli_sample.train": 750, "mnli_taxinli.mnlitrain": 600, "tenp_base.train": 525, "litl_base.train": 375,
       "cfnli_revised_combined.train": 450, "conjnli.train_adv15k": 450, "curric_negation.train": 120,
       "curric_quantifier.train": 120, "curric_counting.train": 150, "sanli_base_news.train": 225}
NEW = {"fever.dev": 750, "fm2.dev": 225, "wikifactcheck.train": 750, "bump.task1": 375, "defacto.train": 300,
       "rte3_3way.dev": 375, "function_words.all": 150, "scone.train": 150, "megaveridicality.dev": 150,
       "sem_anto_neg.all": 150}


CONTRAST = ("figures", "time", "roles", "wire", "wording", "detail", "press", "kinds", "news")     # frames/clusters-NAME.jsonl
ALIKE, UNLIKE = 6, 13       # pairs of a contrast set that agree; that contradict, that do neither
UNRELATED = 8       # pairs of a case of marked articles that are unrelated, most of them tempting
STORIES, CLUSTERS, FRAMES, QUANTITIES, RESEARCH = 5500, 1500, 300, 150, 3500    # pairs taken
CONFLICTS, OTHERS = 600, 900        # of marked events
SENTENCES = 600


def research(random, data):
    out = []
    for sets, more in ((OLD, {"keep": 1}), (NEW, {})):
        for name, most in sets.items():
            out += [dict(p, **more) for p in sample(random, Path(data) / "nli/train" / f"{name}.tsv")[:most]]
    return out


def real(random, data):
    """(pairs of marked articles, those of them that agree, the articles' texts)"""
    cases = [c for c in news.cases(Path(data) / "real") if not news.is_held_out(news.topic_of(c.id))]
    pairs = [p for c in cases for p in news.case_pairs(random, c, UNRELATED)]
    agreeing = [p for p in pairs if p["g"]]
    pairs += [p for c in cases for p in news.case_pairs(random, c, 0) if p["y"] == "c"]     # rare: under another context
    return pairs, agreeing, [a.text for c in cases for a in c.articles]


def with_conflicts(random, pairs, known, source, times, most):
    """Conflicts and compatible changes made of agreeing pairs, about as many."""
    turned, kept = [], []
    for _ in range(times):
        turned += [q for p in pairs for q in conflicts.conflicts(random, p, known, source)]
        kept += [q for p in pairs for q in conflicts.compatibles(random, p, source)]
    random.shuffle(turned), random.shuffle(kept)
    return distinct(turned)[:most] + distinct(kept)[:most]


def distinct(pairs):
    return list({(p["a"], p["b"]): p for p in pairs}.values())


def contrast(random, frames):
    """Claims of one event that nearly say the same, and do or do not."""
    sets = [c for name in CONTRAST for c in generate.load(Path(frames) / f"clusters-{name}.jsonl")[0]]
    out = generate.strangers(random, sets, 500)
    for c in sets:
        pairs = generate.cluster_pairs(random, c, UNLIKE)
        alike = [p for p in pairs if p["y"] == "e"]
        pairs = random.sample(alike, min(ALIKE, len(alike))) + [p for p in pairs if p["y"] != "e"]
        pairs += [p for made in (generate.joined, generate.wrapped) if random.random() < 0.5 for p in made(random, c)]
        out += [generate.with_context(random, p, c) for p in pairs]
    return out


def own(random, frames):
    """Stories, clusters and frames."""
    told, _ = generate.load_stories(Path(frames) / "stories")
    clusters = [c for path in sorted(Path(frames).glob("clusters*.jsonl")) if path.stem.split("-")[-1] not in CONTRAST
                for c in generate.load(path)[0]]
    of_stories = [p for s in told for p in generate.story_pairs(random, s, 14)]
    of_clusters = generate.all_of_clusters(random, clusters, 3)
    of_frames = generate.all_of_frames(random, generate.load(Path(frames) / "frames.jsonl")[0], 2)
    return some(random, of_stories, STORIES) + some(random, of_clusters, CLUSTERS) + some(random, of_frames, FRAMES) + \
        quantities(random, QUANTITIES)


def some(random, pairs, most):
    return random.sample(pairs, min(most, len(pairs)))


def sentences(random, data, known):
    """ECB+, STS and MSRP: quiet pairs as they are, and conflicts."""
    near = news.one_event(data)
    return with_conflicts(random, near, known, "sentences", 1, 700) + some(random, [p for p in near if news.quiet(p)], 500)


def marked(random, data, folder):
    """Claims and slots marked in whole events, without the topics held out, and sentences."""
    events = [e for e in marks.events(folder, data) if not news.is_held_out(news.topic_of(e.id))]
    slots = [p for e in events for p in marks.event_pairs(random, e)]
    told = list(marks.sentences(folder, data))
    return some(random, [p for p in slots if p["y"] == "c"], CONFLICTS) + some(random, [p for p in slots if p["y"] != "c"], OTHERS) + \
        some(random, [p for p in told if p["y"] == "c"], SENTENCES // 2) + some(random, told, SENTENCES) + \
        once_where_unrelated(random, list(marks.claims(folder, events)))


def once_where_unrelated(random, pairs):
    """Pairs that say nothing of each other one way alone."""
    seen, out = set(), []
    for p in random.sample(pairs, len(pairs)):
        key = tuple(sorted((p["a"], p["b"])))
        if p["y"] != "n" or p["g"] or key not in seen:
            out.append(p)
        seen.add(key)
    return out


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("out")
    args.add_argument("--data", default="../shared/data")
    args.add_argument("--frames", default="train/frames")
    args.add_argument("--marks", default="train/marks")
    args.add_argument("--mined", help="folder of mined.py, dumped")
    args.add_argument("--asked", type=int, default=0, help="of each of its cases, pairs without a label, for finetune.py --teacher")
    args.add_argument("--seed", type=int, default=17)
    args = args.parse_args()
    random = Random(args.seed)
    pairs, agreeing, texts = real(random, args.data)
    known = conflicts.people(texts)
    pool = contrast(random, args.frames) + pairs + with_conflicts(random, agreeing, known, "changed", 3, 500)
    pool += sentences(random, args.data, known) + own(random, args.frames)
    pool += marked(random, args.data, args.marks) + some(random, research(random, args.data), RESEARCH)
    if args.mined:
        pool += [*mined.pairs(random, args.mined), *mined.asked(random, args.mined, args.asked)]
    random.shuffle(pool)
    pool = [generate.unstop(random, p) for p in pool]
    save(args.out, pool)
    counts = Counter((p["s"].split("_")[0].split(".")[0], p["y"]) for p in pool)
    print(len(pool), *(f"{s} {y} {n}" for (s, y), n in sorted(counts.items())), sep="\n")


if __name__ == "__main__":
    main()
