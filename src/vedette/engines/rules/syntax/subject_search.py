"""The subject of a finite verb: a walk to the left over all that cannot be it."""

from __future__ import annotations

from vedette.engines.rules.syntax.chunks import Chunk
from vedette.engines.rules.syntax.coordination import coordinated_left, is_time
from vedette.engines.rules.syntax.phrases import Parsed, VerbGroup
from vedette.engines.rules.syntax.prepositions import SUBORDINATORS

REACH = 40  # tokens; a subject is not sought further away, so that the time stays linear
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_PARTLY = frozenset({"mostly", "mainly", "including", "primarily", "largely", "especially"})
_BOTH_WAYS = frozenset({"after", "before", "since", "until", "as"})


def subject_left_of(parsed: Parsed, left: int) -> tuple[Chunk, ...]:
    """The free noun chunks nearest to the left of a finite verb, from token `left`; () for none."""
    at, limit = left, max(-1, left - REACH)
    first = True
    of_relative = False
    while at > limit:
        number = parsed.chunk_at[at]
        if number >= 0:
            chunk = parsed.chunks[number]
            row = coordinated_left(parsed, chunk)
            if of_relative and _is_antecedent(parsed, row[0]):
                return row
            of_relative = is_relative(parsed, chunk)
            hop = _hop(parsed, chunk, row, first)
            if hop is None:
                return row
            if hop >= at:
                return (chunk,)
            at = hop
        elif parsed.group_at[at] >= 0:
            at = _over_group(parsed, parsed.groups[parsed.group_at[at]])
            if at < -1:
                return ()
        elif parsed.tags[at] in (",", ":") and first:
            at = _over_insertion(parsed, at, limit)
        elif parsed.tags[at] == "-RRB-":
            at = _over_bracket(parsed, at, limit)
        elif parsed.tokens[at].lower == "that" and at and parsed.chunk_at[at - 1] >= 0 and first:
            return coordinated_left(parsed, parsed.chunks[parsed.chunk_at[at - 1]])
        elif parsed.tokens[at].text in (";", ":"):
            return ()
        else:
            at -= 1
            continue
        first = False
    return ()


def _hop(parsed: Parsed, chunk: Chunk, row: tuple[Chunk, ...], first: bool) -> int | None:
    """None if `row` is the subject; `chunk.end` if only `chunk` is; else where to go on."""
    if is_time(parsed, chunk):
        return chunk.start - 1
    if is_relative(parsed, chunk):
        before = chunk.start - 1
        if before >= 0 and parsed.tags[before] == ",":
            before -= 1
        return before if before >= 0 and parsed.chunk_at[before] >= 0 and first else None
    before = row[0].start - 1
    if before < 0:
        return None
    if parsed.tokens[before].lower in _PARTLY and before > 1:  # "farmers, mostly boys, were"
        return before - 1 if parsed.tags[before - 1] != "," else before - 2
    if len(row) == 1 and (relative := _relative_before(parsed, before)) >= 0:
        return relative
    if len(row) == 1 and (modified := _modified_before(parsed, before)) >= 0:
        return modified
    if len(row) == 1 and (chain := _place_chain(parsed, chunk)) >= 0:
        return chain
    if len(row) > 1 and parsed.group_at[before] >= 0:
        return chunk.end  # "shelled villages and rebels burned crops"
    word = parsed.tokens[before].lower
    if parsed.tags[before] not in ("IN", "TO") or word in SUBORDINATORS - _BOTH_WAYS:
        return None
    if word in _BOTH_WAYS and (
        before == 0 or any(parsed.group_at[at] >= 0 for at in range(max(0, before - 12), before))
    ):
        return None
    return before - 1


