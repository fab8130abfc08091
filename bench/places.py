#!/usr/bin/env python3
"""Scores the names of places found in LGL or TR-News.

    places.py texts FILE.xml FOLDER [look|measure]    writes each article as FOLDER/ID.txt
    places.py score FILE.xml FOUND.tsv [look|measure] [--errors]
    places.py passages CORPUS FOLDER                  writes each passage that has a real place
    places.py record CORPUS FOUND.tsv [--errors]      scores those that the record would hold

FOUND.tsv is what the test `places_of_a_folder` writes (docs/accuracy.md has the commands). Adjectives ("Russian"),
which the data count as names of places, are left out on both sides; articles are parted by their number, seven in
ten to look at and three only to measure on. A name is found where the spans overlap by half or more; its country is
right where it is the annotated one's, and a town's position within 161 km. Standard library only.
"""

import csv
import hashlib
import math
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

TABLES = Path(__file__).parent.parent / "crates/onrecord-lexicon/data"


def country_codes():
    """Codes by the names that GeoNames and news give countries, and the adjectives of all."""
    codes, adjectives = {}, set()
    for line in (TABLES / "countries.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, name, variants, adjective, people = line.split("\t")[:5]
            for form in [name, *variants.split(";")]:
                codes[form.lower()] = code
            adjectives |= {word for word in [*adjective.split(";"), *people.split(";")] if word != "-"}
    codes["palestinian territory"] = "PSE"
    return codes, adjectives


def in_part(document, part):
    measured = int(hashlib.sha1(document.encode()).hexdigest(), 16) % 10 >= 7
    return part is None or measured == (part == "measure")


def articles(path, part):
    for article in ElementTree.parse(path).getroot().findall("article"):
        if in_part(article.get("docid"), part):
            yield article


def gold(article):
    for toponym in article.iter("toponym"):
        tag = toponym.find("gaztag")
        country = lat = lon = None
        if tag is not None:
            country = tag.findtext("country")
            lat, lon = tag.findtext("lat"), tag.findtext("lon")
        town = tag is not None and tag.findtext("fclass") == "P"
        spot = (float(lat), float(lon)) if town and lat else None
        yield (int(toponym.findtext("start")), int(toponym.findtext("end")), toponym.findtext("phrase"),
               country, spot)


def distance(one, other):
    a, b, c, d = map(math.radians, (*one, *other))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def overlap(one, other):
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0]))


