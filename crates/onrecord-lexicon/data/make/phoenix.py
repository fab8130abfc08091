"""Bodies of the Phoenix dictionaries of the Open Event Data Alliance (MIT): NGOs, companies, armed groups.

Their names are in capitals with underscores, and their CAMEO codes say what bears them; PLOVER's sectors
are derived from these. Persons are left out, and names that are one common word.
"""

import re

from .tsv import OWN, read

SOURCE = "Phoenix dictionaries"
# CAMEO's roles as PLOVER's sectors.
SECTORS = {"MED": "JRN", "HLH": "MED", "INS": "REB", "SEP": "REB", "REB": "REB", "HRI": "SOC", "DEV": "SOC", "ENV": "SOC",
           "EDU": "EDU", "REF": "REF", "LAB": "LAB", "BUS": "BUS", "AGR": "AGR", "REL": "REL", "MIL": "MIL", "LEG": "LEG",
           "JUD": "JUD", "COP": "COP", "GOV": "GOV", "CVL": "CVL", "OPP": "OPP", "SPY": "SPY", "CRM": "CRM", "UAF": "UAF",
           "PTY": "PTY", "ELI": "ELI", "SOC": "SOC", "PRM": "PRM"}
KINDS = {"NGO": "SOC", "NGM": "SOC", "IGO": "GOV", "MNC": "BUS", "IMG": "REB"}
SMALL = {"OF", "AND", "FOR", "THE", "IN", "ON", "TO", "WITH", "AT", "BY", "FROM", "DE", "LA", "DU", "DES", "ET", "Y", "EL", "DOS",
         "DAS", "DA", "DO", "DER", "DIE", "UND", "AU", "LES", "POUR", "DEL", "LAS", "LOS", "EN", "UL", "A"}
LOUD = {"USA", "UN", "EU", "UK", "US", "AIDS", "HIV", "NGO", "YMCA", "YWCA", "ICT", "OECD", "CARE", "PLO", "IRA"}
BODY = re.compile(r"\b(Organi[sz]ations?|Councils?|Fund|Bank|Commission|Agency|Programme|Program|Union|Committee|Conference|"
                  r"Institute|Associations?|Association|Court|Office|Centre|Center|Community|Group|Parliament|Secretariat|Forum|"
                  r"Network|Federation|Alliance|Society|Foundation|International|Nations|Mission|Board|Authority|Assembly|Bureau|"
                  r"Tribunal|League|Initiative|Action|Rights|Services?|Trust|Campaign|Coalition|Confederation|Movement|Watch|"
                  r"Cooperation|Development|Church|World|Global|Relief|University|Project|Aid|Front|Company|Consortium)\b")
ARMED = re.compile(r"\b(Army|Front|Movement|Brigades?|Organi[sz]ation|Group|Liberation|Party|Forces?|Battalions?|Council|Cells?|"
                   r"Commandos?|Jihad|Militia|Fighters|Revolutionary|Command|Union|People'?s|Resistance|Faction|Guard|Column|"
                   r"Mujahideen|Mujahidin|Vanguard|Squad|Legion|Unit|Struggle|Warriors|Martyrs|Militants|Cartel|Tigers?)\b")
COMPANY = re.compile(r"\b(Corporation|Corp|Company|Inc|Incorporated|Limited|Ltd|Holdings?|Group|Bank|Bancorp|Industries|Systems|"
                     r"Technolog(y|ies)|Energy|Oil|Petroleum|Gas|Motors?|Airlines?|Airways|Pharmaceuticals?|Insurance|Financial|"
                     r"Communications|Electric|Electronics|Resources|Mining|Steel|International|Partners|Services|Solutions|"
                     r"Semiconductor|Trust|Properties|Realty|Stores?|Foods?|Chemicals?|Capital|Media|Entertainment|Telecom|Power|"
                     r"Software|Networks?|Laboratories|Materials|Therapeutics|Medical|Water|Transportation|Logistics)\b")

