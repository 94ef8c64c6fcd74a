"""What was found in an item before it is a report, and how the two become one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from vedette.errors import NoText, NotReadable, TooLarge
from vedette.intake.asked import Given, Limits
from vedette.intake.encodings import is_binary, is_encodable
from vedette.intake.published import is_believable, read_printed
from vedette.records.reports import Capture, Report, Taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Text and explicit metadata of one item, as printed; "" is "not said".

    `published` keeps the words of the date. `name` is set where the item names itself.
    """

    text: str
    name: str = ""
    title: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()


def capture_of(
    content: bytes, *, address: str, media_type: str, encoding: str, retrieved_at: datetime
) -> Capture:
    """Keep bytes as evidence, with their SHA-256 in hexadecimal."""
    return Capture(
        address=address,
        content=content,
        sha256=sha256(content).hexdigest(),
        media_type=media_type,
        encoding=encoding,
        retrieved_at=retrieved_at,
    )


def check_text(text: str, *, limits: Limits) -> None:
    """Refuse text that cannot be read.

    Raises:
        NoText: V104, it is empty or white space only.
        NotReadable: V105, it holds a NUL or many control characters, or a lone surrogate.
        TooLarge: V107, it is over `limits.text_chars` code points.
    """
    if len(text) > limits.text_chars:
        raise TooLarge(
            "V107",
            f"its text has {len(text):,} characters, limit {limits.text_chars:,}; "
            "split it into single reports",
        )
    if not text.strip("\ufeff\u200b \t\r\n\f\v") or text.isspace():
        raise NoText("V104", "it is empty or holds white space only; expected the text of a report")
    if is_binary(text):
        raise NotReadable(
            "V105", "its text holds control characters, so it looks binary; expected written text"
        )
    if not is_encodable(text):
        raise NotReadable(
            "V105",
            "its text holds half of a surrogate pair, which no file can store; expected Unicode "
            "text; mend the program that wrote it",
        )


def taken(
    found: Found,
    capture: Capture,
    given: Given,
    limits: Limits,
    *,
    name: str,
    now: datetime,
    basis: str,
) -> Taken:
    """Make the report: what is given wins, then what was found; an absurd date is not said.

    Args:
        found: text and metadata as printed.
        capture: the bytes it came from.
        given: what the user states.
        limits: bounds on the text.
        name: the report's name, unless the item names itself.
        now: today, to tell absurd dates.
        basis: where `found.published` was printed ("page metadata", "feed entry", "mail header").

    Raises:
        ItemError: the text cannot be read; see `check_text`.
    """
    check_text(found.text, limits=limits)
    day, from_what = given.published, "given"
    if day is None:
        day, from_what = read_printed(found.published), basis
        if day is None or not is_believable(day, now=now):
            day, from_what = None, ""
    return Taken(
        report=_report(found, capture, given, name=found.name or name, day=day, basis=from_what),
        capture=capture,
    )


def _report(
    found: Found, capture: Capture, given: Given, *, name: str, day: date | None, basis: str
) -> Report:
    return Report(
        name=name,
        text=found.text,
        title=given.title or found.title,
        outlet=given.outlet or found.outlet,
        url=found.url,
        language=found.language,
        published=day,
        published_basis=basis,
        authors=found.authors,
        capture_sha256=capture.sha256,
    )
