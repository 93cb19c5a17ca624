#!/usr/bin/env python3
"""A larger parser that labels plain text for the small one to learn from.

    teacher.py train TEACHER.pt MINILM_DIR TRAIN.conllu ... [--dev DEV.conllu] [--epochs N]
    teacher.py label TEACHER.pt MINILM_DIR TOKENS.conllu OUT.conllu

MiniLM (its lower layers) with the letter case added to its input, a tag layer, and
biaffine attachment (Dozat and Manning 2017). `label` fills in tags, heads and
relations, and leaves out the few sentences whose best heads make a cycle.
"""
import argparse
import collections
import random
import sys
import time

import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

RARE_TAG, RARE_RELATION = 30, 20  # tags and relations seen less often are left untrained
LAYERS = 3  # of the encoder; half of them is twice as fast
REPORT_VERBS = {"said", "says", "say", "added", "adds", "told", "announced", "reported", "reports", "wrote", "explained"}
CHUNK = 4000  # sentences labelled at a time, sorted by length
LONGEST = 80  # words; longer sentences are neither learned nor labelled


def read(path):
    """Sentences as lists of CoNLL-U columns, empty nodes and word ranges left out."""
    sentence = []
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if not line:
            if sentence:
                yield sentence
            sentence = []
        elif line[0] != "#":
            columns = line.split("\t")
            if columns[0].isdigit():
                sentence.append(columns)
    if sentence:
        yield sentence


def shape(word):
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 0
    if word.islower():
        return 1
    if all(c.isupper() for c in letters):
        return 3 if len(letters) > 1 else 5
    return 2 if letters[0].isupper() else 4


class Parser(nn.Module):
    def __init__(self, base, tags, relations):
        super().__init__()
        self.tags, self.relations = tags, relations
        self.encoder = AutoModel.from_pretrained(base)
        self.encoder.encoder.layer = self.encoder.encoder.layer[:LAYERS]
        width = self.encoder.config.hidden_size
        self.shape_in = nn.Embedding(6, width)
        nn.init.zeros_(self.shape_in.weight)
        self.dropout = nn.Dropout(0.2)
        self.tag = nn.Linear(width, len(tags))
        self.root = nn.Parameter(torch.zeros(width))
        self.arc_head, self.arc_child = nn.Linear(width, 256), nn.Linear(width, 256)
        self.rel_head, self.rel_child = nn.Linear(width, 96), nn.Linear(width, 96)
        self.arc = nn.Parameter(torch.zeros(257, 256))
        self.rel = nn.Parameter(torch.zeros(len(relations), 97, 97))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.rel, std=0.05)

    def forward(self, ids, mask, shapes, first, last):
        pieces = self.encoder.embeddings.word_embeddings(ids) + self.shape_in(shapes)
        hidden = self.encoder(inputs_embeds=pieces, attention_mask=mask).last_hidden_state
        pick = lambda at: hidden.gather(1, at.unsqueeze(-1).expand(-1, -1, hidden.size(-1)))
        words = self.dropout((pick(first) + pick(last)) / 2)
        with_root = torch.cat([self.root.to(words.dtype).expand(words.size(0), 1, -1), words], 1)
        act = nn.functional.gelu
        heads, children = self.dropout(act(self.arc_head(with_root))), self.dropout(act(self.arc_child(words)))
        ones = heads.new_ones(heads.shape[:2] + (1,))
        arcs = torch.cat([heads, ones], -1) @ self.arc @ children.transpose(1, 2)
        return self.tag(words), arcs.transpose(1, 2).float(), with_root, words

    def relation_scores(self, with_root, words, heads):
        """(batch, words, relations) for the given heads (0: the root)."""
        chosen = with_root.gather(1, heads.unsqueeze(-1).expand(-1, -1, with_root.size(-1)))
        act = nn.functional.gelu
        h, c = self.dropout(act(self.rel_head(chosen))), self.dropout(act(self.rel_child(words)))
        one = h.new_ones(h.shape[:2] + (1,))
        h, c = torch.cat([h, one], -1), torch.cat([c, one], -1)
        return torch.einsum("bwi,rij,bwj->bwr", h, self.rel, c)


