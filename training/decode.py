"""Network outputs to statements, as the Rust crate does it: Viterbi over cues, then over roles."""

from dataclasses import dataclass

import numpy as np
import torch
from features import INSIDE

FORBIDDEN = -1e9


def transitions(kinds, cost):
    """Log scores (from, to) of B/I tags for `kinds` kinds; index 0 is O, the last row the start.

    An I may follow only its own B or I; opening a span costs `cost`.
    """
    size = 1 + 2 * kinds
    table = np.zeros((size + 1, size))
    for kind in range(kinds):
        begin, inside = 1 + 2 * kind, 2 + 2 * kind
        table[:, begin] -= cost
        table[:, inside] = FORBIDDEN
        table[begin, inside] = table[inside, inside] = 0
    return table


def viterbi(scores, table):
    """The best tag sequence of log scores (words, tags)."""
    size = scores.shape[1]
    best = scores[0] + table[size]
    back = np.zeros(scores.shape, np.int64)
    for t in range(1, len(scores)):
        step = best[:, None] + table[:size]
        back[t] = step.argmax(0)
        best = step.max(0) + scores[t]
    path = [int(best.argmax())]
    for t in range(len(scores) - 1, 0, -1):
        path.append(int(back[t, path[-1]]))
    return path[::-1]


def spans(path, kind):
    """Word runs [first, end) tagged B/I of `kind`."""
    out = []
    for index, tag in enumerate(path):
        if tag == 1 + 2 * kind:
            out.append([index, index + 1])
        elif tag == 2 + 2 * kind and out and out[-1][1] == index:
            out[-1][1] = index + 1
    return out


@dataclass
class Marked:
    """A statement as the network marks it: word runs [first, end) in the window, and the evidence
    that `choose` weighs (see FEATURES in onrecord-model's `choose.rs`)."""

    nested: bool
    cue: list
    sources: list
    contents: list
    evidence: list
    quoted: bool = False
    probability: float = 1.0


def flat_words(window):
    """All words of a window's document."""
    return [w for p in window.words.paragraphs for w in p]


def evidence(window, cue_score, scores, path, contents):
    """What the heads say of a statement: constant, mean log probabilities, length, quoted share."""
    tags = np.array(path)
    own = scores[np.arange(len(path)), tags]
    source, content = (tags == 1) | (tags == 2), tags >= 3
    flat = flat_words(window)[window.first :]
    quoted = sum(flat[i].quote == INSIDE for i in np.flatnonzero(content))
    count = int(content.sum())
    return [
        1.0,
        cue_score,
        max(own[content].mean(), -3.0) if count else 0.0,
        max(own[source].mean(), -3.0) if source.any() else -1.0,
        float(not source.any()),
        float(np.log(count + 1)),
        quoted / max(count, 1),
    ]


@torch.no_grad()
def predict(model, batch, cue_cost=0.0, role_cost=0.0, bias=0.0, source_bias=1.5):
    """The statements marked in each window."""
    words = model.encode(batch)
    found = [[] for _ in batch.windows]
    for nested, head in ((False, model.cue), (True, model.nested)):
        scores = head(words).float().log_softmax(-1).numpy()
        for row, window in enumerate(batch.windows):
            own = scores[row, : len(window.word_at)]
            path = viterbi(own + [0.0, bias, bias], transitions(1, cue_cost))
            found[row] += [(nested, cue, float(own[cue[0], 1])) for cue in spans(path, 0)]
    cues = [(row, *cue) for row, some in enumerate(found) for _, cue, _ in some]
    if not cues:
        return [[] for _ in found]
    logits = model.pairs(words, batch.paragraph, torch.tensor(cues)).float()
    scores = iter(logits.log_softmax(-1).numpy())
    out = []
    for window, some in zip(batch.windows, found):
        statements = []
        for (nested, cue, cue_score), own in zip(some, scores):
            own = own[: len(window.word_at)]
            path = viterbi(own + [0, source_bias, source_bias, 0, 0], transitions(2, role_cost))
            sources, contents = spans(path, 0), spans(path, 1)
            if contents:
                proof = evidence(window, cue_score, own, path, contents)
                quoted = flat_words(window)[window.first + cue[0]].quote == INSIDE
                statements.append(Marked(nested, cue, sources, contents, proof, quoted))
        out.append(statements)
    return out


def shared(one, other):
    """How many words two lists of runs share."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def clash(one, other):
    """Whether two statements cannot both be right: one cue, or mostly one content."""
    if one.nested != other.nested:
        return shared([one.cue], [other.cue]) > 0
    both = shared(one.contents, other.contents)
    short, long = (sum(b - a for a, b in s.contents) for s in (one, other))
    if one.nested:
        return both > 0.8 * (short + long - both) and shared([one.cue], [other.cue]) > 0
    return both > 0.5 * min(short, long)


def choose(statements, choice):
    """The statements of one window that are likely enough, none claiming another's words."""
    for statement in statements:
        score = float(np.dot(statement.evidence, choice["weights"]))
        statement.probability = 1 / (1 + np.exp(-score))
    # Who speaks outside the quotation marks comes before who is quoted.
    order = lambda s: (not s.nested and s.quoted, -s.probability)
    kept = []
    for statement in sorted(statements, key=order):
        likely = statement.probability > choice["least"][statement.nested]
        if likely and not any(clash(statement, other) for other in kept):
            kept.append(statement)
    return kept


def in_text(window, runs):
    """Word runs of a window as code-point spans of its document."""
    flat = flat_words(window)
    return [[flat[window.first + a].start, flat[window.first + b - 1].end] for a, b in runs]


def marked(model, batches, **options):
    """(window, statements marked in it) of all windows of some batches."""
    model.eval()
    out = []
    for batch in batches:
        out += zip(batch.windows, predict(model, batch, **options))
    model.train()
    return out


def attributions(windows, choice=None, nested=False):
    """`marked` windows in the scorer's form: for each document id, spans and evidence."""
    out = {}
    for window, statements in windows:
        mine = out.setdefault(window.words.document.id, [])
        for one in choose(statements, choice) if choice else statements:
            if one.nested == nested:
                runs = {"cue": [one.cue], "source": one.sources, "content": one.contents}
                spans = {role: in_text(window, found) for role, found in runs.items()}
                mine.append({**spans, "evidence": one.evidence})
    return out
