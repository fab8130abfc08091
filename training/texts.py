"""The texts that networks learn from and are scored on, tokenised."""

from dataclasses import dataclass, field

import named
import passages
import plv
import polnear
from windows import prepare

# One in so many training documents of PolNeAR is kept back, to choose thresholds on.
HELD = 20


@dataclass
class Texts:
    """PolNeAR's training documents and those kept back, the project's own passages to learn from and
    to score on, PLV's sentences, texts in which names are annotated."""

    train: list
    held: list
    own: list = field(default_factory=list)
    own_dev: list = field(default_factory=list)
    dyads: list = field(default_factory=list)
    names: list = field(default_factory=list)


def load(o, tokenizer):
    """The texts that the options `polnear`, `corpus` and `plv` name."""
    train = prepare(polnear.load(f"{o.polnear}/train"), tokenizer)
    texts = Texts([d for i, d in enumerate(train) if i % HELD], train[::HELD])
    if o.corpus:
        texts.own = prepare(passages.load(o.corpus, "train"), tokenizer)
        texts.own_dev = prepare(passages.load(o.corpus, "dev"), tokenizer)
    if o.plv:
        texts.dyads = prepare(plv.load(o.plv), tokenizer)
    if getattr(o, "names", None):
        texts.names = prepare(named.load(*o.names), tokenizer)
    return texts
