"""The record: what the news says, as read-only classes.

They have the fields of the record's JSON, with the same names. A stretch of the text is a
:class:`Span`: indexes into the article as a ``str``, so that ``text[span.start:span.end]`` are its
words. What the text does not tell is ``None`` or an empty tuple.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from typing import Any, Iterable, Literal, NamedTuple, Optional, TypeVar, Union

from . import _onrecord
from ._shape import as_json, made

ActorKind = Literal[
    "state", "person", "organisation", "armed-group", "social-group", "bloc", "unknown"
]
StatementKind = Literal["direct", "mixed", "indirect"]
Stance = Literal[
    "assert",
    "deny",
    "possibility",
    "conditional",
    "question",
    "hope",
    "belief",
    "intention",
    "demand",
]
Polarity = Literal["positive", "negative", "mixed"]
Status = Literal[
    "fact",
    "presupposed",
    "habitual",
    "disputed",
    "conditional",
    "hypothetical",
    "future",
    "negated",
    "unknown",
]


class Span(NamedTuple):
    """A stretch of the text, from ``start`` up to but without ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]


def words(text: str, spans: Iterable[Span]) -> str:
    """The words of several stretches, with dots for what stands between them."""
    return " … ".join(text[start:end].strip() for start, end in spans)


class _Part:
    """What every part of a record can do."""

    def to_dict(self) -> dict[str, Any]:
        """The part as in the record's JSON: dictionaries, lists, texts and numbers."""
        told = as_json(self)
        assert isinstance(told, dict)
        return told


@dataclass(frozen=True)
class Dateline(_Part):
    """The opening "JAKARTA, June 20 (Agency) -" of a report."""

    place: Optional[str]
    """The place as a name: `Jakarta`."""
    country: Optional[str]
    """Its country, ISO 3166-1 alpha-3."""
    span: Span
    """The place's name in the text."""


@dataclass(frozen=True)
class ArticleRecord(_Part):
    """The article a record is about."""

    id: str
    """The caller's name for it."""
    url: Optional[str]
    """Where it was published."""
    publisher: Optional[str]
    """Who published it."""
    title: Optional[str]
    """Its headline, where kept apart from the text."""
    published: Optional[str]
    """Day (`2024-06-21`) or instant (`2024-06-21T08:30:00+02:00`) of publication."""
    language: Optional[str]
    """ISO 639-1 code of its language."""
    sha256: str
    """SHA-256 of the text in UTF-8, in lower-case hexadecimal."""
    length: int
    """Length of the text: `len(text)`."""
    dateline: Optional[Dateline]
    """Where the report was filed from."""


@dataclass(frozen=True)
class Actor(_Part):
    """Somebody who says, does or suffers something."""

    id: str
    """`a1`, `a2`, … in order of first mention."""
    name: str
    """The fullest name the text or the tables give."""
    kind: ActorKind
    """What it is."""
    country: Optional[str]
    """ISO 3166-1 alpha-3, or PLOVER's code for international actors."""
    sector: Optional[str]
    """PLOVER sector: `GOV`, `MIL`, `COP`, …."""
    role: Optional[str]
    """The office held at the article's date."""
    wikidata: Optional[str]
    """Wikidata item, as in `Q7747`."""
    mentions: tuple[Span, ...]
    """Where the text mentions it."""


@dataclass(frozen=True)
class Words(_Part):
    """The words that support one part of a statement."""

    spans: tuple[Span, ...]
    """Where they stand; several where something else stands between."""

    def text(self, article: str) -> str:
        """The words themselves, from the article's text."""
        return words(article, self.spans)


@dataclass(frozen=True)
class Source(_Part):
    """Who a statement comes from."""

    spans: tuple[Span, ...]
    """The words that name the source; none where the text names nobody ("it was reported")."""
    actors: tuple[str, ...]
    """The ids of the actors meant."""

    def text(self, article: str) -> str:
        """The words that name the source, from the article's text."""
        return words(article, self.spans)


