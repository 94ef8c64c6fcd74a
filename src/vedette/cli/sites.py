"""`vedette sites`: who holds which site, since when, and who says otherwise."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from vedette.cli.listing import open_workspace, put_rows
from vedette.cli.options import filter_of, filters, in_workspace, output_format
from vedette.cli.output import some
from vedette.errors import UsageError
from vedette.records.filters import Filter
from vedette.store.words import fold

if TYPE_CHECKING:
    from vedette.records.states import SiteState
    from vedette.store import Workspace

# Types of claims that bear on sites, or announce that something will.
BEARING = "CONTROL,RETREAT,MOVE,PRESENCE,ASSAULT"

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
    from vedette.fusion.deciding import assessments_of, is_rejected
    from vedette.fusion.sites import board, sites_in

    known = Filter(as_of=wanted.as_of, type=BEARING)
    evidence = [item for item in store.claims(known) if not is_rejected(item)]
    chosen = None
    if wanted != Filter(as_of=wanted.as_of, until=wanted.until, limit=wanted.limit):
        chosen = sites_in(store.claims(_unlimited(wanted)))
    found = board(
        evidence,
        valid_at=day_asked(store, wanted.until),
        known_at=wanted.as_of,
        only=chosen,
        assessments=assessments_of(store.decisions(known_at=wanted.as_of)),
    )
    return list(found[: wanted.limit])


def site_named(store: Workspace, asked: str) -> SiteState | None:
    """The one site with this id (or its beginning) or name; None for what is no site.

    Raises:
        UsageError: V421, several sites fit, or none has such an id.
    """
    looks_like_id = re.fullmatch(r"[CERcer]?-?[0-9a-fA-F]{6,16}", asked) is not None
    if looks_like_id or asked[:2].lower() in ("c-", "e-", "r-"):
        return None
    sites = board_of(store, Filter())
    wanted = fold(asked)
    if wanted[:2] == "s-":
        found = [site for site in sites if site.id.lower().startswith(wanted)]
    else:
        named = [site for site in sites if fold(site.name) == wanted]
        found = named or [site for site in sites if wanted and wanted in fold(site.name)]
    if len(found) == 1:
        return found[0]
    if not found and wanted[:2] != "s-":
        return None
    names = ", ".join(f"{site.name} ({site.id})" for site in found[:8]) or "none"
    raise UsageError(
        "V421",
        f"{asked!r} fits {len(found)} sites, expected one: {names}; `vedette sites` lists them",
    )


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
