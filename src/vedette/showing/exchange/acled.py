"""Events in the 31 columns of ACLED's tables, coded by rule: like ACLED's, but not by its coders."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

from vedette.lexicon.countries import country_names, numeric_codes
from vedette.records.claims import Actor, Claim
from vedette.records.events import Event
from vedette.records.grounded import Place
from vedette.showing.exchange.parcel import Exported, Telling, losses
from vedette.showing.tables import first_place, guard_cell
from vedette.showing.wording import flat, name_actor, say_chain

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip

_HAPPENED = frozenset({"fact", "hedged"})
_REMOTE = {
    "aerial": "Air/drone strike", "drone": "Air/drone strike",
    "heavy-weapons": "Shelling/artillery/missile attack",
    "explosives": "Remote explosive/landmine/IED", "suicide-attack": "Suicide bomb",
    "unconventional": "Chemical weapon",
}  # fmt: skip
_PROTESTS = {
    "riot": ("Riots", "Violent demonstration"), "vandalize": ("Riots", "Mob violence"),
    "crowd-control": ("Protests", "Protest with intervention"),
}  # fmt: skip
_COERCED = {
    "arrest": "Arrests", "seize": "Looting/property destruction",
    "destroy": "Looting/property destruction",
}  # fmt: skip
_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
_ARMED_OTHERS = frozenset({"REB", "UAF", "PRM", "CRM"})
_INTER = (
    (_STATE, "State Forces"), (frozenset({"REB"}), "Rebel Groups"),
    (frozenset({"PRM", "UAF", "CRM"}), "Political Militias"),
)  # fmt: skip
_DISORDER = {
    "Battles": "Political violence", "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence", "Riots": "Political violence",
    "Protests": "Demonstrations", "Strategic developments": "Strategic developments",
}  # fmt: skip


def acled(told: Sequence[Telling]) -> Exported:
    """CSV with ACLED's columns, one row for each event that somebody says has happened.

    Types and sub-types follow from ours by rule, `inter1` and `inter2` from PLOVER sectors, in
    the words of ACLED's newer tables. The whole chain of sources, statuses and quotes go to
    `notes`; `fatalities` is the least number said, ACLED's way, and 0 when none was. `timestamp`
    and `admin2`, `admin3`, `source_scale` stay empty.

    Source:
        Column names: ACLED's column guide of 2023; codes of precision: its codebook.
    """
    happened = [t for t in told if _HAPPENED & set(t.event.statuses)]
    dated = [t for t in happened if _day(t.event.first)]
    rows = [_row(t) for t in dated]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([guard_cell(cell) for cell in row] for row in rows)
    counts = {
        ("event that nobody says has happened", "left out"): len(told) - len(happened),
        ("event without a day", "left out"): len(happened) - len(dated),
        ("chain of sources", "notes"): sum(any(e.claim.sources for e in t.evidence) for t in dated),
        ("status other than fact", "notes"): sum(set(t.event.statuses) != {"fact"} for t in dated),
        ("words that prove it", "notes"): len(dated),
        ("independent origins", "notes"): len(dated),
        ("span of days", "first day"): sum(t.event.first != t.event.last for t in dated),
        ("place without a point", "empty"): sum(_place(t) is None for t in dated),
        ("movement from a place to another", "one place"): sum(
            any(e.claim.track is not None for e in t.evidence) for t in dated
        ),
        ("disputed toll", "least number"): sum(
            any(x.disputed for x in t.event.tolls) for t in dated
        ),
    }
    return Exported(
        content=out.getvalue().encode("utf-8"), rows=len(rows), noun="event", losses=losses(counts)
    )


def _row(told: Telling) -> tuple[str, ...]:
    event, claim = told.event, told.lead.claim
    day, place = _day(event.first) or date.min, _place(told)
    country = place.country if place is not None else ""
    one, two = _side(told, "actors"), _side(told, "recipients")
    kind, sub = event_type_of(claim, one)
    inters = [_inter(actor, country, kind) for actor in (one, two)]
    civilians = two is not None and inters[1] == "Civilians"
    cells = {
        "event_id_cnty": event.id,
        "event_date": day.isoformat(),
        "year": str(day.year),
        "time_precision": _time_precision(event),
        "disorder_type": _DISORDER[kind],
        "event_type": kind,
        "sub_event_type": sub,
        "actor1": flat(name_actor(one)) if one is not None else "",
        "inter1": inters[0],
        "actor2": flat(name_actor(two)) if two is not None else "",
        "inter2": inters[1],
        "interaction": "-".join(filter(None, inters)),
        "civilian_targeting": "Civilian targeting" if civilians and kind != "Protests" else "",
        "iso": str(numeric_codes().get(country, "")),
        "country": country_names().get(country, ""),
        "admin1": place.region if place is not None else "",
        "location": place.name if place is not None else "",
        "latitude": f"{place.lat_deg:.4f}" if place is not None else "",
        "longitude": f"{place.lon_deg:.4f}" if place is not None else "",
        "geo_precision": str(_geo_precision(place)) if place is not None else "",
        "source": "; ".join(dict.fromkeys(e.outlet or e.report_name for e in told.evidence)),
        "notes": _notes(told),
        "fatalities": str(next((t.low for t in event.tolls if t.kind == "killed"), 0)),
        "tags": f"vedette: coded by rule; {len(event.origins)} independent origins; not reviewed",
    }
    return tuple(cells.get(column, "") for column in COLUMNS)


def event_type_of(claim: Claim, actor: Actor | None) -> tuple[str, str]:
    """ACLED's event type and sub-type of a claim."""
    armed_other = actor is not None and actor.sector in _ARMED_OTHERS
    if claim.type == "ASSAULT":
        return _assault(claim)
    if claim.type == "PROTEST":
        return _PROTESTS.get(claim.mode, ("Protests", "Peaceful protest"))
    if claim.type == "CONTROL" and claim.mode == "take":
        sub = (
            "Non-state actor overtakes territory" if armed_other else "Government regains territory"
        )
        return "Battles", sub
    if claim.type == "RETREAT" and claim.mode == "withdraw":
        return "Strategic developments", "Non-violent transfer of territory"
    if claim.type == "COERCE" and claim.mode == "abduct":
        return "Violence against civilians", "Abduction/forced disappearance"
    if claim.type == "COERCE" and claim.mode in _COERCED:
        return "Strategic developments", _COERCED[claim.mode]
    if claim.type in {"AGREE", "SUPPORT"}:
        return "Strategic developments", "Agreement"
    if claim.type in {"RETREAT", "MOVE", "MOBILIZE", "PRESENCE", "CONTROL"}:
        return "Strategic developments", "Change to group/activity"
    return "Strategic developments", "Other"


