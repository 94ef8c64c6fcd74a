"""Moving records along the text: what was found in a part, told in the spans of the whole."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from vedette.records.spans import Span

T = TypeVar("T")


def shifted(record: T, by: int) -> T:
    """The same record with every span in it moved by `by` code points.

    Args:
        record: a frozen record, a tuple of records, or any other value, which stays as it is.
        by: how far; no span may come to lie before 0.
    """
    if by == 0:
        return record
    return _shifted(record, by)  # type: ignore[return-value]


def _shifted(value: object, by: int) -> object:
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, tuple):
        return tuple(_shifted(item, by) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for field in fields(value):
            old = getattr(value, field.name)
            new = _shifted(old, by)
            if new is not old and new != old:
                changed[field.name] = new
        return replace(value, **changed) if changed else value
    return value
