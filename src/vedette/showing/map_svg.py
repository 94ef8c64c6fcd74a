"""A map as inline SVG: no tiles, no scripts, nothing fetched."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape

from vedette.lexicon.outlines import Outlines
from vedette.lexicon.stylesheet import map_css
from vedette.showing.map_frame import KM_PER_DEG, Frame, LonLat, frame_points
from vedette.showing.map_labels import Labels, fold
from vedette.showing.map_land import Land, draw_land
from vedette.showing.map_points import MapPoint, MapTrack
from vedette.showing.map_symbols import (
    LINE_PX,
    Spot,
    describe,
    distinct_tracks,
    draw_legend,
    draw_shape,
    say_notes,
)

COARSE_KM = 150.0
WIDTH, HEIGHT = 640.0, 470.0
_STEPS_DEG = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 45.0)
_STEPS_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MIN_WIDTH = 560.0


def map_svg(
    points: Sequence[MapPoint],
    tracks: Sequence[MapTrack] = (),
    *,
    outlines: Outlines | None,
    title: str = "Map of the places named",
    standalone: bool = False,
) -> str:
    """Draw points with the radius in which they may lie, and tracks as arrows.

    The view is that of `frame_points`. Nothing is moved to make room: points at the same
    coordinate become one symbol with their number. Places known to 150 km or worse (countries,
    seas) get no symbol when there is any better one; they and places outside the view are
    named below the map. Solid is stated, hatched is hedged, hollow is anything else.

    Args:
        points: what to draw; with none, the map says so.
        tracks: movements; the way between the ends is not known and drawn as a bow.
        outlines: land and borders; None draws the graticule alone and says so.
        title: for screen readers.
        standalone: put the style sheet into the SVG (for a file of its own).
    """
    fine = [point for point in points if point.radius_km <= COARSE_KM]
    drawn = fine or list(points)
    frame = frame_points([_lon_lat(point) for point in drawn], width=WIDTH, height=HEIGHT)
    spots, outside = _spots(drawn, frame)
    coarse = [point for point in points if point.radius_km > COARSE_KM] if fine else []
    labels = Labels(width=frame.width, height=frame.height)
    for spot in spots:
        labels.block(spot.x, spot.y, spot.size)
    names = "".join(labels.place(spot.x, spot.y, spot.size, spot.points[0].label) for spot in spots)
    land = draw_land(outlines, frame) if outlines else None
    body = [
        _land(land, labels, frame),
        _graticule(frame, labels),
        '<g class="vm-areas">' + "".join(_area(spot, frame) for spot in spots) + "</g>",
        "".join(_track(track, frame) for track in distinct_tracks(tracks)),
        "".join(_symbol(spot) for spot in spots),
        f'<g class="vm-names">{names}</g>',
        _scale_bar(frame),
    ]
    notes = say_notes(coarse, outside, has_land=land is not None, empty=not points)
    width = max(frame.width, _MIN_WIDTH)
    legend, bottom = draw_legend(spots, tracks, frame.height + 18, width)
    lines = [line for note in notes for line in fold(note, 1.15 * width)]
    foot = "".join(
        f'<text class="vm-note" x="2" y="{bottom + LINE_PX * (i + 1):.0f}">{escape(line)}</text>'
        for i, line in enumerate(lines)
    )
    height = bottom + 6 + LINE_PX * len(lines)
    style = f"<style>{map_css()}</style>" if standalone else ""
    namespace = ' xmlns="http://www.w3.org/2000/svg"' if standalone else ""
    return (
        f'<svg{namespace} class="vm" viewBox="0 0 {width:.0f} {height:.0f}" role="group" '
        f'aria-labelledby="vm-title vm-desc"><title id="vm-title">{escape(title)}</title>'
        f'<desc id="vm-desc">{escape(describe(spots, tracks, notes))}</desc>{style}'
        f"{_definitions(frame)}"
        f'<g clip-path="url(#vm-clip)"><rect class="{"vm-sea" if land else "vm-blank"}" width="{frame.width:.1f}" '
        f'height="{frame.height:.1f}"/>{"".join(body)}</g>'
        f'<rect class="vm-frame" width="{frame.width:.1f}" height="{frame.height:.1f}"/>'
        f"{legend}{foot}</svg>"
    )


def _lon_lat(point: MapPoint) -> LonLat:
    return point.lon_deg, point.lat_deg


def _spots(points: Sequence[MapPoint], frame: Frame) -> tuple[list[Spot], list[MapPoint]]:
    groups: dict[LonLat, list[MapPoint]] = {}
    outside: list[MapPoint] = []
    west, south, east, north = frame.box
    for point in points:
        lon = frame.near(point.lon_deg)
        if west <= lon <= east and south <= point.lat_deg <= north:
            groups.setdefault((round(lon, 4), round(point.lat_deg, 4)), []).append(point)
        else:
            outside.append(point)
    spots = [
        Spot(x=frame.x(lon), y=frame.y(lat), points=tuple(group))
        for (lon, lat), group in groups.items()
    ]
    return sorted(spots, key=lambda spot: (-len(spot.points), spot.x, spot.y)), outside


def _land(land: Land | None, labels: Labels, frame: Frame) -> str:
    if land is None:
        return ""
    names = "".join(
        labels.centre(x, min(max(y, 16), frame.height - 24), name.upper(), kind="vm-country")
        for x, y, name in land.names
    )
    return (
        f'<path class="vm-land" fill-rule="evenodd" d="{land.fill}"/>'
        f'<path class="vm-coast" d="{land.coast}"/><path class="vm-border" d="{land.border}"/>{names}'
    )


def _graticule(frame: Frame, labels: Labels) -> str:
    west, south, east, north = frame.box
    step = next((s for s in _STEPS_DEG if (east - west) / s <= 7), _STEPS_DEG[-1])
    lines: list[str] = []
    texts: list[str] = []
    for lon in _ticks(west, east, step):
        x = frame.x(lon)
        lines.append(f"M{x:.1f} 0V{frame.height:.1f}")
        texts.append(labels.edge(x, 11, _degrees(math.remainder(lon, 360), "E", "W"), "middle"))
    for lat in _ticks(max(south, -90), min(north, 90), step):
        y = frame.y(lat)
        lines.append(f"M0 {y:.1f}H{frame.width:.1f}")
        texts.append(labels.edge(4, y - 3, _degrees(lat, "N", "S"), "start"))
    return f'<path class="vm-grid" d="{"".join(lines)}"/><g class="vm-degrees">{"".join(texts)}</g>'


def _ticks(low: float, high: float, step: float) -> Iterator[float]:
    for number in range(math.ceil(low / step), math.floor(high / step) + 1):
        yield number * step


def _degrees(value: float, positive: str, negative: str) -> str:
    side = "" if abs(value) < 1e-9 or abs(value) == 180 else positive if value > 0 else negative
    return f"{abs(value):.2f}".rstrip("0").rstrip(".") + f"° {side}".rstrip()


def _area(spot: Spot, frame: Frame) -> str:
    point = max(spot.points, key=lambda item: item.radius_km)
    rx, ry = frame.radii(point.radius_km, point.lat_deg)
    if rx < spot.size + 1:
        return ""
    kind = f"vm-area vm-{spot.family.key}"
    return (
        f'<ellipse class="{kind}" cx="{spot.x:.1f}" cy="{spot.y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}"/>'
    )


def _symbol(spot: Spot) -> str:
    count = len(spot.points)
    notes = list(dict.fromkeys(point.note for point in spot.points))
    rest = f"\n… and {len(notes) - 8} more" if len(notes) > 8 else ""
    radius = max(point.radius_km for point in spot.points)
    said = f"{count} claim{'s' if count > 1 else ''}, within {radius:g} km"
    title = f"{spot.title} ({said})\n" + "\n".join(notes[:8]) + rest
    number = ""
    if count > 1:
        x, y = spot.x + spot.size, spot.y - spot.size + 1
        number = (
            f'<circle class="vm-badge" cx="{x:.1f}" cy="{y:.1f}" r="6.5"/>'
            f'<text class="vm-count" x="{x:.1f}" y="{y + 3:.1f}">{count if count < 100 else "99+"}</text>'
        )
    hatch = (
        f'<g class="vm-hatched">{draw_shape(spot.family, spot.x, spot.y, spot.size, "")}</g>'
        if spot.surety == "hedged"
        else ""
    )
    drawing = (
        f'<g class="vm-symbol vm-{spot.family.key} vm-{spot.surety}"><title>{escape(title)}</title>'
        f"{draw_shape(spot.family, spot.x, spot.y, spot.size, 'vm-shape')}{hatch}{number}</g>"
    )
    href = next((point.href for point in spot.points if point.href), "")
    return f'<a href="{escape(href)}">{drawing}</a>' if href else drawing


def _track(track: MapTrack, frame: Frame) -> str:
    """One arrow, drawn again a turn away when it crosses the edge of a world map."""
    lon = frame.near(track.start.lon_deg)
    end = lon + math.remainder(track.end.lon_deg - lon, 360)
    west, _, east, _ = frame.box
    shifts = [
        turn
        for turn in (-360, 0, 360)
        if max(lon, end) + turn >= west and min(lon, end) + turn <= east
    ]
    title = f"{track.start.label} to {track.end.label}: {track.start.note}"
    return "".join(_arrow(track, frame, lon + turn, end + turn, title) for turn in shifts)


def _arrow(track: MapTrack, frame: Frame, lon: float, end: float, title: str) -> str:
    x0, y0 = frame.x(lon), frame.y(track.start.lat_deg)
    x1, y1 = frame.x(end), frame.y(track.end.lat_deg)
    length = math.hypot(x1 - x0, y1 - y0)
    if length < 16:
        return ""
    bow = 0.14
    cx, cy = (x0 + x1) / 2 + (y1 - y0) * bow, (y0 + y1) / 2 - (x1 - x0) * bow
    tail, head = 8 / math.hypot(cx - x0, cy - y0), 11 / math.hypot(x1 - cx, y1 - cy)
    sx, sy = x0 + (cx - x0) * tail, y0 + (cy - y0) * tail
    ex, ey = x1 - (x1 - cx) * head, y1 - (y1 - cy) * head
    surety = track.start.status if track.start.status in ("fact", "hedged") else "open"
    return (
        f'<path class="vm-track vm-{surety}" marker-end="url(#vm-arrow)" '
        f'd="M{sx:.1f} {sy:.1f}Q{cx:.1f} {cy:.1f} {ex:.1f} {ey:.1f}"><title>{escape(title)}</title></path>'
    )


def _scale_bar(frame: Frame) -> str:
    per_km = frame.scale / KM_PER_DEG
    km = max((step for step in _STEPS_KM if step * per_km <= frame.width / 4), default=_STEPS_KM[0])
    length, x, y = km * per_km, frame.width - 14, frame.height - 12
    return (
        f'<g class="vm-scale"><path d="M{x - length:.1f} {y - 5:.1f}v5h{length:.1f}v-5"/>'
        f'<text x="{x - length / 2:.1f}" y="{y - 5:.1f}">{km:,} km</text></g>'
    )


def _definitions(frame: Frame) -> str:
    return (
        f'<defs><clipPath id="vm-clip"><rect width="{frame.width:.1f}" height="{frame.height:.1f}"/>'
        '</clipPath><pattern id="vm-hatch" width="4" height="4" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="vm-stripe" width="2" height="4"/></pattern>'
        '<marker id="vm-arrow" viewBox="0 0 10 10" refX="7" refY="5" markerWidth="9" '
        'markerHeight="9" markerUnits="userSpaceOnUse" orient="auto">'
        '<path class="vm-head" d="M0 0L10 5L0 10L2.5 5Z"/></marker></defs>'
    )
