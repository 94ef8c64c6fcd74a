"""Tables for people: dates first, short ids last, what is long gets the width there is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence

import click

from vedette.cli.output import console, printable

# How these columns share what the others leave of the width of the terminal.
_SHARES = {"claim": 5, "event": 5, "quote": 5, "per": 3, "title": 4, "outlet": 2, "name": 3}
# The most characters of a column that takes what its words need.
_MOST = {"when": 14, "what": 11, "published": 11, "origins": 9}
_WIDE = 130  # characters; narrower terminals leave the quotes out (`vedette show` has them)
_ID_CHARS = 10  # "C-" and eight digits; `vedette show` takes the beginning of an id
_NAME_CHARS = 40
_WHOLE_CHARS = 12  # a column of single words up to this long is not broken
_OPTIONAL = frozenset({"assessed"})  # left out where no row has anything to say


def put_table(title: str, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """A table for people; cells are shown as they are, with no markup read from them."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    screen = console()
    screen.print(Text(printable(title), style="bold"))
    listed = list(rows)
    if not listed:
        return
    shown = [
        column
        for column in columns
        if (column != "quote" or screen.width >= _WIDE)
        and (column not in _OPTIONAL or any(row.get(column) for row in listed))
    ]
    table = Table(
        box=SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style="bold",
        expand=any(column in _SHARES for column in shown),
    )
    for column in shown:
        table.add_column(
            column,
            overflow="fold",
            no_wrap=column == "id" or _is_whole(column, listed),
            ratio=_SHARES.get(column),
            max_width=_MOST.get(column),
            justify="right" if column in ("lat", "lon") or _is_count(column, listed) else "left",
            style="dim" if column == "quote" else "",
        )
    for row in listed:
        table.add_row(*(Text(printable(_cell(column, row))) for column in shown))
    screen.print(table)
    screen.print()


def _is_count(column: str, rows: Sequence[Mapping[str, str]]) -> bool:
    return all(row.get(column, "0").isdigit() for row in rows)


def _is_whole(column: str, rows: Sequence[Mapping[str, str]]) -> bool:
    """Whether all cells are single short words, such as days and states."""
    cells = [row.get(column, "") for row in rows]
    return column not in _SHARES and all(
        len(cell) <= _WHOLE_CHARS and " " not in cell for cell in cells
    )


def put_text(text: str, *, indent: int = 0) -> None:
    """Lines for people, wrapped at the width of the terminal; what follows is indented."""
    wrapper = textwrap.TextWrapper(
        width=console().width,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    for line in printable(text).split("\n"):
        click.echo(wrapper.fill(line))


def _cell(column: str, row: Mapping[str, str]) -> str:
    words = row.get(column, "")
    if column == "id":
        return words[:_ID_CHARS]
    if column == "name" and len(words) > _NAME_CHARS:
        return "…" + words[1 - _NAME_CHARS :]
    return words
