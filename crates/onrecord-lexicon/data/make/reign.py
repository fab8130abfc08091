"""Rulers from REIGN's list of leaders, version of March 2021."""

import csv

from .people import starred
from .term import Term
from .tsv import OWN, read

SEEN = "2021-03"


def terms(facts):
    known = rulers()
    with open(facts / "reign" / "leaderlist_3_21.csv", encoding="latin-1") as file:
        rows = [row for row in csv.DictReader(file) if not row["eyear"] or int(row["eyear"]) >= 1990]
    for row in rows:
        label = row["leader"].strip()
        found = known.get((row["stateabb"], label, row["syear"])) or known.get((row["stateabb"], label, ""))
        if not found:
            continue
        country, name, office = found
        start = "-".join([row["syear"], row["smonth"].zfill(2), row["sdate"].zfill(2)])
        end = f"{row['eyear']}-{row['emonth'].zfill(2)}" if row["eyear"] else SEEN + "+"
        name, surname = starred(name)
        yield Term(name, surname, country, office, start, end, "", "REIGN", leads=True)


def rulers():
    """Who is meant by REIGN's state, name and first year."""
    return {(state, label, year): (country, name, office) for state, country, label, year, name, office in
            read(OWN / "rulers.tsv")}
