"""How names of places are written alike: the keys of the gazetteer, as place/key.rs makes them."""

import re
import unicodedata

# Letters that do not come apart into a plain one and a mark.
PLAIN = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae",
                       "œ": "oe", "þ": "th", "ħ": "h", "ə": "a"})
SHORT = {"saint": "st", "mount": "mt", "fort": "ft"}
GENERIC = ["oblast", "province", "region", "state", "prefecture", "governorate", "department",
           "county", "district", "municipality"]


def key(name):
    """Plain small letters, one blank between words, no points and apostrophes, no article."""
    decomposed = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in decomposed if not unicodedata.category(c).startswith("M"))
    letters = letters.lower().translate(PLAIN)
    letters = re.sub(r"[.'’‘`ʻʼʿʾ]", "", letters)
    words = re.sub(r"[^0-9a-z]+", " ", letters).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(SHORT.get(word, word) for word in words)


def is_english_looking(name):
    """Latin letters, a capital first, and no more than four words."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.category(c).startswith("M"))
    return (bool(re.fullmatch(r"[A-Za-zøØđĐłŁıßæÆœŒþħ '’‘.-]+", plain)) and name[0].isupper()
            and len(key(name)) > 3 and not name.isupper() and len(name.split()) <= 4)


def similar(one, other):
    """Whether two keys look like spellings of one name."""
    stem = lambda name: re.sub(r"^(al|ar|as|ash|at|el|ad|an|az) ", "", name).replace(" ", "")
    one, other = stem(one), stem(other)
    if one[:1] != other[:1] and not {one[:1], other[:1]} <= {"k", "q", "c"}:
        return False
    return distance(one, other) <= max(1, min(len(one), len(other)) // 4)


def distance(one, other):
    """Letters to change, add or drop."""
    before = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b)))
        before = row
    return before[-1]
