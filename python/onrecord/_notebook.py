"""The view of a record in a notebook: the text with everything on record marked in it, and beneath
it statements, events and disputes as lists.

Marks overlap in any way, and tags may not: the text is cut wherever a mark begins or ends, and each
piece carries the classes of all marks over it. Everything from the article is escaped.
"""

from __future__ import annotations

import html
from collections import defaultdict
from typing import Iterable, Iterator

from .record import Event, Participant, Record, Span, Statement

_STYLE = """<style>
.onrecord {max-width: 52em; line-height: 1.55; text-align: left}
.onrecord .text {white-space: pre-wrap; overflow-wrap: anywhere}
.onrecord .said {border-bottom: 2px solid #3b7dd8}
.onrecord .said.direct {border-bottom-style: double; border-bottom-width: 3px}
.onrecord .said.indirect {border-bottom-style: dotted}
.onrecord .said.deny {border-bottom-color: #c62828}
.onrecord .source {font-weight: bold}
.onrecord .cue {font-style: italic}
.onrecord .event {background: rgba(245, 180, 0, .35); border-radius: 2px}
.onrecord .dispute {background: rgba(220, 40, 60, .16)}
.onrecord .event.dispute {background: rgba(240, 110, 30, .45)}
.onrecord .boilerplate {opacity: .5}
.onrecord .faint {opacity: .65}
.onrecord summary {cursor: pointer; margin-top: .5em}
.onrecord ul {margin: .2em 0 .2em 1.2em; padding: 0; list-style: none}
</style>"""

_LEGEND = """<p class="faint"><span class="source">who</span> · <span class="cue">how</span> ·
<span class="said direct">direct</span> · <span class="said mixed">mixed</span> ·
<span class="said indirect">indirect</span> · <span class="said deny">denied</span> ·
<span class="event">event</span> · <span class="dispute">disputed</span></p>"""


# HTML forbids control characters but tabs and line breaks.
_FORBIDDEN = {code: "\ufffd" for code in (*range(32), 127) if chr(code) not in "\t\n\r"}


def escape(text: str) -> str:
    """The text as it may stand between tags and in attributes."""
    return html.escape(text.translate(_FORBIDDEN))


def view(record: Record) -> str:
    """The record as HTML that stands by itself."""
    article = record.article
    facts = (article.publisher, article.published, article.url)
    line = " · ".join(escape(fact) for fact in facts if fact)
    parts = [
        f"<p><b>{escape(article.title or article.id)}</b> <span class='faint'>{line}</span></p>",
        _LEGEND,
        f'<div class="text" dir="auto">{_marked(record.text, record)}</div>'
        if record.text is not None
        else "<p class='faint'>The text is not at hand.</p>",
        _list("Statements", (_statement(record, one) for one in record.statements)),
        _list("Events", (_event(record, one) for one in record.events)),
        _list("Disputes", _disputes(record)),
    ]
    return f'{_STYLE}<div class="onrecord">{"".join(parts)}</div>'


def _marks(record: Record) -> Iterator[tuple[Span, str, str]]:
    """Every stretch that is marked, with its classes and what it says when pointed at."""
    for span in record.boilerplate:
        yield span, "boilerplate", ""
    for one in record.statements:
        denied = " deny" if one.stance == "deny" else ""
        for span in one.content.spans:
            yield span, f"said {one.kind}{denied}", f"{one.id} {one.stance}"
        for span in one.source.spans:
            yield span, "source", f"{one.id} source"
        for span in one.cue.spans:
            yield span, "cue", f"{one.id} cue"
    for event in record.events:
        for span in {event.trigger, *event.evidence}:
            yield span, "event", f"{event.id} {event.type} {event.status}"
    for dispute in record.disputes:
        for span in dispute.claim.spans:
            yield span, "dispute", "disputed"


def _marked(text: str, record: Record) -> str:
    begin = defaultdict(list)
    end = defaultdict(list)
    for number, (span, classes, told) in enumerate(sorted(_marks(record))):
        begin[span.start].append((number, classes, told))
        end[span.end].append((number, classes, told))
    cuts = sorted({0, len(text), *begin, *end})
    over: list[tuple[int, str, str]] = []
    pieces = []
    for start, stop in zip(cuts, cuts[1:]):
        over = sorted(mark for mark in over if mark not in end[start])
        over += (mark for mark in begin[start] if mark not in end[start])
        piece = escape(text[start:stop])
        if over:
            classes = " ".join(dict.fromkeys(" ".join(mark[1] for mark in over).split()))
            told = " · ".join(dict.fromkeys(mark[2] for mark in over if mark[2]))
            piece = f'<span class="{escape(classes)}" title="{escape(told)}">{piece}</span>'
        pieces.append(piece)
    return "".join(pieces)


def _list(name: str, entries: Iterable[str]) -> str:
    lines = [f"<li>{entry}</li>" for entry in entries]
    if not lines:
        return ""
    return f"<details open><summary>{name} ({len(lines)})</summary><ul>{''.join(lines)}</ul></details>"


def _statement(record: Record, one: Statement) -> str:
    speakers = ", ".join(actor.name for actor in record.speakers(one)) or "?"
    how: list[str] = [one.kind, *([one.stance] if one.stance != "assert" else [])]
    how += [one.polarity] if one.polarity != "positive" else []
    how += [f"in {one.parent}"] if one.parent else []
    how += [f"restates {one.restates}"] if one.restates else []
    said = _quoted(record, one.content.spans)
    return f"{escape(one.id)} <b>{escape(speakers)}</b> {said}<span class='faint'>{escape(', '.join(how))}</span>"


def _event(record: Record, one: Event) -> str:
    what = " ".join([one.type, *one.modes])
    who = f"{_names(one.actors)} → {_names(one.recipients)}"
    how = [one.status, *(fact for fact in (one.date, one.place) if fact)]
    how += [f"according to {one.according_to}"] if one.according_to else []
    told = _quoted(record, (one.trigger,))
    return (
        f"{escape(one.id)} <b>{escape(what)}</b> {escape(who)} {told}"
        f"<span class='faint'>{escape(', '.join(how))}</span>"
    )


def _disputes(record: Record) -> Iterator[str]:
    for one in record.disputes:
        ids = ", ".join(id for id in (one.claim.statement, one.claim.event) if id)
        said = _quoted(record, one.claim.spans)
        yield (
            f"{escape(ids)} {said}<b>{escape(_names(one.asserted_by))}</b> says so, "
            f"<b>{escape(_names(one.denied_by))}</b> denies it"
        )


def _names(actors: Iterable[Participant]) -> str:
    return ", ".join(actor.name for actor in actors) or "?"


def _quoted(record: Record, spans: Iterable[Span]) -> str:
    if record.text is None:
        return ""
    return f"“{escape(record.text_of(spans))}” "
