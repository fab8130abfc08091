"""The heads that tell how a statement is meant and which claim it disputes, beside its cue.

  stance    of a cue's mean word vector: stance (one of 9) and polarity (one of 3)
  disputes  5 classes a (cue, word) pair: O, B/I of the cue of a statement that this one disputes,
            B/I of the trigger of an event that it disputes
"""

import torch.nn as nn
import torch.nn.functional as F
from event_heads import HIDDEN, centre
from pairs import Pairs
from plover import POLARITIES, STANCES
from rounding import Linear


class Stances(nn.Module):
    """Both heads."""

    def __init__(self, width):
        super().__init__()
        self.hidden = Linear(width, HIDDEN)
        self.stance = nn.Linear(HIDDEN, len(STANCES) + len(POLARITIES))
        self.disputes = Pairs(width)

    def meant(self, words, cues):
        """Logits of stance and polarity for cues given as (row, first word, end word)."""
        hidden = F.gelu(self.hidden(centre(words, *cues.unbind(1))))
        return self.stance(hidden).split([len(STANCES), len(POLARITIES)], -1)