@dataclass(frozen=True)
class Statement(_Part):
    """What somebody is reported to have said, thought, hoped, asked, denied."""

    id: str
    """`s1`, `s2`, … in the order of the text."""
    kind: StatementKind
    """In quotation marks or not."""
    parent: Optional[str]
    """The statement this one stands in."""
    restates: Optional[str]
    """The statement this one tells again: a headline's, or the one that "that" stands for."""
    source: Source
    """Who says it."""
    cue: Words
    """The words that report it: "said", "according to", "warning"."""
    content: Words
    """What is said."""
    stance: Stance
    """How the source stands to it."""
    polarity: Polarity
    """Affirmed or negated."""
    addressee: tuple[Span, ...]
    """To whom: "told reporters"."""
    medium: tuple[Span, ...]
    """Through what: "in a statement", "on state television"."""
    date: Optional[str]
    """When, as ISO 8601 at the precision the text gives."""
    place: Optional[str]
    """Where."""
    confidence: float
    """Probability that the statement is there as recorded, 0 to 1."""

    def text(self, article: str) -> str:
        """What is said, from the article's text."""
        return words(article, self.content.spans)


@dataclass(frozen=True)
class Participant(_Part):
    """An actor taking part in an event or a dispute."""

    id: str
    """The actor's id in this record."""
    name: str
    """Its name."""
    country: Optional[str]
    """Its country."""
    sector: Optional[str]
    """Its sector."""


@dataclass(frozen=True)
class Event(_Part):
    """Who did what to whom, in the PLOVER ontology."""

    id: str
    """`e1`, `e2`, … in the order of the text."""
    type: str
    """PLOVER type: `AID`, `CONSULT`, …."""
    modes: tuple[str, ...]
    """PLOVER modes."""
    contexts: tuple[str, ...]
    """PLOVER contexts."""
    actors: tuple[Participant, ...]
    """Who did it."""
    recipients: tuple[Participant, ...]
    """To whom."""
    trigger: Span
    """The word that tells it."""
    evidence: tuple[Span, ...]
    """Every telling of it."""
    date: Optional[str]
    """When, as ISO 8601."""
    place: Optional[str]
    """Where."""
    status: Status
    """How whoever tells it presents it. Who that is, says `according_to`."""
    according_to: Optional[str]
    """The statement it is told in; `None` where the reporter tells it."""
    confidence: float
    """Probability that the event is there as recorded, 0 to 1."""

    @property
    def is_fact(self) -> bool:
        """Whether the article tells it as fact in its own voice, and not in somebody's words."""
        return self.status == "fact" and self.according_to is None

    def text(self, article: str) -> str:
        """The word that tells it, from the article's text."""
        return self.trigger.of(article)


@dataclass(frozen=True)
class Claim(_Part):
    """What is disputed."""

    statement: Optional[str]
    """The id of the statement that makes it."""
    event: Optional[str]
    """The id of the event it tells."""
    spans: tuple[Span, ...]
    """Its words."""

    def text(self, article: str) -> str:
        """Its words, from the article's text."""
        return words(article, self.spans)


@dataclass(frozen=True)
class Dispute(_Part):
    """A claim with those who assert it and those who deny it."""

    claim: Claim
    """What is disputed."""
    asserted_by: tuple[Participant, ...]
    """Who says it is so."""
    denied_by: tuple[Participant, ...]
    """Who says it is not."""


@dataclass(frozen=True)
class DateMention(_Part):
    """An expression of time."""

    span: Span
    """Where it stands."""
    value: Optional[str]
    """Its value in ISO 8601 at the precision given; `None` where nothing anchors it."""
    grain: Optional[str]
    """`year`, `month`, `week`, `day`, `time`, …."""


@dataclass(frozen=True)
class PlaceMention(_Part):
    """The name of a place."""

    span: Span
    """Where it stands."""
    name: str
    """Its name."""
    country: Optional[str]
    """ISO 3166-1 alpha-3."""
    latitude: Optional[float]
    """Degrees north."""
    longitude: Optional[float]
    """Degrees east."""
    geonames: Optional[int]
    """GeoNames id."""


