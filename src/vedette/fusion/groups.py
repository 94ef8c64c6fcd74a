"""Groups of claims that grow by joins, and refuse those that would bring in a contradiction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from vedette.fusion.matching import Verdict, compare
from vedette.fusion.traits import Traits
from vedette.records.decisions import Pins
from vedette.records.spans import Span

_NO_PINS = Pins()


@dataclass(frozen=True, slots=True)
class Join:
    """Two claims to be put together. `always` holds for copies, `pinned` for decisions of persons."""

    one: str
    two: str
    verdict: Verdict
    always: bool = False
    pinned: bool = False

    @property
    def rank(self) -> tuple[float, str, str]:
        """The heaviest first; ids break ties."""
        return (-self.verdict.weight, self.one, self.two)


@dataclass(slots=True)
class _Group:
    members: list[str]
    speakers: dict[object, str]
    sentences: set[tuple[str, Span]]
    reasons: list[str]


class Groups:
    """A partition of claims, at first each on its own.

    Members that are alike in all that is compared (copies, mostly) let one of them speak for
    all, so that sixty papers with one story cost no more than one.
    """

    def __init__(self, traits: Mapping[str, Traits], pins: Pins = _NO_PINS) -> None:
        self._traits = traits
        self._apart = pins.apart
        self._of = {claim_id: claim_id for claim_id in traits}
        self._groups = {claim_id: _alone(item) for claim_id, item in sorted(traits.items())}
        self._verdicts: dict[tuple[str, str], Verdict] = {}

    def verdict(self, one: str, two: str) -> Verdict:
        """Compare two claims, once."""
        pair = (one, two) if one < two else (two, one)
        if pair not in self._verdicts:
            self._verdicts[pair] = compare(self._traits[pair[0]], self._traits[pair[1]])
        return self._verdicts[pair]

    def join(self, join: Join) -> None:
        """Put the groups of two claims together unless that would bring in a contradiction."""
        root, other = sorted((self._of[join.one], self._of[join.two]))
        if root == other:
            return
        one, two = self._groups[root], self._groups[other]
        if not join.pinned and self._parted(one, two):
            return
        if not join.always and self._contradict(one, two):
            return
        del self._groups[other]
        self._of.update(dict.fromkeys(two.members, root))
        one.members += two.members
        one.sentences |= two.sentences
        for signature, speaker in two.speakers.items():
            one.speakers[signature] = min(speaker, one.speakers.get(signature, speaker))
        one.reasons += [*two.reasons, f"{join.one} + {join.two}: {join.verdict.reason}"]

    def _parted(self, one: _Group, two: _Group) -> bool:
        """Whether a person decided that claims of the two are never one event."""
        for ours, theirs in self._apart:
            first, second = set(one.members), set(two.members)
            if (first & ours and second & theirs) or (first & theirs and second & ours):
                return True
        return False

    def _contradict(self, one: _Group, two: _Group) -> bool:
        if not one.sentences.isdisjoint(two.sentences):
            return True  # one sentence with two triggers tells of two things
        speakers = product(one.speakers.values(), two.speakers.values())
        return any(self.verdict(a, b).conflicts for a, b in speakers)

    def speakers(self) -> Iterator[Traits]:
        """The claims that speak for those like them, by group."""
        for group in self._groups.values():
            yield from (self._traits[claim_id] for claim_id in group.speakers.values())

    def together(self, one: str, two: str) -> bool:
        """Whether two claims are in one group."""
        return self._of[one] == self._of[two]

    def listed(self) -> Iterator[tuple[tuple[Traits, ...], tuple[str, ...]]]:
        """Each group's claims in order of their ids, with the reasons of its joins."""
        for group in self._groups.values():
            members = tuple(self._traits[claim_id] for claim_id in sorted(group.members))
            yield members, tuple(sorted(group.reasons))


def _alone(item: Traits) -> _Group:
    claim = item.evidence.claim
    signature = (
        item.family, item.ahead, item.mode, item.actors, item.recipients, item.at, item.to, item.via, item.days,
        item.published, item.killed, item.content,
    )  # fmt: skip
    sentence = (claim.report_id, claim.evidence)
    return _Group([item.id], {signature: item.id}, {sentence}, [])
