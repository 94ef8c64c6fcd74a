"""`vedette diff`: what changed since a moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

import click

from vedette.cli.listing import open_workspace
from vedette.cli.options import Moment, in_workspace, output_format
from vedette.cli.output import chosen, put_json, say
from vedette.cli.screen import put_text
from vedette.records.filters import Filter

if TYPE_CHECKING:
    from vedette.fusion.since import Picture
    from vedette.records.changes import Change
    from vedette.records.decisions import Decision
    from vedette.records.events import Evidence
    from vedette.store import Workspace

Clock = Literal["taken-in", "published"]

_HEADINGS = {
    "new": "New",
    "grown": "Grown",
    "corrected": "Corrected or updated",
    "contradicted": "Contradicted",
    "no longer supported": "No longer supported",
    "open question": "Open questions",
    "stalled": "Stalled",
    "site": "Sites",
}


class Start(Moment):
    """The beginning of a day as YYYY-MM-DD (UTC), or a moment as YYYY-MM-DDTHH:MM."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The moment that the words name; a day begins at midnight."""
        moment = super().convert(value, param, ctx)
        if isinstance(value, str) and len(value) == 10:
            return datetime.combine(moment.date(), time.min, UTC)
        return moment


@click.command("diff")
@click.option("--since", type=Start(), required=True, metavar="D", help="A day, or day and time.")
@click.option(
    "--clock",
    type=click.Choice(("taken-in", "published")),
    help="What D is compared with. Default: when reports were taken in.",
)
@output_format("table", "jsonl")
@in_workspace
def command(
    workspace: str | None, since: datetime, clock: Clock | None, format_: str | None
) -> int:
    """List what changed since D: new, grown, corrected, contradicted, stalled, who holds what.

    The picture is made as it was known before D and as it is known now, and the two are
    compared. Every line has its origins and leads to the words that prove it. Where nothing had
    been taken in before D, D is compared with the days of publication.

    \b
    Examples:
      vedette diff --since 2031-04-14
      vedette diff --since 2031-04-14 --clock published --format jsonl
    """
    from vedette.cli.sites import day_asked
    from vedette.fusion.since import changes_between

    with open_workspace(workspace) as store:
        known = list(store.claims())
        chosen_clock = clock or _clock(known, since)
        before = _before(store, known, since, chosen_clock)
        now = _picture(known, store.decisions(), day_asked(store, None))
    found = changes_between(before, now)
    evidence = {**before.evidence, **now.evidence}
    if chosen(format_) == "jsonl":
        for change in found:
            put_json(_json(change, evidence))
        return 0
    if clock is None and chosen_clock == "published":
        say("nothing had been taken in before that; compared with days of publication")
    _show(found, evidence, since)
    return 0


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _clock(known: list[Evidence], since: datetime) -> Clock:
    """By when they were taken in, unless nothing was before D."""
    early = any(item.added_at < _stamp(since) for item in known)
    return "taken-in" if early or not known else "published"


def _before(store: Workspace, known: list[Evidence], since: datetime, clock: Clock) -> Picture:
    if clock == "taken-in":
        moment = since - timedelta(microseconds=1)
        then = list(store.claims(Filter(as_of=moment)))
        return _picture(then, store.decisions(known_at=moment), moment.date())
    day = since.date().isoformat()
    then = [item for item in known if item.published and item.published[:10] < day]
    return _picture(then, store.decisions(), since.date() - timedelta(days=1))


def _picture(known: list[Evidence], decisions: tuple[Decision, ...], on: date) -> Picture:
    from vedette.fusion.deciding import assessments_of, is_rejected
    from vedette.fusion.deliveries import deliveries_of
    from vedette.fusion.since import Picture
    from vedette.fusion.sites import board
    from vedette.pipeline import fuse

    events = fuse(tuple(known), decisions=decisions).upsert
    counted = [item for item in known if not is_rejected(item)]
    signed = assessments_of(decisions)
    return Picture(
        events=events,
        evidence={item.claim.id: item for item in known},
        sites=board(counted, valid_at=on, assessments=signed),
        deliveries=deliveries_of(counted, valid_at=on),
    )


def _sentence(change: Change, evidence: dict[str, Evidence]) -> str:
    from vedette.showing.sentences import claim_sentence, plain

    item = evidence.get(change.claim_ids[0]) if change.claim_ids else None
    return plain(claim_sentence(item.claim)) if item else ""


def _json(change: Change, evidence: dict[str, Evidence]) -> dict[str, object]:
    item = evidence.get(change.claim_ids[0]) if change.claim_ids else None
    row: dict[str, object] = {
        "change": change.kind,
        "id": change.subject,
        "sentence": _sentence(change, evidence),
        "told": change.told,
        "origins": list(change.origins),
        "claims": list(change.claim_ids),
        "quote": " ".join(item.claim.evidence.cut(item.text).split()) if item else "",
        "report": item.report_name if item else "",
    }
    return {name: value for name, value in row.items() if value not in ("", [])}


def _show(found: tuple[Change, ...], evidence: dict[str, Evidence], since: datetime) -> None:
    from vedette.showing.boards import quote_line

    put_text(f"Since {since:%Y-%m-%d %H:%M} UTC: {len(found)} changes")
    for kind, heading in _HEADINGS.items():
        listed = [change for change in found if change.kind == kind]
        if listed:
            put_text(f"\n{heading}: {len(listed)}")
        for change in listed:
            told = " – ".join(part for part in (_sentence(change, evidence), change.told) if part)
            count = len(change.origins)
            names = f" ({count} origin{'' if count == 1 else 's'}: {'; '.join(change.origins)})"
            put_text(f"  {told}{names if count else ''} [{change.subject}]", indent=4)
            for claim_id in change.claim_ids[:2]:
                if claim_id in evidence:
                    put_text(f"    {quote_line(evidence[claim_id])}", indent=6)
