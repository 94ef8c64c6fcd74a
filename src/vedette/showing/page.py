"""The frame of a self-contained HTML page: one file, no script, nothing fetched."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape

_SURROGATES = re.compile("[\ud800-\udfff]")
_DAMAGED = {0: "\ufffd", 13: "&#13;"}


def html_page(*, title: str, body: str, css: str) -> str:
    """Put a body into a page whose policy allows its own style sheet and nothing else.

    Args:
        title: plain text.
        body: HTML; all text in it is escaped by its writer.
        css: the whole style sheet; it must not hold "</style".
    """
    digest = b64encode(sha256(css.encode("utf-8")).digest()).decode("ascii")
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f'<title>{text(title)}</title>\n<link rel="icon" href="data:,">\n<style>{css}</style>\n'
        f"</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def text(value: str) -> str:
    """Escape text so that the page's DOM holds exactly these code points.

    A carriage return is written as a reference, since a bare one would be read as a line feed.
    NUL and lone surrogates, which HTML cannot hold, become U+FFFD, one for one.
    """
    safe = _SURROGATES.sub("\ufffd", value)
    return escape(safe, quote=True).translate(_DAMAGED)


def link(url: str, words: str) -> str:
    """A link to a web address; any other address stays plain text."""
    if not url.lower().startswith(("https://", "http://")):
        return text(words)
    return f'<a class="out" rel="noreferrer noopener" href="{text(url)}">{text(words)}</a>'