class Encoder:
    """Words to batches of word pieces."""

    def __init__(self, base):
        self.tokenizer = AutoTokenizer.from_pretrained(base)
        self.cache = {}

    def pieces(self, word):
        if word not in self.cache:
            ids = self.tokenizer(word, add_special_tokens=False)["input_ids"][:8]
            self.cache[word] = ids or [self.tokenizer.unk_token_id]
        return self.cache[word]

    def batch(self, sentences):
        rows = []
        for words in sentences:
            ids, shapes, first, last = [self.tokenizer.cls_token_id], [0], [], []
            for word in words:
                pieces = self.pieces(word)
                first.append(len(ids))
                ids += pieces
                shapes += [shape(word)] * len(pieces)
                last.append(len(ids) - 1)
            rows.append((ids + [self.tokenizer.sep_token_id], shapes + [0], first, last))
        pad = lambda k: torch.nn.utils.rnn.pad_sequence([torch.tensor(r[k]) for r in rows], batch_first=True)
        mask = torch.nn.utils.rnn.pad_sequence([torch.ones(len(r[0])) for r in rows], batch_first=True)
        return pad(0), mask, pad(1), pad(2), pad(3)


def batches(sentences, size, shuffle):
    """Index lists of about `size` words, sentences of like length together."""
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]) + (random.random() * 3 if shuffle else 0))
    out, batch, words = [], [], 0
    for i in order:
        if batch and words + len(sentences[i]) > size:
            out.append(batch)
            batch, words = [], 0
        batch.append(i)
        words += len(sentences[i])
    out.append(batch)
    if shuffle:
        random.shuffle(out)
    return out


def padded(rows):
    return torch.nn.utils.rnn.pad_sequence([torch.tensor(r) for r in rows], batch_first=True, padding_value=-1)


def common(names, least):
    return [name for name, count in sorted(collections.Counter(names).items()) if count >= least]


def loss_of(model, encoder, group, tag_ids, relation_ids):
    tags, arcs, with_root, words = model(*encoder.batch([[w[1] for w in s] for s in group]))
    lengths = torch.tensor([len(s) for s in group])
    beyond = torch.arange(arcs.size(2)).unsqueeze(0) > lengths.unsqueeze(1)
    arcs = arcs.masked_fill(beyond.unsqueeze(1), -1e4)
    heads = padded([[int(w[6]) for w in s] for s in group])
    gold_tags = padded([[tag_ids.get(w[3] + "/" + w[4], -1) for w in s] for s in group])
    gold_relations = padded([[relation_ids.get(w[7], -1) for w in s] for s in group])
    relations = model.relation_scores(with_root, words, heads.clamp(min=0))
    entropy = lambda scores, gold: nn.functional.cross_entropy(scores.flatten(0, 1).float(), gold.flatten(), ignore_index=-1)
    return entropy(tags, gold_tags) + entropy(arcs, heads) + entropy(relations, gold_relations)


def one_root(arcs):
    """Leaves the root to the word that wants it most, against its best other head."""
    root = (arcs[:, :, 0] - arcs[:, :, 1:].max(-1).values.clamp(min=-100)).argmax(-1)
    arcs[:, :, 0] = -1e4
    arcs[torch.arange(arcs.size(0)), root, 0] = 1e4
    return arcs


@torch.no_grad()
def predict(model, encoder, sentences):
    """Yields (index, tags, heads, relations), in order of length."""
    model.eval()
    for group in batches(sentences, 2500, False):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            tags, arcs, with_root, words = model(*encoder.batch([sentences[i] for i in group]))
            lengths = torch.tensor([len(sentences[i]) for i in group])
            beyond = torch.arange(arcs.size(2)).unsqueeze(0) > lengths.unsqueeze(1)
            arcs = arcs.masked_fill(beyond.unsqueeze(1), -1e4)
            arcs[:, torch.arange(arcs.size(1)), torch.arange(arcs.size(1)) + 1] = -1e4
            arcs = arcs.masked_fill(beyond[:, 1:].unsqueeze(2), -1e5)
            heads = one_root(arcs).argmax(-1)
            relations = model.relation_scores(with_root, words, heads).argmax(-1)
        for k, i in enumerate(group):
            n = len(sentences[i])
            yield i, tags[k, :n].argmax(-1).tolist(), heads[k, :n].tolist(), relations[k, :n].tolist()


