"""Which words of a text name a place: capitalised names that the gazetteer knows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vedette.grounding.place_surroundings import (
    holder_named,
    is_government,
    is_led,
    is_state,
    kind_asked,
    token_at,
)
from vedette.grounding.place_tokens import (
    JOINERS,
    Token,
    is_adjacent,
    mark_persons,
    tokens_of,
    unmark_sites,
)
from vedette.lexicon.areas import area_of_adjective, short_areas
from vedette.lexicon.countries import (
    country_of_demonym,
    country_of_name,
)
from vedette.lexicon.place_names import fold
from vedette.lexicon.place_words import Feature, feature_of, inner_words, place_words
from vedette.ports import Gazetteer
from vedette.records.grounded import PlaceKind
from vedette.records.spans import Span

_ABBREVIATED = frozenset({"St", "Mt", "Ft", "Gen", "Gov", "Lt", "Col", "Sen", "Rep", "Dr", "Mr"})
_CONTRACTED = re.compile(r"^(?:i|we|you|he|she|they|it|that)(?:ll|ve|re|d|m)$")
_STOPS = frozenset('.!?:;"“”‘’()[]–—-•*|/')
_MIXED = re.compile(r"^[A-Z]{2,}[a-z]|[a-z][A-Z]")
_WITH_ARTICLE = frozenset({"hague", "gambia", "bahamas", "valley", "woodlands", "bronx"})
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as it stands in the text, with what the words around it ask for.

    `asked` is the kind of place that a noun beside it names; `inside` a name that follows after
    a comma ("Paris, Texas"); `led` that a word before it leads to a place; `guarded` that it is
    also a plain word or a given name; `unlisted` that only its spelling may be known.
    `stands_for` is the area of an adjective ("European"); a name that is not `shown` (the people,
    "Syrians") counts for the context only.
    """

    span: Span
    text: str
    kind: PlaceKind
    country: str = ""
    asked: Feature = ""
    inside: str = ""
    led: bool = False
    guarded: bool = False
    unlisted: bool = False
    stands_for: str = ""
    shown: bool = True


def spot_names(text: str, stretches: tuple[Span, ...], gazetteer: Gazetteer) -> tuple[Name, ...]:
    """Find the names of places in `stretches` of `text`, longest first, in order.

    Names of persons and of organisations are passed over. Words that are also plain words or
    given names need a word that leads to a place, or a containing place after a comma.
    """
    surnames: set[str] = set()
    sentences = [list(tokens_of(text, stretch, gazetteer)) for stretch in stretches]
    for tokens in sentences:
        mark_persons(tokens, surnames)
        unmark_sites(tokens, gazetteer)
    found: list[Name] = []
    for tokens in sentences:
        found.extend(_names(text, tokens, surnames, gazetteer))
    return tuple(found)


def names_at(
    text: str, spans: Iterable[Span], gazetteer: Gazetteer, *, reach: int
) -> dict[Span, Name]:
    """Given words as names, with what stands around them on their lines, up to `reach` characters.

    A span that holds no whole token is left out.
    """
    found: dict[Span, Name] = {}
    for stretch, inside in _stretches(text, spans, reach):
        tokens = list(tokens_of(text, stretch, gazetteer))
        starts = [token.start for token in tokens]
        for span in inside:
            first, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
            if first < end:
                found[span] = Name(
                    span=span,
                    text=span.cut(text),
                    kind="place",
                    asked=kind_asked(tokens, first, end - first),
                    inside=holder_named(tokens, end, text),
                    led=True,
                )
    return found


def _stretches(
    text: str, spans: Iterable[Span], reach: int
) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """The surroundings of spans, those that overlap made one, each with its spans."""
    held: list[Span] = []
    start = end = -1
    for span in sorted(spans):
        line_end = text.find("\n", span.end, span.end + reach)
        first = max(text.rfind("\n", 0, span.start) + 1, span.start - reach, 0)
        last = line_end if line_end >= 0 else min(len(text), span.end + reach)
        if held and first > end:
            yield Span(start, end), tuple(held)
            held = []
        start, end = (start, max(end, last)) if held else (first, last)
        held.append(span)
    if held:
        yield Span(start, end), tuple(held)


