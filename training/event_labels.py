"""Labels of the event heads: mentions, triggers, and for each trigger its roles and its codes."""

from dataclasses import dataclass

import numpy as np
import torch
from labels import IGNORE, mark
from plover import CONTEXTS, MENTIONS, MODES, STATUSES, TYPES

# A mention by a name or a description is marked before a nearer pronoun, one in the same sentence
# before one in another.
PRONOUNS = set(
    "he she it they who which that whom whose him her his hers its their theirs them we us our ours"
    " i me my mine you your this these those one both all each".split()
)
PRONOUN, ELSEWHERE = 40, 1000


@dataclass
class Event:
    """An event in word numbers of its document: runs of words for tellings and mentions."""

    source: object
    tellings: list
    actors: list
    recipients: list


def prepare(document, at):
    """(events, mentions, dyads) with spans as word runs; `at` gives the word at each code point."""

    def run(span):
        return sorted({int(i) for i in at[span[0] : span[1]] if i >= 0})

    def runs(spans):
        return [r for r in map(run, spans) if r]

    events = [
        Event(e, runs(e.tellings), [runs(a) for a in e.actors], [runs(r) for r in e.recipients])
        for e in document.events
    ]
    mentions = [(run(span), kind) for span, kind in document.mentions]
    dyads = [(run(source), run(target), kinds) for source, target, kinds in document.dyads]
    return [e for e in events if e.tellings], mentions, dyads


def sentences(words):
    """A number for each word of a document: which sentence it stands in, by its marks alone."""
    text, out, number = words.document.text, [], 0
    for paragraph in words.paragraphs:
        for index, word in enumerate(paragraph):
            out.append(number)
            ends = text[word.start : word.end] in (".", "!", "?", ";")
            behind = paragraph[index + 1] if index + 1 < len(paragraph) else None
            capital = behind is None or not text[behind.start].islower()
            number += ends and capital
        number += 1
    return out


def nearest(mentions, trigger, sentence, text_of):
    """The mention that tells a participant best beside a trigger, and those that tell it as well."""

    def distance(run):
        gap = max(trigger[0] - run[-1], run[0] - trigger[-1], 0)
        pronoun = len(run) == 1 and text_of(run[0]).lower() in PRONOUNS
        return gap + PRONOUN * pronoun + ELSEWHERE * (sentence[run[0]] != sentence[trigger[0]])

    best = min(mentions, key=distance)
    near = [r for r in mentions if r is not best and sentence[r[0]] == sentence[trigger[0]]]
    return best, near


@dataclass
class WindowLabels:
    """What the heads should find in one window, words numbered from its first."""

    mention: np.ndarray
    names: np.ndarray
    trigger: np.ndarray
    events: list  # (first, end, roles row, status, modes, contexts)
    dyads: list  # (source words, target words, sentence words, types)


def of_window(window):
    """The labels of one window; all is left open where a document's events are not known."""
    size, words = len(window.word_at), window.words
    shift = lambda run: [w - window.first for w in run]
    names = np.full(size, IGNORE)
    for run, kind in words.names:
        names[[w for w in shift(run) if 0 <= w < size]] = MENTIONS.index(kind)
    if words.events is None:
        return WindowLabels(np.full(size, IGNORE), names, np.full(size, IGNORE), [], [])
    if not words.events and words.dyads:
        open_row = np.full(size, IGNORE)
        whole = list(range(size))
        dyads = [(s, t, whole, kinds) for s, t, kinds in words.dyads if s]
        return WindowLabels(open_row, names, open_row.copy(), [], dyads)
    mention, trigger = np.zeros(size, np.int64), np.zeros(size, np.int64)
    for run, kind in words.mentions:
        mark(mention, [shift(run)], 1 + 2 * MENTIONS.index(kind))
    sentence = sentences(words)
    flat = [w for p in words.paragraphs for w in p]
    text_of = lambda i: words.document.text[flat[i].start : flat[i].end]
    events, dyads = [], []
    for event in words.events:
        for run in event.tellings:
            begin = 1 + 2 * TYPES.index(event.source.type)
            here = [w for w in shift(run) if 0 <= w < size]
            if event.source.optional:
                trigger[here] = IGNORE
            else:
                mark(trigger, [shift(run)], begin)
        run = event.tellings[0]
        first, end = run[0] - window.first, run[-1] + 1 - window.first
        if not (0 <= first and end <= size):
            continue
        row = np.zeros(size, np.int64)
        told = []
        for begin, participants in ((3, event.recipients), (1, event.actors)):
            for mentions in participants:
                if mentions:
                    best, near = nearest(mentions, run, sentence, text_of)
                    for other in near:
                        row[[w for w in shift(other) if 0 <= w < size and row[w] == 0]] = IGNORE
                    mark(row, [shift(best)], begin)
                    told.append((begin, best))
        source = event.source
        events.append((first, end, row, STATUSES.index(source.status), multi(MODES, [(source.type, m) for m in source.modes]), multi(CONTEXTS, source.contexts)))  # fmt: skip
        dyads += dyad(told, run, sentence, window, source.type)
    return WindowLabels(mention, names, trigger, events, dyads)


