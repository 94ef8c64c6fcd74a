"""Who a pronoun stands for: somebody named in the same sentence, else in the one before."""

from __future__ import annotations

from vedette.engines.rules.triggers.candidates import SentenceView
from vedette.engines.rules.triggers.things import Thing

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_SINGULAR = frozenset({"it", "its", "itself"})
_ONE_PERSON = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
_MANY = frozenset({"they", "them", "their", "themselves"})
_PARTY = frozenset({"force", "person", "org", "country"})


def antecedent_in_sentence(view: SentenceView, chunk: int) -> int:
    """The chunk that a pronoun chunk stands for in its own sentence, or -1."""
    parsed = view.parsed
    word = parsed.tokens[parsed.chunks[chunk].head].lower
    if word in _RELATIVE:
        return _before_relative(view, chunk)
    for other in range(chunk - 1, -1, -1):
        thing = view.thing(other)
        if fits(view, word, thing) and is_subject(view, other):
            return other
    return -1


def _before_relative(view: SentenceView, chunk: int) -> int:
    """The noun before "who" or "which"; an of-phrase between them is passed over for a person."""
    for other in range(chunk - 1, max(-1, chunk - 3), -1):
        if not view.thing(other).pronoun and "time" not in view.thing(other).kinds:
            return other
    return -1


def is_subject(view: SentenceView, chunk: int) -> bool:
    """Whether a chunk is the subject of some verb of its sentence."""
    return any(chunk in view.subjects(group) for group in view.parsed.groups)


def fits(view: SentenceView, word: str, thing: Thing) -> bool:
    """Whether a pronoun may stand for a thing by number and kind."""
    if thing.pronoun or not thing.kinds & (_PARTY | {"proper"}):
        return False
    if "place" in thing.kinds and not thing.kinds & _PARTY:
        return False
    plural = view.parsed.tags[thing.head] in ("NNS", "NNPS")
    if word in _MANY:
        return plural or bool(thing.kinds & {"force", "org", "country"})
    if word in _ONE_PERSON:
        return not plural and not thing.kinds & {"org", "country"}
    if word in _SINGULAR:
        return not plural and not thing.kinds & {"person"}
    return False


def name_from_before(view: SentenceView, word: str) -> str:
    """Words of the sentence before that a pronoun may stand for: its first fitting subject."""
    before = view.before
    if before is None:
        return ""
    for chunk in range(len(before.parsed.chunks)):
        thing = before.thing(chunk)
        if fits(before, word, thing) and is_subject(before, chunk):
            return thing.span(before.parsed).cut(before.parsed.text)
    return ""
