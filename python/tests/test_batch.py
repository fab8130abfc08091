"""Coding many articles: from whoever speaks Arrow or Python, to Arrow tables."""

import datetime
import gc
import os
from pathlib import Path

import onrecord
import pytest

pyarrow = pytest.importorskip("pyarrow")

NAMES = [
    "articles",
    "actors",
    "mentions",
    "statements",
    "events",
    "event_parties",
    "disputes",
    "dispute_parties",
    "dates",
    "places",
]


def arrow(tables, name="articles"):
    return pyarrow.table(tables[name])


def column(tables, name, table="articles"):
    return arrow(tables, table)[name].to_pylist()


@pytest.fixture(scope="module")
def expected(coder, articles):
    return {name: arrow(coder.code_batch(articles, threads=1), name) for name in NAMES}


def as_pandas(articles):
    return pytest.importorskip("pandas").DataFrame(articles)


def as_polars(articles):
    return pytest.importorskip("polars").DataFrame(articles)


def as_duckdb(articles):
    duckdb = pytest.importorskip("duckdb")
    rows = pyarrow.Table.from_pylist(articles)
    return duckdb.from_arrow(rows).project("*")


def in_chunks(articles):
    parts = [pyarrow.Table.from_pylist(articles[start : start + 2]) for start in range(0, 5, 2)]
    schema = pyarrow.Table.from_pylist(articles).schema
    return pyarrow.concat_tables([part.cast(schema) for part in parts])


SOURCES = {
    "list": lambda articles: articles,
    "generator": lambda articles: (article for article in articles),
    "pyarrow.Table": lambda articles: pyarrow.Table.from_pylist(articles),
    "pyarrow.Table in chunks": in_chunks,
    "pyarrow.RecordBatch": lambda articles: pyarrow.RecordBatch.from_pylist(articles),
    "pyarrow.RecordBatchReader": lambda articles: pyarrow.Table.from_pylist(articles).to_reader(),
    "pandas": as_pandas,
    "polars": as_polars,
    "duckdb": as_duckdb,
}


@pytest.mark.parametrize("source", SOURCES)
def test_every_source_on_two_threads_gives_the_tables_of_one(coder, articles, expected, source):
    tables = coder.code_batch(SOURCES[source](articles), threads=2)
    assert list(tables) == NAMES and len(tables) == 10
    for name, table in expected.items():
        assert arrow(tables, name).equals(table), name
    assert column(tables, "article_id") == [article["id"] for article in articles]
    assert tables["statements"].num_rows >= len(articles)


def test_tables_tell_what_records_tell(coder, articles):
    statements = arrow(coder.code_batch(articles), "statements").to_pylist()
    one_by_one = [
        (article["id"], statement, article["text"])
        for article in articles
        for statement in coder.code(**article).statements
    ]
    assert len(statements) == len(one_by_one) > 0
    for row, (id, statement, text) in zip(statements, one_by_one):
        assert (row["article_id"], row["statement_id"]) == (id, statement.id)
        assert row["content_text"] == statement.text(text)
        assert row["stance"] == statement.stance
        assert [(span["start"], span["end"]) for span in row["content_spans"]] == list(
            statement.content.spans
        )


@pytest.mark.parametrize(
    "texts",
    [
        ["One said a.", "Two said b."],
        pyarrow.array(["One said a.", "Two said b."]),
        pyarrow.chunked_array([["One said a."], ["Two said b."]]),
        pyarrow.array(["One said a.", "Two said b."], pyarrow.large_string()),
        pyarrow.array(["One said a.", "Two said b."], pyarrow.string_view()),
        pyarrow.array(["One said a.", "Two said b."]).dictionary_encode(),
    ],
    ids=lambda texts: str(getattr(texts, "type", "list")),
)
def test_texts_alone_are_articles_called_by_their_rows(coder, texts):
    assert column(coder.code_batch(texts), "article_id") == ["0", "1"]
    assert column(coder.code_batch(texts), "length") == [11, 11]


def test_a_column_of_polars_or_pandas_is_enough(coder):
    polars, pandas = pytest.importorskip("polars"), pytest.importorskip("pandas")
    for texts in (polars.Series(["One said a."]), pandas.Series(["One said a."])):
        assert column(coder.code_batch(texts), "length") == [11]


def test_columns_of_other_names_are_read_as_told(coder):
    rows = {"body": ["He said a."], "day": ["2024-03-05"], "published": ["no date"], "nr": [7]}
    names = {"text": "body", "published": "day", "id": "nr"}
    for source in (pyarrow.table(rows), [{name: one for name, [one] in rows.items()}]):
        tables = coder.code_batch(source, columns=names)
        assert column(tables, "published") == ["2024-03-05"]
        assert column(tables, "article_id") == ["7"]


