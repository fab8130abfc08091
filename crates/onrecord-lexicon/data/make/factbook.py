"""Heads of state and government from The World Factbook as of January 2026."""

import json
import re

from .people import unshouted
from .term import Term
from .tsv import OWN, clean, read

SEEN = "2026-01"
MONTHS = {month: f"{at:02}" for at, month in enumerate(
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1)}
TITLES = {"Premier": "Prime Minister", "Transition President": "Transitional President", "Amir": "Emir",
          "Taoiseach (Prime Minister)": "Taoiseach", "Transition Prime Minister": "Transitional Prime Minister",
          "Sultan and Prime Minister": "Sultan", "GNU Interim Prime Minister": "Prime Minister",
          "CNSP Prime Minister": "Prime Minister", "Prime Minister and Co-Vice President": "Prime Minister",
          "Prime Minister Crown Prince": "Prime Minister", "Prime Minister and Foreign Minister": "Prime Minister",
          "Crown Prince and Prime Minister": "Prime Minister", "President of the Swiss Confederation": "President",
          "President of the Government of Spain (prime minister-equivalent)": "Prime Minister",
          "Taliban Leader": "Taliban leader", "State Affairs Commission President": "Supreme Leader",
          "Chairman of the Cabinet of Ministers": "Prime Minister", "President of Council of Ministers": "Prime Minister"}
# Offices that go round, and those that our own tables tell better.
SKIPPED = {"CHE", "SMR", "AND", "BIH", "MMR", "SDN", "USA"}
HOMES = {"GBR", "FRA", "NOR", "DNK", "NLD", "USA"}


def terms(facts):
    codes = {row[1]: row[0] for row in read(OWN / "countries.tsv") if row[1]}
    for path in sorted((facts / "factbook").glob("*/*.json")):
        country = codes.get(path.stem)
        branch = json.loads(path.read_text(encoding="utf-8")).get("Government", {}).get("Executive branch", {})
        if not country or country in SKIPPED or not isinstance(branch, dict):
            continue
        heads = [clean(branch.get(key, {}).get("text", "")) for key in ("chief of state", "head of government")]
        if country not in HOMES and re.search(r"CHARLES III|TRUMP|MACRON|HARALD V of|FREDERIK X of|WILLEM-|^President of China", heads[0]):
            heads = heads[1:]
        if country == "VAT":
            heads = heads[:1]
        if country == "PRK":
            heads = heads[:1]
        found = [term for text in heads if (term := read_head(text, country))]
        # A president who governs is listed twice, at times with two dates.
        yield from {(term.name, term.office): term for term in reversed(found)}.values()


def read_head(text, country):
    match = re.match(r"(.*?) \((?:since )?(?:(\d{1,2}) )?([A-Z][a-z]{2})?[a-z]* ?(\d{4})", text)
    if not match or "Presidential Council," in match[1]:
        return None
    described, day, month, year = match.groups()
    words = described.split(" ")
    at = next((at for at, word in enumerate(words) if loud(word)), None)
    title = next((title for title in sorted([*TITLES, *KNOWN], key=len, reverse=True)
                  if described.startswith(title + " ")), None)
    if at is None or not title:
        return None
    name, surname = unshouted(re.sub(r"; also.*|\(.*?\)| and Commander.*|,.*", "", described[len(title) + 1:]))
    if name.startswith("of "):
        return None
    start = "-".join(filter(None, [year, month and MONTHS.get(month), month and day and day.zfill(2)]))
    return Term(name, surname, country, TITLES.get(title, title), start, SEEN + "+", "", "Factbook 2026")


KNOWN = ["President", "Prime Minister", "King", "Emperor", "Sultan", "Prince", "Grand Duke", "Chancellor", "Pope",
         "Interim President", "Interim Prime Minister", "Acting President", "Acting Prime Minister", "Transitional President",
         "Caretaker Prime Minister", "Chief Executive", "Minister of State", "Chief Minister", "Governor"]


def loud(word):
    return len(word) > 1 and word.upper() == word and any(letter.isalpha() for letter in word)
