"""What kind of source the words of a source phrase name."""

from __future__ import annotations

from vedette.lexicon.reporting import outlet_names, source_nouns
from vedette.records.documents import SourceKind

_LONGEST_ENTRY = 4
_LINKS = frozenset({"of", "for", "at", "in", "from", "with", "to", "on", "by", "into", "near"})
_DEMONYM_ENDINGS = ("ian", "ish", "ese", "ean", "eli", "aqi", "ench", "ani", "u.s.")
_COUNTS = frozenset(
    "one two three four five six seven eight nine ten several some many both dozens".split()
)
_PERSON_KINDS = frozenset({"official", "anonymous", "witness"})
_SINGULAR_PERSONS = frozenset({"he", "she", "him", "her"})


def fold_noun(word: str) -> str:
    """Fold a word for the table of source nouns: lower case, no possessive ending."""
    low = word.lower()
    for ending in ("'s", "’s"):
        low = low.removesuffix(ending)
    return low


def names_outlet(words: tuple[str, ...]) -> bool:
    """Whether the words are the name of an agency, broadcaster or paper ("The" left out)."""
    named = words[1:] if words and words[0].lower() == "the" else words
    return " ".join(named) in outlet_names()


def noun_kind(word: str) -> SourceKind | None:
    """Kind that a single head word gives, None when it is not in the table."""
    folded = fold_noun(word)
    kind = source_nouns().get(folded)
    if kind is None and "-" in folded:
        kind = source_nouns().get(folded.rpartition("-")[2])
    return kind


def is_demonym(word: str) -> bool:
    """Whether a word looks like the adjective of a country ("Ruritanian")."""
    return word.lower().endswith(_DEMONYM_ENDINGS)


def source_kind(words: tuple[str, ...]) -> SourceKind | None:
    """Tell the kind of source from the words of its phrase, by table and shape.

    An outlet's name is media; then the longest entry of the table that ends at the phrase's
    head decides ("source at the police command": "source"); a run of two to four capitalised
    words without such an entry is a person, a single one or an acronym an organization.

    Args:
        words: the words as printed, without article.

    Returns:
        The kind; None when neither table nor shape says anything (pronouns and plain nouns).
    """
    if not words:
        return None
    if names_outlet(words):
        return "media"
    folded = tuple(fold_noun(word) for word in words)
    if len(folded) == 1 and folded[0] in _SINGULAR_PERSONS:
        return "person"
    by_table = _kind_by_table(words, folded)
    if by_table is not None:
        return by_table
    return _kind_by_shape(words)


def _kind_by_table(words: tuple[str, ...], folded: tuple[str, ...]) -> SourceKind | None:
    nouns = source_nouns()
    head = next((i for i, word in enumerate(folded) if word in _LINKS), len(folded)) - 1
    if head > 0 and folded[head] in {"close", "loyal"}:
        head -= 1
    titled = words[-1].islower() and nouns.get(folded[-1]) == "official"
    if titled and head >= 0 and words[head][:1].isupper():
        return "official"  # "Department of Defence spokesperson"
    person = head >= 0 and nouns.get(folded[head]) in _PERSON_KINDS
    ends = {head + 1} if person else {head + 1, len(folded)}
    for size in range(min(_LONGEST_ENTRY, len(folded)), 1, -1):
        for end in ends:
            kind = nouns.get(" ".join(folded[max(0, end - size) : end]))
            if kind is not None and end >= size:
                return kind
    while head >= 0:
        kind = nouns.get(folded[head])
        if kind is not None:
            return kind
        if not words[head][:1].isupper() and words[head][:3].lower() != "al-":
            return None
        head -= 1
    return None


def _kind_by_shape(words: tuple[str, ...]) -> SourceKind | None:
    if words[0].lower() in _COUNTS and len(words) > 1:
        words = words[1:]
    link = next((i for i, word in enumerate(words) if word in _LINKS), len(words))
    if link and all(word.islower() for word in words[:link]):
        return None
    capitalised = [word for word in words if word[:1].isupper() or word[:3].lower() == "al-"]
    if len(capitalised) < len([word for word in words if word not in {"al", "bin", "de", "van"}]):
        return "organization" if capitalised else None
    acronym = any(word.isupper() and len(word) > 1 for word in words) and not all(
        word.isupper() for word in words
    )
    if len(words) == 1 and words[0].endswith("ians"):
        return "anonymous"  # "Ruritanians"
    if len(words) == 1 or acronym or is_demonym(words[0]):
        return "organization"
    return "person" if len(words) <= 4 else "organization"
