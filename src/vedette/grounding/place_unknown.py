"""Names in a place argument that no mention covers, and things that no layer of the gazetteer knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vedette.lexicon.countries import country_of_demonym
from vedette.lexicon.place_names import fold
from vedette.lexicon.place_words import feature_of, place_words
from vedette.records.grounded import Place, PlaceMention
from vedette.records.spans import Span, words_at

_CAPITAL = re.compile(r"[^\W\d_][\w'’ʿ-]*", re.UNICODE)
_PARTICLES = frozenset("al el the of in at an a and de la bin".split())
_NEAR_KM = 10.0
_LEADS_IN = re.compile(
    r"(?:^|[\s,])(?:in|,|at|of|inside)\s*(?:the\s+)?(?:[a-z-]+(?:ern)?\s+){0,2}(?:of\s+(?:the\s+)?)?$"
)
_GOES_ON_IN = re.compile(
    r"\s*(?:,|\(|\bin\b|\bof\b|\binside\b)?\s*(?:the\s+)?(?:[a-z-]+(?:ern)?\s+){0,3}(?:of\s+)?"
)
_HOLDER_CHARACTERS = 40
_UNKNOWN, _NOT_LISTED = "S9 ", " is not in the gazetteer"


def unknown_names(text: str, span: Span, known: tuple[PlaceMention, ...]) -> list[Span]:
    """Capitalised words of `span` that no mention covers and that are no plain place words."""
    words, features = place_words(), feature_of()
    plain = words["way"] | words["title"] | words["never"] | words["people"]
    plain = plain | features.keys() | _PARTICLES
    found = []
    for match in _CAPITAL.finditer(text, span.start, span.end):
        word, here = match.group(), Span(match.start(), match.end())
        if any(m.words.span.overlaps(here) for m in known):
            continue
        if not (word[0].isupper() or word.lower().startswith(("al-", "el-"))):
            continue
        if word.lower() in plain or fold(word) in country_of_demonym():
            continue
        found.append(here)
    return found


def runs(text: str, parts: list[Span]) -> list[Span]:
    """Neighbouring words joined: "Khan", "al-Assal" make one name."""
    joined: list[Span] = []
    for part in parts:
        if joined and re.fullmatch(
            r"[ \u00a0-]|\s(?:al|el|of|de|ez|es)[ -]", text[joined[-1].end : part.start]
        ):
            joined[-1] = Span(joined[-1].start, part.end)
        else:
            joined.append(part)
    return joined


def goes_on(text: str, span: Span, first: PlaceMention, unknown: list[Span]) -> bool:
    """Whether the name is the beginning of a longer one: "Salem hospital", "Bab al-Hawa"."""
    after = _CAPITAL.match(text, min(first.words.span.end + 1, span.end))
    if after is None or after.end() > span.end:
        return False
    gap = text[first.words.span.end : after.start()]
    body = after.group().lower() in place_words()["body"] and first.kind != "demonym"
    return gap in {" ", "-"} and (body or any(part.start == after.start() for part in unknown))


def whole_name(text: str, span: Span, first: PlaceMention) -> str:
    """The longer name that begins with a known one."""
    tail = re.match(
        r"(?:[ -](?:al-|el-)?[A-Z][\w'’-]*|[ -]\w+)", text[first.words.span.end : span.end]
    )
    return first.words.text + (tail.group() if tail is not None else "")


def stands_after_kind(text: str, span: Span, first: PlaceMention, unknown: Span) -> bool:
    """ "Somebody's hometown of Sirte": the unknown name is not what the kind belongs to."""
    lead = text[unknown.end : first.words.span.start]
    kind = re.search(r"['’]s (?:[\w-]+ )*?(?:home ?town|town|city|village|province) of $", lead)
    return kind is not None and span.covers(unknown)


def is_named_after(text: str, known: Span, unknown: Span) -> bool:
    """ "Damascus suburb of Xyz": what is meant is the second name."""
    if unknown.start < known.end:
        return False
    between = text[known.end : unknown.start]
    return re.fullmatch(r"\s[\w ]{0,40}\bof\s+(?:the\s+)?", between) is not None


def thing_in(text: str, span: Span, thing: str, holders: tuple[PlaceMention, ...]) -> PlaceMention:
    """An unknown thing: in a known town it is there; in a larger area it may be anywhere in it.

    Args:
        text: the report's stored text.
        span: the words of the argument.
        thing: the name that no layer knows.
        holders: places named with it, resolved, the likeliest to hold it first.
    """
    for mention in holders:
        place = mention.place
        before = text[span.start : mention.words.span.start].rstrip()
        if place is not None and place.precision <= 2 and before.endswith((" in", ",", " at")):
            wide = replace(place, radius_km=max(place.radius_km, _NEAR_KM), precision=2)
            return PlaceMention(
                words=words_at(text, span),
                kind="place",
                grounding="resolved",
                place=wide,
                rule=f"S8 {thing} is unknown; the town it is said to be in",
            )
    said = next((mention.place for mention in holders if _holds(text, span, mention)), None)
    rule = f"{_UNKNOWN}{thing}{_NOT_LISTED}"
    return PlaceMention(
        words=words_at(text, span),
        kind="place",
        grounding="not_in_gazetteer",
        place=inside(said, thing) if said is not None else None,
        rule=f"{rule}; said to be in {said.name}" if said is not None else rule,
    )


def inside(area: Place, thing: str) -> Place:
    """Anywhere in an area, under the thing's own name; no two unknown things are the same."""
    return replace(
        area,
        key=f"{area.key}>{fold(thing)}",
        name=thing,
        feature="unknown",
        geonameid=None,
        population=0,
    )


