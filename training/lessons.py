"""What a deeper network teaches a shallower one: its word vectors, and what its heads say of them."""

import torch
import torch.nn.functional as F
from losses import DISPUTES, FACT, MEANT, MENTION, RARE, ROLE, TRIGGER

VECTORS = 1.0


def apart(mine, taught):
    """Kullback-Leibler divergence of each row of logits from what is taught."""
    taught = taught.float().log_softmax(-1)
    return F.kl_div(mine.float().log_softmax(-1), taught, reduction="none", log_target=True).sum(-1)


def openings(logits):
    """(row, first, end) of the runs that these logits mark, by the best class of each word."""
    best = logits.argmax(-1).tolist()
    found = []
    for row, classes in enumerate(best):
        for word, one in enumerate(classes):
            if one % 2:
                end = word + 1
                while end < len(classes) and classes[end] == one + 1:
                    end += 1
                found.append((row, word, end))
    return torch.tensor(found, dtype=torch.long).view(-1, 3)


class Lessons:
    """The teacher, with the word vectors that it has already told of each window."""

    def __init__(self, teacher):
        self.teacher = teacher
        self.kept = {}
        self.parts = {}

    def told(self):
        """The parts of the last loss, by name."""
        return {name: float(part) for name, part in self.parts.items()}

    @torch.no_grad()
    def vectors(self, batch):
        """The teacher's word vectors of a batch, computed once a window."""
        if any(id(w) not in self.kept for w in batch.windows):
            words = self.teacher.encode(batch).half()
            for row, window in enumerate(batch.windows):
                self.kept[id(window)] = words[row, : len(window.word_at)].clone()
        out = torch.zeros(*batch.word_at.shape, self.teacher.encoder.norm.weight.shape[0])
        for row, window in enumerate(batch.windows):
            own = self.kept[id(window)]
            out[row, : len(own)] = own
        return out

    def loss(self, model, words, batch):
        """How far a student is from its teacher on a batch, on the scale of the losses."""
        taught = self.vectors(batch)
        mask = batch.word_mask
        size = taught[mask].var()
        parts = {"vectors": VECTORS * (words.float() - taught)[mask].square().mean() / size}
        with torch.no_grad():
            heads = self.words_of(self.teacher, taught)
            runs = openings(heads["cue"][0]), openings(heads["trigger"][0])
            inside = lambda found: found[mask[found[:, 0], found[:, 1]]]
            cues, triggers = map(inside, runs)
            centres = self.centres_of(self.teacher, taught, batch, cues, triggers)
        for name, (mine, weight) in self.words_of(model, words).items():
            parts[name] = weight * apart(mine[mask], heads[name][0][mask]).mean()
        for name, (mine, weight) in self.centres_of(model, words, batch, cues, triggers).items():
            parts[name] = weight * self.beside(name, mine, centres[name][0], mask, cues, triggers)
        self.parts = {name: part.detach() for name, part in parts.items()}
        return sum(parts.values())

    @staticmethod
    def beside(name, mine, taught, mask, cues, triggers):
        """The mean divergence of what one head says of centres."""
        if name in ("modes", "contexts"):
            return F.binary_cross_entropy_with_logits(mine.float(), taught.float().sigmoid())
        found = apart(mine, taught)
        if found.dim() == 1:
            return found.mean()
        rows = (triggers if name == "actors" else cues)[:, 0]
        return (found * mask[rows]).sum(1).mean()

    @staticmethod
    def words_of(model, words):
        """(logits, weight) of the heads over single words."""
        return {
            "tags": (model.tags(words), 0.5),
            "cue": (model.cue(words), 1.0),
            "nested": (model.nested(words), 1.0),
            "mention": (model.events.mention(words), MENTION),
            "trigger": (model.events.trigger(words), TRIGGER),
        }

    @staticmethod
    def centres_of(model, words, batch, cues, triggers):
        """(logits, weight) of the heads over cues and triggers."""
        out = {}
        if len(cues):
            stance, polarity = model.stances.meant(words, cues)
            out["roles"] = model.pairs(words, batch.paragraph, cues), ROLE
            out["disputes"] = model.stances.disputes(words, batch.paragraph, cues), ROLE * DISPUTES
            out["stance"], out["polarity"] = (stance, MEANT), (polarity, MEANT)
        if len(triggers):
            status, modes, contexts = model.events.facts_of(words, triggers)
            out["actors"] = model.events.pairs(words, batch.paragraph, triggers), ROLE
            out["status"] = status, FACT
            out["modes"], out["contexts"] = (modes, FACT * RARE), (contexts, FACT * RARE)
        return out
