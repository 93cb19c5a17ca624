"""Readers of the research sets in ../shared/data, one form for all.

A pair is a dict: a (premise), b (hypothesis), ca and cb (context of either, or
""), y (the labels that may be right, of "enc"), s (its source).  The loss is
-log of the summed probability of the labels in y, so "nc" (not entailed) never
counts as a contradiction, and "en" (same event, paraphrase) only as none.
"""
import csv
import re
from pathlib import Path

LABELS = {"entailment": "e", "neutral": "n", "contradiction": "c", "unsupported": "nc",
          "supported": "en", "same_event": "en", "same_participants_only": "en",
          "unrelated": "n", "different_event": "n"}

# file -> pairs to take from it; see LOG.md for why these
SIZES = {
    "mnli_sample.train": 9000, "mnli_taxinli.mnlitrain": 2400,
    "snli_sample.train": 1500, "litl_base.train": 1000, "litl_LotS.train": 600,
    "litl_LitL.train": 600, "tenp_base.train": 3600, "tenp_edit_premise.train": 1000,
    "tenp_edit_other.train": 1000, "tenp_contrast.train": 500, "sanli_base_news.train": 2400,
    "sanli_base_wiki.train": 800, "sanli_sim_news.train": 600,
    "cfnli_revised_combined.train": 3200, "cfnli_original.train": 500,
    "conjnli.train_adv15k": 1300, "curric_negation.train": 900, "curric_quantifier.train": 900,
    "curric_counting.train": 900, "curric_comparative.train": 150, "climate_fever.test": 300,
    "healthver.dev": 300, "rte_glue.train": 800, "summedits_seedpairs.all": 500,
    "msrp.train": 1100,
}
ALIGN = {"ecbplus_sentpairs.train": 1800, "ecbplus_crosssub.train": 811, "sts_news.all": 900}


def clean(text):
    """Undo tokenised spacing: `` Tom 's dog . '' -> "Tom's dog." """
    text = text.replace("``", '"').replace("''", '"')
    text = re.sub(r"\s+([.,;:!?%)\]])", r"\1", text)
    text = re.sub(r"([(\[$£€])\s+", r"\1", text)
    text = re.sub(r"\s+('(?:s|re|ve|ll|d|m|t)\b|n't\b)", r"\1", text)
    text = re.sub(r'"\s+([^"]*?)\s+"', r'"\1"', text)
    return " ".join(text.split())


def pair(a, b, y, source, ca="", cb=""):
    return {"a": a, "b": b, "ca": ca, "cb": cb, "y": y, "s": source}


def rows(path):
    with Path(path).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def label(row, source):
    """The labels that may be right, or None to leave the pair out.

    A sentence pair of high similarity is no contradiction; one of low
    similarity is neither."""
    if source == "sts_news.all":
        score = float(row["label"])
        return "en" if score >= 3.2 else "n" if score <= 1.0 else None
    if source == "rte_glue.train" and row["label"] == "supported":
        return "e"
    if source == "summedits_seedpairs.all" and row["label"] == "supported":
        return "e"
    return LABELS[row["label"]]


def read(path):
    """Every usable pair of one file, in file order."""
    source = Path(path).name.removesuffix(".tsv")
    for row in rows(path):
        y = label(row, source)
        a, b = clean(row["premise"] or ""), clean(row["hypothesis"] or "")
        if y and a and b:
            yield pair(a, b, y, source)


def sample(random, path, size, words=46):
    """`size` pairs drawn without regard to order; long ones cost too much."""
    pairs = [p for p in read(path) if len((p["a"] + " " + p["b"]).split()) <= words]
    random.shuffle(pairs)
    return pairs[:size]


def research(random, data):
    """The pool's share of research data."""
    out = []
    for folder, sizes in (("nli/train", SIZES), ("align", ALIGN)):
        for name, size in sizes.items():
            out += sample(random, Path(data) / folder / f"{name}.tsv", size)
    return out
