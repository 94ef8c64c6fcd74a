"""The best honest point for words that fill a place role: "15 km east of Palmyra".

The head name inside the words is taken; directions, distances and roads make it coarser. A named
thing that is unknown is not replaced by the region around it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vedette.grounding.place_choice import choose
from vedette.grounding.place_offsets import DISTANCE, midway_on_road, moved_from
from vedette.grounding.place_spotting import Name
from vedette.grounding.place_votes import Votes
from vedette.lexicon.countries import countries, country_of_demonym, country_of_name
from vedette.lexicon.place_names import fold
from vedette.lexicon.place_words import Feature, feature_of, place_words
from vedette.ports import Gazetteer
from vedette.records.grounded import Grounding, Place, PlaceMention
from vedette.records.spans import Span, words_at

_DIRECTION = re.compile(
    r"\b(?P<way>(?:north|south)-?(?:east|west)|north|south|east|west)(?:ern)?"
    r"(?:\s+(?:side|edge|outskirts|approaches))?\s+of\b",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:near|outside|around|off|outskirts|vicinity|suburbs|countryside|close to|surrounding|"
    r"rural|environs|coast)\b",
    re.IGNORECASE,
)
_BORDER = re.compile(r"\b(?:border|borders|frontier|frontline|front line)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:(?:north|south)-?(?:east|west)|north|south|east|west|central)(?:ern)?\b", re.IGNORECASE
)
_CAPITAL = re.compile(r"[^\W\d_][\w'’ʿ-]*", re.UNICODE)
_NEAR_KM = 10.0
_DIRECTION_KM = 25.0
_PARTICLES = frozenset("al el the of in at a an and de la bin".split())


def resolve_span(
    text: str, span: Span, *, mentions: tuple[PlaceMention, ...], gazetteer: Gazetteer
) -> PlaceMention:
    """Resolve the words of a place argument by the names in them.

    Args:
        text: the report's stored text.
        span: the argument's words.
        mentions: what `find_places` found in the report; they are the context as well.
        gazetteer: where names that were not found before are looked up.

    Returns:
        One mention over `span`: "resolved" with a rule that says how coarse it is;
        "not_in_gazetteer" where the thing named is unknown; "unresolved" where no name is given
        or a border has no point.

    Source:
        docs/method/places.md, rules S1 to S9. The error of a direction word is taken as 22.5
        degrees, so an offset point is good to 0.4 of the distance.
    """
    words = span.cut(text)
    inner = tuple(m for m in mentions if m.place is not None and span.covers(m.words.span))
    named = tuple(m for m in inner if m.kind != "demonym")
    if not named:
        named = _look_up(text, span, inner, mentions, gazetteer)
    unknown = _unknown_names(text, span, (*inner, *named))
    if not named:
        return _without_name(text, span, inner, unknown, gazetteer)
    road = midway_on_road(words, named)
    if road is not None:
        return _made(text, span, road, "S5 on the way between two places")
    first = named[0]
    if _goes_on(text, span, first, unknown):
        return _thing_in(text, span, _whole_name(text, span, first), named[1:])
    early = bool(unknown) and unknown[0].start < first.words.span.start
    if early and not _stands_after_kind(text, span, first, unknown[0]):
        return _thing_in(text, span, unknown[0].cut(text), named)
    if unknown and _is_named_after(text, first.words.span, unknown[0]):
        return _thing_in(text, span, unknown[0].cut(text), ())
    if _BORDER.search(words) and all(_is_area(m.place) for m in named):
        return _none(text, span, "unresolved", "S6 a border has no point")
    head = _head(text, named)
    return _narrowed(text, span, words, head)


def _goes_on(text: str, span: Span, first: PlaceMention, unknown: list[Span]) -> bool:
    """Whether the name is the beginning of a longer one: "Salem hospital", "Bab al-Hawa"."""
    after = _CAPITAL.match(text, min(first.words.span.end + 1, span.end))
    if after is None or after.end() > span.end:
        return False
    gap = text[first.words.span.end : after.start()]
    body = after.group().lower() in place_words()["body"] and first.kind != "demonym"
    return gap in {" ", "-"} and (body or any(part.start == after.start() for part in unknown))


def _whole_name(text: str, span: Span, first: PlaceMention) -> str:
    tail = re.match(
        r"(?:[ -](?:al-|el-)?[A-Z][\w'’-]*|[ -]\w+)", text[first.words.span.end : span.end]
    )
    return first.words.text + (tail.group() if tail is not None else "")


def _stands_after_kind(text: str, span: Span, first: PlaceMention, unknown: Span) -> bool:
    """ "Somebody's hometown of Sirte": the unknown name is not what the kind belongs to."""
    lead = text[unknown.end : first.words.span.start]
    kind = re.search(r"['’]s (?:[\w-]+ )*?(?:home ?town|town|city|village|province) of $", lead)
    return kind is not None and span.covers(unknown)


def _head(text: str, named: tuple[PlaceMention, ...]) -> PlaceMention:
    """The most precise name, the first of equals; "suburb of" makes the next one the head."""
    head = min(named, key=lambda m: (m.place.precision if m.place else 9, m.words.span.start))
    for mention in named:
        finer = mention.place and head.place and mention.place.precision <= head.place.precision
        if finer and _is_named_after(text, head.words.span, mention.words.span):
            return mention
    return head


def _is_area(place: Place | None) -> bool:
    return place is None or place.precision >= 4


def _narrowed(text: str, span: Span, words: str, head: PlaceMention) -> PlaceMention:
    place = head.place
    if place is None:
        return _none(text, span, "not_in_gazetteer", head.rule)
    lead = text[span.start : head.words.span.start]
    distance = DISTANCE.search(lead)
    if distance is not None:
        return _made(text, span, *moved_from(place, distance))
    if _DIRECTION.search(lead) is not None:
        wide = replace(
            place,
            radius_km=place.radius_km + _DIRECTION_KM,
            precision=max(place.precision, 2),
        )
        return _made(text, span, wide, "S3 a direction from the place, no distance")
    if _NEAR.search(lead) and place.precision <= 2:
        wide = replace(place, radius_km=place.radius_km + _NEAR_KM, precision=2)
        return _made(text, span, wide, "S4 near the place")
    if place.precision >= 4 and _PART.search(lead):
        return _made(text, span, place, "S7 a part of the area; the point is the whole's")
    return _made(text, span, place, head.rule if words == head.words.text else "S1 head name")


def _look_up(
    text: str,
    span: Span,
    inner: tuple[PlaceMention, ...],
    mentions: tuple[PlaceMention, ...],
    gazetteer: Gazetteer,
) -> tuple[PlaceMention, ...]:
    """Names that were not safe enough to stand alone, taken because a place is asked for."""
    votes = Votes(m.place for m in mentions if m.place is not None)
    found = []
    for name in _runs(text, _unknown_names(text, span, inner)):
        asked = _asked_in(text, span, name)
        choice = choose(
            Name(span=name, text=name.cut(text), kind="place", asked=asked, led=True),
            votes,
            gazetteer,
        )
        place = choice.place
        if place is None or not _near_home(place, votes):
            continue
        found.append(
            PlaceMention(
                words=words_at(text, name), kind="place", grounding="resolved", place=place,
                rule=choice.rule,
            )
        )  # fmt: skip
    return tuple(found)


def _near_home(place: Place, votes: Votes) -> bool:
    """A little-known place is taken only in a country that the report speaks of."""
    if place.feature != "town" or place.population >= 100_000:
        return True
    return not votes.leading() or votes.share(place.country) >= 0.2


def _asked_in(text: str, span: Span, name: Span) -> Feature:
    after = _CAPITAL.match(text, min(name.end + 1, span.end))
    word = after.group().lower() if after is not None and after.end() <= span.end else ""
    return feature_of().get(word, "")


def _unknown_names(text: str, span: Span, known: tuple[PlaceMention, ...]) -> list[Span]:
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
        key = fold(word)
        if word.lower() in plain or key in country_of_demonym():
            continue
        found.append(here)
    return found


def _runs(text: str, parts: list[Span]) -> list[Span]:
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


def _is_named_after(text: str, known: Span, unknown: Span) -> bool:
    """ "Damascus suburb of Xyz": what is meant is the second name."""
    if unknown.start < known.end:
        return False
    between = text[known.end : unknown.start]
    return re.fullmatch(r"\s[\w ]{0,40}\bof\s+(?:the\s+)?", between) is not None


def _thing_in(text: str, span: Span, thing: str, named: tuple[PlaceMention, ...]) -> PlaceMention:
    """An unknown thing: in a known town it is there; in a larger area it is not resolved."""
    for mention in named:
        place = mention.place
        before = text[span.start : mention.words.span.start].rstrip()
        if place is not None and place.precision <= 2 and before.endswith((" in", ",", " at")):
            wide = replace(place, radius_km=max(place.radius_km, _NEAR_KM), precision=2)
            return _made(text, span, wide, f"S8 {thing} is unknown; the town it is said to be in")
    where = named[0].place.name if named and named[0].place is not None else ""
    said = f"; said to be in {where}" if where else ""
    return _none(text, span, "not_in_gazetteer", f"S9 {thing} is not in the gazetteer{said}")


def _without_name(
    text: str,
    span: Span,
    inner: tuple[PlaceMention, ...],
    unknown: list[Span],
    gazetteer: Gazetteer,
) -> PlaceMention:
    words = span.cut(text)
    if unknown:
        thing = _runs(text, unknown)[0].cut(text)
        return _none(text, span, "not_in_gazetteer", f"S9 {thing} is not in the gazetteer")
    if _BORDER.search(words):
        return _none(text, span, "unresolved", "S6 a border has no point")
    if inner and inner[0].place is not None:
        return _by_country(text, span, inner[0].place, words, gazetteer)
    key = fold(words).removeprefix("the ")
    if key in country_of_name():
        return _none(text, span, "not_in_gazetteer", "a country without a point")
    return _none(text, span, "unresolved", "no name of a place in these words")


def _by_country(
    text: str, span: Span, place: Place, words: str, gazetteer: Gazetteer
) -> PlaceMention:
    """ "Syrian territory" is in Syria, "the Syrian capital" its capital; "Syrian tank" is no place."""
    last = fold(words).rsplit(" ", 1)[-1]
    if last == "capital" and place.feature == "country":
        for country in countries():
            if country.code == place.country and country.seats:
                towns = gazetteer.candidates(country.seats[0])
                found = [p for p in towns if p.country == place.country and p.feature == "town"]
                if found:
                    return _made(text, span, found[0], "S1 the capital of the country")
    plural = last.removesuffix("s")
    if {last, plural} & (feature_of().keys() | place_words()["land"] | {"country", "state"}):
        return _made(text, span, place, "S1 only the country is said")
    return _none(text, span, "unresolved", "S1 a country is said, but whose, not where")


def _made(text: str, span: Span, place: Place, rule: str) -> PlaceMention:
    return PlaceMention(
        words=words_at(text, span), kind="place", grounding="resolved", place=place, rule=rule
    )


def _none(text: str, span: Span, grounding: Grounding, rule: str) -> PlaceMention:
    return PlaceMention(words=words_at(text, span), kind="place", grounding=grounding, rule=rule)
