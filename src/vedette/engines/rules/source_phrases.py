"""Source phrases: the noun phrase that names who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vedette.engines.rules.shortest_names import shortest_name
from vedette.engines.rules.source_kinds import is_demonym, noun_kind
from vedette.engines.rules.source_words import (
    ARTICLES,
    HONORIFICS,
    OBJECTS,
    OPENERS,
    PRONOUNS,
    SELF,
    is_day,
    is_name,
    is_pronoun,
)
from vedette.engines.rules.tagged_words import TaggedWord
from vedette.records.documents import TaggedSource
from vedette.records.spans import Span

_INSIDE = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "POS", "FW", "HYPH", "AFX", "PRP$"}
)
_QUANTIFIERS = frozenset({"some", "several", "many", "most", "few", "other", "both", "while", "as"})
_NEVER_INSIDE = frozenset({"more", "less", "fewer", "amid", "amidst", "despite", "following"})
_NEVER_NAMES = frozenset({"CC", "RB", "WRB", "IN", "EX", "MD"})
_PARTICIPLES = frozenset(
    {
        "monitoring",
        "united",
        "armed",
        "ruling",
        "leading",
        "outgoing",
        "acting",
        "warring",
        "allied",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePhrase:
    """A phrase that names sources: its tokens [first, last] and the sources cut from it.

    `plain` is true when neither the table nor a capital speaks for it ("driver").
    """

    first: int
    last: int
    sources: tuple[TaggedSource, ...]
    plain: bool = False


def _inside(tokens: Sequence[TaggedWord], i: int) -> bool:
    token = tokens[i]
    if token.lower == "reports":
        return True
    if token.lower in _NEVER_INSIDE:
        return False
    if token.text.isupper() and len(token.text) > 1:
        return token.text.isalnum() or len(token.text) > 2
    if is_day(token) or token.lower in ARTICLES | PRONOUNS | SELF:
        return False
    if token.tag in _INSIDE:
        return token.text[:1].isalnum() or token.tag == "POS" or token.text in {"-", "–"}
    if token.lower in _PARTICIPLES or ("-" in token.text and len(token.text) > 3):
        return True
    if token.tag in _NEVER_NAMES:
        return False
    return token.text[:1].isupper() and token.text.isalpha() and token.lower not in OPENERS


def _title_stop(tokens: Sequence[TaggedWord], i: int, floor: int) -> bool:
    """Whether a token is the stop of an abbreviated title ("Spc. Naser")."""
    return tokens[i].text == "." and i > floor and tokens[i - 1].lower in HONORIFICS


def _day_number(tokens: Sequence[TaggedWord], i: int) -> bool:
    """Whether a number belongs to the month before it ("April 15")."""
    return tokens[i].tag == "CD" and i > 0 and is_day(tokens[i - 1])


def base_before(tokens: Sequence[TaggedWord], stop: int, floor: int) -> tuple[int, int] | None:
    """Tokens [first, last] of the base noun phrase that ends right before `stop`."""
    last = stop - 1
    if last < floor:
        return None
    if is_pronoun(tokens[last]):
        return last, last
    first = last
    while first >= floor and (_inside(tokens, first) or _title_stop(tokens, first, floor)):
        first -= 1
    first += 1
    if first > last:
        return None
    while first < last and (tokens[first].tag == "POS" or _day_number(tokens, first)):
        first += 1
    return first, last


def base_after(tokens: Sequence[TaggedWord], start: int, ceiling: int) -> tuple[int, int] | None:
    """Tokens [first, last] of the base noun phrase that begins at `start`, article left out."""
    first = start
    if first < ceiling and (is_pronoun(tokens[first]) or tokens[first].lower in OBJECTS):
        return first, first
    while first < ceiling and tokens[first].lower in ARTICLES:
        first += 1
    last = first
    if first + 1 < ceiling and first > start and tokens[first].tag in {"VBN", "VBD", "VBG"}:
        last += _inside(tokens, first + 1)
    while last < ceiling and (_inside(tokens, last) or _title_stop(tokens, last, first)):
        last += 1
    if last == first:
        return None
    return first, last - 1


def phrase_before(
    tokens: Sequence[TaggedWord], stop: int, floor: int, *, at_start: bool
) -> SourcePhrase | None:
    """Find the source phrase that ends right before the token `stop`.

    Args:
        tokens: tokens of one sentence.
        stop: index of the first token after the phrase (the verb group).
        floor: index before which the phrase may not reach.
        at_start: accept a plain noun, because the phrase must be the subject.

    Returns:
        The phrase, or None when no believable source stands there.
    """
    base = base_before(tokens, stop, floor)
    if base is None:
        return None
    first, last = base
    first = _extend_left(tokens, first, floor)
    return _phrase(tokens, first, last, floor, at_start=at_start)


def phrase_after(tokens: Sequence[TaggedWord], start: int, ceiling: int) -> SourcePhrase | None:
    """Find the source phrase that begins at the token `start`, before `ceiling`."""
    base = base_after(tokens, start, ceiling)
    if base is None:
        return None
    first, last = base
    last = _extend_right(tokens, last, ceiling)
    return _phrase(tokens, first, last, start, at_start=True, leftwards=False)


def _extend_left(tokens: Sequence[TaggedWord], first: int, floor: int) -> int:
    while True:
        i = first - 1
        while i >= floor and tokens[i].lower in ARTICLES:
            i -= 1
        if i <= floor or tokens[i].lower not in OPENERS:
            return first
        outer = base_before(tokens, i, floor)
        if outer is None or is_pronoun(tokens[outer[1]]):
            return first
        head = tokens[outer[1]]
        kind = noun_kind(head.lower)
        initial = outer[0] <= floor + 1 and is_name(head) and tokens[outer[0]].tag != "RB"
        linked = tokens[i].lower in {"of", "for"} and is_name(head) and i == first - 1
        if kind is None and not (linked or initial):
            further = _official_before(tokens, outer[0], floor)
            if further is None:
                return first
            outer = further
        if kind == "organization" and tokens[i].lower not in {"of", "for"}:
            return first
        first = outer[0]


def _official_before(
    tokens: Sequence[TaggedWord], first: int, floor: int
) -> tuple[int, int] | None:
    """ "envoy for Ruritania on trade": one link of unknown head may stand between."""
    i = first - 1
    while i >= floor and tokens[i].lower in ARTICLES:
        i -= 1
    if i <= floor or tokens[i].lower not in OPENERS:
        return None
    outer = base_before(tokens, i, floor)
    if outer is None or noun_kind(tokens[outer[1]].lower) not in {"official", "organization"}:
        return None
    return outer


def _extend_right(tokens: Sequence[TaggedWord], last: int, ceiling: int) -> int:
    while last + 2 < ceiling and tokens[last + 1].lower in OPENERS:
        opener = tokens[last + 1].lower
        kind = noun_kind(tokens[last].lower)
        if kind is None and not (opener in {"of", "for"} and is_name(tokens[last])):
            return last
        if kind == "organization" and opener not in {"of", "for"}:
            return last
        if kind == "document" and opener == "from":
            return last
        inner = base_after(tokens, last + 2, ceiling)
        if inner is None or is_day(tokens[inner[0]]) or is_pronoun(tokens[inner[0]]):
            return last
        if opener in {"in", "on", "at"} and tokens[inner[1]].lower in {"statement", "report"}:
            return last
        last = inner[1]
    return last


def _phrase(
    tokens: Sequence[TaggedWord], first: int, last: int, floor: int, *, at_start: bool,
    leftwards: bool = True,
) -> SourcePhrase | None:  # fmt: skip
    a, b, kind = shortest_name(tokens, first, last)
    if leftwards and kind in {"official", "anonymous"} and a == first:
        name = _name_before_apposition(tokens, first, floor)
        if name is not None:
            a, b = name
            first, kind = a, "person"
    words = tuple(token.text for token in tokens[a : b + 1])
    plain = False
    if is_pronoun(tokens[a]):
        kind = kind or "organization"
    elif kind is None:
        plain = True
        named = any(is_name(token) for token in tokens[a : b + 1])
        article = first > 0 and _opens_phrase(tokens[first - 1])
        if not (named or at_start or article):
            return None
        kind = "organization" if named else "witness"
    if all(token.tag == "CD" for token in tokens[a : b + 1]):
        return None
    span = Span(tokens[a].start, tokens[b].end)
    sources: tuple[TaggedSource, ...] = (TaggedSource(span=span, kind=kind),)
    begin = first
    while begin > floor and tokens[begin - 1].lower in ARTICLES - {"that"}:
        begin -= 1
    if kind == "document" and b + 2 < len(tokens) and not leftwards:
        author, conveys = _author(tokens, b + 1)
        sources = (*author, *sources) if conveys else (*sources, *author)
    if leftwards and words:
        begin, sources = _join_coordinate(tokens, begin, floor, sources)
    return SourcePhrase(first=begin, last=last, sources=sources, plain=plain)


def _opens_phrase(token: TaggedWord) -> bool:
    """Whether a plain noun after this token begins a phrase of its own ("some families")."""
    return (
        token.lower in ARTICLES | _QUANTIFIERS
        or token.tag in {"DT", "PDT", "CC"}
        or token.text in {",", ";"}
    )


def _author(tokens: Sequence[TaggedWord], start: int) -> tuple[tuple[TaggedSource, ...], bool]:
    """ "report by the council", "letters obtained by the Herald": whose paper it is.

    The flag is true for an outlet that obtained, saw or printed the paper: it conveys.
    """
    k = start + 1 if tokens[start].tag in {"VBN", "VBD"} else start
    if k + 1 >= len(tokens) or tokens[k].lower not in {"by", "from"}:
        return (), False
    if base_after(tokens, k + 1, len(tokens)) is None:
        return (), False
    phrase = phrase_after(tokens, k + 1, len(tokens))
    if phrase is None or phrase.plain:
        return (), False
    return phrase.sources, k > start and phrase.sources[-1].kind == "media"


def _name_before_apposition(
    tokens: Sequence[TaggedWord], first: int, floor: int
) -> tuple[int, int] | None:
    """ "Sami Naser the head of the council": the name that an article separates."""
    if first - 1 <= floor or tokens[first - 1].lower not in {"the", "a", "an"}:
        return None
    base = base_before(tokens, first - 1, floor)
    if base is None or not all(is_name(token) for token in tokens[base[0] : base[1] + 1]):
        return None
    a, b, kind = shortest_name(tokens, *base)
    return (a, b) if kind == "person" else None


def _join_coordinate(
    tokens: Sequence[TaggedWord], begin: int, floor: int, sources: tuple[TaggedSource, ...]
) -> tuple[int, tuple[TaggedSource, ...]]:
    if begin - 2 < floor or tokens[begin - 1].lower != "and":
        return begin, sources
    outer = base_before(tokens, begin - 1, floor)
    if outer is None:
        return begin, sources
    first, last = outer
    head = tokens[last]
    article = first > floor and tokens[first - 1].lower in ARTICLES
    known = noun_kind(head.lower) is not None
    plain_head = head.tag in {"NN", "JJ"} or (first == floor and head.tag == "NNP")
    common = first == last and plain_head and not known
    if common and tokens[begin].lower not in ARTICLES and sources[-1].kind == "anonymous":
        whole = Span(tokens[first].start, sources[-1].span.end)
        return first - article, (TaggedSource(span=whole, kind="anonymous"),)
    shared = is_demonym(head.lower) or head.tag == "JJ"
    if not (known or shared or (is_name(head) and first - article <= floor)):
        return begin, sources
    if shared and not known and tokens[begin].lower not in ARTICLES:
        whole = Span(tokens[first].start, sources[-1].span.end)
        return first - article, (TaggedSource(span=whole, kind=sources[-1].kind),)
    a, b, kind = shortest_name(tokens, first, last)
    other = TaggedSource(span=Span(tokens[a].start, tokens[b].end), kind=kind or "organization")
    papers = other.kind in {"document", "imagery"} and other.kind == sources[0].kind
    if papers and tokens[begin].lower not in ARTICLES and not article:
        whole = Span(other.span.start, sources[0].span.end)
        return first, (TaggedSource(span=whole, kind=other.kind), *sources[1:])
    return first - article, (other, *sources)
