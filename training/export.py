"""Write a trained network as a file for the Rust crate.

  python export.py WEIGHTS.pt OUT.bin --model MODEL_DIR --choice STATEMENTS.json EVENTS.json

The vocabulary, the character table and the names of the classes come with it. The choices are what
`calibrate.py` and `calibrate_events.py` wrote: what to keep of what is marked.

OUT.bin starts with a header of 64 bytes (magic, version, sizes) and a directory of 64-byte entries
(name, kind, rows, columns, offset); each section starts at a multiple of 64 bytes and is stored as
the crate `onrecord-model` reads it, so that nothing is unpacked when the program starts:

  matrices     int8, one scale an output, bounded as `rounding.py` says; 64 outputs a panel, four inputs of
               an output together
  word vectors int8, one scale a row; everything small in float32
  vocabulary   the pieces' text, where each ends, and a hash table of piece numbers
  characters   what the tokeniser and Python make of each code point, in blocks of 256
"""

import argparse
import hashlib
import inspect
import json
import struct

import decode
import numpy as np
import torch
from network import Encoder, count_layers
from pairs import DISTANCES
from plover import CONTEXTS, MENTIONS, MODES, POLARITIES, STANCES, STATUSES, TYPES
from rounding import in_steps, steps_of
from tokenizers import Tokenizer, normalizers, pre_tokenizers
from windows import WINDOW

MAGIC, VERSION = b"onrecord", 3
KINDS = {"float32": 0, "int32": 1, "int8": 2, "uint8": 3, "uint16": 4, "uint32": 5}
PANEL = 64
# Layers of the heads by the section that holds them: small ones in float32, wide ones in bytes, and
# the heads of pairs.
PLAIN = {
    "cue": "cue",
    "nested": "nested",
    "stances.stance": "meant",
    "events.mention": "mention",
    "events.trigger": "trigger",
    "events.facts": "facts",
}
HIDDEN = {
    "stances.hidden": "meant_hidden",
    "events.facts_hidden": "facts_hidden",
    "events.kin.both": "kin.both",
}
PAIRS = {"pairs": "roles", "stances.disputes": "disputes", "events.pairs": "parties"}
SLOTS = 1 << 17
GONE, SPACE, IDEOGRAPH, MARK, PUNCTUATION, FOLDS, LETTER, DIGIT, UPPER, LOWER, TITLE = (
    1 << bit for bit in range(11)
)


def fingerprint(state):
    """SHA-256 of a state dict: ties reference values to the weights they were computed with."""
    digest = hashlib.sha256()
    for name in sorted(state):
        digest.update(name.encode())
        digest.update(np.ascontiguousarray(state[name].float().numpy()).tobytes())
    return digest.digest()


def quantise(rows):
    """int8 rows and their scales: the largest value of each row becomes 127."""
    scale = np.abs(rows).max(1).astype(np.float32) / 127
    safe = np.where(scale > 0, scale, 1)
    return np.rint(rows / safe[:, None]).astype(np.int8), scale


