"""Read the PolNeAR corpus (brat standoff): texts and their attributions.

Newell et al., "An Attribution Relations Corpus for Political News" (LREC 2018). Where several
annotators did one text, the first file by name is taken. Offsets are Unicode code points.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

ROLES = ("source", "cue", "content")
SPAN_LINE = re.compile(r"(T\d+)\t[\w-]+ (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
EVENT_LINE = re.compile(r"E\d+\t(.+)$")


@dataclass
class Attribution:
    """One statement: the code-point spans `[start, end)` of each role, whether it is nested, and
    where that was annotated its stance, its polarity and what it disputes: the cues of the claims
    and the triggers of the events."""

    source: list
    cue: list
    content: list
    nested: bool = False
    stance: str = None
    polarity: str = None
    claims: list = None
    triggers: list = None


@dataclass
class Document:
    """A text with its attributions (None where they were not annotated), and events likewise.

    `knows_nesting` is false where nested attributions were not annotated, `events` is None where
    events were not, `dyads` lists (source span, target span, types, any of which may be right), `names` (span, kind)
    where names alone were annotated, `homes` (span, country or None, whether it is an actor's mention).
    """

    id: str
    text: str
    attributions: list = field(default_factory=list)
    knows_nesting: bool = False
    events: list = None
    mentions: list = field(default_factory=list)
    dyads: list = field(default_factory=list)
    names: list = field(default_factory=list)
    homes: list = field(default_factory=list)


def read_attributions(path):
    """The attributions of one `.ann` file, in file order; those without any role are left out."""
    spans, events = {}, []
    for line in Path(path).read_text(encoding="utf-8").split("\n"):
        if found := SPAN_LINE.match(line):
            spans[found[1]] = [tuple(map(int, part.split())) for part in found[2].split(";")]
        elif found := EVENT_LINE.match(line):
            events.append([part.split(":") for part in found[1].split()])
    attributions = []
    for event in events:
        roles = {role: set() for role in ROLES}
        for name, target in event:
            role = re.sub(r"\d+$", "", name).lower()
            if role in roles:
                roles[role].update(spans.get(target, ()))
        if any(roles.values()):
            attributions.append(Attribution(**{role: sorted(roles[role]) for role in ROLES}))
    return attributions


def load(split_dir):
    """All documents of a split folder holding `text/` and `attributions/`, sorted by name."""
    split_dir = Path(split_dir)
    first = {}
    for path in sorted((split_dir / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    documents = []
    for path in sorted((split_dir / "text").glob("*.txt")):
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        found = read_attributions(first[path.stem]) if path.stem in first else []
        documents.append(Document(path.stem, text, found))
    return documents
