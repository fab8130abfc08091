"""organisations.tsv: bodies, parties, companies, armed groups and blocs.

What was written for this project stands in own/ and counts first; then come parties, parliaments, forces
and groups of the Factbook, and names from the Phoenix dictionaries (MIT). A name that two different
bodies bear belongs to none of them, unless own/ gives it.
"""

from . import factbook_bodies, phoenix
from .tsv import OWN, read, write

CORPORATE = (" Corporation", " Corp", " Incorporated", " Inc", " Limited", " Ltd", " Company", " Co", " Plc", " plc", " SA", " AG", " NV", " LLC", " LP")


def build(facts):
    states = state_names()
    own = [bodies for name in ("organisations.tsv", "organisations_more.tsv") for bodies in read(OWN / name)]
    members = {name: codes for name, codes in read(OWN / "blocs.tsv")}
    found = [[*row[:5], members.get(row[0], ""), "own"] for row in own]
    taken = {form for row in found for form in forms(row)}
    assert len(taken) == sum(len(forms(row)) for row in found), doubles(found)
    for source in (factbook_bodies.bodies(facts), phoenix.bodies(facts)):
        found += fresh(list(source), taken, states)
    rows = [[name, variants, country, sector, kind, codes, "*", "*", source]
            for name, variants, country, sector, kind, codes, source in found]
    write("organisations.tsv", [
        "Built by build.py; change what stands in own/ and build again.",
        "name\tvariants\tcountry\tsector\tkind\tmembers\tstart\tend\tsource",
    ], rows)


def fresh(bodies, taken, states):
    """The bodies that nothing before named, each with the names that are its alone."""
    bodies = joined([body for body in bodies if not taken & set(forms(body)) or body[4] == "armed-group"])
    owners = {}
    for body in bodies:
        for form in {*forms(body), *bare_forms(body)}:
            owners.setdefault(form, set()).add((body[0], body[2]))
    kept = []
    for name, variants, country, sector, kind, members, source in bodies:
        all_forms = [name, *(variant for variant in variants.split(";") if variant), *bare_forms([name])]
        alone = [form for form in dict.fromkeys(all_forms)
                 if len(owners[form]) == 1 and form not in taken and form not in states and usable(form)]
        # An acronym whose name is somebody else's stands for a body that we have under another name.
        if any(" " in form for form in alone):
            taken.update(alone)
            kept.append([alone[0], ";".join(alone[1:]), country, sector, kind, members, source])
    return kept


def joined(bodies):
    """Bodies of one name and country made one."""
    known = {}
    for body in bodies:
        key = body[0], body[2]
        if key in known:
            variants = [*known[key][1].split(";"), *body[1].split(";")]
            known[key][1] = ";".join(dict.fromkeys(variant for variant in variants if variant))
        else:
            known[key] = list(body)
    return list(known.values())


def forms(body):
    return [form for form in dict.fromkeys([body[0], *body[1].split(";")]) if form]


def bare_forms(body):
    """`Exxon Mobil Corporation` as `Exxon Mobil`."""
    for ending in CORPORATE:
        if body[0].endswith(ending) and body[0].removesuffix(ending).count(" ") >= 1:
            return [body[0].removesuffix(ending).rstrip(",")]
    return []


def usable(form):
    return len(form) > 2 and "=" not in form and not form.startswith("the ") and form == form.strip()


def state_names():
    """Every word of countries.tsv, and every given name and title alone."""
    names = set()
    for row in read(OWN.parent / "countries.tsv"):
        for column in row[1:7]:
            names.update(name.split("=")[0].removeprefix("the ").removeprefix("The ") for name in column.split(";"))
    return names


def doubles(rows):
    seen, twice = set(), []
    for row in rows:
        for form in forms(row):
            if form in seen:
                twice.append(form)
            seen.add(form)
    return twice
