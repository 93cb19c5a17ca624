"""Pairs -> padded batches of token numbers.

A side is written `context | claim` where it has a context, else `claim`; the
claim is cut at CLAIM tokens and the context at CONTEXT.  A judge that reads both
sides at once gets `<s> a </s></s> b </s>` (MPNet) or `[CLS] a [SEP] b [SEP]` with
segments (BERT); a split one gets `<s> a </s>` and `<s> b </s>`, each context as a
sequence of its own, and for its upper layers the tokens of these two, their contexts
and bars left out.
"""
import torch

CLAIM, CONTEXT = 80, 100


class Encode:
    """Turns pairs into lists of token numbers, with the vocabulary's own marks."""

    def __init__(self, tokenizer, split=False):
        number = tokenizer.token_to_id
        self.tokenizer, self.split, self.bar = tokenizer, split, number("|")
        self.mpnet = number("<s>") is not None
        self.first, self.last = ((number("<s>"), number("</s>")) if self.mpnet
                                 else (number("[CLS]"), number("[SEP]")))
        self.pad = number("<pad>") if self.mpnet else number("[PAD]")

    def sides(self, contexts, claims):
        """(tokens, where the claim begins) of each side, without marks."""
        claims = self.tokenizer.encode_batch(list(claims))
        contexts = self.tokenizer.encode_batch(list(contexts))
        for c, t in zip(contexts, claims):
            before = c.ids[:CONTEXT] + [self.bar] if c.ids else []
            yield before + t.ids[:CLAIM], len(before)

    def __call__(self, pairs):
        """A tuple a pair: (tokens, begin of the second side), or, split, ((tokens,
        begin of the claim) of one side, the same of the other)."""
        a = self.sides((p["ca"] for p in pairs), (p["a"] for p in pairs))
        b = self.sides((p["cb"] for p in pairs), (p["b"] for p in pairs))
        if self.split:
            mark = lambda x: ([self.first] + x[0] + [self.last], x[1] + 1)
            return [(mark(x), mark(y)) for x, y in zip(a, b)]
        middle = [self.last] * (2 if self.mpnet else 1)
        return [([self.first] + x + middle + y + [self.last], 1 + len(x) + len(middle))
                for (x, _), (y, _) in zip(a, b)]

    def apart(self, side):
        """Of (tokens with marks, begin of the claim): what stands before it with a first
        mark, the side without that, and in the latter the places that go on."""
        tokens, begin = side
        if begin == 1:
            return [self.first], tokens, list(range(len(tokens)))
        own = [self.first] + tokens[begin - 1:]
        return tokens[:begin - 1], own, [0, *range(2, len(own))]

    def length(self, one):
        """Tokens that a pair is padded by: those of its longest sequence."""
        return max(len(one[0][0]), len(one[1][0])) if self.split else len(one[0])

    def table(self, rows, fill):
        """Rows of unlike length as one tensor, its width a multiple of eight:
        each new shape costs the kernels a compilation."""
        out = torch.full((len(rows), -(-max(map(len, rows)) // 8) * 8), fill)
        for i, row in enumerate(rows):
            out[i, :len(row)] = torch.tensor(row)
        return out

    def stack(self, encoded):
        """What Judge.forward takes."""
        if not self.split:
            tokens = self.table([t for t, _ in encoded], self.pad)
            types = self.table([[0] * second + [1] * (len(t) - second) for t, second in encoded], 0)
            return {"tokens": tokens, "types": types}
        sides = [self.apart(pair[which]) for which in (0, 1) for pair in encoded]
        tokens = self.table([own for _, own, _ in sides], self.pad)
        n, width = len(encoded), tokens.shape[1]
        places = [[i * width + at for at in on] for i, (_, _, on) in enumerate(sides)]
        return {"tokens": tokens, "context": self.table([context for context, _, _ in sides], self.pad),
                "join": self.table([places[i] + places[n + i] for i in range(n)], -1),
                "side": self.table([[0] * len(places[i]) + [1] * len(places[n + i]) for i in range(n)], 0)}


def half(device):
    """bfloat16 where the machine is faster in it."""
    fast = device == "cuda" or torch.ops.mkldnn._is_mkldnn_bf16_supported()
    return torch.autocast(device, torch.bfloat16, enabled=fast)


def wanted(pairs):
    """1 for each label that may be right: rows of e, n, c; then agreement, -1 for
    not known."""
    return torch.tensor([[float(label in p["y"]) for label in "enc"]
                         + [-1.0 if p.get("g") is None else float(p["g"])] for p in pairs])


def by_length(random, lengths, budget, chunk=8192):
    """Index lists of like length with at most `budget` padded tokens each, in
    random order within each chunk."""
    order = list(range(len(lengths)))
    random.shuffle(order)
    for start in range(0, len(order), chunk):
        groups, group = [], []
        for i in sorted(order[start:start + chunk], key=lambda i: lengths[i]):
            if group and -(-lengths[i] // 8) * 8 * (len(group) + 1) > budget:
                groups.append(group)
                group = []
            group.append(i)
        groups.append(group)
        random.shuffle(groups)
        yield from groups
