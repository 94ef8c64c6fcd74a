"""Writing what the user asked to have in a file."""

from __future__ import annotations

from pathlib import Path

from vedette.errors import UsageError


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all: a file of that name is replaced only when all is written.

    Raises:
        UsageError: V503, the folder does not exist or may not be written to.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UsageError(
            "V503", f"cannot write {path}: {error.strerror}; give a file in a folder that exists"
        ) from None
