"""Noun phrases beyond the base chunk: "of", bracketed abbreviations, "X, Y and Z"."""

from __future__ import annotations

from vedette.engines.rules.syntax.chunks import DAYS, Chunk
from vedette.engines.rules.syntax.phrases import Parsed

_LONGEST = 12  # members of one coordination; bounds the work on hostile lists
_TIME_HEADS = DAYS | {
    "week", "month", "year", "night", "morning", "evening", "afternoon", "weekend", "day",
}  # fmt: skip
_BEFORE_TIME_HEADS = DAYS | {
    "last", "this", "next", "that", "the", "late", "early", "every", "one", "earlier",
}  # fmt: skip


def is_time(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether `chunk` says when ("Monday", "last week", "Friday evening")."""
    head = parsed.tokens[chunk.head].lower
    opens = parsed.tokens[chunk.start].lower in _BEFORE_TIME_HEADS
    return head in DAYS or (head in _TIME_HEADS and opens)


def extended_np(parsed: Parsed, chunk: Chunk) -> Chunk:
    """`chunk` with the of-phrases and the bracketed abbreviation that follow it.

    "the Syrian port of Tartus", "Hayat Tahrir al-Sham (HTS)"; the head stays that of `chunk`.
    At most four such parts are taken.
    """
    end, size = chunk.end, len(parsed.tokens)
    for _ in range(4):
        if end + 1 >= size:
            break
        if (
            parsed.tokens[end].lower == "of"
            and parsed.chunk_at[end + 1] >= 0
            and parsed.tags[parsed.chunks[parsed.chunk_at[end + 1]].head] != "DT"
        ):
            end = parsed.chunks[parsed.chunk_at[end + 1]].end
        elif parsed.tokens[end].text == "(" and (close := _abbreviation(parsed, end)):
            end = close
        else:
            break
    return Chunk(chunk.start, end, chunk.head)


def _abbreviation(parsed: Parsed, opening: int) -> int:
    """Index after the bracket that closes an abbreviation, or 0."""
    for close in (opening + 2, opening + 3):
        if close < len(parsed.tokens) and parsed.tokens[close].text == ")":
            word = parsed.tokens[close - 1].text
            return close + 1 if sum(char.isupper() for char in word) >= 2 else 0
    return 0


def coordinated_left(parsed: Parsed, last: Chunk) -> tuple[Chunk, ...]:
    """The members, left to right, of the coordination that ends with `last`; at least `last`."""
    members = [last]
    joined = False
    while len(members) < _LONGEST:
        at = members[0].start - 1
        if at < 1:
            break
        if parsed.tags[at] == "CC" and parsed.tokens[at].lower in ("and", "or") and not joined:
            joined = True
            at -= 1 if parsed.tags[at - 1] != "," else 2
        elif parsed.tokens[at].text == "," and joined:
            at -= 1
        else:
            break
        other = _chunk_ending(parsed, at)
        if other is None or is_time(parsed, other) != is_time(parsed, last):
            break
        members.insert(0, other)
    return tuple(members)


def coordinated_right(parsed: Parsed, first: Chunk) -> tuple[Chunk, ...]:
    """The members, left to right, of the coordination that begins with `first`.

    A list with commas counts only if it closes with "and" or "or".
    """
    members, sure = [first], 1
    while len(members) < _LONGEST:
        at = extended_np(parsed, members[-1]).end
        if at + 1 >= len(parsed.tokens):
            break
        closing = False
        if parsed.tokens[at].text == ",":
            at += 1
        if at + 1 < len(parsed.tokens) and parsed.tokens[at].lower in ("and", "or"):
            closing = True
            at += 1
        elif parsed.tokens[at - 1].text != ",":
            break
        number = parsed.chunk_at[at]
        if number < 0 or parsed.chunks[number].start != at:
            break
        if parsed.tags[parsed.chunks[number].head] in ("WDT", "WP", "EX"):
            break
        if is_time(parsed, parsed.chunks[number]) != is_time(parsed, first):
            break
        members.append(parsed.chunks[number])
        if closing:
            sure = len(members)
            break
    return tuple(members[:sure])


def _chunk_ending(parsed: Parsed, at: int) -> Chunk | None:
    """The chunk whose last token, of-phrase included, is `at`."""
    if at < 0 or parsed.chunk_at[at] < 0:
        return None
    chunk = parsed.chunks[parsed.chunk_at[at]]
    if chunk.end != at + 1 or parsed.tags[chunk.head] in ("WDT", "WP", "EX"):
        return None
    start = chunk.start
    if start >= 2 and parsed.tokens[start - 1].lower == "of" and parsed.chunk_at[start - 2] >= 0:
        return parsed.chunks[parsed.chunk_at[start - 2]]
    return chunk
