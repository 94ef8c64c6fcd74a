"""A timeline as inline SVG: one lane for each family, one bar for each dated item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from vedette.showing.brief_items import Item, sentence_text
from vedette.showing.families import FAMILIES
from vedette.showing.wording import say_day

WIDTH = 640
_LEFT, _RIGHT = 132, 12
_ROW, _BAR = 15, 11
_MIN_BAR = 7.0
_MAX_ROWS = 12
_ROOM = 31  # days that a bar may always reach back
_TICKS = (1, 2, 7, 14, 30, 61, 91, 182, 365)


@dataclass(frozen=True, slots=True)
class _Bar:
    first: date
    last: date
    item: Item


def timeline_svg(items: Iterable[Item], published: Sequence[str] = ()) -> str:
    """Draw the items whose days resolved; "" when there is none.

    A bar covers all the days in which the event may lie; hatched is hedged. A day of publication
    is a small mark on the axis, never a bar.

    Args:
        items: items of a brief; undated ones are not drawn.
        published: ISO days on which the reports were published.
    """
    bars = [bar for item in items if (bar := _bar(item)) is not None]
    if not bars:
        return ""
    marks = sorted({day for text in published if (day := _day(text, last=False))})
    start, end = _window(bars, marks)
    days = (end - start).days + 1
    scale = (WIDTH - _LEFT - _RIGHT) / days
    body: list[str] = []
    y = 14
    for family in FAMILIES:
        lane = sorted(
            (bar for bar in bars if bar.item.family is family),
            key=lambda bar: (bar.first, bar.last, bar.item.anchor),
        )
        if lane:
            drawn, rows = _lane(lane, start, scale, y)
            label = f'<text class="vt-title" x="0" y="{y + 10}">{escape(family.short)}</text>'
            body += [label, *drawn]
            y += rows * _ROW + 6
            body.append(f'<path class="vt-lane" d="M{_LEFT} {y - 3}H{WIDTH - _RIGHT}"/>')
    axis = _axis(start, days, scale, y) + _marks(marks, start, scale, y)
    height = y + 34
    return (
        f'<svg class="vm vt" viewBox="0 0 {WIDTH} {height}" role="group" aria-labelledby="vt-title">'
        f'<title id="vt-title">Timeline, {say_day(start.isoformat())} to {say_day(end.isoformat())}'
        '</title><defs><pattern id="vt-hatch" width="4" height="4" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="vm-stripe" width="2" height="4"/></pattern></defs>'
        f"{''.join(body)}{axis}</svg>"
    )


def _window(bars: Sequence[_Bar], marks: Sequence[date]) -> tuple[date, date]:
    """The days drawn: what ended and was published in them; no bar stretches them to double.

    A bar that began before the first day is cut off there and drawn with a point.
    """
    earliest = min(bar.first for bar in bars)
    core = min(bar.last for bar in bars)
    core = min([core] + [day for day in marks if earliest <= day])
    end = max([bar.last for bar in bars] + [day for day in marks if day >= core])
    room = timedelta(days=max(_ROOM, (end - core).days))
    return min([core] + [bar.first for bar in bars if core - bar.first <= room]), end


def _lane(bars: Sequence[_Bar], start: date, scale: float, y: int) -> tuple[list[str], int]:
    """Bars in rows without overlap, and the rows used; past 12 rows they are only counted."""
    rows: list[float] = []
    drawn: list[str] = []
    left_out = 0
    for bar in bars:
        first = max(bar.first, start)
        x = _LEFT + (first - start).days * scale
        width = max(_MIN_BAR, ((bar.last - first).days + 1) * scale - 2)
        row = next((i for i, taken in enumerate(rows) if taken <= x), len(rows))
        if row >= _MAX_ROWS:
            left_out += 1
            continue
        if row == len(rows):
            rows.append(0.0)
        rows[row] = x + width + 2
        drawn.append(_draw(bar, x, y + row * _ROW, width, cut=bar.first < start))
    if left_out:
        drawn.append(
            f'<text class="vt-tick" x="0" y="{y + 24}">and {left_out} more, not drawn</text>'
        )
    return drawn, len(rows)


def _draw(bar: _Bar, x: float, y: float, width: float, *, cut: bool) -> str:
    item = bar.item
    box = f'x="{x:.1f}" y="{y}" width="{width:.1f}" height="{_BAR}" rx="3"'
    half = _BAR / 2
    point = f'<path class="vt-bar" d="M{x:.1f} {y}l-{half} {half} {half} {half}z"/>' if cut else ""
    hedged = item.lead.status == "hedged"
    hatch = f'<rect class="vt-hatch" {box}/>' if hedged else ""
    title = escape(f"{item.days}: {sentence_text(item)}")
    return (
        f'<a href="#{item.anchor}"><g class="vm-{item.family.key}"><title>{title}</title>'
        f'<rect class="vt-bar{" vt-hedged" if hedged else ""}" {box}/>{point}{hatch}</g></a>'
    )


def _axis(start: date, days: int, scale: float, y: float) -> str:
    room = WIDTH - _LEFT - _RIGHT
    step = next((tick for tick in _TICKS if days / tick * 62 <= room), max(365, days // 8))
    free = 0.0
    parts = [f'<path class="vt-axis" d="M{_LEFT} {y}H{WIDTH - _RIGHT}"/>']
    for offset in range(0, days, step):
        x = _LEFT + (offset + 0.5) * scale
        said = say_day((start + timedelta(days=offset)).isoformat())
        label = said if offset == 0 or days > 300 else said.rsplit(" ", 1)[0]
        x = max(_LEFT + 22.0, min(x, WIDTH - 32.0))
        if x < free:
            continue
        free = x + 58
        parts.append(
            f'<text class="vt-tick" x="{x:.1f}" y="{y + 14}" text-anchor="middle">{label}</text>'
        )
    return "".join(parts)


def _marks(days: Sequence[date], start: date, scale: float, y: float) -> str:
    inside = [day for day in days if day >= start]
    if not inside:
        return ""
    marks = "".join(
        f"M{_LEFT + ((day - start).days + 0.5) * scale:.1f} {y + 19}l4 7h-8z" for day in inside
    )
    note = f'<text class="vt-tick" x="0" y="{y + 26}">▲ day of publication</text>'
    return f'<path class="vt-mark" d="{marks}"/>{note}'


def _bar(item: Item) -> _Bar | None:
    first = _day(item.first or item.last, last=False)
    last = _day(item.last or item.first, last=True)
    if first is None or last is None or last < first:
        return None
    return _Bar(first, last, item)


def _day(text: str, *, last: bool) -> date | None:
    """The first or last day of a full or partial ISO date; None when it is not one."""
    parts = text[:10].split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= int(parts[0]) <= 9998:
        return None
    year, month, day = (*map(int, parts), 0, 0)[:3]
    try:
        if not last or day:
            return date(year, month or 1, day or 1)
        following = date(year, month + 1, 1) if 0 < month < 12 else date(year + 1, 1, 1)
    except ValueError:
        return None
    return following - timedelta(days=1)
