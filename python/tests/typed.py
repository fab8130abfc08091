"""What a user writes, as a type checker reads it; it is checked and not run."""

from __future__ import annotations

import datetime
from typing import Any, Callable, Iterator, Optional

import onrecord
from onrecord.spark import coder_for_spark


def said(coder: onrecord.Coder, text: str) -> list[tuple[str, str]]:
    record: onrecord.Record = coder.code(text, published=datetime.date(2024, 6, 21))
    statements: tuple[onrecord.Statement, ...] = record.statements
    places: list[Optional[float]] = [place.latitude for place in record.places]
    assert places is not None
    return [
        (record.speakers(one)[0].name, one.text(text)) for one in statements if one.stance == "deny"
    ]


def tables(coder: onrecord.Coder, rows: list[dict[str, Any]]) -> onrecord.Table:
    coded: onrecord.Tables = coder.code_batch(rows, threads=2, errors="collect")
    failed: list[int] = [error.row for error in coded.errors]
    assert failed == []
    languages: list[str] = [row.language for row in coded.foreign]
    assert languages == []
    coder.code_batch(coded["statements"], columns={"text": "content_text"}, any_language=True)
    return coded["events"]


def in_english(coder: onrecord.Coder, text: str) -> Optional[onrecord.Record]:
    try:
        return coder.code(text)
    except onrecord.ForeignLanguage as told:
        language: str = told.language
        assert language != "en"
        return None


def on_spark() -> Callable[[Iterator[Any]], Iterator[Any]]:
    return coder_for_spark("events")
