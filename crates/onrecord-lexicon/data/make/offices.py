"""offices.tsv: who held which office when.

Each source gives terms; those that several give are joined. A date is kept as far as the source knows
it: `2017`, `2017-05`, `2017-05-14`; `a/b` is some day from a to b; `a+` is a or later; `-` is unknown.
"""

import re

from . import congress, factbook, leaders2021, reign
from .people import SPELLINGS, same_person, starred, surnames, variants
from .term import Term
from .tsv import OWN, plain, read, unmarked, write

# What an office is by its name; a president reigns as head of state even where he governs too.
FUNCTIONS = {
    "Prime Minister": "head-of-government", "Premier": "head-of-government", "Chancellor": "head-of-government;chancellor",
    "Governor": "head-of-government", "Chief Minister": "head-of-government",
    "Chief Executive": "head-of-government", "Minister of State": "head-of-government",
    "Taoiseach": "head-of-government", "State Counsellor": "head-of-government", "Chief Adviser": "head-of-government",
    "King": "monarch;head-of-state", "Queen": "monarch;head-of-state", "Emperor": "monarch;head-of-state",
    "Emir": "monarch;head-of-state", "Sultan": "monarch;head-of-state", "Prince": "monarch;head-of-state",
    "Grand Duke": "monarch;head-of-state", "Pope": "head-of-state;head", "Supreme Leader": "head-of-state;supreme-leader",
    "President": "head-of-state", "Military leader": "head-of-state", "Taliban leader": "head-of-state", "Leader": "head-of-state",
}
PREFIXES = ("Acting ", "Interim ", "Transitional ", "Transition ", "Caretaker ")


def build(facts):
    own = list(written())
    terms = join(own, [*reign.terms(facts), *leaders2021.terms(facts), *factbook.terms(facts)])
    terms += congress.terms(facts)
    rows = [row(term) for term in terms]
    write("offices.tsv", [
        "Built by build.py; change what stands in own/ and build again.",
        "person\tsurname\taliases\tcountry\tbody\toffice\tfunctions\tsector\tstart\tend\tWikidata\tsource",
    ], sorted(rows, key=lambda row: (row[3], row[4], row[5], row[8], row[0])))


def written():
    """The terms that were written for this project."""
    for name, country, body, office, functions, sector, start, end, item in read(OWN / "holders.tsv"):
        name, surname = starred(name)
        yield Term(name, surname, country, office, start, end, item, "own", body=body, functions=functions,
                   sector=sector or "GOV")


def function(term):
    """What the term's office is."""
    if term.functions:
        return term.functions
    if (term.country, term.office) == ("IRN", "President"):
        return "head-of-government"
    office = term.office
    for prefix in PREFIXES:
        office = office.removeprefix(prefix)
    return FUNCTIONS.get(office, "head-of-state")


def post(term):
    """What nobody holds beside another: a country's head of state, its head of government."""
    if term.body:
        return None
    kind = function(term).split(";")
    for known in ("head-of-state", "head-of-government"):
        if known in kind or (known == "head-of-state" and "monarch" in kind):
            return term.country, known
    return None


def join(own, others):
    """All terms, those of one person in one post made one; what we wrote counts before the rest."""
    posts = {}
    kept = []
    for term in own + others:
        (posts.setdefault(post(term), []) if post(term) else kept).append(term)
    leading = {term.country: post(term) for term in others if term.leads and term.end.endswith("+")}
    for place, terms in posts.items():
        kept += close(merge(terms))
    for term in kept:
        term.functions = function(term)
        if "leader" not in term.functions and (term.leads or post(term) and leading.get(term.country, post(term)) == post(term)
                                               and term.late()):
            term.functions += ";leader"
    return kept


def merge(terms):
    """The terms of one post, each person's that touch made one."""
    merged = []
    for term in terms:
        fitting = [known for known in merged if not set(known.sources) & set(term.sources) and known.touches(term)
                   and same_person(known.name, term.name) and not between(terms, known, term)]
        # Of two of one house the one who has the very name.
        fitting.sort(key=lambda known: plain(known.name) != plain(term.name))
        if fitting:
            fitting[0].absorb(term)
        else:
            merged.append(term)
    return merged


def between(terms, one, other):
    """Whether somebody else is known to have held the post between two terms."""
    first, last = sorted((one, other), key=lambda term: term.first())
    return any(not same_person(term.name, one.name) and first.first() < term.first() < last.first()
               and term.first() > first.last_known() for term in terms)


def close(terms):
    """Ends what is open where a successor is known, and gives the day to a month."""
    terms.sort(key=lambda term: (term.first(), term.name))
    for term, successor in zip(terms, terms[1:]):
        term.end_before(successor)
    return terms


def row(term):
    spelled = SPELLINGS.get(term.name, ([], ""))
    aliases = dict.fromkeys([*variants(term.name), *term.aliases])
    surname = list(surnames(re.sub(r" [IVX]+$", "", term.name) if term.office == "Pope" else term.surname))
    name, styled = style(term)
    aliases.update(dict.fromkeys(styled))
    aliases.pop(name, None)
    return [name, ";".join(surname), ";".join(aliases), term.country, term.body, term.office, term.functions,
            term.sector, term.start, term.end, term.item or spelled[1], ";".join(term.sources)]


def style(term):
    """A monarch's name, with the title where it is one word, and how else it is written."""
    if "monarch" not in term.functions and term.office != "Pope":
        return term.name, []
    bare = re.sub(r" [IVX]+$", "", term.name)
    titled = [f"{term.office} {form}" for form in dict.fromkeys([term.name, bare, unmarked(bare)]) if form.count(" ") < 2]
    return (term.name, titled) if " " in term.name else (titled[0], titled[1:])
