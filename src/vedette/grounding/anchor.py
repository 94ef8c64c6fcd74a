"""The day that a report's relative expressions are reckoned from."""

from __future__ import annotations

from datetime import date

from vedette.grounding.times import find_times
from vedette.records.documents import Document


def anchor_day(document: Document) -> date | None:
    """The day of the dispatch: its own dateline or printed stamp, else the publication date.

    A day printed in the text itself with its year wins over the metadata, which often carries
    the day of a crawl or of an update. A dateline without a year ("Dec. 13") takes it from the
    publication date, and counts only when it falls within the week before it.

    Returns:
        The day, or None when neither the text nor the metadata gives one; then relative
        expressions stay unresolved.
    """
    published = document.report.published
    line = document.dateline
    words = [line.day] if line is not None and line.day is not None else []
    for part in (*words, *document.stamps):
        for mention in find_times(part.text, published=published):
            if mention.type in ("DATE", "TIME") and mention.precision == 1:
                day = date.fromisoformat(mention.first)
                if any(char.isdigit() for char in part.text) and _has_year(part.text):
                    return day
                if published is not None and 0 <= (published - day).days <= 7:
                    return day
    return published


def _has_year(words: str) -> bool:
    digits = "".join(char if char.isdigit() else " " for char in words).split()
    return any(len(group) == 4 for group in digits)
