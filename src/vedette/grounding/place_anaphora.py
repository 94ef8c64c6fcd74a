"""Words without a name that point to a place: "the base", "there", "bases in A and B", "the north".

Conservative: the kind must agree, and only one place of the kind may stand in what comes before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from vedette.grounding.place_shapes import several
from vedette.lexicon.countries import country_of_seat
from vedette.lexicon.place_names import fold
from vedette.lexicon.place_words import feature_of
from vedette.records.grounded import Place, PlaceMention
from vedette.records.spans import Span

_BACK_CHARACTERS = 500
_NEAR_CHARACTERS = 250
_BASES = frozenset({"airfield", "naval base", "base", "camp"})
_KINDS: dict[str, frozenset[str]] = {
    "base": _BASES, "facility": _BASES, "installation": _BASES,
    "airbase": frozenset({"airfield"}), "air base": frozenset({"airfield"}),
    "airport": frozenset({"airfield"}), "airfield": frozenset({"airfield"}),
    "naval base": frozenset({"naval base"}), "port": frozenset({"port", "naval base"}),
    "city": frozenset({"town"}), "town": frozenset({"town"}), "village": frozenset({"town"}),
    "settlement": frozenset({"town"}), "capital": frozenset({"town"}),
    "province": frozenset({"region"}), "governorate": frozenset({"region"}),
    "region": frozenset({"region"}), "oblast": frozenset({"region"}),
    "state": frozenset({"region"}), "district": frozenset({"district"}),
    "county": frozenset({"district"}), "country": frozenset({"country"}),
    "island": frozenset({"island"}), "dam": frozenset({"dam"}), "strait": frozenset({"strait"}),
    "crossing": frozenset({"crossing", "border crossing"}), "bridge": frozenset({"bridge"}),
    "camp": frozenset({"camp", "refugee camp"}), "plant": frozenset({"plant", "nuclear plant"}),
}  # fmt: skip
_THERE = frozenset({"there", "here"})
_POINTS_BACK = re.compile(
    r"\b(the|that|this|these|those|both|its|their)\s+(?:same\s+|two\s+)?$", re.IGNORECASE
)
_IN = re.compile(r"\s+(?:in|at|near|around|on)\s+(?:both\s+)?(?:the\s+)?")
_AND = re.compile(r"\s*(?:,\s*and|,|and|&)\s+(?:in\s+|at\s+|near\s+)?(?:the\s+)?")
_NAME = re.compile(r"[A-Z][\w'’-]*(?:[ -][A-Z][\w'’-]*)*")
_A_PART = re.compile(
    r"(?:the\s+(?P<alone>(?:north|south)-?(?:east|west)|north|south|east|west)|"
    r"(?:the\s+)?(?P<way>(?:north|south)-?(?:east|west)|north|south|east|west|central)(?:ern)?\s+"
    r"(?:parts?|areas?|regions?|provinces|governorates|districts|countryside|territor(?:y|ies)))"
)
_OWN_POINTER = re.compile(r"^(the|that|this|these|those|both)\s+(?:same\s+|two\s+)?", re.IGNORECASE)


def name_beside(text: str, span: Span, mentions: tuple[PlaceMention, ...]) -> PlaceMention | None:
    """The name that a bare noun for a kind of place belongs to: "Xyz village", "the town of Xyz".

    It may be one that is not in the gazetteer.
    """
    words = span.cut(text)
    if not words.islower() or fold(words).rsplit(" ", 1)[-1] not in feature_of():
        return None
    for mention in mentions:
        if mention.kind == "demonym":
            continue
        here = mention.words.span
        if here.end <= span.start and text[here.end : span.start] == " ":
            return mention
        if here.start >= span.end and re.fullmatch(r" of (?:the )?", text[span.end : here.start]):
            return mention
    return None


def place_before(text: str, span: Span, mentions: tuple[PlaceMention, ...]) -> Place | None:
    """What "the base", "those bases", "the town" or "there" points back to, when one place can be meant.

    Args:
        text: the report's stored text.
        span: the words of the argument, with or without their article.
        mentions: the report's places in order.

    Returns:
        The only place of that kind in the 500 characters before (250 for "there"); for a plural
        after "these", "those" or "both" all of them together; else None.
    """
    words = span.cut(text)
    pointer = _OWN_POINTER.match(words)
    bare = fold(words[pointer.end() :] if pointer is not None else words)
    if bare in _THERE:
        found = _of(mentions, span, _NEAR_CHARACTERS)
        return found[0] if len(found) == 1 else None
    before = pointer or _POINTS_BACK.search(text[max(0, span.start - 20) : span.start])
    if before is None:
        return None
    kinds = _KINDS.get(bare)
    if kinds is not None:
        found = [
            place
            for place in _of(mentions, span, _BACK_CHARACTERS)
            if place.feature in kinds
            and (bare != "capital" or country_of_seat().get(fold(place.name)) == place.country)
        ]
        return found[0] if len(found) == 1 else None
    kinds = _KINDS.get(bare.removesuffix("s"))
    if kinds is None or before[1].lower() not in {"these", "those", "both"}:
        return None
    found = [p for p in _of(mentions, span, _BACK_CHARACTERS) if p.feature in kinds]
    return several(found) if len(found) > 1 else None


def places_after(
    text: str, span: Span, mentions: tuple[PlaceMention, ...]
) -> tuple[tuple[Place, ...], Span | None]:
    """The places that "in" or "at" right after a bare noun names: "bases in A and B".

    Returns:
        The known ones in order, and the first name in the list that is not known.
    """
    starts = {m.words.span.start: m for m in mentions if m.kind == "place"}
    found: list[Place] = []
    gap = _IN.match(text, span.end)
    while gap is not None:
        mention, name = starts.get(gap.end()), _NAME.match(text, gap.end())
        if mention is not None and mention.place is not None and mention.grounding == "resolved":
            found.append(mention.place)
            gap = _AND.match(text, mention.words.span.end)
        else:
            return tuple(found), Span(*name.span()) if name is not None else None
    return tuple(found), None


def part_meant(text: str, span: Span, mentions: tuple[PlaceMention, ...]) -> tuple[str, str] | None:
    """ "southern regions", "the north-east": the direction and the only country spoken of before.

    Returns:
        A direction for `part_of` and an ISO 3166 alpha-3 code, or None when the words are none
        or places of several countries stand in the 500 characters before.
    """
    said = _A_PART.fullmatch(span.cut(text)) or (
        _A_PART.fullmatch(text, span.start - 4, span.end) if span.start >= 4 else None
    )
    spoken = {place.country for place in _of(mentions, span, _BACK_CHARACTERS) if place.country}
    if said is None or len(spoken) != 1:
        return None
    return said["alone"] or said["way"], spoken.pop()


def _of(mentions: Iterable[PlaceMention], span: Span, reach: int) -> list[Place]:
    """The different places named in the characters before a span; not peoples or governments."""
    found: dict[str, Place] = {}
    for mention in mentions:
        here = mention.words.span
        near = span.start - reach <= here.start and here.end <= span.start
        known = mention.kind == "place" and mention.grounding == "resolved"
        if near and known and mention.place is not None:
            found.setdefault(mention.place.key, mention.place)
    return list(found.values())
