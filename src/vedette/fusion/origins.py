"""Origins: the independent first observers behind the claims of one event.

Each claim is followed from copy to credit to attribution until nothing outside is left: the
innermost source that it names; else the agency whose text it is; else the outlet's own voice.
Forty papers with one agency story are one origin.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vedette.fusion.lineage import credit_names
from vedette.fusion.words import SMALL, words_of
from vedette.records.claims import Source
from vedette.records.events import Evidence, Origin

PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "we", "i", "who"})

_ARTICLE = re.compile(r"^(?:the|a|an|one|another|some|several|two|three)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class _Root:
    """Where a claim leads: its key compares, the name and kind are for reading."""

    key: str
    name: str
    kind: str


def origins_of(
    members: Iterable[Evidence], *, copied_from: Mapping[str, str] | None = None
) -> tuple[Origin, ...]:
    """Count the independent origins behind the claims of one event.

    Args:
        members: the claims of the event, each once, with outlet and credits.
        copied_from: from the id of a claim to the id of the claim whose words it repeats;
            ids outside the event are ignored. Must not run in circles.

    Returns:
        Origins by name. Every claim is behind at least one. Outlets that cite each other for
        it and nobody else are one origin, "A / B (citing each other)".
    """
    evidence = {m.claim.id: m for m in sorted(members, key=lambda m: m.claim.id)}
    parents = copied_from or {}
    printed: dict[str, list[Evidence]] = defaultdict(list)
    for claim_id, member in evidence.items():
        printed[_first(claim_id, parents, evidence)].append(member)
    roots = {
        copy.claim.id: _root_of(evidence[first], copies)
        for first, copies in printed.items()
        for copy in copies
    }
    names = _same_names(set(roots.values()))
    roots = {c: names[root] for c, root in roots.items()}
    ends = _follow_outlets(roots, evidence)
    behind: dict[_Root, list[str]] = defaultdict(list)
    for claim_id, root in roots.items():
        for end in ends[root]:
            behind[end].append(claim_id)
    return tuple(
        Origin(
            name=root.name,
            kind=root.kind,
            claim_ids=tuple(claim_ids),
            via=tuple(sorted({evidence[c].outlet for c in claim_ids} - {""})),
        )
        for root, claim_ids in sorted(behind.items())
    )


def _first(claim_id: str, parents: Mapping[str, str], evidence: Mapping[str, Evidence]) -> str:
    while parents.get(claim_id, claim_id) != claim_id and parents[claim_id] in evidence:
        claim_id = parents[claim_id]
    return claim_id


def _root_of(first: Evidence, copies: Iterable[Evidence]) -> _Root:
    """The innermost named source, else the agency that any copy credits, else the outlet."""
    for source in reversed(first.claim.sources):
        name = _source_name(source, first)
        if name:
            return _Root(origin_key(name), _ARTICLE.sub("", name), source.kind)
    for printed in (first, *copies):
        for credit in (*printed.credits, *printed.lineage):
            for name in credit_names(credit):
                return _Root(origin_key(name), name, "agency")
    name = first.outlet or first.report_name
    return _Root(origin_key(name), name, "outlet")


def _source_name(source: Source, member: Evidence) -> str:
    """Who the words stand for, else the printed name; for a pronoun that nobody fits, none."""
    if source.name.strip():
        return source.name.strip()
    if source.words.text.casefold().strip() not in PRONOUNS:
        return source.words.text.strip()
    people = (*member.claim.actors, *member.claim.recipients)
    return next((a.name for a in people if a.name and a.words.span == source.words.span), "")


def origin_key(name: str) -> str:
    """What makes two printed names one origin: case, articles, possessives and plurals do not.

    "A military source" and "military sources" are one: unnamed observers of the same
    description are not counted twice for one event.
    """
    words = words_of(_ARTICLE.sub("", name.strip()))
    kept = [word for word in words if word not in {"the", "a", "an", "of", "for", "s"}]
    return " ".join(w[:-1] if len(w) > 4 and w.endswith("s") else w for w in kept)


def _same_names(roots: set[_Root]) -> dict[_Root, _Root]:
    """Map each root to the fullest name for it: short names and initials join the long one.

    A short name that fits two long ones ("the ministry") stays apart.
    """
    by_key: dict[str, _Root] = {}
    for root in sorted(roots, key=lambda r: (r.kind == "outlet", r)):
        by_key.setdefault(root.key, root)
    kept = tuple(by_key.values())
    target = {root.key: root for root in kept}
    for root in kept:
        longer = [other for other in kept if other != root and _short_for(root, other)]
        fullest = [o for o in longer if not any(_short_for(o, p) for p in longer if p != o)]
        if len(fullest) == 1:
            target[root.key] = fullest[0]
    return {root: target[root.key] for root in roots}


def _short_for(short: _Root, full: _Root) -> bool:
    proper, fuller = _proper_words(short.name), _proper_words(full.name)
    if short.key == full.key or len(proper) < len(_plain_words(short.name)):
        return False  # "Syrian officials" is a description, not a short form of a name
    if len(proper) == 1 and len(fuller) > 1 and proper[0].isupper():
        initials = {"".join(w[0] for w in words).casefold() for words in _word_lists(full.name)}
        if proper[0].casefold() in initials:
            return True
    folded, other = {w.casefold() for w in proper}, {w.casefold() for w in fuller}
    return bool(folded) and folded < other and short.kind not in {"outlet", "media"}


def _plain_words(name: str) -> tuple[str, ...]:
    found = re.findall(r"[^\W\d_][^\W_]*", name)
    return tuple(w for w in found if w.casefold() not in SMALL)


def _proper_words(name: str) -> tuple[str, ...]:
    return tuple(w for w in _plain_words(name) if w[0].isupper())


def _word_lists(name: str) -> tuple[tuple[str, ...], ...]:
    """The words whose initials a short form may use: all, or the capitalised ones."""
    return tuple(re.findall(r"[^\W\d_]+", name)), _proper_words(name)


def _follow_outlets(
    roots: Mapping[str, _Root], evidence: Mapping[str, Evidence]
) -> dict[_Root, tuple[_Root, ...]]:
    """From each root to where it ends when outlets cite outlets that have claims here."""
    cites: dict[str, set[_Root]] = defaultdict(set)
    for claim_id, root in roots.items():
        outlet = evidence[claim_id].outlet
        if outlet:
            cites[origin_key(outlet)].add(root)
    ends: dict[_Root, tuple[_Root, ...]] = {}
    for root in sorted(set(roots.values())):
        seen: set[_Root] = set()
        final: set[_Root] = set()
        open_ = [root]
        while open_:
            at = open_.pop()
            onward = cites.get(at.key, set())
            own = {r for r in onward if r.key == at.key}
            if own or not onward:
                final.add(own.pop() if own else at)
                continue
            open_ += [r for r in sorted(onward) if r not in seen]
            seen |= onward
        ends[root] = tuple(sorted(final)) if final else (_circle(seen),)
    return ends


def _circle(roots: set[_Root]) -> _Root:
    names = sorted({root.name for root in roots})
    return _Root(
        " / ".join(sorted(root.key for root in roots)),
        " / ".join(names) + " (citing each other)",
        "media",
    )