MEDIA = re.compile(r"\b(Media|News|Press|Journalists?|Broadcast(ing|ers)?|Television|Radio|Newspapers?|Publish(ing|ers)|Times|"
                   r"Reporters|Editors|Entertainment|Telegraph)\b")


def bodies(facts):
    codes = {row[0] for row in read(OWN / "countries.tsv")}
    folder = facts / "oeda"
    yield from of_file(folder / "Phoenix.International.actors.txt", codes)
    yield from of_file(folder / "Phoenix.MilNonState.actors.txt", codes)


def of_file(path, codes):
    for names, code in entries(path.read_text(encoding="utf-8")):
        if not re.match(r"(NGO|NGM|IGO|MNC|IMG)|[A-Z]{3}(REB|UAF|INS|SEP)", code):
            continue
        country, sector, kind = meaning(code, codes)
        fits = ARMED if kind == "armed-group" else COMPANY if code.startswith("MNC") else BODY
        kept = [name for name in dict.fromkeys(map(cased, names)) if name and " " in name and fits.search(name)]
        if code.startswith("MNC"):
            kept = [name for name in kept if name.count(" ") < 6]
        # CAMEO's MED covers telephones and publicity too.
        if sector == "JRN" and not MEDIA.search(" ".join(kept)):
            sector = KINDS.get(code[:3], sector)
        if kept:
            yield [kept[0], ";".join(kept[1:]), country, sector, kind, "", SOURCE]


def entries(text):
    """Each entry's names and its one code; entries with dates are persons in office."""
    names, codes, dated = [], [], False
    for line in [*text.splitlines(), "END_"]:
        line = re.sub(r"[;#].*", "", line).strip()
        if re.match(r"[A-Z].*", line) and not line.startswith("["):
            if codes and len(set(codes)) == 1 and not dated:
                yield names, codes[0]
            if codes:
                names, codes, dated = [], [], False
            name, _, rest = line.partition("[")
            names, line = [*(names if not codes else []), name], "[" + rest if rest else ""
        elif line.startswith("+"):
            names.append(line[1:])
        for code in re.findall(r"\[([^\]]+)\]", line):
            dated |= bool(re.search(r"\d", code))
            codes.append(code.split(" ")[0])


def meaning(code, codes):
    """Country, sector and kind of a CAMEO code."""
    parts = re.findall(r"...", code)
    # MUS is Mauritius in ISO 3166 and a religion here.
    home = next((part for part in parts[:2] if part in codes and part != "MUS"), "")
    sector = next((SECTORS[part] for part in parts if part in SECTORS), "")
    if "REB" in parts or parts[0] == "IMG" or sector == "UAF":
        return home or ("IMG" if parts[0] == "IMG" else ""), sector or "REB", "armed-group"
    if parts[0] == "MNC":
        return home or "MNC", sector or "BUS", "organisation"
    international = "UNO" if "UNO" in parts else "EUR" if parts[:3] == ["IGO", "EUR", "EEC"] else parts[0].replace("NGM", "NGO")
    return international, sector or KINDS.get(parts[0], ""), "organisation"


def cased(name):
    """`CHILDREN'S_AID_SOCIETY_` as `Children's Aid Society`; nothing where it is unfit."""
    name = re.sub(r"\(.*?\)|\{.*?\}", " ", name.replace("_", " ").replace("’", "'"))
    words = name.split()
    if not words or not re.fullmatch(r"[A-Z0-9'.,&/ -]+", " ".join(words)) or len(words) > 9 or "&" in name or "/" in name:
        return ""
    if words[0] == "THE":
        words = words[1:]
    out = []
    for at, word in enumerate(words):
        if word in SMALL and at > 0:
            out.append(word.lower())
        elif word in LOUD or (len(word) < 5 and not re.search(r"[AEIOUY]", word) and word.isalpha()) or "." in word.strip("."):
            out.append(word)
        else:
            out.append("-".join(capital(part) for part in word.split("-")))
    return " ".join(out).strip(" .,")


def capital(part):
    part = part.lower() if part in SMALL else part.capitalize()
    return re.sub(r"(?<=^[OD]')(\w)", lambda match: match[1].upper(), part)
