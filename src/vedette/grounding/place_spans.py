"""The best honest place for words that fill a place role: "15 km east of Palmyra".

The head name inside the words is taken; directions, distances, borders and roads make a point, a
line or a box of it, and make it coarser. What no layer knows says so, with the area it is said to
be in.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from vedette.grounding.place_anaphora import name_beside, part_meant, place_before, places_after
from vedette.grounding.place_choice import choose
from vedette.grounding.place_offsets import DISTANCE, moved_from
from vedette.grounding.place_shapes import border_of, coast_line, part_of, road_through, several
from vedette.grounding.place_spotting import Name
from vedette.grounding.place_unknown import (
    goes_on,
    holder_after,
    is_named_after,
    runs,
    stands_after_kind,
    thing_in,
    unknown_names,
    whole_name,
)
from vedette.grounding.place_votes import Votes
from vedette.lexicon.countries import countries, country_of_name
from vedette.lexicon.country_shapes import neighbours_of
from vedette.lexicon.place_names import fold
from vedette.lexicon.place_words import Feature, feature_of, place_words
from vedette.lexicon.roads import places_at, road_of, stretch_between
from vedette.ports import Gazetteer
from vedette.records.grounded import Grounding, Place, PlaceMention, Shape
from vedette.records.spans import Span, words_at

_WAY = r"(?:north|south)-?(?:east|west)|north|south|east|west"
_DIRECTION = re.compile(
    rf"\b(?:{_WAY})(?:ern)?(?:\s+(?:side|edge|outskirts|approaches))?\s+of\b", re.IGNORECASE
)
_NEAR = re.compile(
    r"\b(?:near|outside|around|off|outskirts|vicinity|suburbs|countryside|close to|surrounding|"
    r"rural|environs|coast)\b",
    re.IGNORECASE,
)
_BORDER = re.compile(r"\b(?:borders?|frontier)\b", re.IGNORECASE)
_FRONT = re.compile(r"\b(?:front-?lines?|front lines?)\b", re.IGNORECASE)
_COAST = re.compile(r"\b(?:coast|coastline|shores?|seaboard)\b", re.IGNORECASE)
_ROAD = re.compile(r"\b(?:highway|road|motorway|route|railway|axis|corridor)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\b", re.IGNORECASE)
_PART = re.compile(
    rf"\b(?P<way>{_WAY}|central)(?:ern)?(?:[\s-]+(?:parts?|half|areas?|regions?|end|tip))?"
    r"(?:\s+(?:of|in))?(?:\s+the)?[\s-]*$",
    re.IGNORECASE,
)
_SIDE_OF = re.compile(rf"\bthe\s+(?P<way>{_WAY}|cent(?:re|er))\s+of(?:\s+the)?\s*$", re.IGNORECASE)
_LISTED = re.compile(
    r"[\w\s'’-]{0,24}?(?:,|\band\b|&|\bas well as\b)\s*(?:the\s+)?(?:in\s+|at\s+|near\s+)?(?:the\s+)?",
)
_CAPITAL = re.compile(r"[^\W\d_][\w'’ʿ-]*", re.UNICODE)
_NAMES = re.compile(r"\b[A-Z]")
_NEAR_KM = 10.0
_DIRECTION_KM = 25.0
_AREA = 4
_EXACT = 2


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
        One mention over `span`: "resolved" with a rule that says how coarse it is, with a shape
        where it is a line, a part or several points; "not_in_gazetteer" where the thing named is
        unknown, with the area it is said to be in; "unresolved" where no name is given.

    Source:
        docs/method/places.md, rules S0 to S12. The error of a direction word is taken as 22.5
        degrees, so an offset point is good to 0.4 of the distance.
    """
    inner = tuple(m for m in mentions if _is_known(m) and span.covers(m.words.span))
    named = tuple(m for m in inner if m.kind != "demonym")
    if not named:
        named = _look_up(text, span, inner, mentions, gazetteer)
    unknown = unknown_names(text, span, (*inner, *named))
    line = _line(text, span, inner, named, mentions, gazetteer)
    if line is not None:
        return line
    if not named:
        return _without_name(text, span, inner, unknown, mentions, gazetteer)
    first, outside = named[0], holder_after(text, span, mentions)
    if goes_on(text, span, first, unknown):
        return thing_in(text, span, whole_name(text, span, first), (*named[1:], *outside))
    early = bool(unknown) and unknown[0].start < first.words.span.start
    if early and not stands_after_kind(text, span, first, unknown[0]):
        return thing_in(text, span, runs(text, unknown)[0].cut(text), (*named, *outside))
    if unknown and is_named_after(text, first.words.span, unknown[0]):
        return thing_in(text, span, unknown[0].cut(text), outside)
    if _FRONT.search(span.cut(text)) and all(_is_area(m.place) for m in named):
        return _none(text, span, "unresolved", "S6 a front line has no known course")
    listed = _listed(text, named)
    if listed is not None:
        return _made(text, span, listed, "S11 several places named together")
    return _narrowed(text, span, _head(text, named), gazetteer)


