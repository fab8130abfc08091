"""OnRecord on a Spark cluster, through ``DataFrame.mapInArrow``.

>>> from onrecord.spark import coder_for_spark, schema
>>> events = articles.mapInArrow(coder_for_spark("events"), schema("events"))  # doctest: +SKIP

``articles`` needs columns `id` and `text`; `published`, `url`, `title`, `publisher` and `language`
are read where they are there. The module itself needs neither pyspark nor pyarrow: the workers
have both. Coding is the work, so keep a table that you want several times (``cache()``, or write
it out).
"""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Callable, Iterator, Literal, Mapping, Optional, Union

from . import _onrecord
from ._coder import Coder

if TYPE_CHECKING:
    import pyarrow

__all__ = ["coder_for_spark", "schema"]

_log = logging.getLogger("onrecord")


def schema(table: str) -> str:
    """The schema of a table as ``mapInArrow`` takes it.

    >>> schema("dates")  # doctest: +ELLIPSIS
    '`article_id` string, `url` string, `published` string, `ordinal` bigint, ...'

    Raises:
        KeyError: there is no table of that name.
    """
    return _onrecord.spark_schema(table)


def coder_for_spark(
    table: str,
    *,
    columns: Optional[Mapping[str, str]] = None,
    actors: Union[str, os.PathLike[str], None] = None,
    threads: int = 1,
    errors: Literal["raise", "collect"] = "raise",
    any_language: bool = False,
) -> Callable[[Iterator[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    """A function for ``mapInArrow`` that codes articles to one of the tables.

    ``table`` is a name as in :class:`onrecord.Tables`; ``columns`` names columns that are called
    otherwise, as in :meth:`onrecord.Coder.code_batch`; ``actors`` is a CSV file with your own
    actors, read here and sent along. Spark gives each core a task, so one thread a task is enough.
    With ``errors="collect"`` rows that cannot be coded are left out and written to the worker's
    log, each with its id; otherwise the first of them fails the task. Rows in other languages than
    English are left out and written to that log too, unless ``any_language``.

    Raises:
        KeyError: there is no table of that name.
        OSError, ValueError: the file of actors cannot be read, or something in it is wrong.
    """
    schema(table)
    return _SparkCoder(table, dict(columns or {}), Coder(actors), threads, errors, any_language)


class _SparkCoder:
    """Goes to the workers by pickle, and the user's actors with it."""

    def __init__(
        self,
        table: str,
        columns: dict[str, str],
        coder: Coder,
        threads: int,
        errors: Literal["raise", "collect"],
        any_language: bool,
    ) -> None:
        self.table = table
        # Without ids, the rows of two tasks would be called by the same numbers.
        self.columns = {"id": "id", **columns}
        self.coder = coder
        self.threads = threads
        self.errors = errors
        self.any_language = any_language

    def __call__(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow

        for batch in batches:
            coded = self.coder.code_batch(
                batch,
                columns=self.columns,
                threads=self.threads,
                errors=self.errors,
                any_language=self.any_language,
            )
            ids = batch.column(batch.schema.get_field_index(self.columns["id"]))
            for error in coded.errors:
                _log.warning("article %s left out: %s", ids[error.row], error.message)
            for foreign in coded.foreign:
                _log.info("article %s left out: it is in %s", ids[foreign.row], foreign.language)
            yield from pyarrow.table(coded[self.table]).to_batches()
