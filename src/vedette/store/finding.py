"""Finding things by id, or by as much of it as is unique."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from vedette.errors import UsageError
from vedette.store.aliases import renamed
from vedette.store.words import storable

if TYPE_CHECKING:
    import apsw

Kind = Literal["report", "claim", "event"]

_TABLES: tuple[tuple[str, Kind, str], ...] = (
    ("C-", "claim", "SELECT id FROM claims WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"),
    ("E-", "event", "SELECT id FROM events WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"),
    ("R-", "report", "SELECT id FROM reports WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"),
)
_LISTED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an id stands for: the kind of thing, and the id in full."""

    kind: Kind
    id: str


def find(connection: apsw.Connection, prefix: str, *, kind: Kind | None = None) -> Found:
    """The one thing whose id begins with `prefix`, such as "C-3f2a", "c-3F2A" or "3f2a".

    Args:
        connection: the workspace.
        prefix: an id or its beginning; the letter that says the kind may be left out.
        kind: look only among things of this kind.

    Raises:
        UsageError: V411, nothing has such an id; V412, several things have, up to 8 are listed.
    """
    asked = storable(prefix).strip().lower()
    found: list[Found] = []
    for letter, name, sql in _TABLES:
        if kind not in (None, name) or not asked:
            continue
        start = letter + asked[2:] if asked[1:2] == "-" else letter + asked
        if asked[1:2] == "-" and asked[0] != letter[0].lower():
            continue
        rows = connection.execute(sql, (start, start + "\U0010ffff", _LISTED + 1))
        found += [Found(kind=name, id=str(row[0])) for row in rows]
    if not found and kind in (None, "event"):
        found = [Found(kind="event", id=new) for new in renamed(connection, asked)]
    exact = [thing for thing in found if thing.id.lower() == asked]
    if len(exact or found) == 1:
        return (exact or found)[0]
    sought = f"{kind or 'report, claim or event'}"
    if not found:
        raise UsageError(
            "V411",
            f"no {sought} of this workspace has an id that begins with {storable(prefix)!r}; "
            "`vedette reports`, `claims` and `events` list the ids",
        )
    names = ", ".join(thing.id for thing in found[:_LISTED])
    more = " and more" if len(found) > _LISTED else ""
    raise UsageError(
        "V412",
        f"{storable(prefix)!r} is the beginning of several ids: {names}{more}; give more of it",
    )
