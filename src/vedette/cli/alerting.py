"""Running alerts: new claims that pass a filter are told, with the words that prove them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from vedette.cli.output import say, some
from vedette.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vedette.records.events import Evidence
    from vedette.records.watches import Alert
    from vedette.store import Workspace

# A program that an alert is sent to has this long.
PATIENCE_S = 60


def run_alerts(store: Workspace, names: Sequence[str] = ()) -> int:
    """Look for what came in since each alert last looked; tell it, and remember the moment.

    An alert that cannot be delivered says so on stderr and looks at the same claims again the
    next time.

    Returns:
        How many alerts fired.
    """
    from vedette.config import now

    fired = 0
    for alert in store.alerts.all():
        if names and alert.name not in names:
            continue
        moment = now()
        wanted = replace(alert.wanted, added_after=alert.seen_until, as_of=moment)
        found = tuple(store.claims(wanted))
        if found:
            try:
                _deliver(alert, found)
            except (OSError, UsageError, subprocess.SubprocessError) as error:
                say(f"alert {alert.name}: not delivered ({error}); it will be tried again")
                continue
            fired += 1
            say(f"alert {alert.name}: {some(len(found), 'new claim')}")
        store.alerts.put(replace(alert, seen_until=moment, fired=alert.fired + bool(found)))
    return fired


def _deliver(alert: Alert, found: Sequence[Evidence]) -> None:
    lines = b"".join(msgspec.json.encode(_line(alert, item)) + b"\n" for item in found)
    if alert.to:
        with Path(alert.to).open("ab") as out:
            out.write(lines)
    elif alert.command:
        subprocess.run(alert.command, input=lines, timeout=PATIENCE_S, check=True)  # noqa: S603 - the user's own, no shell
    else:
        sys.stdout.write(lines.decode("utf-8"))


def _line(alert: Alert, item: Evidence) -> dict[str, object]:
    from vedette.showing.claim_lines import claim_json
    from vedette.showing.wording import say_chain

    return {
        "alert": alert.name,
        "id": item.claim.id,
        "report": item.report_name,
        "outlet": item.outlet,
        "published": item.published,
        "quote": item.claim.evidence.cut(item.text),
        "according_to": say_chain(item.claim.sources, item.outlet),
        "reviewed": False,
        **claim_json(item.claim),
    }
