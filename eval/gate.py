"""The gate: floors under the figures, the hash of the gold, the gap between seed and dev."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from vedette.errors import DataError
from vedette.scoring import PRF, Score

BASELINE = Path(__file__).parent / "baseline.json"

WATCHED = (
    "claim.f1", "args.f1", "nonfact_status.f1", "source_acc", "attributed_source_acc",
    "source_chain_acc", "time.f1", "actor_code_acc", "whole_claim",
)  # fmt: skip
"""Figures of each set that have a floor."""

SLACK = 0.01
"""How far below a measured figure its floor is set: about two claims of the dev set."""


class Regression(msgspec.Struct, frozen=True, kw_only=True):
    """A floor that was lowered on purpose, and why."""

    date: str
    reason: str
    figure: str
    was: float
    now: float


class Baseline(msgspec.Struct, frozen=True, kw_only=True):
    """What `eval/baseline.json` pins.

    `gold` maps a data file to its SHA-256, `floors` a figure ("dev.claim.f1") to the least it
    may be. `gap` is how far the claim F1 of the seed report may stand above that of the dev
    reports: more would mean that rules were written for the wording of one article.
    """

    gold: dict[str, str]
    floors: dict[str, float]
    gap: float = 0.15
    regressions: tuple[Regression, ...] = ()


def load_baseline(path: Path = BASELINE) -> Baseline:
    """Read the baseline.

    Raises:
        DataError: V721, the file is not a baseline; names the field.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Baseline)
    except msgspec.DecodeError as error:
        raise DataError(
            "V721", f"{path}: {error}; expected gold, floors and gap; restore it from git"
        ) from error


def save_baseline(baseline: Baseline, path: Path = BASELINE) -> None:
    """Write the baseline, indented, with a final line feed."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(baseline), indent=2) + b"\n")


def file_hash(path: Path) -> str:
    """SHA-256 of a file in hexadecimal."""
    return sha256(path.read_bytes()).hexdigest()


def watched_figures(scores: Mapping[str, Score]) -> dict[str, float]:
    """The figures that have a floor, by set and name; those that could not be measured are 0."""
    figures = {}
    for name, result in scores.items():
        for watched in WATCHED:
            field, _, part = watched.partition(".")
            value = getattr(result, field)
            figures[f"{name}.{watched}"] = float(
                (getattr(value, part) if isinstance(value, PRF) else value) or 0.0
            )
    return figures


NOTHING: Mapping[str, float] = {}


def failures(
    baseline: Baseline,
    scores: Mapping[str, Score],
    hashes: Mapping[str, str],
    *,
    others: Mapping[str, float] = NOTHING,
) -> list[str]:
    """Say what keeps these scores from passing; an empty list is a pass.

    Args:
        baseline: what is pinned.
        scores: by set; "seed" and "dev" are compared for the gap when both are there.
        hashes: of the data files that were scored.
        others: figures that are not of claims, by name ("times timebank.value.f1").
    """
    found = [
        f"{file} is not the pinned file: SHA-256 {digest}, expected "
        f"{baseline.gold.get(file, 'none')}; scores on it cannot be compared"
        for file, digest in hashes.items()
        if baseline.gold.get(file) != digest
    ]
    figures = {**watched_figures(scores), **others}
    found += [
        f"{figure} is {figures[figure]:.3f}, floor {floor:.3f}"
        for figure, floor in sorted(baseline.floors.items())
        if figure in figures and figures[figure] < floor
    ]
    if {"seed", "dev"} <= scores.keys():
        gap = seed_gap(scores)
        if gap > baseline.gap:
            found.append(
                f"claim F1 on the seed report is {gap:.3f} above that on dev, limit "
                f"{baseline.gap:.2f}: rules fit the wording of one article"
            )
    return found


def seed_gap(scores: Mapping[str, Score]) -> float:
    """Claim F1 on the seed report minus that on the dev reports, rounded to 3 places."""
    return round(scores["seed"].claim.f1 - scores["dev"].claim.f1, 3)


def move_floors(
    baseline: Baseline, scores: Mapping[str, Score], hashes: Mapping[str, str],
    *, regression: str, date: str, others: Mapping[str, float] = NOTHING,
) -> Baseline:  # fmt: skip
    """Set each floor to just below the figure measured now.

    Args:
        baseline: the floors so far.
        scores: what was measured, by set.
        hashes: of the data files that were scored; they become the pinned ones.
        regression: why floors may be lowered; "" keeps every floor that is higher.
        date: ISO day written beside a lowered floor.
        others: figures that are not of claims, by name.

    Returns:
        The new baseline. Lowered floors are recorded with the reason.
    """
    floors, lowered = dict(baseline.floors), list(baseline.regressions)
    for figure, value in {**watched_figures(scores), **others}.items():
        now, was = round(max(0.0, value - SLACK), 3), floors.get(figure, 0.0)
        if now > was or figure not in floors:
            floors[figure] = now
        elif regression and value < was:
            floors[figure] = now
            lowered.append(
                Regression(date=date, reason=regression, figure=figure, was=was, now=now)
            )
    return Baseline(
        gold={**baseline.gold, **hashes},
        floors=dict(sorted(floors.items())),
        gap=baseline.gap,
        regressions=tuple(lowered),
    )
