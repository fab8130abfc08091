"""Coding one article: what goes in, and what is said where it is wrong."""

import datetime
import pickle
import sys
import threading
import time

import pytest

import onrecord
from conftest import HARBOUR

SAID = "The mayor said on Monday that ferries would sail."


@pytest.mark.parametrize(
    ("published", "told"),
    [
        (None, None),
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T08:30:00+02:00", "2024-03-05T08:30:00+02:00"),
        (datetime.date(2024, 3, 5), "2024-03-05"),
        (datetime.datetime(2024, 3, 5, 23, 59), "2024-03-05"),
        (
            datetime.datetime(2024, 3, 5, 8, 30, tzinfo=datetime.timezone.utc),
            "2024-03-05T08:30:00+00:00",
        ),
    ],
)
def test_dates_of_publication_are_texts_or_dates(coder, published, told):
    assert coder.code(SAID, published=published).article.published == told


def test_days_are_counted_from_the_date_of_publication(coder):
    (date,) = coder.code(SAID, published="2024-03-05").dates
    assert (date.value, date.grain) == ("2024-03-04", "day")


def test_what_is_known_of_the_article_stays_with_it(coder):
    known = dict(id="x", url="https://example.org", title="T", publisher="P", language="en")
    article = coder.code(SAID, **known).article
    assert {name: getattr(article, name) for name in known} == known
    assert coder.code(SAID, id=7).article.id == "7"
    assert coder.code(SAID).article.id == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"published": "21 June"}, "published: `21 June` is no date: write a day as 2024-06-21"),
        ({"published": 5}, "published: `5` is a int; give a str, a date or a datetime"),
        ({"url": 5}, "url: `5` is a int; give a str"),
        ({"text": b"bytes"}, "text: .* is a bytes; give a str"),
        ({"text": None}, "text: there is none"),
        ({"text": "half \ud83c"}, "text: holds half of a surrogate pair"),
    ],
)
def test_an_error_names_the_value_and_its_mend(coder, arguments, message):
    with pytest.raises(ValueError, match=message):
        coder.code(**{"text": SAID, **arguments})


def test_an_empty_text_has_an_empty_record(coder):
    record = coder.code("")
    assert (record.statements, record.events, record.article.length) == ((), (), 0)


def test_own_actors_are_known_first(tmp_path):
    table = tmp_path / "own.csv"
    table.write_text("name,kind,country,sector,wikidata\nOrla Venn,person,KEN,MED,Q1\n", encoding="utf-8")
    coder = onrecord.Coder(actors=table)
    table.unlink()
    for one in (coder, pickle.loads(pickle.dumps(coder))):
        (actor,) = one.code("Orla Venn said the clinic would close.").actors[:1]
        assert (actor.country, actor.sector, actor.wikidata) == ("KEN", "MED", "Q1")


def test_a_fault_in_own_actors_names_file_line_and_column(tmp_path):
    table = tmp_path / "own.csv"
    table.write_text("name,country\nOrla Venn,Kenia\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"own.csv, line 2, column country: `Kenia`"):
        onrecord.Coder(actors=table)
    table.write_bytes(b"name\nZo\xeb\n")
    with pytest.raises(ValueError, match="save it as UTF-8"):
        onrecord.Coder(actors=table)
    with pytest.raises(FileNotFoundError):
        onrecord.Coder(actors=tmp_path / "none.csv")


GERMAN = (
    "Die Fähre zum südlichen Ufer wird ab Montag wieder fahren, teilte die Hafenbehörde am Dienstag "
    "mit. Ihre Sprecherin sagte, beide Motoren seien ersetzt worden und das Boot sei jederzeit sicher "
    "gewesen. Die Fahrgäste hoffen auf niedrigere Preise und manche auf eine Brücke."
)


@pytest.mark.parametrize("article", [{"text": GERMAN}, {"text": "Ferry returns.", "language": "de-AT"}])
def test_another_language_is_told_and_has_no_record(coder, article):
    with pytest.raises(onrecord.ForeignLanguage, match="any_language=True") as told:
        coder.code(**article)
    assert told.value.language == "de" and isinstance(told.value, ValueError)
    there = pickle.loads(pickle.dumps(told.value))
    assert (there.language, str(there)) == ("de", str(told.value))
    record = coder.code(**article, any_language=True)
    assert (record.article.language, record.text) == ("de", article["text"])


def test_english_is_known_by_its_words_whatever_is_declared(coder):
    assert coder.code(HARBOUR, language="de").article.language == "en"
    assert coder.code(SAID).article.language is None, "too short to tell"


TEXT = "\n\n".join(f"The mayor said {number} ferries would sail." for number in range(60))


@pytest.mark.parametrize(
    "code",
    [
        lambda coder: coder.code(TEXT),
        lambda coder: coder.code_batch([TEXT], threads=1),
        lambda coder: coder.code_batch([TEXT, TEXT], threads=2),
    ],
    ids=["one", "a batch on the thread that calls", "a batch on others"],
)
def test_others_run_while_articles_are_coded(coder, code):
    """Were the interpreter held, this thread could not count while the other one codes."""
    started = threading.Event()
    spent = []

    def work():
        started.set()
        start = time.perf_counter()
        code(coder)
        spent.append(time.perf_counter() - start)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(0.001)
    thread = threading.Thread(target=work)
    thread.start()
    started.wait()
    longest, last = 0.0, time.perf_counter()
    while thread.is_alive():
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    thread.join()
    sys.setswitchinterval(interval)
    assert longest < 0.7 * spent[0]
