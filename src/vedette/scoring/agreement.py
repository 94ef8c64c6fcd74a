"""When two readings of the same words agree: triggers, spans, sources, days, whole claims."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from vedette.scoring.rows import ClaimRow, TimeWords, Words

SHARE = 0.4
"""Least share of what two spans cover together that both must cover."""

_ARTICLE = re.compile(r"^(the|a|an)\s+")


def shared_length(one: Words, two: Words) -> int:
    """Code points that both spans cover; negative is the gap between them."""
    return min(one.end, two.end) - max(one.start, two.start)


def spans_agree(one: Words, two: Words) -> bool:
    """Whether two spans share at least 40 % of what they cover together."""
    shared = shared_length(one, two)
    return shared > 0 and shared / (max(one.end, two.end) - min(one.start, two.start)) >= SHARE


def triggers_agree(one: Words, two: Words) -> bool:
    """Whether two triggers overlap and neither is longer than twice the other plus 12.

    Triggers are short, so a share of the span would be too strict for "attack" against
    "carried out an attack", and none would let a whole sentence match any trigger in it.
    """
    if shared_length(one, two) <= 0:
        return False
    length, other = one.end - one.start, two.end - two.start
    return length <= 2 * other + 12 and other <= 2 * length + 12


def sources_agree(one: Words, two: Words) -> bool:
    """Whether two sources are the same stretch, or the same name but for case and article."""
    return spans_agree(one, two) or _bare(one.text) == _bare(two.text)


def _bare(name: str) -> str:
    return _ARTICLE.sub("", name.lower().strip())


def days(time: TimeWords | None) -> tuple[date, date] | None:
    """First and last day that a time covers; None when no day is resolved.

    A partial date stands for its whole year or month; a missing last day is that of the
    first. A date that does not exist counts as not resolved.
    """
    if time is None or not time.first:
        return None
    try:
        return _day(time.first, last=False), _day(time.last or time.first, last=True)
    except (ValueError, OverflowError):
        return None


def _day(iso: str | float, *, last: bool) -> date:
    parts = [int(part) for part in str(iso)[:10].split("-")]
    month = parts[1] if len(parts) > 1 else (12 if last else 1)
    if len(parts) > 2:
        return date(parts[0], month, parts[2])
    return date(parts[0], month, monthrange(parts[0], month)[1] if last else 1)


def align(gold: Sequence[ClaimRow], made: Sequence[ClaimRow]) -> list[tuple[int, int]]:
    """Pair claims one to one, each gold claim with the first free one whose trigger agrees.

    Pairs of the same type are made first, then those of different types: both greedily, in
    the order of the gold, so the outcome depends on nothing else.

    Returns:
        Pairs of indexes into `gold` and `made`.
    """
    pairs: list[tuple[int, int]] = []
    free_gold, free_made = dict.fromkeys(range(len(gold))), dict.fromkeys(range(len(made)))
    for same_type in (True, False):
        for i in tuple(free_gold):
            for j in free_made:
                if same_type and gold[i].type != made[j].type:
                    continue
                if _same_trigger(gold[i], made[j]):
                    pairs.append((i, j))
                    del free_gold[i], free_made[j]
                    break
    return pairs


def _same_trigger(one: ClaimRow, two: ClaimRow) -> bool:
    return (
        one.trigger is not None
        and two.trigger is not None
        and triggers_agree(one.trigger, two.trigger)
    )


def match_fillers(gold: Sequence[Words], made: Sequence[Words]) -> list[tuple[Words, Words]]:
    """Pair the fillers of one role one to one, each of the gold with the first that agrees."""
    pairs: list[tuple[Words, Words]] = []
    free = list(made)
    for words in gold:
        found = next((k for k, other in enumerate(free) if spans_agree(words, other)), None)
        if found is not None:
            pairs.append((words, free.pop(found)))
    return pairs


def innermost_agrees(gold: Sequence[Words], made: Sequence[Words]) -> bool:
    """Whether both are the report's own voice, or both name the same innermost source."""
    if not gold or not made:
        return not gold and not made
    return sources_agree(gold[-1], made[-1])


def chains_agree(gold: Sequence[Words], made: Sequence[Words]) -> bool:
    """Whether two chains name the same sources in the same order and nothing else."""
    return len(gold) == len(made) and all(map(sources_agree, gold, made))