def linear(name, weight, bias):
    """Sections of a linear layer. `start` takes back the 128 that is added to each int8 input."""
    outputs, inputs = weight.shape
    assert outputs % PANEL == 0 and inputs % PANEL == 0, f"{name} is {weight.shape}"
    weight = torch.from_numpy(weight)
    step = steps_of(weight)
    values, scale = in_steps(weight, step).numpy().astype(np.int8), step.numpy().reshape(-1)
    packed = values.reshape(outputs // PANEL, PANEL, inputs // 4, 4).transpose(0, 2, 1, 3)
    return {
        f"{name}.panels": packed.reshape(outputs, inputs),
        f"{name}.start": -128 * values.sum(1, dtype=np.int32),
        f"{name}.scale": scale,
        f"{name}.bias": bias,
    }


def hashed(text, seed):
    """The hash of a piece: FNV-1a, seeded by whether it begins a word."""
    value = seed
    for byte in text:
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def slot(value):
    """Where the search for a hash starts: its high and low bits mixed."""
    return (value ^ (value >> 15)) % SLOTS


def vocabulary(tokenizer):
    """Sections of the vocabulary; slot 0 means empty, as piece 0 (padding) is never looked up."""
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    assert [number for _, number in pieces] == list(range(len(pieces))) and len(pieces) < 1 << 16
    slots = np.zeros(SLOTS, np.uint16)
    text, ends = b"", []
    for piece, number in pieces:
        inner = piece.startswith("##") and len(piece) > 2
        name = (piece[2:] if inner else piece).encode()
        text += piece.encode()
        ends.append(len(text))
        if number:
            at = slot(hashed(name, 0x811C9DC5 ^ inner))
            while slots[at]:
                at = (at + 1) % SLOTS
            slots[at] = number
    return {
        "vocabulary.text": np.frombuffer(text, np.uint8),
        "vocabulary.ends": np.array(ends, np.uint32),
        "vocabulary.slots": slots,
    }


def character_class(character, cleaner, folder, splitter):
    """The class bits of one character, from the tokeniser's own stages and Python's `str`."""
    cleaned = cleaner.normalize_str(f"a{character}b")
    folded = folder.normalize_str(f"a{character}")[1:]
    found = {
        GONE: cleaned == "ab",
        SPACE: cleaned == "a b",
        IDEOGRAPH: cleaned == f"a {character} b",
        MARK: folded == "" and cleaned != "ab",
        PUNCTUATION: len(splitter.pre_tokenize_str(f"a{character}b")) == 3,
        FOLDS: folded != character,
        LETTER: character.isalpha(),
        DIGIT: character.isdigit(),
        UPPER: character.isupper(),
        LOWER: character.islower(),
        TITLE: character.istitle() and not character.isupper(),
    }
    return sum(bit for bit, holds in found.items() if holds)


def characters():
    """Sections of the character table: the block of each 256 code points, and the blocks."""
    stage = lambda **on: normalizers.BertNormalizer(
        **{"clean_text": False, "handle_chinese_chars": False, "strip_accents": False,
           "lowercase": False, **on})  # fmt: skip
    cleaner = stage(clean_text=True, handle_chinese_chars=True)
    folder = stage(strip_accents=True, lowercase=True)
    splitter = pre_tokenizers.BertPreTokenizer()
    blocks, index, known = [], [], {}
    for first in range(0, 0x110000, 256):
        block = tuple(
            0 if 0xD800 <= code < 0xE000
            else character_class(chr(code), cleaner, folder, splitter)
            for code in range(first, first + 256)
        )  # fmt: skip
        if block not in known:
            known[block] = len(blocks)
            blocks.append(block)
        index.append(known[block])
    return {
        "characters.index": np.array(index, np.uint16),
        "characters.blocks": np.array(blocks, np.uint16),
    }


def network(state):
    """Sections of the encoder."""
    take = lambda name: state[name].float().numpy()
    words, scale = quantise(take("encoder.words.weight"))
    out = {
        "words.rows": words,
        "words.scale": scale,
        "positions": take("encoder.positions.weight")[:WINDOW] + take("encoder.kind"),
        "shapes": take("encoder.shapes.weight"),
        "quotes": take("encoder.quotes.weight"),
        "norm.weight": take("encoder.norm.weight"),
        "norm.bias": take("encoder.norm.bias"),
    }
    for number in range(count_layers(state)):
        for part in ("qkv", "out", "up", "down"):
            name = f"layers.{number}.{part}"
            out |= linear(name, take(f"encoder.{name}.weight"), take(f"encoder.{name}.bias"))
        for part in ("norm1.weight", "norm1.bias", "norm2.weight", "norm2.bias"):
            out[f"layers.{number}.{part}"] = take(f"encoder.layers.{number}.{part}")
    return out


def classifiers(state):
    """Sections of the heads, and the names of their classes."""
    take = lambda name: state[name].float().numpy()
    out = {}
    for layer, section in PLAIN.items():
        out |= {f"{section}.{kind}": take(f"{layer}.{kind}") for kind in ("weight", "bias")}
    for layer, section in HIDDEN.items():
        out |= linear(section, take(f"{layer}.weight"), take(f"{layer}.bias"))
    for head, section in PAIRS.items():
        out |= pairs(take, head, section)
    out["kin.distance"] = take("events.kin.distance.weight").reshape(-1)
    return out | codes()


def pairs(take, head, section):
    """Sections of a head that tells the part of each word beside a centre."""
    out = {f"{section}.classes.{kind}": take(f"{head}.roles.{kind}") for kind in ("weight", "bias")}
    for part in ("word", "centre"):
        out |= linear(f"{section}.{part}", take(f"{head}.{part}.weight"), take(f"{head}.{part}.bias"))
    # One row for each (same paragraph or not, distance).
    place = take(f"{head}.paragraph.weight")[:, None] + take(f"{head}.distance.weight")[None]
    return out | {f"{section}.place": place.reshape(2 * DISTANCES, -1)}


def codes():
    """Names of the classes of the heads, one a line, in their order."""
    lists = {
        "types": TYPES,
        "modes": [f"{kind}-{mode}" for kind, mode in MODES],
        "contexts": CONTEXTS,
        "statuses": STATUSES,
        "mentions": MENTIONS,
        "stances": STANCES,
        "polarities": POLARITIES,
    }
    text = lambda names: np.frombuffer("\n".join(names).encode(), np.uint8)
    return {f"codes.{name}": text(names) for name, names in lists.items()}


def write(path, sizes, sections):
    """The file: header, directory, sections."""
    place = lambda offset: (offset + 63) // 64 * 64
    offset = place(64 + 64 * len(sections))
    directory, placed = b"", []
    for name, values in sections.items():
        values = np.ascontiguousarray(values)
        rows, columns = values.shape if values.ndim == 2 else (1, values.size)
        assert len(name) <= 40
        directory += struct.pack(
            "<40sIIIIQ", name.encode(), KINDS[values.dtype.name], rows, columns, 0, offset
        )
        placed.append((offset, values))
        offset = place(offset + values.nbytes)
    header = MAGIC + struct.pack("<9I", VERSION, len(sections), *sizes)
    with open(path, "wb") as file:
        file.write(header.ljust(64, b"\0") + directory)
        for at, values in placed:
            file.write(b"\0" * (at - file.tell()))
            file.write(values.tobytes())
        file.write(b"\0" * (offset - file.tell()))


def defaults(function):
    """The default values of a function's parameters."""
    return {n: p.default for n, p in inspect.signature(function).parameters.items()}


def main():
    costs = defaults(decode.predict)
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights")
    parser.add_argument("out")
    parser.add_argument("--model", required=True, help="folder of the pretrained encoder")
    parser.add_argument("--choice", required=True, nargs="+", help="what the calibrations wrote")
    o = parser.parse_args()
    choice = {}
    for path in o.choice:
        with open(path, encoding="utf-8") as file:
            choice |= json.load(file)
    state = torch.load(o.weights, weights_only=True)
    weighed = [costs["cue_cost"], costs["role_cost"], choice["bias"], costs["source_bias"]]
    tokenizer = Tokenizer.from_file(f"{o.model}/tokenizer.json")
    sections = {
        "fingerprint": np.frombuffer(fingerprint(state), np.uint8),
        "costs": np.array(weighed, np.float32),
        "choice.statements": np.array(choice["weights"] + choice["least"], np.float32),
        "choice.events": np.array(choice["events"], np.float32),
        "choice.disputes": np.array(choice["disputes"], np.float32),
        **network(state),
        **classifiers(state),
        **vocabulary(tokenizer),
        **characters(),
    }
    inner, width = state["encoder.layers.0.up.weight"].shape
    pair = state["pairs.roles.weight"].shape[1]
    heads = defaults(Encoder)["heads"]
    write(o.out, (count_layers(state), width, heads, inner, WINDOW, pair, DISTANCES), sections)


if __name__ == "__main__":
    main()
