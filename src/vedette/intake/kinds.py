"""Which kind of input some bytes are: by the name's ending, by what HTTP says, or by sniffing."""

from __future__ import annotations

import re
from typing import Literal

from vedette.errors import NotReadable

Kind = Literal["text", "page", "pdf", "lines", "table", "sheet", "feed", "archive", "mail"]

_ENDINGS: dict[str, Kind] = {
    ".txt": "text", ".md": "text", ".html": "page", ".htm": "page", ".xhtml": "page",
    ".pdf": "pdf", ".jsonl": "lines", ".ndjson": "lines", ".csv": "table", ".xlsx": "sheet",
    ".xml": "feed", ".rss": "feed", ".atom": "feed", ".warc": "archive", ".warc.gz": "archive",
    ".eml": "mail",
}  # fmt: skip
_TYPES: dict[str, Kind] = {
    "text/plain": "text", "text/markdown": "text", "text/html": "page",
    "application/xhtml+xml": "page", "application/pdf": "pdf", "application/x-ndjson": "lines",
    "application/jsonl": "lines", "text/csv": "table", "application/rss+xml": "feed",
    "application/atom+xml": "feed", "application/rdf+xml": "feed", "message/rfc822": "mail",
    "application/warc": "archive",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "sheet",
}  # fmt: skip
MEDIA_TYPES: dict[Kind, str] = {
    "text": "text/plain", "page": "text/html", "pdf": "application/pdf",
    "lines": "application/x-ndjson", "table": "text/csv", "feed": "application/xml",
    "archive": "application/warc", "mail": "message/rfc822",
    "sheet": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
_OTHER_FORMATS = (
    (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file: unpack it first"), (b"PK\x03\x04", "a ZIP file: unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Office file: save it as .pdf, .xlsx or .txt"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z file: unpack it first"), (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"), (b"{\\rtf", "RTF: save it as .txt"),
)  # fmt: skip
_JSON_OBJECT = re.compile(rb"\s*\{\s*[\"}]")
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_PAGE = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)


def kind_of_name(name: str) -> Kind | None:
    """The kind that the ending of a file name states; None for an unknown ending."""
    name = name.lower()
    return next((kind for ending, kind in _ENDINGS.items() if name.endswith(ending)), None)


def kind_of_type(media_type: str) -> Kind | None:
    """The kind that a media type states; None where it says too little ("application/xml")."""
    return _TYPES.get(media_type.partition(";")[0].strip().lower())


def sniff(head: bytes) -> Kind:
    """Tell the kind from the first bytes (4 kB are enough); what shows no other sign is text.

    Raises:
        NotReadable: V105, a known format that is not read.
    """
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"WARC/"):
        return "archive"
    if head.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in head[:4096]:
        return "sheet"
    for mark, what in _OTHER_FORMATS:
        if head.startswith(mark):
            raise NotReadable(
                "V105",
                f"it looks like {what}; expected text, HTML, PDF, a feed, JSON Lines, a table, "
                "mail or a web archive",
            )
    start = head[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if _JSON_OBJECT.match(start):
        return "lines"
    if start.startswith(b"<"):
        if _FEED.search(start):
            return "feed"
        if _PAGE.search(start):
            return "page"
    return "text"
