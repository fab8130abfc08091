"""Read texts in which names alone are annotated: CrossNER's politics and GUM.

A name there is bare, where the project's mentions take in titles and whatever says who it is, and
nouns without a name are not annotated. So the words of a name teach of which kind a mention is that
they stand in, and of the words beside them nothing is learnt. Of GUM's news, interviews and speeches the
half is left out on which `bench/names.py` and `bench/coreference.py` measure.
"""

import sys
from pathlib import Path

from polnear import Document

sys.path.append(str(Path(__file__).resolve().parent.parent / "bench"))
import gum
import names

KINDS = {"person": "person", "organisation": "group", "organization": "group", "state": "state"}


def load(crossner, folder):
    """The sentences of a file of CrossNER's and the documents of GUM's folder."""
    sentences = list(names.crossner(Path(crossner)))
    genres = {path.stem.split("_")[1] for path in Path(folder).glob("GUM_*.conllu")}
    found = [document("crossner", *one) for one in sentences]
    for one in gum.documents(Path(folder), genres=genres):
        if one.genre not in gum.GENRES or gum.part(one.name) == "looked-at":
            bare = [(m.head, m.kind) for m in one.mentions if m.part == "name"]
            found.append(document("gum", one.name, one.text, bare))
    return found


def document(source, name, text, found):
    """A document with the spans and kinds of its names."""
    kept = [(tuple(span), KINDS[kind]) for span, kind in found if kind in KINDS]
    return Document(f"{source}/{name}", text, attributions=None, names=kept)
