"""Which words stand for a thing in a role: without count and title, with its of-phrase."""

from __future__ import annotations

from vedette.engines.rules.syntax.clauses import extended_np
from vedette.engines.rules.syntax.phrases import Chunk, Parsed
from vedette.engines.rules.triggers.candidates import SentenceView
from vedette.engines.rules.triggers.things import Thing
from vedette.lexicon.nouns import noun_classes
from vedette.records.spans import Span

_LONGEST = 9  # tokens of an actor or thing with its of-phrase; a longer one keeps its base phrase


def argument_span(parsed: Parsed, chunk: Chunk, thing: Thing, role: str) -> Span:
    """The words that fill a role: the phrase without determiner and count, with its of-phrase."""
    if thing.start >= chunk.end:  # "hundreds of people": the thing is what is counted
        return thing.span(parsed)
    if thing.pronoun:
        return tokens_span(parsed, chunk.start, chunk.end)
    start, end = thing.start, max(extended_np(parsed, chunk).end, thing.end)
    if role in ("actor", "recipient"):
        start = after_title(parsed, start, end)
    if role in ("actor", "recipient", "equipment") and end - start > _LONGEST:
        end = thing.end
    while end > start + 1 and parsed.tokens[end - 1].text in _TRAILING:
        end -= 1
    return tokens_span(parsed, start, end)


def after_title(parsed: Parsed, start: int, end: int) -> int:
    """Where the name begins in "U.S. President Donald Trump"; `start` when no title leads it."""
    if parsed.tags[end - 1] != "NNP":
        return start
    for at in range(end - 2, start - 1, -1):
        if not parsed.tokens[at + 1].text[:1].isupper():
            break
        word = parsed.tokens[at].lower
        post = parsed.tokens[at].text.islower() and "person" in noun_classes().get(word, ())
        if (
            post
            or word in TITLES
            or (word == "state" and parsed.tokens[max(0, at - 2)].lower == "secretary")
        ):
            return at + 1
    return start


# What may stand before the name of a person.
TITLES = frozenset(
    "president vice-president minister premier secretary governor general gen. colonel col. major maj. "
    "captain capt. lieutenant lt. sgt. sergeant admiral adm. brigadier mayor king queen prince senator "
    "sen. chancellor ambassador envoy commander leader chief spokesman spokeswoman spokesperson director "
    "head judge representative rep. correspondent reporter journalist politician activist lawyer mr. mrs. "
    "ms. dr. mr mrs ms dr chairman chairwoman speaker emperor pope archbishop bishop militant cleric "
    "dissident official lawmaker congressman congresswoman deputy commissioner attorney candidate "
    "businessman rapper student singer blogger author actor soldier officer prosecutor".split()
)


_TRAILING = frozenset({"hostage", "captive", "prisoner", ",", ".", ";", ":", "'", "’", "'s", "’s"})


def apposed_name(view: SentenceView, chunk: int) -> int:
    """ "the commander of the front, Omar Haddad, was killed": the name stands for the person."""
    parsed = view.parsed
    if "person" not in view.thing(chunk).kinds or "proper" in view.thing(chunk).kinds:
        return chunk
    for other in range(chunk + 1, min(chunk + 4, len(parsed.chunks))):
        there = parsed.chunks[other]
        if parsed.tokens[there.start - 1].text == ",":
            name = all(parsed.tags[at] == "NNP" for at in range(there.start, there.end))
            closed = parsed.tokens[there.end : there.end + 1]
            known = "place" in view.thing(other).kinds
            if (
                name
                and there.end - there.start >= 2
                and not known
                and closed
                and (closed[0].text == "," or parsed.group_at[there.end] >= 0)
            ):
                return other
            return chunk
        if any(parsed.group_at[at] >= 0 for at in range(parsed.chunks[chunk].end, there.start)):
            return chunk
    return chunk


def count_span(parsed: Parsed, start: int, end: int) -> Span:
    """The words of a count; "tens of thousands" is one."""
    after = [token.lower for token in parsed.tokens[end : end + 2]]
    if after[:1] == ["of"] and after[1:] and after[1] in ("hundreds", "thousands", "millions"):
        end += 2
    return tokens_span(parsed, start, end)


def tokens_span(parsed: Parsed, start: int, end: int) -> Span:
    """Where tokens [start, end) stand in the report; at least one token."""
    return Span(parsed.tokens[start].start, parsed.tokens[end - 1].end)
