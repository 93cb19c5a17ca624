"""Sequences a second, one thread: the C encoder beside ONNX Runtime and PyTorch.

    make bench-model MODEL=models/minilm-l6-v2.cdm HF=FOLDER

The same model in every runner, all rows of a batch of the same length, CPU
seconds (process time), best of several runs. ONNX Runtime's 8-bit model is
quantize_dynamic with a scale a channel. Needs torch, transformers, onnx,
onnxruntime, numpy.
"""
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np
import onnxruntime
import torch
import transformers
from onnxruntime.quantization import QuantType, quantize_dynamic

LENGTHS = (8, 16, 32, 64, 128)
BATCHES = (1, 32)


class Pooled(torch.nn.Module):
    """Mean-pooled states; all tokens count."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, ids, mask):
        return self.net(input_ids=ids, attention_mask=mask).last_hidden_state.mean(1)


def export(folder, to):
    net = transformers.AutoModel.from_pretrained(folder, attn_implementation="eager").eval()
    ids = torch.ones(2, 16, dtype=torch.int64)
    axes = {"ids": {0: "b", 1: "t"}, "mask": {0: "b", 1: "t"}}
    plain, small = str(to / "f32.onnx"), str(to / "int8.onnx")
    torch.onnx.export(Pooled(net), (ids, ids), plain, input_names=["ids", "mask"], output_names=["out"],
                      dynamic_axes=axes, opset_version=17, dynamo=False)
    quantize_dynamic(plain, small, per_channel=True, weight_type=QuantType.QInt8)
    return net, plain, small


def best_of(run, seconds=1.0):
    run()
    best, total, times = 1e9, 0.0, 0
    while total < seconds or times < 5:
        begin = time.process_time()
        run()
        took = time.process_time() - begin
        best, total, times = min(best, took), total + took, times + 1
    return best


def session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def mine(model, tokens, batch, build):
    out = subprocess.run(["build/bench/model", model, "time", str(tokens), str(batch), build],
                         capture_output=True, check=True).stdout
    return float(out)


def main():
    model, folder = sys.argv[1:3]
    builds = sys.argv[3:] or ["avx512"]
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as to:
        net, plain, small = export(folder, pathlib.Path(to))
        f32, int8 = session(plain), session(small)
        print("tokens batch " + " ".join(f"{'c ' + b:>10}" for b in builds) + f" {'ort int8':>10} {'ort f32':>10} {'torch f32':>10}   c/int8")
        for batch in BATCHES:
            for tokens in LENGTHS:
                ids = np.random.default_rng(0).integers(1000, 20000, (batch, tokens))
                feed = {"ids": ids, "mask": np.ones_like(ids)}
                tensor = torch.from_numpy(ids)
                rows = [mine(model, tokens, batch, b) for b in builds]
                rows += [batch / best_of(lambda s=s: s.run(None, feed)) for s in (int8, f32)]
                with torch.inference_mode():
                    rows.append(batch / best_of(lambda: net(input_ids=tensor)))
                print(f"{tokens:6d} {batch:5d} " + " ".join(f"{x:10.1f}" for x in rows) + f"   {rows[0] / rows[len(builds)]:.2f}", flush=True)


if __name__ == "__main__":
    main()
