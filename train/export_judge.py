"""Write the judge as the library's weights file.

    python train/export_judge.py --weights train/out/judge.pt --base FOLDER judge.cdm

Temperature and biases of calibration.json, where it is there, go into the last
layer.  The 8-bit form and the file are train/export/cdm.py's.
"""
import argparse
import json
import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parent / "export"))
import cdm  # noqa: E402
from encoder import NAMES  # noqa: E402

POSITIONS = 256     # the longest sequence that is judged
OUTPUTS = cdm.LABELS + ("agreement",)


def published(state, kind, calibration):
    """Our tensor names -> the published ones that cdm.py knows."""
    out = {"embeddings.word_embeddings.weight": state["words.weight"],
           "embeddings.position_embeddings.weight": state["positions.weight"][:POSITIONS + 2]}
    if kind == "mpnet":
        out["encoder.relative_attention_bias.weight"] = state["relative.weight"]
    else:
        out["embeddings.token_type_embeddings.weight"] = state["types.weight"]
    dense, last = (("classifier.dense", "classifier.out_proj") if kind == "mpnet"
                   else ("pooler.dense", "classifier"))
    t, bias = torch.tensor(calibration["temperature"]), torch.tensor(calibration["bias"])
    out[last + ".weight"], out[last + ".bias"] = state["out.weight"] / t[:, None], state["out.bias"] / t + bias
    for part in ("weight", "bias"):
        out[f"embeddings.LayerNorm.{part}"] = state[f"norm.{part}"]
        out[f"{dense}.{part}"] = state[f"dense.{part}"]
        for name, value in state.items():
            if name.startswith("layers.") and name.endswith(part):
                _, number, ours, _ = name.split(".")
                out[f"encoder.layer.{number}.{NAMES[kind][ours]}.{part}"] = value
    return {k: v.numpy() for k, v in out.items()}


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("file")
    args.add_argument("--weights", required=True)
    args.add_argument("--base", type=Path, required=True)
    args.add_argument("--name", default="claimdiff-judge")
    args.add_argument("--out", type=Path, default=Path("train/out"))
    args = args.parse_args()
    state = {k: v.float() for k, v in torch.load(args.weights).items()}
    split = int(state.pop("split"))
    config = json.loads((args.base / "config.json").read_text())
    config["num_hidden_layers"] = 1 + max(int(k.split(".")[1]) for k in state if k.startswith("layers."))
    path = args.out / "calibration.json"
    calibration = json.loads(path.read_text()) if path.exists() else {"temperature": [1.0] * 4, "bias": [0.0] * 4}
    tokens = (args.out / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    model = cdm.from_state(published(state, config["model_type"], calibration), config, tokens,
                           args.name, labels=OUTPUTS, max_tokens=POSITIONS)
    model.config["pooling"] = 0     # the head reads the mean of all tokens
    model.config["split"] = split
    if split:
        model.tensors["side"] = state["sides.weight"].numpy()
    if "<unk>" in tokens:
        model.config["unk"] = tokens.index("<unk>")
    print(model.write(args.file), "bytes")


if __name__ == "__main__":
    main()
