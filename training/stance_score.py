"""How well the stance heads do beside the annotated cues of passages.

A disputing statement is right where what is marked as disputed touches what was annotated, a claim's
cue or an event's trigger.
"""

import numpy as np
import torch
from decode import spans, transitions, viterbi
from labels import IGNORE
from precision import precision


@torch.no_grad()
def predict(model, batch, bias=0.0):
    """For each cue of a batch: stance, polarity, and the disputed [(probability, role, run)]."""
    words = model.encode(batch)
    stances, polarities = (x.float().argmax(-1) for x in model.stances.meant(words, batch.cues))
    logits = model.stances.disputes(words, batch.paragraph, batch.cues).float()
    scores = logits.log_softmax(-1).numpy()
    out = []
    for row, stance, polarity, own in zip(batch.cues[:, 0], stances, polarities, scores):
        own = own[: len(batch.windows[row].word_at)]
        path = viterbi(own + np.array([0.0] + [bias] * 4), transitions(2, 0.0))
        found = [
            (float(np.exp(own[first, 1 + 2 * role])), role, (first, end))
            for role in (0, 1)
            for first, end in spans(path, role)
        ]
        out.append((int(stance), int(polarity), found))
    return out


def read(model, batches, **options):
    """(stance and polarity, disputed row, prediction) of every annotated cue."""
    model.eval()
    out = []
    for batch in batches:
        if len(batch.cues) and (batch.disputes != IGNORE).any():
            with precision():
                found = predict(model, batch, **options)
            rows = zip(batch.meant.tolist(), batch.disputes.numpy(), found)
            out += [one for one in rows if one[0][0] != IGNORE]
    model.train()
    return out


def dispute_counts(cues, least=0.0):
    """(right, found, wanted) disputing statements where the probability is above `least`."""
    right = found = wanted = 0
    for _, row, (_, _, disputed) in cues:
        due = (row > 0).any()
        kept = [run for probability, _, run in disputed if probability > least]
        wanted += due
        found += bool(kept)
        right += any((row[first:end] > 0).any() for first, end in kept)
    return right, found, wanted


def score(model, batches, **options):
    """Accuracy of stance and polarity, precision and recall of disputes."""
    cues = read(model, batches, **options)
    right, found, wanted = dispute_counts(cues)
    same = lambda at: sum(gold[at] == told[at] for gold, _, told in cues) / max(len(cues), 1)
    return {
        "stance": round(same(0), 4),
        "polarity": round(same(1), 4),
        "disputes precision": round(right / max(found, 1), 4),
        "disputes recall": round(right / max(wanted, 1), 4),
    }
