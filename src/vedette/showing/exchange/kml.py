"""Events as KML 2.2, for Google Earth and its like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree

from vedette.records.grounded import Place
from vedette.showing.exchange.parcel import Exported, Telling, losses
from vedette.showing.geometry import geometry_of, track_geometry
from vedette.showing.tables import event_row, first_place
from vedette.showing.wording import flat, say_chain

_SPACE = "http://www.opengis.net/kml/2.2"
_FIELDS = (
    "type", "who", "where", "status", "origins", "claims", "per", "outlets", "quote", "reviewed",
)  # fmt: skip


def kml(told: Sequence[Telling]) -> Exported:
    """A KML document with one placemark for each event; those without a point have none.

    The description holds every quote with according to whom. Radius and precision of the place
    are in ExtendedData: KML's points have no uncertainty.

    Source:
        OGC 12-007r2, KML 2.3 and 2.2: coordinates are longitude, latitude.
    """
    ElementTree.register_namespace("", _SPACE)
    root = ElementTree.Element(f"{{{_SPACE}}}kml")
    document = _child(root, "Document")
    _child(document, "name", "vedette: events, read by machine")
    for item in told:
        _placemark(document, item)
    ElementTree.indent(root, space=" ")
    content: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    counts = {
        ("event without a point", "no geometry"): sum(not _places(item) for item in told),
        ("radius of a place", "ExtendedData"): len(told),
    }
    return Exported(content=content + b"\n", rows=len(told), noun="event", losses=losses(counts))


def _placemark(document: ElementTree.Element, told: Telling) -> None:
    event = told.event
    row = event_row(event, {item.claim.id: item for item in told.evidence})
    mark = _child(document, "Placemark")
    mark.set("id", event.id)
    _child(mark, "name", _clean(f"{event.type}: {row.who or 'nobody named'}"))
    quotes = [
        f"“{flat(e.claim.evidence.cut(e.text))}” ({e.claim.status}; {say_chain(e.claim.sources, e.outlet)})"
        for e in told.evidence
    ]
    _child(mark, "description", _clean("\n".join(dict.fromkeys(quotes))))
    if event.first:
        span = _child(mark, "TimeSpan")
        _child(span, "begin", event.first)
        _child(span, "end", event.last or event.first)
    data = _child(mark, "ExtendedData")
    places = _places(told)
    radius = [("radius_km", f"{max(p.radius_km for p in places):g}")] if places else []
    for name, value in [*((field, getattr(row, field)) for field in _FIELDS), *radius]:
        entry = _child(data, "Data")
        entry.set("name", name)
        _child(entry, "value", _clean(value))
    _geometry(mark, told, places)


def _geometry(mark: ElementTree.Element, told: Telling, places: Sequence[Place]) -> None:
    track = next((e.claim.track for e in told.evidence if e.claim.track is not None), None)
    shapes = [geometry_of(place) for place in places]
    if track is not None and len(track.points) > 1:
        shapes = [track_geometry(track)]
    if len(shapes) > 1:
        mark = _child(mark, "MultiGeometry")
    for shape in shapes:
        _shape(mark, str(shape["type"]), shape["coordinates"])


def _shape(parent: ElementTree.Element, kind: str, coordinates: object) -> None:
    if not isinstance(coordinates, list):
        return
    if kind.startswith("Multi"):
        group = _child(parent, "MultiGeometry")
        for part in coordinates:
            _shape(group, kind.removeprefix("Multi"), part)
        return
    if kind == "Polygon":
        outer = _child(_child(parent, "Polygon"), "outerBoundaryIs")
        _child(_child(outer, "LinearRing"), "coordinates", _positions(coordinates[0]))
        return
    line = coordinates if kind == "LineString" else [coordinates]
    _child(_child(parent, kind), "coordinates", _positions(line))


def _positions(line: Iterable[Sequence[float]]) -> str:
    return " ".join(f"{lon:g},{lat:g}" for lon, lat in line)


def _places(told: Telling) -> list[Place]:
    found = {p.key: p for e in told.evidence if (p := first_place(e.claim)) is not None}
    return list(found.values())


def _child(parent: ElementTree.Element, tag: str, text: str | None = None) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{_SPACE}}}{tag}")
    child.text = text
    return child


def _clean(text: str) -> str:
    """Without characters that XML 1.0 does not allow."""
    return "".join(
        c if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff") else " " for c in text
    )
