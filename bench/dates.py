"""Values of date expressions against TimeNorm's (tab-separated expression, type, TIMEX value).

  python bench/dates.py target/release/onrecord DATA/timenorm/en/train.tsv [--dateparser] [--errors]

A document's first line is its own date, the anchor of all that follow. The data hold expressions
without their sentences, so each is read in brackets, with no verb to give it a tense and no earlier
date. Therefore a figure is given for expressions that stand for themselves, and one for those that
lean on the article ("a year earlier", "the quarter"). Expressions without a calendar value
("recently", "now", "several weeks") are left out of both. `--dateparser` runs the PyPI package of
that name (pip install dateparser) over the same expressions with the same marking.
"""

import argparse
import collections
import datetime
import json
import pathlib
import re
import subprocess
import tempfile

# An expression alone would be read as a page's own line; in brackets no verb gives it a tense.
FRAME = "The two sides ({}) and the mediator.\n"
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
PORTION = re.compile(
    r"^(the )?(very )?"
    r"(early|mid|late|end|beginning|start|middle|earlier|later|some ?time|rest)\b",
    re.I,
)
LEANS = re.compile(
    r"\b(earlier|later|before|after|following|previous|same|that|those|then|comparable"
    r"|corresponding|latest|year-ago|year-earlier)$"
    r"|\b(following|previous|same|that|year-ago|year-earlier|latest|comparable|corresponding"
    r"|period|after|before)\b"
    r"|^(the )?(day|week|month|quarter|year|weekend|morning|end)$"
    r"|^\d{1,2}$|^(an?|one|two|second|third)$|^[a-z]+$",
    re.I,
)
NAMED = re.compile(
    r"^(\w+day|today|tomorrow|yesterday|tonight|overnight|\d{4}|noon|midnight"
    r"|(jan|febr)uary|march|april|may|june|july|august|(septem|octo|novem|decem)ber"
    r"|(mon|month|year|annual|hour|week|quarter)ly|daily|spring|summer|autumn|fall|winter)$",
    re.I,
)
KINDS = (
    (r"P", "duration"),
    (r".*T", "time"),
    (r".*W", "week"),
    (r".*-(SP|SU|FA|WI)", "season"),
    (r".*-[QH]", "quarter"),
    (r"\d{4}-\d\d-\d\d", "day"),
    (r"\d{4}-\d\d", "month"),
    (r"\d{4}", "year"),
)
# Units of TIMEX durations, in the units that they are compared in.
UNITS = {"W": (7, "D"), "DE": (10, "Y"), "CE": (100, "Y"), "Q": (3, "M"), "L": (1000, "Y")}


def documents(path):
    """Each document's date and its (expression, type, value) rows."""
    for block in pathlib.Path(path).read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line.count("\t") >= 2]
        if rows and re.fullmatch(r"\d{4}-\d\d-\d\d.*", rows[0][2]):
            yield rows[0][2][:10], [row[:3] for row in rows[1:]]


def month_end(year, month):
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(1)


def months(year, first, last):
    return (datetime.date(year, first, 1), month_end(year, last))


def extent(value):
    """What a value covers: first and last day, a day and minute, or a length; None if not told."""
    if not value or "X" in value.split("T")[0] or value.endswith("_REF"):
        return None
    if value.startswith("P"):
        return length(value)
    if "/" in value:
        first, last = (extent(end) for end in value.split("/"))
        return first and last and (first[0], last[-1])
    day, _, time = value.partition("T")
    if re.match(r"\d\d", time):
        past = datetime.timedelta(hours=int(time[:2]), minutes=int(time[3:5] or 0))
        return ("minute", datetime.datetime.fromisoformat(day) + past)
    return calendar(day)


def length(value):
    match = re.fullmatch(r"P(T?)(\d+(?:\.\d+)?)([A-Z]+)", value)
    if not match:
        return None
    time, count, unit = match[1], float(match[2]), match[3]
    scale = UNITS.get(unit, (1, unit))
    return ("length", time, count * scale[0], scale[1])


def calendar(value):
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(?:-(WE|\d))?", value):
        monday = datetime.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first, last = {"WE": (5, 6), None: (0, 6)}.get(match[3]) or (int(match[3]) - 1,) * 2
        return (monday + datetime.timedelta(first), monday + datetime.timedelta(last))
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return months(int(match[1]), *SEASONS[match[2]])
    if match := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
        size = 3 if match[2] == "Q" else 6
        return months(int(match[1]), int(match[3]) * size - size + 1, int(match[3]) * size)
    if re.fullmatch(r"\d{2,4}", value):
        scale = 10 ** (4 - len(value))
        first = int(value) * scale + (scale == 100)
        return (datetime.date(max(first, 1), 1, 1), datetime.date(first + scale - 1, 12, 31))
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return months(int(match[1]), int(match[2]), int(match[2]))
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        return None
    return (day, day)


