"""Files that pages load: our style sheet and scripts, and what the build fetched; all in memory."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from vedette.lexicon.stylesheet import map_css, page_css

_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
}
OURS = ("desk.js", "map.js", "event.js", "brief.js", "mark.svg", "openapi.json")
FETCHED = (
    "htmx.min.js", "maplibre-gl.mjs", "maplibre-gl-worker.mjs", "maplibre-gl.css",
    "maplibre-gl.LICENSE.txt", "htmx.LICENSE.txt",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asset:
    """A file with its type, packed, and the mark of its content for its address."""

    name: str
    content: bytes
    packed: bytes
    media_type: str
    mark: str


@cache
def assets() -> dict[str, Asset]:
    """Name to file. Those that the build could not fetch are not in it."""
    sheet = page_css() + map_css() + _read("static", "desk.css").decode("utf-8")
    found = {"desk.css": _asset("desk.css", sheet.encode("utf-8"))}
    for name in OURS:
        found[name] = _asset(name, _read("static", name))
    for name in FETCHED:
        if files("vedette.web").joinpath(f"vendor/{name}").is_file():
            found[name] = _asset(name, _read("vendor", name))
    return found


def address_of(name: str) -> str:
    """The address of a file, which changes with its content; "" where it was not built in."""
    asset = assets().get(name)
    return f"/static/{name}?{asset.mark}" if asset else ""


def _read(folder: str, name: str) -> bytes:
    return files("vedette.web").joinpath(f"{folder}/{name}").read_bytes()


def _asset(name: str, content: bytes) -> Asset:
    return Asset(
        name=name,
        content=content,
        packed=gzip.compress(content, 6, mtime=0),
        media_type=_TYPES[name.rsplit(".", 1)[-1]],
        mark=sha256(content).hexdigest()[:12],
    )
