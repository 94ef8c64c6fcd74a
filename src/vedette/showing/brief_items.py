"""Items of a brief: one event, as the claims of one kind of status tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from vedette.records.claims import Claim
from vedette.records.events import Event, Evidence
from vedette.records.spans import Span, Words
from vedette.showing.families import TALK, Family, family_of
from vedette.showing.sentences import Run, claim_sentence, plain
from vedette.showing.wording import flat, join_and, say_chain, say_days, texts

Bucket = Literal["stated", "denied", "open", "planned", "background"]

BACKGROUND_DAYS = 60
_EXCERPT_CHARS = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One chain of sources as words, with the claims that it stands behind."""

    said: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of one slot, as one or more claims print it."""

    slot: str
    words: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One event as told by its claims of one bucket.

    `days` is the hull of their resolved days in words, or the words that did not resolve, or
    "" for "no day said". `origins` counts the independent origins behind these claims (0 when
    they were not counted). `figures` holds the slots on which the claims differ. `excerpt` are
    the words around the trigger, for statements. `also` are anchors of the same event's items
    in other sections. `grade` is the Admiralty grade of what is stated ("F3"), "" for none.
    """

    anchor: str
    event_id: str
    bucket: Bucket
    family: Family
    first: str
    last: str
    days: str
    place: str
    sentence: tuple[Run, ...]
    voices: tuple[Voice, ...]
    origins: int
    evidence: tuple[Evidence, ...]
    figures: tuple[Figure, ...] = ()
    excerpt: str = ""
    also: tuple[str, ...] = ()
    grade: str = ""

    @property
    def lead(self) -> Claim:
        """The claim that the sentence is made of."""
        return lead_of(self.evidence).claim


def items_of(event: Event, known: Sequence[Evidence], *, grade: str = "") -> tuple[Item, ...]:
    """The items of an event, one for each bucket that its claims belong to.

    Args:
        event: the event.
        known: evidence of its claims, in any order.
        grade: the grade of what its claims state; what is denied, asked or planned has none.
    """
    buckets: dict[Bucket, list[Evidence]] = {}
    for item in sorted(known, key=_order):
        buckets.setdefault(_bucket(item), []).append(item)
    if "stated" in buckets and "background" in buckets:
        buckets["stated"] = sorted(buckets["stated"] + buckets.pop("background"), key=_order)
    anchors = {bucket: f"{event.id}-{bucket}" for bucket in buckets}
    return tuple(
        replace(item, grade=grade) if item.bucket in ("stated", "background") else item
        for item in (
            _build(event, bucket, tuple(claims), anchors) for bucket, claims in buckets.items()
        )
    )


def lead_of(evidence: Sequence[Evidence]) -> Evidence:
    """The claim with the most fields, plain before hedged, then the earliest published."""
    return min(
        evidence, key=lambda item: (item.claim.status != "fact", -_fields(item.claim), _order(item))
    )


def _build(
    event: Event, bucket: Bucket, evidence: tuple[Evidence, ...], anchors: dict[Bucket, str]
) -> Item:
    lead = lead_of(evidence)
    first, last = _hull(evidence)
    family = family_of(lead.claim)
    ids = {item.claim.id for item in evidence}
    return Item(
        anchor=anchors[bucket],
        event_id=event.id,
        bucket=bucket,
        family=family,
        first=first,
        last=last,
        days=say_days(first, last) or _vague(evidence),
        place=_place(lead.claim),
        sentence=claim_sentence(lead.claim),
        voices=_voices(evidence, lead),
        origins=sum(bool(ids & set(origin.claim_ids)) for origin in event.origins),
        evidence=evidence,
        figures=_figures(evidence),
        excerpt=_excerpt(lead) if family is TALK else "",
        also=tuple(anchor for other, anchor in anchors.items() if other != bucket),
    )


def _bucket(item: Evidence) -> Bucket:
    status = item.claim.status
    if status == "denied":
        return "denied"
    if status == "unknown":
        return "open"
    if status in ("future", "conditional"):
        return "planned"
    return "background" if _is_old(item) else "stated"