def is_tree(heads):
    if heads.count(0) != 1:
        return False
    for i in range(len(heads)):
        at, steps = i + 1, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def measure(model, encoder, path):
    gold = [s for s in read(path) if len(s) <= LONGEST]
    words = pos = right = labelled = trees = 0
    for i, tags, heads, relations in predict(model, encoder, [[w[1] for w in s] for s in gold]):
        trees += is_tree(heads)
        for w, t, h, r in zip(gold[i], tags, heads, relations):
            words += 1
            pos += model.tags[t].split("/")[0] == w[3]
            right += h == int(w[6])
            labelled += h == int(w[6]) and model.relations[r] == w[7]
    print(f"{path}: UPOS {100 * pos / words:.2f} UAS {100 * right / words:.2f} LAS {100 * labelled / words:.2f} "
          f"trees {100 * trees / len(gold):.1f} %", file=sys.stderr, flush=True)


def train(args):
    random.seed(1)
    torch.manual_seed(1)
    data = [s for path in args.files for s in read(path) if len(s) <= LONGEST]
    tags = common((w[3] + "/" + w[4] for s in data for w in s), RARE_TAG)
    relations = common((w[7] for s in data for w in s), RARE_RELATION)
    tag_ids, relation_ids = ({name: i for i, name in enumerate(names)} for names in (tags, relations))
    model, encoder = Parser(args.base, tags, relations), Encoder(args.base)
    own = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW([{"params": model.encoder.parameters(), "lr": 2e-4}, {"params": own, "lr": 2e-3}])
    steps = args.epochs * len(batches(data, 1200, False))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: min(1, k / 100) * max(0.0, 1 - k / steps))
    begin, done = time.time(), 0
    for epoch in range(args.epochs):
        model.train()
        for group in batches(data, 1200, True):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(model, encoder, [data[i] for i in group], tag_ids, relation_ids)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            done += 1
            if done % 25 == 0:
                print(f"{done}/{steps} loss {loss.item():.3f} {time.time() - begin:.0f} s", file=sys.stderr, flush=True)
        torch.save({"tags": tags, "relations": relations, "weights": model.state_dict()}, args.model)
        for path in args.dev:
            measure(model, encoder, path)


def unify_report(words):
    """"..., she said." -> said is the root, as in the treebanks, where the teacher made it parataxis."""
    for k, w in enumerate(words):
        head = int(w[6])
        if w[1].lower() not in REPORT_VERBS or w[7] != "parataxis" or not 0 < head <= k or words[head - 1][6] != "0":
            continue
        if any(int(x[6]) == head and x[7] != "punct" for x in words[k + 1:]):
            continue
        if not any(x[6] == w[0] and x[7].startswith("nsubj") for x in words):
            continue
        for i, x in enumerate(words):
            if x[7] == "punct" and x[6] == w[0] or x[7] == "punct" and int(x[6]) == head and i > k:
                x[6] = w[0]
        w[6], w[7] = "0", "root"
        words[head - 1][6], words[head - 1][7] = w[0], "ccomp"


def label_chunk(model, encoder, sentences, out):
    """Writes the sentences with their analysis; returns how many are trees."""
    trees = 0
    for i, tags, heads, relations in predict(model, encoder, [[w[1] for w in s] for s in sentences]):
        if not is_tree(heads):
            continue
        trees += 1
        for w, t, h, r in zip(sentences[i], tags, heads, relations):
            w[3], w[4] = model.tags[t].split("/", 1)
            w[6], w[7] = str(h), model.relations[r]
        unify_report(sentences[i])
        out.writelines("\t".join(w) + "\n" for w in sentences[i])
        out.write("\n")
    return trees


def label(args):
    saved = torch.load(args.model)
    model, encoder = Parser(args.base, saved["tags"], saved["relations"]), Encoder(args.base)
    model.load_state_dict(saved["weights"])
    source, target = args.files
    sentences = [s for s in read(source) if 3 <= len(s) <= LONGEST]
    random.seed(1)
    random.shuffle(sentences)
    kept = 0
    with open(target, "w", encoding="utf8") as out:
        for begin in range(0, len(sentences), CHUNK):
            kept += label_chunk(model, encoder, sentences[begin:begin + CHUNK], out)
    print(f"{len(sentences)} sentences, {kept} with a tree", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["train", "label"])
    parser.add_argument("model")
    parser.add_argument("base")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--dev", action="append", default=[])
    parser.add_argument("--epochs", type=int, default=3)
    args = parser.parse_args()
    train(args) if args.action == "train" else label(args)


if __name__ == "__main__":
    main()