def _names(
    text: str, tokens: list[Token], surnames: set[str], gazetteer: Gazetteer
) -> Iterator[Name]:
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if not token.capital or token.person or not token.text[0].isalpha():
            place += 1
            continue
        if token.lower in {"the", "a", "an"}:
            follower = token_at(tokens, place + 1)
            if follower is None or follower.lower not in _WITH_ARTICLE:
                place += 1
                continue
        count = _longest(tokens, place, gazetteer)
        name = _judge(text, tokens, place, count, surnames) if count else None
        if name is None:
            run = _run_length(tokens, place)
            if run > count:
                name = _unlisted(text, tokens, place, run, surnames)
                count = run if name is not None else count
        if name is not None:
            yield name
        place += max(count, 1)


def _run_length(tokens: list[Token], place: int) -> int:
    """How many capitalised words follow each other here; titles and plain words end the run."""
    end = place
    while end < len(tokens) and end - place < 4:
        token = tokens[end]
        if (end > place and not is_adjacent(token)) or token.person or not token.capital:
            break
        if token.lower in feature_of() or token.lower in place_words()["never"]:
            break
        end += 1
    return end - place


def _unlisted(
    text: str, tokens: list[Token], place: int, count: int, surnames: set[str]
) -> Name | None:
    """A capitalised run that no list has, led to as a place is: its spelling may be another."""
    words = place_words()
    before = tokens[place - 1] if place and is_adjacent(tokens[place]) else None
    asked = kind_asked(tokens, place, count)
    if before is not None and before.capital:
        asked = ""
    led = is_led(before, words["before"])
    lone = tokens[place]
    if not (led or asked) or _names_a_body(tokens, place, count) or lone.text.isupper():
        return None
    if any(
        t.lower in surnames or t.lower in words["common"] for t in tokens[place : place + count]
    ):
        return None
    if lone.lower in words["way"] or lone.lower in words["title"] or len(lone.text) < 3:
        return None
    span = Span(lone.start, tokens[place + count - 1].end)
    shown = text[span.start : span.end]
    if fold(shown) in country_of_demonym():
        return None
    return Name(
        span=span, text=shown, kind="place", asked=asked, inside=holder_named(tokens, place + count, text),
        led=True, unlisted=True,
    )  # fmt: skip


def _longest(tokens: list[Token], place: int, gazetteer: Gazetteer) -> int:
    plain = inner_words()
    words = [tokens[place].text]
    for token in tokens[place + 1 : place + _MOST_WORDS]:
        abbreviated = words[-1] in _ABBREVIATED and token.text == "."
        if not (is_adjacent(token) or abbreviated) or token.person:
            break
        if not (
            token.capital or token.lower in JOINERS or token.lower in plain or token.text.isdigit()
        ):
            break
        words.append(token.text)
    while words:
        whole = tuple(words)
        whole_key = fold(" ".join(whole))
        if whole_key in country_of_demonym() or whole_key in area_of_adjective():
            return len(words)
        count = gazetteer.longest(whole)
        if count == len(words) and (tokens[place + count - 1].capital or count > 1):
            last = tokens[place + count - 1]
            ends_well = last.capital or last.lower in plain or last.text.isdigit()
            if ends_well and (count == 1 or last.lower not in {"the", "a", "an"}):
                return count
        words = (
            words[: max(len(words) - 1, 0)]
            if count in (0, len(words))
            else words[: max(count, _demonym_length(words))]
        )
    return 0


def _demonym_length(words: list[str]) -> int:
    demonyms = country_of_demonym()
    return next((n for n in (2, 1) if fold(" ".join(words[:n])) in demonyms), 0)


