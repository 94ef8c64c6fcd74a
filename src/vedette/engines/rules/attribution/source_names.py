"""Who a source is, when only the whole report can tell: surnames, pronouns, descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vedette.engines.rules.attribution.scopes import Attribution
from vedette.engines.rules.attribution.source_kinds import noun_kind
from vedette.engines.rules.attribution.source_phrases import SourcePhrase
from vedette.engines.rules.attribution.source_words import HONORIFICS
from vedette.engines.rules.attribution.subjects import clause_subject
from vedette.engines.rules.attribution.tagged_words import TaggedWord
from vedette.lexicon.countries import country_of_name
from vedette.records.documents import SourceKind, TaggedSource
from vedette.records.spans import Span

_PERSONAL = frozenset({"he", "she", "him", "her"})
_PRONOUNS = _PERSONAL | {"it", "they", "them"}
_ONE_PERSON = frozenset({"person", "official", "witness", "anonymous"})
_THING_KINDS = frozenset({"organization", "monitor", "media", "document", "imagery"})
_GROUPS = frozenset({"organization", "monitor", "media", "imagery"})
_PERSON_LIKE = frozenset({"organization", "official", "media"})
# Nouns that point back to an institution, and the kinds it may have.
_BARE: dict[str, frozenset[str]] = {
    "group": frozenset({"monitor", "organization"}),
    "organisation": frozenset({"monitor", "organization"}),
    "organization": frozenset({"monitor", "organization"}),
    "monitoring group": frozenset({"monitor"}),
    "rights group": frozenset({"monitor"}),
    "watchdog": frozenset({"monitor"}),
    "monitor": frozenset({"monitor"}),
    "agency": frozenset({"media"}),
    "news agency": frozenset({"media"}),
    "newspaper": frozenset({"media"}),
    "broadcaster": frozenset({"media"}),
}
_NAME = re.compile(r"(?:al-)?[A-ZÀ-Þ][\w’'-]*[a-zß-ÿğışç][\w’'-]*")
_TITLES = HONORIFICS | frozenset(
    "named called activist resident analyst doctor medic witness expert diplomat lawyer".split()
)
_LONGEST_NAME = 3
_TITLE_REACH = 60
_NEAREST_WORDS = 700  # a pronoun farther from its antecedent than these characters has none


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody whom the report has named: where, in which words, of what kind."""

    span: Span
    words: str
    kind: SourceKind


def settle_sources(
    text: str, attributions: Iterable[Attribution], words: Sequence[Sequence[TaggedWord]]
) -> tuple[Attribution, ...]:
    """Give sources the kind and the name that the rest of the report tells.

    A pronoun takes both from its antecedent, the nearest earlier source or subject that it can
    stand for: a person or an official for "he" and "she", an institution or a picture for "it",
    any but a single person for "they". A surname takes them from the full name, "the governor"
    from "Governor Olan Reth", "the observatory" from the one observatory named before.

    Args:
        text: the report's stored text.
        attributions: what the rules found, kinds from the words alone.
        words: the words of each sentence.
    """
    found = tuple(attributions)
    sources = sorted({source.span: source for a in found for source in a.sources}.items())
    innermost = {a.sources[-1].span for a in found}
    full_names = _full_names(text, sources)
    titled = _titled(text, sources)
    settled: dict[Span, TaggedSource] = {}
    subjects: list[_Known] | None = None
    known: list[_Known] = []
    for span, source in sources:
        printed = span.cut(text)
        if printed.lower() in _PRONOUNS:
            if subjects is None:
                subjects = _subjects(text, words)
            one = _pronoun(text, source, known, subjects)
        else:
            one = _description(text, source, known, full_names, titled)
        settled[span] = one
        if span not in innermost and one.kind == "media":
            continue  # an outlet that is told or quotes: nobody calls it "they"
        if one.name or printed.lower() not in _PRONOUNS:
            known.append(_Known(span, one.name or printed, one.kind))
    return tuple(
        replace(a, sources=tuple(settled[source.span] for source in a.sources)) for a in found
    )


def _full_names(text: str, sources: Iterable[tuple[Span, TaggedSource]]) -> dict[str, str]:
    """From the later parts of a name to the full name; what fits two names is left out."""
    names: dict[str, str] = {}
    twice: set[str] = set()
    for span, source in sources:
        parts = span.cut(text).split()
        if source.kind != "person" or len(parts) < 2:
            continue
        endings = {" ".join(parts[k:]) for k in range(1, len(parts))}
        for part in {*endings, *parts[1:], *(p.removeprefix("al-") for p in parts[1:])}:
            if names.setdefault(part, " ".join(parts)) != " ".join(parts):
                twice.add(part)
    return {part: name for part, name in names.items() if part not in twice}


def _subjects(text: str, words: Sequence[Sequence[TaggedWord]]) -> list[_Known]:
    """The first subject of each sentence, where it is a believable source."""
    found: list[_Known] = []
    for sentence in words:
        phrase: SourcePhrase | None = clause_subject(sentence, len(sentence))
        if phrase is None or phrase.plain:
            continue
        for source in phrase.sources:
            printed = source.span.cut(text)
            if printed.lower() not in _PRONOUNS:
                found.append(_Known(source.span, printed, source.kind))
    return found


def _pronoun(
    text: str, source: TaggedSource, known: Sequence[_Known], subjects: Sequence[_Known]
) -> TaggedSource:
    low = source.span.cut(text).lower()
    others = [s for s in subjects if not any(s.span.overlaps(k.span) for k in known)]
    before = [k for k in (*known, *others) if k.span.end <= source.span.start]
    near = [k for k in before if source.span.start - k.span.end <= _NEAREST_WORDS]
    near.sort(key=lambda k: k.span.start)
    fits = [k for k in near if _fits(low, k)]
    if not fits:
        return replace(source, kind="person" if low in _PERSONAL else "organization")
    return replace(source, kind=fits[-1].kind, name=fits[-1].words)


