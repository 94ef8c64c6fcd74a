"""Stories: which reports tell of the same happening and what followed from it.

Two reports are alike by the mean of three cosines: over all their words, over names and numbers,
and over those that do not open a sentence. Reports are first joined loosely, then by average link inside each loose component;
so a report touches its own component only, and the outcome does not depend on the order of
arrival. Measured in docs/method/stories.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from vedette.fusion.average_link import average_link
from vedette.fusion.joined import Groups
from vedette.fusion.likeness import Likeness, likeness_of
from vedette.fusion.shingles import near_copies, shingled
from vedette.records.ids import content_id

LOOSE = 0.20
"""Likeness at which two reports belong to one loose component."""

TIGHT = 0.175
"""Mean likeness at which two groups of reports are one story."""

NEAR = 0.8
"""Resemblance in shingles at which a report is a near copy of another."""

NEIGHBOURS = 100
"""A report is joined loosely to at most so many others, the most alike."""

LARGEST = 2_000
"""Reports in a loose component; a larger one is cut by raising the loose threshold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryText:
    """A report as stories are told apart by it; `published` is its day, where known."""

    name: str
    text: str
    title: str = ""
    published: date | None = None


def find_stories(reports: Sequence[StoryText]) -> tuple[str, ...]:
    """Sort reports into stories.

    The outcome is the same for any order of the reports. Near copies of one text are compared
    with others once, so that many copies of a text cost little more than one.

    Args:
        reports: the reports, in any order; two may have the same name.

    Returns:
        For each report, in the order given, the id of its story: a hash of the names and
        texts of all its reports.
    """
    order = sorted(range(len(reports)), key=lambda n: _key(reports[n]))
    texts = [_whole(reports[n]) for n in order]
    copies: dict[int, list[int]] = defaultdict(list)
    firsts = near_copies((shingled(text).distinct for text in texts), least=NEAR)
    for place, first in enumerate(firsts):
        copies[first].append(order[place])
    kept = sorted(copies)
    likeness = likeness_of([texts[k] for k in kept], [reports[order[k]].published for k in kept])
    stories = [""] * len(reports)
    for group in _groups(likeness):
        members = [number for row in group for number in copies[kept[row]]]
        name = content_id("S", *sorted((reports[n].name, reports[n].text) for n in members))
        for number in members:
            stories[number] = name
    return tuple(stories)


def _key(report: StoryText) -> tuple[str, str, date, str]:
    return (report.text, report.title, report.published or date.min, report.name)


def _whole(report: StoryText) -> str:
    """The text under its title, unless it opens with it."""
    if report.title and report.title not in report.text:
        return f"{report.title}\n{report.text}"
    return report.text


def _groups(likeness: Likeness) -> list[list[int]]:
    groups: list[list[int]] = []
    for component in _components(likeness):
        block = likeness.among(component)
        groups += [[component[row] for row in rows] for rows in average_link(block, TIGHT)]
    return groups


def _components(likeness: Likeness) -> list[list[int]]:
    """Loose components, none larger than LARGEST unless its reports are nearly the same."""
    pairs: list[NDArray[np.int64]] = []
    weights: list[NDArray[np.float32]] = []
    for row in range(len(likeness)):
        scores = likeness.to(row)
        near = np.flatnonzero(scores[:row] >= LOOSE)
        if len(near) > NEIGHBOURS:
            near = np.sort(near[np.argsort(-scores[near], kind="stable")[:NEIGHBOURS]])
        pairs.append(np.stack([np.full(len(near), row, np.int64), near]))
        weights.append(scores[near])
    if not pairs:
        return []
    joined, weight = np.concatenate(pairs, axis=1), np.concatenate(weights)
    return list(_split(list(range(len(likeness))), joined, weight, LOOSE))


def _split(
    rows: list[int], joined: NDArray[np.int64], weight: NDArray[np.float32], least: float
) -> list[list[int]]:
    done: list[list[int]] = []
    for part in _connected(rows, joined[:, weight >= least]):
        if len(part) <= LARGEST or least > 1:
            done += [part[n : n + LARGEST] for n in range(0, len(part), LARGEST)]
            continue
        inside = np.isin(joined[0], part)
        done += _split(part, joined[:, inside], weight[inside], least + 0.05)
    return done


def _connected(rows: list[int], joined: NDArray[np.int64]) -> list[list[int]]:
    groups = Groups(max(rows) + 1)
    for one, two in joined.T.tolist():
        groups.join(one, two)
    return groups.among(rows)
