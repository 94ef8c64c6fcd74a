"""HTML as a tree, and the text of a fragment; runs in the extraction process."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = {
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
}  # fmt: skip
_UNSEEN = {"script", "style", "template", "noscript", "head", "iframe", "object", "svg"}
_SPACES = re.compile(r"[ \t\r\n\f\v\xa0]+")
_BROKEN_LINES = re.compile(r" ?\n[ \n]*")


def parse(text: str) -> HtmlElement | None:
    """Parse HTML of any quality; None where there is nothing in it."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        tree: HtmlElement = document_fromstring(
            text.encode("utf-8", "replace"), parser=parser, ensure_head_body=True
        )
    except etree.ParserError:  # an empty document
        return None
    return tree


def text_of(fragment: str) -> str:
    """The words of an HTML fragment, one block a line; scripts and styles are left out."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    tree = parse(fragment)
    if tree is None:
        return ""
    pieces: list[str] = []
    unseen = None
    from lxml.etree import iterwalk

    for event, element in iterwalk(tree, events=("start", "end")):
        if event == "start" and unseen is None:
            if element.tag in _UNSEEN:
                unseen = element
                continue
            if element.tag in _BLOCKS:
                pieces.append("\n")
            pieces.append(_SPACES.sub(" ", element.text or ""))
        elif event == "end" and (unseen is None or unseen is element):
            unseen = None
            if element.tag in _BLOCKS:
                pieces.append("\n")
            pieces.append(_SPACES.sub(" ", element.tail or ""))
    return _BROKEN_LINES.sub("\n", re.sub(" +", " ", "".join(pieces))).strip()


def line_of(words: str | None) -> str:
    """One line of plain text, as a title or a name is kept: tags out, white space folded."""
    return _SPACES.sub(" ", text_of(words or "")).strip()
