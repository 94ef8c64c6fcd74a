"""What the words around a name ask for: its kind, what holds it, whether a government is meant."""

from __future__ import annotations

from vedette.grounding.place_tokens import JOINERS, Token, is_adjacent
from vedette.lexicon.countries import country_of_name, country_of_seat
from vedette.lexicon.place_words import Feature, feature_of, place_words, region_codes


def token_at(tokens: list[Token], place: int) -> Token | None:
    """The token at a place of the sentence, None beyond its ends."""
    return tokens[place] if 0 <= place < len(tokens) else None


def is_state(key: str) -> bool:
    """Whether a folded name is a country's."""
    return key in country_of_name()


def kind_asked(tokens: list[Token], place: int, count: int) -> Feature:
    """The kind of place named beside: "Idlib province", "the village of Ula", "Lake Chad"."""
    features = feature_of()
    own = tokens[place + count - 1].lower
    if count > 1 and own in features:
        return features[own]
    after, second = token_at(tokens, place + count), token_at(tokens, place + count + 1)
    if after is not None and is_adjacent(after):
        if second is not None and is_adjacent(second):
            pair = f"{after.lower} {second.lower}"
            if pair in features:
                return features[pair]
            if after.lower in {"international", "military", "naval", "air"}:
                return features.get(second.lower, "")
        if after.lower in features:
            return features[after.lower]
    back = token_at(tokens, place - 1)
    if back is not None and back.lower == "of" and is_adjacent(tokens[place]):
        head = token_at(tokens, place - 2)
        return features.get(head.lower, "") if head is not None else ""
    if back is not None and is_adjacent(tokens[place]) and back.capital:
        return features.get(back.lower, "")
    return ""


def holder_named(tokens: list[Token], end: int, text: str) -> str:
    """The containing place after a comma or in brackets: "Paris, Texas", "Goma (DR Congo)"."""
    mark, after = token_at(tokens, end), token_at(tokens, end + 1)
    if mark is None or after is None or mark.text not in {",", "("} or after.gap not in {"", " "}:
        return ""
    short = after.text
    if short in region_codes():
        return region_codes()[short][0]
    if not after.capital:
        return ""
    names = [after]
    for token in tokens[end + 2 : end + 6]:
        if not is_adjacent(token) or not (token.capital or token.lower in JOINERS):
            break
        names.append(token)
    while names and not names[-1].capital:
        names.pop()
    return text[names[0].start : names[-1].end] if names else ""


def is_led(before: Token | None, leaders: frozenset[str]) -> bool:
    """Whether the word before is one that leads to a place."""
    return before is not None and before.lower in leaders


def is_government(key: str, before: Token | None, after: Token | None) -> bool:
    """Whether a capital or country speaks, or is spoken to: its government is meant."""
    seat = key in country_of_seat() or is_state(key)
    if not seat:
        return False
    words = place_words()
    if after is not None and after.gap == " " and after.lower in words["speak"]:
        return before is None or before.lower not in words["before"]
    return before is not None and before.lower in words["spoken_to"]
