"""What training makes small: the sum of the heads' losses on a batch."""

import torch
import torch.nn.functional as F
from kin import loss as kin_loss
from labels import IGNORE

# Most words of a window have no role beside a given centre: role losses are summed over the window
# and weighed down, so that the words that do have one count.
ROLE = 0.02
# Spans of events are rarer than those of statements, and their types many.
TRIGGER, MENTION, FACT, DYAD, KIN = 2.0, 0.5, 0.3, 0.3, 0.5
# Of dozens of modes and contexts an event has one or two: their mean loss is small.
RARE = 40
# One statement in fifteen disputes another.
MEANT, DISPUTES = 0.3, 10


def flat(logits, target):
    """Cross-entropy over all words with a label."""
    logits = logits.float().reshape(-1, logits.shape[-1])
    return F.cross_entropy(logits, target.reshape(-1), ignore_index=IGNORE)


def roles(logits, target):
    """Role losses, summed over each window and averaged over centres, so that long ones weigh alike."""
    losses = F.cross_entropy(
        logits.float().reshape(-1, logits.shape[-1]), target.reshape(-1), ignore_index=IGNORE,
        reduction="none",
    ).view(len(target), -1)  # fmt: skip
    return ROLE * losses.sum(1).mean()


def statements(model, words, batch):
    """Loss of the statement heads."""
    loss = words.new_zeros((), dtype=torch.float32)
    if (batch.cue != IGNORE).any():
        loss = loss + 0.5 * flat(model.tags(words), batch.tags) + flat(model.cue(words), batch.cue)
    if (batch.nested != IGNORE).any():
        loss = loss + flat(model.nested(words), batch.nested)
    if len(batch.cues):
        loss = loss + roles(model.pairs(words, batch.paragraph, batch.cues), batch.roles)
    return loss + stances(model.stances, words, batch)


def stances(heads, words, batch):
    """Loss of the stance heads, on the cues whose stance was annotated."""
    loss = words.new_zeros((), dtype=torch.float32)
    known = batch.meant[:, 0] != IGNORE
    if known.any():
        told = heads.meant(words, batch.cues[known])
        loss = loss + MEANT * sum(flat(logits, batch.meant[known, i]) for i, logits in enumerate(told))
    known = (batch.disputes != IGNORE).any(1) if len(batch.cues) else known
    if known.any():
        found = heads.disputes(words, batch.paragraph, batch.cues[known])
        loss = loss + DISPUTES * roles(found, batch.disputes[known])
    return loss


def named(logits, kinds):
    """Loss of the words of names: how sure each is to open or go on a mention of its kind."""
    known = kinds != IGNORE
    chance = logits[known].float().log_softmax(-1)
    first = 1 + 2 * kinds[known].unsqueeze(-1)
    either = torch.cat([chance.gather(-1, first), chance.gather(-1, first + 1)], -1)
    return -either.logsumexp(-1).mean()


def events(model, words, batch):
    """Loss of the event heads."""
    heads, labels = model.events, batch.events
    loss = words.new_zeros((), dtype=torch.float32)
    if (labels.mention != IGNORE).any():
        loss = loss + MENTION * flat(heads.mention(words), labels.mention)
        loss = loss + TRIGGER * flat(heads.trigger(words), labels.trigger)
    if (labels.names != IGNORE).any():
        loss = loss + MENTION * named(heads.mention(words), labels.names)
    if len(labels.triggers):
        loss = loss + roles(heads.pairs(words, batch.paragraph, labels.triggers), labels.roles)
        status, modes, contexts = heads.facts_of(words, labels.triggers)
        loss = loss + FACT * (
            F.cross_entropy(status.float(), labels.status)
            + RARE * F.binary_cross_entropy_with_logits(modes.float(), labels.modes)
            + RARE * F.binary_cross_entropy_with_logits(contexts.float(), labels.contexts)
        )
    if labels.kin:
        loss = loss + KIN * kin_loss(heads.kin, words, labels.kin)
    if len(labels.dyad_rows):
        source, target, around = labels.dyad_sets.unbind(1)
        logits = heads.dyads(words, labels.dyad_rows, source, target, around).float()
        # Any of the types given is right.
        right = logits.log_softmax(-1).masked_fill(labels.dyad_types == 0, -1e9)
        loss = loss - DYAD * right.logsumexp(-1).mean()
    return loss


def loss_of(model, words, batch):
    """The loss of a batch, given its words' vectors."""
    return statements(model, words, batch) + events(model, words, batch)
