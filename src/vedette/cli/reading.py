"""Reading many reports with the engine of the user's choice, as `read` and `add` do it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from vedette.cli.output import say, some
from vedette.records.reports import Failure, Report

if TYPE_CHECKING:
    from vedette.config import Engine
    from vedette.pipeline import ReadReport


def read_each(
    reports: Iterable[Report], *, keep_all: bool, engine: Engine, processes: int
) -> Iterator[ReadReport | Failure]:
    """Read reports, in their order: in processes, or with requests at once for the engine llm."""
    from vedette.config import kit, own_equipment, read_here

    chosen = engine.settled()
    kit(chosen)  # what is wrong with the engine is said before the first report is taken
    own = own_equipment()
    for error in own.wrong if own is not None else ():
        say(f"{error} (left out)")
    work = partial(read_here, keep_all=keep_all, engine=chosen)
    if chosen.name != "llm":
        from vedette.runners.local import map_reports

        yield from map_reports(work, reports, processes=processes)
        return
    from vedette.runners.waiting import map_waiting

    started = time.monotonic()
    try:
        yield from map_waiting(work, reports, at_once=processes)
    finally:
        say(_bill(time.monotonic() - started))


def _bill(seconds: float) -> str:
    """What the engine llm cost, and what it threw away, in one line."""
    from vedette.config import llm_price, llm_tagger

    tally = llm_tagger().tally
    parts = [
        some(tally.requests, "request"),
        f"{tally.retries} tried again",
        f"{tally.tokens_in:,} tokens in",
        f"{tally.tokens_out:,} out",
    ]
    price = llm_price()
    if price is not None:
        cost = (tally.tokens_in * price[0] + tally.tokens_out * price[1]) / 1e6
        parts.append(f"{cost:.4f} at the price of $VEDETTE_LLM_PRICE")
    parts.append(f"{seconds:.1f} s")
    parts.append(
        f"dropped {some(tally.dropped_claims, 'claim')} and {some(tally.dropped_fields, 'field')} "
        "whose words do not stand in the text"
    )
    return "engine llm: " + ", ".join(parts)
