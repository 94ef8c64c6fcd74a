"""All words of the desk, in one table, so that they can be translated."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from vedette.errors import DataError

TABLE = "texts.tsv"


@cache
def texts() -> dict[str, str]:
    """Key to text; a text may hold {names} that pages fill in.

    Raises:
        DataError: V459, a line is not a key, a tab and a text, or a key stands twice.
    """
    found: dict[str, str] = {}
    source = files("vedette.web").joinpath(f"data/{TABLE}").read_text("utf-8")
    for number, line in enumerate(source.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        key, tab, words = line.partition("\t")
        if not tab or not key.isidentifier() or not words or key in found:
            raise DataError(
                "V459",
                f"{TABLE}, line {number}: {line!r}, expected a new key, a tab and a text; correct "
                "the table",
            )
        found[key] = words
    return found


def say(key: str, /, **parts: object) -> str:
    """A text with its names filled in."""
    return texts()[key].format(**parts)


def some(number: int, key: str) -> str:
    """A number of things: the text `key` for one, `key`_s for others ("1 event", "2,000 events")."""
    return texts()[key if number == 1 else f"{key}_s"].format(n=f"{number:,}")