def holder_after(
    text: str, span: Span, mentions: tuple[PlaceMention, ...]
) -> tuple[PlaceMention, ...]:
    """The area that the words right after an argument put it in: "Xyz, in the Homs countryside"."""
    for mention in mentions:
        start = mention.words.span.start
        if start < span.end or mention.place is None or mention.grounding != "resolved":
            continue
        if start - span.end > _HOLDER_CHARACTERS:
            break
        between = text[span.end : start]
        ended = span.cut(text).endswith((" in", ","))
        linked = ended or re.match(r"\s*(?:,|\(|in\b|of\b|inside\b)", between) is not None
        if linked and _GOES_ON_IN.fullmatch(between) and mention.place.precision >= 3:
            return (mention,)
        break
    return ()


def on_roads(text: str, found: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Put unknown things on the road that is named right beside them in the same sentence."""
    roads = [m for m in found if m.place is not None and m.place.feature == "road"]
    placed = []
    for mention in found:
        road = next((road for road in roads if _is_beside(text, mention, road)), None)
        if road is None or road.place is None or mention.grounding != "not_in_gazetteer":
            placed.append(mention)
            continue
        thing = mention.rule.removeprefix(_UNKNOWN).split(_NOT_LISTED)[0]
        rule = f"{_UNKNOWN}{thing}{_NOT_LISTED}; on the road named with it"
        placed.append(replace(mention, place=inside(road.place, thing), rule=rule))
    return tuple(placed)


def _is_beside(text: str, mention: PlaceMention, road: PlaceMention) -> bool:
    first, second = sorted((mention.words.span, road.words.span))
    between = text[first.end : second.start]
    return len(between) <= _HOLDER_CHARACTERS and not re.search(r"[.!?;\n]", between)


def _holds(text: str, span: Span, mention: PlaceMention) -> bool:
    """Whether the words put the thing in the area: "in", a comma, or an adjective before it."""
    if mention.place is None or mention.place.precision < 3:
        return False
    if mention.words.span.start >= span.end:
        return True
    if mention.kind == "demonym":
        return True
    before = text[span.start : mention.words.span.start]
    return not before.strip() or _LEADS_IN.search(before) is not None
