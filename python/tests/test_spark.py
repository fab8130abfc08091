"""The function for mapInArrow, called as a Spark worker calls it."""

import pickle
import subprocess
import sys

import pytest

pyarrow = pytest.importorskip("pyarrow")

from onrecord.spark import coder_for_spark, schema  # noqa: E402


def batches(articles):
    return (pyarrow.RecordBatch.from_pylist(articles[start : start + 3]) for start in range(0, 5, 3))


def test_batches_in_give_the_rows_of_one_table(coder, articles):
    code = pickle.loads(pickle.dumps(coder_for_spark("statements")))
    found = list(code(batches(articles)))
    assert all(isinstance(batch, pyarrow.RecordBatch) for batch in found)
    expected = pyarrow.table(coder.code_batch(articles)["statements"])
    assert pyarrow.Table.from_batches(found).combine_chunks().equals(expected)


def test_rows_need_ids(articles):
    rows = pyarrow.RecordBatch.from_pylist([{"text": "He said a."}])
    with pytest.raises(ValueError, match="id: there is no column `id`"):
        list(coder_for_spark("events")(iter([rows])))


def test_rows_left_out_are_in_the_log_by_their_ids(caplog):
    rows = [{"nr": 1, "text": "He said a."}, {"nr": 2, "text": None}]
    code = coder_for_spark("articles", columns={"id": "nr"}, errors="collect")
    (batch,) = code(iter([pyarrow.RecordBatch.from_pylist(rows)]))
    assert batch.to_pydict()["article_id"] == ["1"]
    assert "article 2 left out: there is none" in caplog.text


def test_rows_in_other_languages_are_in_the_log_too(caplog):
    caplog.set_level("INFO", "onrecord")
    rows = [{"id": "a", "text": "He said a."}, {"id": "b", "text": "Er sagte b.", "language": "de"}]
    rows = [{"language": None, **row} for row in rows]
    ids = {}
    for any_language in (False, True):
        code = coder_for_spark("articles", any_language=any_language)
        (batch,) = pickle.loads(pickle.dumps(code))(iter([pyarrow.RecordBatch.from_pylist(rows)]))
        ids[any_language] = batch.to_pydict()["article_id"]
    assert ids == {False: ["a"], True: ["a", "b"]}
    assert caplog.messages == ["article b left out: it is in de"]


def test_an_unknown_table_is_named_at_once():
    with pytest.raises(KeyError, match="no table `quotes`"):
        coder_for_spark("quotes")


def test_the_schema_names_every_column_with_a_type_of_spark(coder):
    types = {
        "string": pyarrow.string(),
        "bigint": pyarrow.int64(),
        "float": pyarrow.float32(),
        "double": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
        "array<string>": pyarrow.list_(pyarrow.field("item", pyarrow.string(), False)),
    }
    for name, table in coder.code_batch([]).items():
        told = schema(name)
        for field in pyarrow.schema(table):
            kind = told.split(f"`{field.name}` ")[1]
            if kind.startswith("array<struct"):
                assert pyarrow.types.is_struct(field.type.value_type)
            else:
                assert field.type == types[kind.split(", `")[0]], field


def test_the_module_is_there_without_pyspark_and_pyarrow(tmp_path):
    code = "import sys; sys.modules['pyspark'] = sys.modules['pyarrow'] = None; import onrecord.spark"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path)
