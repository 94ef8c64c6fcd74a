"""Layers that a user added to the gazetteer: a folder each, put in place whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from vedette.engines.layer_tables import Wrong
from vedette.engines.layer_writer import Row, write_layer
from vedette.errors import DataError, UsageError

MOST_ROWS = 1_000_000
"""Rows that a layer may have where nothing else is said: about 2 GB of memory while it is built."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_ROMANISED = frozenset(
    "ARE AFG BHR BLR DJI DZA EGY ESH ERI ETH ISR IRQ IRN JOR KWT KAZ LBN LBY MAR MRT OMN PAK PSE QAT RUS "
    "SAU SDN SOM SSD SYR TCD TUN UKR YEM".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A layer as installed: what it is called, when it was added, from which file, how large.

    `version` is the first twelve digits of the SHA-256 of its rows.
    """

    name: str
    version: str
    added_at: str
    file: str
    rows: int


def installed(folder: Path) -> tuple[Layer, ...]:
    """The layers in a folder, in the order in which they were added.

    Raises:
        DataError: V369, a layer's card is damaged.
    """
    found = []
    for card in sorted(folder.glob("*/layer.json")) if folder.is_dir() else ():
        try:
            found.append(Layer(**json.loads(card.read_text("utf-8"))))
        except (ValueError, TypeError) as error:
            raise DataError(
                "V369", f"{card} is damaged ({error}); remove the folder and add the layer again"
            ) from error
    return tuple(sorted(found, key=lambda layer: (layer.added_at, layer.name)))


def check_name(name: str) -> str:
    """The name, if it may be a layer's.

    Raises:
        UsageError: V370.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(
            "V370",
            f"{name!r} is no name of a layer; expected up to 40 small letters, digits, - and _; "
            "give one with --name",
        )
    return name


def name_from(path: Path) -> str:
    """A name for a layer from that of its file."""
    stem = path.name.split(".")[0].lower()
    return re.sub(r"[^a-z0-9_-]+", "-", stem).strip("-_")[:40] or "layer"


def install(
    rows: Iterable[Row | Wrong], folder: Path, *, name: str, file: str, at: datetime,
    report: Callable[[Wrong], None], most: int = MOST_ROWS, strict: bool = False,
) -> Layer:  # fmt: skip
    """Build a layer of rows and put it in place; one of that name is replaced.

    Args:
        rows: places, and lines that cannot be used, which are reported and left out.
        folder: where the layers are; made when missing.
        report: is told each wrong line.
        most: rows above which nothing is installed.
        strict: install nothing when a line is wrong.

    Raises:
        DataError: V371 no row can be used; V372 too many rows; V373 a wrong line and `strict`.
    """
    kept: dict[str, Row] = {}
    wrong = 0
    for row in rows:
        if isinstance(row, Wrong):
            wrong += 1
            report(row)
            continue
        kept[row.key] = row
        if len(kept) > most:
            raise DataError(
                "V372",
                f"{file}: more than {most:,} places, the limit; nothing was added; take a part of "
                "it (--classes P), or raise the limit with --most",
            )
    if strict and wrong:
        raise DataError("V373", f"{file}: {wrong:,} wrong lines and --strict; nothing was added")
    if not kept:
        raise DataError("V371", f"{file}: no place in it that can be used; nothing was added")
    folder.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".part-", dir=folder))
    try:
        layer = _write(tuple(kept.values()), work, name=name, file=file, at=at)
        _put(work, folder / name)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return layer


def remove(folder: Path, name: str) -> None:
    """Take a layer away.

    Raises:
        UsageError: V374, there is none of that name.
    """
    here = folder / check_name(name)
    if not (here / "layer.json").is_file():
        known = ", ".join(layer.name for layer in installed(folder)) or "none"
        raise UsageError("V374", f"no layer {name!r}; there are: {known}")
    shutil.rmtree(here)


def _write(rows: tuple[Row, ...], work: Path, *, name: str, file: str, at: datetime) -> Layer:
    digest = hashlib.sha256()
    for row in sorted(rows, key=lambda row: row.key):
        digest.update(repr(asdict(row)).encode("utf-8"))
    version = digest.hexdigest()[:12]
    files = write_layer(
        rows, work, fingerprint=digest.hexdigest()[:32], sources={name: f"{at:%Y-%m-%d} {version}"},
        romanised=_ROMANISED, all_main=lambda _: True,
    )  # fmt: skip
    layer = Layer(
        name=name, version=version, added_at=at.isoformat(timespec="seconds"), file=file,
        rows=len(rows),
    )  # fmt: skip
    card = work / "layer.json"
    card.write_text(json.dumps(asdict(layer), indent=1, sort_keys=True) + "\n", "utf-8")
    for path in (*files, card):
        with path.open("rb") as stream:
            os.fsync(stream.fileno())
    return layer


def _put(work: Path, target: Path) -> None:
    """Move a finished folder into place; an older one steps aside and comes back on failure."""
    aside = target.with_name(f".old-{target.name}")
    shutil.rmtree(aside, ignore_errors=True)
    if target.exists():
        target.rename(aside)
    try:
        work.rename(target)
    except OSError:
        if aside.exists():
            aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)
