"""Lists of phrases, and which places of a chain or list a general place stands for."""

from __future__ import annotations

from vedette.engines.rules.arguments.words import argument_span, tokens_span
from vedette.engines.rules.syntax.clauses import extended_np
from vedette.engines.rules.syntax.phrases import Chunk, Parsed
from vedette.engines.rules.triggers.candidates import SentenceView
from vedette.engines.rules.triggers.things import Thing
from vedette.records.spans import Span


def named_places(view: SentenceView, chunk: int) -> list[int]:
    """The places meant by a general one: "bases in A and B", "regions such as A and B".

    A general place ("base", "regions") gives way to the named ones that follow it, unless they
    are a country or the general one is named itself.
    """
    parsed = view.parsed
    here = parsed.chunks[chunk]
    thing = view.thing(chunk)
    listed = _listed_names(view, chunk)
    if listed:
        return listed
    if "proper" in thing.kinds or "place" not in thing.kinds or chunk + 1 >= len(parsed.chunks):
        return [chunk]
    if any(parsed.tokens[at].text[:1].isupper() for at in range(max(1, thing.start), thing.end)):
        return [chunk]
    there = parsed.chunks[chunk + 1]
    between = [token.lower for token in parsed.tokens[here.end : there.start]]
    if between not in (["in"], ["at"], ["such", "as"], ["including"], [",", "including"], ["like"]):
        return [chunk]
    named = view.thing(chunk + 1)
    known = {"place", "proper"} <= named.kinds or (
        "place" in named.kinds and _has_name(parsed, named)
    )
    if not known and not run_of_places(view, named):
        return [chunk]
    return [chunk] if "country" in named.kinds else coordinated(view, chunk + 1)


def _listed_names(view: SentenceView, chunk: int) -> list[int]:
    """ "the towns of A and B": each name is a place."""
    parsed = view.parsed
    here = parsed.chunks[chunk]
    if parsed.tags[here.head] != "NNS" or chunk + 1 >= len(parsed.chunks):
        return []
    if parsed.chunks[chunk + 1].start != here.end + 1 or parsed.tokens[here.end].lower != "of":
        return []
    names = coordinated(view, chunk + 1)
    named = all(parsed.tokens[parsed.chunks[name].head].text[:1].isupper() for name in names)
    return names if named and len(names) > 1 else []


def run_of_places(view: SentenceView, thing: Thing) -> list[tuple[int, int]]:
    """The names of a list that lost its commas ("towns of Amuda Derik Afrin"), as token ranges.

    Only where the run is no name itself and most of its parts are known places.
    """
    parsed = view.parsed
    start, end = thing.start, max(thing.end, extended_np(parsed, _chunk_of(thing)).end)
    while start < end and not parsed.tokens[start].text[:1].isupper():
        start += 1
    if end - start < _RUN or any(parsed.tags[at][:3] != "NNP" for at in range(start, end)):
        return []
    if view.names(parsed.words(start, end).text):
        return []
    found: list[tuple[int, int]] = []
    known = 0
    while start < end:
        for stop in range(min(end, start + 3), start, -1):
            if "place" in view.names(parsed.words(start, stop).text):
                known += 1
                break
        else:
            stop = start + 1
        found.append((start, stop))
        start = stop
    return found if known >= 3 and known * 2 > len(found) else []


_RUN = 3  # capitalised words in a row before they may be several names


def _chunk_of(thing: Thing) -> Chunk:
    return Chunk(thing.start, thing.end, thing.head)


def is_part(view: SentenceView, chunk: int) -> bool:
    """ "most of the province", "parts of the city": a share of a place."""
    parsed = view.parsed
    here = parsed.chunks[chunk]
    if parsed.tokens[here.head].lower not in _SHARES or chunk + 1 >= len(parsed.chunks):
        return False
    there = parsed.chunks[chunk + 1]
    after = parsed.tokens[here.end].lower == "of" and there.start == here.end + 1
    return after and "place" in view.thing(chunk + 1).kinds


_SHARES = frozenset("most much part parts all half rest remainder portion portions".split())


def _has_name(parsed: Parsed, thing: Thing) -> bool:
    """ "coastal city of Latakia": the of-phrase names it."""
    end = extended_np(parsed, Chunk(thing.start, thing.end, thing.head)).end
    return any(parsed.tokens[at].text[:1].isupper() for at in range(thing.start, end))


def place_span(view: SentenceView, chunk: int, thing: Thing) -> Span:
    """The words for a place; a general one takes its country in: "bases in Syria"."""
    parsed = view.parsed
    span = argument_span(parsed, parsed.chunks[chunk], thing, "location")
    if "proper" in thing.kinds or chunk + 1 >= len(parsed.chunks):
        return span
    there = parsed.chunks[chunk + 1]
    between = [token.lower for token in parsed.tokens[parsed.chunks[chunk].end : there.start]]
    if between == ["in"] and "country" in view.thing(chunk + 1).kinds:
        return Span(span.start, tokens_span(parsed, there.start, there.end).end)
    return span


def coordinated(view: SentenceView, chunk: int) -> list[int]:
    """The chunk and those joined to it by "and", "or" or commas in a list."""
    parsed = view.parsed
    members = [chunk]
    at = chunk
    while at + 1 < len(parsed.chunks):
        here, there = parsed.chunks[at], parsed.chunks[at + 1]
        end = extended_np(parsed, here).end
        between = [token.lower for token in parsed.tokens[end : there.start]]
        joined = between in (["and"], ["or"], ["&"], ["as", "well", "as"]) or (
            between in ([","], [",", "and"]) and _list_closes(parsed, at + 1)
        )
        if not joined or parsed.tags[there.head] in ("WDT", "WP", "PRP", "EX"):
            break
        if between == ["and"] and _opens_clause(parsed, there):
            break
        members.append(at + 1)
        at += 1
        whole = extended_np(parsed, there).end
        while at + 1 < len(parsed.chunks) and parsed.chunks[at + 1].start < whole:
            at += 1
    return members


def _opens_clause(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether a chunk after "and" is the subject of a clause of its own."""
    if chunk.end >= len(parsed.tokens) or parsed.group_at[chunk.end] < 0:
        return False
    return parsed.groups[parsed.group_at[chunk.end]].finite


def _list_closes(parsed: Parsed, at: int) -> bool:
    """Whether a comma list that runs through chunk `at` ends in "and X"."""
    for step in range(at, min(at + 6, len(parsed.chunks) - 1)):
        start, end = parsed.chunks[step].end, parsed.chunks[step + 1].start
        between = [token.lower for token in parsed.tokens[start:end]]
        if between in (["and"], [",", "and"]):
            return True
        if between != [","]:
            return False
    return parsed.tokens[parsed.chunks[at].start - 1].lower == "and"
