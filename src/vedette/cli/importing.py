"""`vedette import`: rows of other event data sets as reports of their makers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vedette.cli.grouping import group_claims
from vedette.cli.options import in_workspace
from vedette.cli.output import Problems, say, some
from vedette.cli.progress import Steps, progress
from vedette.errors import ItemError
from vedette.records.reports import Failure

if TYPE_CHECKING:
    from vedette.intake.datasets.reading import Dataset
    from vedette.intake.datasets.rows import Coded
    from vedette.store import Workspace

# Rows stored in one transaction.
LOT = 200


@click.command("import")
@click.argument("kind", type=click.Choice(("acled", "ucdp", "gdelt")), metavar="FORMAT")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@in_workspace
def command(workspace: str | None, /, kind: Dataset, files: tuple[str, ...]) -> int:
    """Import files of acled, ucdp (GED) or gdelt (2.0 events), to compare with.

    Each row becomes a report of which every cell can be quoted; its maker is the outlet, and
    whom the row names as its source is the source of its claim. The claims are grouped with
    those of your reports. A wrong row is named by its line, and the rest goes on.

    \b
    Example:
      vedette import acled export.csv -w north.vedette
    """
    from vedette.config import workspace_path
    from vedette.store import Workspace

    problems, counted, left_out = Problems(), Counter[str](), Counter[str]()
    path = workspace_path(workspace)
    with Workspace.create_or_open(path) as store, progress("importing rows") as steps:
        lot: list[Coded] = []
        for row in _rows(kind, files, problems, left_out):
            lot.append(row)
            steps.step()
            if len(lot) >= LOT:
                counted.update(_store(store, lot))
                lot = []
        counted.update(_store(store, lot))
        _group(store, steps)
        totals = store.counts()
    parts = [f"{n:,} {word}" for word, n in sorted(counted.items())]
    parts += [f"{n:,} left out ({reason})" for reason, n in sorted(left_out.items())]
    if problems.count:
        parts.append(f"{problems.count} failed")
    say(
        f"{path}: {', '.join(parts) or 'no rows'}; now {some(totals.reports, 'report')}, "
        f"{some(totals.claims, 'claim')}, {some(totals.events, 'event')}"
    )
    return problems.exit_code


def _rows(
    kind: Dataset, files: tuple[str, ...], problems: Problems, left_out: Counter[str]
) -> Iterator[Coded]:
    from vedette.intake.datasets.reading import LeftOut, read_dataset

    for file in files:
        try:
            for found in read_dataset(kind, Path(file)):
                if isinstance(found, Failure):
                    problems.say(found)
                elif isinstance(found, LeftOut):
                    left_out[found.reason] += 1
                else:
                    yield found
        except ItemError as error:
            problems.say(Failure(name=file, code=error.code, message=error.message))
        except OSError as error:
            message = f"cannot be opened ({error.strerror}); give a file that can be read"
            problems.say(Failure(name=file, code="V483", message=message))


def _store(store: Workspace, lot: list[Coded]) -> list[str]:
    from vedette.config import now
    from vedette.intake.datasets.reading import as_taken

    if not lot:
        return []
    at = now()
    batch = [(as_taken(row, at), row.document, row.reading) for row in lot]
    return list(store.add_many(batch, added_at=at))


def _group(store: Workspace, steps: Steps) -> None:
    if store.ungrouped():
        steps.now("grouping claims into events; rows")
        group_claims(store)
