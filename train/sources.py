"""Readers of the research sets in ../shared/data, one form for all.

A pair is a dict: a (premise), b (hypothesis), ca and cb (context of either, or
""), y (the labels that may be right, of "enc"), s (its source), g (1: two
articles that say so agree on a fact, whatever else either adds; 0: they do not;
None: not known).  The loss is -log of the summed probability of the labels in y,
so "nc" (not entailed) never counts as a contradiction, and "en" (same event,
paraphrase) only as none.
"""
import csv
import re
from pathlib import Path

LABELS = {"entailment": "e", "neutral": "n", "contradiction": "c", "unsupported": "nc",
          "supported": "en", "same_event": "enc", "same_participants_only": "enc",
          "unrelated": "n", "different_event": "n"}

# file -> most pairs to take from it; the automatic sets are sampled, not to flood
MOST = {
    "tenp_edit_premise.train": 4000, "tenp_edit_other.train": 4000, "tenp_contrast.train": 3000,
    "litl_LotS.train": 9000, "litl_LitL.train": 9000, "conjnli.train_adv15k": 6000,
    "curric_negation.train": 3000, "curric_quantifier.train": 3000, "curric_counting.train": 3000,
    "curric_comparative.train": 1000, "curric_boolean.train": 1000, "curric_conditional.train": 1000,
    "curric_monotonicity_infer.train": 1500, "help_andor.train": 800,
    "climate_fever.test": 1500, "covidfact.train": 0, "summedits_seedpairs.all": 2000,
    "sanli_sim_wiki.train": 2000, "sanli_translate_wiki.train": 1000, "sanli_sim_news.train": 4000,
    "snli.dev": 5000, "wikifactcheck.train": 4000, "scone.train": 1500, "sem_anto_neg.all": 1500,
    "function_words.all": 1000, "fever.dev": 5000,
}
ALIGN = ("ecbplus_sentpairs.train", "ecbplus_crosssub.train", "sts_news.all")
WORDS = 70      # longer pairs are left out: claims are short


def clean(text):
    """Undo tokenised spacing: `` Tom 's dog . '' -> "Tom's dog." """
    text = text.replace("``", '"').replace("''", '"')
    text = re.sub(r"\s+([.,;:!?%)\]])", r"\1", text)
    text = re.sub(r"([(\[$£€])\s+", r"\1", text)
    text = re.sub(r"\s+('(?:s|re|ve|ll|d|m|t)\b|n't\b)", r"\1", text)
    text = re.sub(r'"\s+([^"]*?)\s+"', r'"\1"', text)
    return " ".join(text.split())


def pair(a, b, y, source, ca="", cb="", agree=None):
    return {"a": a, "b": b, "ca": ca, "cb": cb, "y": y, "s": source, "g": agree}


def rows(path):
    with Path(path).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def label(row, source):
    """The labels that may be right, or None to leave the pair out.

    Of two real sentences of one event, or of high similarity, any may be right: one
    pair in some holds a conflict in a detail.  Two of low similarity are neither."""
    if source == "sts_news.all":
        score = float(row["label"])
        return "enc" if score >= 3.2 else "n" if score <= 1.0 else None
    if source.startswith("msrp") and row["label"] == "supported":
        return "enc"
    if source == "rte_glue.train" and row["label"] == "supported":
        return "e"
    if source == "summedits_seedpairs.all" and row["label"] == "supported":
        return "e"
    return LABELS[row["label"]]


def agreement(y, source):
    """Whether an annotator of articles would say that the two agree."""
    if y in ("e", "c"):
        return int(y == "e")
    if source.startswith(("ecbplus_sentpairs", "sts", "msrp")) and y == "enc":
        return 1 if not source.startswith("ecbplus") else None
    return 0 if y == "n" and source in ALIGN else None


def read(path):
    """Every usable pair of one file, in file order."""
    source = Path(path).name.removesuffix(".tsv")
    for row in rows(path):
        y = label(row, source)
        a, b = clean(row["premise"] or ""), clean(row["hypothesis"] or "")
        if y and a and b:
            yield pair(a, b, y, source, agree=agreement(y, source))


def sample(random, path):
    """Pairs of a file, not too long, not too many, in random order."""
    pairs = [p for p in read(path) if len((p["a"] + " " + p["b"]).split()) <= WORDS]
    random.shuffle(pairs)
    return pairs[:MOST.get(Path(path).name.removesuffix(".tsv"), len(pairs))]


def research(random, data):
    """The pool's share of research data."""
    paths = sorted((Path(data) / "nli/train").glob("*.tsv"))
    paths += [Path(data) / "align" / f"{name}.tsv" for name in ALIGN]
    return [p for path in paths for p in sample(random, path)]
