"""The head that tells what part each word plays for a given run of words: a cue or a trigger.

A gated sum of a word and a centre projection with a distance embedding, over five classes: O, B/I of
the first role (source, actor), B/I of the second (content, recipient).
"""

import torch
import torch.nn as nn
import torch.nn.functional as F
from rounding import Linear

PAIR = 128
DISTANCES = 20


def distance_bucket(offset):
    """Signed word distance (long tensor) to a bucket, 0 to 19: 0, ±1, ±2, ±3.., by powers of two."""
    size = offset.abs().clamp(min=1).float().log2().floor().long().clamp(max=8) + 1
    return torch.where(offset == 0, 0, torch.where(offset > 0, size, 9 + size))


class Pairs(nn.Module):
    """Role logits of every word of a window for each of some centres."""

    def __init__(self, width):
        super().__init__()
        self.word = Linear(width, 2 * PAIR)
        self.centre = Linear(width, 2 * PAIR)
        self.distance = nn.Embedding(DISTANCES, PAIR)
        self.paragraph = nn.Embedding(2, PAIR)
        self.roles = nn.Linear(PAIR, 5)
        nn.init.zeros_(self.distance.weight)
        nn.init.zeros_(self.paragraph.weight)

    def forward(self, words, paragraph, centres):
        """Logits (centres, words, 5) for centres given as (row, first word, end word)."""
        rows, first, end = centres.unbind(1)
        index = torch.arange(words.shape[1])
        inside = (index >= first[:, None]) & (index < end[:, None])
        weight = inside.float() / inside.sum(1, keepdim=True)
        centre = torch.einsum("cw,cwd->cd", weight.to(words.dtype), words[rows])
        word_sum, word_gate = self.word(words)[rows].chunk(2, -1)
        centre_sum, centre_gate = self.centre(centre)[:, None].chunk(2, -1)
        offset = torch.where(
            index < first[:, None],
            index - first[:, None],
            torch.where(inside, 0, index - end[:, None] + 1),
        )
        same = (paragraph[rows] == paragraph[rows, first][:, None]).long()
        place = self.distance(distance_bucket(offset)) + self.paragraph(same)
        return self.roles(F.gelu(word_sum + centre_sum + word_gate * centre_gate + place))
