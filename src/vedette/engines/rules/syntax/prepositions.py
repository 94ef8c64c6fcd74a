"""Prepositional phrases that follow a verb or a noun in its clause."""

from __future__ import annotations

from vedette.engines.rules.syntax.chunks import Chunk
from vedette.engines.rules.syntax.coordination import coordinated_right
from vedette.engines.rules.syntax.phrases import Parsed

SUBORDINATORS = frozenset(
    {"that", "after", "before", "while", "as", "because", "if", "when", "since", "although",
     "though", "until", "whether", "once", "unless", "whereas", "where", "how", "why"}
)  # fmt: skip
_REACH = 40  # tokens, so that the time stays linear
_PAIRS = frozenset(
    {("out", "of"), ("because", "of"), ("according", "to"), ("ahead", "of"), ("outside", "of"),
     ("inside", "of"), ("instead", "of"), ("close", "to"), ("next", "to"), ("due", "to"),
     ("away", "from"), ("as", "of"), ("along", "with"), ("together", "with"), ("prior", "to"),
     ("thanks", "to"), ("such", "as"), ("near", "to"), ("back", "to"), ("north", "of"),
     ("south", "of"), ("east", "of"), ("west", "of"), ("northeast", "of"), ("northwest", "of"),
     ("southeast", "of"), ("southwest", "of"), ("up", "to"), ("on", "to"), ("into", "to")}
)  # fmt: skip
_TAKES_OF = frozenset(
    {"accuse", "suspect", "warn", "inform", "strip", "rid", "clear", "die", "consist", "dispose"}
)


def prepositional(parsed: Parsed, index: int) -> tuple[tuple[str, Chunk], ...]:
    """Prepositions and their noun chunks that follow token `index` in its clause.

    Read up to the next verb, relative pronoun, conjunction or quotation mark; a comma is
    crossed only to another preposition. The word is lower case, and two words that work as
    one are joined by a space ("out of", "north of"). "X and Y" gives two pairs. For a verb, an
    "of" that belongs to its object is left out.

    Args:
        parsed: the sentence.
        index: the main verb of a group, or a token of a noun chunk.
    """
    is_verb = parsed.group_at[index] >= 0
    of_verb = not is_verb or parsed.lemmas[index] in _TAKES_OF
    at, size = _after(parsed, index), len(parsed.tokens)
    stop = min(size, at + _REACH)
    found: list[tuple[str, Chunk]] = []
    last: Chunk | None = None
    while at < stop:
        if parsed.group_at[at] >= 0:
            break
        if parsed.chunk_at[at] >= 0:
            chunk = parsed.chunks[parsed.chunk_at[at]]
            if parsed.tags[chunk.head] in ("WDT", "WP"):
                break
            if _preceded(parsed, chunk):
                word = _word(parsed, chunk.start - 1)
                row = coordinated_right(parsed, chunk)
                of_other = word == "of" and last is not None and _is_of(parsed, last, chunk)
                if (word != "of" or of_verb) and not of_other:
                    found += [(word, member) for member in row if not _verb_follows(parsed, member)]
                last = row[-1]
                at = last.end
            elif parsed.tokens[at - 1].text == ")":
                at = chunk.end  # "the Front (NF) fighters"
            elif not is_verb and at > _after(parsed, index):
                break
            elif is_verb and at == _after(parsed, index):
                at = _objects_end(parsed, chunk)  # "sent 30 drones and 20 operators to"
            else:
                at = chunk.end
            continue
        if parsed.tokens[at].text == "(":
            at = _bracket_end(parsed, at, stop)
            continue
        if _closes(parsed, at):
            break
        at += 1
    return tuple(found)


def _is_of(parsed: Parsed, before: Chunk, chunk: Chunk) -> bool:
    """ "control after the rest of the rebels": the of-phrase belongs to "rest"."""
    return before.end == chunk.start - 1 and parsed.tags[before.head] in ("NN", "NNS")


def _objects_end(parsed: Parsed, chunk: Chunk) -> int:
    """End of a verb's objects; "shelled a base and rebels fled": the last is no object."""
    row = coordinated_right(parsed, chunk)
    end = row[-1].end
    own = end < len(parsed.tokens) and (parsed.group_at[end] >= 0 or parsed.tags[end] == "MD")
    return chunk.end if own else end


def _bracket_end(parsed: Parsed, at: int, stop: int) -> int:
    for close in range(at + 1, stop):
        if parsed.tokens[close].text == ")":
            return close + 1
    return stop


def _after(parsed: Parsed, index: int) -> int:
    if parsed.group_at[index] >= 0:
        return parsed.groups[parsed.group_at[index]].end
    if parsed.chunk_at[index] >= 0:
        return parsed.chunks[parsed.chunk_at[index]].end
    return index + 1


def _preceded(parsed: Parsed, chunk: Chunk) -> bool:
    before = chunk.start - 1
    if before < 0 or parsed.chunk_at[before] >= 0 or parsed.group_at[before] >= 0:
        return False
    if parsed.tags[before] in ("IN", "TO"):
        return not (parsed.tokens[before].lower == "that" or _verb_follows(parsed, chunk))
    return parsed.tokens[before].lower in ("to", "including", "regarding", "following")


def _verb_follows(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether a subordinator before `chunk` opens a clause: "after rebels seized"."""
    if parsed.tokens[chunk.start - 1].lower not in SUBORDINATORS:
        return False
    end = chunk.end
    return (
        end < len(parsed.tokens)
        and parsed.group_at[end] >= 0
        and parsed.groups[parsed.group_at[end]].finite
    )


def _word(parsed: Parsed, at: int) -> str:
    word = parsed.tokens[at].lower
    if at and (parsed.tokens[at - 1].lower, word) in _PAIRS:
        return f"{parsed.tokens[at - 1].lower} {word}"
    return word


def _closes(parsed: Parsed, at: int) -> bool:
    tag, word = parsed.tags[at], parsed.tokens[at].lower
    if tag in ("WDT", "WP", "WRB", ":", "``", "''", ".") or word == "that":
        return True
    if tag == "IN" and word in SUBORDINATORS:
        following = parsed.chunk_at[at + 1] if at + 1 < len(parsed.tokens) else -1
        return following < 0 or _verb_follows(parsed, parsed.chunks[following])
    if tag in (",", "CC"):
        return at + 1 >= len(parsed.tokens) or parsed.tags[at + 1] not in ("IN", "TO")
    return False
