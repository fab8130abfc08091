"""Presidents, vice-presidents and members of Congress from the congress-legislators project (CC0)."""

import re

from .term import Term

OFFICES = {"prez": ("President", "head-of-state;leader", "GOV"), "viceprez": ("Vice President", "deputy-head-of-state", "GOV"),
           "sen": ("Senator", "senator;legislator", "LEG"), "rep": ("Representative", "representative;legislator", "LEG")}
SEEN = "2026-06"
# Names as news writes them, where the project has them otherwise.
NAMES = {"George Bush": "George H. W. Bush", "William Clinton": "Bill Clinton", "Dan Quayle": "Dan Quayle",
         "Albert Gore": "Al Gore", "Richard Cheney": "Dick Cheney", "Joseph Biden": "Joe Biden"}


def terms(facts):
    """Terms that reach into 1990 or later, those that follow each other made one."""
    found = []
    for name in ("executive.yaml", "legislators-current.yaml"):
        for person in people((facts / "us" / name).read_text(encoding="utf-8")):
            found += of_person(person)
    return found


def people(text):
    """The persons of a file; only as much of YAML as it needs."""
    for block in re.split(r"^- ", text, flags=re.M)[1:]:
        fields = {}
        for key in ("first", "last", "nickname", "suffix", "official_full", "wikipedia", "wikidata"):
            match = re.search(rf"^\s+{key}: (.+)$", block, re.M)
            fields[key] = bare(match[1]) if match else ""
        terms = re.findall(r"- type: (\w+)\n\s+start: '?([\d-]+)'?\n\s+end: '?([\d-]+)'?", block)
        yield fields, terms


def bare(value):
    value = value.strip("'\"").replace("''", "'")
    return re.sub(r'\\x([0-9A-F]{2})|\\u([0-9A-F]{4})', lambda m: chr(int(m[1] or m[2], 16)), value)


def of_person(person):
    fields, terms = person
    name = re.sub(r" \(.*\)", "", fields["wikipedia"]) or f"{fields['nickname'] or fields['first']} {fields['last']}"
    name = NAMES.get(name, name)
    official = [fields["official_full"], f"{fields['first']} {fields['last']}", f"{fields['nickname']} {fields['last']}"]
    found = []
    for kind, start, end in terms:
        office, functions, sector = OFFICES[kind]
        if end < "1990":
            continue
        if found and found[-1].office == office and start <= next_days(found[-1].end):
            found[-1].end = end
            continue
        term = Term(name, fields["last"], "USA", office, start, end, fields["wikidata"], "congress-legislators",
                    functions=functions, sector=sector)
        term.aliases = [alias for alias in official if alias.strip() and not alias.startswith(" ")]
        found.append(term)
    # A term that runs into the future was seen to run when the list was made.
    for term in found:
        if term.end > SEEN:
            term.end = SEEN + "+"
    return found


def next_days(date):
    """A few days later: terms of Congress begin a day or two after the last has ended."""
    year, month, day = date.split("-")
    return f"{year}-{month}-{min(int(day) + 12, 31):02}"
