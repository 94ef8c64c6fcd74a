"""Deliveries: goods that are expected somewhere, and whether they came.

A delivery is what claims say of one kind of goods to one destination. Rules D1 to D5 of
docs/method/state.md: nothing is taken to have arrived because its day has passed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from vedette.fusion.bearings import movement_class
from vedette.fusion.matching import REGION_KM
from vedette.fusion.traits import Traits, traits_of
from vedette.fusion.words import stem, words_of
from vedette.lexicon.movement_words import movement_words
from vedette.records.events import Evidence
from vedette.records.states import Delivery, DeliveryState

GRACE_DAYS = 3
"""Goods are overdue so many days after the last day by which they were expected."""

WITHOUT_DUE_DAYS = 30
"""Goods with no day are overdue so many days after they were last said to be on their way."""

BEARING = frozenset({"MOVE", "AID", "AGREE", "COERCE", "SANCTION", "COOPERATE"})


def deliveries_of(evidence: Iterable[Evidence], *, valid_at: date) -> tuple[Delivery, ...]:
    """What became of the goods that claims tell of, as of a day.

    Args:
        evidence: claims; those without goods are passed over.
        valid_at: the day asked about; what is of later days is left out.

    Returns:
        Deliveries, the stalled and overdue first, then by their last day.
    """
    asked = valid_at.toordinal()
    groups: dict[tuple[frozenset[str], str], list[Traits]] = defaultdict(list)
    for item in sorted({e.claim.id: e for e in evidence}.values(), key=lambda e: e.claim.id):
        traits = traits_of(item)
        goods = _goods(traits)
        day = _published(traits)
        if goods is not None and (day is None or day <= asked):
            groups[goods, _to(traits)].append(traits)
    joined = _join_open_ends(groups)
    found = [_delivery(goods, members, asked) for goods, members in joined]
    order = ("stalled", "overdue", "under way", "expected", "arrived")
    return tuple(
        sorted(found, key=lambda d: (order.index(d.state), d.last, d.goods, d.destination))
    )


def _goods(item: Traits) -> frozenset[str] | None:
    """Stems of the goods of a claim that moves, gives, promises or holds back goods.

    Empty for a ship or convoy that did not come, with no word of what it carries; None for a
    claim that tells of no delivery.
    """
    claim = item.evidence.claim
    if claim.type not in BEARING:
        return None
    printed = [
        words.text for words in (*claim.equipment, *claim.quantity) if _goods_phrase(words.text)
    ]
    words = {word for text in printed for word in words_of(text)}
    cargo = words & movement_words()["cargo"]
    carriers = {word for item in claim.equipment for word in words_of(item.text)}
    carried = (
        claim.type == "MOVE"
        and claim.status == "denied"
        and bool(carriers & movement_words()["vessel"])
        and movement_class(item, "arrived") is not None
    )
    if not cargo and not carried:
        return None
    return frozenset(stem(word) for word in cargo - {"cargo", "goods", "shipment", "shipments"})


def _goods_phrase(text: str) -> bool:
    """Whether words name goods, not what carries them: "fuel", not "fuel tankers"."""
    words = words_of(text)
    return bool(words) and words[-1] not in movement_words()["vessel"]


def _to(item: Traits) -> str:
    """The country of the destination, else its words; "" when none is named."""
    places = item.to or item.at
    for where in places:
        if where.place is not None:
            return where.place.country or where.place.key
    claim = item.evidence.claim
    countries = [who.country for who in claim.recipients if who.country]
    if countries and claim.type in ("AID", "AGREE"):
        return countries[0]
    return ""


def _join_open_ends(
    groups: dict[tuple[frozenset[str], str], list[Traits]],
) -> list[tuple[frozenset[str], list[Traits]]]:
    """Groups of the same goods and destination; those that name one of them less join the only fit."""
    full = _same_goods(groups)
    for (goods, to), members in sorted(groups.items(), key=_ordered):
        if goods and to:
            continue
        near = [
            known
            for others, there, known in full
            if (not to or there == to)
            and (not goods or goods & others)
            and any(_near(a, b) for a in members for b in known)
        ]
        if len(near) == 1:
            near[0].extend(members)
        elif goods or to:
            full.append((goods, to, list(members)))
    return [(goods, members) for goods, _, members in full]


def _ordered(entry: tuple[tuple[frozenset[str], str], object]) -> tuple[list[str], str]:
    (goods, to), _ = entry
    return sorted(goods), to


def _same_goods(
    groups: dict[tuple[frozenset[str], str], list[Traits]],
) -> list[tuple[frozenset[str], str, list[Traits]]]:
    """Groups that name goods and destination, those with some of the goods in common as one."""
    merged: list[tuple[frozenset[str], str, list[Traits]]] = []
    for (goods, to), members in sorted(groups.items(), key=_ordered):
        if not goods or not to:
            continue
        at = next((i for i, (g, t, _) in enumerate(merged) if t == to and g & goods), None)
        if at is None:
            merged.append((goods, to, list(members)))
        else:
            others, _, known = merged[at]
            merged[at] = (others | goods, to, known + members)
    return merged


def _near(one: Traits, two: Traits) -> bool:
    a, b = _published(one), _published(two)
    return a is not None and b is not None and abs(a - b) <= WITHOUT_DUE_DAYS


def _published(item: Traits) -> int | None:
    return item.published if item.published is not None else (item.days[1] if item.days else None)


def _delivery(goods: frozenset[str], members: Sequence[Traits], asked: int) -> Delivery:
    ordered = sorted(members, key=lambda m: (_published(m) or 0, m.days or (0, 0), m.id))
    by_kind: dict[DeliveryState, list[Traits]] = defaultdict(list)
    for item in ordered:
        by_kind[_said(item)].append(item)
    due = max((m.days[1] for m in by_kind["expected"] if m.days), default=0)
    last = _published(ordered[-1]) or 0
    kind, rule = _state(by_kind, due, asked)
    shown = by_kind["under way" if kind == "overdue" and by_kind["under way"] else kind]
    supports = shown or by_kind["expected"]
    against = [
        item for other, items in by_kind.items() for item in items
        if {other, kind} == {"arrived", "stalled"} and other != kind
    ]  # fmt: skip
    claims = [item.evidence.claim for item in ordered]
    return Delivery(
        goods=_first(w.text for c in claims for w in c.equipment if _names(w.text, "cargo"))
        or ", ".join(sorted(goods))
        or "not said",
        carrier=_first(w.text for c in claims for w in c.equipment if _names(w.text, "vessel")),
        origin=_first(p.words.text for c in claims for p in c.origins),
        destination=_destination(ordered),
        state=kind,
        due=date.fromordinal(due).isoformat() if due else "",
        last=date.fromordinal(last).isoformat() if last else "",
        supports=tuple(item.id for item in supports),
        against=tuple(item.id for item in against),
        rule=rule,
    )


def _said(item: Traits) -> DeliveryState:
    """D1 to D3: what one claim says of the goods."""
    claim = item.evidence.claim
    arrives = movement_class(item, "arrived") is not None
    if claim.status == "denied":
        return "stalled" if claim.type in ("MOVE", "AID") else "expected"
    if claim.type in ("SANCTION", "COERCE") or movement_class(item, "stalled"):
        return "stalled"
    if item.ahead or claim.type == "AGREE" or claim.status == "unknown":
        return "expected"
    return "arrived" if arrives or claim.type == "AID" else "under way"


def _state(
    said: dict[DeliveryState, list[Traits]], due: int, asked: int
) -> tuple[DeliveryState, str]:
    """D4, D5: the newest word counts; without one, a day that has passed makes goods overdue."""
    last = {
        kind: max((_published(m) or 0 for m in items), default=-1) for kind, items in said.items()
    }
    stalled, arrived = last.get("stalled", -1), last.get("arrived", -1)
    if stalled >= 0 and stalled >= arrived:
        return "stalled", "said not to have come, or to be held back"
    if arrived >= 0 and arrived >= last.get("under way", -1):
        return "arrived", "said to have come"
    if due and asked > due + GRACE_DAYS:
        return (
            "overdue",
            f"expected by {date.fromordinal(due).isoformat()}; nobody says that it came",
        )
    newest = max(last.values(), default=0)
    if not due and asked > newest + WITHOUT_DUE_DAYS:
        return "overdue", f"nothing said for more than {WITHOUT_DUE_DAYS} days"
    if last.get("under way", -1) >= 0:
        return "under way", "said to be moving"
    return "expected", "announced or offered"


def _names(text: str, kind: str) -> bool:
    return bool(set(words_of(text)) & movement_words()["cargo" if kind == "cargo" else "vessel"])


def _first(texts: Iterable[str]) -> str:
    return next(iter(texts), "")


def _destination(members: Sequence[Traits]) -> str:
    places = [where for m in members for where in (m.to or m.at)]
    exact = [w for w in places if w.place is not None and w.place.radius_km <= REGION_KM]
    return _first(w.place.name if w.place else w.text for w in (*exact, *places))
