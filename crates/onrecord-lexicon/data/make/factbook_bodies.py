"""Parties, parliaments, courts, forces and armed groups that The World Factbook names."""

import json
import re

from .tsv import OWN, clean, read

SOURCE = "Factbook 2026"
PARTY = re.compile(r"\b(Party|Movement|Front|Union|Alliance|Coalition|Congress|League|Bloc|Rally|Democrats|Liberals|Greens|"
                   r"Socialists?|Republicans?|Democratic|National|People's|Labou?r|Workers'?|Unity|Partido|Parti|Forum|Assembly|"
                   r"Initiative|Revolution(ary)?|Convention|Conservatives?|Alternative|Platform|Opposition|Communist|Council)\b")
# Acronyms that are words.
WORDS = {"ACT", "ALL", "AND", "ANY", "ARE", "AID", "AIM", "APP", "ART", "BAN", "CAN", "CAR", "CUP", "END", "FIT", "GAP", "HAS",
         "HOPE", "MAP", "MAN", "MAY", "MOM", "NEW", "NOW", "ONE", "OUR", "OUT", "PAN", "PAC", "PEN", "PER", "RAP", "SAD", "SAP",
         "SUN", "UNI", "USA", "WHO", "WIN", "YES", "LIVE", "LEFT", "NEXT", "PAST", "POP", "PRO", "RISE", "SON", "SOS", "TOP",
         "CEO", "CNN", "GDP", "HIV", "MRI", "NGO", "PHD", "DNA", "USD", "VIP", "TBD", "FAQ", "FAR", "FOR", "GAS", "OIL", "BIG", "BAD", "RED", "SEA", "AIR", "ARM", "LAW", "WAR", "LAND", "PEACE", "FAIR", "FREE", "GOOD",
         "PLAN", "POWER", "SAVE", "STAR", "UNITE", "VOICE", "WAVE", "PACE", "PEARL", "CORD", "CODE", "CARE", "AMAL", "ARENA", "MOVE", "MPS", "PMS", "CDC", "FDA", "PDF"}


def bodies(facts):
    codes = {row[1]: (row[0], row[2]) for row in read(OWN / "countries.tsv") if row[1]}
    adjectives = {row[0]: {word for column in (row[1], row[3], row[4]) for word in column.split(";") if word}
                  for row in read(OWN.parent / "countries.tsv")}
    groups = {}
    for path in sorted((facts / "factbook").glob("*/*.json")):
        if path.stem not in codes:
            continue
        country, _ = codes[path.stem]
        data = json.loads(path.read_text(encoding="utf-8"))
        government = data.get("Government", {})
        yield from parties(markup(government, "Political parties"), country)
        for key in ("Legislative branch", "Legislative branch - lower chamber", "Legislative branch - upper chamber"):
            yield from own_bodies([field(government, key, name) for name in ("legislature name", "chamber name")],
                                  country, "LEG", adjectives[country])
        courts = field(government, "Judicial branch", "highest court(s)")
        yield from own_bodies([re.split(r"\(|;", courts)[0]], country, "JUD", adjectives[country])
        forces = clean(markup(data.get("Military and Security", {}), "Military and security forces").split("<br><br>")[0])
        yield from own_bodies(re.split(r"[:;,]", forces), country, "MIL", adjectives[country])
        for group in clean(markup(data.get("Terrorism", {}), "Terrorist group(s)")).split(";"):
            match = re.match(r"\s*([A-Z][^()/]{4,60}?)\s*(?:\(([^()]+)\))?\s*$", group.replace("’", "'"))
            if match:
                groups.setdefault(match[1], (set(), set()))
                groups[match[1]][0].add(country)
                groups[match[1]][1].update(part for part in (match[2] or "").split(", ") if re.fullmatch(r"[A-Z][A-Za-z0-9-]{2,}", part))
    for name, (where, acronyms) in groups.items():
        home = where.pop() if len(where) == 1 else "IMG"
        yield [name, ";".join(sorted(acronyms - WORDS)), home, "REB", "armed-group", "", SOURCE]


def markup(part, key):
    value = part.get(key, {})
    return value.get("text", "") if isinstance(value, dict) else ""


def field(part, key, name):
    value = part.get(key, {})
    value = value.get(name, {}) if isinstance(value, dict) else {}
    return clean(value.get("text", "")) if isinstance(value, dict) else ""


def parties(text, country):
    for line in re.split(r"<br ?/?>|;", text):
        line = re.sub(r"\(.*?\)|\[.*?\]|<.*?>", "", clean(line.replace("’", "'"))).strip(" .]!")
        names, acronyms = [], []
        for part in re.split(r" or ", line):
            part = re.sub(r"^(the|The) ", "", re.sub(r"\s+", " ", part).strip())
            if re.fullmatch(r"[A-Z][A-Za-z0-9]*([-/+][A-Z][A-Za-z0-9]*)*", part) and sum(map(str.isupper, part)) >= 2:
                acronyms.append(part)
            elif part[:1].isupper() and part.count(" ") >= 1 and PARTY.search(part) and "," not in part and len(part) < 60:
                names.append(part)
        if names:
            initials = "".join(word[0] for word in re.split(r"[ -]", names[0]) if word[:1].isupper())
            known = [acronym for acronym in acronyms if acronym not in WORDS and (
                acronym == initials and len(acronym) > 2 or "-" in acronym or len(acronym) > 3)]
            yield [names[0], ";".join(dict.fromkeys([*names[1:], *known])), country, "PTY", "organisation", "", SOURCE]


def own_bodies(names, country, sector, adjectives):
    """Those whose name says whose they are: "Kenya Defense Forces", not "Navy"."""
    for name in names:
        name = name.replace("’", "'").strip()
        match = re.match(r"(?:[Tt]he )?([^()]+?)\s*(?:\(([A-Z]{3,6})[);])?(?:\(.*)?$", name)
        if not match:
            continue
        name, acronym = match.groups()
        says = any(re.search(rf"\b{re.escape(word)}\b", name) for word in adjectives)
        if says and name[:1].isupper() and 2 <= len(name.split()) <= 7 and not re.search(r" (and|includes|under|for) ", name + " "):
            yield [name, acronym if acronym and acronym not in WORDS else "", country, sector, "organisation", "", SOURCE]
