"""The style sheets of pages and maps, shipped as package data."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def page_css() -> str:
    """The style of report pages and briefs: light and dark, narrow and wide, print."""
    return _read("page.css")


@cache
def map_css() -> str:
    """The style of maps and timelines."""
    return _read("map.css")


def _read(name: str) -> str:
    return files("vedette.lexicon").joinpath(f"data/{name}").read_text("utf-8")