def _is_old(item: Evidence) -> bool:
    time = item.claim.time
    if time is None or not time.last or len(item.published) < len("2024-12-13"):
        return False
    published = date.fromisoformat(item.published[:10])
    limit = (published - timedelta(days=BACKGROUND_DAYS)).isoformat()
    return time.last < limit[: len(time.last)]


def _order(item: Evidence) -> tuple[str, str, Span, str]:
    return item.published, item.report_name, item.claim.trigger.span, item.claim.id


def _fields(claim: Claim) -> int:
    filled = (
        claim.actors, claim.recipients, claim.locations, claim.origins, claim.destinations,
        claim.routes, claim.equipment, claim.quantity, claim.killed, claim.injured,
        claim.captured, claim.displaced, claim.time and claim.time.first,
    )  # fmt: skip
    return sum(map(bool, filled))


def _hull(evidence: Sequence[Evidence]) -> tuple[str, str]:
    times = [item.claim.time for item in evidence if item.claim.time is not None]
    firsts = [time.first for time in times if time.first]
    lasts = [time.last or time.first for time in times if time.first or time.last]
    return min(firsts, default=""), max(lasts, default="")


def _vague(evidence: Sequence[Evidence]) -> str:
    words = tuple(item.claim.time.words for item in evidence if item.claim.time is not None)
    return ", ".join(f"“{said}”" for said in texts(words))


def _place(claim: Claim) -> str:
    mentions = (*claim.locations, *claim.origins, *claim.destinations, *claim.routes)
    return flat(mentions[0].words.text) if mentions else ""


def _voices(evidence: Sequence[Evidence], lead: Evidence) -> tuple[Voice, ...]:
    """Chains of sources; a claim that is surer or less sure than the sentence says so."""
    groups: dict[tuple[str, str], list[Evidence]] = {}
    for item in evidence:
        names = " > ".join(flat(source.words.text) for source in item.claim.sources)
        key = (names.casefold() or f"= {item.outlet}", _note(item.claim, lead.claim))
        groups.setdefault(key, []).append(item)
    voices = []
    for (_, note), items in groups.items():
        outlets = join_and(tuple(dict.fromkeys(i.outlet or f"“{i.report_name}”" for i in items)))
        said = say_chain(items[0].claim.sources, outlets) + note
        voices.append(Voice(said=said, claim_ids=tuple(i.claim.id for i in items)))
    return tuple(voices)


def _note(claim: Claim, lead: Claim) -> str:
    if claim.status == lead.status:
        return ""
    cues = ", ".join(f"“{cue}”" for cue in texts(claim.cues))
    return f" ({claim.status}{f': {cues}' if cues else ''})"


def _figures(evidence: Sequence[Evidence]) -> tuple[Figure, ...]:
    found: list[Figure] = []
    for slot in ("killed", "injured", "captured", "displaced", "quantity"):
        by_words: dict[str, list[str]] = {}
        for item in evidence:
            words: tuple[Words, ...] = getattr(item.claim, slot)
            if words:
                by_words.setdefault(join_and(texts(words)).casefold(), []).append(item.claim.id)
        if len(by_words) > 1:
            found += [
                Figure(slot=slot, words=words, claim_ids=tuple(ids))
                for words, ids in by_words.items()
            ]
    return tuple(found)


def _excerpt(item: Evidence) -> str:
    """Up to 150 characters of the evidence around the trigger, cut at blanks."""
    span, trigger = item.claim.evidence, item.claim.trigger.span
    whole = flat(span.cut(item.text))
    if len(whole) <= _EXCERPT_CHARS:
        return whole
    room = _EXCERPT_CHARS - (trigger.end - trigger.start)
    start = max(span.start, trigger.start - room // 3)
    end = min(span.end, start + _EXCERPT_CHARS)
    while span.start < start < trigger.start and not item.text[start - 1].isspace():
        start += 1
    while trigger.end < end < span.end and not item.text[end].isspace():
        end -= 1
    words = flat(item.text[start:end])
    return f"{'… ' if start > span.start else ''}{words}{' …' if end < span.end else ''}"


def sentence_text(item: Item) -> str:
    """The sentence without emphasis, for sorting and titles."""
    return plain(item.sentence)
