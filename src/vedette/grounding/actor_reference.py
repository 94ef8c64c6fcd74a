"""Whom "they", "the group" or "its forces" stand for: somebody coded shortly before, or nobody.

Conservative: where two could be meant, nobody is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from vedette.grounding.actor_words import strongest
from vedette.lexicon.place_names import fold
from vedette.records.grounded import ActorCode
from vedette.records.spans import Span

PERSON_PRONOUNS = frozenset("he she him her his himself herself".split())
"""Pronouns for one person."""
_MANY = frozenset("they them themselves".split())
SPEAKERS = frozenset("i we me us my our myself ourselves".split())
"""Pronouns for whoever a claim is told by."""
_THING = frozenset("it itself".split())
_PRONOUNS = PERSON_PRONOUNS | _MANY | _THING
_OWN = re.compile(r"(its|their|his|her)\s+(.+)", re.IGNORECASE)
_GROUP = frozenset(
    "group militia movement organisation organization faction network cartel gang party".split()
)
_FIGHTERS = frozenset("militants fighters insurgents rebels jihadists extremists".split())
_OTHERS = re.compile(r"\b(?:allies|backers|partners|supporters|critics|opponents|enemies)\b")
_GROUP_SECTORS = frozenset(["REB", "PRM", "CRM", "PTY", "OPP", "UAF", "NGO", "IGO", "SOC"])
_ENDINGS = {"ministry": "-ministry", "army": ".army", "parliament": ".parliament"}
_REACH = {"pronoun": 1, "owner": 1, "noun": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An actor coded before: where, in which sentence, in which words, in which role, as whom.

    `role` is that in its claim, "" for a person who is only named.
    """

    span: Span
    sentence: int
    words: str
    role: str = ""
    code: ActorCode


def refer_back(
    words: str, span: Span, text: str, sentence: int, said: Iterable[Said]
) -> ActorCode | None:
    """Who words stand for that name nobody themselves.

    Args:
        words: the words; pronouns, "group" after "the", "its forces".
        span: where they stand.
        text: the report.
        sentence: the number of the sentence they stand in.
        said: actors coded so far, and people named before.

    Returns:
        The code with its rule (A10), None where the words name somebody themselves or where
        not exactly one was spoken of in the sentences before.
    """
    key = fold(words)
    near = range(sentence - max(_REACH.values()), sentence + 1)
    earlier = [one for one in said if one.sentence in near and one.span.end <= span.start]
    owned = _OWN.fullmatch(words)
    if key in _PRONOUNS or owned is not None:  # not across the end of a paragraph
        earlier = [one for one in earlier if "\n" not in text[one.span.end : span.start]]
    if key in PERSON_PRONOUNS:
        return _only(earlier, sentence, "pronoun", _is_person)
    if key in _MANY:
        return _only(earlier, sentence, "pronoun", _is_many)
    if key in _THING:
        return _only(earlier, sentence, "pronoun", _is_body)
    if key in _GROUP and _definite(text, span):
        return _only(earlier, sentence, "noun", _is_group)
    if key in _FIGHTERS and _definite(text, span):
        return _only(earlier, sentence, "noun", _is_local_group)
    if key in _ENDINGS and _definite(text, span):
        ending = _ENDINGS[key]
        return _only(earlier, sentence, "noun", lambda one: one.code.id.endswith(ending))
    if owned is not None:
        return _owned(owned, earlier, sentence)
    if words.islower() and _definite(text, span):
        return _fuller(key, earlier, sentence)
    return None


def _fuller(key: str, earlier: list[Said], sentence: int) -> ActorCode | None:
    """ "The security force" after "the coalition security force": who was named more fully."""

    def fuller(one: Said) -> bool:
        return not one.code.inferred and fold(one.words).endswith(" " + key)

    return _only(earlier, sentence, "noun", fuller)


def _owned(owned: re.Match[str], earlier: list[Said], sentence: int) -> ActorCode | None:
    """ "Its forces": the country of whoever is meant, the sector of the noun."""
    sector = strongest(fold(owned[2]))
    owner = _only(earlier, sentence, "owner", _is_anybody)
    if owner is None or not sector or _OTHERS.search(owned[2]):
        return None
    if sector in {"MIL", "REB"} and owner.sector in {"REB", "PRM"}:
        sector = owner.sector
    return replace(owner, sector=sector, name="", id="")


def _only(
    earlier: list[Said],
    sentence: int,
    kind: str,
    fits: Callable[[Said], bool],
) -> ActorCode | None:
    """The one code that fits in the nearest sentence that has any; None for none or several."""
    for back in range(_REACH[kind] + 1):
        near = [one for one in earlier if one.sentence == sentence - back and fits(one)]
        if kind == "pronoun":  # who acted rather than to whom it was done
            near = [one for one in near if one.role != "recipient"] or near
        codes = {(one.code.country, one.code.sector): one for one in near}
        if len(codes) > 1:
            return None
        for one in codes.values():
            name = one.code.name if len({other.code.name for other in near}) == 1 else ""
            rule = f"A10 stands for {name or one.words}"
            code = replace(one.code, inferred=True, rule=rule)
            return code if name else replace(code, name="", id="")
    return None


def _definite(text: str, span: Span) -> bool:
    return text[: span.start].rstrip().lower().endswith(("the", "this", "that"))


def _is_anybody(one: Said) -> bool:
    return bool(one.code.country)


def _is_person(one: Said) -> bool:
    rule = one.code.rule
    return rule.startswith(("A7 office", "A6")) or one.words.lower() in PERSON_PRONOUNS


def _is_many(one: Said) -> bool:
    state = one.code.id == one.code.country
    return bool(one.role) and not (state or _is_person(one))


def _is_body(one: Said) -> bool:
    return bool(one.role and one.code.id) and not _is_person(one)


def _is_group(one: Said) -> bool:
    if _is_person(one):
        return False
    return one.code.sector in _GROUP_SECTORS and (bool(one.code.id) or one.words[:1].isupper())


def _is_local_group(one: Said) -> bool:
    return one.code.sector == "REB" and bool(one.code.id) and one.code.country != "INT"
