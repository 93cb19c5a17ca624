"""Writes the library's weights file (specified in lib/model/weights.h).

    from_state(state, config, tokens, "judge", split=4).write("judge.cdm")
    from_hf(folder, "minilm-l6-v2").write("minilm-l6-v2.cdm")

A state holds the tensors of train/encoder.Judge by their names there.  Numpy is
enough; a published BERT-like encoder is read without PyTorch.
"""
import json
import math
import pathlib
import struct

import numpy as np

MAGIC = b"\x89CDM\r\n\x1a\n"
HEADER = 512
OUTPUTS = 4     # of a head: entailment, neutral, contradiction, agreement
F32, INT8, BLOCKED = 0, 1, 2
REACH = 128     # distances that MPNet tells apart
MASK = (1 << 64) - 1


def checksum(data):
    """weights__checksum: 64 lanes of 64 bits."""
    words = np.frombuffer(data + b"\0" * (-len(data) % 512), dtype="<u8").reshape(-1, 64)
    prime, left, right = np.uint64(0x9E3779B97F4A7C15), np.uint64(29), np.uint64(35)
    lanes = np.arange(1, 65, dtype=np.uint64)
    for row in words:
        lanes ^= row
        lanes = ((lanes << left) | (lanes >> right)) * prime
    total = 0
    for word in [len(data)] + [int(x) for x in lanes]:
        total ^= word
        total = ((total << 29 | total >> 35) & MASK) * 0x9E3779B97F4A7C15 & MASK
    return total


def token_hash(token):
    h = 2166136261
    for byte in token:
        h = (h ^ byte) * 16777619 & 0xFFFFFFFF
    return h


def hash_slots(tokens):
    count = 1 << max(4, (2 * len(tokens) - 1).bit_length())
    slots = np.zeros(count, dtype="<u4")
    for i, token in enumerate(tokens):
        at = token_hash(token) & (count - 1)
        while slots[at]:
            at = (at + 1) & (count - 1)
        slots[at] = i + 1
    return slots


def quantize_rows(w):
    """(rows, cols) f32 -> int8 and f32 scales. The scale of a row is the one
    of 16 between 0.7 and 1 times max|row| / 127 with the least squared error."""
    w = np.asarray(w, dtype=np.float32)
    top = np.maximum(np.abs(w).max(axis=1), 1e-12) / 127
    best, scales = np.full(len(w), np.inf), top.copy()
    for factor in np.linspace(1.0, 0.7, 16):
        s = (top * factor).astype(np.float32)
        error = ((np.clip(np.rint(w / s[:, None]), -127, 127) * s[:, None] - w) ** 2).sum(axis=1)
        better = error < best
        best[better], scales[better] = error[better], s[better]
    scales = scales.astype(np.float32)
    return np.clip(np.rint(w / scales[:, None]), -127, 127).astype(np.int8), scales


