"""How near the C encoder is to its float32 original.

    make build/bench/model
    python train/export/parity.py MODEL.cdm HF_FOLDER [DATA]

DATA is the folder of public research data (../shared/data). Prints whether
every line of nli/dev and a list of hard strings gives the token ids of the
tokenizers package, the cosine of the embeddings of 2,000 sentences of
align/sts_news to those of PyTorch in float32, and both Spearman correlations
with the similarity judged by people. Needs tokenizers, torch, safetensors,
numpy and scipy.
"""
import csv
import json
import pathlib
import random
import subprocess
import sys

import numpy as np
import scipy.stats
import torch
from tokenizers import Tokenizer

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from encoder import from_base  # noqa: E402

RUNNER = "build/bench/model"
HARD = ["", " ", "Héllo wörld, naïve café", "東京 2020オリンピック", "👩‍👩‍👧 family 🇩🇪", "a\u0301e\u0308 \u202Ertl\u202C", "\x01\x02 control\x7f\x80",
        "x" * 10000, "word " * 3000, "\ufffd broken \ufeff", "ﬁne ﬂuff Ⅷ ½", "İstanbul ISPARTA ışık", "ΑΣ ὈΔΥΣΣΕΎΣ", "한국어 조선말",
        "don't can’t “quoted” – dash—em…", "$3.5bn €20 £1,000 50% #tag @user", "हिन्दी தமிழ்", "[CLS] [SEP] [MASK] [UNK]",
        "ab" + "\u0300" * 200 + "c", "x" * 100, "x" * 101, "é" * 100, "é" * 101, "\u00a0nbsp\u2003em\u2028ls\u3000ideographic",
        "zero\u200bwidth\u200djoiner soft\u00adhyphen", "##ing #hash ##", "\ud7a3\u1112\u1161", "unaffable antidisestablishmentarianism",
        "late \u0898 marks a\u061db \U00013455"]


def run(model, mode, lines):
    done = subprocess.run([RUNNER, model, mode], input=b"".join(x + b"\n" for x in lines), capture_output=True, check=True)
    return done.stdout


def data_lines(data):
    for path in sorted((data / "nli/dev").glob("*.tsv")):
        for row in path.read_text(encoding="utf-8").split("\n")[1:]:
            yield from row.split("\t")[2:4]


def tokens(model, folder, data):
    tok = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tok.no_padding()
    tok.no_truncation()
    tok.encode_special_tokens = True  # a text that reads "[SEP]" is text
    limit = 256
    lines = sorted({x for x in data_lines(data)}) + HARD
    lines = [x for x in lines if "\n" not in x and "\t" not in x]
    mine = [[int(i) for i in x.split()] for x in run(model, "tokens", [x.encode() for x in lines]).decode().split("\n")[:-1]]
    theirs = [x.ids if len(x.ids) <= limit else x.ids[:limit - 1] + x.ids[-1:] for x in tok.encode_batch(lines)]
    same = sum(a == b for a, b in zip(mine, theirs))
    print(f"token ids equal: {same} of {len(theirs)} texts")
    for text, a, b in zip(lines, mine, theirs):
        if a != b:
            print("  differs:", ascii(text)[:100], a[:12], b[:12])


def reference(folder, sentences):
    torch.set_num_threads(1)
    tok = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tok.no_padding()
    tok.enable_truncation(256)
    layers = json.loads((folder / "config.json").read_text())["num_hidden_layers"]
    net = from_base(folder, layers, list(range(tok.get_vocab_size()))).eval()
    with torch.no_grad():
        return torch.cat([net.embed(torch.tensor([tok.encode(x).ids])) for x in sentences]).numpy()


def main():
    model, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    data = pathlib.Path(sys.argv[3] if len(sys.argv) > 3 else "../shared/data")
    tokens(model, folder, data)
    with open(data / "align/sts_news.all.tsv", encoding="utf-8") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    random.Random(1).shuffle(rows)
    rows = rows[:int(sys.argv[4]) if len(sys.argv) > 4 else len(rows)]
    score = next(k for k in ("score", "similarity", "label", "extra") if k in rows[0] and rows[0][k].replace(".", "").isdigit())
    left, right = [r["premise"] for r in rows], [r["hypothesis"] for r in rows]
    sentences = sorted(set(left + right))
    theirs = reference(folder, sentences)
    mine = np.frombuffer(run(model, "embed", [x.encode() for x in sentences]), dtype="<f4").reshape(theirs.shape)
    picked = random.Random(2).sample(range(len(sentences)), min(2000, len(sentences)))
    cosine = (mine[picked].astype(float) * theirs[picked]).sum(1)
    print(f"cosine to float32 over {len(picked)} sentences: mean {cosine.mean():.5f}, worst {cosine.min():.5f}")
    at, gold = {x: i for i, x in enumerate(sentences)}, [float(r[score]) for r in rows]
    for name, v in (("float32", theirs), ("8 bits in C", mine)):
        sims = [float(v[at[a]] @ v[at[b]]) for a, b in zip(left, right)]
        print(f"Spearman on sts_news ({len(rows)} pairs), {name}: {scipy.stats.spearmanr(sims, gold)[0]:.4f}")


if __name__ == "__main__":
    main()
