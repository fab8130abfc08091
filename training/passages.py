"""Read the project's own passages, as `cargo dev corpus export` writes them.

Each line of the file is one passage with its statements; spans count Unicode code points. Unlike
in PolNeAR, statements inside statements are annotated: those with a parent are nested. The
passages leave the quotation marks of direct content out, PolNeAR keeps them; here they are put
back, so that the network sees one convention.
"""

import json
import zlib
from dataclasses import dataclass

from plover import MENTION_OF
from polnear import ROLES, Attribution, Document

OPENING = ("``", '"', "“", "„", "«", "'", "‘", "‚")
CLOSING = ("''", '"', "”", "“", "»", "'", "’")


# One family of training passages in so many is kept back, to choose thresholds on.
HELD = 12


def load(path, split=None):
    """The passages of one split as documents, in file order.

    `train` are those that the network learns from, `held` the training passages that are kept back
    from it, `dev` and `spec` the others; without a split, all.
    """
    with open(path, encoding="utf-8") as file:
        passages = [json.loads(line) for line in file]
    return [document(passage) for passage in passages if split in (None, split_of(passage))]


def split_of(passage):
    """`train`, `held`, `dev` or `spec`; families are never cut."""
    family = passage.get("family") or passage["id"]
    held = passage["split"] == "train" and passage["layers"] == "all"
    return "held" if held and zlib.crc32(family.encode()) % HELD == 0 else passage["split"]


@dataclass
class Event:
    """An event: its codes, the spans of its tellings (the first is the trigger), and for each actor
    and recipient the spans of all its mentions."""

    type: str
    modes: list
    contexts: list
    status: str
    tellings: list
    actors: list
    recipients: list
    optional: bool


def document(passage):
    """One passage as a document whose nesting, and where it has all layers, whose events are known."""
    text, found = passage["text"], []
    for statement in passage["statements"]:
        spans = {role: [tuple(span) for span in statement[role]] for role in ROLES}
        if statement["kind"] == "direct":
            spans["content"] = [with_marks(text, *span) for span in spans["content"]]
        told = {key: statement[key] for key in ("stance", "polarity")}
        found.append(Attribution(**spans, **told, nested=statement["parent"] is not None))
    out = Document(passage["id"], text, found, knows_nesting=True)
    if passage["layers"] == "all":
        out.events, out.mentions, out.homes = events(passage), mentions(passage), homes(passage)
        add_disputes(passage, dict(zip([s["id"] for s in passage["statements"]], found)))
    return out


def add_disputes(passage, statements):
    """Tells each statement of a passage with all layers what it disputes."""
    trigger = {event["id"]: tuple(event["trigger"]) for event in passage["events"]}
    for statement in statements.values():
        statement.claims, statement.triggers = [], []
    for dispute in passage["disputes"]:
        for denial in dispute["by"]:
            for claim in dispute["statements"]:
                statements[denial].claims += statements[claim].cue
            statements[denial].triggers += [trigger[event] for event in dispute["events"]]


def events(passage):
    """The events of a passage with all layers."""
    spans_of = {actor["id"]: actor["mentions"] for actor in passage["actors"]}
    of = lambda ids: [spans_of[one] for one in ids]
    return [
        Event(
            one["type"],
            one["modes"],
            [context.replace("-", "_") for context in one["contexts"]],
            one["status"],
            [one["trigger"], *one["also"]],
            of(one["actors"]),
            of(one["recipients"]),
            one["optional"],
        )
        for one in passage["events"]
    ]


def mentions(passage):
    """(span, kind) of every mention and place, inner ones before those they stand in."""
    found = [
        (tuple(span), MENTION_OF[actor["kind"]])
        for actor in passage["actors"]
        if actor["kind"] in MENTION_OF
        for span in actor["mentions"]
    ]
    found += [(tuple(place["span"]), "place") for place in passage["places"]]
    return sorted(found, key=lambda one: one[0][1] - one[0][0])


def homes(passage):
    """(span, country or None, whether it is an actor's) of every mention and place."""
    found = [(tuple(span), a["country"], True) for a in passage["actors"] for span in a["mentions"]]
    return found + [(tuple(place["span"]), place["country"], False) for place in passage["places"]]


def with_marks(text, start, end):
    """The span with the quotation marks that stand right before and after it."""
    opening = next((mark for mark in OPENING if text.endswith(mark, 0, start)), "")
    closing = next((mark for mark in CLOSING if text.startswith(mark, end)), "")
    return start - len(opening), end + len(closing)
