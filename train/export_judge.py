"""Write the judge as the library's weights file.

    python train/export_judge.py --weights train/out/judge.pt --base FOLDER judge.cdm
    python train/export_judge.py --weights train/out/small.pt --base FOLDER --embeds small.cdm

The judge must have been trained with --split; --embeds is for one whose
embeddings were kept, too.  Temperature and biases of calibration.json, where it
is there, go into the last layer.  The 8-bit form and the file are
train/export/cdm.py's.
"""
import argparse
import json
import sys
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parent / "export"))
import cdm  # noqa: E402

POSITIONS = 256     # the longest sequence


def load(path):
    """(arrays by name, layers that read a side by itself)"""
    state = {name: tensor.float().numpy() for name, tensor in torch.load(path, map_location="cpu").items()}
    split = int(state.pop("split", 0))
    base = 2 if "relative.weight" in state else 0
    state["positions.weight"] = state["positions.weight"][:POSITIONS + base]
    return state, split


def calibrate(state, path):
    """Logits / temperature + bias, output by output."""
    if not path.exists():
        return
    calibration = json.loads(path.read_text())
    t, bias = (np.array(calibration[key], np.float32) for key in ("temperature", "bias"))
    state["out.weight"] = state["out.weight"] / t[:, None]
    state["out.bias"] = state["out.bias"] / t + bias


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("file")
    args.add_argument("--weights", required=True)
    args.add_argument("--base", type=Path, required=True)
    args.add_argument("--name", default="claimdiff-judge")
    args.add_argument("--embeds", action="store_true", help="its states are embeddings, too")
    args.add_argument("--out", type=Path, default=Path("train/out"))
    args = args.parse_args()
    state, split = load(args.weights)
    if not split:
        sys.exit("the library runs judges that were trained with --split")
    calibrate(state, args.out / "calibration.json")
    config = json.loads((args.base / "config.json").read_text())
    tokens = (args.out / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    model = cdm.from_state(state, config, tokens, args.name, POSITIONS, split, args.embeds)
    print(model.write(args.file), "bytes")


if __name__ == "__main__":
    main()
