"""What a network that learnt statements alone teaches one that learns events beside them.

Only on PolNeAR: on the project's own passages the annotation knows better.
"""

from types import SimpleNamespace

import torch
import torch.nn.functional as F
from losses import ROLE


def polnear_part(batch):
    """The rows of a batch that are PolNeAR's, and its cues in them by the new row numbers."""
    rows = [i for i, w in enumerate(batch.windows) if not w.words.document.knows_nesting]
    rows = torch.tensor([i for i in rows if (batch.cue[i] >= 0).any()], dtype=torch.long)
    if not len(rows):
        return None
    place = torch.full((len(batch.windows),), -1)
    place[rows] = torch.arange(len(rows))
    cues = batch.cues.clone()
    cues[:, 0] = place[cues[:, 0]]
    names = ("ids", "shapes", "quotes", "mask", "word_at", "word_mask", "paragraph")
    part = SimpleNamespace(**{name: getattr(batch, name)[rows] for name in names})
    part.cues, part.kept = cues[cues[:, 0] >= 0], rows
    return part


def distance(logits, taught, mask):
    """Kullback-Leibler divergence of each place in `mask` from what is taught."""
    taught = taught.float().log_softmax(-1)
    apart = F.kl_div(logits.float().log_softmax(-1), taught, reduction="none", log_target=True)
    return apart.sum(-1)[mask]


def lesson(model, teacher, words, batch):
    """How far the statement heads are from the teacher's, on the scale of the losses."""
    part = polnear_part(batch)
    if part is None:
        return words.new_zeros((), dtype=torch.float32)
    with torch.no_grad():
        taught = teacher.encode(part)
    mine = words[part.kept]
    loss = distance(model.cue(mine), teacher.cue(taught), part.word_mask).mean()
    if len(part.cues):
        roles = [m.pairs(w, part.paragraph, part.cues) for m, w in ((model, mine), (teacher, taught))]
        mask = part.word_mask[part.cues[:, 0]]
        loss = loss + ROLE * distance(*roles, mask).sum() / len(part.cues)
    return loss
