"""Scores of predicted claims against gold, micro-averaged over all reports.

A claim counts when its trigger and its type agree. Arguments count on such claims only: those
of a missed or mistyped claim are missed, those of a spurious one are spurious. Status, source,
time, mode and codes are measured over the claims of the right type.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from vedette.scoring.agreement import (
    align,
    chains_agree,
    days,
    innermost_agrees,
    match_fillers,
)
from vedette.scoring.rows import ROLES, ClaimRow, ReportRow, Words

WHOLE_ROLES = ("actor", "location", "origin", "destination")
"""Roles that must all be right for a claim to count as whole."""

MACRO_LEAST = 5
"""Types with fewer gold claims than this are left out of the macro average."""


@dataclass(frozen=True, slots=True)
class PRF:
    """Precision, recall and F1, each rounded to 3 places, with the counts behind them."""

    p: float
    r: float
    f1: float
    gold: int
    pred: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """All figures of one comparison, rounded to 3 places; None where nothing could be measured.

    `whole_claim` is the share of gold claims whose type, status, actor, places, innermost
    source and date are all right. `attributed_source_acc` and `source_chain_acc` look at gold
    claims with a source only. `time` counts day intervals that are exactly the same.
    """

    docs: int
    trigger: PRF
    claim: PRF
    claim_macro_f1: float | None
    args: PRF
    status_acc: float | None
    nonfact_status: PRF
    mode_acc: float | None
    source_acc: float | None
    attributed_source_acc: float | None
    source_chain_acc: float | None
    time: PRF
    actor_code_acc: float | None
    actor_country_acc: float | None
    whole_claim: float
    by_type: Mapping[str, PRF]
    by_role: Mapping[str, PRF]


@dataclass(slots=True)
class _Share:
    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.of += 1

    def rounded(self) -> float | None:
        return round(self.right / self.of, 3) if self.of else None


@dataclass(slots=True)
class _Tally:
    right: int = 0
    made: int = 0
    gold: int = 0

    def add(self, *, gold: bool, made: bool, right: bool) -> None:
        self.gold += gold
        self.made += made
        self.right += right

    def figures(self) -> PRF:
        precision = self.right / self.made if self.made else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        return PRF(round(precision, 3), round(recall, 3), round(f1, 3), self.gold, self.made)


@dataclass(slots=True)
class _Counts:
    docs: int = 0
    whole: int = 0
    trigger: _Tally = field(default_factory=_Tally)
    claim: _Tally = field(default_factory=_Tally)
    nonfact: _Tally = field(default_factory=_Tally)
    time: _Tally = field(default_factory=_Tally)
    status: _Share = field(default_factory=_Share)
    mode: _Share = field(default_factory=_Share)
    source: _Share = field(default_factory=_Share)
    attributed: _Share = field(default_factory=_Share)
    chain: _Share = field(default_factory=_Share)
    code: _Share = field(default_factory=_Share)
    country: _Share = field(default_factory=_Share)
    types: dict[str, _Tally] = field(default_factory=dict)
    roles: dict[str, _Tally] = field(default_factory=dict)


def score(gold: Sequence[ReportRow], predicted: Iterable[ReportRow]) -> Score:
    """Score predicted rows against gold rows.

    Args:
        gold: the reports that count. A report with no prediction has all its claims missed.
        predicted: rows of other reports are ignored; of two rows for a report the last counts.

    Returns:
        Figures rounded to 3 places as Python's `round` does it on the float.
    """
    made = {row.doc: row.made for row in predicted}
    counts = _Counts()
    for row in gold:
        _count_report(counts, row.claims or (), made.get(row.doc, ()))
    return _figures(counts)


def _count_report(counts: _Counts, gold: Sequence[ClaimRow], made: Sequence[ClaimRow]) -> None:
    pairs = align(gold, made)
    counts.docs += 1
    for tally, right in ((counts.trigger, len(pairs)), (counts.claim, 0)):
        tally.gold += len(gold)
        tally.made += len(made)
        tally.right += right
    # The order in which types are first seen is kept: the macro average sums in it.
    for claim in gold:
        counts.types.setdefault(claim.type, _Tally()).gold += 1
    for claim in made:
        counts.types.setdefault(claim.type, _Tally()).made += 1
    for role in ROLES:
        tally = counts.roles.setdefault(role, _Tally())
        tally.gold += sum(len(claim.fillers(role)) for claim in gold)
        tally.made += sum(len(claim.fillers(role)) for claim in made)
    for i, j in pairs:
        if gold[i].type == made[j].type:
            counts.claim.right += 1
            counts.types[gold[i].type].right += 1
            _count_claim(counts, gold[i], made[j])


def _count_claim(counts: _Counts, gold: ClaimRow, made: ClaimRow) -> None:
    whole = _count_roles(counts, gold, made)
    same_status = gold.status == made.status
    nonfact = gold.status != "fact"
    counts.status.add(same_status)
    counts.nonfact.add(gold=nonfact, made=made.status != "fact", right=same_status and nonfact)
    if gold.mode:
        counts.mode.add(gold.mode == made.mode)
    same_source = innermost_agrees(gold.chain, made.chain)
    counts.source.add(same_source)
    if gold.chain:
        counts.attributed.add(same_source)
        counts.chain.add(chains_agree(gold.chain, made.chain))
    said, read = days(gold.time), days(made.time)
    counts.time.add(
        gold=said is not None, made=read is not None, right=said is not None and said == read
    )
    counts.whole += whole and same_status and same_source and said == read


def _count_roles(counts: _Counts, gold: ClaimRow, made: ClaimRow) -> bool:
    whole = True
    for role in ROLES:
        wanted, found = gold.fillers(role), made.fillers(role)
        pairs = match_fillers(wanted, found)
        counts.roles[role].right += len(pairs)
        if role in ("actor", "recipient"):
            _count_codes(counts, pairs)
        if role in WHOLE_ROLES:
            whole = whole and len(pairs) == len(wanted) >= len(found)
    return whole


def _count_codes(counts: _Counts, pairs: Iterable[tuple[Words, Words]]) -> None:
    for wanted, found in pairs:
        if wanted.country:
            same_country = wanted.country == found.country
            counts.country.add(same_country)
            counts.code.add(same_country and wanted.sector == found.sector)


def _figures(counts: _Counts) -> Score:
    macro = [tally.figures().f1 for tally in counts.types.values() if tally.gold >= MACRO_LEAST]
    roles = counts.roles.values()
    args = _Tally(
        right=sum(tally.right for tally in roles),
        made=sum(tally.made for tally in roles),
        gold=sum(tally.gold for tally in roles),
    )
    claims = counts.claim.gold
    return Score(
        docs=counts.docs,
        trigger=counts.trigger.figures(),
        claim=counts.claim.figures(),
        claim_macro_f1=round(sum(macro) / len(macro), 3) if macro else None,
        args=args.figures(),
        status_acc=counts.status.rounded(),
        nonfact_status=counts.nonfact.figures(),
        mode_acc=counts.mode.rounded(),
        source_acc=counts.source.rounded(),
        attributed_source_acc=counts.attributed.rounded(),
        source_chain_acc=counts.chain.rounded(),
        time=counts.time.figures(),
        actor_code_acc=counts.code.rounded(),
        actor_country_acc=counts.country.rounded(),
        whole_claim=round(counts.whole / claims, 3) if claims else 0.0,
        by_type={name: tally.figures() for name, tally in sorted(counts.types.items())},
        by_role={name: tally.figures() for name, tally in counts.roles.items()},
    )
