"""Places of a report: which names are meant, and the point that each honestly has.

docs/method/places.md describes the rules by number. A name that is not in the gazetteer, or that
nothing decides, stays with its words and says so; no capital stands in for a country.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from vedette.grounding.place_choice import Choice, NameKey, choose, key_of, settle
from vedette.grounding.place_offers import offers
from vedette.grounding.place_spotting import Name, names_at, spot_names
from vedette.grounding.place_votes import Votes
from vedette.lexicon.areas import area_of_adjective
from vedette.lexicon.countries import country_of_demonym, country_of_name
from vedette.lexicon.place_names import fold
from vedette.lexicon.place_words import feature_of
from vedette.ports import Gazetteer
from vedette.records.grounded import Place, PlaceMention
from vedette.records.spans import Span, words_at

_BOLD_POPULATION = 100_000
_SUPPORTED_POPULATION = 15_000
_CONTEXT_CHARACTERS = 60
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def find_places(
    text: str,
    spans: tuple[Span, ...] | None,
    gazetteer: Gazetteer,
    *,
    sentences: tuple[Span, ...] = (),
) -> tuple[PlaceMention, ...]:
    """Find and resolve the place names of a text; with `spans`, resolve exactly those.

    Args:
        text: the report's stored text.
        spans: words to resolve as they are, or None to look for names.
        gazetteer: where the places come from.
        sentences: the parts of `text` to read; the whole text when empty.

    Returns:
        Mentions in order of appearance; "not_in_gazetteer" where nothing of the kind bears the
        name. Without `spans` such a mention needs a noun beside it that says it is a place.
    """
    if spans is not None:
        return _given(text, spans, gazetteer)
    names = spot_names(text, sentences or _lines(text), gazetteer)
    choices, votes = settle(names, gazetteer)
    spoken = _countries_spoken(names, choices)
    mentions = []
    for name in names:
        if not name.shown:
            continue
        choice = choices[key_of(name)]
        if choice.place is None:
            keep = bool(name.asked) and not name.guarded
        else:
            keep = _believable(name, choice.place, votes, gazetteer)
            keep = keep and not _is_stray(name, choice.place, spoken)
        if keep:
            mentions.append(_mention(text, name, choice))
    return tuple(mentions)


def toponyms(
    text: str, gazetteer: Gazetteer, *, spans: tuple[Span, ...] | None = None
) -> tuple[PlaceMention, ...]:
    """What `vedette places` prints: the names of `text`, or of `spans`, each with its place."""
    return find_places(text, spans, gazetteer)


def _lines(text: str) -> tuple[Span, ...]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def _believable(name: Name, place: Place, votes: Votes, gazetteer: Gazetteer) -> bool:
    """Whether a capitalised word that bears a place's name is taken for it.

    Countries, regions, seas and towns of 100,000 are; smaller ones need a word that leads to a
    place, a containing place, or a report about their country.
    """
    if name.kind == "demonym" or place.feature not in {"town", "district"}:
        return True
    if (name.inside or name.unlisted) and name.kind == "place":
        return True
    share = votes.share(place.country)
    main = place.key in gazetteer.main_named(name.text)
    if name.guarded:
        return name.led and (place.population >= _BOLD_POPULATION or (share >= 0.3 and main))
    if place.population >= _BOLD_POPULATION and (main or share > 0 or name.led):
        return True
    if name.led:
        return main or share >= 0.1 or place.population >= _SUPPORTED_POPULATION
    return share >= 0.3 and (main or place.population >= _SUPPORTED_POPULATION)


def _countries_spoken(
    names: Iterable[Name], choices: Mapping[NameKey, Choice]
) -> dict[str, set[NameKey]]:
    """Country to the different names of a report that are in it or stand for it."""
    spoken: dict[str, set[NameKey]] = defaultdict(set)
    for name in names:
        key = key_of(name)
        place = choices[key].place if key in choices else None
        country = name.country or (place.country if place is not None else "")
        if country:
            spoken[country].add(key)
    return spoken


def _is_stray(name: Name, place: Place, spoken: Mapping[str, set[NameKey]]) -> bool:
    """A small town that alone in the report is in its country, where others are spoken of.

    It is more likely a place of theirs that nobody has listed.
    """
    if place.feature != "town" or place.population >= _BOLD_POPULATION or name.inside:
        return False
    others = any(keys for country, keys in spoken.items() if country != place.country)
    return others and not spoken.get(place.country, set()) - {key_of(name)}


def _mention(text: str, name: Name, choice: Choice) -> PlaceMention:
    return PlaceMention(
        words=words_at(text, name.span),
        kind=name.kind,
        grounding="resolved" if choice.place is not None else "not_in_gazetteer",
        place=choice.place,
        rule=choice.rule,
    )


def _given(text: str, spans: tuple[Span, ...], gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Resolve given words; the context is theirs, with what stands around them on their lines."""
    around = names_at(text, spans, gazetteer, reach=_CONTEXT_CHARACTERS)
    asked = [_as_name(text, span, around.get(span), gazetteer) for span in spans]
    choices, votes = settle(asked, gazetteer)
    mentions = []
    for name in asked:
        choice = choices[key_of(name)]
        if choice.place is None and " " in name.text:
            choice = _named_for(text, name, votes, gazetteer) or choice
        mentions.append(_mention(text, name, choice))
    return tuple(mentions)


def _named_for(text: str, whole: Name, votes: Votes, gazetteer: Gazetteer) -> Choice | None:
    """The place that an unknown thing bears in its name: "Damascus University", "Port of Xyz"."""
    names = spot_names(text, (whole.span,), gazetteer) or _known_parts(text, whole.span, gazetteer)
    for name in names:
        choice = choose(name, votes, gazetteer)
        if choice.place is not None:
            place = choice.place
            wide = replace(
                place, radius_km=max(15.0, place.radius_km), precision=max(2, place.precision)
            )
            return Choice(place=wide, rule=f"P10 unknown, named for {name.text}")
    return None


def _known_parts(text: str, span: Span, gazetteer: Gazetteer) -> tuple[Name, ...]:
    """The first capitalised words of the span that bear a well-known place's name."""
    words = [Span(m.start(), m.end()) for m in _WORD.finditer(text, span.start, span.end)]
    for start in range(len(words)):
        shown = tuple(word.cut(text) for word in words[start : start + 4])
        count = gazetteer.longest(shown) if shown[0][0].isupper() else 0
        if not count:
            continue
        part = Span(words[start].start, words[start + count - 1].end)
        found = gazetteer.candidates(part.cut(text))
        if found and found[0].population >= _SUPPORTED_POPULATION:
            return (Name(span=part, text=part.cut(text), kind="place", led=True),)
    return ()


def _as_name(text: str, span: Span, around: Name | None, gazetteer: Gazetteer) -> Name:
    words = span.cut(text)
    key = fold(words)
    country = country_of_demonym().get(key, "")
    if country and key not in country_of_name():
        return Name(span=span, text=words, kind="demonym", country=country)
    if key in area_of_adjective():
        return Name(span=span, text=words, kind="demonym", stands_for=area_of_adjective()[key])
    if around is not None and (gazetteer.candidates(words) or offers(words, "", gazetteer)):
        return around
    last = key.rsplit(" ", 1)[-1]
    return Name(span=span, text=words, kind="place", asked=feature_of().get(last, ""), led=True)
