"""Filters: which reports, claims or events of a workspace are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to keep; every part that is given must hold, and an empty part keeps everything.

    Three clocks: `since` and `until` are days of the event (inclusive; a claim whose days are
    not resolved goes by the day its report was published, one without either is left out),
    for reports they are days of publication. `as_of` is the time of taking in (aware): what
    was added later is left out.

    Names are compared without regard to case and accents. `actor` is part of the name or words
    of a party to the claim (actor or recipient), or its whole country code. `per` is part of
    the words for any source in the chain, or of the outlet where a report speaks in its own
    voice. `near` is (latitude in degrees, longitude in degrees, radius in kilometres): some
    resolved place of the claim has its point within that distance; countries and vaguer places
    (precision 6 and 7) have no point to speak of and are never near. `text` is words that must
    all occur: `"in quotes"` side by side, `withdr*` as the beginning of a word. `report` is a
    whole id. `type` is one or several, divided by commas. `limit` is the largest number of answers.
    `added_after` leaves out what was in the workspace by that moment.
    """

    since: date | None = None
    until: date | None = None
    as_of: datetime | None = None
    added_after: datetime | None = None
    actor: str = ""
    type: str = ""
    near: tuple[float, float, float] | None = None
    per: str = ""
    text: str = ""
    status: str = ""
    outlet: str = ""
    report: str = ""
    limit: int | None = None
