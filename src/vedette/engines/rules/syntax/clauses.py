"""Who did what to whom: subjects, objects and prepositional phrases of verb groups."""

from __future__ import annotations

from vedette.engines.rules.syntax.chunks import Chunk
from vedette.engines.rules.syntax.coordination import (
    coordinated_left,
    coordinated_right,
    extended_np,
    is_time,
)
from vedette.engines.rules.syntax.phrases import Parsed, VerbGroup
from vedette.engines.rules.syntax.prepositions import prepositional
from vedette.engines.rules.syntax.subject_search import (
    REACH,
    is_relative,
    skip_adverbs,
    subject_left_of,
)

__all__ = ["agents_of", "extended_np", "objects_of", "prepositional", "subjects_of"]

_DEPTH = 4  # coordinated or controlled verbs followed from one to the next
_TO_OBJECT = frozenset(
    {"accuse", "suspect", "prevent", "stop", "ban", "blame", "condemn", "criticise", "criticize",
     "block", "bar", "convict", "charge"}
)  # fmt: skip
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "use", "vow", "need"})


def subjects_of(parsed: Parsed, group: VerbGroup) -> tuple[Chunk, ...]:
    """Noun chunks that are the grammatical subject of `group`, left to right; () for none.

    Relative pronouns are followed to their noun, coordinated verbs share a subject, "X and Y"
    gives both, and infinitives and participles get the one they are about ("forces withdrawing
    from", "forced troops to withdraw", "..., killing 12"). For a passive this is who or what it
    was done to; see `agents_of` for by whom. A chunk is the base phrase: `extended_np` adds its
    of-phrase.
    """
    return _subjects(parsed, group, _DEPTH)


def objects_of(parsed: Parsed, group: VerbGroup) -> tuple[Chunk, ...]:
    """Noun chunks that are the direct object of `group`; () for a passive, for "be", or none.

    "X and Y" gives both; in "the town that rebels captured" it is the town. A noun that begins
    a clause of its own is no object ("said the strike killed dozens").
    """
    if group.passive or group.lemma == "be" or _inverted(parsed, group) is not None:
        return ()
    at = group.end
    size = len(parsed.tokens)
    particles = 0
    while (
        at < size
        and particles < 3
        and parsed.chunk_at[at] < 0
        and (parsed.tags[at] in ("RP", "RB") or (parsed.tokens[at].lower in ("behind", "dead")))
    ):
        at += 1
        particles += 1
    chunk = _chunk_from(parsed, at)
    if chunk is None or is_time(parsed, chunk) or is_relative(parsed, chunk):
        return _relative_object(parsed, group)
    found = coordinated_right(parsed, chunk)
    if _has_own_verb(parsed, found[-1]) and not _in_relative(parsed, group):
        return found[:-1]
    return found


def agents_of(parsed: Parsed, group: VerbGroup) -> tuple[Chunk, ...]:
    """Noun chunks after "by" of a passive group, coordination included; () for none."""
    if not group.passive:
        return ()
    return tuple(
        chunk
        for word, chunk in prepositional(parsed, group.main)
        if word == "by" and not is_time(parsed, chunk)
    )


def _subjects(parsed: Parsed, group: VerbGroup, depth: int) -> tuple[Chunk, ...]:
    if depth == 0:
        return ()
    left = skip_adverbs(parsed, group.start - 1)
    if left >= 0 and parsed.tags[left] == "CC":
        shared = _partner(parsed, group, left)
        if shared is not None:
            return _subjects(parsed, shared, depth - 1)
    if group.tense == "infinitive":
        return _of_infinitive(parsed, group, left, depth)
    if group.tense == "participle":
        return _of_participle(parsed, group, left, depth)
    speaker = _inverted(parsed, group)
    if speaker is not None:
        return coordinated_right(parsed, speaker)
    found = subject_left_of(parsed, left)
    if found or left < 0 or parsed.tags[left] != ",":
        return found
    shared = _partner(parsed, group, left)
    return _subjects(parsed, shared, depth - 1) if shared is not None else ()


def _inverted(parsed: Parsed, group: VerbGroup) -> Chunk | None:
    """The chunk after the verb in `"...," said the mayor`."""
    if not group.start or parsed.tags[group.start - 1] != "''":
        return None
    return _chunk_from(parsed, group.end)


def _partner(parsed: Parsed, group: VerbGroup, conjunction: int) -> VerbGroup | None:
    """The earlier group of the same form that `group` is joined to."""
    for number in range(parsed.group_at[group.main] - 1, -1, -1):
        other = parsed.groups[number]
        if conjunction - other.end > REACH:
            return None
        if group.finite == other.finite and (
            group.finite or parsed.tags[group.main] == parsed.tags[other.main]
        ):
            return other
        if group.tense == "infinitive" and other.tense in ("future", "infinitive"):
            return other  # will advance and take; to advance and take
        if group.tense == "infinitive" and (other.modal or "do" in other.auxiliaries):
            return other
        if group.tense == "participle" and parsed.tags[group.main] == parsed.tags[other.main]:
            return other  # were killed and wounded
        if group.tense == "participle" and group.passive and other.tense == "past":
            return other  # a past tense read as a participle
    return None


