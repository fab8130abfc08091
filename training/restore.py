"""Turn a weights file of the Rust crate back into a checkpoint, to go on training from it.

  python restore.py WEIGHTS.bin OUT.pt

The 8-bit matrices come back with their rounding; heads that the file does not hold stay as
`network.py` begins them. A few hundred steps of training make good what the rounding cost.
"""

import struct
import sys

import numpy as np
import torch
from export import HIDDEN, KINDS, PAIRS, PANEL, PLAIN
from network import Statements

NUMPY = {number: np.dtype(name) for name, number in KINDS.items()}


def sections(path):
    """The arrays of a weights file by name, as they lie in it."""
    data = open(path, "rb").read()
    count = struct.unpack_from("<I", data, 12)[0]
    out = {}
    for entry in range(64, 64 + 64 * count, 64):
        name, kind, rows, columns, _, offset = struct.unpack_from("<40sIIIIQ", data, entry)
        array = np.frombuffer(data, NUMPY[kind], rows * columns, offset)
        out[name.rstrip(b"\0").decode()] = array.reshape(rows, columns)
    return out


def matrix(found, name):
    """A linear layer's weight, unpacked from its panels."""
    panels, scale = found[f"{name}.panels"], found[f"{name}.scale"].reshape(-1)
    outputs, inputs = panels.shape
    plain = panels.reshape(outputs // PANEL, inputs // 4, PANEL, 4).transpose(0, 2, 1, 3)
    return plain.reshape(outputs, inputs).astype(np.float32) * scale[:, None]


def plain(found, section, layer):
    """A layer kept in float32."""
    return {f"{layer}.{kind}": found[f"{section}.{kind}"] for kind in ("weight", "bias")}


def linear(found, section, layer):
    """A layer kept in bytes."""
    return {f"{layer}.weight": matrix(found, section), f"{layer}.bias": found[f"{section}.bias"]}


def pairs(found, section, head):
    """A pair head: its layers, and the table of places taken apart again."""
    width = found[f"{section}.place"].shape[1]
    place = found[f"{section}.place"].reshape(2, -1, width)
    out = plain(found, f"{section}.classes", f"{head}.roles")
    for part in ("word", "centre"):
        out |= linear(found, f"{section}.{part}", f"{head}.{part}")
    return out | {
        f"{head}.distance.weight": place[0],
        f"{head}.paragraph.weight": np.stack([np.zeros(width), (place[1] - place[0]).mean(0)]),
    }


def state_of(found):
    """The parameters that the file holds, by their names in the network."""
    out = {
        "encoder.words.weight": found["words.rows"] * found["words.scale"].reshape(-1, 1),
        "encoder.shapes.weight": found["shapes"],
        "encoder.quotes.weight": found["quotes"],
    }
    for name in ("norm.weight", "norm.bias"):
        out[f"encoder.{name}"] = found[name]
    for name in (name for name in found if name.startswith("layers.")):
        layer = name.rpartition(".")[0]
        if name.endswith(".panels"):
            out |= linear(found, layer, f"encoder.{layer}")
        elif f"{layer}.panels" not in found:
            out[f"encoder.{name}"] = found[name]
    out["events.kin.distance.weight"] = found["kin.distance"]
    for read, sections in ((plain, PLAIN), (linear, HIDDEN), (pairs, PAIRS)):
        for layer, section in sections.items():
            out |= read(found, section, layer)
    return out


def main():
    path, out = sys.argv[1:]
    found = sections(path)
    model = Statements()
    state = model.state_dict()
    for name, value in state_of(found).items():
        state[name] = torch.tensor(value, dtype=torch.float32).reshape(state[name].shape)
    positions = torch.tensor(found["positions"])
    # The kind vector was added to each position when the file was written.
    state["encoder.positions.weight"][: len(positions)] = positions
    state["encoder.kind"].zero_()
    model.load_state_dict(state)
    torch.save(model.state_dict(), out)


if __name__ == "__main__":
    main()
