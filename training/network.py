"""The network: a compact BERT encoder with quotation and letter-shape inputs, and its heads.

Heads, all over one pass of the encoder, on the first piece of each word (width `D`):
  tags    7 classes a word: O, B/I of source, cue, content of outermost statements (auxiliary)
  cue     3 classes a word: O, B, I of a cue of an outermost statement
  nested  3 classes a word: the same for statements inside statements
  roles   5 classes a (cue, word) pair: O, B/I source, B/I content of that cue's statement
  stances what `stance_heads.py` holds: stance, polarity, what a statement disputes
  events  what `event_heads.py` holds: mentions, triggers, their roles, status, modes, contexts
"""

import torch
import torch.nn as nn
import torch.nn.functional as F
from event_heads import Events
from features import QUOTES, SHAPES
from pairs import Pairs
from rounding import Embedding, Linear, attended, shares
from safetensors.torch import load_file
from stance_heads import Stances


def dropout(x, share, training):
    """`F.dropout` from one random byte a value: eight times faster on a CPU."""
    if not training or share == 0:
        return x
    size = x.numel()
    noise = torch.empty((size + 7) // 8, dtype=torch.int64).random_(-(2**63), 2**63 - 1)
    least = round(256 * share)
    kept = noise.view(torch.uint8)[:size].view(x.shape) >= least
    return x * kept.to(x.dtype).mul_(256 / (256 - least))


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    rounds = False

    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.qkv = Linear(width, 3 * width)
        self.out = Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = Linear(width, inner)
        self.down = Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, mask, share):
        batch, length, width = x.shape
        qkv = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        if self.rounds:
            q, k, v = attended(q, k, v, mask)
        # Written out: PyTorch's fused attention is slow backwards on a CPU.
        scores = torch.matmul(q * (width // self.heads) ** -0.5, k.transpose(-1, -2))
        weights = (scores + mask.to(q.dtype)).softmax(-1)
        if self.rounds:
            weights = shares(weights)
        mixed = torch.matmul(weights.to(v.dtype), v)
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + dropout(mixed, share, self.training))
        inner = self.down(F.gelu(self.up(x)))
        return self.norm2(x + dropout(inner, share, self.training))


class Encoder(nn.Module):
    """BERT's encoder with two small embeddings more: letter shape and quotation state."""

    def __init__(self, layers=6, width=384, heads=12, inner=1536, vocabulary=30522, positions=512):
        super().__init__()
        self.dropout = 0.1
        self.words = Embedding(vocabulary, width)
        self.positions = nn.Embedding(positions, width)
        self.kind = nn.Parameter(torch.zeros(width))
        self.shapes = nn.Embedding(SHAPES, width)
        self.quotes = nn.Embedding(QUOTES, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList([Layer(width, heads, inner) for _ in range(layers)])
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.quotes.weight)

    def forward(self, ids, shapes, quotes, mask):
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.kind
        x = x + self.shapes(shapes) + self.quotes(quotes)
        x = dropout(self.norm(x), self.dropout, self.training)
        bias = torch.zeros(mask.shape, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias, self.dropout)
        return x


class Statements(nn.Module):
    """The encoder with all heads."""

    def __init__(self, **sizes):
        super().__init__()
        self.encoder = Encoder(**sizes)
        width = self.encoder.positions.weight.shape[1]
        self.tags = nn.Linear(width, 7)
        self.cue = nn.Linear(width, 3)
        self.nested = nn.Linear(width, 3)
        self.pairs = Pairs(width)
        self.stances = Stances(width)
        self.events = Events(width)

    def encode(self, batch):
        """Word vectors (batch, words, width) from the first piece of each word."""
        x = self.encoder(batch.ids, batch.shapes, batch.quotes, batch.mask)
        at = batch.word_at.unsqueeze(-1).expand(-1, -1, x.shape[-1])
        return x.gather(1, at)


def count_layers(state):
    """How many layers a state dict has."""
    return 1 + max(int(n.split(".")[2]) for n in state if n.startswith("encoder.layers."))


def load_trained(path):
    """A network of ours as it was saved, of as many layers as it has, ready to be asked; what it lacks
    (heads added since) is as it begins."""
    state = torch.load(path, weights_only=True)
    model = Statements(layers=count_layers(state))
    model.load_state_dict(state, strict=False)
    return model.eval()


def load_pretrained(encoder, model_dir):
    """Copy all-MiniLM-L6-v2's weights (safetensors) into the first layers of `encoder`."""
    state = load_file(f"{model_dir}/model.safetensors")
    take = lambda name: state[name].float()
    encoder.words.weight.data.copy_(take("embeddings.word_embeddings.weight"))
    encoder.positions.weight.data.copy_(take("embeddings.position_embeddings.weight"))
    encoder.kind.data.copy_(take("embeddings.token_type_embeddings.weight")[0])
    encoder.norm.weight.data.copy_(take("embeddings.LayerNorm.weight"))
    encoder.norm.bias.data.copy_(take("embeddings.LayerNorm.bias"))
    for number, layer in enumerate(encoder.layers):
        prefix = f"encoder.layer.{number}."
        attention = [f"{prefix}attention.self.{part}." for part in ("query", "key", "value")]
        for kind in ("weight", "bias"):
            joined = torch.cat([take(name + kind) for name in attention])
            getattr(layer.qkv, kind).data.copy_(joined)
            for module, name in (
                (layer.out, "attention.output.dense."),
                (layer.norm1, "attention.output.LayerNorm."),
                (layer.up, "intermediate.dense."),
                (layer.down, "output.dense."),
                (layer.norm2, "output.LayerNorm."),
            ):
                getattr(module, kind).data.copy_(take(prefix + name + kind))
