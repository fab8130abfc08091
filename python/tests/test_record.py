"""What a record does beside holding its fields."""

import dataclasses
import pickle

import pytest

import onrecord
from conftest import HARBOUR


def every_span(value):
    if isinstance(value, onrecord.Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from every_span(one)
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            yield from every_span(getattr(value, one.name))


def test_spans_are_indexes_into_the_str(record):
    spans = list(every_span(record))
    assert len(spans) > 20
    assert all(0 <= start < end <= len(HARBOUR) for start, end in spans)
    # The wave before it takes two units in UTF-16 and four bytes in UTF-8.
    assert any(span.of(HARBOUR) == "the mayor" for span in spans)
    said = [statement.text(HARBOUR) for statement in record.statements]
    assert "Nobody was locked out" in [text.strip(",") for text in said]


def test_who_said_what_is_at_hand(record):
    said = next(one for one in record.statements if "Nobody" in one.text(HARBOUR))
    assert [actor.name for actor in record.speakers(said)] == ["Lena Obrist"]
    assert said.kind == "direct"
    assert record.statement(said.id) is said
    assert record.text_of(said.cue.spans) == said.cue.text(HARBOUR) == "said"
    assert record.text_of(said.cue.spans[0]) == "said"
    assert record.text_of((0, 10)) == "PORT AMARA"
    assert record.text_of([]) == ""


def test_talk_is_no_fact(record):
    assert record.events
    for event in record.events:
        assert event.is_fact == (event.status == "fact" and event.according_to is None)
    assert record.event(record.events[0].id).text(HARBOUR) in HARBOUR


def test_unknown_ids_are_named(record):
    with pytest.raises(KeyError, match="s99"):
        record.statement("s99")


def test_records_are_read_only_and_equal_by_value(coder, record):
    with pytest.raises(dataclasses.FrozenInstanceError):
        record.statements[0].stance = "deny"
    again = coder.code(HARBOUR, published="2024-03-05", id="harbour", title="Gates <locked> & shut")
    assert again == record and hash(again) == hash(record)
    assert again.to_json() == record.to_json()
    assert again != coder.code(HARBOUR)


def test_a_record_is_told_in_a_line(record):
    told = repr(record)
    assert told.startswith("<onrecord.Record 'harbour': ") and "\n" not in told
    assert "statements" in told


def test_a_record_travels_with_its_text(record):
    there = pickle.loads(pickle.dumps(record))
    assert there == record and there.text == HARBOUR


def test_a_record_from_json_takes_its_text_back(record):
    assert onrecord.Record.from_json(record.to_json(), HARBOUR).text == HARBOUR
    with pytest.raises(ValueError, match="give the text as it was coded"):
        onrecord.Record.from_json(record.to_json(), HARBOUR + " ")
    with pytest.raises(ValueError, match="without its text"):
        onrecord.Record.from_json(record.to_json()).text_of((0, 1))


def test_one_line_and_indented_are_the_programs_forms(record):
    line, page = record.to_json(), record.to_json(indented=True)
    assert line.startswith('{"onrecord":"1","article":{"id":"harbour","url":null,')
    assert page.startswith('{\n  "onrecord": "1",\n  "article": {\n    "id": "harbour",')
    assert "\n" not in line and not page.endswith("\n")
