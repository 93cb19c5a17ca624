"""Writes the tiny random models of tests/model/data, and what PyTorch in float32
says about them and about MiniLM.

    python train/export/tiny.py tests/model/data FOLDER_OF_MINILM

A row of a .tsv: name, first side, second side or "", token ids of the first side,
numbers; a side is `context | claim` or `claim`.  The numbers are a judge's logits
and then, of a model that embeds, the embedding of the first side's claim (of
MiniLM for SENTENCES only).  Needs torch, safetensors and tokenizers; the seed is
fixed.
"""
import pathlib
import string
import sys

import torch
from tokenizers import Tokenizer

import cdm
from parity import HARD

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from batches import CONTEXT, Encode  # noqa: E402
from encoder import Judge, from_base  # noqa: E402
from vocabulary import tokenizer  # noqa: E402

LIMIT = 40      # tokens that a tiny model takes
WORDS = "the miners died on monday nine twelve police said no one was hurt fire ##s ##ed ##ing 東 京 é".split()
PAIRS = [("Nine miners died on Monday.", "Twelve miners died, police said."),
         ("Twelve miners died, police said.", "Nine miners died on Monday."),
         ("fire on monday, police said | Nine miners died.", "Twelve miners died."),
         ("Nine miners died.", "Twelve miners died."),
         ("the fire | No one was hurt.", "no one said | No one was hurt."),
         ("", "The fire."), ("No one was hurt in the fire; police hurt nobody!", ""), ("", ""),
         ("the fire | ", "nine | "), ("\u200d | Café in 東京 burning", "x" * 101),
         ("the " * 60, "monday"), ("the " * 60, "said no " * 30),
         ("nine " * 60 + "| " + "said no " * 30, "died | " + "police " * 60)]
SENTENCES = ["Nine miners died in the Oakhurst mine on Monday, police said.",
             "Police say nine people were killed at a mine in Oakhurst.",
             "Twelve miners are missing after the collapse.", "The central bank cut its rate by a quarter point.",
             "Rates were lowered 25 basis points by the central bank on Thursday.", "Fire."]


def vocabulary(mpnet):
    special = ["<s>", "<pad>", "</s>", "<unk>", "[UNK]"] if mpnet else ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    letters = list(string.ascii_lowercase + string.digits + string.punctuation)
    return special + letters + ["##" + x for x in letters[:36]] + [w for w in WORDS if w not in letters]


def random_model(kind, layers, split, tokens):
    """Weights that differ enough for every part of a model to show in its numbers."""
    config = dict(model_type=kind, hidden_size=32, num_attention_heads=2, intermediate_size=48, layer_norm_eps=1e-12,
                  max_position_embeddings=LIMIT + (2 if kind == "mpnet" else 0))
    torch.manual_seed(5)
    net = Judge(config, layers, len(tokens), split)
    with torch.no_grad():
        for name, p in net.named_parameters():
            p.copy_(torch.randn_like(p) * 0.25 + (1.0 if "norm" in name and name.endswith("weight") else 0.0))
    return net.eval(), config


class Sides:
    """Sides of text -> token numbers, cut as the library cuts them."""

    def __init__(self, tokens):
        self.encode = Encode(tokenizer(tokens), split=True)

    def ids(self, text):
        return self.encode.tokenizer.encode(text).ids

    def __call__(self, text):
        """(tokens, where the claim begins)"""
        context, claim = split_side(text)
        before = self.ids(context)[:min(CONTEXT, (LIMIT // 2 - 2) // 2)]
        head = [self.encode.first] + (before + [self.encode.bar] if before else [])
        return head + self.ids(claim)[:LIMIT - 1 - len(head)] + [self.encode.last], len(head)


def split_side(text):
    """(context or "", claim)"""
    before, bar, after = text.partition(" | ")
    return (before, after) if bar else ("", text)


def judge_row(net, sides, first, second, embeds):
    a, b = sides(first), sides(second)
    numbers = net(sides.encode.stack([(a, b)]))[0].tolist()
    return first, second, a[0], numbers + (embedding(net, sides, split_side(first)[1]) if embeds else [])


def embedding(net, sides, text):
    return net.embed(torch.tensor([sides(text)[0]]))[0].tolist()


def write_rows(path, rows, digits):
    with open(path, "w", encoding="utf-8") as f:
        for first, second, ids, numbers in rows:
            f.write("\t".join([path.stem, first, second, " ".join(map(str, ids)),
                               " ".join(f"{x:.{digits}f}" for x in numbers)]) + "\n")


def save(to, name, kind, layers, split, embeds):
    """embeds of a judge; without a split it is an encoder alone."""
    tokens = vocabulary(kind == "mpnet")
    net, config = random_model(kind, layers, split, tokens)
    sides = Sides(tokens)
    state = {key: value.numpy() for key, value in net.state_dict().items()}
    cdm.from_state(state, config, tokens, name, LIMIT, split, embeds).write(to / f"{name}.cdm")
    if split:
        rows = [judge_row(net, sides, first, second, embeds) for first, second in PAIRS]
    else:
        texts = dict.fromkeys(split_side(side)[1] for pair in PAIRS for side in pair)
        rows = [(text, "", sides(text)[0], embedding(net, sides, text)) for text in texts]
    write_rows(to / f"{name}.tsv", rows, digits=5)


def save_minilm(to, folder):
    tok = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tok.no_padding()
    tok.no_truncation()
    tok.encode_special_tokens = True    # a text that reads "[SEP]" is text
    net = from_base(folder, 6, list(range(tok.get_vocab_size()))).eval()
    rows = []
    for text in SENTENCES + [x for x in HARD if len(x) < 500]:
        ids = tok.encode(text).ids
        rows.append((text, "", ids, net.embed(torch.tensor([ids]))[0].tolist() if text in SENTENCES else []))
    write_rows(to / "minilm.tsv", rows, digits=4)


@torch.no_grad()
def main():
    to = pathlib.Path(sys.argv[1])
    save(to, "tiny-bert", "bert", layers=2, split=0, embeds=False)
    save(to, "tiny-judge", "mpnet", layers=3, split=1, embeds=False)
    save(to, "tiny-deep", "mpnet", layers=4, split=3, embeds=False)
    save(to, "tiny-both", "bert", layers=2, split=1, embeds=True)
    save_minilm(to, pathlib.Path(sys.argv[2]))


if __name__ == "__main__":
    main()
