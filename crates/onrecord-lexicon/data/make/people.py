"""Names of people: which word is the surname, and how else news writes the name."""

import difflib
import re

from .tsv import OWN, plain, read, unmarked

PARTICLES = {"al", "el", "de", "da", "dos", "do", "van", "von", "der", "bin", "ben", "ould", "di", "la", "del", "abu"}
SPELLINGS = {}
for _name, _others, _item in read(OWN / "spellings.tsv"):
    SPELLINGS[_name] = ([other for other in _others.split(";") if other], _item)


def starred(name):
    """`*Kim Jong-un` as the name and its surname; the last word where nothing is marked."""
    if "*" not in name:
        return name, surname_of(name)
    before, after = name.split("*")
    words = after.split(" ")
    if before:
        return before + after, after
    return after, words[0]


def surname_of(name):
    """The last word, without a junior's mark."""
    words = [word for word in name.replace(",", "").split(" ") if not re.fullmatch(r"Jr\.?|Sr\.?|[IVX]+", word)]
    return words[-1] if words else name


def surnames(surname):
    """A surname with and without its article, as news writes it: al-Sisi, Sisi."""
    bare = re.sub(r"^(al|el|Al|El|as|ash)[- ]", "", surname)
    last = bare.split(" ")[-1] if surname[:1].isupper() or bare.startswith(("arap ", "Ould ")) else bare
    return dict.fromkeys([surname, bare, last, unmarked(surname), unmarked(bare), unmarked(last)])


def variants(name):
    """How else news writes a name."""
    found = list(SPELLINGS.get(name, ([], ""))[0])
    for form in [name, *found]:
        found.append(unmarked(form))
        if "-" in form:
            first, second = form.split("-", 1)
            if second[:1].islower() and first.split(" ")[-1].lower() not in PARTICLES:
                found += [first + " " + second.capitalize(), first + "-" + second.capitalize()]
            found.append(form.replace("-", " ") if second[:1].isupper() else form)
        found.append(re.sub(r"\b[A-Z]\. (?=[A-Z][a-z])", "", form) if re.search(r"[a-z] [A-Z]\. [A-Z]", form) else form)
    found = [re.sub(r"\s+", " ", form).strip() for form in found]
    found += [unmarked(form) for form in found]
    return [form for form in dict.fromkeys(found) if form and form != name and (" " in form or form in SPELLINGS.get(name, ([],))[0])]


def same_person(left, right):
    """Whether two sources seem to write one person's name; namesakes of one house are not."""
    spelled = [{plain(name), *map(plain, SPELLINGS.get(name, ([],))[0])} for name in (left, right)]
    one, two = plain(left).split(), plain(right).split()
    if spelled[0] & spelled[1] or within(one, two) or within(two, one):
        return True
    if not alike(one[0], two) or not alike(two[0], one) or set(one) == set(two):
        return False
    ratio = difflib.SequenceMatcher(None, " ".join(sorted(one)), " ".join(sorted(two))).ratio()
    return ratio > 0.72 or sum(alike(word, two, 0.74) for word in one if word not in PARTICLES) >= 2


def within(words, others):
    """Whether the words stand in the others, in their order; a single one only as the first."""
    if len(words) == 1:
        return words == others[:1]
    rest = iter(others)
    return all(word in rest for word in words)


def alike(word, others, least=0.6):
    return any(difflib.SequenceMatcher(None, word, other).ratio() > least for other in others)


def unshouted(name):
    """The Factbook's `Vladimir Vladimirovich PUTIN` as (name, surname)."""
    name = re.sub(r"\(.*?\)|,? (Jr\.|Sr\.)$|\"[^\"]*\"", "", name).strip()
    name = re.sub(r"^((Lt\.|Sr\.|Dr\.|Gen\.|Col\.|Capt\.|Sir|Dame|General|Dr|Archbishop|Sultan|Crown Prince) )+", "", name)
    words, surname = [], []
    for word in name.split():
        loud = len(word) > 1 and word.upper() == word and not re.fullmatch(r"[IVX]+\.?|[A-Z]\.", word)
        word = "-".join(down(part) for part in word.split("-")) if loud else word
        words.append(word)
        if loud or (surname and re.fullmatch(r"[IVX]+", word)):
            surname.append(word)
    return " ".join(words), " ".join(surname) or surname_of(name)


def down(part):
    """`O'NEILL` as `O'Neill`, `AL` as `al`."""
    if part.lower() in PARTICLES:
        return part.lower()
    part = part.capitalize()
    return re.sub(r"(?<=^[OD]['’])(\w)", lambda match: match[1].upper(), part)
