"""The two messages between intake and its extraction process, and how they travel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import IO, Literal, TypeVar

import msgspec

from vedette.intake.found import Found

Task = Literal["page", "pdf", "sheet", "feed", "mail"]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Bytes to extract from; `address` and `declared` (a charset) help where they are known."""

    task: Task
    content: bytes
    address: str = ""
    declared: str = ""
    time_s: float
    expansion_bytes: int
    table_rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What was found; or, in `error`, the class, code and message of what is wrong."""

    found: tuple[Found, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    encoding: str = ""
    title: str = ""
    error: tuple[str, str, str] | None = None


def storable(reply: Reply) -> Reply:
    """Put U+FFFD for halves of surrogate pairs, which extraction can bring up and nothing stores."""
    return replace(
        reply,
        found=tuple(_storable(found) for found in reply.found),
        rows=tuple(tuple(_whole(cell) for cell in row) for row in reply.rows),
        title=_whole(reply.title),
    )


def _storable(found: Found) -> Found:
    return Found(
        text=_whole(found.text),
        name=_whole(found.name),
        title=_whole(found.title),
        outlet=_whole(found.outlet),
        url=_whole(found.url),
        language=found.language,
        published=_whole(found.published),
        authors=tuple(_whole(name) for name in found.authors),
    )


def _whole(words: str) -> str:
    if words.isascii():
        return words
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def send(stream: IO[bytes], message: Request | Reply) -> None:
    """Write one message: eight bytes of length, then MessagePack."""
    data = msgspec.msgpack.encode(message)
    stream.write(len(data).to_bytes(8, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes], kind: type[_T]) -> _T | None:
    """Read one message; None when the other side has gone, even in the middle of a message."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    length = int.from_bytes(head, "big")
    data = stream.read(length)
    if len(data) < length:
        return None
    return msgspec.msgpack.decode(data, type=kind)
