"""Rows of .xlsx workbooks; runs in the extraction process."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

from vedette.errors import NotReadable, TooLarge
from vedette.intake.frames import Reply, Request


def extract_sheet(request: Request) -> Reply:
    """Read the first sheet of a workbook as rows of words; dates come as ISO 8601.

    Formulas count as their last computed value. The header is the first row.

    Raises:
        NotReadable: V132, no workbook, or a damaged one.
        TooLarge: V133, it unfolds to more than `Request.expansion_bytes`; V190, too many rows.
    """
    _check_expansion(request)
    try:
        rows = _rows(request)
    except (
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        zipfile.BadZipFile,
        SyntaxError,
    ) as error:
        raise _damaged(f"{type(error).__name__}") from error
    return Reply(rows=rows, encoding="xlsx")


def _check_expansion(request: Request) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(request.content)) as archive:
            # Reading a member stops at the size declared here, so a false size gains nothing.
            total = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise _damaged("it is no ZIP archive") from error
    if total > request.expansion_bytes:
        raise TooLarge(
            "V133",
            f"the workbook unfolds to {total:,} bytes, limit {request.expansion_bytes:,}; "
            "save the sheet as .csv",
        )


def _rows(request: Request) -> tuple[tuple[str, ...], ...]:
    from openpyxl import load_workbook

    workbook = load_workbook(
        io.BytesIO(request.content), read_only=True, data_only=True, keep_links=False
    )
    rows: list[tuple[str, ...]] = []
    for row in workbook.worksheets[0].iter_rows(values_only=True):
        if len(rows) > request.table_rows:
            raise TooLarge(
                "V190", f"the sheet has more than {request.table_rows:,} rows, the limit; split it"
            )
        rows.append(tuple(_words(value) for value in row))
    return tuple(rows)


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _damaged(what: str) -> NotReadable:
    return NotReadable(
        "V132",
        f"the workbook cannot be opened ({what}); expected an unencrypted .xlsx file with a sheet; "
        "save it again, or as .csv",
    )
