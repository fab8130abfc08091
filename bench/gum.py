"""Reads GUM's CoNLL-U: a document's text, and its mentions of entities with their places in it.

GUM (Zeldes 2017, "The GUM corpus: creating multilayer resources in the classroom", LREC) annotates
every noun phrase in the MISC column: `Entity=(12-person-new-…-minspan-…` opens a mention of entity
12, `12)` closes it. Documents of the corpus' own test part are never read.
"""

import dataclasses
import re
import zlib

GENRES = ("news", "interview", "speech")
# The test part of these genres, as GUM's README lists it.
TEST = {"interview_hill", "interview_libertarian", "news_nasa", "news_sensitive"}
TEST |= {"speech_austria", "speech_newzealand"}
MARK = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([a-z]+)-([^()]*)|(\d+)(?:\[\d+/\d+\])?\)|(\))")


@dataclasses.dataclass
class Word:
    form: str
    part: str
    tag: str
    start: int
    end: int


@dataclasses.dataclass
class Mention:
    """`span` and `head` are half-open code points; `part` is `name`, `pronoun` or `noun`."""

    entity: int
    kind: str
    span: tuple
    head: tuple
    part: str
    words: str


@dataclasses.dataclass
class Document:
    name: str
    genre: str
    text: str
    mentions: list


def part(name):
    """`looked-at` or `measured`: by the parity of the CRC-32 of the document's name."""
    return "measured" if zlib.crc32(name.encode()) % 2 else "looked-at"


def documents(folder, wanted=None, genres=GENRES):
    """The documents of the genres, in the order of their names; of one part only, if named."""
    for path in sorted(folder.glob("GUM_*.conllu")):
        name = path.stem.removeprefix("GUM_")
        genre = name.split("_")[0]
        if genre in genres and name not in TEST and wanted in (None, part(name)):
            yield read(name, genre, path.read_text(encoding="utf-8"))


def read(name, genre, conllu):
    """The text, its paragraphs apart by an empty line, and the mentions."""
    text, words, marks = "", [], []
    space, whole, paragraph = "", None, True
    for line in conllu.splitlines():
        if line.startswith("# newpar") and "block" not in line:
            paragraph = True
        if line.startswith("# sent_id"):
            space = "" if not text else "\n\n" if paragraph else " "
            paragraph = False
        if not line or line.startswith("#"):
            continue
        number, form, _, coarse, tag, *_, misc = line.split("\t")
        if "." in number:
            continue
        after = "" if "SpaceAfter=No" in misc else " "
        if "-" in number:
            start = len(text) + len(space)
            text += space + form
            whole = [int(number.split("-")[1]), start, form, 0]
            space = after
            continue
        if whole:
            last, start, long, used = whole
            # "don't" is "do" and "n't"; where the parts are written otherwise, each has it all.
            fits = long[used:].startswith(form)
            span = (start + used, start + used + len(form)) if fits else (start, start + len(long))
            whole = None if int(number) == last else [last, start, long, used + len(form)]
        else:
            span = (len(text) + len(space), len(text) + len(space) + len(form))
            text += space + form
            space = after
        words.append(Word(form, coarse, tag, *span))
        entity = next((field[7:] for field in misc.split("|") if field.startswith("Entity=")), "")
        marks.append(entity)
    return Document(name, genre, text, list(mentions(words, marks)))


def mentions(words, marks):
    """The mentions that the marks at the words open and close."""
    open_marks = {}
    for at, mark in enumerate(marks):
        last = None
        for entity, kind, rest, closed, alone in MARK.findall(mark):
            if entity:
                last = int(entity)
                open_marks.setdefault(last, []).append((at, kind, rest))
                continue
            entity = int(closed) if closed else last
            start, kind, rest = open_marks[entity].pop()
            yield mention(words[start : at + 1], entity, kind, rest)


def mention(words, entity, kind, rest):
    fields = rest.split("-")
    # The information status, its notes, the centre's rank, the minimal span.
    least = [int(one) - 1 for one in fields[3].split(",") if one.isdigit()] if len(fields) > 3 else []
    least = [words[one] for one in least if one < len(words)] or words
    is_name = any(word.part == "PROPN" for word in least)
    is_pronoun = len(words) == 1 and words[0].part == "PRON"
    named = "name" if is_name else "pronoun" if is_pronoun else "noun"
    return Mention(
        entity,
        kind,
        (words[0].start, words[-1].end),
        (least[0].start, least[-1].end),
        named,
        " ".join(word.form for word in words),
    )
