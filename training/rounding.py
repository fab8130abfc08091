"""Arithmetic as the Rust crate does it, in bytes, so that training can reckon with the rounding.

Going forward, weights are rounded to 127ths of the largest of each output, activations to 127ths of
the largest of each row, and what attention multiplies likewise; going backward, rounding counts as
not there (a straight-through estimator: Bengio, Léonard and Courville 2013, arXiv:1308.3432).
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

LEAST = 1e-30


def whole(x, largest):
    """`x` in whole steps of 127ths of `largest`."""
    step = largest.clamp(min=LEAST) / 127
    return torch.round(x / step) * step


def through(x, rounded):
    """What is rounded going forward and `x` going backward."""
    return x + (rounded - x).detach()


class Product(torch.autograd.Function):
    """A linear layer of rounded rows with rounded weights."""

    @staticmethod
    def forward(ctx, x, weight, bias):
        x = whole(x, x.abs().amax(-1, keepdim=True))
        weight = whole(weight, weight.abs().amax(1, keepdim=True))
        ctx.save_for_backward(x, weight)
        return F.linear(x, weight, bias)

    @staticmethod
    def backward(ctx, grad):
        x, weight = ctx.saved_tensors
        rows = grad.reshape(-1, grad.shape[-1])
        return grad @ weight, rows.T @ x.reshape(-1, x.shape[-1]), rows.sum(0)


class Linear(nn.Linear):
    """A linear layer that rounds where it is told to."""

    rounds = False

    def forward(self, x):
        if self.rounds:
            return Product.apply(x, self.weight, self.bias)
        return super().forward(x)


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
        through(k, whole(k, largest(k, (2, 3)))),
        through(v, whole(v, largest(v, 2))),
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
