"""Words as a workspace compares them: folded names, and safe full-text queries."""

from __future__ import annotations

import re
import unicodedata

_PHRASE_OR_WORD = re.compile(r'"([^"]*)"?|([^\s"]+)')


def fold(text: str) -> str:
    """Case, accents and runs of space taken off: "São  Tomé" becomes "sao tome"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(storable(bare).casefold().split())


def storable(text: str) -> str:
    r"""The same text with what UTF-8 cannot hold (half a surrogate pair) written as `\udc80`."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def full_text_query(text: str) -> str:
    """Turn what a user typed into an FTS5 query that cannot be a syntax error.

    All words must occur; words in double quotes stand side by side; a word that ends in `*`
    is the beginning of one. Everything else is quoted, so operators of FTS5 are plain words.

    Returns:
        The query; one without any letter or digit matches nothing.
    """
    terms = []
    for phrase, word in _PHRASE_OR_WORD.findall(storable(text).replace("\0", " ")):
        stem = word.rstrip("*")
        terms.append(f'"{stem}"*' if stem and stem != word else f'"{word or phrase}"')
    return " ".join(terms) or '""'
