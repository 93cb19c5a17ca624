"""The vocabulary of the shipped judge: the base encoder's, less what English
news does not use.

Dropped: reserved entries, other scripts, and pieces that occur less than three times
in the research text in ../shared (counted with the full vocabulary, 20 MB); a
dropped word is then spelt with shorter pieces.  Prints nothing; `main` writes
out/vocabulary.txt (one piece a line, its number is its line) and
out/keep.json (the numbers in the base vocabulary, in order).
"""
import argparse
import json
import re
from collections import Counter
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers

LATIN = re.compile(r"(##)?[\u0021-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]+")
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>", "[PAD]", "[UNK]", "[CLS]", "[SEP]")


def tokenizer(pieces):
    """BERT's lower-casing WordPiece over `pieces`."""
    unknown = "<unk>" if "<unk>" in pieces else "[UNK]"
    made = Tokenizer(models.WordPiece({p: i for i, p in enumerate(pieces)}, unk_token=unknown,
                                      max_input_chars_per_word=100))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.decoder = decoders.WordPiece()
    return made


def texts(folder):
    """Every text column of the pair files and every string of the JSON lines."""
    for path in sorted(Path(folder).rglob("*.tsv")):
        if "train" in path.parts or "align" in path.parts:
            for line in path.open(encoding="utf-8"):
                yield " ".join(line.rstrip("\n").split("\t")[2:4])
    for path in sorted(Path(folder).rglob("*.jsonl")):
        if path.name != "ecbplus.docs.jsonl":
            yield from path.open(encoding="utf-8")


def keep(pieces, folders):
    """Numbers of the pieces to keep: special ones, single characters of the
    Latin range, and what the text uses."""
    full = tokenizer(pieces)
    seen = Counter()
    for folder in folders:
        batch = []
        for text in texts(folder):
            batch.append(text[:20000])
            if len(batch) == 2000:
                seen.update(i for e in full.encode_batch(batch) for i in e.ids)
                batch = []
        seen.update(i for e in full.encode_batch(batch) for i in e.ids)

    def wanted(i, piece):
        if piece in SPECIAL:
            return True
        if not LATIN.fullmatch(piece) or piece.startswith("[unused") or piece == "<mask>":
            return False
        return len(piece.removeprefix("##")) == 1 or seen[i] >= 3

    return [i for i, piece in enumerate(pieces) if wanted(i, piece)]


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--base", required=True, help="folder of the base encoder")
    args.add_argument("--text", nargs="+", required=True, help="folders of text to count")
    args.add_argument("--out", default="train/out")
    args = args.parse_args()
    pieces = (Path(args.base) / "vocab.txt").read_text(encoding="utf-8").split("\n")
    pieces = [p for p in pieces if p]
    kept = keep(pieces, args.text)
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "keep.json").write_text(json.dumps(kept))
    (out / "vocabulary.txt").write_text("\n".join(pieces[i] for i in kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
