"""Read the project's own passages, as `cargo dev corpus export` writes them.

Each line of the file is one passage with its statements; spans count Unicode code points. Unlike
in PolNeAR, statements inside statements are annotated: those with a parent are nested. The
passages leave the quotation marks of direct content out, PolNeAR keeps them; here they are put
back, so that the network sees one convention.
"""

import json

from polnear import ROLES, Attribution, Document

OPENING = ("``", '"', "“", "„", "«", "'", "‘", "‚")
CLOSING = ("''", '"', "”", "“", "»", "'", "’")


def load(path, split=None):
    """The passages of one split (`train`, `dev`, `spec`), or of all, as documents in file order."""
    documents = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            passage = json.loads(line)
            if split is None or passage["split"] == split:
                documents.append(document(passage))
    return documents


def document(passage):
    """One passage as a document whose nesting is known."""
    text, found = passage["text"], []
    for statement in passage["statements"]:
        spans = {role: [tuple(span) for span in statement[role]] for role in ROLES}
        if statement["kind"] == "direct":
            spans["content"] = [with_marks(text, *span) for span in spans["content"]]
        found.append(Attribution(**spans, nested=statement["parent"] is not None))
    return Document(passage["id"], text, found, knows_nesting=True)


def with_marks(text, start, end):
    """The span with the quotation marks that stand right before and after it."""
    opening = next((mark for mark in OPENING if text.endswith(mark, 0, start)), "")
    closing = next((mark for mark in CLOSING if text.startswith(mark, end)), "")
    return start - len(opening), end + len(closing)
