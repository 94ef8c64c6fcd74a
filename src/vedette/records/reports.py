"""Reports: one published text, and the bytes it was taken from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from vedette.records.ids import content_id
from vedette.records.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes as fetched, kept as evidence beside the text.

    `address` is the path, URL or "-" as the user gave it (for an archive: the recorded URL).
    `retrieved_at` is aware and UTC; for a web archive it is the archive's own capture time,
    for a file the time of reading. `sha256` is of `content`, in hexadecimal.
    """

    address: str
    content: bytes
    sha256: str
    media_type: str
    encoding: str
    retrieved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text with what is known of its publication; nothing in it is guessed.

    `text` is the canonical text: every offset in vedette refers to it. Empty string means
    "not said". `published_basis` says where the date comes from: "given" (by the user or the
    input line), "page metadata", "feed entry", "mail header", or "" when there is no date.
    `name` is the `doc` of the outputs: the path as given, or the id of the input line.
    """

    name: str
    text: str
    title: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    published: date | None = None
    published_basis: str = ""
    authors: tuple[str, ...] = ()
    capture_sha256: str = ""

    @property
    def id(self) -> str:
        """Content-hashed id: the same text by the same outlet at the same address is one report."""
        return content_id("R", self.outlet, self.url, self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What intake hands on for one report: the report and the capture it came from.

    `spans` are stretches of the text that the input line asks about ("spans"), None for all;
    `mentions` are mentions of events that it states ("mentions").
    """

    report: Report
    capture: Capture
    spans: tuple[Span, ...] | None = None
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An item that could not be used: its name, the error's code and its message."""

    name: str
    code: str
    message: str
