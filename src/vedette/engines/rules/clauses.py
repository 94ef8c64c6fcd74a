"""Who did what to whom: subjects, objects and prepositional phrases of verb groups."""

from __future__ import annotations

from vedette.engines.rules.phrases import Chunk, Parsed, VerbGroup


def subjects_of(parsed: Parsed, group: VerbGroup) -> tuple[Chunk, ...]:
    """Noun chunks that are the grammatical subject of `group`, left to right; () for none.

    For a passive the subject is who or what it was done to; see `agents_of` for by whom.
    """
    before = [chunk for chunk in parsed.chunks if chunk.end <= group.start]
    return tuple(before[-1:])


def objects_of(parsed: Parsed, group: VerbGroup) -> tuple[Chunk, ...]:
    """Noun chunks that are the direct object of `group`; () for none or a passive."""
    return tuple(chunk for chunk in parsed.chunks if chunk.start == group.end and not group.passive)


def agents_of(parsed: Parsed, group: VerbGroup) -> tuple[Chunk, ...]:
    """Noun chunks after "by" of a passive group; () for none."""
    if not group.passive:
        return ()
    return tuple(chunk for word, chunk in prepositional(parsed, group.main) if word == "by")


def prepositional(parsed: Parsed, index: int) -> tuple[tuple[str, Chunk], ...]:
    """Prepositions and their noun chunks that follow token `index` in its clause.

    The word is lower case; several words that work as one are joined by a space ("out of").
    """
    found: list[tuple[str, Chunk]] = []
    for chunk in parsed.chunks:
        if chunk.start > index + 1 and parsed.tags[chunk.start - 1] in ("IN", "TO"):
            found.append((parsed.tokens[chunk.start - 1].lower, chunk))
    return tuple(found)


def extended_np(parsed: Parsed, chunk: Chunk) -> Chunk:
    """`chunk` with the of-phrases and the bracketed abbreviation that follow it.

    "the Syrian port of Tartus", "Hayat Tahrir al-Sham (HTS)"; the head stays that of `chunk`.
    """
    end = chunk.end
    by_start = {other.start: other for other in parsed.chunks}
    while end < len(parsed.tokens):
        if parsed.tokens[end].lower == "of" and end + 1 in by_start:
            end = by_start[end + 1].end
        elif (
            parsed.tokens[end].text == "("
            and parsed.tokens[end + 2 : end + 3]
            and parsed.tokens[end + 2].text == ")"
        ):
            end += 3
        else:
            break
    return Chunk(chunk.start, end, chunk.head)
