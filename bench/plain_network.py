"""The same encoder run by onnxruntime in 8-bit integers, beside OnRecord's own: pieces a second.

  python3 -m venv bench/.venv
  bench/.venv/bin/pip install -r training/requirements.txt onnx onnxruntime
  cargo build --release -p onrecord-model --example pieces_per_second
  bench/.venv/bin/python bench/plain_network.py target/release/examples/pieces_per_second [--rounds 5]

This is what one would do without a kernel of one's own: PyTorch's export to ONNX, dynamic
quantisation, one window of 256 pieces at a time, one thread. Both are pinned to one core and run
turn about; figures are processor seconds, so that other work on the machine disturbs them less.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "training"))
WINDOW = 256
OWN = re.compile(r"(Avx\w+|Portable), (\d+) pieces a window: (\d+) pieces/s")


def encoder(path):
    """The encoder of a weights file, as a PyTorch module."""
    import torch
    from network import Encoder
    from restore import sections, state_of

    found = sections(path)
    layers = 1 + max(int(name.split(".")[1]) for name in found if name.startswith("layers."))
    model = Encoder(layers=layers, vocabulary=found["words.rows"].shape[0])
    state = model.state_dict()
    for name, value in state_of(found).items():
        name = name.removeprefix("encoder.")
        if name in state:
            state[name] = torch.tensor(value, dtype=torch.float32).reshape(state[name].shape)
    state["positions.weight"][: len(found["positions"])] = torch.tensor(found["positions"])
    model.load_state_dict(state)
    return model.eval()


def session(weights, folder):
    """An onnxruntime session of the encoder in 8-bit integers, on one thread."""
    import onnxruntime
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    ids = torch.zeros(1, WINDOW, dtype=torch.long)
    inputs = (ids, ids, ids, torch.ones(1, WINDOW, dtype=torch.bool))
    plain, small = f"{folder}/plain.onnx", f"{folder}/small.onnx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            encoder(weights), inputs, plain, dynamo=False,
            input_names=["ids", "shapes", "quotes", "mask"], output_names=["vectors"],
        )  # fmt: skip
    quantize_dynamic(plain, small, weight_type=QuantType.QInt8)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(small, options, providers=["CPUExecutionProvider"])


def pieces_a_second(runner, windows):
    """Pieces a processor second of so many windows."""
    import numpy as np

    chance = np.random.default_rng(7)
    ids = chance.integers(1000, 20000, (1, WINDOW))
    some = np.ones((1, WINDOW), np.int64)
    feed = {"ids": ids, "shapes": some, "quotes": some, "mask": np.ones((1, WINDOW), bool)}
    begun = time.process_time()
    for _ in range(windows):
        runner.run(None, feed)
    return windows * WINDOW / (time.process_time() - begun)


def own(program):
    """Pieces a second of the fastest kernel by the program's own measurement, and its line."""
    lines = subprocess.run([program, "fastest"], check=True, capture_output=True, text=True).stdout
    for line in lines.splitlines():
        found = OWN.match(line)
        if found and int(found[2]) > WINDOW - 20:
            return float(found[3]), line
    sys.exit(f"{program}: no measurement in its output")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", help="the example pieces_per_second, built")
    parser.add_argument("--weights", default=ROOT / "crates/onrecord-model/weights/network.bin")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--core", type=int, default=0)
    options = parser.parse_args()
    os.sched_setaffinity(0, {options.core})
    with tempfile.TemporaryDirectory() as folder:
        runner = session(options.weights, folder)
        pieces_a_second(runner, 2)
        rounds = [
            (own(options.program)[0], pieces_a_second(runner, 12)) for _ in range(options.rounds)
        ]
    print(own(options.program)[1])
    ours, plain = zip(*rounds)
    ratios = [a / b for a, b in rounds]
    print(f"OnRecord's encoder: median {statistics.median(ours):.0f} pieces/s")
    print(f"onnxruntime, int8: median {statistics.median(plain):.0f} pieces/s")
    print(f"ratio: median {statistics.median(ratios):.2f}, {min(ratios):.2f} to {max(ratios):.2f}")


if __name__ == "__main__":
    sys.exit(main())
