"""Claims and events as an Excel workbook and as a Parquet file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import fields

from vedette.errors import UsageError
from vedette.records.events import Evidence
from vedette.showing.exchange.parcel import Exported, Telling, losses
from vedette.showing.tables import ClaimRow, EventRow, claim_row, event_row, first_place

_NUMBERS = frozenset({"lat", "lon", "radius_km", "start", "end", "claims", "origins"})
_MOST_CHARS = 32_767
_EPOCH = (1980, 1, 1, 0, 0, 0)


def xlsx(told: Sequence[Telling], evidence: Iterable[Evidence]) -> Exported:
    """A workbook with the sheets "events" and "claims"; the same input gives the same bytes.

    Text is written as text, never as a formula. Cells longer than Excel's 32,767 characters are
    cut, and characters that its XML cannot hold become blanks.
    """
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    items = list(evidence)
    book = Workbook()
    sheets = (
        (
            "events",
            EventRow,
            [event_row(t.event, {e.claim.id: e for e in t.evidence}) for t in told],
        ),
        ("claims", ClaimRow, [claim_row(item) for item in items]),
    )
    book.remove(book.active)
    cut = 0
    for title, kind, rows in sheets:
        sheet = book.create_sheet(title)
        names = [field.name for field in fields(kind)]
        sheet.append(names)
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
        for number, row in enumerate(rows, 2):
            for column, name in enumerate(names, 1):
                value = getattr(row, name)
                cut += len(value) > _MOST_CHARS
                cell = sheet.cell(row=number, column=column)
                if name in _NUMBERS and value:
                    cell.value = float(value)
                else:
                    cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", value[:_MOST_CHARS])
                    cell.data_type = "s"
    counts = {
        ("text longer than a cell holds", "cut"): cut,
        ("offsets of single fields", "left out"): len(items),
    }
    return Exported(content=_settled(book), rows=len(items), noun="claim", losses=losses(counts))


def _settled(book: object) -> bytes:
    """The workbook as bytes that do not depend on the hour: fixed times in it and in its zip."""
    out, fixed = io.BytesIO(), io.BytesIO()
    book.save(out)  # type: ignore[attr-defined]
    with zipfile.ZipFile(out) as made, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in made.namelist():
            content = made.read(name)
            if name == "docProps/core.xml":
                content = _without_times(content)
            target.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _without_times(content: bytes) -> bytes:
    """openpyxl puts the hour of saving into the properties whatever they say."""
    import re

    return re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", content)


def parquet(evidence: Iterable[Evidence]) -> Exported:
    """Claims as a Parquet file with typed columns: days as text, coordinates as doubles.

    Raises:
        UsageError: V508, the package pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError(
            "V508", "parquet needs the package pyarrow, which is not here; pip install pyarrow"
        ) from None
    items = list(evidence)
    rows = [claim_row(item) for item in items]
    columns: dict[str, object] = {}
    for field in fields(ClaimRow):
        values = [getattr(row, field.name) for row in rows]
        if field.name in {"lat", "lon", "radius_km"}:
            numbers = [float(value) if value else None for value in values]
            columns[field.name] = pyarrow.array(numbers, pyarrow.float64())
        elif field.name in {"start", "end"}:
            columns[field.name] = pyarrow.array([int(value) for value in values], pyarrow.int64())
        else:
            columns[field.name] = pyarrow.array(values, pyarrow.string())
    places = [first_place(item.claim) for item in items]
    columns["country"] = pyarrow.array([p.country if p else "" for p in places], pyarrow.string())
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(columns), out, compression="zstd")
    counts = {("offsets of single fields", "left out"): len(items)}
    return Exported(content=out.getvalue(), rows=len(items), noun="claim", losses=losses(counts))
