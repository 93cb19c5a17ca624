"""Writes the tiny random models of tests/model/data, and what the reference
says about them and about MiniLM: TAB-separated name, first text, second text
or "", token ids, numbers (the embedding, or the logits as claimdiff_label
orders them; of MiniLM for the first SENTENCES texts only).

    python train/export/tiny.py tests/model/data HF_FOLDER_OF_MINILM

Needs torch, transformers and tokenizers; the seed is fixed.
"""
import pathlib
import string
import sys

import torch
import transformers
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

import cdm
from parity import HARD

WORDS = "the miners died on monday nine twelve police said no one was hurt fire ##s ##ed ##ing 東 京 é".split()
TEXTS = [("Nine miners died on Monday.", "Twelve miners died, police said."), ("", "The fire."),
         ("No one was hurt in the fire; police hurt nobody!", ""), ("Café in 東京 burning", "x" * 101),
         ("the " * 60, "monday"), ("the " * 60, "said no " * 30)]
SENTENCES = ["Nine miners died in the Oakhurst mine on Monday, police said.",
             "Police say nine people were killed at a mine in Oakhurst.",
             "Twelve miners are missing after the collapse.", "The central bank cut its rate by a quarter point.",
             "Rates were lowered 25 basis points by the central bank on Thursday.", "Fire."]


def vocabulary(mpnet):
    special = ["<s>", "<pad>", "</s>", "<unk>", "[UNK]"] if mpnet else ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    letters = list(string.ascii_lowercase + string.digits + string.punctuation)
    return special + letters + ["##" + x for x in letters[:36]] + [w for w in WORDS if w not in letters]


def tokenizer(tokens, cls, sep, mpnet):
    ids = {t: i for i, t in enumerate(tokens)}
    tok = Tokenizer(models.WordPiece(ids, unk_token="[UNK]", max_input_chars_per_word=100))
    tok.normalizer, tok.pre_tokenizer = normalizers.BertNormalizer(), pre_tokenizers.BertPreTokenizer()
    between = f"{sep} {sep}" if mpnet else sep
    tok.post_processor = processors.TemplateProcessing(
        single=f"{cls} $A {sep}", pair=f"{cls} $A {between} $B:1 {sep}:1",
        special_tokens=[(cls, ids[cls]), (sep, ids[sep])])
    tok.enable_truncation(40, strategy="longest_first")
    return tok


def randomize(net):
    torch.manual_seed(5)
    with torch.no_grad():
        for name, p in net.named_parameters():
            p.copy_(torch.randn_like(p) * 0.25 + (1.0 if name.endswith("LayerNorm.weight") else 0.0))
    return net.eval()


def save(to, name, net, tokens, rows, **options):
    state = {k: v.numpy() for k, v in net.state_dict().items()}
    config = net.config.to_dict()
    cdm.from_state(state, config, tokens, name, max_tokens=40, **options).write(to / f"{name}.cdm")
    with open(to / f"{name}.tsv", "w", encoding="utf-8") as f:
        for first, second, encoding, numbers in rows:
            f.write("\t".join([name, first, second, " ".join(map(str, encoding.ids)),
                               " ".join(f"{x:.5f}" for x in numbers)]) + "\n")


def save_minilm(to, folder):
    net = transformers.AutoModel.from_pretrained(folder).eval()
    tok = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tok.no_padding()
    tok.encode_special_tokens = True
    with open(to / "minilm.tsv", "w", encoding="utf-8") as f, torch.no_grad():
        for text in SENTENCES + [x for x in HARD if len(x) < 500]:
            e, numbers = tok.encode(text), []
            if text in SENTENCES:
                v = net(input_ids=torch.tensor([e.ids])).last_hidden_state[0].mean(0)
                numbers = (v / v.norm()).tolist()
            f.write("\t".join(["minilm", text, "", " ".join(map(str, e.ids)),
                               " ".join(f"{x:.4f}" for x in numbers)]) + "\n")


def main():
    to = pathlib.Path(sys.argv[1])
    size = dict(hidden_size=32, num_attention_heads=2, num_hidden_layers=2, intermediate_size=48)
    tokens = vocabulary(False)
    net = randomize(transformers.BertModel(transformers.BertConfig(
        vocab_size=len(tokens), max_position_embeddings=40, **size), add_pooling_layer=False))
    tok, rows = tokenizer(tokens, "[CLS]", "[SEP]", False), []
    with torch.no_grad():
        for text in [t for pair in TEXTS for t in pair]:
            e = tok.encode(text)
            v = net(input_ids=torch.tensor([e.ids])).last_hidden_state[0].mean(0)
            rows.append((text, "", e, (v / v.norm()).tolist()))
        save(to, "tiny-bert", net, tokens, rows)
        tokens = vocabulary(True)
        net = randomize(transformers.MPNetForSequenceClassification(transformers.MPNetConfig(
            vocab_size=len(tokens), max_position_embeddings=42, num_labels=3, **size)))
        tok, rows = tokenizer(tokens, "<s>", "</s>", True), []
        for first, second in TEXTS:
            e = tok.encode(first, second)
            v = net(input_ids=torch.tensor([e.ids])).logits[0].tolist()
            rows.append((first, second, e, [v[1], v[2], v[0]]))
        save(to, "tiny-mpnet", net, tokens, rows, labels=("contradiction", "entailment", "neutral"))
    save_minilm(to, pathlib.Path(sys.argv[2]))


if __name__ == "__main__":
    main()
