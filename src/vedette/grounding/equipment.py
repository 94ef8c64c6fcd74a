"""What the words for equipment stand for: kinds of the tree, with how many of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vedette.lexicon.amounts import read_amount
from vedette.lexicon.equipment import EquipmentKind, EquipmentTree, equipment
from vedette.lexicon.equipment_names import Piece, pieces_of
from vedette.lexicon.nouns import noun_classes
from vedette.records.documents import EventType
from vedette.records.grounded import Amount, EquipmentItem
from vedette.records.spans import Span

_JOINT = re.compile(r",|;|/| - |&|\band\b|\bor\b|\bas well as\b|\balong with\b", re.IGNORECASE)
_TAIL = re.compile(
    r"(?<![\w-])(?:of|with|from|for|in|on|at|by|to|against|that|which|carrying|dropping|firing|towing|hauling|containing|loaded|packed|"
    r"laden|filled|belonging|used|made|mounted|capable|called|named|known|including)(?![\w-])",
    re.IGNORECASE,
)
# Words for an amount, a part or a holder of what follows "of": "consignment of rifles".
_HOLDERS = frozenset(
    """shipment consignment cargo supply batch load container package piece convoy column fleet
    stockpile cache arsenal salvo barrage component part remain material delivery set pair type
    kind squadron group number quantity round magazine box crate truckload vessel wave wreckage
    debris fragment item stock series sale export import use crew pile amount launcher""".split()
)
_COUNTED_HOLDERS = frozenset({"piece", "number", "pair", "item"})
# Nouns behind a name that leave the thing as it is: "Buk missile system", "Grad battery".
_OPEN_HEADS = frozenset(
    """system complex unit battery launcher platform type class model variant version series family
    strike fire attack barrage salvo swarm set kit round component part material shipment cache fighter
    bomber interceptor""".split()
)
_PEOPLE_OR_PLACE = frozenset({"force", "person", "org", "place", "post", "building"})
# Roots whose things are called by the words of another: an S-300 is a missile as well.
_ALIKE = frozenset({"air-defence", "weapon", "electronic-warfare", "radar"})


# A named machine stays itself before the word for another: a "KamAZ tanker" is no ship.
_PLATFORMS = frozenset({"aircraft", "ship", "vehicle"})
_ARMED: frozenset[EventType | None] = frozenset({"ASSAULT", "ACCUSE", "THREATEN", "MOBILIZE"})
_TRADE: frozenset[EventType | None] = frozenset(
    {"MOVE", "AID", "COOPERATE", "SANCTION", "COERCE", "AGREE", "SUPPORT", "CONSULT"}
)
# Words that are called like a thing of war and are none.
_OTHERWISE = frozenset(
    [
        ("suicide", "bomber"), ("car", "bomber"), ("truck", "bomber"), ("coal", "mine"),
        ("gold", "mine"), ("copper", "mine"), ("diamond", "mine"), ("bomb", "disposal"),
        ("bomb", "squad"), ("cell", "nuclear"), ("fire", "arm"),
    ]
)  # fmt: skip
# Adjectives that stand for a thing only where their noun was left out ("ballistic and cruise
# missiles"), and a noun that does so only by itself.
_ADJECTIVES = frozenset("nuclear ballistic cruise hypersonic roadside improvised chemical".split())
_ALONE = frozenset({"device"})
# Heads behind which the word before says what it is: "bomb components", "arms cache".
_CONTENTS = frozenset(
    "component material part cache shipment supply package stock stockpile".split()
)
_MAKINGS = frozenset({"component", "material", "part"})
# Bodies of troops that a type of equipment stands for: "an S-400 battalion".
_BODIES = frozenset("battalion regiment division brigade squadron battery force unit crew".split())
_ARTICLE = re.compile(r"^(?:an?|another)\b", re.IGNORECASE)
_GLUED = re.compile(r"\d[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Name:
    """The kinds that bear a name, and where it stands; several ids when the name is shared."""

    ids: tuple[str, ...]
    span: Span


def ground_equipment(
    words: str, *, event: EventType | None = None, tree: EquipmentTree | None = None
) -> tuple[EquipmentItem, ...]:
    """Find the kinds that the words of an equipment argument name.

    Args:
        words: the argument as printed: "two Su-34s and a tanker plane".
        event: the type of the claim; "gas" is a weapon in an attack and fuel in a delivery.
        tree: the kinds; None for the shipped ones.

    Returns:
        An item for each thing named, in order, with its path from the top of the tree, and how
        many where the words say so; () when they name no known kind.

    Source:
        docs/method/equipment.md, rules Q1 to Q7.
    """
    root = "weapon" if event in _ARMED else "goods" if event in _TRADE else ""
    return _shipped(words, root) if tree is None else _ground(words, root, tree)


def whole_words(text: str, span: Span) -> str:
    """The words of a span, with the rest of a printed word that it cuts.

    A tagger may take "-27 jet" of "Su-27 jet"; what is looked up is the whole name.
    """
    start, end = span.start, span.end
    while 0 < start < end and _in_word(text[start - 1]) and _in_word(text[start]):
        start -= 1
    while start < end < len(text) and _in_word(text[end - 1]) and _in_word(text[end]):
        end += 1
    return text[start:end]


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "-"


@lru_cache(maxsize=4096)
def _shipped(words: str, root: str) -> tuple[EquipmentItem, ...]:
    return _ground(words, root, equipment())


def _ground(words: str, root: str, tree: EquipmentTree) -> tuple[EquipmentItem, ...]:
    names = [_meant(name, root, tree) for name in _names(words, tree)]
    found: dict[str, EquipmentItem] = {}
    for part in _conjuncts(words, names):
        item = _item(words, part, [n for n in names if part.covers(n.span)], tree)
        if item is not None:
            found.setdefault(item.id, item)
    items = tuple(found.values())
    if (
        len(items) > 1
    ):  # "Shahed drones and other drones": the wider one adds nothing without a count
        above = {up for item in items for up in tree.lineage(item.id)[:-1]}
        items = tuple(item for item in items if item.id not in above or item.amount)
    return items


def _meant(name: _Name, root: str, tree: EquipmentTree) -> _Name:
    """Of the kinds that share a name, the one under the root that the claim's type suggests."""
    if len(name.ids) > 1 and root:
        under = tuple(key for key in name.ids if tree.lineage(key)[0] == root)
        return _Name(under or name.ids, name.span)
    return name