def block(q):
    """Row-major int8 to blocks of 16 rows, 4 columns of them at a time."""
    rows, cols = q.shape
    return np.ascontiguousarray(q.reshape(rows // 16, 16, cols // 4, 4).transpose(0, 2, 1, 3))


class Model:
    """What goes into one file: config (dict of the header's fields), name, tokens
    (list of bytes) and tensors by name, all float32 (rows, cols)."""

    def __init__(self, config, name, tokens, tensors):
        self.config, self.name, self.tokens, self.tensors = config, name, tokens, tensors

    def entries(self):
        """(name, type, rows, cols, data, scales, sums) of every tensor."""
        for name, w in self.tensors.items():
            w = np.atleast_2d(np.asarray(w, dtype="<f4"))
            if name in ("word", "position"):
                q, scales = quantize_rows(w)
                yield name, INT8, *w.shape, q.tobytes(), scales.tobytes(), None
            elif name.split(".")[-1] in ("qkv", "out", "up", "down", "dense") and name != "head.out":
                q, scales = quantize_rows(w)
                sums = q.astype(np.int32).sum(axis=1).astype("<i4")
                yield name, BLOCKED, *w.shape, block(q).tobytes(), scales.astype("<f4").tobytes(), sums.tobytes()
            else:
                yield name, F32, *w.shape, w.tobytes(), None, None

    def header_fields(self):
        """The fields of weights_config."""
        c = self.config
        shape = ("layers", "width", "heads", "ffn", "vocab", "positions", "position_base", "types", "reach")
        head = (1, OUTPUTS) if c["split"] else (0, 0)
        text = ("lower_case", "max_word", "max_tokens")
        return struct.pack("<18IfII", *(c[k] for k in shape), *head, *(c[k] for k in text),
                           *(c[k] for k in ("cls", "sep", "unk", "pad")),
                           c["eps"], c["split"], c["embeds"])

    def write(self, path):
        body = bytearray()

        def add(data):
            if data is None:
                return 0
            body.extend(b"\0" * (-len(body) % 64))
            at = HEADER + len(body)
            body.extend(data)
            return at

        text = b"".join(self.tokens)
        ends = np.cumsum([len(t) for t in self.tokens]).astype("<u4")
        slots = hash_slots(self.tokens)
        vocabulary = struct.pack("<5Q", add(text), len(text), add(ends.tobytes()), add(slots.tobytes()), len(slots))
        rows = b"".join(
            struct.pack("<40s4I5Q", name.encode(), kind, rows, cols, 0, add(data), len(data), add(scales), add(sums), 0)
            for name, kind, rows, cols, data, scales, sums in self.entries())
        table = add(rows)
        body.extend(b"\0" * (-len(body) % 64))
        covered = bytearray(HEADER - 32)
        covered[0:len(self.header_fields())] = self.header_fields()
        covered[160:224] = self.name.encode()[:63].ljust(64, b"\0")
        covered[224:240] = struct.pack("<2Q", table, len(rows) // 96)
        covered[240:280] = vocabulary
        covered += body
        start = MAGIC + struct.pack("<IIQQ", 2, HEADER, 32 + len(covered), checksum(bytes(covered)))
        pathlib.Path(path).write_bytes(start + covered)
        return 32 + len(covered)


# ---- tensors of train/encoder.Judge ----------------------------------------

def relative_bucket(distance, buckets=32, reach=128):
    """MPNet's and T5's bucket of key position - query position."""
    half = buckets // 2
    base, n = (half, distance) if distance > 0 else (0, -distance)
    exact = half // 2
    if n < exact:
        return base + n
    far = exact + int(np.log(np.float32(n) / np.float32(exact)) / np.float32(math.log(reach / exact))
                      * np.float32(half - exact))
    return base + min(far, half - 1)


def relative_rows(bias):
    """(buckets, heads) -> (heads, 2 * REACH + 1): what a distance adds to a score."""
    return np.stack([bias[relative_bucket(d, len(bias), REACH)] for d in range(-REACH, REACH + 1)], axis=1)


def embedding_tensors(state):
    out = {"word": state["words.weight"], "position": state["positions.weight"],
           "embed.norm.weight": state["norm.weight"], "embed.norm.bias": state["norm.bias"]}
    if "types.weight" in state:
        out["type"] = state["types.weight"]
    if "relative.weight" in state:
        out["relative"] = relative_rows(state["relative.weight"])
    return out


def layer_tensors(state, number, heads):
    def get(name, part):
        return state[f"layers.{number}.{name}.{part}"]

    root = math.sqrt(len(get("q", "bias")) // heads)
    out = {}
    for part, to in (("weight", "qkv"), ("bias", "qkv.bias")):
        out[to] = np.concatenate([get("q", part) / root, get("k", part), get("v", part)])
    for name, to in (("o", "out"), ("up", "up"), ("down", "down")):
        out[to], out[to + ".bias"] = get(name, "weight"), get(name, "bias")
    for name in ("norm1", "norm2"):
        out[name + ".weight"], out[name + ".bias"] = get(name, "weight"), get(name, "bias")
    return {f"layer.{number}.{to}": value for to, value in out.items()}


def head_tensors(state):
    return {"head.dense": state["dense.weight"], "head.dense.bias": state["dense.bias"],
            "head.out": state["out.weight"], "head.out.bias": state["out.bias"], "side": state["sides.weight"]}


def special_tokens(tokens, mpnet):
    marks = ("<s>", "</s>", "<pad>") if mpnet else ("[CLS]", "[SEP]", "[PAD]")
    cls, sep, pad = (tokens.index(mark) for mark in marks)
    return dict(cls=cls, sep=sep, pad=pad, unk=tokens.index("<unk>" if "<unk>" in tokens else "[UNK]"))


def from_state(state, config, tokens, name, max_tokens=256, split=0, embeds=False):
    """state: arrays by name; config: the base encoder's config.json as a dict;
    tokens: the vocabulary in order; split: layers of a judge that read a side by
    itself, 0 for an encoder alone, of which a head is left out; embeds: whether
    the judge's states are embeddings, too."""
    mpnet, heads = "relative.weight" in state, config["num_attention_heads"]
    layers = 1 + max(int(key.split(".")[1]) for key in state if key.startswith("layers."))
    tensors = embedding_tensors(state)
    for i in range(layers):
        tensors.update(layer_tensors(state, i, heads))
    if split:
        tensors.update(head_tensors(state))
    vocab, width = tensors["word"].shape
    assert vocab == len(tokens) and split < layers and (split or not embeds)
    fields = dict(layers=layers, width=width, heads=heads, ffn=len(tensors["layer.0.up"]), vocab=vocab,
                  positions=len(tensors["position"]), position_base=2 if mpnet else 0, types=0 if mpnet else 2,
                  reach=REACH if mpnet else 0, lower_case=1, max_word=100, max_tokens=max_tokens,
                  eps=config["layer_norm_eps"], split=split, embeds=int(embeds), **special_tokens(tokens, mpnet))
    return Model(fields, name, [token.encode() for token in tokens], tensors)


# ---- a published encoder ---------------------------------------------------

PUBLISHED = {"embeddings.word_embeddings": "words", "embeddings.position_embeddings": "positions",
             "embeddings.token_type_embeddings": "types", "embeddings.LayerNorm": "norm",
             "attention.self.query": "q", "attention.self.key": "k", "attention.self.value": "v",
             "attention.output.dense": "o", "attention.output.LayerNorm": "norm1",
             "intermediate.dense": "up", "output.dense": "down", "output.LayerNorm": "norm2"}


def renamed(tensors):
    """Published names -> ours; what an encoder does not need is left out.
    "encoder.layer.3.output.dense.bias" -> "layers.3.down.bias" """
    out = {}
    for name, value in tensors.items():
        module, _, part = name.rpartition(".")
        before = ""
        if module.startswith("encoder.layer."):
            number, module = module.removeprefix("encoder.layer.").split(".", 1)
            before = f"layers.{number}."
        if module in PUBLISHED:
            out[f"{before}{PUBLISHED[module]}.{part}"] = value
    return out


def read_safetensors(path):
    data = pathlib.Path(path).read_bytes()
    size = struct.unpack("<Q", data[:8])[0]
    kinds = {"F32": "<f4", "I64": "<i8", "F16": "<f2"}
    return {k: np.frombuffer(data[8 + size:][v["data_offsets"][0]:v["data_offsets"][1]], dtype=kinds[v["dtype"]])
            .reshape(v["shape"]) for k, v in json.loads(data[8:8 + size]).items() if k != "__metadata__"}


def from_hf(folder, name):
    """A BERT-like sentence encoder: config.json, vocab.txt, model.safetensors."""
    folder = pathlib.Path(folder)
    config = json.loads((folder / "config.json").read_text())
    tokens = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    return from_state(renamed(read_safetensors(folder / "model.safetensors")), config, tokens, name)