ZONE = datetime.timezone(datetime.timedelta(hours=2))


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (pyarrow.array(["2024-03-05", None, ""]), ["2024-03-05", None, None]),
        (pyarrow.array([datetime.date(2024, 3, 5), None]), ["2024-03-05", None]),
        (pyarrow.array([19787, None], pyarrow.date32()), ["2024-03-05", None]),
        (pyarrow.array([datetime.datetime(2024, 3, 5, 23, 59)]), ["2024-03-05"]),
        (
            pyarrow.array([datetime.datetime(2024, 3, 5, tzinfo=ZONE)], pyarrow.timestamp("s", "UTC")),
            ["2024-03-04T22:00:00+00:00"],
        ),
        (
            pyarrow.array([1709600000123], pyarrow.timestamp("ms", "+02:00")),
            ["2024-03-05T02:53:20.123+02:00"],
        ),
        (
            pyarrow.array([1720000000 * 10**9, None], pyarrow.timestamp("ns", "Europe/Paris")),
            ["2024-07-03T11:46:40+02:00", None],
        ),
        (pyarrow.nulls(2), [None, None]),
        (pyarrow.array([None], pyarrow.float64()), [None]),
    ],
    ids=lambda value: str(getattr(value, "type", "")),
)
def test_dates_of_publication_are_texts_days_or_timestamps(coder, values, told):
    rows = pyarrow.table({"text": ["He said a."] * len(values), "published": values})
    assert column(coder.code_batch(rows), "published") == told


def test_what_pandas_has_for_nothing_is_nothing(coder):
    pandas = pytest.importorskip("pandas")
    row = {"text": "He said a.", "url": float("nan"), "title": pandas.NA, "published": pandas.NaT}
    (article,) = arrow(coder.code_batch([row])).to_pylist()
    assert (article["url"], article["title"], article["published"]) == (None, None, None)


BAD = [
    {"text": "One said a."},
    {"text": "Two said b.", "published": "yesterday"},
    {"text": None},
    {"text": "Four said d."},
]


@pytest.mark.parametrize("make", [list, pyarrow.Table.from_pylist], ids=["rows", "arrow"])
def test_bad_rows_are_named(coder, make):
    rows = [{"published": None, **row} for row in BAD]
    with pytest.raises(ValueError, match="row 1, published: `yesterday` is no date"):
        coder.code_batch(make(rows))
    tables = coder.code_batch(make(rows), errors="collect")
    assert column(tables, "article_id") == ["0", "3"]
    assert [(error.row, error.column) for error in tables.errors] == [(1, "published"), (2, "text")]
    assert "`yesterday`" in tables.errors[0].message
    assert str(tables.errors[1]).startswith("row 2, text: there is none")
    assert "2 rows failed" in repr(tables)


@pytest.mark.parametrize("make", [list, pyarrow.Table.from_pylist], ids=["rows", "arrow"])
def test_rows_in_other_languages_are_left_out_and_told(coder, make):
    rows = [
        {"text": "One said a.", "language": "en"},
        {"text": "Zwei sagte b.", "language": "de"},
        {"text": "Паром снова пойдёт с понедельника, сообщили власти порта.", "language": None},
        {"text": "Four said d.", "language": None},
    ]
    tables = coder.code_batch(make(rows))
    assert column(tables, "article_id") == ["0", "3"]
    assert tables.foreign == ((1, "de"), (2, "ru")) and tables.errors == ()
    assert tables.foreign[1].language == "ru"
    assert "2 rows in other languages" in repr(tables)
    tables = coder.code_batch(make(rows), any_language=True)
    assert column(tables, "language") == ["en", "de", "ru", None]
    assert tables.foreign == ()


def memory(kind):
    """What this process has of memory (`VmRSS`), or has had at most (`VmHWM`), in bytes."""
    (line,) = (line for line in STATUS.read_text().splitlines() if line.startswith(kind))
    return int(line.split()[1]) * 1024


STATUS = Path("/proc/self/status")


@pytest.mark.skipif(not STATUS.exists(), reason="memory is told otherwise there")
def test_a_table_is_read_where_it_lies(coder):
    """Texts in a language that is not coded take no time; were the table copied, the peak would rise
    by its size."""
    text = "Паром снова пойдёт. " * 15_000
    columns = {"text": [text] * 256, "language": ["ru"] * 256, "beside": [text] * 256}
    table = pyarrow.table(columns)
    assert table.nbytes > 200_000_000
    # The peak is counted from here on.
    Path("/proc/self/clear_refs").write_text("5")
    before = memory("VmRSS")
    tables = coder.code_batch(table, threads=1)
    assert len(tables.foreign) == 256
    assert memory("VmHWM") - before < 64_000_000


