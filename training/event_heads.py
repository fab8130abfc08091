"""The heads that find events, over the word vectors of the encoder.

  mention  9 classes a word: O, B/I of person, group, state, place
  trigger  33 classes a word: O, B/I of each PLOVER type
  roles    5 classes a (trigger, word) pair: O, B/I actor, B/I recipient of that trigger's event
  facts    of a trigger's mean word vector: status (one of 9), modes and contexts (any of them)
  kin     who is of one country, see `kin.py`
  dyad     PLOVER type between two given word sets; learnt beside the others, not exported
"""

import torch
import torch.nn as nn
import torch.nn.functional as F
from kin import Kin
from pairs import Pairs
from plover import CONTEXTS, MENTIONS, MODES, STATUSES, TYPES
from rounding import Linear

HIDDEN = 256


def centre(words, rows, first, end):
    """Mean word vector of each run [first, end) in its row."""
    index = torch.arange(words.shape[1])
    inside = (index >= first[:, None]) & (index < end[:, None])
    weight = inside.float() / inside.sum(1, keepdim=True)
    return torch.einsum("cw,cwd->cd", weight.to(words.dtype), words[rows])


class Events(nn.Module):
    """All heads that know of events."""

    def __init__(self, width):
        super().__init__()
        self.mention = nn.Linear(width, 1 + 2 * len(MENTIONS))
        self.trigger = nn.Linear(width, 1 + 2 * len(TYPES))
        self.pairs = Pairs(width)
        self.kin = Kin(width)
        self.facts_hidden = Linear(width, HIDDEN)
        self.facts = nn.Linear(HIDDEN, len(STATUSES) + len(MODES) + len(CONTEXTS))
        self.dyad_hidden = nn.Linear(3 * width, HIDDEN)
        self.dyad = nn.Linear(HIDDEN, len(TYPES))

    def facts_of(self, words, triggers):
        """Logits of status, modes and contexts for triggers given as (row, first word, end word)."""
        hidden = F.gelu(self.facts_hidden(centre(words, *triggers.unbind(1))))
        return self.facts(hidden).split([len(STATUSES), len(MODES), len(CONTEXTS)], -1)

    def dyads(self, words, rows, sources, targets, sentences):
        """Type logits for pairs of word sets, each a weight a word; `sentences` weigh what is around."""
        mean = lambda weight: torch.einsum("pw,pwd->pd", weight.to(words.dtype), words[rows])
        joined = torch.cat([mean(sources), mean(targets), mean(sentences)], -1)
        return self.dyad(F.gelu(self.dyad_hidden(joined)))