def _names(words: str, tree: EquipmentTree) -> list[_Name]:
    """Names of kinds in the words: at each place the longest, left to right.

    None begins inside a designation: "9A310M1" holds no M1.
    """
    pieces = pieces_of(words)
    found = []
    at = 0
    while at < len(pieces):
        inside = at > 0 and pieces[at - 1].span.end == pieces[at].span.start
        name = None if inside else _longest(pieces, at, tree)
        if name is None:
            at += 1
            continue
        span = Span(pieces[at].span.start, pieces[name[1] - 1].span.end)
        ids, at = name
        joined = at < len(pieces) and words[span.end : pieces[at].span.start] == "-"
        if (
            joined
            and all(tree.kinds[key].kind == "class" for key in ids)
            and span.end - span.start < 4
        ):
            continue  # the MT of "MT-LB" is no ship's prefix
        if joined:
            ids = tuple(
                dict.fromkeys(_without_number(key, pieces[at - 1 : at + 1], tree) for key in ids)
            )
        found.append(_Name(ids, span))
    return found


def _without_number(key: str, two: tuple[Piece, ...], tree: EquipmentTree) -> str:
    """The kind above one whose own number is not the one printed: "Orlan-20" is no Orlan-10."""
    kind = tree.kinds[key]
    other = two[1].key.isdigit() and not two[0].key.isdigit()
    numbered = any(char.isdigit() for char in kind.name)
    return kind.parent if other and numbered and kind.parent else key


def _longest(
    pieces: tuple[Piece, ...], at: int, tree: EquipmentTree
) -> tuple[tuple[str, ...], int] | None:
    follows = pieces[at + 1].key if at + 1 < len(pieces) else ""
    before = pieces[at - 1].key if at else ""
    if {(before, pieces[at].key), (pieces[at].key, follows)} & _OTHERWISE:
        return None
    most = tree.longest.get(pieces[at].key, 0)
    for end in range(min(len(pieces), at + most), at, -1):
        namings = tree.names.get(tuple(piece.key for piece in pieces[at:end]), ())
        capital = pieces[at].shown[:1].isupper()
        ids = tuple(naming.id for naming in namings if capital or not naming.capital)
        bare = end == at + 1 and (
            (pieces[at].key in _ADJECTIVES and follows not in {"", "and", "or"})
            or (pieces[at].key in _ALONE and at > 0)
        )
        if ids and not bare:
            return ids, end
    return None


def _conjuncts(words: str, names: list[_Name]) -> Iterator[Span]:
    """The words between "and", "or", commas and slashes that stand inside no name."""
    start = 0
    for match in _JOINT.finditer(words):
        if any(n.span.start < match.end() and match.start() < n.span.end for n in names):
            continue
        if words[match.start()] == "," and words[match.end() : match.end() + 1].isdigit():
            continue  # 1,200
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, len(words))