def _governor(parsed: Parsed, group: VerbGroup) -> VerbGroup | None:
    number = parsed.group_at[group.main] - 1
    if number < 0 or group.start - parsed.groups[number].end > REACH:
        return None
    return parsed.groups[number]


def _main_before(parsed: Parsed, group: VerbGroup) -> VerbGroup | None:
    for number in range(parsed.group_at[group.main] - 1, -1, -1):
        other = parsed.groups[number]
        if group.start - other.end > REACH:
            return None
        if other.finite:
            return other
    return None


def _main_after(parsed: Parsed, group: VerbGroup) -> VerbGroup | None:
    for number in range(parsed.group_at[group.main] + 1, len(parsed.groups)):
        other = parsed.groups[number]
        if other.start - group.end > REACH:
            return None
        if other.finite:
            return other
    return None


def _of_infinitive(parsed: Parsed, group: VerbGroup, left: int, depth: int) -> tuple[Chunk, ...]:
    governor = _governor(parsed, group)
    if governor is None:
        if left >= 0 and parsed.chunk_at[left] >= 0:
            return subject_left_of(parsed, left)  # a headline: "Rebels to withdraw"
        later = _main_after(parsed, group)
        return _subjects(parsed, later, depth - 1) if later else ()
    if governor.lemma not in _SUBJECT_CONTROL and not governor.passive:
        objects = objects_of(parsed, governor)
        if objects and objects[-1].end == group.start and objects[0].start >= governor.end:
            return objects
    return _subjects(parsed, governor, depth - 1)


def _of_participle(parsed: Parsed, group: VerbGroup, left: int, depth: int) -> tuple[Chunk, ...]:
    if left >= 0 and parsed.chunk_at[left] >= 0:
        chunk = parsed.chunks[parsed.chunk_at[left]]
        if not is_time(parsed, chunk):
            return coordinated_left(parsed, chunk)
    if left > 0 and parsed.tags[left] == "," and group.passive and parsed.chunk_at[left - 1] >= 0:
        return coordinated_left(parsed, parsed.chunks[parsed.chunk_at[left - 1]])
    main = _main_before(parsed, group)
    if main is not None:
        if (told := _subject_of_content(parsed, main, left)) is not None:
            return told
        if left >= 0 and parsed.tags[left] == "IN" and main.lemma in _TO_OBJECT:
            accused = subjects = _subjects(parsed, main, depth - 1)
            if not main.passive:
                accused = objects_of(parsed, main)
            return accused or subjects
        return _subjects(parsed, main, depth - 1)
    later = _main_after(parsed, group)
    return _subjects(parsed, later, depth - 1) if later else ()


def _subject_of_content(parsed: Parsed, main: VerbGroup, left: int) -> tuple[Chunk, ...] | None:
    """ "reports that warplanes, using rockets, struck": not who reports uses the rockets."""
    if left < 1 or parsed.tags[left] != "," or parsed.chunk_at[left - 1] < 0:
        return None
    row = coordinated_left(parsed, parsed.chunks[parsed.chunk_at[left - 1]])
    opens = row[0].start - 1
    return row if parsed.tokens[opens].lower == "that" and opens == main.end else None


def _chunk_from(parsed: Parsed, at: int) -> Chunk | None:
    if at >= len(parsed.tokens) or parsed.chunk_at[at] < 0:
        return None
    chunk = parsed.chunks[parsed.chunk_at[at]]
    return chunk if chunk.start == at else None


def _has_own_verb(parsed: Parsed, chunk: Chunk) -> bool:
    end = extended_np(parsed, chunk).end
    while end < len(parsed.tokens) and parsed.tags[end] == "RB" and parsed.chunk_at[end] < 0:
        end += 1
    return (
        end < len(parsed.tokens)
        and parsed.group_at[end] >= 0
        and parsed.groups[parsed.group_at[end]].finite
    )


def _in_relative(parsed: Parsed, group: VerbGroup) -> bool:
    """ "militants who fled Mosul attacked": what follows is the verb of the clause around it."""
    left = skip_adverbs(parsed, group.start - 1)
    number = parsed.chunk_at[left] if left >= 0 else -1
    return number >= 0 and is_relative(parsed, parsed.chunks[number])


def _relative_object(parsed: Parsed, group: VerbGroup) -> tuple[Chunk, ...]:
    left = skip_adverbs(parsed, group.start - 1)
    if left < 1 or parsed.chunk_at[left] < 0:
        return ()
    subject = parsed.chunks[parsed.chunk_at[left]]
    marker = subject.start - 1
    if marker < 1 or parsed.tokens[marker].lower not in ("that", "which", "whom"):
        return ()
    before = marker - 1 if parsed.tags[marker - 1] != "," else marker - 2
    if before < 0 or parsed.chunk_at[before] < 0:
        return ()
    return (parsed.chunks[parsed.chunk_at[before]],)