@dataclass(frozen=True, repr=False)
class Record(_Part):
    """Everything that one article puts on record."""

    onrecord: str
    """Version of this shape: `"1"`."""
    article: ArticleRecord
    """The article."""
    actors: tuple[Actor, ...]
    """Who appears in it."""
    statements: tuple[Statement, ...]
    """Who said what, in the order of the text."""
    events: tuple[Event, ...]
    """Who did what to whom."""
    disputes: tuple[Dispute, ...]
    """Which claims are denied, and by whom."""
    dates: tuple[DateMention, ...]
    """Expressions of time."""
    places: tuple[PlaceMention, ...]
    """Names of places."""
    boilerplate: tuple[Span, ...]
    """Stretches that belong to the page and not to the report: "SEE ALSO:"."""
    model: Optional[str] = field(default=None, metadata={"absent": True})
    """SHA-256 of the weights that coded it, where they were others than those in the program."""
    text: Optional[str] = field(default=None, compare=False, metadata={"beside": True})
    """The article's text, if it is at hand. It is no part of the record's JSON."""

    @classmethod
    def from_json(cls, record: str, text: Optional[str] = None) -> Record:
        """The record that a line of ``onrecord code --format jsonl`` holds.

        ``text`` is the article's text, for :meth:`text_of` and the view in a notebook.

        Raises:
            ValueError: it is no record, or the text is not the one the record is about.
        """
        read: Record = made(cls, json.loads(_onrecord.written(record, False)))
        if text is not None and len(text) != read.article.length:
            raise ValueError(
                f"the text has {len(text)} characters and the record is about one of "
                f"{read.article.length}; give the text as it was coded"
            )
        return dataclasses.replace(read, text=text)

    def to_json(self, indented: bool = False) -> str:
        """The record in JSON, byte for byte as the program writes it, without its last line break.

        On one line as ``onrecord code --format jsonl`` does, or ``indented`` as ``--format json``.
        """
        return _onrecord.written(json.dumps(self.to_dict()), indented)

    def text_of(self, spans: Union[tuple[int, int], Iterable[tuple[int, int]]]) -> str:
        """The words of a span of this record, or of several, with dots for what is between them.

        Raises:
            ValueError: the record came without its text.
        """
        if self.text is None:
            raise ValueError("the record came without its text; give it to Record.from_json")
        several = [spans] if isinstance(next(iter(spans), None), int) else spans
        return words(self.text, (Span(*span) for span in several))  # type: ignore[misc]

    def actor(self, id: str) -> Actor:
        """The actor of that id. Raises KeyError where there is none."""
        return _with_id(self.actors, id)

    def statement(self, id: str) -> Statement:
        """The statement of that id. Raises KeyError where there is none."""
        return _with_id(self.statements, id)

    def event(self, id: str) -> Event:
        """The event of that id. Raises KeyError where there is none."""
        return _with_id(self.events, id)

    def speakers(self, statement: Statement) -> tuple[Actor, ...]:
        """The actors who say it."""
        return tuple(self.actor(id) for id in statement.source.actors)

    def __repr__(self) -> str:
        numbers = ", ".join(
            f"{len(parts)} {name if len(parts) != 1 else name[:-1]}"
            for name, parts in (
                ("actors", self.actors),
                ("statements", self.statements),
                ("events", self.events),
                ("disputes", self.disputes),
            )
        )
        return f"<onrecord.Record {self.article.id!r}: {numbers}>"

    def _repr_html_(self) -> str:
        from ._notebook import view

        return view(self)


_WithId = TypeVar("_WithId", Actor, Statement, Event)


def _with_id(parts: Iterable[_WithId], id: str) -> _WithId:
    for part in parts:
        if part.id == id:
            return part
    raise KeyError(id)