def _item(words: str, part: Span, names: list[_Name], tree: EquipmentTree) -> EquipmentItem | None:
    """The thing that one conjunct names; its head noun before any "of" or "with" decides."""
    if not names:
        return None
    tails = [
        m.start() for m in _TAIL.finditer(words, part.start, part.end) if m.start() > part.start
    ]
    tails = [at for at in tails if not any(n.span.start <= at < n.span.end for n in names)]
    ends = [*tails, part.end]
    start = part.start
    for end in ends:
        here = [name for name in names if start <= name.span.start and name.span.end <= end]
        last = end == part.end
        if here and not (not last and _is_holder(words, here, end)):
            return _chosen(words, Span(part.start, end), here, tree)
        if not here and not last and not _holds(words[start:end]):
            return None  # "crew of a tank"
        start = end
    return None


def _is_holder(words: str, here: list[_Name], end: int) -> bool:
    """Whether the last noun before "of" only holds what follows: "shipment of rifles"."""
    follows = words[end : end + 4].lower()
    head = pieces_of(words[here[-1].span.start : end])
    return (follows[:3] == "of " or follows == "for ") and bool(head) and head[-1].key in _HOLDERS


def _holds(before: str) -> bool:
    pieces = pieces_of(before)
    if not pieces or pieces[-1].key in _HOLDERS:
        return True
    head = pieces[-1].key
    counted = read_amount(before).low is not None
    return counted or not (noun_classes().get(head, frozenset()) & _PEOPLE_OR_PLACE)


def _chosen(
    words: str, part: Span, names: list[_Name], tree: EquipmentTree
) -> EquipmentItem | None:
    """Of the names in a noun phrase, the thing itself and not what modifies it."""
    key, rule = _settled(names[-1], names, tree)
    for name in reversed(names[:-1]):
        other, told = _settled(name, names, tree)
        if other and (not key or _says_more(other, key, tree)):
            key, rule = other, told
    last = pieces_of(words[names[-1].span.start : names[-1].span.end])[-1].key
    if last in _CONTENTS and key in {"goods", "military-equipment"} and len(names) > 1:
        key, rule = _settled(names[-2], names, tree)
        if last in _MAKINGS and key and "bomb" in tree.lineage(key):
            key, rule = "bomb-component", "Q4 what it is made of"
    if key and _stands_before(pieces_of(words[names[-1].span.end : part.end]), tree.kinds[key]):
        return None  # "tank crews", "drone base"
    if not key:
        return None
    kind = tree.kinds[key]
    return EquipmentItem(
        id=key,
        name=kind.name,
        path=tree.path(key),
        amount=_amount(words[part.start : names[0].span.start]),
        rule=rule or ("Q2 class word" if kind.kind == "class" else "Q1 name"),
    )


def _stands_before(behind: tuple[Piece, ...], kind: EquipmentKind) -> bool:
    """Whether the name only describes the people or the place named behind it."""
    head = behind[-1].key if behind else ""
    if not head or head in _OPEN_HEADS or (kind.kind != "class" and head in _BODIES):
        return False
    return bool(noun_classes().get(head, frozenset()) & _PEOPLE_OR_PLACE)


def _settled(name: _Name, names: list[_Name], tree: EquipmentTree) -> tuple[str, str]:
    """The kind that a name stands for; of several, the one under another name's kind."""
    if len(name.ids) == 1:
        return name.ids[0], ""
    others = {key for other in names if other is not name for key in other.ids}
    under = [key for key in name.ids if others & set(tree.lineage(key)[:-1])]
    if len(under) == 1:
        return under[0], "Q6 shared name, settled by the word beside it"
    lines = [tree.lineage(key) for key in under or name.ids]
    common = [level[0] for level in zip(*lines, strict=False) if len(set(level)) == 1]
    told = " or ".join(tree.kinds[key].name for key in under or name.ids)
    return (common[-1], f"Q6 shared name: {told}") if common else ("", "")


def _says_more(one: str, two: str, tree: EquipmentTree) -> bool:
    """Whether a modifier names the thing more closely than the noun it stands before."""
    up = tree.lineage(one)
    if two in up:
        return True
    kind, head = tree.kinds[one], tree.kinds[two]
    if kind.kind == "class" or head.kind != "class" or one in tree.lineage(two):
        return False
    roots = up[0], tree.lineage(two)[0]
    return roots[0] == roots[1] or set(roots) <= _ALIKE or set(roots) <= _PLATFORMS


def _amount(before: str) -> Amount | None:
    """How many, from the words before the name.

    Measures ("120mm", "250lb") are no counts, nor is the number of holders ("two waves of drones").
    """
    if any(piece.key in _HOLDERS - _COUNTED_HOLDERS for piece in pieces_of(before)):
        _, _, before = before.rpartition("of ")  # "a barrage of 70 missiles"
    if _GLUED.search(before):
        return None
    amount = read_amount(before)
    if amount.rule.startswith("N2") and not _ARTICLE.search(before):
        return None  # "their bodies", "the second rocket"
    return amount if amount.low is not None and not amount.unit else None
