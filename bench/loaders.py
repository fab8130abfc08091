"""Reads what `onrecord export` writes with the programs that people read it with.

    python3 -m venv loaders && loaders/bin/pip install -r bench/loaders.txt
    cargo build -p onrecord-cli
    loaders/bin/python bench/loaders.py target/debug/onrecord [RECORDS.jsonl]

Without records of your own it makes hostile ones: tabs, line ends, quotation marks, formulas and
control characters in every text. Each reader must see every row and every text as it was handed on;
the first that does not ends the script with an error.
"""

import csv
import importlib.metadata
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow.dataset
import pyarrow.parquet

TABLES = ["articles", "actors", "mentions", "statements", "events", "event_parties", "disputes", "dispute_parties",
          "dates", "places"]
HOSTILE = ["plain", "", "a\tb\nc\r\nd", "\"", "\"unclosed, ", "=1+1", "-1", "a|b;c,d", "[1]", "None", "NaN", "\\N",
           "\x01\x0b\x1b[2J", "\u0085\u2028", "\ufeffé 中 🇰🇪", "'; DROP TABLE events; --"]


def hostile():
    """A record for each hostile text, which stands in every field that may hold any."""
    for number, text in enumerate(HOSTILE):
        party = {"id": "a1", "name": text, "country": "KEN", "sector": "GOV"}
        other = {"id": "a2", "name": text + "2", "country": text, "sector": text}
        event = {"id": "e1", "type": "COERCE", "modes": ["arrest", text], "contexts": [text], "actors": [party],
                 "recipients": [other, party], "trigger": [0, 3], "evidence": [[0, 3], [4, 9]], "date": "2024-06-20",
                 "place": text, "status": "fact", "according_to": None, "confidence": 0.5}
        actor = {"id": "a1", "name": text, "kind": "person", "country": "KEN", "sector": "GOV", "role": text,
                 "wikidata": text, "mentions": [[0, 3], [5, 7]]}
        spans = {"spans": [[0, 3]]}
        statement = {"id": "s1", "kind": "direct", "parent": None, "restates": None,
                     "source": {"spans": [[0, 3]], "actors": ["a1", text]}, "cue": spans, "content": spans,
                     "stance": "assert", "polarity": "positive", "addressee": [], "medium": [], "date": None,
                     "place": text, "confidence": 0.25}
        dispute = {"claim": {"statement": "s1", "event": None, "spans": []}, "asserted_by": [party], "denied_by": [other]}
        yield {"onrecord": "1",
               "article": {"id": f"{number}{text}", "url": f"https://news.example/{number}?{text}", "publisher": text,
                           "title": text, "published": f"2024-0{number % 9 + 1}-21T08:30:00+02:00", "language": "en",
                           "sha256": "0", "length": 100, "dateline": None},
               "actors": [actor], "statements": [statement], "events": [event], "disputes": [dispute],
               "dates": [{"span": [0, 3], "value": text, "grain": text}],
               "places": [{"span": [0, 3], "name": text, "country": "KEN", "latitude": -4.05, "longitude": 39.66,
                           "geonames": 186301}],
               "boilerplate": [[90, 99]]}


def expected(records):
    """The number of rows that each table must have."""
    return {
        "articles": len(records),
        "actors": sum(len(r["actors"]) for r in records),
        "mentions": sum(len(a["mentions"]) for r in records for a in r["actors"]),
        "statements": sum(len(r["statements"]) for r in records),
        "events": sum(len(r["events"]) for r in records),
        "event_parties": sum(len(e["actors"]) + len(e["recipients"]) for r in records for e in r["events"]),
        "disputes": sum(len(r["disputes"]) for r in records),
        "dispute_parties": sum(len(d["asserted_by"]) + len(d["denied_by"]) for r in records for d in r["disputes"]),
        "dates": sum(len(r["dates"]) for r in records),
        "places": sum(len(r["places"]) for r in records),
    }


