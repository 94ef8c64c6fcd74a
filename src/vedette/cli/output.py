"""How results reach the user: tables on a terminal, JSON Lines or CSV in a pipe, talk on stderr."""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from vedette.records.reports import Failure

if TYPE_CHECKING:
    from rich.console import Console


def chosen(format_: str | None) -> str:
    """The output format: the one asked for, else a table on a terminal and JSON Lines in a pipe."""
    return format_ or ("table" if sys.stdout.isatty() else "jsonl")


def put_json(value: object) -> None:
    """One JSON value on a line of its own."""
    sys.stdout.write(msgspec.json.encode(value).decode("utf-8") + "\n")


class CsvSink:
    """Rows as CSV on stdout, safe to open in a spreadsheet; the header is written at once."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._writer = csv.writer(sys.stdout, lineterminator="\n")
        self._columns = columns
        self._writer.writerow(columns)

    def put(self, row: Mapping[str, str]) -> None:
        """Write one row; missing columns stay empty."""
        from vedette.showing.tables import guard_cell

        self._writer.writerow([guard_cell(row.get(column, "")) for column in self._columns])


def console(*, stderr: bool = False) -> Console:
    """A console of rich for stdout or stderr; NO_COLOR and dumb terminals are honoured.

    It reads no markup and no emoji names from what it shows.
    """
    from rich.console import Console

    class _Console(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return _Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def printable(text: str) -> str:
    """`text` with control characters made visible: a report must not drive the terminal."""
    return "".join(
        char if char.isprintable() or char == "\n" else f"\\x{ord(char):02x}" for char in text
    )


def some(number: int, what: str) -> str:
    """A number of things in words: "1 claim", "2 claims"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


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
