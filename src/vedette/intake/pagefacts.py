"""What a page states about itself: JSON-LD, Open Graph and meta elements, nothing inferred.

No date is taken from the address, the text or a bare `time` element, and no outlet from the
host name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from vedette.intake.markup import line_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = ("Article", "BlogPosting", "LiveBlogPosting", "Report")  # and all ...Article
_DATE_PROPERTIES = ("article:published_time", "og:article:published_time", "og:published_time")
_DATE_NAMES = (
    "article:published_time", "parsely-pub-date", "sailthru.date", "citation_publication_date",
    "dc.date.issued", "dcterms.issued", "dc.date", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "date",
)  # fmt: skip
_AUTHOR_NAMES = ("author", "byl", "parsely-author", "sailthru.author", "dc.creator")
_DEEPEST = 8  # levels of JSON-LD that are looked through for an article


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Explicit metadata of a page, as printed; "" is "not said"."""

    title: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()


def page_facts(tree: HtmlElement, *, address: str) -> PageFacts:
    """Read what a page states about itself.

    Args:
        tree: the parsed page.
        address: where it comes from, to resolve a relative canonical link; "" if unknown.
    """
    linked = next(_articles(tree), {})
    metas = _metas(tree)
    title = line_of(metas.get("og:title")) or line_of(_word(linked.get("headline")))
    return PageFacts(
        title=title or line_of(tree.findtext(".//head/title")),
        outlet=line_of(metas.get("og:site_name")) or _name(linked.get("publisher")),
        url=_canonical(tree, metas, address),
        language=primary_language(tree.get("lang") or tree.get("xml:lang") or ""),
        published=_published(tree, metas, linked),
        authors=_authors(metas, linked),
    )


def primary_language(tag: str) -> str:
    """The primary subtag of a language tag in lower case: "en-GB" is "en"; "" if it is none."""
    word = tag.strip().replace("_", "-").partition("-")[0].lower()
    return word if word.isascii() and word.isalpha() and 2 <= len(word) <= 3 else ""


def web_address(address: str) -> str:
    """The address if it is an http(s) one without a password in it; else ""."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    known = parts.scheme in {"http", "https"} and parts.netloc and "@" not in parts.netloc
    return address.strip() if known else ""


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _published(tree: HtmlElement, metas: dict[str, str], linked: dict[str, object]) -> str:
    stated = [_word(linked.get("datePublished"))]
    stated += [metas.get(name, "") for name in _DATE_PROPERTIES]
    stated.append(metas.get("datepublished", ""))
    stated += [e.get("datetime") or "" for e in tree.iterfind(".//time[@itemprop='datePublished']")]
    stated += [metas.get(name, "") for name in _DATE_NAMES]
    return next((words for words in stated if words), "")


def _authors(metas: dict[str, str], linked: dict[str, object]) -> tuple[str, ...]:
    people = linked.get("author")
    named = [_name(person) for person in (people if isinstance(people, list) else [people])]
    if not any(named):
        named = [line_of(metas.get(name)) for name in _AUTHOR_NAMES][:1] or []
        named += [line_of(metas.get("article:author"))]
        named = [name for name in named if name and "://" not in name][:1]
    return tuple(dict.fromkeys(name for name in named if name))


def _canonical(tree: HtmlElement, metas: dict[str, str], address: str) -> str:
    links = [e.get("href") or "" for e in tree.iterfind(".//head/link[@rel='canonical']")]
    base = address if web_address(address) else ""
    for link in [*links, metas.get("og:url", "")]:
        try:
            found = web_address(urljoin(base, link.strip())) if link.strip() else ""
        except ValueError:
            continue
        if found:
            return found
    return ""


def _articles(tree: HtmlElement) -> Iterator[dict[str, object]]:
    for element in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(element.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles_in(data, _DEEPEST)


def _articles_in(data: object, levels: int) -> Iterator[dict[str, object]]:
    if levels == 0:
        return
    if isinstance(data, list):
        for part in data:
            yield from _articles_in(part, levels - 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(
            isinstance(k, str) and (k.endswith("Article") or k in _ARTICLE_TYPES) for k in kinds
        ):
            yield data
        yield from _articles_in(data.get("@graph"), levels - 1)
        yield from _articles_in(data.get("mainEntity"), levels - 1)


def _word(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _name(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    name = line_of(_word(value))
    return "" if "://" in name else name
