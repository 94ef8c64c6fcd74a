"""Which place of a name is meant: document context, nearness, the kind asked for, size."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from vedette.grounding.place_offers import is_abbreviation, offers, short_form, without_kind
from vedette.grounding.place_spotting import Name
from vedette.lexicon.countries import country_of_seat
from vedette.lexicon.place_names import fold, likeness, without_articles
from vedette.lexicon.place_words import Feature, feature_of, region_codes
from vedette.ports import Gazetteer
from vedette.records.grounded import Place

# Weights set once by judgement (docs/method/places.md, rule P6); none is fitted.
_COUNTRY_WEIGHT = 4.0
_NEAR_WEIGHT = 2.0
_NEAR_KM = 150.0
_LIKENESS_ABROAD = 0.75
_STATE_WEIGHT = 3.0
_MAIN_NAME_WEIGHT = 1.0
_VARIANT_WEIGHT = 0.7
_ASKED_WEIGHT = 4.0
_INSIDE_WEIGHT = 8.0
_COUNTY_KM = 100.0
_WELL_KNOWN = 100_000
_MOST_ANCHORS = 10
_MOST_WEIGHED = 24

_FITS: dict[Feature, frozenset[str]] = {
    "region": frozenset({"region", "country"}),
    "town": frozenset({"town"}),
    "airfield": frozenset({"airfield", "town"}),
    "port": frozenset({"town", "naval base"}),
    "camp": frozenset({"town", "naval base", "airfield", "plant", "bridge"}),
    "water": frozenset({"sea", "strait", "river", "lake", "canal"}),
    "relief": frozenset({"mountain", "island", "region"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The place that a name was taken for, or None, and the rule that decided."""

    place: Place | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the document says of where it plays: shares of countries, and points already sure."""

    shares: dict[str, float]
    anchors: tuple[Place, ...] = ()

    def leading(self) -> tuple[str, ...]:
        """Countries with at least a tenth of the votes, most first; at most four."""
        ranked = sorted(self.shares.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(code for code, share in ranked[:4] if share >= 0.1)


def votes(names: Iterable[Name], gazetteer: Gazetteer) -> Context:
    """Countries that the document speaks of: demonyms and countries count 1.5, other names their
    most populous candidate's country, divided by how evenly the candidates compete."""
    count: defaultdict[str, float] = defaultdict(float)
    for name in names:
        if name.country:
            count[name.country] += 1.5
            continue
        found = () if name.unlisted or name.stands_for else offers(name.text, name.asked, gazetteer)
        if not found:
            continue
        best, rest = found[0], found[1:]
        state = next((place for place in found if place.feature == "country"), None)
        if state is not None:
            doubtful = any(place.feature == "region" for place in found)
            count[state.country] += 0.3 if doubtful else 1.5
        elif best.country:
            others = [p.population for p in rest if p.country != best.country]
            rival = max(others, default=0)
            count[best.country] += 1.0 - (rival + 1) / (best.population + rival + 2)
    total = sum(count.values())
    return Context(shares={code: n / total for code, n in count.items()} if total else {})


def choose(name: Name, context: Context, gazetteer: Gazetteer) -> Choice:
    """Take the best of the places of a name, or none where none bears it.

    A name that nothing bears exactly is matched by its consonants within the leading countries
    of the document.
    """
    if name.country:
        return Choice(place=gazetteer.country(name.country), rule="P1 demonym")
    if name.stands_for:
        area = gazetteer.candidates(name.stands_for)
        return Choice(place=area[0] if area else None, rule="P1 adjective of an area")
    if is_abbreviation(name.text):
        return Choice(place=None, rule="an abbreviation, not a name")
    short = short_form(name.text)
    if short and not gazetteer.country(fold(name.text).upper()):
        region, country = region_codes()[short]
        places = [p for p in gazetteer.candidates(region) if p.country == country]
        if places:
            return Choice(place=places[0], rule="P2 short form of a region")
    found = () if name.unlisted else offers(name.text, name.asked, gazetteer)
    if not found:
        return _by_spelling(name, context, gazetteer)
    held = _held_by(name.inside, found, gazetteer)
    elsewhere = _said_elsewhere(name, found, held, gazetteer)
    if elsewhere is not None:
        return elsewhere
    main = gazetteer.main_named(name.text)
    states = {place.country for place in found if place.feature == "country"}
    rival = max(
        (
            context.shares.get(place.country, 0.0)
            for place in found
            if place.feature == "region" and place.country not in states
        ),
        default=0.0,
    )
    seats = frozenset({(p.country, p.region) for p in found if p.feature == "town"})
    ranked = sorted(
        (
            (_weigh(place, name, context, main, held, seats, rival), place)
            for place in found[:_MOST_WEIGHED]
        ),
        key=lambda pair: (-pair[0], -pair[1].population, pair[1].key),
    )
    best = ranked[0][1]
    if not _is_of_kind(name, best, context):
        return Choice(place=None, rule=f"only a {best.feature} of that name, not what is asked for")
    if name.asked == "airfield" and best.feature != "airfield" and best.feature != "naval base":
        return _field_near(best)
    if name.asked == "region" and best.feature == "town":
        return _district(best)
    if name.asked == "camp" and best.feature == "town":
        return _field_near(best)
    if best.key in held:
        return Choice(place=best, rule="P4 named with the place that holds it")
    return Choice(place=best, rule="P3 only one" if len(found) == 1 else "P5 best in context")


