"""How results reach the user: tables on a terminal, JSON Lines or CSV in a pipe, talk on stderr."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import msgspec

from vedette.records.reports import Failure

if TYPE_CHECKING:
    from rich.console import Console

T = TypeVar("T")


def chosen(format_: str | None) -> str:
    """The output format: the one asked for, else a table on a terminal and JSON Lines in a pipe."""
    return format_ or ("table" if sys.stdout.isatty() else "jsonl")


def put_json(value: object) -> None:
    """One JSON value on a line of its own."""
    sys.stdout.write(msgspec.json.encode(value).decode("utf-8") + "\n")


class CsvSink:
    """Rows as CSV on stdout; the header is written with the first row."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._writer = csv.writer(sys.stdout, lineterminator="\n")
        self._columns = columns
        self._writer.writerow(columns)

    def put(self, row: Mapping[str, str]) -> None:
        """Write one row; missing columns stay empty."""
        self._writer.writerow([row.get(column, "") for column in self._columns])


# How columns share the width of a terminal; the others take what their words need.
_RATIOS = {"claim": 5, "event": 5, "per": 2, "quote": 5, "title": 3, "name": 2}
_WIDE = 130  # characters; narrower terminals leave the quotes out (`vedette show` has them)


def put_table(title: str, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """A table for people; cells are shown as they are, with no markup read from them."""
    from rich.box import HORIZONTALS
    from rich.table import Table
    from rich.text import Text

    screen = console()
    shown = [column for column in columns if column != "quote" or screen.width >= _WIDE]
    table = Table(title=title or None, title_justify="left", box=HORIZONTALS, header_style="bold")
    for column in shown:
        narrow = column not in _RATIOS
        table.add_column(
            column,
            overflow="fold",
            no_wrap=False,
            ratio=None if narrow else _RATIOS[column],
            min_width=10 if column == "when" else None,
            style="dim" if column == "quote" else "",
        )
    for row in rows:
        table.add_row(*(Text(printable(row.get(column, ""))) for column in shown))
    screen.print(table)


def console(*, stderr: bool = False) -> Console:
    """A console of rich for stdout or stderr; NO_COLOR and dumb terminals are honoured."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False)


def printable(text: str) -> str:
    """`text` with control characters made visible: a report must not drive the terminal."""
    return "".join(
        char if char.isprintable() or char == "\n" else f"\\x{ord(char):02x}" for char in text
    )


class Problems:
    """Counts items that failed and says each on stderr as it comes."""

    def __init__(self) -> None:
        self.count = 0

    def say(self, failure: Failure) -> None:
        """One line on stderr: the item's name, the code and what to do."""
        self.count += 1
        line = f"{failure.name}: [{failure.code}] {failure.message}"
        sys.stderr.write("vedette: " + printable(line).replace("\n", " ") + "\n")

    @property
    def exit_code(self) -> int:
        """1 when any item failed, else 0."""
        return 1 if self.count else 0


def say(line: str) -> None:
    """Talk to the user, on stderr."""
    sys.stderr.write(printable(line) + "\n")


@contextmanager
def progress(what: str) -> Iterator[Callable[[], None]]:
    """A counter on stderr for long work, only on a terminal; yields a callable to step it."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda: None
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed:.0f}"),
        TimeElapsedColumn(),
        console=console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task(what, total=None)
        yield lambda: bar.advance(task)
