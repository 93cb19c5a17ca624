"""The encoder and its three-way head, in plain PyTorch.

One class serves both base encoders (BERT-like MiniLM; MPNet, whose attention
adds a learned bias by relative position), written out so that it can be read
beside the C encoder that runs the exported weights.  A fused attention call
and fixed position biases make it about twice as fast to train on two cores as
the general-purpose implementation.
"""
import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn


def attend(q, k, v, bias):
    """Attention over (n, heads, length, width of a head).  Learning on a CPU, plain
    products are four times as fast as the backward pass of the fused call."""
    if q.is_cuda or not torch.is_grad_enabled():
        return F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
    shape = q.shape
    q, k, v = (x.reshape(-1, *shape[2:]) for x in (q, k, v))
    bias = bias.expand(*shape[:3], shape[2]).reshape(len(q), shape[2], shape[2])
    weights = torch.baddbmm(bias, q, k.transpose(1, 2), alpha=shape[3] ** -0.5).softmax(-1)
    return torch.bmm(weights, v).view(shape)


class Layer(nn.Module):
    """Attention, add and norm, feed-forward, add and norm (post-norm)."""

    def __init__(self, width, heads, inner, eps, dropout):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.norm1 = nn.LayerNorm(width, eps)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps)

    def forward(self, x, bias, seen=None):
        """seen (n, tokens, width): what x attends to; x itself."""
        n, length, width = x.shape
        heads = lambda f, x: f(x).view(n, -1, self.heads, width // self.heads).transpose(1, 2)
        seen = x if seen is None else seen
        q, k, v = heads(self.q, x), heads(self.k, seen), heads(self.v, seen)
        a = attend(q, k, v, bias.to(q.dtype))
        a = self.o(a.transpose(1, 2).reshape(n, length, width))
        x = self.norm1(x + F.dropout(a, self.dropout, self.training))
        h = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(h, self.dropout, self.training))


OUTPUTS = 4     # entailment, neutral, contradiction: softmax; agreement: logistic


class Judge(nn.Module):
    """tokens -> logits: entailment, neutral, contradiction, agreement.

    The head reads the mean of all tokens (LOG.md: after ten layers of MPNet the
    first token is nearly the same for every text).

    With `split` > 0 the lowest `split` layers read each side by itself behind its
    context, which does not see it, so that claims can share it; the layers above
    read the claims of both sides together, without their contexts, each token
    marked with its side.  What the lower layers make of a claim is then computed
    once, however many pairs it stands in (Cao et al. 2020, DeFormer)."""

    def __init__(self, config, layers, vocabulary, split=0, dropout=0.1):
        super().__init__()
        width = config["hidden_size"]
        self.mpnet = config["model_type"] == "mpnet"
        self.pad = 1 if self.mpnet else 0
        self.first_position = 2 if self.mpnet else 0
        self.dropout, self.split = dropout, split
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(config["max_position_embeddings"], width)
        self.types = None if self.mpnet else nn.Embedding(2, width)
        self.sides = nn.Embedding(2, width) if split else None
        self.norm = nn.LayerNorm(width, config["layer_norm_eps"])
        heads = config["num_attention_heads"]
        self.relative = nn.Embedding(32, heads) if self.mpnet else None
        self.layers = nn.ModuleList(
            Layer(width, heads, config["intermediate_size"], config["layer_norm_eps"], dropout)
            for _ in range(layers))
        self.dense, self.out = nn.Linear(width, width), nn.Linear(width, OUTPUTS)

    def bias(self, real, at=None, seen_at=None):
        """Padding mask of what is seen plus, for MPNet, the relative position bias;
        places (n or 1, tokens) where they do not run on, of those that see and are seen."""
        bias = torch.zeros(real.shape[0], 1, 1, real.shape[1], device=real.device)
        bias.masked_fill_(~real[:, None, None, :], torch.finfo(torch.float32).min / 4)
        at = torch.arange(real.shape[1], device=real.device)[None] if at is None else at
        seen_at = at if seen_at is None else seen_at
        if self.relative is None:
            return bias.expand(-1, -1, at.shape[1], -1)
        relative = self.relative(bucket(seen_at[:, None, :] - at[:, :, None])).permute(0, 3, 1, 2)
        return bias + relative.detach()

    def read(self, context, own):
        """States after the layers below the split of own (n, length): the first mark, the bar
        behind a context, the claim, the last mark. Between the first and the second of these
        stands context (n, length), without its own first mark, read as if it were alone."""
        real, own_real = context != self.pad, own != self.pad
        at = torch.arange(context.shape[1], device=own.device)[None]
        own_at = torch.arange(own.shape[1], device=own.device)[None]
        own_at = own_at + (own_at > 0) * (real.sum(1, keepdim=True) - 1)
        own_at = own_at.clamp(max=self.positions.num_embeddings - self.first_position - 1)  # padding
        x, y = self.lower(context), self.lower(own, at=own_at)
        bias = self.bias(real)
        own_bias = self.bias(torch.cat([real[:, 1:], own_real], 1), own_at,
                             torch.cat([at[:, 1:].expand(len(own), -1), own_at], 1))
        if torch.is_autocast_enabled(own.device.type):
            x, y, bias, own_bias = (t.bfloat16() for t in (x, y, bias, own_bias))
        for layer in self.layers[:self.split]:
            seen = torch.cat([x[:, 1:], y], 1)
            x, y = layer(x, bias), layer(y, own_bias, seen)
        return y

    def run(self, x, real, layers):
        bias = self.bias(real)
        if torch.is_autocast_enabled(x.device.type):
            x, bias = x.bfloat16(), bias.bfloat16()
        for layer in layers:
            x = layer(x, bias)
        return x

    def lower(self, tokens, types=None, at=None):
        """Token states after the word table; at (n or 1, tokens): places that do not run on."""
        at = torch.arange(tokens.shape[1], device=tokens.device)[None] if at is None else at
        x = self.words(tokens) + self.positions(at + self.first_position)
        if self.types is not None:
            x = x + self.types(torch.zeros_like(tokens) if types is None else types)
        return F.dropout(self.norm(x), self.dropout, self.training)

    def embed(self, tokens):
        """Mean of the token states, length 1: what the sentence encoder gives."""
        real = tokens != self.pad
        x = self.run(self.lower(tokens), real, self.layers)
        return F.normalize(mean_of(x, real), dim=-1)

    def forward(self, batch):
        """batch: tokens (n, length) and types, or, split, context and tokens (2n,
        length) as read takes them: the first sides, then the second; join (n, m):
        places in the tokens, flattened, of those that go on, -1 for none; side (n, m)."""
        tokens = batch["tokens"]
        real = tokens != self.pad
        if not self.split:
            x = self.run(self.lower(tokens, batch["types"]), real, self.layers)
        else:
            x = self.read(batch["context"], tokens)
            join, real = batch["join"].clamp(min=0), batch["join"] >= 0
            x = x.reshape(-1, x.shape[-1])[join] + self.sides(batch["side"])
            x = self.run(x, real, self.layers[self.split:])
        mean = F.dropout(torch.tanh(self.dense(mean_of(x, real))), self.dropout, self.training)
        return self.out(mean).float()


