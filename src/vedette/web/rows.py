"""Events as the lists of the desk show them: one row each, in words, with what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from vedette.records.events import Event, Evidence
from vedette.showing.brief_items import lead_of
from vedette.showing.families import FAMILIES, Family
from vedette.showing.sentences import Run, claim_sentence
from vedette.showing.wording import flat, name_actor, say_days, texts
from vedette.web.catalogue import Catalogue, Ints

_MOST_NAMES = 3
_LONGEST = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLink:
    """A place of an event: its name and the key to choose it by."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event. `when` is its own days, "" where they are not said; `reported` the day of its
    first report then; `places_said` are the words for places, resolved or not; `day` is the ISO day it is listed under, "" for none. `origins` are independent first observers, `outlets` who printed it.
    """

    id: str
    type: str
    family: Family
    when: str
    reported: str
    day: str
    sentence: tuple[Run, ...]
    who: str
    where: tuple[PlaceLink, ...]
    places_said: tuple[str, ...]
    per: tuple[str, ...]
    per_more: int
    statuses: tuple[str, ...]
    cues: tuple[str, ...]
    origins: int
    denying: int
    outlets: int
    claims: int
    disputed: bool
    review: str
    quote: str


def event_rows(
    catalogue: Catalogue,
    rows: Sequence[int],
    evidence: Mapping[str, Evidence],
    reviews: Mapping[str, str],
) -> tuple[EventRow, ...]:
    """Rows of events in the order given.

    Args:
        catalogue: all events.
        rows: numbers of events.
        evidence: claim id to evidence, for the claims of these events.
        reviews: event id to where its review stands; "open" for others.
    """
    listed = catalogue.listed
    return tuple(_row(catalogue, row, evidence, reviews, listed) for row in rows)


def claim_ids(catalogue: Catalogue, rows: Sequence[int]) -> list[str]:
    """Ids of all claims of events."""
    return [claim_id for row in rows for claim_id in catalogue.events[row].claim_ids]


def _row(
    catalogue: Catalogue,
    row: int,
    evidence: Mapping[str, Evidence],
    reviews: Mapping[str, str],
    listed: Ints,
) -> EventRow:
    event = catalogue.events[row]
    known = [evidence[claim_id] for claim_id in event.claim_ids if claim_id in evidence]
    lead = lead_of(tuple(known)) if known else None
    per, more = _per(event)
    return EventRow(
        id=event.id,
        type=event.type,
        family=FAMILIES[catalogue.family[row]],
        when=say_days(event.first, event.last),
        reported=_reported(catalogue, row),
        day=_listed_under(listed, row),
        sentence=tuple(_clipped(claim_sentence(lead.claim))) if lead else (),
        who="; ".join(clip(name_actor(actor)) for actor in lead.claim.actors) if lead else "",
        where=_places(catalogue, row),
        places_said=tuple(clip(flat(words), 60) for words in event.places[:_MOST_NAMES]),
        per=per,
        per_more=more,
        statuses=event.statuses,
        cues=tuple(clip(cue, 60) for cue in texts(lead.claim.cues)) if lead else (),
        origins=len(event.origins),
        denying=sum(origin.denies for origin in event.origins),
        outlets=int(catalogue.outlets[row]),
        claims=len(event.claim_ids),
        disputed=bool(catalogue.disputed[row]),
        review=reviews.get(event.id, "open"),
        quote=clip(flat(lead.claim.evidence.cut(lead.text)), 400) if lead else "",
    )


def clip(words: str, longest: int = _LONGEST) -> str:
    """The words, cut with an ellipsis where they are too long for a list."""
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def _clipped(sentence: Sequence[Run]) -> list[Run]:
    room = 2 * _LONGEST
    kept: list[Run] = []
    for run in sentence:
        if room <= 0:
            break
        kept.append(Run(clip(run.text, min(room, _LONGEST)), run.strong))
        room -= len(run.text)
    return kept


def _per(event: Event) -> tuple[tuple[str, ...], int]:
    names = tuple(dict.fromkeys(clip(flat(origin.name), 80) for origin in event.origins))
    return names[:_MOST_NAMES], max(0, len(names) - _MOST_NAMES)


def _reported(catalogue: Catalogue, row: int) -> str:
    if catalogue.dated[row] or catalogue.first[row] >= date.max.toordinal():
        return ""
    return date.fromordinal(int(catalogue.first[row])).isoformat()


def _listed_under(listed: Ints, row: int) -> str:
    day = int(listed[row])
    return date.fromordinal(day).isoformat() if day <= date.max.toordinal() else ""


def _places(catalogue: Catalogue, row: int) -> tuple[PlaceLink, ...]:
    pairs = catalogue.spots.pairs
    start, end = np.searchsorted(pairs.event, (row, row + 1))
    fine_first = sorted(pairs.value[start:end], key=lambda i: (catalogue.spots.coarse[i], i))
    return tuple(
        PlaceLink(key=catalogue.spots.keys[i], name=clip(catalogue.spots.names[i], 60))
        for i in fine_first[:_MOST_NAMES]
    )
