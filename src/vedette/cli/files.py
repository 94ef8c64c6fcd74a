"""Writing what the user asked to have in a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vedette.errors import UsageError


def check_target(path: Path, kept: Iterable[str | Path]) -> None:
    """Refuse to write over a file that the command reads from.

    Raises:
        UsageError: V506.
    """
    for other in map(Path, kept):
        try:
            same = path.samefile(other)
        except (OSError, ValueError):
            continue
        if same:
            raise UsageError(
                "V506", f"{path} is what is read from, and would be lost; write to another file"
            )


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all, as UTF-8 with line feeds.

    Raises:
        UsageError: V503, the folder does not exist or may not be written to.
    """
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: a file of that name is replaced only when all is written.

    Raises:
        UsageError: V503, the folder does not exist or may not be written to.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UsageError(
            "V503", f"cannot write {path}: {error.strerror}; give a file in a folder that exists"
        ) from None