def mean_of(x, real):
    real = real[..., None]
    return (x.float() * real).sum(1) / real.sum(1)


def bucket(distance, buckets=32, furthest=128):
    """MPNet's bucket of key minus query: exact when near, then log-spaced."""
    half, exact = buckets // 2, buckets // 4
    away = distance.abs()
    far = exact + (torch.log(away.float().clamp(min=1) / exact)
                   / math.log(furthest / exact) * (half - exact)).long()
    near = torch.where(away < exact, away, far.clamp(max=half - 1))
    return near + (distance > 0).long() * half


NAMES = {
    "mpnet": {
        "q": "attention.attn.q", "k": "attention.attn.k", "v": "attention.attn.v",
        "o": "attention.attn.o", "norm1": "attention.LayerNorm",
        "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"},
    "bert": {
        "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
        "o": "attention.output.dense", "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"},
}


def from_base(folder, layers, keep, split=0):
    """The first `layers` layers of a published encoder, its vocabulary cut to
    the token numbers in `keep`, under a fresh head."""
    folder = Path(folder)
    config = json.loads((folder / "config.json").read_text())
    weights = load_file(folder / "model.safetensors")
    model = Judge(config, layers, len(keep), split)
    state = {"words.weight": weights["embeddings.word_embeddings.weight"][keep],
             "positions.weight": weights["embeddings.position_embeddings.weight"]}
    if model.mpnet:
        state["relative.weight"] = weights["encoder.relative_attention_bias.weight"]
    else:
        state["types.weight"] = weights["embeddings.token_type_embeddings.weight"]
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = weights[f"embeddings.LayerNorm.{part}"]
        for i in range(layers):
            for ours, theirs in NAMES[config["model_type"]].items():
                state[f"layers.{i}.{ours}.{part}"] = weights[f"encoder.layer.{i}.{theirs}.{part}"]
    missing, unexpected = model.load_state_dict(state, strict=False)
    assert not unexpected and all(m.startswith(("dense", "out", "sides")) for m in missing), missing
    for fresh in (model.dense, model.out, model.sides):
        if fresh is not None:
            nn.init.normal_(fresh.weight, std=0.02)
    nn.init.zeros_(model.dense.bias)
    nn.init.zeros_(model.out.bias)
    return model


def from_state(state, config):
    """A judge from the tensors of a file of train_judge.py or import_judge.py."""
    state = {k: v.float() for k, v in state.items()}
    layers = 1 + max(int(k.split(".")[1]) for k in state if k.startswith("layers."))
    split = int(state.pop("split", torch.zeros(1)))
    config = dict(config, max_position_embeddings=len(state["positions.weight"]),
                  intermediate_size=len(state["layers.0.up.weight"]))
    model = Judge(config, layers, len(state["words.weight"]), split)
    model.load_state_dict(state)
    return model
