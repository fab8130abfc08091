#!/usr/bin/env python3
"""Builds countries.tsv from a folder of World Factbook JSON files and country_names.tsv beside this script.

  build_countries.py FACTBOOK_FOLDER > countries.tsv

The Factbook (public domain) gives official names, adjectives and the words for a country's people.
country_names.tsv (written for this project) ties the Factbook's GEC codes to ISO 3166 codes and adds
what news writes and the Factbook does not: "U.K.", "Burma", "the Kremlin". In its columns `-` stands
for "none, whatever the Factbook says".
"""

import html
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
# Factbook words that are no names: other countries' people, or a mere gloss.
NOT_NAMES = {"none", "NA", "Congo", "Taiwan", "Singapore", "Philippine", "Korean",
             "Dominican", "Cocos", "Territory of Cocos"}


def factbook(folder):
    """GEC code to (names, adjectives, people)."""
    found = {}
    for path in sorted(pathlib.Path(folder).glob("*/*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        name = data.get("Government", {}).get("Country name", {})
        nation = data.get("People and Society", {}).get("Nationality", {})
        found[path.stem] = (
            names(text(name, "conventional long form"), text(name, "conventional short form")),
            words(text(nation, "adjective"), plural=False),
            words(text(nation, "noun"), plural=True),
        )
    return found


def text(part, key):
    value = part.get(key, {}).get("text", "") if isinstance(part, dict) else ""
    return html.unescape(re.sub(r"<[^>]+>", "", value)).strip()


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


def main():
    book = factbook(sys.argv[1])
    print("# Built by build_countries.py; change country_names.tsv and build again.")
    print("# iso3\tshort\tnames\tadjectives\tpeople\tcapitals\tmetonyms")
    for line in (HERE / "country_names.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        iso3, gec, short, own, adjectives, people, capitals, metonyms = line.split("\t")
        long, adjective, nation = book.get(gec, ([], [], []))
        own = [name for name in merge(own, long) if name != short]
        columns = [iso3, short, ";".join(own), ";".join(merge(adjectives, adjective)),
                   ";".join(merge(people, nation)), "" if capitals == "-" else capitals, metonyms]
        print("\t".join(columns))


if __name__ == "__main__":
    main()
