"""Documents to batches: windows of whole paragraphs with their labels."""

from dataclasses import dataclass, field

import event_labels
import numpy as np
import torch
import torch.nn.functional as F
from features import CLS, SEP, paragraphs
from labels import IGNORE, mark, runs
from plover import POLARITIES, STANCES
from polnear import ROLES

WINDOW = 256


@dataclass
class Words:
    """A document as words: paragraphs, and for each attribution the word-index sets of its roles,
    itself, and the word indexes of the claims and the triggers it disputes."""

    document: object
    paragraphs: list
    attributions: list
    events: list = None
    mentions: list = None
    dyads: list = None
    names: list = field(default_factory=list)
    homes: list = field(default_factory=list)

    @property
    def count(self):
        return sum(len(p) for p in self.paragraphs)


def prepare(documents, tokenizer):
    """Tokenised documents, roles as sorted word indexes; attributions without a cue left out."""
    out = []
    for document in documents:
        paras = paragraphs(document.text, tokenizer)
        at = np.full(len(document.text) + 1, -1, np.int32)
        index = 0
        for paragraph in paras:
            for word in paragraph:
                at[word.start : word.end] = index
                index += 1
        runs_of = lambda spans: [
            sorted({int(i) for i in at[start:end] if i >= 0}) for start, end in spans or []
        ]
        found = []
        for attribution in document.attributions or ():
            roles = {role: runs_of(getattr(attribution, role)) for role in ROLES}
            if any(roles["cue"]):
                disputed = runs_of(attribution.claims), runs_of(attribution.triggers)
                found.append((roles, attribution, disputed))
        marked = event_labels.prepare(document, at) if document.events is not None else [None] * 3
        names = [(run, kind) for span, kind in document.names for run in runs_of([span])]
        homes = [(run, *told) for span, *told in document.homes for run in runs_of([span]) if run]
        out.append(Words(document, paras, found, *marked, names=names, homes=homes))
    return out


@dataclass
class Window:
    """Consecutive words `[first, first + len(word_at))` of one document, ready for the network."""

    words: Words
    first: int
    ids: list
    shapes: list
    quotes: list
    word_at: list
    paragraph: list


