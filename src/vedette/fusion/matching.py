"""Whether two claims speak of the same happening: yes with a reason, no, or not enough to say.

Rather two events than a wrong merge: what is missing on one side is made up for by words in
common, never by a guess. Rules E1 to E7 are set out in docs/method/events.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from vedette.fusion.traits import Traits, Where, Who
from vedette.records.grounded import Place
from vedette.records.spans import Span

WINDOW_DAYS = 7
"""How far apart two reports may be published when the time of the event is not known."""

NEAR_DAYS = 1
"""Reports this close need no common words beside actor and place."""

STRONG = 0.45
"""Share of the shorter sentence's telling words in common that makes up for a missing field."""

WEAK = 0.25
"""The same for undated claims whose actor and place agree."""

LEAST_WORDS = 4
"""Common telling words below this make up for nothing."""

NEAR_KM = 2.0
"""Least distance within which two points are one place, however exact they are."""

REGION_KM = 150.0
"""A place wider than this (a country) tells nothing about where in it."""

EARTH_KM = 6371.0088
"""Mean Earth radius R1 (IUGG)."""

BLASTS = frozenset({"aerial", "drone", "heavy-weapons", "explosives", "destroy", "firearms"})
"""Modes of ASSAULT that reports of one attack often use for each other."""

NO_DAY = "no day to compare"

