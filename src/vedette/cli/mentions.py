"""What `vedette places` and `vedette times` share: one list of mentions for each report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from vedette.cli.output import CsvSink, Problems, chosen, put_json, some
from vedette.cli.screen import put_table
from vedette.records.reports import Failure

if TYPE_CHECKING:
    from vedette.records.reports import Report, Taken
    from vedette.records.spans import Span


Mention = TypeVar("Mention")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[Mention]):
    """How the mentions of one kind are found and written.

    Attributes:
        noun: What one mention is called.
        key: The key of the mentions in a JSON line.
        columns: The columns of CSV, all of a row.
        shown: Those of them that a terminal shows.
        find: Finds the mentions of a report; given spans, at exactly those words.
        row: A mention as text by column.
        as_json: A mention as a value to write as JSON.
        on_screen: A row as a terminal shows it.
    """

    noun: str
    key: str
    columns: tuple[str, ...]
    shown: tuple[str, ...]
    find: Callable[[Report, tuple[Span, ...] | None], Sequence[Mention]]
    row: Callable[[Mention], dict[str, str]]
    as_json: Callable[[Mention], object]
    on_screen: Callable[[dict[str, str]], dict[str, str]]

    def put(self, reports: Iterable[Taken], problems: Problems, format_: str | None) -> int:
        """Write the mentions of each report as it is read; returns the exit code."""
        from vedette.runners.local import attempt

        form = chosen(format_)
        sink = CsvSink(self.columns) if form == "csv" else None
        for taken in reports:
            name = taken.report.name
            found = attempt(partial(self._find, taken.spans), taken.report)
            if isinstance(found, Failure):
                problems.say(found)
                continue
            if form == "jsonl":
                put_json({"doc": name, self.key: [self.as_json(mention) for mention in found]})
                continue
            rows = [{"doc": name, **self.row(mention)} for mention in found]
            if sink is not None:
                for row in rows:
                    sink.put(row)
            else:
                title = f"{name}: {some(len(found), self.noun)}"
                put_table(title, self.shown, map(self.on_screen, rows))
        return problems.exit_code

    def _find(self, spans: tuple[Span, ...] | None, report: Report) -> Sequence[Mention]:
        return self.find(report, spans)
