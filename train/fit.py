"""Fit the network to examples: the losses of all heads, a warm start, an average of the weights."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from train.batches import Batch, batch, batches
from train.data import Example
from train.network import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How to train. `windows` is the size of a step, `blind` the chance that a report's notes of
    the rules are wiped out, `average` the decay of the running average of the weights."""

    epochs: int = 10
    rate: float = 1e-4
    head_rate: float = 1e-3
    windows: int = 8
    blind: float = 0.15
    average: float = 0.998
    warm: float = 0.1
    seed: int = 1
    decay: float = 0.01


def loss_of(reader: Reader, b: Batch) -> tuple[Tensor, dict[str, float]]:
    """The weighted sum of the losses of all heads on one batch."""
    words = reader.words(*b.words)
    parts: dict[str, Tensor] = {
        "trigger": 3.0 * F.cross_entropy(words.triggers.float(), b.triggers, ignore_index=-100),
        "source": 1.0 * F.cross_entropy(words.sources.float(), b.sources, ignore_index=-100),
    }
    if b.asked:
        answers = reader.answers(words.states, *b.answers)
        roles = answers.roles.float().transpose(1, 2)
        parts["role"] = 3.0 * F.cross_entropy(roles, b.roles, ignore_index=-100)
        parts["status"] = 0.3 * _mean(answers.statuses, b.statuses)
        parts["mode"] = 0.3 * _mean(answers.modes, b.modes)
        if len(b.links):
            parts["link"] = 1.0 * _mean(answers.links, b.links)
    total = torch.stack(list(parts.values())).sum()
    return total, {name: float(part.detach()) for name, part in parts.items()}


def _mean(scores: Tensor, wanted: Tensor) -> Tensor:
    known = (wanted >= 0).sum().clamp(min=1)
    return F.cross_entropy(scores.float(), wanted, ignore_index=-100, reduction="sum") / known


def fit(
    reader: Reader, found: Sequence[Example], recipe: Recipe, *,
    log: Callable[[str], None] = print, save: Path | None = None,
    after: Callable[[int, Reader], None] | None = None,
    loss: Callable[[Reader, Batch], tuple[Tensor, dict[str, float]]] = loss_of,
) -> Reader:  # fmt: skip
    """Train and return the average of the weights; `save` keeps it after each epoch."""
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    encoder = list(reader.encoder.parameters())
    inner = {id(p) for p in encoder} - {id(p) for p in reader.encoder.notes.parameters()}
    slow = [p for p in reader.parameters() if id(p) in inner]
    quick = [p for p in reader.parameters() if id(p) not in inner]
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": recipe.rate}, {"params": quick, "lr": recipe.head_rate}],
        weight_decay=recipe.decay,
        fused=True,
    )
    per_epoch = len(list(batches(found, recipe.windows, random.Random(0))))
    steps = recipe.epochs * per_epoch
    warm = max(1, int(recipe.warm * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min((k + 1) / warm, max(0.02, (steps - k) / max(1, steps - warm)))
    )
    mean = copy.deepcopy(reader)
    step = 0
    started = time.time()
    for epoch in range(recipe.epochs):
        reader.train()
        sums: dict[str, float] = {}
        for group in batches(found, recipe.windows, rng):
            b = batch(group, blind=recipe.blind, rng=rng)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                total, parts = loss(reader, b)
            optimizer.zero_grad(set_to_none=True)
            total.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            decay = min(recipe.average, (1 + step) / (10 + step))
            with torch.no_grad():
                for p, q in zip(mean.parameters(), reader.parameters(), strict=True):
                    p.lerp_(q, 1 - decay)
            for name, value in parts.items():
                sums[name] = sums.get(name, 0.0) + value
        shown = " ".join(f"{name} {value / per_epoch:.3f}" for name, value in sums.items())
        log(f"epoch {epoch} {shown} {time.time() - started:.0f}s")
        if save is not None:
            torch.save(mean.state_dict(), save)
        if after is not None:
            after(epoch, mean)
    return mean
