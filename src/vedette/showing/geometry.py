"""Places and tracks as GeoJSON geometries (RFC 7946): longitude first, WGS 84."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.records.claims import Track
from vedette.records.grounded import Place

_Position = list[float]


def geometry_of(place: Place) -> dict[str, object]:
    """A place's shape, or its point; lines that cross the 180th meridian are cut there."""
    if place.shape is None:
        return {"type": "Point", "coordinates": [place.lon_deg, place.lat_deg]}
    kind, lines = (
        place.shape.type,
        [[[lon, lat] for lon, lat in line] for line in place.shape.lines],
    )
    if kind == "MultiPoint":
        return {"type": kind, "coordinates": lines[0]}
    if kind == "Polygon":
        return {"type": kind, "coordinates": lines}
    return line_geometry(lines)


def track_geometry(track: Track) -> dict[str, object]:
    """A movement as a line with the radius of each station, or as a point with a heading.

    Beside `type` and `coordinates` it has `uncertainty_km` and `names`, one for each station
    (where the line is cut at the 180th meridian, they still follow the stations), and
    `heading_deg` where no destination is known.
    """
    positions = [[point.lon_deg, point.lat_deg] for point in track.points]
    one = len(positions) == 1
    row: dict[str, object] = (
        {"type": "Point", "coordinates": positions[0]} if one else line_geometry([positions])
    )
    row["uncertainty_km"] = [point.radius_km for point in track.points]
    row["names"] = [point.name for point in track.points]
    if track.heading_deg is not None:
        row["heading_deg"] = track.heading_deg
    return row


def line_geometry(lines: Sequence[Sequence[_Position]]) -> dict[str, object]:
    """Lines as a LineString, or as a MultiLineString where there are several or one is cut."""
    parts = [part for line in lines for part in cut_line(line)]
    if len(parts) == 1:
        return {"type": "LineString", "coordinates": parts[0]}
    return {"type": "MultiLineString", "coordinates": parts}


def cut_line(line: Sequence[_Position]) -> list[list[_Position]]:
    """A line as parts that meet the 180th meridian where it crosses it (RFC 7946, 3.1.9)."""
    parts: list[list[_Position]] = [[line[0]]] if line else []
    for end in line[1:]:
        start = parts[-1][-1]
        if abs(end[0] - start[0]) <= 180:
            parts[-1].append(end)
            continue
        side = 180.0 if start[0] > 0 else -180.0
        run = end[0] - start[0] + 2 * side
        share = (side - start[0]) / run if run else 0.5
        lat = round(start[1] + share * (end[1] - start[1]), 6)
        parts[-1].append([side, lat])
        parts.append([[-side, lat], end])
    return parts
