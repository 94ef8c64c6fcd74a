"""Masked words: the encoder gets used to the language of dispatches before it learns claims."""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from train.network import HIDDEN, Reader

_MASK, _FIRST_WORD = 103, 1000
_SHARE = 0.15


class Guess(nn.Module):
    """From the state of a masked piece to the piece; the table of pieces is the encoder's own."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.turn = nn.Sequential(nn.Linear(HIDDEN, HIDDEN), nn.GELU(), nn.LayerNorm(HIDDEN))
        self.bias = nn.Parameter(torch.zeros(pieces))

    def forward(self, states: Tensor, table: Tensor) -> Tensor:
        """Scores of all pieces for each state."""
        return self.turn(states) @ table.T + self.bias


def masked_loss(
    reader: Reader, guess: Guess, words: Sequence[Tensor], rng: random.Random
) -> Tensor:
    """Loss of guessing 15 % of the pieces of a batch of windows, without notes."""
    pieces, mask, notes, _ = words
    torch.manual_seed(rng.randrange(1 << 30))
    draw = torch.rand(pieces.shape)
    chosen = (draw < _SHARE) & (mask == 1) & (pieces > _FIRST_WORD)
    shown = pieces.clone()
    shown[chosen & (draw < 0.8 * _SHARE)] = _MASK
    swapped = chosen & (draw >= 0.9 * _SHARE)
    shown[swapped] = torch.randint(_FIRST_WORD, 30_000, (int(swapped.sum()),))
    states = reader.encoder(shown, mask, torch.zeros_like(notes))
    scores = guess(states[chosen], reader.encoder.pieces.weight)
    return F.cross_entropy(scores.float(), pieces[chosen])
