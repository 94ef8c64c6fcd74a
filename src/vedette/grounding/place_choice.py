"""Which place of a name is meant: what the words say, how well known it is, what else is named."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from operator import add

from vedette.grounding.place_offers import (
    is_abbreviation,
    offers,
    region_of_people,
    short_form,
    without_kind,
)
from vedette.grounding.place_spotting import Name
from vedette.grounding.place_votes import Mark, Votes, mark_of, rough_km
from vedette.lexicon.countries import country_of_seat
from vedette.lexicon.place_names import fold, likeness, without_articles
from vedette.lexicon.place_words import Feature, feature_of, region_codes
from vedette.ports import Gazetteer
from vedette.records.grounded import Place

# Points, in powers of ten of inhabitants (docs/method/places.md, rule P5).
_LIKENESS_ABROAD = 0.75
_STATE = 3.0
_SEAT = 1.5
_MAIN_NAME = 1.0
_VARIANT = -0.7
_OTHER_KIND = -1.0
_REGION_OF_ITS_SEAT = -2.5
_ASKED = 4.0
_INSIDE = 8.0
_WELL_KNOWN = 100_000
_MOST_WEIGHED = 40
_ROUNDS = 2
_GUARDED_WEIGHT = 0.3

_FITS: dict[Feature, frozenset[str]] = {
    "region": frozenset({"region", "country", "district"}),
    "town": frozenset({"town"}),
    "airfield": frozenset({"airfield", "town"}),
    "port": frozenset({"town", "naval base", "port", "terminal"}),
    "camp": frozenset(
        {"town", "naval base", "airfield", "plant", "bridge", "base", "camp", "crossing", "dam",
         "field", "mine", "nuclear plant", "prison", "refinery", "road", "site", "terminal"}
    ),
    "water": frozenset({"sea", "strait", "river", "lake", "canal", "water"}),
    "relief": frozenset({"mountain", "island", "region"}),
}  # fmt: skip

NameKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The place that a name was taken for, or None, and the rule that decided."""

    place: Place | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A name with the places that bear it and their points before the document is looked at."""

    name: Name
    places: tuple[Place, ...]
    points: tuple[float, ...]
    marks: tuple[Mark, ...] = ()
    held: frozenset[str] = frozenset()
    sure: Choice | None = None


def key_of(name: Name) -> NameKey:
    """Names with the same key stand for the same place in a document."""
    return name.text, name.asked, name.inside


def settle(names: Iterable[Name], gazetteer: Gazetteer) -> tuple[dict[NameKey, Choice], Votes]:
    """Settle all names of a document together: each is pulled by what the others may stand for.

    Two rounds: likelihoods of every name's places from their points, votes from the
    likelihoods, points anew with the votes of the other names. Time grows with the names alone.

    Returns:
        The choice for each name, and the votes for countries, regions and ground.
    """
    weighed: dict[NameKey, Weighed] = {}
    for name in names:
        if key_of(name) not in weighed:
            weighed[key_of(name)] = weigh(name, gazetteer)
    votes = Votes()
    likely = {key: _likelihoods(item, item.points) for key, item in weighed.items()}
    for key, item in weighed.items():
        votes.count(item.marks, likely[key])
    several = [(key, item) for key, item in weighed.items() if len(item.places) > 1]
    for _ in range(_ROUNDS if len(weighed) > 1 else 0):
        fresh = {}
        for key, item in several:
            with _others(votes, item, likely[key]):
                fresh[key] = _likelihoods(item, _pulled(item, votes))
        for key, item in several:
            changed = [new - old for new, old in zip(fresh[key], likely[key], strict=True)]
            votes.count(item.marks, changed)
        likely.update(fresh)
    choices = {}
    for key, item in weighed.items():
        if item.sure is not None:
            choices[key] = item.sure
        elif len(item.places) == 1 and not item.name.asked:
            choices[key] = decide(item, votes, gazetteer)  # its own vote changes nothing
        else:
            with _others(votes, item, likely[key]):
                choices[key] = decide(item, votes, gazetteer)
    return choices, votes


def choose(name: Name, votes: Votes, gazetteer: Gazetteer) -> Choice:
    """Take the best of the places of one name in a document whose votes are known."""
    return decide(weigh(name, gazetteer), votes, gazetteer)


def weigh(name: Name, gazetteer: Gazetteer) -> Weighed:
    """The places that a name may stand for, with what speaks for each by itself."""
    sure = _sure(name, gazetteer)
    if sure is not None:
        places = (sure.place,) if sure.place is not None else ()
        return Weighed(
            name=name, places=places, points=(0.0,) * len(places),
            marks=tuple(map(mark_of, places)), sure=sure,
        )  # fmt: skip
    found = () if name.unlisted else offers(name.text, name.asked, gazetteer)[:_MOST_WEIGHED]
    held = _held_by(name.inside, found, gazetteer)
    main = gazetteer.main_named(name.text) if found else frozenset()
    seats = frozenset({(p.country, p.region) for p in found if p.feature == "town"})
    points = tuple(_points(place, name, main, held, seats) for place in found)
    return Weighed(
        name=name, places=found, points=points, marks=tuple(map(mark_of, found)), held=held
    )


def decide(item: Weighed, votes: Votes, gazetteer: Gazetteer) -> Choice:
    """The place of a weighed name in a document, or none where none bears it.

    A name that nothing bears exactly is matched by its consonants within the leading countries
    of the document.
    """
    if item.sure is not None:
        return item.sure
    name, found = item.name, item.places
    if not found:
        return _without_a_bearer(name, votes, gazetteer)
    elsewhere = _said_elsewhere(name, found, item.held, gazetteer)
    if elsewhere is not None:
        return elsewhere
    best = found[0]
    if len(found) > 1:
        ranked = zip(_pulled(item, votes), found, strict=True)
        best = min(ranked, key=lambda pair: (-pair[0], -pair[1].population, pair[1].key))[1]
    if not _is_of_kind(name, best, votes):
        return Choice(place=None, rule=f"only a {best.feature} of that name, not what is asked for")
    if name.asked == "airfield" and best.feature not in {"airfield", "naval base"}:
        return _field_near(best)
    if name.asked == "region" and best.feature == "town":
        return _district(best)
    if name.asked == "camp" and best.feature == "town":
        return _field_near(best)
    if best.key in item.held:
        return Choice(place=best, rule="P4 named with the place that holds it")
    return Choice(place=best, rule="P3 only one" if len(found) == 1 else "P5 best in context")


def _sure(name: Name, gazetteer: Gazetteer) -> Choice | None:
    """What the words alone decide: demonyms, adjectives of areas, short forms, abbreviations."""
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
    return None


def _likelihoods(item: Weighed, points: tuple[float, ...]) -> tuple[float, ...]:
    """Shares of the places, by ten to the power of their points."""
    if len(points) < 2:
        weight = _GUARDED_WEIGHT if item.name.guarded else 1.0
        return (weight,) * len(points)
    top = max(points)
    raised = [10.0 ** (value - top) for value in points]
    whole = sum(raised) / (_GUARDED_WEIGHT if item.name.guarded else 1.0)
    return tuple(value / whole for value in raised)


@contextmanager
def _others(votes: Votes, item: Weighed, likely: Sequence[float]) -> Iterator[None]:
    """The votes of all other names, while one name is weighed."""
    votes.count(item.marks, [-value for value in likely])
    yield
    votes.count(item.marks, likely)


def _pulled(item: Weighed, votes: Votes) -> tuple[float, ...]:
    return tuple(map(add, item.points, votes.pulls(item.marks)))


def _points(
    place: Place,
    name: Name,
    main: frozenset[str],
    held: frozenset[str],
    seats: frozenset[tuple[str, str]],
) -> float:
    value = min(math.log10(place.population + 10), 6.5)
    if place.feature == "country":
        value += _STATE
    elif place.feature == "region" and not name.asked:
        value += _REGION_OF_ITS_SEAT if (place.country, place.name) in seats else 0.0
    elif place.feature == "district" and not name.asked:
        value += _OTHER_KIND if " " not in name.text else 0.0
    elif place.feature == "town" and country_of_seat().get(fold(name.text)) == place.country:
        value += _SEAT
    if place.key in main:
        value += _MAIN_NAME
    elif place.feature == "town":
        value += _VARIANT
    if place.key in held:
        value += _INSIDE
    if name.asked and place.feature in _FITS.get(name.asked, ()):
        value += _ASKED
    return value


def _is_of_kind(name: Name, place: Place, votes: Votes) -> bool:
    """A river is not the state of its name, nor a county in the United States a town, unless the report
    names another place nearby.
    """
    if place.feature not in {"town", "region", "country"}:
        return True
    last = fold(name.text).rsplit(" ", 1)[-1]
    if fold(place.name).endswith(last) and feature_of().get(last) == name.asked:
        return True
    if name.asked in {"water", "relief"}:
        return name.asked == "relief" and place.feature != "town"
    if name.asked == "region" and place.feature == "town" and place.country == "USA":
        return votes.near(mark_of(place)) >= 1.0
    return True


def _district(place: Place) -> Choice:
    """A district or province that is not listed lies around the town of its name."""
    wide = replace(place, radius_km=max(25.0, place.radius_km), precision=max(3, place.precision))
    return Choice(place=wide, rule="P9 area unknown, around the town of its name")


def _field_near(town: Place) -> Choice:
    """A site that is not in the gazetteer lies at its town: within 15 km, precision 2."""
    place = replace(town, radius_km=max(15.0, town.radius_km), precision=max(2, town.precision))
    return Choice(place=place, rule="P7 site unknown, at the place of its name")


def _without_a_bearer(name: Name, votes: Votes, gazetteer: Gazetteer) -> Choice:
    people = None if name.unlisted else region_of_people(name.text, gazetteer)
    if people is not None:
        return Choice(place=people, rule="P1 people of a region")
    return _by_spelling(name, votes, gazetteer)


def _by_spelling(name: Name, votes: Votes, gazetteer: Gazetteer) -> Choice:
    bare = without_kind(name.text)
    countries = votes.leading()
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
    """Keys of the candidates that lie in the country, region or county named after the comma."""
    if not inside:
        return frozenset()
    keys = set()
    for holder in gazetteer.candidates(inside):
        if holder.feature not in {"country", "region", "district"}:
            continue
        for place in found:
            if place.country == holder.country and _holds(holder, place):
                keys.add(place.key)
    return frozenset(keys)


def _holds(holder: Place, place: Place) -> bool:
    if holder.feature == "country":
        return place.feature != "country"
    if holder.feature == "region":
        return place.region == holder.name and place.feature not in {"region", "country"}
    fine = place.precision <= 2 and place.region == holder.region
    return fine and rough_km(place, holder) <= max(40.0, 1.5 * holder.radius_km)


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
