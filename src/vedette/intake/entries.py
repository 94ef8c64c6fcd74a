"""Entries of RSS and Atom feeds; runs in the extraction process."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from vedette.errors import NotReadable
from vedette.intake.found import Found
from vedette.intake.frames import Reply, Request
from vedette.intake.markup import line_of, text_of
from vedette.intake.pagefacts import primary_language, web_address


def extract_feed(request: Request) -> Reply:
    """Read a feed: one found text for each entry, in the order of the feed.

    The text is the fullest that the entry carries (content, else summary, else title), with
    markup taken out. The date is the entry's own `published`, else `updated`. The outlet is the
    feed's title. The parser gets a stream of bytes and never an address or a file name.

    Raises:
        NotReadable: V140, no feed.
    """
    import feedparser

    headers = {"content-location": request.address} if web_address(request.address) else {}
    if request.declared:
        headers["content-type"] = f"application/xml; charset={request.declared}"
    feed = feedparser.parse(io.BytesIO(request.content), response_headers=headers)
    if not feed.version and not feed.entries:
        raise NotReadable(
            "V140",
            "it is no feed; expected RSS or Atom; if it is a page, save it as .html",
        )
    outlet = line_of(feed.feed.get("title"))
    language = primary_language(feed.feed.get("language") or "")
    found = tuple(_entry(entry, outlet=outlet, language=language) for entry in feed.entries)
    return Reply(found=found, encoding=feed.get("encoding") or "", title=outlet)


def _entry(entry: Mapping[str, Any], *, outlet: str, language: str) -> Found:
    link = web_address(entry.get("link") or "")
    own = [content.get("language") for content in entry.get("content") or ()]
    return Found(
        name=link,
        text=_text(entry),
        title=line_of(entry.get("title")),
        outlet=_source(entry) or outlet,
        url=link,
        language=primary_language(next((tag for tag in own if tag), "")) or language,
        published=str(entry.get("published") or entry.get("updated") or ""),
        authors=_authors(entry),
    )


def _text(entry: Mapping[str, Any]) -> str:
    bodies = [str(content.get("value") or "") for content in entry.get("content") or ()]
    bodies.append(str(entry.get("summary") or ""))
    return max((text_of(body) for body in bodies), key=len) or line_of(entry.get("title"))


def _source(entry: Mapping[str, Any]) -> str:
    source = entry.get("source")
    return line_of(source.get("title")) if isinstance(source, Mapping) else ""


def _authors(entry: Mapping[str, Any]) -> tuple[str, ...]:
    people = entry.get("authors") or ()
    names = (line_of(person.get("name")) for person in people if isinstance(person, Mapping))
    return tuple(dict.fromkeys(name for name in names if name))
