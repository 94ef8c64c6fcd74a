"""vedette reads news reports about a conflict and keeps an evidence base that can be checked.

>>> import vedette
>>> from datetime import date
>>> reading = vedette.read("Troops withdrew from Homs on Friday.", published=date(2031, 5, 12))
>>> reading.claims[0].type, reading.claims[0].time.first
('RETREAT', '2031-05-09')
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from vedette.records.claims import Claim, Reading

__version__ = "0.1.0"
__all__ = ["Claim", "Reading", "__version__", "read", "root"]


def read(text: str, *, published: date | None = None, outlet: str = "", title: str = "") -> Reading:
    """Read one report and return its claims.

    Args:
        text: the report; all spans count its code points.
        published: day of publication in the outlet's own time zone; without one, "Friday"
            stays unresolved.
        outlet: who published it; "" for not known.
        title: its headline, kept beside the text; it is not read.

    Returns:
        The claims in order of their triggers, each with the words that prove it.
    """
    from vedette.config import read_here
    from vedette.records.claims import Reading
    from vedette.records.reports import Report

    report = Report(name="", text=text, published=published, outlet=outlet, title=title)
    return Reading(report_id=report.id, claims=read_here(report).claims)


def root(text: str, actor: tuple[int, int] | None, recipient: tuple[int, int] | None) -> str:
    """Name the PLOVER root of what the actor does to the recipient in a sentence.

    Args:
        text: a sentence, or a few.
        actor: half-open range of code points of who acts; None when not known.
        recipient: the same of the other party.

    Returns:
        One of PLOVER's 16 roots ("ASSAULT"), "" when the text tells of no event.

    Source:
        docs/method/model.md, with its accuracy.
    """
    from vedette.config import root_here

    return root_here(text, actor, recipient)


def __getattr__(name: str) -> object:
    """Records are imported when they are asked for, so that start-up stays quick."""
    if name in ("Claim", "Reading"):
        from vedette.records import claims

        return getattr(claims, name)
    raise AttributeError(f"module 'vedette' has no attribute {name!r}")
