"""The coder: articles in, records out."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any, Iterable, Literal, Mapping, Optional, Union

from . import _onrecord
from ._shape import made
from .record import Record
from .language import ForeignLanguage
from .tables import ArrowArray, ArrowStream, Foreign, RowError, Tables

Articles = Union[ArrowStream, ArrowArray, Iterable[Union[str, Mapping[str, Any]]]]
"""What can be coded as a batch: anything that speaks Arrow, or texts and mappings."""


class Coder:
    """Codes articles: text in, record out. Make one and share it between threads.

    ``actors`` is the path of a CSV file with your own actors, which are known before those in the
    package. Its first line names the columns: `name`, and as many of `aliases` (with `;` between
    them), `country`, `sector`, `kind`, `role`, `start`, `end` and `wikidata` as there are.

    >>> from onrecord import Coder
    >>> coder = Coder()
    >>> text = "Ferries will sail on Monday, the port authority said."
    >>> record = coder.code(text, published="2024-06-21")
    >>> record.statements[0].text(text)
    'Ferries will sail on Monday'

    Raises:
        OSError: the file of actors cannot be read.
        ValueError: something in it is wrong; the error names the line and the column.
    """

    def __init__(self, actors: Union[str, os.PathLike[str], None] = None) -> None:
        self._start(None if actors is None else (os.fspath(actors), _read(Path(actors))))

    def _start(self, actors: Optional[tuple[str, str]]) -> None:
        self._actors = actors
        self._coder = _onrecord.Coder(actors)

    def code(
        self,
        text: str,
        *,
        published: Union[str, date, None] = None,
        id: Union[str, int, None] = None,
        url: Optional[str] = None,
        title: Optional[str] = None,
        publisher: Optional[str] = None,
        language: Optional[str] = None,
        any_language: bool = False,
    ) -> Record:
        """The record of one article. The same article gives the same record, byte for byte.

        ``published`` is a day (`2024-06-21`, a ``date``) or an instant with its offset
        (`2024-06-21T08:30:00+02:00`, a ``datetime`` with a time zone). Without it, "on Tuesday"
        stays unresolved. A ``datetime`` without a time zone tells the day only.

        Only English is coded. What the text is in is told by its words, and where it is too short
        for that, by ``language``. With ``any_language=True`` every text is coded as if it were
        English.

        Raises:
            ForeignLanguage: the text is in another language; it is a ``ValueError`` too.
            ValueError: a value cannot be read; the error names it and says what to write.
        """
        article = {
            "text": text,
            "published": published,
            "id": id,
            "url": url,
            "title": title,
            "publisher": publisher,
            "language": language,
        }
        coded, other = self._coder.code(article, any_language)
        if coded is None:
            raise ForeignLanguage(other or "")
        record: Record = made(Record, json.loads(coded))
        object.__setattr__(record, "text", text)
        return record

    def code_batch(
        self,
        articles: Articles,
        *,
        columns: Optional[Mapping[str, str]] = None,
        threads: Optional[int] = None,
        errors: Literal["raise", "collect"] = "raise",
        any_language: bool = False,
    ) -> Tables:
        """The records of many articles, as Arrow tables, in the order of the articles.

        ``articles`` is a table, a record batch or a column of texts from pyarrow, polars, pandas,
        DuckDB or whoever else speaks Arrow; or an iterable of texts or mappings. The columns (or
        keys) `text`, `id`, `url`, `title`, `publisher`, `published` and `language` are read,
        others are left alone; ``columns={"text": "body"}`` names them where they are called
        otherwise. An article without an id is called by the number of its row, from 0.

        All cores work on it, or as many ``threads`` as given; the result is the same. The
        interpreter is free meanwhile.

        With ``errors="raise"`` the first row that cannot be coded ends the batch. With
        ``"collect"`` such rows are left out and told in ``tables.errors``.

        Only English is coded, as by :meth:`code`: articles in other languages are left out and told
        in ``tables.foreign``, which is no error. With ``any_language=True`` they are coded as if
        they were English.

        Raises:
            ValueError: a row cannot be coded (the error names row, column and value), or there is
                no column with texts.
            TypeError: ``articles`` is one text, or nothing that holds articles.
        """
        if isinstance(articles, (str, bytes, Mapping)):
            raise TypeError("articles: this is one article; give a list of them, or use code()")
        if errors not in ("raise", "collect"):
            raise ValueError(f'errors: `{errors}` is neither "raise" nor "collect"')
        tables, foreign, faults = self._coder.code_batch(
            articles, list((columns or {}).items()), threads, errors == "raise", any_language
        )
        named = dict(zip(_onrecord.table_names(), tables))
        return Tables(
            named,
            tuple(RowError(*fault) for fault in faults),
            tuple(Foreign(*row) for row in foreign),
        )

    def __reduce__(self) -> tuple[Any, ...]:
        # The table itself goes along: where the coder arrives, the file may not be.
        return _restored, (self._actors,)

    def __repr__(self) -> str:
        return "Coder()" if self._actors is None else f"Coder({self._actors[0]!r})"


def _restored(actors: Optional[tuple[str, str]]) -> Coder:
    coder = Coder.__new__(Coder)
    coder._start(actors)
    return coder


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: is not in UTF-8 ({error}); save it as UTF-8") from error
