"""Heads of state and government from a list drawn from Wikidata in autumn 2022, with its items."""

import csv
import re

from .people import surname_of
from .term import Term
from .tsv import OWN, read

SEEN = "2022-09"
# Countries as the list calls them, where own/countries.tsv does not.
NAMES = {"People's Republic of China": "CHN", "Kingdom of Denmark": "DNK", "Kingdom of the Netherlands": "NLD",
         "United States of America": "USA", "The Bahamas": "BHS", "The Gambia": "GMB", "Republic of Ireland": "IRL",
         "State of Palestine": "PSE", "Federated States of Micronesia": "FSM", "East Timor": "TLS",
         "Republic of the Congo": "COG", "Democratic Republic of the Congo": "COD", "Saint Kitts and Nevis": "KNA"}
OFFICES = [("chairman of the presidential council", "Chairman of the Presidential Council"), ("prime minister", "Prime Minister"), ("chancellor", "Chancellor"), ("taoiseach", "Taoiseach"),
           ("premier", "Prime Minister"), ("executive yuan", "Premier"), ("supreme leader", "Supreme Leader"),
           ("emperor", "Emperor"), ("king", "King"), ("sultan", "Sultan"), ("president", "President"), ("emir", "Emir"),
           ("pope", "Pope"), ("prince of", "Prince"), ("druk gyalpo", "King"), ("agong", "King"), ("ngwenyama", "King")]
MONARCHS = {"BEL": "King", "ESP": "King", "NOR": "King", "SWE": "King", "DNK": "Queen", "BHR": "King", "TON": "King"}


def terms(facts):
    codes = {row[2]: row[0] for row in read(OWN / "countries.tsv")} | NAMES
    with open(facts / "world-leaders-2021" / "wikidata.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            country = codes.get(row["country"])
            office = named(row["positionLabel"], country)
            # Saudi Arabia's king was its prime minister too.
            if not country or not office or (country, office) == ("SAU", "Prime Minister") or re.fullmatch(r"Q\d+", row["officeholderLabel"]):
                continue
            name = re.sub(r" \(.*\)|, Prince of .*| of (Belgium|Jordan|Saudi Arabia|Lesotho|Spain|Sweden|Tonga|Denmark|Norway)| of the Netherlands|^Pope ",
                          "", row["officeholderLabel"])
            name = re.sub(r"\"[^\"]*\" ", "", name)
            end = row["end_year"] or SEEN + "+"
            yield Term(name, surname_of(name), country, office, row["start_year"] or "-", end, row["officeholder"], "Wikidata 2022")


def named(label, country):
    label = label.lower()
    if label.startswith("monarch"):
        return MONARCHS.get(country)
    if country in ("CHE", "SMR", "AND", "BIH", "VAT") and "prime minister" not in label and "pope" not in label:
        return None
    return next((office for words, office in OFFICES if words in label), None)
