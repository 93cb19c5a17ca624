"""Writes the library's weights file (specified in lib/model/weights.h).

    model = from_hf(folder)                     # BERT or MPNet, with or without a head
    model.write("model.cdm")

A judge's export: from_state(state, config, tokens, ...) takes the state dict
of BertForSequenceClassification or MPNetForSequenceClassification (or any dict
with those tensor names), labels=("entailment", "neutral", "contradiction") in
the order of the head's outputs, and optionally keep= the tokens to keep.
Numpy is enough; torch only to hand the tensors over.
"""
import json
import math
import pathlib
import struct

import numpy as np

MAGIC = b"\x89CDM\r\n\x1a\n"
HEADER = 512
LABELS = ("entailment", "neutral", "contradiction")  # as claimdiff_label
F32, INT8, BLOCKED = 0, 1, 2
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
        c = self.config
        label = list(c["label"]) + [0] * (8 - len(c["label"]))
        order = ["layers", "width", "heads", "ffn", "vocab", "positions", "position_base", "types", "reach",
                 "pooling", "head", "labels"]
        rest = ["lower_case", "max_word", "max_tokens", "pair_separators", "cls", "sep", "unk", "pad"]
        return struct.pack("<12I8I8IfI", *(c[k] for k in order), *label, *(c[k] for k in rest), c["eps"],
                           c.get("split", 0))

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
        start = MAGIC + struct.pack("<IIQQ", 1, HEADER, 32 + len(covered), checksum(bytes(covered)))
        pathlib.Path(path).write_bytes(start + covered)
        return 32 + len(covered)


# ---- from Hugging Face tensors ---------------------------------------------

BERT = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}
MPNET = dict(BERT, query="attention.attn.q", key="attention.attn.k", value="attention.attn.v",
             out="attention.attn.o", norm1="attention.LayerNorm")


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


def layer_tensors(state, prefix, names, heads):
    def get(key, kind):
        return np.asarray(state[f"{prefix}.{names[key]}.{kind}"], dtype=np.float32)

    root = math.sqrt(get("query", "weight").shape[0] // heads)
    out = {}
    out["qkv"] = np.concatenate([get("query", "weight") / root, get("key", "weight"), get("value", "weight")])
    out["qkv.bias"] = np.concatenate([get("query", "bias") / root, get("key", "bias"), get("value", "bias")])
    for key in ("out", "up", "down"):
        out[key], out[key + ".bias"] = get(key, "weight"), get(key, "bias")
    for key in ("norm1", "norm2"):
        out[key + ".weight"], out[key + ".bias"] = get(key, "weight"), get(key, "bias")
    return out


def head_tensors(state, mpnet):
    dense = "classifier.dense" if mpnet else "pooler.dense"
    out = "classifier.out_proj" if mpnet else "classifier"
    return {"head.dense": state[dense + ".weight"], "head.dense.bias": state[dense + ".bias"],
            "head.out": state[out + ".weight"], "head.out.bias": state[out + ".bias"]}


def strip(state):
    """Tensor names without the "bert." or "mpnet." of models with a head."""
    return {k.removeprefix("bert.").removeprefix("mpnet."): np.asarray(v) for k, v in state.items()}


def from_state(state, config, tokens, name, labels=(), max_tokens=256, keep=None, pooling=None):
    """state: tensors by Hugging Face name; config: the model's config.json as a
    dict (model_type, sizes); tokens: vocabulary lines in order; labels: names of
    the head's outputs in order, () for an encoder without head (mean pooling);
    keep: indices of the tokens to keep, in order, specials among them; pooling: 0
    for the mean, 1 for the first token, which a head reads if nothing is said."""
    state, mpnet = strip(state), config["model_type"] == "mpnet"
    names = MPNET if mpnet else BERT
    width, heads, layers = config["hidden_size"], config["num_attention_heads"], config["num_hidden_layers"]
    keep = list(range(len(tokens))) if keep is None else list(keep)
    new_id = {tokens[old]: new for new, old in enumerate(keep)}
    special = (lambda a, b: new_id[b if mpnet else a])
    tensors = {"word": np.asarray(state["embeddings.word_embeddings.weight"])[keep],
               "position": state["embeddings.position_embeddings.weight"],
               "embed.norm.weight": state["embeddings.LayerNorm.weight"],
               "embed.norm.bias": state["embeddings.LayerNorm.bias"]}
    if not mpnet:
        tensors["type"] = state["embeddings.token_type_embeddings.weight"]
    reach = 128 if mpnet else 0
    if mpnet:
        bias = np.asarray(state["encoder.relative_attention_bias.weight"])  # (buckets, heads)
        tensors["relative"] = np.stack([bias[relative_bucket(d, len(bias), reach)]
                                        for d in range(-reach, reach + 1)], axis=1)
    for i in range(layers):
        for key, value in layer_tensors(state, f"encoder.layer.{i}", names, heads).items():
            tensors[f"layer.{i}.{key}"] = value
    if labels:
        tensors.update(head_tensors(state, mpnet))
    fields = dict(layers=layers, width=width, heads=heads, ffn=config["intermediate_size"], vocab=len(keep),
                  positions=len(tensors["position"]), position_base=2 if mpnet else 0, types=0 if mpnet else 2,
                  reach=reach, pooling=(1 if labels else 0) if pooling is None else pooling, head=1 if labels else 0, labels=len(labels),
                  label=[LABELS.index(x) if len(labels) == 3 else i for i, x in enumerate(labels)],
                  lower_case=1, max_word=100, max_tokens=max_tokens, pair_separators=2 if mpnet else 1,
                  cls=special("[CLS]", "<s>"), sep=special("[SEP]", "</s>"), unk=new_id["[UNK]"],
                  pad=special("[PAD]", "<pad>"), eps=config["layer_norm_eps"])
    return Model(fields, name, [tokens[i].encode() for i in keep], tensors)


def read_safetensors(path):
    data = pathlib.Path(path).read_bytes()
    size = struct.unpack("<Q", data[:8])[0]
    kinds = {"F32": "<f4", "I64": "<i8", "F16": "<f2"}
    return {k: np.frombuffer(data[8 + size:][v["data_offsets"][0]:v["data_offsets"][1]], dtype=kinds[v["dtype"]])
            .reshape(v["shape"]) for k, v in json.loads(data[8:8 + size]).items() if k != "__metadata__"}


def from_hf(folder, name=None, **options):
    """A model folder: config.json, vocab.txt, model.safetensors."""
    folder = pathlib.Path(folder)
    config = json.loads((folder / "config.json").read_text())
    tokens = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    return from_state(read_safetensors(folder / "model.safetensors"), config, tokens, name or folder.name, **options)
