"""Reading and writing tables, and the plain forms of names."""

import html
import pathlib
import re
import unicodedata

DATA = pathlib.Path(__file__).parent.parent
OWN = DATA / "own"


def read(path):
    """The rows of a table, each a list of columns; `-` becomes nothing."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield ["" if column == "-" else column for column in line.split("\t")]


def write(name, remarks, rows):
    """Writes a table with its remarks, without doubles."""
    lines = [f"# {remark}" for remark in remarks]
    lines += dict.fromkeys("\t".join(column or "-" for column in row) for row in rows)
    (DATA / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def plain(name):
    """Small letters without marks and punctuation, to compare names by."""
    return re.sub(r"[^a-z0-9]+", " ", unmarked(name).lower()).strip()


def unmarked(name):
    """`Erdoğan` as `Erdogan`."""
    table = str.maketrans({"ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss",
                           "æ": "ae", "Æ": "Ae", "ð": "d", "þ": "th", "ə": "a", "ʻ": "'", "’": "'", "‘": "'"})
    letters = unicodedata.normalize("NFKD", name.translate(table))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def clean(markup):
    """The text of a piece of HTML, on one line."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", markup))
    return re.sub(r"\s+", " ", text.replace("\u200b", "")).strip()
