"""Pairs for finetune.py: half of them news, real or like it.

    python train/news_pool.py --data ../shared/data --frames train/frames train/out/news.jsonl

Slots marked in whole events (marks.py), marked pairs of real articles, small conflicts inside agreeing pairs and small changes
that are none, stories, clusters, frames, and a part of the research data, of which
the older sets keep the judge as it was.
"""
import argparse
import json
from collections import Counter
from pathlib import Path
from random import Random

import conflicts
import generate
import marks
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


UNRELATED = 40      # pairs of a case of marked articles that are unrelated, most of them tempting


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
    for _ in range(2):      # what is rare, under other contexts
        pairs += [p for c in cases for p in news.case_pairs(random, c, 0) if p["y"] == "c"]
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


def twins(random, pairs, known, most):
    """A claim beside itself, changed: all that differs is what was changed."""
    same = [dict(p, b=p["a"], cb=p["ca"], y="e", g=1) for p in pairs if conflicts.values(p["a"])]
    random.shuffle(same)
    return with_conflicts(random, same[:4 * most], known, "twins", 1, most)


def own(random, frames, data_known):
    """Stories, clusters, frames, and what is made of them."""
    told, _ = generate.load_stories(Path(frames) / "stories")
    pairs = [p for s in told for p in generate.story_pairs(random, s, 14)]
    agreeing = [p for p in pairs if p["g"] == 1]
    known = data_known + conflicts.people([t for s in told for t in (s.a.text, s.b.text)])
    random.shuffle(pairs)
    out = pairs[:8000] + with_conflicts(random, agreeing, known, "stories", 2, 1500)
    clusters = [c for path in sorted(Path(frames).glob("clusters*.jsonl")) for c in generate.load(path)[0]]
    of_clusters = generate.all_of_clusters(random, clusters, 3)
    random.shuffle(of_clusters)
    same = [p for p in of_clusters if p["s"] == "clusters" and p["y"] == "e"]
    framed = generate.all_of_frames(random, generate.load(Path(frames) / "frames.jsonl")[0], 2)
    random.shuffle(framed)
    return out + of_clusters[:1500] + with_conflicts(random, same, known, "clusters", 2, 400) + framed[:400] + \
        quantities(random, 250)


def sentences(random, data, known):
    """ECB+, STS and MSRP: quiet pairs as they are, conflicts, other events."""
    near = news.one_event(data)
    quiet = [p for p in near if news.quiet(p)]
    random.shuffle(quiet)
    out = with_conflicts(random, near, known, "sentences", 2, 2200) + quiet[:900] + twins(random, near, known, 800)
    other = [p for _, p in news.ecb_pairs(data, "ecbplus_crosssub.train")]
    unlike = [p for label, p in news.ecb_pairs(data, "ecbplus_sentpairs.train") if label == "unrelated"]
    out += [dict(p, y="n", g=0, s="crosssub") for p in other]
    return out + [dict(p, y="n", g=0) for p in unlike[:150]]


def marked(random, data, folder):
    """Slots marked in whole events, without the topics held out, and pairs of sentences."""
    return list(marks.sentences(folder, data)) + [p for e in marks.events(folder, data) if not news.is_held_out(news.topic_of(e.id))
            for p in marks.event_pairs(random, e)]


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("out")
    args.add_argument("--data", default="../shared/data")
    args.add_argument("--frames", default="train/frames")
    args.add_argument("--marks", default="train/marks")
    args.add_argument("--rest", type=int, default=9000, help="pairs made or of other sets")
    args.add_argument("--seed", type=int, default=7)
    args = args.parse_args()
    random = Random(args.seed)
    pairs, agreeing, texts = real(random, args.data)
    known = conflicts.people(texts)
    pool = with_conflicts(random, agreeing, known, "changed", 5, 2000)
    pool += sentences(random, args.data, known) + own(random, args.frames, known) + research(random, args.data)
    random.shuffle(pool)
    pool = pool[:args.rest] + pairs + marked(random, args.data, args.marks)
    random.shuffle(pool)
    pool = [generate.unstop(random, p) for p in pool]
    save(args.out, pool)
    counts = Counter((p["s"].split("_")[0].split(".")[0], p["y"]) for p in pool)
    print(len(pool), *(f"{s} {y} {n}" for (s, y), n in sorted(counts.items())), sep="\n")


if __name__ == "__main__":
    main()
