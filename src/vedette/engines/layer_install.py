"""Builds layers of places and puts them in place whole or not at all; takes them away again."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from vedette.engines.layer_places import Wrong
from vedette.engines.layer_writer import Row, write_layer
from vedette.engines.layers import CARD, Layer, folders_of, installed, next_number
from vedette.errors import DataError, UsageError

MOST_ROWS = 1_000_000
"""Places that a layer may have where nothing else is said."""

BUILT_IN = "built-in"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_ROMANISED = frozenset(
    "ARE AFG BHR BLR DJI DZA EGY ESH ERI ETH ISR IRQ IRN JOR KWT KAZ LBN LBY MAR MRT OMN PAK PSE QAT RUS "
    "SAU SDN SOM SSD SYR TCD TUN UKR YEM".split()
)
_PART, _GONE = ".part-", ".gone-"
_DAY_S = 86_400
_MOST_TRIES = 100


def check_name(name: str) -> str:
    """The name, if it may be a layer's.

    Raises:
        UsageError: V370.
    """
    if not _NAME.fullmatch(name) or name == BUILT_IN:
        raise UsageError(
            "V370",
            f"{name!r} cannot be the name of a layer; expected up to 40 small letters, digits, "
            f"- and _, and not {BUILT_IN!r}; give one with --name",
        )
    return name


def name_from(path: Path) -> str:
    """A name for a layer from that of its file."""
    stem = path.name.split(".")[0].lower()
    return re.sub(r"[^a-z0-9_-]+", "-", stem).strip("-_")[:40] or "layer"


def gathered(
    rows: Iterable[Row | Wrong], *, file: str, report: Callable[[Wrong], None],
    most: int = MOST_ROWS, strict: bool = False,
) -> tuple[tuple[Row, ...], int]:  # fmt: skip
    """The places of a file, each once, and how many lines only said again what was said before.

    Args:
        rows: places, and lines that cannot be used, which are reported and left out.
        report: is told each wrong line.
        most: places above which the file is refused.
        strict: refuse the file when a line is wrong.

    Raises:
        DataError: V371 no row can be used; V372 too many rows; V373 a wrong line and `strict`.
    """
    kept: dict[str, Row] = {}
    wrong = again = 0
    for row in rows:
        if isinstance(row, Wrong):
            wrong += 1
            report(row)
            continue
        again += row.key in kept
        kept[row.key] = row
        if len(kept) > most:
            raise DataError(
                "V372",
                f"{file}: more than {most:,} places, the limit; nothing was added; take a part of "
                "it (--classes P), or raise the limit with --most",
            )
    if strict and wrong:
        raise DataError(
            "V373",
            f"{file}: {wrong:,} wrong line{'s'[: wrong != 1]}, expected none with --strict; nothing "
            "was added; mend the file or leave --strict out",
        )
    if not kept:
        raise DataError(
            "V371",
            f"{file}: no place in it that can be used, expected at least one; nothing was added",
        )
    return tuple(kept.values()), again


def install(rows: Sequence[Row], folder: Path, *, name: str, file: str, at: datetime) -> Layer:
    """Build a layer of places and put it in place, above all others; one of that name goes.

    Args:
        rows: places, each key once.
        folder: where the layers are; made when missing.
        file: what the places are from, for the card.

    Raises:
        DataError: V377, the folder of the layers cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=_PART, dir=folder))
    except OSError as error:
        raise DataError(
            "V377",
            f"{folder} cannot hold layers ({error.strerror or error}), expected a folder that may "
            "be written to; set $VEDETTE_GAZETTEER to one",
        ) from error
    try:
        layer = _write(rows, work, name=name, file=file, at=at)
        older = folders_of(folder, name)
        _put(work, folder, name)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    for here in older:
        _throw_away(folder, here)
    _sweep(folder)
    return layer


def remove(folder: Path, name: str) -> None:
    """Take a layer away.

    Raises:
        UsageError: V374, there is none of that name.
    """
    here = folders_of(folder, name)
    if not here:
        known = ", ".join(layer.name for layer in installed(folder)) or "none"
        raise UsageError("V374", f"no layer {name!r}; expected one of: {known}")
    for each in here:
        _throw_away(folder, each)
    _sync(folder)


def version_of(rows: Iterable[Row]) -> str:
    """Hexadecimal SHA-256 of what places say; the layer, its date and their order do not count."""
    digest = hashlib.sha256()
    for row in sorted(rows, key=lambda row: (row.name, row.lat, row.lon, row.geonameid)):
        said = (
            row.name, repr(row.lat), repr(row.lon), row.country, row.feature,
            repr(row.radius_km), str(row.precision), str(row.geonameid), str(row.population),
            row.region, row.layer, *row.aliases,
        )  # fmt: skip
        digest.update("\x1f".join(said).encode("utf-8") + b"\n")
    return digest.hexdigest()


def _write(rows: Sequence[Row], work: Path, *, name: str, file: str, at: datetime) -> Layer:
    whole = version_of(rows)
    version = whole[:12]
    label = f"{name} {at:%Y-%m-%d} {version}"
    files = write_layer(
        rows, work, fingerprint=whole[:32], sources={name: f"{at:%Y-%m-%d} {version}"},
        romanised=_ROMANISED, all_main=lambda _: True, label=label,
    )  # fmt: skip
    layer = Layer(
        name=name, version=version, added_at=at.isoformat(timespec="seconds"), file=file,
        rows=len(rows),
    )  # fmt: skip
    card = work / CARD
    card.write_bytes(msgspec.json.format(msgspec.json.encode(layer), indent=1) + b"\n")
    for path in (*files, card):
        with path.open("rb") as stream:
            os.fsync(stream.fileno())
    _sync(work)
    return layer


def _put(work: Path, folder: Path, name: str) -> None:
    """Give the finished folder its number: from this moment on the layer is there."""
    work.chmod(0o755)  # a temporary folder is for its owner alone
    for number in range(first := next_number(folder), first + _MOST_TRIES):
        target = folder / f"{name}.{number}"
        try:
            work.rename(target)
        except OSError:
            if not target.exists():
                raise
            continue  # another process was quicker
        _sync(folder)
        return
    raise DataError("V377", f"{folder}: {_MOST_TRIES} folders of {name} are in the way; try again")


def _throw_away(folder: Path, name: str) -> None:
    """Take a folder out of sight in one step, then delete it."""
    gone = folder / f"{_GONE}{name}"
    shutil.rmtree(gone, ignore_errors=True)
    with suppress(FileNotFoundError):
        (folder / name).rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Delete what runs that were killed left behind, where it is a day older than the folder."""
    newest = folder.stat().st_mtime
    for path in folder.iterdir():
        if path.name.startswith((_PART, _GONE)):
            with suppress(OSError):
                if newest - path.stat().st_mtime > _DAY_S:
                    shutil.rmtree(path, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
