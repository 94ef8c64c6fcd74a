"""Source phrases: the noun phrase that names who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vedette.engines.rules.attribution.base_phrases import base_after, base_before
from vedette.engines.rules.attribution.joined_names import name_begins, name_ends
from vedette.engines.rules.attribution.paper_makers import Makers, makers_after
from vedette.engines.rules.attribution.scopes import PAPERS
from vedette.engines.rules.attribution.shortest_names import shortest_name
from vedette.engines.rules.attribution.source_kinds import is_demonym, noun_kind
from vedette.engines.rules.attribution.source_words import (
    ARTICLES,
    OPENERS,
    is_day,
    is_name,
    is_pronoun,
)
from vedette.engines.rules.attribution.tagged_words import TaggedWord
from vedette.records.documents import SourceKind, TaggedSource
from vedette.records.spans import Span

_QUANTIFIERS = frozenset({"some", "several", "many", "most", "few", "other", "both", "while", "as"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePhrase:
    """A phrase that names sources: its tokens [first, last] and the sources cut from it.

    `plain` is true when neither the table nor a capital speaks for it ("driver").
    """

    first: int
    last: int
    sources: tuple[TaggedSource, ...]
    plain: bool = False


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
    first = _extend_left(tokens, name_begins(tokens, first, last, floor), floor)
    first = name_begins(tokens, first, last, floor)
    return _phrase(tokens, first, last, floor, at_start=at_start)


def phrase_after(tokens: Sequence[TaggedWord], start: int, ceiling: int) -> SourcePhrase | None:
    """Find the source phrase that begins at the token `start`, before `ceiling`."""
    base = base_after(tokens, start, ceiling)
    if base is None:
        return None
    first, last = base
    last = name_ends(tokens, first, last, ceiling, article=first > start)
    last = _extend_right(tokens, last, ceiling, article=first > start)
    last = name_ends(tokens, first, last, ceiling, article=first > start)
    phrase = _phrase(tokens, first, last, start, at_start=True, leftwards=False)
    return _with_second(tokens, phrase, ceiling) if phrase is not None else None


def paper_makers(tokens: Sequence[TaggedWord], last: int) -> Makers:
    """Who passed on and who made the paper or picture whose phrase ends at `last`."""

    def phrase_at(start: int) -> tuple[tuple[TaggedSource, ...], int] | None:
        phrase = phrase_after(tokens, start, len(tokens))
        if phrase is None or phrase.plain:
            return None
        return phrase.sources, phrase.last

    return makers_after(tokens, last, phrase_at)


def _with_second(tokens: Sequence[TaggedWord], phrase: SourcePhrase, ceiling: int) -> SourcePhrase:
    """ "according to the army and the police": the second of two sources side by side."""
    k = phrase.last + 1
    if k + 1 >= ceiling or tokens[k].lower != "and" or phrase.plain:
        return phrase
    second = phrase_after(tokens, k + 1, ceiling)
    if second is None or second.plain or is_pronoun(tokens[second.first]):
        return phrase
    follow = tokens[second.last + 1] if second.last + 1 < len(tokens) else None
    goes_on = follow is not None and (follow.text.isalnum() and follow.tag not in {"IN", "TO"})
    if goes_on or any(s.kind in {"document", "imagery"} for s in second.sources):
        return phrase
    return replace(phrase, last=second.last, sources=(*phrase.sources, *second.sources))


def _extend_left(tokens: Sequence[TaggedWord], first: int, floor: int) -> int:
    while True:
        i = first - 1
        while i >= floor and tokens[i].lower in ARTICLES:
            i -= 1
        if i <= floor or tokens[i].lower not in OPENERS:
            return first
        close = tokens[i].lower == "to" and tokens[i - 1].lower in {"close", "loyal"}
        outer = base_before(tokens, i - close, floor)
        if outer is None or is_pronoun(tokens[outer[1]]):
            return first
        head = tokens[outer[1]]
        kind = noun_kind(head.lower)
        initial = outer[0] <= floor + 1 and is_name(head) and tokens[outer[0]].tag != "RB"
        linked = tokens[i].lower in {"of", "for"} and is_name(head) and i == first - 1
        if kind is None and not (linked or initial or _opens_clause(tokens, outer, floor)):
            further = _official_before(tokens, outer[0], floor)
            if further is None:
                return first
            outer = further
        if kind == "organization" and tokens[i].lower not in {"of", "for"}:
            placed = tokens[i].lower == "in" and head.lower.endswith("s")
            if not placed or not _names_place(tokens, first, i):
                return first
        first = outer[0]


def _names_place(tokens: Sequence[TaggedWord], first: int, link: int) -> bool:
    """ "rebel groups in Varn said": one capitalised word of no kind of its own."""
    return first == link + 1 and is_name(tokens[first]) and noun_kind(tokens[first].lower) is None


def _opens_clause(tokens: Sequence[TaggedWord], base: tuple[int, int], floor: int) -> bool:
    """ "an engineer at the power station said": a plain noun with its article opens the clause."""
    first, last = base
    head = tokens[last]
    if head.tag not in {"NN", "NNS"} or not head.text.islower() or is_day(head):
        return False
    if first - 1 < floor or tokens[first - 1].lower not in ARTICLES:
        return False
    if first - 2 < floor:
        return True
    return tokens[first - 2].text in {",", ";", '"', "”", "''"} or tokens[first - 2].tag == "CC"


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


def _extend_right(tokens: Sequence[TaggedWord], last: int, ceiling: int, *, article: bool) -> int:
    while last + 2 < ceiling and tokens[last + 1].lower in OPENERS:
        opener = tokens[last + 1].lower
        if opener == "at" and tokens[last + 2].lower in {"least", "most"}:
            return last
        kind = noun_kind(tokens[last].lower)
        described = article and tokens[last].tag == "NN" and tokens[last].text.islower()
        described = described and opener in {"of", "at", "in", "from"}
        if kind is None and not (described or (opener in {"of", "for"} and is_name(tokens[last]))):
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
        link = next((k for k in range(a, b + 1) if tokens[k].lower in OPENERS), b + 1)
        named = any(is_name(token) for token in tokens[a:link])
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
    inner = _owner(tokens, a, b) if kind == "document" else None
    if inner is not None:
        sources = (TaggedSource(span=Span(tokens[a].start, tokens[a].end), kind="document"), inner)
    elif kind in PAPERS and not leftwards:
        makers = paper_makers(tokens, max(b, last))
        if kind == "imagery":
            sources = (*makers.conveyors, *makers.authors, *sources)
        else:
            sources = (*makers.conveyors, *sources, *makers.authors)
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


def _owner(tokens: Sequence[TaggedWord], a: int, b: int) -> TaggedSource | None:
    """ "statement from the army said": the author, when the phrase has run on over "from"."""
    if b - a < 2 or tokens[a + 1].lower not in {"from", "by"}:
        return None
    phrase = phrase_after(tokens, a + 2, b + 1)
    return phrase.sources[-1] if phrase is not None and not phrase.plain else None


def _before_initials(tokens: Sequence[TaggedWord], stop: int) -> int:
    """Step over initials in brackets right before `stop` ("the council (LC) and")."""
    if stop > 3 and tokens[stop - 1].text == ")" and tokens[stop - 3].text == "(":
        return stop - 3
    return stop


def _join_coordinate(
    tokens: Sequence[TaggedWord], begin: int, floor: int, sources: tuple[TaggedSource, ...]
) -> tuple[int, tuple[TaggedSource, ...]]:
    if begin - 2 < floor or tokens[begin - 1].lower != "and":
        return begin, sources
    outer = base_before(tokens, _before_initials(tokens, begin - 1), floor)
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
    listed = is_name(head) or head.tag == "NNS"
    if not (known or shared or (listed and first - article <= floor)):
        return begin, sources
    if shared and not known and tokens[begin].lower not in ARTICLES:
        whole = Span(tokens[first].start, sources[-1].span.end)
        return first - article, (TaggedSource(span=whole, kind=sources[-1].kind),)
    a, b, kind = shortest_name(tokens, first, last)
    fallback: SourceKind = "organization" if is_name(head) else "witness"
    other = TaggedSource(span=Span(tokens[a].start, tokens[b].end), kind=kind or fallback)
    papers = other.kind in {"document", "imagery"} and other.kind == sources[0].kind
    if papers and tokens[begin].lower not in ARTICLES and not article:
        whole = Span(other.span.start, sources[0].span.end)
        return first, (TaggedSource(span=whole, kind=other.kind), *sources[1:])
    return first - article, (other, *sources)
