"""The head that tells who is of one country: the police and the town that a report names.

Each word has a vector for whoever it speaks of and one for the country that it stands for; the product
of a mention's mean of the first and another word's second, and how far apart they are, give the log odds
that both are of one country.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F
from pairs import DISTANCES, distance_bucket
from rounding import Linear

KIN = 32


class Kin(nn.Module):
    """Log odds of pairs of mentions of a window to be of one country."""

    def __init__(self, width):
        super().__init__()
        self.both = Linear(width, 2 * KIN)
        self.distance = nn.Embedding(DISTANCES, 1)
        nn.init.zeros_(self.distance.weight)

    def forward(self, words, somebody, named):
        """Logits (mentions, words named) of one window's word vectors, for mentions given as (first,
        end) and the first words of those that stand for a country."""
        who, what = self.both(words).split(KIN, -1)
        first, end = somebody.unbind(1)
        index = torch.arange(len(words))
        inside = (index >= first[:, None]) & (index < end[:, None])
        weight = inside.to(words.dtype) / inside.sum(1, keepdim=True)
        offset = named[None] - first[:, None]
        return (weight @ who) @ what[named].T * KIN**-0.5 + self.distance(distance_bucket(offset))[..., 0]


def loss(head, words, kin):
    """Mean over the windows that know countries of the mean loss of their pairs."""
    found = []
    for row, somebody, named, same in kin:
        known = same >= 0
        if known.any():
            logits = head(words[row], somebody, named).float()
            found.append(F.binary_cross_entropy_with_logits(logits[known], same[known]))
    return torch.stack(found).mean() if found else words.new_zeros((), dtype=torch.float32)