def _fits(pronoun: str, known: _Known) -> bool:
    if pronoun in _PERSONAL:
        return known.kind in _ONE_PERSON and not _plural(known.words)
    if pronoun == "it":
        return known.kind in _THING_KINDS
    return known.kind != "person" and (known.kind != "official" or _plural(known.words))


def _plural(words: str) -> bool:
    head = re.split(r"\s(?:of|for|at|in|from)\s", words, maxsplit=1)[0]
    return head.endswith("s") or head.lower().endswith(("police", "people"))


def _description(
    text: str,
    source: TaggedSource,
    known: Sequence[_Known],
    full_names: dict[str, str],
    titled: dict[str, str],
) -> TaggedSource:
    printed = source.span.cut(text)
    full = full_names.get(printed) or full_names.get(printed[:1].lower() + printed[1:], "")
    if full and source.kind in _PERSON_LIKE | {"person"}:
        return replace(source, kind="person", name=full)
    if source.kind == "organization" and printed in titled:
        return replace(source, kind="person", name=titled[printed])
    if printed.lower() in _BARE and _definite(text, source):
        return _bare(source, printed.lower(), known)
    if source.kind == "official" and printed.islower():
        holder = _holder(text, source.span, known)
        if holder:
            return replace(source, name=holder)
    if source.kind in _ONE_PERSON and printed.islower() and _definite(text, source):
        fuller = {k.words for k in known if k.words.startswith(f"{printed} ")}
        return replace(source, name=fuller.pop()) if len(fuller) == 1 else source
    if source.kind in _GROUPS:
        longer = {k.words for k in known if k.kind == source.kind and _short_for(printed, k.words)}
        if len(longer) == 1 and _definite(text, source):
            return replace(source, name=longer.pop())
    return source


def _bare(source: TaggedSource, noun: str, known: Sequence[_Known]) -> TaggedSource:
    """ "the group", "the agency": the nearest institution named before that may be called so."""
    for k in reversed(known):
        if k.kind in _BARE[noun] and k.words.lower() != noun:
            return replace(source, kind=k.kind, name=k.words)
    return source


def _titled(text: str, sources: Iterable[tuple[Span, TaggedSource]]) -> dict[str, str]:
    """Single names that stand after a title in the report, with what stands before them.

    "Minister Olan Reth" makes "Reth" a person of that name, "President Dorn" gives no name.
    """
    names: dict[str, str] = {}
    for span, source in sources:
        name = span.cut(text)
        if source.kind != "organization" or name in names or not _NAME.fullmatch(name):
            continue
        if noun_kind(name.lower()) is not None or name.casefold() in country_of_name():
            continue
        for match in re.finditer(rf"(?<![\w-])(?:al-)?{re.escape(name)}\b", text):
            found = _after_title(text, Span(*match.span()))
            if found is not None:
                names[name] = found
                break
    return names


def _after_title(text: str, name: Span) -> str | None:
    """The full name that ends in a single name after a title; "" for the title alone."""
    before = text[max(0, name.start - _TITLE_REACH) : name.start]
    words = re.split(r"\s+", before.rstrip())[-_LONGEST_NAME:] if before.endswith(" ") else []
    for k in range(len(words) - 1, -1, -1):
        title = words[k].lower()
        if title.rstrip(".") in _TITLES or noun_kind(title) == "official":
            first = words[k + 1 :]
            return f"{' '.join(first)} {name.cut(text)}" if first else ""
        if not words[k][:1].isupper() or not words[k].replace("-", "").isalpha():
            break
    held = _aside(text, name) or text[name.end : name.end + _TITLE_REACH].partition(".")[0]
    named = bool(words) and words[-1].istitle() and words[-1].replace("-", "").isalpha()
    head = held.split()[:3] if named else []
    if any(noun_kind(word.lower()) == "official" for word in head):
        return f"{words[-1]} {name.cut(text)}"
    return None


def _definite(text: str, source: TaggedSource) -> bool:
    """Whether the words point back: "the images", or a part of a name ("Observatory")."""
    span = source.span
    if text[max(0, span.start - 4) : span.start].lower() == "the ":
        return True
    return source.kind != "imagery" and span.cut(text)[0].isupper()


def _short_for(short: str, full: str) -> bool:
    """Whether a longer name has all words of a short one, and a capital of its own."""
    one, other = short.lower().split(), full.lower().split()
    return len(one) < len(other) and set(one) < set(other) and not full.islower()


def _holder(text: str, span: Span, known: Sequence[_Known]) -> str:
    """The one person named before as the holder of a post ("the governor")."""
    if text[max(0, span.start - 4) : span.start].lower() != "the ":
        return ""
    head = re.split(r"\s(?:of|for|at|in)\s", span.cut(text), maxsplit=1)[0].split()[-1]
    held = re.compile(rf"\b{re.escape(head)}\b", re.IGNORECASE)
    holders = {
        k.words
        for k in known
        if k.kind == "person"
        and (
            held.search(text[max(0, k.span.start - _TITLE_REACH) : k.span.start].rpartition(".")[2])
            or held.search(_aside(text, k.span))
        )
    }
    return holders.pop() if len(holders) == 1 else ""


def _aside(text: str, span: Span) -> str:
    """What stands between commas right after a name."""
    after = text[span.end : span.end + _TITLE_REACH]
    return after[1:].partition(",")[0] if after.startswith(",") else ""
