"""Layers that a user added to the gazetteer: which there are, and in which order they win.

A layer is a folder `NAME.N` with an index and its card. N grows with every layer that is put in
place (layer_install.py), so that the order needs no clock; of a name the greatest N counts.
Folders of other names are work that is not done, or being thrown away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from vedette.engines.gazetteer import IndexedGazetteer, open_gazetteer
from vedette.errors import DataError

CARD = "layer.json"
_FOLDER = re.compile(r"([a-z0-9][a-z0-9_-]{0,39})\.([1-9][0-9]{0,8})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A layer as installed: what it is called, when it was added, from which file, how large.

    `version` is the first twelve digits of the SHA-256 of its places; the same places have the
    same version, whenever they are added. `folder` is where it is, inside that of all layers.
    """

    name: str
    version: str
    added_at: str
    file: str
    rows: int
    folder: str = ""


def installed(folder: Path) -> tuple[Layer, ...]:
    """The layers in a folder, in the order in which they were added.

    Raises:
        DataError: V369, a layer's card is damaged.
    """
    return tuple(_read_card(folder / name) for name in _current(folder).values())


def open_layers(folder: Path) -> tuple[IndexedGazetteer, ...]:
    """The layers in a folder as gazetteers, in the order in which they were added.

    Raises:
        DataError: V301, V302, a layer that cannot be used.
    """
    before: list[str] | None = None
    while True:
        names = list(_current(folder).values())
        try:
            return tuple(open_gazetteer(folder / name) for name in names)
        except DataError:
            if names == before:  # else one was replaced while it was being opened
                raise
            before = names


def folders_of(folder: Path, name: str) -> tuple[str, ...]:
    """The folders of a layer, those that a later one has replaced included."""
    return tuple(found for _, bears, found in _numbered(folder) if bears == name)


def next_number(folder: Path) -> int:
    """The number for the next layer."""
    return 1 + max((number for number, _, _ in _numbered(folder)), default=0)


def _current(folder: Path) -> dict[str, str]:
    """Names of layers to their folders, the last added last."""
    found: dict[str, str] = {}
    for _, name, path in _numbered(folder):
        found.pop(name, None)
        found[name] = path
    return found


def _numbered(folder: Path) -> list[tuple[int, str, str]]:
    if not folder.is_dir():
        return []
    matches = (_FOLDER.fullmatch(path.name) for path in folder.iterdir())
    return sorted((int(match[2]), match[1], match[0]) for match in matches if match is not None)


def _read_card(here: Path) -> Layer:
    card = here / CARD
    try:
        layer = msgspec.json.decode(card.read_bytes(), type=Layer)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise DataError(
            "V369",
            f"{card} is damaged ({error}), expected the card of a layer; "
            f"`vedette gazetteer remove {here.name.partition('.')[0]}`, then add it again",
        ) from error
    return replace(layer, folder=here.name)
