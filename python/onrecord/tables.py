"""The tables that a batch is coded to."""

from __future__ import annotations

from typing import Any, Iterator, Mapping, NamedTuple, Protocol

from ._onrecord import Table


class ArrowStream(Protocol):
    """A table or a column that speaks Arrow: of pyarrow, polars, pandas, DuckDB, …."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...


class ArrowArray(Protocol):
    """A record batch or an array that speaks Arrow."""

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any: ...


class RowError(NamedTuple):
    """A row that has no record, and why."""

    row: int
    """Its number, from 0."""
    column: str
    """What of it is wrong: `published`."""
    message: str
    """What is wrong with it, with its value and what would mend it."""

    def __str__(self) -> str:
        return f"row {self.row}, {self.column}: {self.message}"


class Foreign(NamedTuple):
    """A row that is in another language than the one that is coded, and has no record."""

    row: int
    """Its number, from 0."""
    language: str
    """ISO 639-1 code of its language: `de`."""


class Tables(Mapping[str, Table]):
    """The tables by name: articles, actors, mentions, statements, events, event_parties, disputes,
    dispute_parties, dates, places.

    Each speaks the Arrow PyCapsule protocol, so that others take it without a copy:
    ``pyarrow.table(tables["events"])``, ``polars.DataFrame(tables["events"])``,
    ``pandas.DataFrame.from_arrow(tables["events"])``; DuckDB reads it in a query by the name of
    the variable that holds it. The column `article_id` joins them.
    """

    def __init__(
        self,
        tables: Mapping[str, Table],
        errors: tuple[RowError, ...] = (),
        foreign: tuple[Foreign, ...] = (),
    ) -> None:
        self._tables = dict(tables)
        self.foreign = foreign
        """The rows that were left out because they are in another language."""
        self.errors = errors
        """The rows that have no record; empty unless coded with ``errors="collect"``."""

    def __getitem__(self, name: str) -> Table:
        try:
            return self._tables[name]
        except KeyError:
            names = ", ".join(self._tables)
            raise KeyError(f"there is no table `{name}`; the tables are {names}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def __repr__(self) -> str:
        rows = ", ".join(f"{name}: {len(table)}" for name, table in self._tables.items())
        failed = f"; {len(self.errors)} rows failed" if self.errors else ""
        foreign = f"; {len(self.foreign)} rows in other languages" if self.foreign else ""
        return f"<onrecord.Tables with rows {rows}{foreign}{failed}>"
