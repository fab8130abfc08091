"""countries.tsv: states by every name that news gives them.

The Factbook (public domain) gives official names, adjectives and the words for a country's people.
own/countries.tsv ties its GEC codes to ISO 3166 codes and adds what news writes and the Factbook does
not: "U.K.", "Burma", "the Kremlin". In its columns `-` stands for "none, whatever the Factbook says".
CAMEO codes are those of the Phoenix dictionaries, Correlates of War numbers those of REIGN.
"""

import csv
import json
import re

from .tsv import OWN, clean, read, write

# Factbook words that are no names: other countries' people, or a mere gloss.
NOT_NAMES = {"none", "NA", "Congo", "Taiwan", "Singapore", "Philippine", "Korean",
             "Dominican", "Cocos", "Territory of Cocos"}
KINDS = {"EUR": "bloc", "UNO": "organisation"}
# CAMEO's code where it is not ISO 3166's.
CAMEO = {"EUR": "EUR", "UNO": "UNO", "TLS": "TMP", "XKX": "KSV"}


def build(facts):
    book = factbook(facts / "factbook")
    known, numbers = cameo(facts), cow(facts)
    rows = []
    for line in (OWN / "countries.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, gec, short, own, adjectives, people, capitals, metonyms = line.split("\t")
        long, adjective, nation = book.get(gec, ([], [], []))
        names = [name for name in merge(own, long) if name != short]
        sources = ["own", "ISO 3166"] + (["Factbook"] if gec in book else [])
        rows.append([
            code, short, ";".join(names), ";".join(merge(adjectives, adjective)),
            ";".join(merge(people, nation)), ";".join(merge(capitals, [])), ";".join(merge(metonyms, [])),
            KINDS.get(code, ""), CAMEO.get(code) or (code if code in known else ""), numbers.get(code, ""),
            "*", "*", ";".join(sources),
        ])
    for code, short, names, adjectives, people, capitals, metonyms, cameo_code, number, start, end in read(
            OWN / "former_states.tsv"):
        rows.append([code, short, names, adjectives, people, capitals, metonyms, "", cameo_code, number,
                     start, end, "own;ISO 3166"])
    write("countries.tsv", [
        "Built by build.py; change own/countries.tsv or own/former_states.tsv and build again.",
        "code\tshort\tnames\tadjectives\tpeople\tcapitals\tmetonyms\tkind\tCAMEO\tCOW\tstart\tend\tsource",
    ], rows)


def factbook(folder):
    """GEC code to (names, adjectives, people)."""
    found = {}
    for path in sorted(folder.glob("*/*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        name = data.get("Government", {}).get("Country name", {})
        nation = data.get("People and Society", {}).get("Nationality", {})
        found[path.stem] = (
            names(text(name, "conventional long form"), text(name, "conventional short form")),
            words(text(nation, "adjective"), plural=False),
            words(text(nation, "noun"), plural=True),
        )
    return found


def cameo(facts):
    """The codes that the Phoenix dictionary gives countries."""
    text = (facts / "oeda" / "Phoenix.Countries.actors.txt").read_text(encoding="latin-1")
    return set(re.findall(r"^[A-Z_.,'() -]+_?\s+\[([A-Z]{3})\]", text, re.M)) | set(
        re.findall(r"\[([A-Z]{3})(?:GOV|MIL|ELI)", text))


def cow(facts):
    """ISO code to Correlates of War number."""
    with open(facts / "reign" / "leaderlist_3_21.csv", encoding="latin-1") as file:
        numbers = {row["stateabb"]: row["ccode"] for row in csv.DictReader(file)}
    codes = {row[1]: numbers.get(row[0], "") for row in read(OWN / "rulers.tsv") if row[1] not in ("YUG", "SCG")}
    return codes | {"USA": "2", "CHN": "710", "SAU": "670", "TWN": "713", "BTN": "760", "SMR": "331"}


def text(part, key):
    value = part.get(key, {}).get("text", "") if isinstance(part, dict) else ""
    return clean(value)


def names(*forms):
    kept = []
    for form in forms:
        form = re.split(r";|\(", form)[0].strip()
        form = re.sub(r"^The ", "", form)
        if form and form not in NOT_NAMES and "," not in form and len(form.split()) < 8:
            kept.append(form)
    return kept


def words(value, plural):
    """`Argentine(s)` gives Argentine and Argentines; `Thai (singular and plural)` gives Thai."""
    value = re.split(r";|note", value)[0]
    kept = []
    for piece in re.split(r",| or ", value):
        piece = re.sub(r"\((?!s\)|men\)|women\))[^)]*\)", "", piece).strip()
        match = re.fullmatch(r"([^()]+?)\s*(\((s|men|women)\))?", piece)
        if not match or not match[1] or not match[1][0].isupper() or "/" in match[1] or match[1] in NOT_NAMES:
            continue
        stem, mark = match[1], match[3]
        kept.append(stem)
        if plural and mark == "s":
            kept.append(stem + "s")
        elif plural and mark:
            kept.append(re.sub("(wo)?man$", mark, stem))
    return kept


def merge(ours, theirs):
    if ours == "-":
        return []
    return list(dict.fromkeys([word for word in ours.split(";") if word] + theirs))