def _judge(
    text: str, tokens: list[Token], place: int, count: int, surnames: set[str]
) -> Name | None:
    words, first, last = place_words(), tokens[place], tokens[place + count - 1]
    span = Span(first.start, last.end)
    shown = text[first.start : last.end]
    key = fold(shown)
    before = tokens[place - 1] if place and is_adjacent(first) else None
    after = token_at(tokens, place + count)
    if after is not None and not is_adjacent(after):
        after = None
    if key in words["never"] or _is_shout(shown, key) or _CONTRACTED.search(key):
        return None
    if before is not None and before.person and key not in country_of_name():
        return None
    if count == 1 and first.lower in words["body"] | words["title"] | words["way"]:
        return None
    country = country_of_demonym().get(key, "")
    body = _names_a_body(tokens, place, count)
    if country and key not in country_of_name():
        return None if body else Name(span=span, text=shown, kind="demonym", country=country)
    if key in area_of_adjective():
        area = area_of_adjective()[key]
        return Name(span=span, text=shown, kind="demonym", stands_for=area)
    asked = kind_asked(tokens, place, count)
    inside = holder_named(tokens, place + count, text)
    led = is_led(before, words["before"]) or bool(asked)
    led = led or _is_dateline(shown, token_at(tokens, place + count))
    opens = place >= 1 and _opens_sentence(tokens, place - 1)
    if not is_state(key) and _follows_on(before, first, opens, asked):
        if count == 1 and before is not None and before.capital and not opens:
            surnames.add(first.lower)
        return None
    goes_on = "" if is_state(key) else _goes_on(after)
    if goes_on == "unknown" or (body and _is_press(tokens, place, count)):
        return None
    body = body or goes_on == "body"
    common = count == 1 and (
        first.lower in words["common"]
        or first.lower in words["given"]
        or first.lower in surnames
        or (first.text.isupper() and len(first.text) == 4)
    )
    if (
        common
        and not is_state(key)
        and not ((led and not _opens_sentence(tokens, place)) or inside)
    ):
        return None
    if body and (common or (count == 1 and first.lower in words["given"])):
        return None
    kind: PlaceKind = "metonym" if body else "place"
    if is_government(key, before, token_at(tokens, place + count)):
        kind = "metonym"
    return Name(
        span=span, text=shown, kind=kind, asked=asked, inside=inside, led=led, guarded=common
    )


def _opens_sentence(tokens: list[Token], place: int) -> bool:
    return place == 0 or tokens[place - 1].text in _STOPS


def _is_shout(shown: str, key: str) -> bool:
    """Short words in capitals are abbreviations, and most of them name no place."""
    letters = shown.replace(".", "")
    if _MIXED.search(letters) and len(letters) <= 5 and not letters.startswith("Mc"):
        return True
    if len(letters) > 3 or not letters.isupper():
        return key in {"us", "uk", "uae", "drc", "car"}
    return (
        key not in country_of_name()
        and key not in country_of_demonym()
        and letters not in short_areas()
    )


def _is_dateline(shown: str, after: Token | None) -> bool:
    """Four capitals and a comma, bracket or dash: "HOMS, Syria", "LIMA -"."""
    return shown.isupper() and after is not None and after.text in {",", "(", "-", "–", "—"}


def _names_a_body(tokens: list[Token], place: int, count: int) -> bool:
    """Whether the capitalised run that the name begins ends as an organisation's name."""
    words = place_words()
    end = place + count
    while end < len(tokens) and end - place < 7:
        token = tokens[end]
        if not is_adjacent(token) or not (token.text[0].isupper() or token.lower == "of"):
            break
        if token.text[0].isupper() and token.lower in words["body"]:
            return True
        end += 1
    start = place - 1
    if start > 0 and tokens[start].lower in {"of", "for"} and is_adjacent(tokens[place]):
        head = tokens[start - 1]
        return head.text[0].isupper() and head.lower in words["body"]
    return start >= 0 and is_adjacent(tokens[place]) and tokens[start].text in {"FC", "AC", "Radio"}


def _goes_on(after: Token | None) -> str:
    """What a capitalised word right after makes of the name: "body", "unknown" or "" for nothing."""
    words, features = place_words(), feature_of()
    if after is None or not after.capital or after.gap == "-":
        return ""
    if (
        after.lower in words["way"] | words["title"] | features.keys() | words["never"]
        or fold(after.text) in country_of_demonym()
        or is_state(fold(after.text))
    ):
        return ""
    return "body" if after.lower in words["institution"] else "unknown"


def _is_press(tokens: list[Token], place: int, count: int) -> bool:
    """Whether the capitalised run is the name of a paper, a team or a treaty."""
    words, end = place_words(), place + count
    while end < len(tokens) and is_adjacent(tokens[end]) and tokens[end].text[0].isupper():
        if tokens[end].lower in words["press"]:
            return True
        end += 1
    return False


def _follows_on(before: Token | None, first: Token, opens: bool, asked: Feature) -> bool:
    """Whether an unknown capitalised word right before makes it the end of a longer name."""
    words, features = place_words(), feature_of()
    if before is None or not before.text[0].isupper() or first.gap == "-":
        return False
    if opens and before.lower in words["before"] | JOINERS | words["common"]:
        return False
    plain = words["way"] | words["title"] | features.keys() | words["never"]
    known = before.lower in plain or fold(before.text) in country_of_demonym()
    return not (known or asked or before.lower in words["before"])
