"""Files of places: opened, taken out of archives, decoded, and cut into lines of bounded length."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import IO, cast

from vedette.errors import DataError, UsageError

MOST_RATIO = 200
MOST_UNPACKED = 4_000_000_000
LONGEST_LINE = 1_000_000
_TABLES = (".txt", ".csv", ".tsv")
_PACKED_BY = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class LongLine(Exception):
    """A line is longer than `LONGEST_LINE` characters; it has been passed over."""


class Lines:
    """The lines of a text, one at a time; some may be put back. `number` is that of the last."""

    def __init__(self, stream: TextIOWrapper, path: Path) -> None:
        self._stream, self._path = stream, path
        self._back: list[str] = []
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """The next line with its end.

        Raises:
            LongLine: it is too long.
            DataError: V366, the bytes are none of the encoding; V367, the archive is damaged.
        """
        self.number += 1
        if self._back:
            return self._back.pop()
        line = self._read()
        if not line:
            self.number -= 1
            raise StopIteration
        if len(line) >= LONGEST_LINE and line[-1] not in "\r\n":
            while (rest := self._read()) and rest[-1] not in "\r\n":
                pass
            raise LongLine
        return line

    def put_back(self, lines: list[str]) -> None:
        """Have these lines again, the first of them first."""
        self._back.extend(reversed(lines))
        self.number -= len(lines)

    def _read(self) -> str:
        try:
            return self._stream.readline(LONGEST_LINE)
        except UnicodeError as error:
            raise DataError(
                "V366",
                f"{self._path}, line {self.number}: is no {self._stream.encoding} ({getattr(error, 'reason', error)}), "
                "expected a text table; name its encoding with --encoding, or save it as UTF-8",
            ) from error


@contextmanager
def opened(path: Path, *, encoding: str = "") -> Iterator[Lines]:
    """The lines of a table, plain or in a .zip, without loading it.

    Args:
        path: the file; of a .zip the one table in it that is no readme.
        encoding: how its text is encoded; "" for UTF-8, or UTF-16 where the file begins so.
            What is no UTF-8 becomes half surrogates, so that the line can be refused.

    Raises:
        DataError: V365 not readable; V367 no archive that is taken.
        UsageError: V376 no such encoding.
    """
    check_encoding(encoding)
    try:
        if _is_archive(path):
            with _archive(path) as archive, archive.open(_member(path, archive)) as raw:
                yield Lines(_decoded(raw, encoding), path)
            return
        with path.open("rb") as raw:
            yield Lines(_decoded(raw, encoding), path)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
        raise DataError(
            "V367",
            f"{path}: no archive that can be read ({error}), expected a whole .zip without a "
            "password; unpack it and add the table",
        ) from error
    except OSError as error:
        raise DataError(
            "V365", f"{path}: cannot be read ({error.strerror or error}), expected a file"
        ) from error


def _archive(path: Path) -> zipfile.ZipFile:
    """The archive, its directory read; what is wrong with that becomes one kind of error."""
    try:
        return zipfile.ZipFile(path)
    except (ValueError, struct.error) as error:
        raise zipfile.BadZipFile(str(error)) from error


def _is_archive(path: Path) -> bool:
    """Whether it is to be unpacked, by its ending or its first bytes."""
    if path.suffix.lower() == ".zip":
        return True
    if path.exists() and not path.is_file():  # a pipe can be read once
        return False
    with path.open("rb") as raw:
        begins = raw.read(4)
    if begins[:2] == b"\x1f\x8b":
        raise DataError(
            "V367", f"{path}: is packed by gzip, expected a table or a .zip; unpack it first"
        )
    return begins == b"PK\x03\x04"


def check_encoding(encoding: str) -> None:
    """Refuse what is no encoding of text.

    Raises:
        UsageError: V376.
    """
    try:
        "".encode(encoding or "utf-8")
    except (LookupError, ValueError, UnicodeError):
        raise UsageError(
            "V376", f"{encoding!r} is no encoding; expected one such as utf-8, cp1252 or cp1256"
        ) from None


def _decoded(raw: IO[bytes], encoding: str) -> TextIOWrapper:
    begins = cast("zipfile.ZipExtFile", raw).peek(2)[:2]
    found = encoding or ("utf-16" if begins in _UTF16 else "utf-8-sig")
    errors = "surrogateescape" if found == "utf-8-sig" else "strict"
    return TextIOWrapper(raw, encoding=found, errors=errors, newline="")


def _member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one table in an archive."""
    tables = [
        info
        for info in archive.infolist()
        if info.filename.lower().endswith(_TABLES)
        and "readme" not in info.filename.lower()
        and not info.filename.startswith("__MACOSX/")
    ]
    if any(info.filename == "xl/workbook.xml" for info in archive.infolist()):
        raise DataError(
            "V367", f"{path}: is a workbook, expected a table; save the sheet as .csv and add that"
        )
    if len(tables) != 1:
        names = ", ".join(repr(info.filename[:60]) for info in tables[:5])
        raise DataError(
            "V367",
            f"{path}: has {len(tables)} tables{f' ({names})' if names else ''}, expected one .txt, "
            ".csv or .tsv beside a readme; unpack it and add the tables one by one",
        )
    (member,) = tables
    parts = member.orig_filename.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or ":" in parts[0] or "\0" in member.orig_filename:
        raise DataError(
            "V367",
            f"{path}: {member.orig_filename[:60]!r} leads out of its folder, expected a plain "
            "name; the archive is not to be trusted",
        )
    if member.flag_bits & 1 or member.compress_type not in _PACKED_BY:
        how = "encrypted" if member.flag_bits & 1 else f"packed by method {member.compress_type}"
        raise DataError(
            "V367",
            f"{path}: {member.filename!r} is {how}, expected a plain .zip (deflated) without a "
            "password; unpack it and add the table",
        )
    ratio = member.file_size / max(1, member.compress_size)
    if member.file_size > MOST_UNPACKED or ratio > MOST_RATIO:
        raise DataError(
            "V367",
            f"{path}: {member.filename!r} would unpack to {member.file_size:,} bytes, {ratio:.0f} "
            f"times its size, limits {MOST_UNPACKED:,} and {MOST_RATIO}; unpack it yourself and "
            "add the table",
        )
    return member
