"""The brief: what the evidence says, laid out before it is written as Markdown or HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vedette.records.claims import Claim
from vedette.records.events import Event, Evidence
from vedette.records.reports import Report
from vedette.records.spans import Span, Words
from vedette.showing.brief_items import Bucket, Item, items_of, sentence_text
from vedette.showing.families import FAMILIES, Family
from vedette.showing.report_page import say_readers
from vedette.showing.wording import flat, say_days

_GLANCE = 6

_SECTIONS: tuple[tuple[Bucket, str, str], ...] = (
    ("stated", "What happened", "As the reports state it, hedged where they hedge; latest first."),
    (
        "denied",
        "Contradicting or denied",
        "Said not to have happened or not to be so; and figures that differ.",
    ),
    ("open", "Open questions", "The reports say that it is not known."),
    ("planned", "Announced, offered or conditional", "Not facts: plans, orders, offers."),
    ("background", "Background", "More than 60 days before the report that tells it."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items of one family, the latest day first, undated ones last."""

    family: Family
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the brief; facts, denials, open questions and plans never share one.

    `differing` are items of any section whose claims give different figures; they are named
    again beside the denials.
    """

    key: Bucket
    title: str
    note: str
    groups: tuple[Group, ...]
    differing: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a report that prove claims, numbered in the order of the brief.

    `anchors` are the items that cite it.
    """

    number: int
    source: Evidence
    span: Span
    claims: tuple[Claim, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """Words for a place or a time that did not resolve, why, and the claims they stand in."""

    kind: str
    words: str
    reason: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """One line of the list of reports."""

    name: str
    outlet: str
    title: str
    published: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """All parts of a brief, in order. `numbers` is claim id to the number of its quote."""

    title: str
    period: str
    readers: str
    events: int
    origins: int
    glance: tuple[Item, ...]
    sections: tuple[Section, ...]
    unresolved: tuple[Unresolved, ...]
    reports: tuple[ReadReport, ...]
    quotes: tuple[Quote, ...]
    numbers: Mapping[str, int]

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order of the brief."""
        return tuple(
            i for section in self.sections for group in section.groups for i in group.items
        )

    def cites(self, claim_ids: Iterable[str]) -> tuple[int, ...]:
        """Numbers of the quotes behind claims, each once, in rising order."""
        return tuple(sorted({self.numbers[claim_id] for claim_id in claim_ids}))


def lay_out_brief(
    events: Iterable[Event],
    evidence: Mapping[str, Evidence],
    *,
    reports: Sequence[Report] = (),
    title: str = "",
    since: str = "",
    until: str = "",
    grades: Mapping[str, str] | None = None,
) -> Brief:
    """Lay out the brief of events; every part of it is built from fields of claims.

    An event whose claims differ in status has an item in each section that its claims belong
    to. The result depends on the records alone, not on the order in which they are given.

    Args:
        events: what to tell.
        evidence: claim id to evidence; claims of events that are missing here are left out.
        reports: all reports read, so that those without a claim are listed too.
        title: what the brief is about, for its heading.
        since: first day of the period as ISO date; "" takes it from the reports' dates.
        until: last day of the period.
        grades: event id to its Admiralty grade ("F3"), shown beside its origins.
    """
    chosen = sorted(
        (event for event in events if any(c in evidence for c in event.claim_ids)),
        key=lambda event: event.id,
    )
    found = [
        item
        for event in chosen
        for item in items_of(
            event,
            [evidence[c] for c in event.claim_ids if c in evidence],
            grade=(grades or {}).get(event.id, ""),
        )
    ]
    sections = _sections(found)
    ordered = [item for section in sections for group in section.groups for item in group.items]
    quotes = _quotes(ordered)
    read = _reports(ordered, reports)
    return Brief(
        title=title or "Brief",
        period=say_days(since, until) or _period(read),
        readers=_readers(ordered),
        events=len(chosen),
        origins=len({(origin.kind, origin.name) for event in chosen for origin in event.origins}),
        glance=_glance(ordered),
        sections=sections,
        unresolved=_unresolved(ordered),
        reports=read,
        quotes=quotes,
        numbers={claim.id: quote.number for quote in quotes for claim in quote.claims},
    )


def _readers(items: Sequence[Item]) -> str:
    known = {item.claim.id: item for listed in items for item in listed.evidence}
    claims = [item.claim for item in known.values()]
    return say_readers(claims, reviewed=sum(item.is_reviewed for item in known.values()))


def _sections(items: Sequence[Item]) -> tuple[Section, ...]:
    by_text = sorted(
        items, key=lambda item: (item.place.casefold(), sentence_text(item), item.anchor)
    )
    by_day = sorted(by_text, key=lambda item: item.last or item.first, reverse=True)
    sections: list[Section] = []
    for key, title, note in _SECTIONS:
        groups = [
            Group(family=family, items=chosen)
            for family in FAMILIES
            if (chosen := tuple(i for i in by_day if i.bucket == key and i.family is family))
        ]
        differing = tuple(item for item in by_day if item.figures) if key == "denied" else ()
        if groups or differing:
            section = Section(
                key=key, title=title, note=note, groups=tuple(groups), differing=differing
            )
            sections.append(section)
    return tuple(sections)


def _glance(items: Sequence[Item]) -> tuple[Item, ...]:
    stated = [item for item in items if item.bucket == "stated" and item.origins > 1]
    return tuple(sorted(stated, key=lambda item: -item.origins)[:_GLANCE])


def _quotes(items: Sequence[Item]) -> tuple[Quote, ...]:
    claims: dict[tuple[str, Span], list[Evidence]] = {}
    anchors: dict[tuple[str, Span], list[str]] = {}
    for item in items:
        for known in item.evidence:
            key = (known.claim.report_id, known.claim.evidence)
            claims.setdefault(key, []).append(known)
            anchors.setdefault(key, []).append(item.anchor)
    return tuple(
        Quote(
            number=number,
            source=known[0],
            span=span,
            claims=tuple(sorted((k.claim for k in known), key=lambda c: (c.trigger.span, c.type))),
            anchors=tuple(dict.fromkeys(anchors[report_id, span])),
        )
        for number, ((report_id, span), known) in enumerate(claims.items(), 1)
    )


def _unresolved(items: Sequence[Item]) -> tuple[Unresolved, ...]:
    found: dict[tuple[str, str, str], list[str]] = {}
    for claim in (known.claim for item in items for known in item.evidence):
        for kind, words, reason in _loose_ends(claim):
            key = (kind, flat(words.text), reason)
            found.setdefault(key, []).append(claim.id)
    return tuple(
        Unresolved(kind=kind, words=words, reason=reason, claim_ids=tuple(ids))
        for (kind, words, reason), ids in sorted(found.items(), key=lambda entry: entry[0])
    )


def _loose_ends(claim: Claim) -> Iterable[tuple[str, Words, str]]:
    for place in (*claim.locations, *claim.origins, *claim.destinations, *claim.routes):
        if place.place is None:
            reason = "not in gazetteer" if place.grounding == "not_in_gazetteer" else "not resolved"
            yield "place", place.words, reason
    if claim.time is not None and not claim.time.first and not claim.time.last:
        yield "time", claim.time.words, "not resolved to days"


def _reports(items: Sequence[Item], reports: Sequence[Report]) -> tuple[ReadReport, ...]:
    ids: dict[str, set[str]] = {}
    read: dict[str, ReadReport] = {}
    for report in reports:
        read[report.id] = ReadReport(
            name=report.name,
            outlet=report.outlet,
            title=flat(report.title),
            published=report.published.isoformat() if report.published else "",
            claims=0,
        )
    for known in (known for item in items for known in item.evidence):
        claim = known.claim
        ids.setdefault(claim.report_id, set()).add(claim.id)
        before = read.get(claim.report_id)
        read[claim.report_id] = ReadReport(
            name=known.report_name,
            outlet=known.outlet,
            title=before.title if before else "",
            published=known.published[:10],
            claims=len(ids[claim.report_id]),
        )
    return tuple(sorted(read.values(), key=lambda r: (r.published, r.outlet, r.name)))


def _period(reports: Sequence[ReadReport]) -> str:
    days = sorted(report.published for report in reports if report.published)
    if not days:
        return "reports without a date" if reports else "no reports"
    return f"reports of {say_days(days[0], days[-1])}"