def _is_known(mention: PlaceMention) -> bool:
    return mention.place is not None and mention.grounding == "resolved"


def _is_area(place: Place | None) -> bool:
    return place is None or place.precision >= _AREA


def _line(
    text: str,
    span: Span,
    inner: tuple[PlaceMention, ...],
    named: tuple[PlaceMention, ...],
    mentions: tuple[PlaceMention, ...],
    gazetteer: Gazetteer,
) -> PlaceMention | None:
    """A road between two places, the border of two countries, or a country's coast."""
    words = span.cut(text)
    exact = [m.place for m in named if m.place is not None and m.place.precision <= _EXACT]
    if len(exact) > 1 and (_ROAD.search(words) or _BETWEEN.search(words)):
        way = road_through(_on_the_way(exact[0], exact[1], gazetteer))
        return _made(text, span, way, "S5 on the way between two places")
    if exact:
        return None
    sides = {m.place.country: m.place for m in (*inner, *named) if m.place is not None}
    if _BORDER.search(words):
        return _border(text, span, tuple(sides.values()), mentions, gazetteer)
    lone = next(iter(sides.values()), None)
    only = len(sides) == 1 and len(_NAMES.findall(words)) == 1
    if _COAST.search(words) and only and lone is not None and lone.feature == "country":
        coast = coast_line(lone)
        if coast is not None:
            return _made(text, span, coast, "S10 along a coast")
    return None