def is_right(gold, found, expression):
    """The same extent; a part of a period may be narrower than the period."""
    if found is None:
        return False
    if gold == found:
        return True
    if "length" in (gold[0], found[0]):
        return False
    if "minute" in (gold[0], found[0]):
        # "Friday afternoon": TimeNorm marks the part of the day, a record keeps the day.
        return False
    return bool(PORTION.match(expression)) and gold[0] <= found[0] and found[1] <= gold[1]


def kind(timex, value):
    """What is told: a day, a month, a length."""
    if timex == "SET":
        return "habitual"
    fits = (name for pattern, name in KINDS if re.match(pattern, value))
    return next(fits, "decade or century")


def code(program, path):
    """The values that the program gives, by document and row."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        by_date = collections.defaultdict(list)
        for number, (date, rows) in enumerate(documents(path)):
            by_date[date] += [(f"{number}-{row}", words) for row, (words, _, _) in enumerate(rows)]
        for date, texts in by_date.items():
            for name, words in texts:
                (folder / date).mkdir(exist_ok=True)
                (folder / date / f"{name}.txt").write_text(FRAME.format(words), encoding="utf-8")
            out = folder / f"{date}.jsonl"
            options = ["--quiet", "--format", "jsonl", "--published", date, "-o", out]
            subprocess.run([program, "code", folder / date, *options], check=True)
            for line in out.read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                dates = record["dates"]
                # An expression may be read in pieces; the longest piece stands for it.
                longest = max(dates, key=lambda date: date["span"][1] - date["span"][0], default=None)
                found[pathlib.Path(record["article"]["id"]).stem] = longest and longest["value"]
    return found


def dateparser_values(path):
    """The values that dateparser gives, written as ISO 8601 at the period that it names."""
    from dateparser.date import DateDataParser

    day = "%Y-%m-%d"
    forms = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "time": "%Y-%m-%dT%H:%M"}
    found = {}
    for number, (date, rows) in enumerate(documents(path)):
        settings = {
            "RELATIVE_BASE": datetime.datetime.fromisoformat(date),
            "PREFER_DATES_FROM": "past",
            "RETURN_TIME_AS_PERIOD": True,
        }
        parser = DateDataParser(languages=["en"], settings=settings)
        for row, (words, _, _) in enumerate(rows):
            data = parser.get_date_data(words)
            form = forms.get(data.period, day)
            found[f"{number}-{row}"] = data.date_obj and data.date_obj.strftime(form)
    return found


def mark(path, found, show):
    """Right and all, by kind, for expressions that stand for themselves and for those that lean."""
    tally = collections.defaultdict(lambda: [0, 0])
    for number, (date, rows) in enumerate(documents(path)):
        for row, (words, timex, value) in enumerate(rows):
            gold = extent(re.sub(r"T(MO|AF|EV|NI|DT|MI)$", "", value))
            if gold is None:
                continue
            got = found.get(f"{number}-{row}")
            right = is_right(gold, extent((got or "").rstrip("Z")), words)
            # "a year ago" in a story about a quarter means that quarter of the year before.
            quarter = re.search(r"quarter|half|Q\d", words, re.I)
            finer = kind(timex, value) == "quarter" and not quarter
            leans = finer or LEANS.search(words) and not NAMED.match(words)
            group = ("stands for itself", kind(timex, value))
            group = ("leans on the article",) if leans else group
            for key in {group, group[:1]}:
                tally[key][0] += right
                tally[key][1] += 1
            if show and not right:
                print(*group, date, words, value, got, sep="\t")
    return tally


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("program")
    arguments.add_argument("data")
    arguments.add_argument("--dateparser", action="store_true")
    arguments.add_argument("--errors", action="store_true")
    options = arguments.parse_args()
    tallies = {"onrecord": mark(options.data, code(options.program, options.data), options.errors)}
    if options.dateparser:
        tallies["dateparser"] = mark(options.data, dateparser_values(options.data), False)
    for key in sorted(tallies["onrecord"]):
        counts = (tally[key] for tally in tallies.values())
        cells = (f"{right / max(count, 1):.3f} ({right}/{count})" for right, count in counts)
        print(f"{' / '.join(key):44}", *(f"{cell:20}" for cell in cells))


if __name__ == "__main__":
    main()