def _is_of_kind(name: Name, place: Place, context: Context) -> bool:
    """A river is not the state of its name, nor a county in the United States a town, unless the report
    names another place within 100 km of that town.
    """
    if place.feature not in {"town", "region", "country"}:
        return True
    last = fold(name.text).rsplit(" ", 1)[-1]
    if fold(place.name).endswith(last) and feature_of().get(last) == name.asked:
        return True
    if name.asked in {"water", "relief"}:
        return name.asked == "relief" and place.feature != "town"
    if name.asked == "region" and place.feature == "town" and place.country == "USA":
        return any(
            rough_km(place, anchor) <= _COUNTY_KM
            for anchor in context.anchors
            if anchor.precision == 1 and anchor.key != place.key
        )
    return True


def _district(place: Place) -> Choice:
    """A district or province that is not listed lies around the town of its name."""
    wide = replace(place, radius_km=max(25.0, place.radius_km), precision=max(3, place.precision))
    return Choice(place=wide, rule="P9 area unknown, around the town of its name")


def _field_near(town: Place) -> Choice:
    """A site that is not in the gazetteer lies at its town: within 15 km, precision 2."""
    place = replace(town, radius_km=max(15.0, town.radius_km), precision=max(2, town.precision))
    return Choice(place=place, rule="P7 site unknown, at the place of its name")


def _by_spelling(name: Name, context: Context, gazetteer: Gazetteer) -> Choice:
    bare = without_kind(name.text)
    countries = context.leading()
    if name.inside:
        holders = gazetteer.candidates(name.inside)[:1]
        countries = tuple(dict.fromkeys([*(p.country for p in holders), *countries]))
    for rank, country in enumerate(countries):
        close = gazetteer.spelled_like(bare, country)
        if close and (rank == 0 or _alike(bare, close[0].name) >= _LIKENESS_ABROAD):
            return Choice(place=close[0], rule="P8 spelled alike in a country of the report")
    return Choice(place=None, rule="no place of that name")


def _alike(left: str, right: str) -> float:
    return likeness(without_articles(fold(left)), without_articles(fold(right)))


def _held_by(inside: str, found: tuple[Place, ...], gazetteer: Gazetteer) -> frozenset[str]:
    """Keys of the candidates that lie in the country or region named after the comma."""
    if not inside:
        return frozenset()
    holders = [p for p in gazetteer.candidates(inside) if p.feature in {"country", "region"}]
    keys = set()
    for place in found:
        for holder in holders:
            if place.country != holder.country or place.feature == "country":
                continue
            if holder.feature == "country" or place.region == holder.name:
                keys.add(place.key)
    return frozenset(keys)


def _said_elsewhere(
    name: Name, found: tuple[Place, ...], held: frozenset[str], gazetteer: Gazetteer
) -> Choice | None:
    """ "Arman, Syria", where no Arman is listed in Syria: by its spelling there, or not at all.

    Well-known places are left alone: a comma also stands between the items of a list.
    """
    if not name.inside or held or any(p.population >= _WELL_KNOWN for p in found):
        return None
    holders = [p for p in gazetteer.candidates(name.inside) if p.feature == "country"]
    if not holders or any(p.country == holders[0].country for p in found):
        return None
    close = gazetteer.spelled_like(name.text, holders[0].country)
    if close:
        return Choice(place=close[0], rule="P8 spelled alike in the country named with it")
    return Choice(place=None, rule=f"no place of that name in {holders[0].name}")


def _weigh(
    place: Place,
    name: Name,
    context: Context,
    main: frozenset[str],
    held: frozenset[str],
    seats: frozenset[tuple[str, str]],
    rival: float,
) -> float:
    value = min(math.log10(place.population + 10), 6.5)
    value += _COUNTRY_WEIGHT * context.shares.get(place.country, 0.0)
    if place.feature == "country":
        value += _STATE_WEIGHT * (1.0 - rival)
    elif place.feature == "region" and not name.asked:
        value -= 2.5 if (place.country, place.name) in seats else 0.0
    elif place.feature == "town" and country_of_seat().get(fold(name.text)) == place.country:
        value += 1.5
    if place.key in main:
        value += _MAIN_NAME_WEIGHT
    elif place.feature == "town":
        value -= _VARIANT_WEIGHT
    if place.key in held:
        value += _INSIDE_WEIGHT
    if name.asked:
        value += _ASKED_WEIGHT if place.feature in _FITS.get(name.asked, ()) else 0.0
    if place.precision <= 4 and context.anchors:
        value += _NEAR_WEIGHT * _nearness(place, context.anchors)
    return value


def _nearness(place: Place, anchors: tuple[Place, ...]) -> float:
    """0 to 1: how near the other places of the report are, the two nearest counting."""
    pulls = sorted(
        (
            math.exp(-rough_km(place, anchor) / _NEAR_KM)
            for anchor in anchors
            if anchor.name != place.name
        ),
        reverse=True,
    )[:2]
    return sum(pulls) / 2 if pulls else 0.0


def rough_km(left: Place, right: Place) -> float:
    """Distance on a flat map of the two latitudes' middle; good to 1 % below 500 km."""
    east = (left.lon_deg - right.lon_deg + 180) % 360 - 180
    middle = math.radians((left.lat_deg + right.lat_deg) / 2)
    return 111.2 * math.hypot(left.lat_deg - right.lat_deg, east * math.cos(middle))


def with_anchors(context: Context, places: Iterable[Place]) -> Context:
    """The context with the settled places as anchors, the first ten that are precise."""
    seen: dict[str, Place] = {}
    for place in places:
        if place.precision <= 4:
            seen.setdefault(place.key, place)
    return Context(shares=context.shares, anchors=tuple(seen.values())[:_MOST_ANCHORS])
