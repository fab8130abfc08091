"""Read the PLV collection: sentences with a marked source and target, and the relation between them.

Only its training part is ever read. A line's label is `gold_root`; YIELD stands for two types.
"""

import csv
import re

from plover import PLV
from polnear import Document

MARKS = re.compile(r"</?[st]>")


def load(path):
    """All sentences as documents with one dyad each, in file order."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [document(row) for row in rows]


def document(row):
    """One sentence: the marks taken out, the marked words as spans."""
    text, spans, last = "", {}, 0
    for found in MARKS.finditer(row["marked_sentence"]):
        text += row["marked_sentence"][last : found.start()]
        last = found.end()
        spans.setdefault(found.group().strip("</>"), []).append(len(text))
    text += row["marked_sentence"][last:]
    # A few sentences name no target.
    span = lambda mark: tuple(spans.get(mark, (0, 0))[:2])
    dyad = span("s"), span("t"), PLV[row["gold_root"]]
    name = row.get("uid") or row[""]
    return Document(f"plv/{name}", text.replace("\n", " "), attributions=None, events=[], dyads=[dyad])