def _on_the_way(one: Place, two: Place, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The towns from one place to another along a listed road, else the two alone."""
    if one.geonameid and two.geonameid:
        stops = places_at(stretch_between(one.geonameid, two.geonameid), gazetteer)
        if len(stops) > 1:
            return stops
    return one, two


def _whole_road(place: Place, gazetteer: Gazetteer) -> Place:
    """A road with a name of its own as a line through its towns."""
    road = road_of(place.key) if place.feature == "road" and place.shape is None else None
    stops = places_at(road.stops, gazetteer) if road is not None else ()
    if len(stops) < 2:
        return place
    line = tuple((stop.lon_deg, stop.lat_deg) for stop in stops)
    return replace(place, shape=Shape(type="LineString", lines=(line,)))


def _border(
    text: str,
    span: Span,
    sides: tuple[Place, ...],
    mentions: tuple[PlaceMention, ...],
    gazetteer: Gazetteer,
) -> PlaceMention:
    """The line between the countries named; of one, that with its only neighbour in the report."""
    told, pair = "S6 a border", [place.country for place in sides if place.country][:2]
    if len(pair) == 1:
        spoken = {m.place.country for m in mentions if m.place is not None}
        beside = sorted(neighbours_of(pair[0]) & spoken)
        if len(beside) == 1:
            pair.append(beside[0])
            told = "S6 a border; the report names one neighbour"
    states = [state for state in map(gazetteer.country, pair) if state is not None]
    if len(states) == 2:
        line = border_of(states[0], states[1])
        if line is not None:
            return _made(text, span, line, told)
    return _none(text, span, "unresolved", "S6 a border, but with whom is not said")


def _listed(text: str, named: tuple[PlaceMention, ...]) -> Place | None:
    """Places with "and" between them, or commas where none of them can hold the other."""
    places = [m.place for m in named if m.place is not None]
    grains = {place.precision >= _AREA for place in places}
    if len({place.key for place in places}) < 2:
        return None
    for one, two in pairwise(named):
        between = text[one.words.span.end : two.words.span.start]
        if not _LISTED.fullmatch(between) or (len(grains) > 1 and "," in between):
            return None
    return several(list({place.key: place for place in places}.values()))


def _head(text: str, named: tuple[PlaceMention, ...]) -> PlaceMention:
    """The most precise name, the first of equals; "suburb of" makes the next one the head."""
    head = min(named, key=lambda m: (m.place.precision if m.place else 9, m.words.span.start))
    for mention in named:
        finer = mention.place and head.place and mention.place.precision <= head.place.precision
        if finer and is_named_after(text, head.words.span, mention.words.span):
            return mention
    return head


def _narrowed(text: str, span: Span, head: PlaceMention, gazetteer: Gazetteer) -> PlaceMention:
    place = head.place
    if place is None:
        return _none(text, span, "not_in_gazetteer", head.rule)
    lead = text[span.start : head.words.span.start]
    distance = DISTANCE.search(lead)
    if distance is not None:
        return _made(text, span, *moved_from(place, distance))
    part = _part(place, lead)
    if part is not None:
        return _made(text, span, part, "S7 a part of the area")
    if _DIRECTION.search(lead) is not None:
        wide = replace(
            place,
            radius_km=place.radius_km + _DIRECTION_KM,
            precision=max(place.precision, _EXACT),
        )
        return _made(text, span, wide, "S3 a direction from the place, no distance")
    if (_NEAR.search(lead) or _FRONT.search(lead)) and place.precision <= _EXACT:
        wide = replace(place, radius_km=place.radius_km + _NEAR_KM, precision=_EXACT)
        return _made(text, span, wide, "S4 near the place")
    whole = span == head.words.span
    return _made(text, span, _whole_road(place, gazetteer), head.rule if whole else "S1 head name")


def _part(place: Place, lead: str) -> Place | None:
    """The part of an area that a direction right before its name says."""
    if place.precision < 3 or place.shape is not None:
        return None
    said = _SIDE_OF.search(lead) or (None if _DIRECTION.search(lead) else _PART.search(lead))
    if said is None:
        return None
    way = said["way"]
    return part_of(place, "central" if way.lower().startswith("cent") else way)


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
    for name in runs(text, unknown_names(text, span, inner)):
        asked = _asked_in(text, span, name)
        choice = choose(
            Name(span=name, text=name.cut(text), kind="place", asked=asked, led=True),
            votes,
            gazetteer,
        )
        if choice.place is not None and _near_home(choice.place, votes):
            found.append(_made(text, name, choice.place, choice.rule))
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


def _without_name(
    text: str,
    span: Span,
    inner: tuple[PlaceMention, ...],
    unknown: list[Span],
    mentions: tuple[PlaceMention, ...],
    gazetteer: Gazetteer,
) -> PlaceMention:
    words = span.cut(text)
    if unknown:
        thing = runs(text, unknown)[0].cut(text)
        return thing_in(text, span, thing, (*inner, *holder_after(text, span, mentions)))
    if inner and inner[0].place is not None:
        return _by_country(text, span, inner[0], words, gazetteer)
    beside = name_beside(text, span, mentions)
    if beside is not None and beside.place is not None:
        rule = f"S0 the name beside it: {beside.words.text}"
        return replace(beside, words=words_at(text, span), rule=rule)
    if beside is not None:
        later = max(span, beside.words.span)
        return thing_in(text, span, beside.words.text, holder_after(text, later, mentions))
    before = place_before(text, span, mentions)
    if before is not None:
        return _made(text, span, before, f"S12 points back to {before.name}")
    ahead = _ahead(text, span, mentions)
    if ahead is not None:
        return ahead
    part = part_meant(text, span, mentions)
    home = gazetteer.country(part[1]) if part is not None else None
    if part is not None and home is not None:
        rule = f"S14 a part of {home.name}, the only country spoken of before"
        return _made(text, span, part_of(home, part[0]) or home, rule)
    if fold(words).removeprefix("the ") in country_of_name():
        return _none(text, span, "not_in_gazetteer", "a country without a point")
    zone = _zone(text, span, mentions, gazetteer)
    if zone is not None:
        return zone
    return _none(text, span, "unresolved", "no name of a place in these words")


def _ahead(text: str, span: Span, mentions: tuple[PlaceMention, ...]) -> PlaceMention | None:
    """ "bases in A and B" lie there; with a name in the list that nobody knows, in what holds all."""
    last = fold(span.cut(text)).rsplit(" ", 1)[-1]
    if not {last, last.removesuffix("s")} & feature_of().keys():
        return None
    places, unknown = places_after(text, span, mentions)
    if places:
        told = "S13 in the place" + "s" * (len(places) > 1) + " named after it"
        if unknown is not None:
            told += f"; {unknown.cut(text)}, named with it, is not in the gazetteer"
        return _made(text, span, several(list(places)) if len(places) > 1 else places[0], told)
    if unknown is not None:
        return thing_in(text, span, unknown.cut(text), holder_after(text, unknown, mentions))
    return None


def _zone(
    text: str, span: Span, mentions: tuple[PlaceMention, ...], gazetteer: Gazetteer
) -> PlaceMention | None:
    """A zone whose name is written small, "the separation area", in a country of the report."""
    words = span.cut(text)
    if " " not in words:
        return None
    votes = Votes(m.place for m in mentions if m.place is not None)
    choice = choose(Name(span=span, text=words, kind="place", led=True), votes, gazetteer)
    if choice.place is None or choice.place.feature != "zone":
        return None
    if not votes.share(choice.place.country):
        return None
    return _made(text, span, choice.place, choice.rule)


def _by_country(
    text: str, span: Span, said: PlaceMention, words: str, gazetteer: Gazetteer
) -> PlaceMention:
    """ "Syrian territory" is in Syria, "the Syrian capital" its capital; "Syrian tank" is no place."""
    place, last = said.place, fold(words).rsplit(" ", 1)[-1]
    if place is None:
        return _none(text, span, "unresolved", "no name of a place in these words")
    if last == "capital" and place.feature == "country":
        for country in countries():
            if country.code == place.country and country.seats:
                towns = gazetteer.candidates(country.seats[0])
                found = [p for p in towns if p.country == place.country and p.feature == "town"]
                if found:
                    return _made(text, span, found[0], "S1 the capital of the country")
    plural = last.removesuffix("s")
    if {last, plural} & (feature_of().keys() | place_words()["land"] | {"country", "state"}):
        part = _part(place, text[span.start : said.words.span.start])
        if part is not None:
            return _made(text, span, part, "S7 a part of the area")
        return _made(text, span, place, "S1 only the country is said")
    return _none(text, span, "unresolved", "S1 a country is said, but whose, not where")


def _made(text: str, span: Span, place: Place, rule: str) -> PlaceMention:
    return PlaceMention(
        words=words_at(text, span), kind="place", grounding="resolved", place=place, rule=rule
    )


def _none(text: str, span: Span, grounding: Grounding, rule: str) -> PlaceMention:
    return PlaceMention(words=words_at(text, span), kind="place", grounding=grounding, rule=rule)