def test_a_stream_is_read_portion_by_portion(coder):
    """No more of it is asked for than is coded next: a stream may be longer than memory."""
    asked = []

    def batches():
        for number in range(40):
            asked.append(number)
            # The last one cannot be coded, which is known once it is reached and not before.
            published = "no date" if number == 20 else None
            yield pyarrow.RecordBatch.from_pylist(
                [{"text": "He said a.", "published": published}], schema=schema
            )

    schema = pyarrow.schema({"text": pyarrow.string(), "published": pyarrow.string()})
    stream = pyarrow.RecordBatchReader.from_batches(schema, batches())
    with pytest.raises(ValueError, match="row 20, published"):
        coder.code_batch(stream, threads=1)
    assert 20 in asked and 39 not in asked


def test_rows_that_are_no_articles_are_named(coder):
    tables = coder.code_batch(["One said a.", 2, {"body": "x"}, "\ud800"], errors="collect")
    assert [error.message.split(";")[0] for error in tables.errors] == [
        "a int is no article",
        "there is none",
        "holds half of a surrogate pair, which is no character",
    ]


def test_an_error_of_the_iterable_is_its_own(coder):
    def rows():
        yield "One said a."
        raise OSError("the wire is cut")

    with pytest.raises(OSError, match="the wire is cut"):
        coder.code_batch(rows(), errors="collect")


@pytest.mark.parametrize(
    ("source", "options", "error", "message"),
    [
        ("one text", {}, TypeError, "this is one article"),
        ({"text": "one"}, {}, TypeError, "this is one article"),
        (5, {}, TypeError, "not iterable"),
        ([], {"errors": "ignore"}, ValueError, '`ignore` is neither "raise" nor "collect"'),
        ([], {"threads": 0}, ValueError, "threads: `0`"),
        ([], {"columns": {"body": "text"}}, ValueError, "`body` is none of text, id, url"),
        (pyarrow.table({"body": ["a"]}), {}, ValueError, "no column `text` among body"),
        (
            pyarrow.table({"text": ["a"]}),
            {"columns": {"id": "nr"}},
            ValueError,
            "id: there is no column `nr` among text",
        ),
        (pyarrow.table({"text": [1]}), {}, ValueError, "text: the column holds Int64"),
        (
            pyarrow.table({"text": ["a"], "published": [1]}),
            {},
            ValueError,
            "published: the column holds Int64",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_wrong_use_says_what_would_mend_it(coder, source, options, error, message):
    with pytest.raises(error, match=message):
        coder.code_batch(source, **options)


def test_nothing_gives_tables_without_rows(coder):
    for source in ([], pyarrow.table({"text": pyarrow.array([], pyarrow.string())})):
        tables = coder.code_batch(source)
        assert all(len(table) == 0 for table in tables.values())
        assert arrow(tables, "events").schema.names == tables["events"].column_names


def test_others_take_a_table_as_it_is(coder, articles):
    tables = coder.code_batch(articles)
    events = tables["events"]
    rows = len(events)
    assert rows > 0 and pyarrow.table(events).num_rows == rows
    polars = pytest.importorskip("polars")
    assert polars.DataFrame(events).height == rows
    pandas = pytest.importorskip("pandas")
    assert len(pandas.DataFrame.from_arrow(events)) == rows
    duckdb = pytest.importorskip("duckdb")
    assert duckdb.sql("select count(*) from events").fetchall() == [(rows,)]


def test_a_table_is_handed_over_without_a_copy(coder, articles):
    table = coder.code_batch(articles)["events"]
    taken = [pyarrow.table(table) for _ in range(2)]
    for name in ("type", "confidence", "evidence"):
        first, second = (
            [buffer.address for buffer in one[name].chunk(0).buffers() if buffer] for one in taken
        )
        assert first == second and first, name
    # Others see the same bytes.
    polars = pytest.importorskip("polars")
    seen = polars.DataFrame(table)["confidence"].to_arrow().buffers()[1]
    assert seen.address == taken[0]["confidence"].chunk(0).buffers()[1].address


def test_a_table_outlives_what_it_was_coded_with(articles):
    table = pyarrow.table(onrecord.Coder().code_batch(iter(articles))["statements"])
    gc.collect()
    assert table["article_id"].to_pylist()[0] == articles[0]["id"]
    table.validate(full=True)


def test_an_unknown_table_is_named(coder):
    with pytest.raises(KeyError, match="no table `quotes`; the tables are articles"):
        coder.code_batch([])["quotes"]


def test_lists_are_long_enough_to_fill_several_portions(coder):
    texts = [f"The mayor said {number}." for number in range(70)]
    assert column(coder.code_batch(texts, threads=2), "article_id") == [
        str(number) for number in range(70)
    ]


def test_threads_beyond_the_cores_are_allowed(coder, articles, expected):
    tables = coder.code_batch(articles, threads=(os.cpu_count() or 1) + 1)
    assert arrow(tables, "statements").equals(expected["statements"])