def check(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: found {found!r}, wanted {wanted!r}")


def names(records):
    return [actor["name"] for record in records for actor in record["actors"]]


def parquet(folder, records):
    rows = expected(records)
    for table in TABLES:
        path = str(folder / f"{table}.parquet")
        check(f"pyarrow {table}", pyarrow.parquet.read_table(path).num_rows, rows[table])
        check(f"pandas {table}", len(pandas.read_parquet(path)), rows[table])
        check(f"polars {table}", polars.read_parquet(path).height, rows[table])
        check(f"duckdb {table}", duckdb.sql(f"select count(*) from '{path}'").fetchone()[0], rows[table])
    path = str(folder / "actors.parquet")
    for reader, found in [("pyarrow", pyarrow.parquet.read_table(path)["name"].to_pylist()),
                          ("pandas", list(pandas.read_parquet(path)["name"])),
                          ("polars", polars.read_parquet(path)["name"].to_list()),
                          ("duckdb", [row[0] for row in duckdb.sql(f"select name from '{path}'").fetchall()])]:
        check(f"{reader} names", found, names(records))
    path = str(folder / "events.parquet")
    spans = [span for record in records for event in record["events"] for span in event["evidence"]]
    found = duckdb.sql(f"select s.start, s.end from (select unnest(evidence) s from '{path}')").fetchall()
    check("duckdb spans", [list(span) for span in found], spans)
    found = polars.read_parquet(path).explode("evidence")["evidence"].struct.unnest().rows()
    check("polars spans", [list(span) for span in found], spans)
    found = [[span["start"], span["end"]] for cell in pandas.read_parquet(path)["evidence"] for span in cell]
    check("pandas spans", found, spans)


def months(folder, records):
    for table, rows in expected(records).items():
        data = pyarrow.dataset.dataset(folder / table, partitioning="hive")
        check(f"pyarrow months {table}", data.count_rows(), rows)
        pattern = str(folder / table / "*" / "*.parquet")
        found = duckdb.sql(f"select count(*), count(month) from read_parquet('{pattern}', hive_partitioning=true)")
        check(f"duckdb months {table}", found.fetchone()[0], rows)
        check(f"polars months {table}", polars.scan_parquet(folder / table, hive_partitioning=True).collect().height, rows)


def tables_in_csv(folder, records, safe):
    rows = expected(records)
    for table in TABLES:
        path = str(folder / f"{table}.csv")
        check(f"pandas csv {table}", len(pandas.read_csv(path)), rows[table])
        check(f"polars csv {table}", polars.read_csv(path, infer_schema=False).height, rows[table])
        found = duckdb.sql(f"select count(*) from read_csv('{path}', header=true, all_varchar=true, quote='\"', "
                           f"escape='\"', delim=',', strict_mode=true)").fetchone()[0]
        check(f"duckdb csv {table}", found, rows[table])
    with open(folder / "actors.csv", newline="", encoding="utf-8") as file:
        found = [row["name"] for row in csv.DictReader(file)]
    if safe:
        check("formulas", [name for name in found if name[:1] in "=+-@\t\r\n" and name], [])
    else:
        check("csv names", found, names(records))
    with open(folder / "events.csv", newline="", encoding="utf-8") as file:
        found = [json.loads(row["modes"]) for row in csv.DictReader(file)]
    check("csv lists", found, [event["modes"] for record in records for event in record["events"]])


def gdelt(path):
    """As gdeltPyR and py-gdelt read a file that they have fetched."""
    from py_gdelt.models import Event
    from py_gdelt.parsers import EventsParser

    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    header = Path(sys.prefix) / "data" / "events2.csv"
    columns = list(pandas.read_csv(header)["tableId"])
    frame = pandas.read_csv(path, sep="\t", header=None, on_bad_lines="skip", dtype={26: "str", 27: "str", 28: "str"})
    check("gdeltPyR rows", len(frame), len(lines))
    check("gdeltPyR columns", len(frame.columns), len(columns))
    frame.columns = columns
    check("gdeltPyR ids", frame[columns[0]].dtype.kind + str(frame[columns[0]].is_unique), "iTrue")
    check("gdeltPyR days", frame[columns[1]].dtype.kind, "i")
    raw = list(EventsParser().parse(path.read_bytes()))
    check("py-gdelt rows", len(raw), len(lines))
    events = [Event.from_raw(event) for event in raw]
    check("py-gdelt ids", [event.global_event_id for event in events], list(frame[columns[0]]))
    found = duckdb.sql(f"select count(*), count(distinct column00) from read_csv('{path}', delim='\t', header=false, "
                       f"quote='', all_varchar=true)").fetchone()
    check("duckdb gdelt", found, (len(lines), len(lines)))
    return len(lines)


def polecat(path):
    frame = pandas.read_csv(path, sep="\t", dtype=str, keep_default_na=False)
    check("pandas polecat", (len(frame.columns), frame["Event ID"].is_unique), (40, True))
    found = polars.read_csv(path, separator="\t", infer_schema=False, quote_char=None).height
    check("polars polecat", found, len(frame))
    return len(frame)


def main():
    program, records = sys.argv[1], list(hostile())
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        lines = folder / "records.jsonl"
        if len(sys.argv) > 2:
            text = Path(sys.argv[2]).read_text(encoding="utf-8")
            records = [json.loads(line) for line in text.split("\n") if line]
        lines.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")

        def export(name, *words):
            subprocess.run([program, "export", lines, "--output", folder / name, *words], check=True)
            return folder / name

        parquet(export("parquet", "--format", "parquet"), records)
        months(export("months", "--format", "parquet", "--partition", "month"), records)
        tables_in_csv(export("csv", "--format", "csv"), records, False)
        tables_in_csv(export("safe", "--format", "csv", "--csv-safe"), records, True)
        rows = gdelt(export("events.export.CSV", "--format", "gdelt"))
        check("rows of events", polecat(export("polecat.txt", "--format", "polecat")), rows)
    versions = ["pandas", "pyarrow", "polars", "duckdb", "gdelt", "gdelt-py"]
    print(f"{len(records)} records, {sum(expected(records).values())} rows, {rows} rows of events: all read the same by",
          ", ".join(f"{name} {importlib.metadata.version(name)}" for name in versions))


main()
