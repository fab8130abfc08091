"""Arithmetic as the Rust crate does it, in bytes, so that training can reckon with the rounding.

Going forward, activations are rounded to 127ths of the largest of each row, weights to steps of their
output's own, and what attention multiplies to 127ths of the largest query and 64ths of the largest key
and value; going backward, rounding counts as not there (a straight-through estimator: Bengio, Léonard and
Courville 2013, arXiv:1308.3432).

The crate sums four products of a byte of up to 255 with a weight in 16 bits before it goes on in 32
(`kernel.rs`), so those four weights are together at most 128 steps.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

LEAST = 1e-30
# The most that four weights may come to before each is rounded to the nearest step.
BOUND = 126
# Steps to try for the weights of an output: so many in its largest weight.
STEPS = (38, 44, 51, 57, 64, 70, 76, 89, 102)
# Keys and values: of two of them the products are summed in 16 bits.
KEYS = 64
# Changes of a layer's weights after which its steps are chosen again.
RENEW = 100


def whole(x, largest, most=127):
    """`x` in whole steps of which `largest` has `most`."""
    step = largest.clamp(min=LEAST) / most
    return torch.round(x / step) * step


def in_steps(weight, step):
    """A matrix in whole steps; four weights that are together beyond the bound are made smaller.

    Those are, of eight inputs, the first and second with the fifth and sixth, the third and fourth
    with the last two.
    """
    fours = (weight / step).reshape(len(weight), -1, 2, 2, 2)
    sizes = fours.abs().sum((2, 4), keepdim=True)
    return torch.round(fours * (BOUND / sizes.clamp(min=BOUND))).reshape(weight.shape)


def steps_of(weight):
    """The step of each output, (outputs, 1): of those tried the one that leaves the least error."""
    largest = weight.abs().amax(1, keepdim=True).clamp(min=LEAST)
    tried = torch.stack([largest / most for most in STEPS])
    errors = torch.stack([(in_steps(weight, step) * step - weight).square().sum(1) for step in tried])
    return tried.gather(0, errors.argmin(0)[None, :, None])[0]


def through(x, rounded):
    """What is rounded going forward and `x` going backward."""
    return x + (rounded - x).detach()


class Product(torch.autograd.Function):
    """A linear layer of rounded rows with rounded weights."""

    @staticmethod
    def forward(ctx, x, weight, step, bias):
        x = whole(x, x.abs().amax(-1, keepdim=True))
        weight = in_steps(weight, step) * step
        ctx.save_for_backward(x, weight)
        return F.linear(x, weight, bias)

    @staticmethod
    def backward(ctx, grad):
        x, weight = ctx.saved_tensors
        rows = grad.reshape(-1, grad.shape[-1])
        return grad @ weight, rows.T @ x.reshape(-1, x.shape[-1]), None, rows.sum(0)


class Linear(nn.Linear):
    """A linear layer that rounds where it is told to."""

    rounds = False
    # The steps of the weights, and which version of the weights they were chosen for.
    step, chosen = None, 0

    def forward(self, x):
        if not self.rounds:
            return super().forward(x)
        if self.step is None or self.weight._version >= self.chosen + RENEW:
            self.step, self.chosen = steps_of(self.weight.detach()), self.weight._version
        return Product.apply(x, self.weight, self.step, self.bias)


class Embedding(nn.Embedding):
    """A table of vectors that rounds each where it is told to."""

    rounds = False

    def forward(self, ids):
        x = super().forward(ids)
        return through(x, whole(x, x.abs().amax(-1, keepdim=True))) if self.rounds else x


def attended(q, k, v, mask):
    """Queries and keys rounded by head and window, values by column, each (batch, heads, pieces, 32);
    `mask` is 0 where there is a piece."""
    there = (mask[:, :, 0, :, None] == 0).to(q.dtype)
    largest = lambda x, places: (x * there).abs().amax(places, keepdim=True)
    return (
        through(q, whole(q, largest(q, (2, 3)))),
        through(k, whole(k, largest(k, (2, 3)), KEYS)),
        through(v, whole(v, largest(v, 2), KEYS)),
    )


def shares(weights):
    """Attention weights in 255ths of each row's largest."""
    step = weights.amax(-1, keepdim=True) / 255
    rounded = torch.round(weights / step)
    return through(weights, rounded / rounded.sum(-1, keepdim=True))


def round_all(model):
    """From here on `model` computes as the Rust crate does."""
    for module in model.modules():
        if hasattr(module, "rounds"):
            module.rounds = True
    return model
