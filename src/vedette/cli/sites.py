"""`vedette sites`: who holds which site, since when, and who says otherwise."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from vedette.cli.listing import open_workspace, put_rows
from vedette.cli.options import filter_of, filters, in_workspace, output_format
from vedette.cli.output import some
from vedette.records.filters import Filter

if TYPE_CHECKING:
    from vedette.records.states import SiteState
    from vedette.store import Workspace

SHOWN = ("state", "site", "by", "since", "last", "for", "against", "assessed", "id")


@click.command("sites")
@filters
@output_format("table", "jsonl", "csv")
@in_workspace
def command(workspace: str | None, /, format_: str | None, **options: Any) -> int:
    """List sites: held, contested, vacating, vacated or unknown; by whom, since when.

    The state is a question asked of the claims, as of the day of --until (else today), and as it
    was known at --as-of; silence decays to unknown. The other filters choose the sites: those
    that a claim names which passes. What a person signed stands in a column of its own.

    \b
    Examples:
      vedette sites
      vedette sites --until 2031-04-12 --as-of 2031-04-12
      vedette show Manbij
    """
    from vedette.showing.boards import SITE_COLUMNS, site_cells, site_json

    wanted = filter_of(options)
    with open_workspace(workspace) as store:
        found = board_of(store, wanted)
    put_rows(
        format_,
        (site_cells(site) for site in found),
        title=lambda n: f"{some(n, 'site')}, read by machine; assessments are signed by persons",
        shown=SHOWN,
        columns=SITE_COLUMNS,
        lines=(site_json(site) for site in found),
    )
    return 0


def board_of(store: Workspace, wanted: Filter) -> list[SiteState]:
    """The sites that the filter chooses, with their states as of its days and moment."""
    from vedette.fusion.sites import board, sites_in

    known = Filter(as_of=wanted.as_of)
    evidence = list(store.claims(known))
    chosen = None
    if wanted != Filter(as_of=wanted.as_of, until=wanted.until, limit=wanted.limit):
        chosen = sites_in(store.claims(_unlimited(wanted)))
    found = board(
        evidence, valid_at=day_asked(store, wanted.until), known_at=wanted.as_of, only=chosen
    )
    return list(found[: wanted.limit])


def day_asked(store: Workspace, until: date | None) -> date:
    """The day a state is asked for: the one given, else today or the last day of a report."""
    from vedette.config import now

    if until is not None:
        return until
    today = now().date()
    return max([today, *(r.published for r in store.reports() if r.published is not None)])


def _unlimited(wanted: Filter) -> Filter:
    from dataclasses import replace

    return replace(wanted, limit=None)
