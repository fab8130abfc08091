"""Network outputs to statements, as the Rust crate does it: Viterbi over cues, then over roles."""

import numpy as np
import torch

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


@torch.no_grad()
def predict(model, batch, cue_cost=0.0, role_cost=0.0, bias=0.0, source_bias=1.5):
    """Statements of each window: (nested, cue, sources, contents, score), word runs in the window."""
    words = model.encode(batch)
    found = [[] for _ in batch.windows]
    for nested, head in ((False, model.cue), (True, model.nested)):
        logits = head(words).float()
        logits[..., 1:] += bias
        scores = logits.log_softmax(-1).numpy()
        for row, window in enumerate(batch.windows):
            path = viterbi(scores[row, : len(window.word_at)], transitions(1, cue_cost))
            found[row] += [(nested, cue) for cue in spans(path, 0)]
    cues = [(row, *cue) for row, some in enumerate(found) for _, cue in some]
    if not cues:
        return [[] for _ in found]
    logits = model.pairs(words, batch.paragraph, torch.tensor(cues)).float()
    logits[..., 1:3] += source_bias
    scores = logits.log_softmax(-1).numpy()
    out, index = [], 0
    for row, some in enumerate(found):
        statements = []
        for nested, cue in some:
            size = len(batch.windows[row].word_at)
            path = viterbi(scores[index, :size], transitions(2, role_cost))
            statements.append((nested, cue, spans(path, 0), spans(path, 1)))
            index += 1
        out.append(statements)
    return out


def attributions(model, documents, make_batches, **options):
    """Predictions in the scorer's form, one object a document: code-point spans of each role."""
    model.eval()
    out = {words.document.id: [] for words in documents}
    for batch in make_batches(documents):
        for window, statements in zip(batch.windows, predict(model, batch, **options)):
            flat = [w for p in window.words.paragraphs for w in p]
            flat = flat[window.first : window.first + len(window.word_at)]
            to_text = lambda found: [[flat[a].start, flat[b - 1].end] for a, b in found]
            for nested, cue, sources, contents in statements:
                if contents and not nested:
                    out[window.words.document.id].append(
                        {"cue": to_text([cue]), "source": to_text(sources), "content": to_text(contents)}
                    )
    model.train()
    return out
