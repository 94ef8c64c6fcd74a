"""Feeds and alerts of a workspace, each a record under its address or name."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from vedette.records.watches import Alert, Feed
from vedette.store.rows import encode
from vedette.store.words import storable

if TYPE_CHECKING:
    import apsw

Watch = TypeVar("Watch", Feed, Alert)
Opening = Callable[[], "AbstractContextManager[apsw.Connection]"]


class Shelf(Generic[Watch]):
    """Records of one kind, by key. Each call is a transaction of its own."""

    def __init__(self, kind: type[Watch], reading: Opening, writing: Opening) -> None:
        self._kind: type[Watch] = kind
        self._decoder: msgspec.json.Decoder[Watch] = msgspec.json.Decoder(kind)
        self._reading, self._writing = reading, writing

    def all(self) -> tuple[Watch, ...]:
        """The records, in the order of their keys."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT record FROM watches WHERE kind = ? ORDER BY key", (self._kind.__name__,)
            ).fetchall()
        return tuple(self._decoder.decode(str(record)) for (record,) in rows)

    def get(self, key: str) -> Watch | None:
        """The record of a key, None when there is none."""
        return next((watch for watch in self.all() if _key(watch) == key), None)

    def put(self, watch: Watch) -> None:
        """Write a record, over the one of the same key."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO watches (kind, key, record) VALUES (?, ?, ?) "
                "ON CONFLICT (kind, key) DO UPDATE SET record = excluded.record",
                (self._kind.__name__, storable(_key(watch)), encode(watch)),
            )

    def drop(self, key: str) -> bool:
        """Take a record away; False when there was none."""
        with self._writing() as connection:
            connection.execute(
                "DELETE FROM watches WHERE kind = ? AND key = ?",
                (self._kind.__name__, storable(key)),
            )
            return connection.changes() > 0


def _key(watch: Feed | Alert) -> str:
    return watch.url if isinstance(watch, Feed) else watch.name
