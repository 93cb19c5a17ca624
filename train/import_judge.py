"""Turn the library's weights file back into a judge that PyTorch can go on training.

    python train/import_judge.py models/judge.cdm

Gives out/judge.pt, out/vocabulary.txt and out/config.json (the fields of the base
encoder's that the network needs, so that --base out does where no base is at hand).
The 8 bits of the file are all there is: what was rounded away stays away.
"""
import argparse
import json
import math
import struct
import sys
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parent / "export"))
import cdm  # noqa: E402

FIELDS = ("layers width heads ffn vocab positions position_base types reach "
          "pooling head outputs").split()
FIELDS_AT, TABLE_AT, VOCABULARY_AT = 32, 32 + 224, 32 + 240
EPS_AT = FIELDS_AT + 18 * 4         # then split and embeds
ROW = struct.Struct("<40s4I5Q")


def unblock(data, rows, cols):
    """cdm.block undone."""
    return data.reshape(rows // 16, cols // 4, 16, 4).transpose(0, 2, 1, 3).reshape(rows, cols)


def tensor(raw, entry):
    """One tensor of the table as float32 (rows, cols)."""
    _, kind, rows, cols, _, at, size, scales, _, _ = entry
    if kind == cdm.F32:
        return np.frombuffer(raw, "<f4", rows * cols, at).reshape(rows, cols).copy()
    q = np.frombuffer(raw, np.int8, size, at)
    q = unblock(q, rows, cols) if kind == cdm.BLOCKED else q.reshape(rows, cols)
    return q.astype(np.float32) * np.frombuffer(raw, "<f4", rows, scales)[:, None]


def read(path):
    """(fields, tokens, tensors by the file's names)"""
    raw = Path(path).read_bytes()
    if raw[:8] != cdm.MAGIC:
        sys.exit(f"{path}: no weights file")
    fields = dict(zip(FIELDS, struct.unpack_from(f"<{len(FIELDS)}I", raw, FIELDS_AT)))
    fields["eps"], fields["split"], _ = struct.unpack_from("<fII", raw, EPS_AT)
    table, count = struct.unpack_from("<2Q", raw, TABLE_AT)
    entries = [ROW.unpack_from(raw, table + i * ROW.size) for i in range(count)]
    text, size, ends, _, _ = struct.unpack_from("<5Q", raw, VOCABULARY_AT)
    ends = [0, *np.frombuffer(raw, "<u4", fields["vocab"], ends)]
    tokens = [raw[text + a:text + b].decode() for a, b in zip(ends, ends[1:])]
    return fields, tokens, {e[0].rstrip(b"\0").decode(): tensor(raw, e) for e in entries}


def relative(rows):
    """cdm.relative_rows undone: (heads, distances) -> (buckets, heads)."""
    out = np.zeros((32, len(rows)), np.float32)
    for d in range(-cdm.REACH, cdm.REACH + 1):
        out[cdm.relative_bucket(d)] = rows[:, d + cdm.REACH]
    return out


def state_of(fields, tensors):
    """Tensors by the names of encoder.Judge."""
    vector = lambda name: tensors[name][0]
    state = {"words.weight": tensors["word"], "positions.weight": tensors["position"],
             "sides.weight": tensors["side"], "norm.weight": vector("embed.norm.weight"),
             "norm.bias": vector("embed.norm.bias"), "dense.weight": tensors["head.dense"],
             "dense.bias": vector("head.dense.bias"), "out.weight": tensors["head.out"],
             "out.bias": vector("head.out.bias")}
    if fields["reach"]:
        state["relative.weight"] = relative(tensors["relative"])
    else:
        state["types.weight"] = tensors["type"]
    root = math.sqrt(fields["width"] // fields["heads"])
    for i in range(fields["layers"]):
        theirs, ours = f"layer.{i}.", f"layers.{i}."
        for part, ending in (("weight", ""), ("bias", ".bias")):
            qkv = tensors[theirs + "qkv" + ending]
            q, k, v = np.split(qkv if part == "weight" else qkv[0], 3)
            state.update({ours + f"q.{part}": q * root, ours + f"k.{part}": k, ours + f"v.{part}": v})
            for name, to in (("out", "o"), ("up", "up"), ("down", "down")):
                w = tensors[theirs + name + ending]
                state[ours + f"{to}.{part}"] = w if part == "weight" else w[0]
            for name in ("norm1", "norm2"):
                state[ours + f"{name}.{part}"] = vector(f"{theirs}{name}.{part}")
    return state


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("file")
    args.add_argument("--name", default="judge")
    args.add_argument("--out", type=Path, default=Path("train/out"))
    args = args.parse_args()
    fields, tokens, tensors = read(args.file)
    state = {k: torch.from_numpy(np.ascontiguousarray(v)) for k, v in state_of(fields, tensors).items()}
    config = {"model_type": "mpnet" if fields["reach"] else "bert", "hidden_size": fields["width"],
              "num_attention_heads": fields["heads"], "intermediate_size": fields["ffn"],
              "max_position_embeddings": fields["positions"], "layer_norm_eps": fields["eps"]}
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(dict(state, split=torch.tensor(fields["split"])), args.out / f"{args.name}.pt")
    (args.out / "config.json").write_text(json.dumps(config, indent=1))
    (args.out / "vocabulary.txt").write_text("\n".join(tokens) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
