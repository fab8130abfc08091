"""A person's term in an office, as one or several sources tell it."""

import re

from .people import same_person, variants

LAST = "9999-12-31"


def earliest(date):
    """The first day a date may mean: `2017` gives 2017-01-01."""
    date = date.rstrip("+").split("/")[0]
    return "0001-01-01" if date in ("", "-") else (date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10]


def latest(date):
    """The last day a date may mean."""
    if date.endswith("+") or date in ("", "-"):
        return LAST
    date = date.split("/")[-1]
    return (date + "-12-31")[:10] if len(date) == 4 else (date + "-31")[:10]


class Term:
    def __init__(self, name, surname, country, office, start, end, item, source, *, body="", functions="",
                 sector="GOV", leads=False):
        self.name, self.surname, self.country, self.office = name, surname, country, office
        self.start, self.end, self.item = start, end, item
        self.body, self.functions, self.sector, self.leads = body, functions, sector, leads
        self.aliases, self.sources = [], [source]

    def first(self):
        return earliest(self.start)

    def last_known(self):
        """The last day on which the source knows the person in office."""
        return earliest(self.end) if self.end else earliest(self.start)

    def late(self):
        """Whether it began after the oldest of the sources that say who leads."""
        return self.first() > "2021-03-01" or self.end.endswith("+")

    def touches(self, other):
        """Whether the two terms may be one."""
        return self.first() <= latest(other.end) and other.first() <= latest(self.end)

    def absorb(self, other):
        """Takes in what another source says of the same term."""
        if other.name != self.name:
            self.aliases += [other.name, *variants(other.name)]
        self.aliases += other.aliases
        self.item = self.item or other.item
        self.leads |= other.leads
        self.sources = list(dict.fromkeys(self.sources + other.sources))
        if "own" not in self.sources:
            self.start = joined_start(self.start, other.start)
        if "own" not in self.sources or self.end.endswith("+"):
            self.end = joined_end(self.end, other.end)

    def end_before(self, successor):
        """A successor's first day ends an open term, and tells the day of a month."""
        if same_person(self.name, successor.name) or successor.first() <= self.first():
            return
        start = successor.start
        if self.end.endswith("+") and latest(start) > self.end.rstrip("+"):
            seen = self.end.rstrip("+")
            self.end = start if start.startswith(seen) else f"{seen}/{start.split('/')[-1]}"
        elif re.fullmatch(r"\d{4}-\d\d", self.end) and start.startswith(self.end):
            self.end = start


def joined_start(one, other):
    """The more exact of two that agree; else the earlier, or both where they lie close."""
    if one.startswith(other) or not other:
        return one
    if other.startswith(one) or not one:
        return other
    first, last = sorted((one, other), key=earliest)
    months = lambda date: int(date[:4]) * 12 + int(earliest(date)[5:7])
    exact = len(first) == 10 and len(last) == 10
    return f"{first}/{last}" if exact and months(last) - months(first) < 4 else first


def joined_end(one, other):
    """An end counts before a term still open; of two still open the one seen later."""
    opened, seen = one.endswith("+"), other.endswith("+")
    if opened and seen:
        return max(one, other)
    if opened:
        return other if latest(other) >= one.rstrip("+") else one
    if seen:
        return one if latest(one) >= other.rstrip("+") else other
    return one if len(one) >= len(other) else other