Grade = Literal["same", "open", "different"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`joins` with a reason; or `conflicts`: no group may hold both; or neither."""

    joins: bool = False
    conflicts: bool = False
    weight: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of two claims compared."""

    grade: Grade
    words: str = ""


CONFLICT = Verdict(conflicts=True)
APART = Verdict()


def compare(one: Traits, two: Traits) -> Verdict:
    """Compare two claims of one type family.

    Returns:
        A verdict that does not depend on the order of the two, but for the wording.
    """
    if days_apart(one, two):
        return CONFLICT
    if one.family != two.family or one.ahead != two.ahead or _modes_differ(one, two):
        return CONFLICT
    if _report(one) == _report(two) and _sentence(one) == _sentence(two):
        return CONFLICT  # one sentence with two triggers tells of two things
    when, who, where = compare_times(one, two), compare_actors(one, two), compare_places(one, two)
    if "different" in {when.grade, who.grade, where.grade}:
        return CONFLICT
    share, needed = _share(one, two), _needed(one, two, (when, who, where))
    if needed is None or share < needed:
        return APART
    told = [f.words for f in (who, where, when) if f.words]
    if needed:
        told.append(f"{share:.0%} of the words in common")
    weight = share + sum(field.grade == "same" for field in (who, where, when))
    return Verdict(joins=True, weight=weight, reason="; ".join(told))


def _needed(one: Traits, two: Traits, fields: tuple[Compared, ...]) -> float | None:
    """Least share of words in common for a join; None when no share is enough: E5, E6."""
    when, who, where = fields
    if not (one.dated and two.dated) and _tolls_differ(one, two):
        return None  # E7: no day says that it is the same attack
    missing = [who.grade, where.grade].count("open")
    if missing:
        if when.words == NO_DAY:
            return None
        return STRONG * (missing + (missing == 1 and when.grade == "open") / 2)
    if not _crowded(one, two):
        return WEAK if when.grade == "open" else 0.0
    return 2 * WEAK if when.grade == "open" else WEAK


def _tolls_differ(one: Traits, two: Traits) -> bool:
    return bool(one.killed and two.killed and one.killed.disjoint(two.killed))


def _share(one: Traits, two: Traits) -> float:
    """Telling words in common as a share of those of the shorter sentence; 0 when too few."""
    shared = len(one.content & two.content)
    return shared / min(len(one.content), len(two.content)) if shared >= LEAST_WORDS else 0.0


def _crowded(one: Traits, two: Traits) -> bool:
    """Whether actor, place and day are often alike for two happenings: E6.

    So for attacks, and within one report, whose author told them apart.
    """
    return one.family == "ASSAULT" or _report(one) == _report(two)


def _report(traits: Traits) -> str:
    return traits.evidence.claim.report_id


def _sentence(traits: Traits) -> Span:
    return traits.evidence.claim.evidence


def _modes_differ(one: Traits, two: Traits) -> bool:
    modes = {one.mode, two.mode}
    if len(modes) == 1 or modes <= BLASTS:
        return False
    if "" in modes:  # MOVE has no mode: it may be a withdrawal, but no release of prisoners
        return one.family == "movement" and "withdraw" not in modes
    return True


def days_apart(one: Traits, two: Traits) -> bool:
    """Whether both events have resolved days and share none."""
    return bool(one.days and two.days and (one.days[0] > two.days[1] or two.days[0] > one.days[1]))


def compare_times(one: Traits, two: Traits) -> Compared:
    """E4: event days must overlap; unknown days need reports of the same week.

    "same" also when an undated claim stands in a report of the other's day or the day after.
    """
    if days_apart(one, two):
        return Compared("different")
    if one.days and two.days and one.dated and two.dated:
        return Compared("same", f"{_days(one)} overlaps {_days(two)}")
    if one.published is None or two.published is None:
        return Compared("open", NO_DAY)
    gap = abs(one.published - two.published)
    for dated, other in ((one, two), (two, one)):
        if dated.days and not other.days and other.published is not None:
            gap = max(gap, other.published - dated.days[1], dated.days[0] - other.published)
    if gap > WINDOW_DAYS:
        return Compared("different")
    told = f"published {one.evidence.published} and {two.evidence.published}"
    return Compared("same" if gap <= NEAR_DAYS else "open", told)


def _days(traits: Traits) -> str:
    time = traits.evidence.claim.time
    return (
        f"{time.first}..{time.last}"
        if time and time.last != time.first
        else (time.first if time else "")
    )


def compare_actors(one: Traits, two: Traits) -> Compared:
    """E2: one actor in common by code or by name; recipients of other countries differ."""
    if one.recipients and two.recipients and _other_countries(one.recipients, two.recipients):
        return Compared("different")
    if not one.actors or not two.actors:
        return Compared("open")
    for a, b in product(one.actors, two.actors):
        if same_actor(a, b):
            codes = f" ({a.country} {a.sector})".replace(" )", ")") if a.country else ""
            return Compared("same", f"actor {a.text!r} = {b.text!r}{codes}")
    known = all(a.country and a.sector for a in (*one.actors, *two.actors))
    return Compared("different" if known else "open")


def same_actor(one: Who, two: Who) -> bool:
    """Whether two actors may be the same: the same country and sector, or telling words in common.

    Where both countries are known they must agree; words alone do not make a country's army
    one with another that it backs.
    """
    if one.country and two.country and one.country != two.country:
        return False
    if one.country and one.country == two.country and one.sector and two.sector:
        return one.sector == two.sector or one.words == two.words != frozenset()
    return bool(one.words & two.words)


def _other_countries(one: tuple[Who, ...], two: tuple[Who, ...]) -> bool:
    ours, theirs = {who.country for who in one}, {who.country for who in two}
    named = {word for who in one for word in who.words} & {w for who in two for w in who.words}
    return "" not in ours | theirs and not ours & theirs and not named


def compare_places(one: Traits, two: Traits) -> Compared:
    """E3: where it was must agree, and where it went must not disagree."""
    at, to = _compare_sets(one.at, two.at), _compare_sets(one.to, two.to)
    if "different" in {at.grade, to.grade}:
        return Compared("different")
    via = _compare_sets(one.via, two.via)
    found = [field for field in (at, to, via) if field.grade == "same"]
    return found[0] if found else Compared("open")


def _compare_sets(one: tuple[Where, ...], two: tuple[Where, ...]) -> Compared:
    if not one or not two:
        return Compared("open")
    grades = [(compare_where(a, b), a, b) for a, b in product(one, two)]
    for grade, a, b in grades:
        if grade == "same":
            return Compared("same", f"place {a.text!r} = {b.text!r}")
    return Compared("open" if any(grade == "open" for grade, _, _ in grades) else "different")


def compare_where(one: Where, two: Where) -> Grade:
    """Compare two places: by entry, by distance within their radius, or by name.

    A country, and anything else wider than 150 km, leaves open where in it; two names of which
    one is not resolved are the same when the telling words of one are all in the other.
    """
    if one.place and two.place:
        wide = max(one.place, two.place, key=lambda place: place.radius_km)
        off_km = distance_km(one.place, two.place)
        if one.place.key == two.place.key:
            return "same" if wide.radius_km <= REGION_KM else "open"
        if off_km > max(wide.radius_km, NEAR_KM):
            return "different"
        return "same" if wide.radius_km <= REGION_KM else "open"
    if not one.words or not two.words or not (one.named and two.named):
        return "open"
    if one.words <= two.words or two.words <= one.words:
        return "same"
    return "open" if one.words & two.words else "different"


def distance_km(one: Place, two: Place) -> float:
    """Great-circle distance on a sphere, in kilometres (haversine)."""
    lat, other = radians(one.lat_deg), radians(two.lat_deg)
    half_lat, half_lon = (other - lat) / 2, radians(two.lon_deg - one.lon_deg) / 2
    root = sqrt(sin(half_lat) ** 2 + cos(lat) * cos(other) * sin(half_lon) ** 2)
    return 2 * EARTH_KM * asin(min(1.0, root))
