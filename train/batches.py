"""Pairs -> padded batches of token numbers.

A side is written `context | claim` where it has a context, else `claim`; the
claim is cut at CLAIM tokens and the context at CONTEXT.  The two sides stand as
`<s> a </s></s> b </s>` (MPNet) or `[CLS] a [SEP] b [SEP]` with segments (BERT).
"""
import torch

CLAIM, CONTEXT = 80, 40


class Encode:
    """Turns pairs into lists of token numbers, with the vocabulary's own marks."""

    def __init__(self, tokenizer):
        number = tokenizer.token_to_id
        self.tokenizer, self.bar = tokenizer, number("|")
        self.mpnet = number("<s>") is not None
        self.first, self.last = ((number("<s>"), number("</s>")) if self.mpnet
                                 else (number("[CLS]"), number("[SEP]")))
        self.pad = number("<pad>") if self.mpnet else number("[PAD]")

    def sides(self, contexts, claims):
        claims = self.tokenizer.encode_batch(list(claims))
        contexts = self.tokenizer.encode_batch(list(contexts))
        return [(c.ids[:CONTEXT] + [self.bar] if c.ids else []) + t.ids[:CLAIM]
                for c, t in zip(contexts, claims)]

    def __call__(self, pairs):
        a = self.sides((p["ca"] for p in pairs), (p["a"] for p in pairs))
        b = self.sides((p["cb"] for p in pairs), (p["b"] for p in pairs))
        middle = [self.last] * (2 if self.mpnet else 1)
        return [([self.first] + x + middle + y + [self.last], 1 + len(x) + len(middle))
                for x, y in zip(a, b)]

    def stack(self, encoded):
        """Tokens and segments of one batch, padded to its longest, rounded up
        to a multiple of four: each new shape costs the kernels a compilation."""
        length = -(-max(len(t) for t, _ in encoded) // 4) * 4
        tokens = torch.full((len(encoded), length), self.pad)
        types = torch.zeros_like(tokens)
        for i, (t, second) in enumerate(encoded):
            tokens[i, :len(t)] = torch.tensor(t)
            types[i, second:len(t)] = 1
        return tokens, types


def wanted(pairs):
    """1 for each label that may be right: rows of e, n, c."""
    return torch.tensor([[float(label in p["y"]) for label in "enc"] for p in pairs])


def by_length(random, encoded, budget, chunk=2048):
    """Index lists of like length with at most `budget` padded tokens each, in
    random order within each chunk."""
    for start in range(0, len(encoded), chunk):
        order = sorted(range(start, min(start + chunk, len(encoded))), key=lambda i: len(encoded[i][0]))
        groups, group = [], []
        for i in order:
            if group and -(-len(encoded[i][0]) // 4) * 4 * (len(group) + 1) > budget:
                groups.append(group)
                group = []
            group.append(i)
        groups.append(group)
        random.shuffle(groups)
        yield from groups
