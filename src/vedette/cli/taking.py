"""What every command that reads inputs does first: take them, and say which could not be taken."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date

from vedette.cli.options import given_of
from vedette.cli.output import Problems
from vedette.config import now
from vedette.records.reports import Failure, Taken


def taken_from(
    items: tuple[str, ...],
    problems: Problems,
    *,
    published: date | None,
    outlet: str,
    title: str,
    mapping: str | None,
) -> Iterator[Taken]:
    """The reports of the inputs in their order; failures are said on stderr and counted."""
    from vedette.intake import ColumnMapping, Limits, take

    for found in take(
        items,
        given_of(published, outlet, title),
        Limits(),
        now=now(),
        stdin=sys.stdin.buffer,
        mapping=ColumnMapping.parse(mapping) if mapping else None,
    ):
        if isinstance(found, Failure):
            problems.say(found)
        else:
            yield found