def dyad(told, run, sentence, window, kind):
    """The first actor and recipient of an event, where they stand in its sentence."""
    own = sentence[run[0]]
    first = lambda role: next((r for b, r in told if b == role and sentence[r[0]] == own), None)
    source, target = first(1), first(3)
    if not source or not target:
        return []
    size = len(window.word_at)
    inside = lambda words: [w - window.first for w in words if 0 <= w - window.first < size]
    around = inside([i for i, s in enumerate(sentence) if s == own])
    found = inside(source), inside(target), around, [kind]
    return [found] if all(found) else []


def multi(names, chosen):
    """A row of 0 and 1: which of `names` are among `chosen`."""
    return np.array([float(name in chosen) for name in names], np.float32)


def kin(window):
    """(mentions, words that stand for a country, which of them are of one) of a window; None where there
    are none of either."""
    size = len(window.word_at)
    inside = lambda run: 0 <= run[0] - window.first and run[-1] - window.first < size
    here = [(run, code, acts) for run, code, acts in window.words.homes if inside(run)]
    somebody = [(r[0] - window.first, r[-1] + 1 - window.first, code) for r, code, acts in here if acts]
    named = sorted({(r[0] - window.first, code) for r, code, _ in here if code})
    if not somebody or not named:
        return None
    told = lambda first, code, at, other: float(code == other) if first != at else IGNORE
    same = [[told(first, code, *one) for one in named] for first, _, code in somebody]
    runs = [(first, end) for first, end, _ in somebody]
    return torch.tensor(runs), torch.tensor([at for at, _ in named]), torch.tensor(same)


@dataclass
class EventBatch:
    """Labels of a batch; the rows of `triggers` and `dyad_rows` belong to windows."""

    mention: torch.Tensor
    names: torch.Tensor  # the kind of mention that a name's words stand in, where that alone is known
    trigger: torch.Tensor
    triggers: torch.Tensor
    roles: torch.Tensor
    status: torch.Tensor
    modes: torch.Tensor
    contexts: torch.Tensor
    dyad_rows: torch.Tensor
    dyad_sets: torch.Tensor  # (dyads, 3, words): mean weights of source, target, sentence
    dyad_types: torch.Tensor  # (dyads, types): 1 for each type that is right
    kin: list  # (row, mentions, words that stand for a country, which are of one)


def collate(windows, size):
    """The event labels of some windows, padded to `size` words."""
    mention, names, trigger = (torch.full((len(windows), size), IGNORE) for _ in range(3))
    triggers, roles, status, modes, contexts = [], [], [], [], []
    rows, sets, types = [], [], []
    for row, window in enumerate(windows):
        labels = of_window(window)
        m = len(window.word_at)
        mention[row, :m] = torch.from_numpy(labels.mention)
        names[row, :m] = torch.from_numpy(labels.names)
        trigger[row, :m] = torch.from_numpy(labels.trigger)
        for first, end, role_row, one_status, one_modes, one_contexts in labels.events:
            padded = torch.full((size,), IGNORE)
            padded[:m] = torch.from_numpy(role_row)
            triggers.append((row, first, end))
            roles.append(padded)
            status.append(one_status)
            modes.append(torch.from_numpy(one_modes))
            contexts.append(torch.from_numpy(one_contexts))
        for *parts, kinds in labels.dyads:
            weights = torch.zeros(3, size)
            for weight, words in zip(weights, parts):
                weight[words] = 1 / max(len(words), 1)
            rows.append(row)
            sets.append(weights)
            types.append(torch.from_numpy(multi(TYPES, kinds)))
    stack = lambda rows, *shape: torch.stack(rows) if rows else torch.zeros(0, *shape)
    return EventBatch(
        mention,
        names,
        trigger,
        torch.tensor(triggers, dtype=torch.long).view(-1, 3),
        stack(roles, size).long(),
        torch.tensor(status, dtype=torch.long),
        stack(modes, len(MODES)),
        stack(contexts, len(CONTEXTS)),
        torch.tensor(rows, dtype=torch.long),
        stack(sets, 3, size),
        stack(types, len(TYPES)),
        [(row, *one) for row, one in enumerate(map(kin, windows)) if one],
    )