def score(path, found_path, part, errors):
    codes, adjectives = country_codes()
    found = {}
    for row in csv.reader(open(found_path, encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        found.setdefault(row[0], []).append(row)
    counts, wrong = Counter(), []
    for article in articles(path, part):
        document, text = article.get("docid"), article.findtext("text")
        names = list(gold(article))
        rows, used = found.get(document, []), set()
        for start, end, phrase, country, spot in names:
            best = max(range(len(rows)), default=None, key=lambda n: overlap(
                (start, end), (int(rows[n][1]), int(rows[n][2]))) if n not in used else -9)
            hit = best is not None and best not in used and overlap(
                (start, end), (int(rows[best][1]), int(rows[best][2]))) >= 0.5
            adjective = phrase in adjectives or phrase.rstrip("s") in adjectives
            if adjective:
                used |= {best} if hit else set()
                continue
            counts["gold"] += 1
            if not hit:
                wrong.append(("miss", text[max(0, start - 40):start], phrase, text[end:end + 30], country or "?"))
                continue
            used.add(best)
            counts["found"] += 1
            if country is None:
                continue
            row = rows[best]
            counts["placed"] += 1
            if codes.get(country.lower()) == row[4]:
                counts["country"] += 1
            else:
                wrong.append(("land", text[max(0, start - 40):start], phrase, text[end:end + 30], f"{country} not {row[4]}"))
            counts["towns"] += spot is not None
            if spot and float(row[5]) < 91 and distance(spot, (float(row[5]), float(row[6]))) <= 161:
                counts["near"] += 1
        for number, row in enumerate(rows):
            if number not in used and not any(overlap((s, e), (int(row[1]), int(row[2]))) > 0 for s, e, *_ in names):
                counts["spurious"] += 1
                start, end = int(row[1]), int(row[2])
                wrong.append(("more", text[max(0, start - 40):start], row[3], text[end:end + 30], row[4]))
    precision = counts["found"] / max(1, counts["found"] + counts["spurious"])
    recall = counts["found"] / max(1, counts["gold"])
    print(f"{Path(path).stem} {part or 'all'}: names {counts['gold']}  P {precision:.3f}  R {recall:.3f}  "
          f"F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}  "
          f"country {counts['country'] / max(1, counts['placed']):.3f}  "
          f"towns within 161 km {counts['near'] / max(1, counts['towns']):.3f}")
    if errors:
        for kind, before, phrase, after, note in wrong:
            print(f"{kind}\t{before!r} [{phrase}] {after!r}\t{note}")


def passages(folder):
    """The passages with a place that has a country: name, text, and each place's spans and country."""
    for path in sorted(Path(folder).glob("*.md")):
        for number, block in enumerate(re.split(r"^## ", path.read_text("utf-8"), flags=re.M)[1:]):
            lines = [line[1:].removeprefix(" ") for line in block.splitlines() if line.startswith(">")]
            text = re.sub(r"(?<=\S)\n(?=\S)", " ", re.sub(r"^#+ ", "", "\n".join(lines), flags=re.M))
            rows = re.findall(r'^p\d+ "[^"]*" (\S+): ((?:.|\n  )*)$', block, flags=re.M)
            if not any(len(country) == 3 for country, _ in rows):
                continue
            places = []
            for country, mentions in rows:
                at = 0
                for mention in re.findall(r"`([^`]*)`", " ".join(mentions.split())):
                    inner = re.search(r"\[(.*)\]", mention)
                    start = text.find(re.sub(r"[\[\]]", "", mention), at)
                    if start < 0:
                        continue
                    start += inner.start() if inner else 0
                    end = start + len(inner.group(1) if inner else mention)
                    places.append((start, end, country))
                    at = end
            yield f"{path.stem}-{number:03}", text, places


def score_passages(folder, found_path, errors):
    found = {}
    for row in csv.reader(open(found_path, encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row[7] == "place":
            found.setdefault(row[0], []).append(row)
    counts, wrong = Counter(), []
    for name, text, places in passages(folder):
        rows = found.get(name, [])
        for start, end, country in places:
            if len(country) != 3:
                continue
            counts["gold"] += 1
            hits = [row for row in rows if overlap((start, end), (int(row[1]), int(row[2]))) >= 0.5]
            counts["found"] += bool(hits)
            counts["country"] += bool(hits) and hits[0][4] == country
            if not hits or hits[0][4] != country:
                wrong.append(("miss", text[max(0, start - 40):end + 30], text[start:end], hits[0][4] if hits else "-"))
        for row in rows:
            span = (int(row[1]), int(row[2]))
            if not any(overlap((s, e), span) > 0 for s, e, _ in places):
                counts["spurious"] += 1
                wrong.append(("more", text[max(0, span[0] - 40):span[1] + 30], row[3], row[4]))
    recall = counts["found"] / counts["gold"]
    precision = counts["found"] / (counts["found"] + counts["spurious"])
    print(f"passages: mentions {counts['gold']}  P {precision:.3f}  R {recall:.3f}  "
          f"country of those found {counts['country'] / counts['found']:.3f}")
    for kind, around, phrase, note in wrong if errors else []:
        print(f"{kind}\t[{phrase}]\t{around!r}\t{note}")


def main(arguments):
    flags = [a for a in arguments if a.startswith("--")]
    mode, path, where, *part = [a for a in arguments if not a.startswith("--")]
    part = part[0] if part else None
    if mode == "texts":
        Path(where).mkdir(parents=True, exist_ok=True)
        for article in articles(path, part):
            (Path(where) / f"{article.get('docid')}.txt").write_text(article.findtext("text"), encoding="utf-8", newline="")
    elif mode == "passages":
        Path(where).mkdir(parents=True, exist_ok=True)
        for name, text, _ in passages(path):
            (Path(where) / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    elif mode == "record":
        score_passages(path, where, "--errors" in flags)
    else:
        score(path, where, part, "--errors" in flags)


if __name__ == "__main__":
    main(sys.argv[1:])
