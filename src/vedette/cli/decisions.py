"""What review, merge, split and undo share: who decides and why, and writing it down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from vedette.cli.output import chosen, put_json, say
from vedette.errors import UsageError

if TYPE_CHECKING:
    from vedette.records.decisions import Decision
    from vedette.store import Workspace

F = TypeVar("F", bound=Callable[..., Any])


def signed(command: F) -> F:
    """--by and --reason: every decision has a name and a reason."""
    for decorate in (
        click.option("--reason", default="", metavar="TEXT", help="Why; it is kept in the log."),
        click.option("--by", metavar="NAME", help="Who decides. Default: $VEDETTE_REVIEWER."),
    ):
        command = decorate(command)
    return command


def who_and_why(by: str | None, reason: str) -> tuple[str, str]:
    """The name and the reason of a decision.

    Raises:
        UsageError: V423, one of them is missing.
    """
    from vedette.config import reviewer

    name = reviewer(by)
    if not name or not reason.strip():
        missing = "--by NAME (or $VEDETTE_REVIEWER)" if not name else "--reason TEXT"
        raise UsageError(
            "V423", f"a decision without {missing}; expected a name and a reason, give both"
        )
    return name, reason.strip()


def write_down(store: Workspace, decision: Decision) -> int:
    """Log a decision, group the claims anew, and say what it came to.

    Returns:
        The number of the decision.
    """
    from vedette.cli.fusing import regrouped
    from vedette.config import now

    number, changed = store.decide_and_group(decision, now(), regrouped)
    noted = replace(decision, seq=number)
    if chosen(None) == "jsonl":
        put_json(decision_json(noted))
    say(
        f"number {number}: {decision.kind} {decision.subject} by {decision.by}; "
        f"{changed} events changed; `vedette undo {number}` takes it back"
    )
    return number


def decision_json(decision: Decision) -> dict[str, object]:
    """A decision as one JSON object, without its empty fields."""
    row: dict[str, object] = {
        "seq": decision.seq,
        "kind": decision.kind,
        "subject": decision.subject,
        "by": decision.by,
        "reason": decision.reason,
        "claims": list(decision.claims),
        "others": list(decision.others),
        **dict(decision.values),
        "undoes": decision.undoes,
    }
    return {name: value for name, value in row.items() if value}
