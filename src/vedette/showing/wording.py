"""Fields of a claim in plain words: who, where, when, according to whom."""

from __future__ import annotations

from vedette.records.claims import Actor, Claim, Source
from vedette.records.documents import Status
from vedette.records.grounded import Place, PlaceMention, TimeMention
from vedette.records.spans import Words

_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip

STATUS_WORDS: dict[Status, str] = {
    "fact": "stated as fact",
    "hedged": "hedged",
    "denied": "denied",
    "future": "announced or planned",
    "conditional": "on condition",
    "unknown": "not known whether",
}

_PRECISION = {
    1: "exact place",
    2: "near the place",
    3: "district",
    4: "province",
    5: "linear feature or fuzzy area",
    6: "country",
    7: "sea or airspace",
}


def flat(text: str) -> str:
    """The words on one line: every run of white space is one blank."""
    return " ".join(text.split())


def join_and(parts: tuple[str, ...]) -> str:
    """Join as in English: "a", "a and b", "a, b and c"."""
    if len(parts) <= 1:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def name_actor(actor: Actor) -> str:
    """The words, with the antecedent when they are a pronoun: "They (the garrison)"."""
    words = flat(actor.words.text)
    name = flat(actor.name)
    return f"{words} ({name})" if name and name.casefold() != words.casefold() else words


def texts(words: tuple[Words, ...]) -> tuple[str, ...]:
    """The distinct texts in order, each on one line."""
    return tuple(dict.fromkeys(flat(item.text) for item in words))


def place_words(places: tuple[PlaceMention, ...]) -> tuple[str, ...]:
    """The distinct words of places, in order."""
    return texts(tuple(place.words for place in places))


def say_day(day: str) -> str:
    """An ISO date, full or partial, as "13 Dec 2024", "Nov 2024" or "1967"; else as given."""
    parts = day.split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        return day
    if len(parts) > 1 and not 1 <= int(parts[1]) <= len(_MONTHS):
        return day
    month = f"{_MONTHS[int(parts[1]) - 1]} " if len(parts) > 1 else ""
    number = f"{int(parts[2])} " if len(parts) > 2 else ""
    return f"{number}{month}{parts[0]}"


def say_days(first: str, last: str) -> str:
    """An interval of ISO dates: one day, "8-13 Dec 2024", or both ends in full; "" for none."""
    if not first:
        return f"until {say_day(last)}" if last else ""
    if first == last:
        return say_day(first)
    if not last:
        return f"since {say_day(first)}"
    if first[:7] == last[:7] and len(first) == len(last) == len("2024-12-13"):
        return f"{int(first[8:])}–{say_day(last)}"
    return f"{say_day(first)} – {say_day(last)}"


def say_time(time: TimeMention | None) -> str:
    """When a claim holds: its interval, or its words when they did not resolve, or ""."""
    if time is None:
        return ""
    return say_days(time.first, time.last) or f"“{flat(time.words.text)}” (not resolved)"


def say_point(place: Place) -> str:
    """Coordinates in degrees with hemisphere, to four decimals: "35.4009° N, 35.9487° E"."""
    north = "N" if place.lat_deg >= 0 else "S"
    east = "E" if place.lon_deg >= 0 else "W"
    return f"{abs(place.lat_deg):.4f}° {north}, {abs(place.lon_deg):.4f}° {east}"


def say_precision(place: Place) -> str:
    """How exact a coordinate is, how far off the thing may lie, and whether it is unverified."""
    words = _PRECISION.get(place.precision, f"precision {place.precision}")
    doubt = ", unverified" if place.unverified else ""
    return f"{words}, within {place.radius_km:g} km{doubt}"


def say_grounding(place: PlaceMention) -> str:
    """Where a place stands, or plainly that it is not known."""
    if place.place is None:
        return "not in gazetteer" if place.grounding == "not_in_gazetteer" else "not resolved"
    country = f" ({place.place.country})" if place.place.country else ""
    return f"{place.place.name}{country}, {say_point(place.place)}, {say_precision(place.place)}"


def say_chain(sources: tuple[Source, ...], outlet: str) -> str:
    """According to whom, innermost first: "according to B, quoted by A, via OUTLET".

    A claim without a source is in the report's own voice: "OUTLET reports". An outlet that is
    not known is called "the report"; one that is the outermost source itself is named once.
    """
    own = flat(outlet) or "the report"
    if not sources:
        return f"{own} reports" if outlet else "the report says so itself"
    names = [_name_source(source) for source in reversed(sources)]
    chain = ", quoted by ".join(dict.fromkeys(names))
    via = "" if names[-1].casefold() == own.casefold() else f", via {own}"
    return f"according to {chain}{via}"


_NOT_NAMED = {
    "he": "a person not named", "she": "a person not named", "it": "a source not named",
    "they": "sources not named", "him": "a person not named", "her": "a person not named",
    "them": "sources not named", "we": "sources not named", "i": "a person not named",
}  # fmt: skip


def _name_source(source: Source) -> str:
    """Who the words stand for; a pronoun that nobody fits says that nobody is named."""
    words = flat(source.name) or flat(source.words.text)
    return _NOT_NAMED.get(words.casefold(), words)


def say_status(claim: Claim) -> str:
    """The status in words, with its cues as quoted."""
    cues = texts(claim.cues)
    quoted = ", ".join(f"“{cue}”" for cue in cues)
    return f"{STATUS_WORDS[claim.status]}{f' ({quoted})' if cues else ''}"
