"""A file of a data set -> coded rows, one at a time; wrong rows are named by their lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from vedette.intake.datasets import acled, gdelt, ucdp
from vedette.intake.datasets.rows import Coded, NoEvent, WrongRow, table
from vedette.intake.found import capture_of
from vedette.records.reports import Failure, Taken

Dataset = Literal["acled", "ucdp", "gdelt"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row in order for which there is no type of event, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class _Form:
    columns: tuple[str, ...]
    key: str
    read_row: Callable[[dict[str, str]], Coded]
    delimiters: str = ",;\t"


_FORMS: dict[Dataset, _Form] = {
    "acled": _Form(acled.COLUMNS, acled.KEY, acled.read_row),
    "ucdp": _Form(ucdp.COLUMNS, ucdp.KEY, ucdp.read_row),
    "gdelt": _Form(gdelt.COLUMNS, gdelt.KEY, gdelt.read_row, "\t,"),
}


def read_dataset(form: Dataset, path: Path) -> Iterator[Coded | Failure | LeftOut]:
    """Coded rows of a file of ACLED, UCDP GED or GDELT 2.0, in its order.

    Raises:
        NotReadable: V480, V481, see `rows.table`.
        OSError: the file cannot be opened.
    """
    kind = _FORMS[form]
    rows = table(path, columns=kind.columns, key=kind.key, delimiters=kind.delimiters)
    for found in rows:
        if isinstance(found, Failure):
            yield found
            continue
        line, cells = found
        try:
            yield kind.read_row(cells)
        except NoEvent as reason:
            yield LeftOut(str(reason))
        except WrongRow as error:
            yield Failure(name=f"{path}:{line}", code="V482", message=str(error))


def as_taken(row: Coded, at: datetime) -> Taken:
    """A coded row with its text as capture, retrieved at `at` (aware)."""
    report = row.document.report
    capture = capture_of(
        report.text.encode("utf-8"), address=report.name, media_type="text/plain",
        encoding="utf-8", retrieved_at=at,
    )  # fmt: skip
    return Taken(report=report, capture=capture)