def _relative_before(parsed: Parsed, at: int) -> int:
    """ "militants who fled Mosul attacked": where to go on left of a relative clause, or -1."""
    number = parsed.group_at[at]
    if number < 0 or not parsed.groups[number].finite:
        return -1
    left = skip_adverbs(parsed, parsed.groups[number].start - 1)
    chunk = parsed.chunk_at[left] if left >= 0 else -1
    if chunk < 0 or not is_relative(parsed, parsed.chunks[chunk]):
        return -1
    opening = parsed.chunks[chunk].start - 1
    return opening if opening >= 0 and parsed.chunk_at[opening] >= 0 else -1


def _is_antecedent(parsed: Parsed, chunk: Chunk) -> bool:
    """ "a front for the soldiers who": a relative pronoun belongs to the nearest common noun.

    Not to what only follows "of" or "from" ("members of the group who").
    """
    before = parsed.tokens[chunk.start - 1].lower if chunk.start else ""
    common = parsed.tags[chunk.head] in ("NN", "NNS")
    return before == "into" or (common and before in _BEFORE_ANTECEDENT)


_BEFORE_ANTECEDENT = frozenset({"for", "by", "against", "with", "to", "between"})


def _modified_before(parsed: Parsed, at: int) -> int:
    """ "Ships carrying grain were": where to go on left of a participle with an object, or -1."""
    number = parsed.group_at[at]
    if number < 0 or parsed.groups[number].tense != "participle" or parsed.groups[number].passive:
        return -1
    left = skip_adverbs(parsed, parsed.groups[number].start - 1)
    return left if left >= 0 and parsed.chunk_at[left] >= 0 else -1


def _place_chain(parsed: Parsed, chunk: Chunk) -> int:
    """ "men in Homs, Syria, were": where to go on left of a place that a comma adds, or -1."""
    comma = chunk.start - 1
    if comma < 1 or parsed.tokens[comma].text != "," or parsed.chunk_at[comma - 1] < 0:
        return -1
    if parsed.tokens[chunk.end : chunk.end + 1] and parsed.tokens[chunk.end].text != ",":
        return -1
    held = parsed.chunks[parsed.chunk_at[comma - 1]]
    before = held.start - 1
    named = parsed.tags[chunk.head][:3] == parsed.tags[held.head][:3] == "NNP"
    led = before >= 0 and (parsed.tags[before] == "IN" or parsed.tokens[before].text == ",")
    return comma - 1 if named and led else -1


def _over_group(parsed: Parsed, group: VerbGroup) -> int:
    """Where to go on left of a verb that stands between a verb and its subject; -2: nowhere."""
    before = skip_adverbs(parsed, group.start - 1)
    if before < 0:
        return -2
    number = parsed.chunk_at[before]
    if not group.finite:
        return before
    if number >= 0 and is_relative(parsed, parsed.chunks[number]):
        return parsed.chunks[number].start - 1
    if parsed.tokens[before].lower == "that" and before:
        return before - 1
    marker = parsed.chunks[number].start - 1 if number >= 0 else 0
    if marker > 0 and parsed.tokens[marker].lower in ("that", "which", "whom", "where"):
        return marker - 1  # "the convoy that militants attacked was"
    return -2


def _over_insertion(parsed: Parsed, at: int, limit: int) -> int:
    """Left of the comma or dash that opens what the one at `at` closes; else right before it."""
    mark = parsed.tokens[at].text
    for earlier in range(at - 1, limit, -1):
        if parsed.tokens[earlier].text == mark:
            return earlier - 1
    return at - 1


def _over_bracket(parsed: Parsed, at: int, limit: int) -> int:
    for earlier in range(at - 1, limit, -1):
        if parsed.tags[earlier] == "-LRB-":
            return earlier - 1
    return at - 1


def is_relative(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether `chunk` is a relative pronoun."""
    return parsed.tags[chunk.head] in ("WDT", "WP") and (
        parsed.tokens[chunk.head].lower in _RELATIVES
    )


def skip_adverbs(parsed: Parsed, at: int) -> int:
    """The first token from `at` leftwards that is no adverb, or -1."""
    while at >= 0 and parsed.tags[at] in ("RB", "RBR") and parsed.chunk_at[at] < 0:
        at -= 1
    return at