def cut(words, limit=WINDOW, rng=None):
    """Windows of whole paragraphs, at most `limit` pieces; paragraphs too long are cut at a word.

    With `rng` the first window's limit is random, so that paragraphs meet different neighbours.
    """
    out, index = [], 0
    room = limit if rng is None else int(rng.integers(limit // 3, limit + 1))
    window = None
    for number, paragraph in enumerate(words.paragraphs):
        size = sum(len(w.pieces) for w in paragraph)
        if window and len(window.ids) + size + 1 > room:
            out.append(window)
            window, room = None, limit
        for word in paragraph:
            if window and len(window.ids) + len(word.pieces) + 1 > limit:
                out.append(window)
                window, room = None, limit
            if window is None:
                window = Window(words, index, [CLS], [0], [0], [], [])
            window.word_at.append(len(window.ids))
            window.paragraph.append(number)
            pieces = word.pieces[: limit - 2]
            window.ids += pieces
            window.shapes += [word.shape] * len(pieces)
            window.quotes += [word.quote] * len(pieces)
            index += 1
        window.ids.append(SEP)
        window.shapes.append(0)
        window.quotes.append(0)
    if window:
        out.append(window)
    return out


@dataclass
class Batch:
    """Padded tensors of some windows; `roles`, `meant` (stance and polarity) and `disputes` hold a row
    for each of `cues` (row, first, end)."""

    windows: list
    ids: torch.Tensor
    shapes: torch.Tensor
    quotes: torch.Tensor
    mask: torch.Tensor
    word_at: torch.Tensor
    word_mask: torch.Tensor
    paragraph: torch.Tensor
    tags: torch.Tensor
    cue: torch.Tensor
    nested: torch.Tensor
    cues: torch.Tensor
    roles: torch.Tensor
    meant: torch.Tensor
    disputes: torch.Tensor
    events: object


def labels(window):
    """Label rows of one window: tags, cue, nested, and for each cue in it (first, end, roles, stance
    and polarity, disputes)."""
    size = len(window.word_at)
    tags, cue, nested = (np.zeros(size, np.int64) for _ in range(3))
    pairs = []
    shift = lambda spans: [[w - window.first for w in run] for run in runs(spans)]
    for attribution, told, disputed in sorted(window.words.attributions, key=lambda a: a[1].nested):
        inner = told.nested
        cues = shift(attribution["cue"])
        sources, contents = shift(attribution["source"]), shift(attribution["content"])
        if not inner:
            mark(tags, contents, 5)
            mark(tags, sources, 1)
            mark(tags, cues, 3)
        mark(nested if inner else cue, cues, 1)
        first, end = cues[0][0], cues[0][-1] + 1
        if 0 <= first and end <= size:
            row = np.zeros(size, np.int64)
            mark(row, contents, 3)
            mark(row, sources, 1)
            pairs.append((first, end, row, meant(told), disputes_row(told, map(shift, disputed), size)))
    if window.words.document.attributions is None:
        tags[:], cue[:] = IGNORE, IGNORE
    if not window.words.document.knows_nesting:
        nested[:] = IGNORE
    return tags, cue, nested, pairs


def meant(told):
    """Class numbers of an attribution's stance and polarity."""
    if told.stance is None:
        return IGNORE, IGNORE
    return STANCES.index(told.stance), POLARITIES.index(told.polarity)


def disputes_row(told, disputed, size):
    """Labels of the words of a window beside a cue: what its statement disputes."""
    if told.claims is None:
        return np.full(size, IGNORE)
    row = np.zeros(size, np.int64)
    for begin, found in zip((1, 3), disputed):
        mark(row, found, begin)
    return row


def collate(windows):
    """One padded batch of windows."""
    count = len(windows)
    length = max(len(w.ids) for w in windows)
    size = max(len(w.word_at) for w in windows)
    ids, shapes, quotes = (torch.zeros(count, length, dtype=torch.long) for _ in range(3))
    mask = torch.zeros(count, length, dtype=torch.bool)
    word_at, paragraph = (torch.zeros(count, size, dtype=torch.long) for _ in range(2))
    word_mask = torch.zeros(count, size, dtype=torch.bool)
    tags, cue, nested = (torch.full((count, size), IGNORE) for _ in range(3))
    cues, roles, stances, disputes = [], [], [], []
    for row, window in enumerate(windows):
        n, m = len(window.ids), len(window.word_at)
        ids[row, :n] = torch.tensor(window.ids)
        shapes[row, :n] = torch.tensor(window.shapes)
        quotes[row, :n] = torch.tensor(window.quotes)
        mask[row, :n] = True
        word_at[row, :m] = torch.tensor(window.word_at)
        paragraph[row, :m] = torch.tensor(window.paragraph)
        paragraph[row, m:] = -1
        word_mask[row, :m] = True
        t, c, s, pairs = labels(window)
        tags[row, :m], cue[row, :m], nested[row, :m] = map(torch.from_numpy, (t, c, s))
        padded = lambda labels: F.pad(torch.from_numpy(labels), (0, size - m), value=IGNORE)
        for first, end, role_row, one_meant, disputes_row in pairs:
            cues.append((row, first, end))
            roles.append(padded(role_row))
            stances.append(one_meant)
            disputes.append(padded(disputes_row))
    table = lambda rows, width: torch.tensor(rows, dtype=torch.long).view(-1, width)
    stack = lambda rows: torch.stack(rows) if rows else torch.zeros(0, size, dtype=torch.long)
    return Batch(windows, ids, shapes, quotes, mask, word_at, word_mask, paragraph,
                 tags, cue, nested, table(cues, 3), stack(roles), table(stances, 2),
                 stack(disputes), event_labels.collate(windows, size))  # fmt: skip


def batches(windows, pieces, rng=None):
    """Batches of about `pieces` padded pieces, windows of like length together."""
    order = np.arange(len(windows)) if rng is None else rng.permutation(len(windows))
    groups = []
    for start in range(0, len(order), 256):
        current = []
        for i in sorted(order[start : start + 256], key=lambda i: -len(windows[i].ids)):
            if current and len(windows[current[0]].ids) * (len(current) + 1) > pieces:
                groups.append(current)
                current = []
            current.append(i)
        if current:
            groups.append(current)
    if rng is not None:
        rng.shuffle(groups)
    for group in groups:
        yield collate([windows[i] for i in group])
