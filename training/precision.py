"""The precision of training and scoring: 16-bit where the processor multiplies it natively."""

import contextlib

import torch


def precision():
    """A context for the forward pass: bfloat16, or plain float32 where that would be emulated."""
    if torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported():
        return torch.autocast("cpu", dtype=torch.bfloat16)
    return contextlib.nullcontext()
