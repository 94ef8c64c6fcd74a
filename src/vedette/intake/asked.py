"""What the user states and allows: given facts, limits, and the columns of a table."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from vedette.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user states about every input; it wins over what a page, feed or mail says.

    A line of JSON Lines or a row of a table that states the same field for itself keeps its own
    value: it is the closer statement. Empty means "not said".
    """

    published: date | None = None
    outlet: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on size and time; an item over one of them fails by itself, the rest goes on.

    `item_bytes` holds for one file, one standard input, one JSON line and one archive record;
    `text_chars` counts code points of one report. `extraction_s` is wall-clock time for one page,
    PDF, mail, feed or sheet. `fetch_bytes` counts decoded bytes of one web response, `fetch_s`
    all of its redirects together. `expansion_bytes` and `expansion_ratio` bound what a compressed
    file may unfold to: a workbook to at most `expansion_bytes`, a gzip archive to at most
    `expansion_bytes` plus `expansion_ratio` times its packed size. `worker_bytes` is the address
    space of the extraction process. The byte limits follow what feed readers and news crawlers
    use (docs/errors.md V103, V133); all of them are choices, not measurements.
    """

    item_bytes: int = 50_000_000
    text_chars: int = 2_000_000
    extraction_s: float = 20.0
    worker_bytes: int = 2_000_000_000
    fetch_bytes: int = 15_000_000
    fetch_s: float = 30.0
    redirects: int = 5
    expansion_bytes: int = 200_000_000
    expansion_ratio: int = 100
    container_reports: int = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """Which column of a .csv or .xlsx table holds which field; "" means the column of that name."""

    doc: str = ""
    text: str = ""
    published: str = ""
    outlet: str = ""
    title: str = ""
    url: str = ""

    @classmethod
    def parse(cls, words: str) -> ColumnMapping:
        """Read a mapping as the user writes it: `text=body,published=date`.

        Raises:
            UsageError: V131, an unknown field, a field named twice, or no `=`.
        """
        known = [field.name for field in fields(cls)]
        found: dict[str, str] = {}
        for part in words.split(","):
            name, sign, column = (piece.strip() for piece in part.partition("="))
            if not sign or not column or name not in known or name in found:
                raise UsageError(
                    "V131",
                    f"cannot use {part.strip()!r} in the column mapping {words!r}: expected "
                    f"field=column, each field once, of {', '.join(known)}",
                )
            found[name] = column
        return cls(**found)