def _assault(claim: Claim) -> tuple[str, str]:
    if claim.mode in _REMOTE:
        return "Explosions/Remote violence", _REMOTE[claim.mode]
    if claim.mode == "sexual":
        return "Violence against civilians", "Sexual violence"
    if claim.mode == "abduct":
        return "Violence against civilians", "Abduction/forced disappearance"
    sectors = {actor.sector for actor in claim.recipients}
    if sectors and not sectors & (_STATE | _ARMED_OTHERS):
        return "Violence against civilians", "Attack"
    return "Battles", "Armed clash"


def _inter(actor: Actor | None, country: str, kind: str) -> str:
    if actor is None:
        return ""
    if actor.sector in {"MIL", "GOV"} and country and actor.country not in {"", country}:
        return "External/Other Forces"
    for sectors, name in _INTER:
        if actor.sector in sectors:
            return name
    if kind in {"Protests", "Riots"}:
        return "Protesters" if kind == "Protests" else "Rioters"
    return "Civilians" if actor.sector else ""


def _side(told: Telling, side: str) -> Actor | None:
    for item in told.evidence:
        found: tuple[Actor, ...] = item.claim.actors if side == "actors" else item.claim.recipients
        if found:
            return found[0]
    return None


def _place(told: Telling) -> Place | None:
    places = [p for e in told.evidence if (p := first_place(e.claim)) is not None]
    return min(places, key=lambda place: (place.precision, place.radius_km), default=None)


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat((iso + "-01-01")[:10] if len(iso) == 4 else (iso + "-01")[:10])
    except ValueError:
        return None


def _time_precision(event: Event) -> str:
    first, last = _day(event.first), _day(event.last)
    if len(event.first) < 10 or first is None or last is None:
        return "3"
    days = (last - first).days
    return "1" if days == 0 else "2" if days <= 7 else "3"


def _geo_precision(place: Place) -> int:
    """1 a particular town, 2 near one or a small part of a region, 3 a larger part."""
    return {1: 1, 2: 2, 3: 2}.get(place.precision, 3)


def _notes(told: Telling) -> str:
    """Quotes with according to whom and how surely, then origins and what is disputed."""
    quotes = dict.fromkeys(
        f"{flat(e.claim.evidence.cut(e.text))} [{e.claim.status}; {say_chain(e.claim.sources, e.outlet)}]"
        for e in told.evidence
    )
    origins = ", ".join(dict.fromkeys(origin.name for origin in told.event.origins))
    tolls = "; ".join(
        f"{t.kind}: {t.low} to {t.high}, disputed" for t in told.event.tolls if t.disputed
    )
    return " ".join(filter(None, (*quotes, f"Origins: {origins}." if origins else "", tolls)))
