"""Turn a weights file of the Rust crate back into a checkpoint, to go on training from it.

  python restore.py WEIGHTS.bin OUT.pt

The 8-bit matrices come back with their rounding; heads that the file does not hold stay as
`network.py` begins them. A few hundred steps of training make good what the rounding cost.
"""

import struct
import sys

import numpy as np
import torch
from export import KINDS, PANEL
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


def pairs(found, name):
    """A pair head: its layers, and the table of places taken apart again."""
    width = found[f"{name}.place"].shape[1]
    place = found[f"{name}.place"].reshape(2, -1, width)
    return {
        f"{name}.distance.weight": place[0],
        f"{name}.paragraph.weight": np.stack([np.zeros(width), (place[1] - place[0]).mean(0)]),
    }


def state_of(found):
    """The parameters that the file holds, by their names in the network."""
    out = {
        "encoder.words.weight": found["words.rows"] * found["words.scale"].reshape(-1, 1),
        "encoder.shapes.weight": found["shapes"],
        "encoder.quotes.weight": found["quotes"],
    }
    for name in found:
        prefix = "encoder." if name.split(".")[0] in ("layers", "norm") else ""
        if name.endswith(".place"):
            out |= pairs(found, name.removesuffix(".place"))
        elif name.endswith(".panels"):
            layer = name.removesuffix(".panels")
            out[f"{prefix}{layer}.weight"] = matrix(found, layer)
        elif name.endswith((".bias", ".weight")):
            out[prefix + name] = found[name]
    return out


def main():
    path, out = sys.argv[1:]
    found = sections(path)
    names = {"pair_word": "pairs.word", "pair_cue": "pairs.centre", "pair_place": "pairs.place"}
    names["roles"] = "pairs.roles"
    renamed = lambda name, head: names.get(head, head) + name[len(head) :]
    found = {renamed(name, name.split(".")[0]): values for name, values in found.items()}
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
