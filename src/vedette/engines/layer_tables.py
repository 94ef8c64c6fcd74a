"""Places of a user's own from tables: CSV with any usual headings, and dumps of GeoNames."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from vedette.engines.layer_files import LONGEST_LINE, Lines, LongLine, opened
from vedette.engines.layer_geojson import COLLECTIONS, SEQUENCES, read_collection, read_sequence
from vedette.engines.layer_places import HEADINGS, NAMES, Wrong, geonames_feature, heading, made
from vedette.engines.layer_writer import Row
from vedette.errors import DataError, UsageError

_DELIMITERS = ",;\t|"
_LONGEST_RECORD = 100_000
_GEONAMES_COLUMNS = 19
_CLASSES = "APSLHTRUV"


def read_rows(
    path: Path, layer: str, *, classes: str = "", encoding: str = "",
    regions: Callable[[], Mapping[str, str]] = dict,
) -> Iterator[Row | Wrong]:  # fmt: skip
    """Places in a file, one at a time, with the lines that cannot be used in between.

    Args:
        path: .csv, .tsv or .txt with a header; a GeoNames dump (19 columns with tabs, no
            header); either also in a .zip; .json or .geojson, or .geojsonl with a feature a line.
        layer: its name, the beginning of the keys of its places.
        classes: GeoNames feature classes to keep ("AP"); "" for all.
        encoding: of a table; "" for UTF-8 or UTF-16.
        regions: called once for a dump of GeoNames: names of its regions by code ("SY-11").

    Raises:
        DataError: V366 no such table; V367 no such archive; V368 no GeoJSON; V365 not readable.
        UsageError: V376 no such encoding; V378 no such classes.
    """
    kept = classes.upper()
    if set(kept) - set(_CLASSES):
        raise UsageError(
            "V378", f"{classes!r} are no feature classes of GeoNames; expected some of {_CLASSES}"
        )
    ending = path.suffix.lower()
    if ending in COLLECTIONS:
        yield from read_collection(path, layer)
        return
    with opened(path, encoding=encoding) as lines:
        if ending in SEQUENCES:
            yield from read_sequence(lines, layer)
            return
        head = _head(lines, path)
        cells = head.rstrip("\r\n").split("\t")
        if len(cells) == _GEONAMES_COLUMNS and cells[0].isdecimal():
            lines.put_back([head])
            yield from _geonames(lines, layer, kept, regions())
        else:
            yield from _table(head, lines, layer, path)


def _head(lines: Lines, path: Path) -> str:
    """The first line that has words."""
    try:
        head = next((line for line in lines if line.strip()), "")
    except LongLine:
        head = ""
    if not head:
        raise DataError(
            "V366",
            f"{path}: no first line of less than {LONGEST_LINE:,} characters in it, expected a "
            "table with headings; is it the right file?",
        )
    return head


def _table(head: str, lines: Lines, layer: str, path: Path) -> Iterator[Row | Wrong]:
    delimiter = max(_DELIMITERS, key=head.count)
    columns, width = _columns(next(csv.reader([head], delimiter=delimiter), []), path)
    first = lines.number + 1
    for number, cells in _records(lines, delimiter):
        if isinstance(cells, str):
            yield Wrong(line=number, message=cells)
            continue
        if not any(cell.strip() for cell in cells) or (number == first and _is_hxl(cells)):
            continue
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        if len(cells) != width:
            yield Wrong(
                line=number,
                message=f"has {len(cells)} columns, expected {width} as in the first line (a cell "
                "with the divider in it needs quotation marks)",
            )
            continue
        bad = next((cell for cell in cells if not cell.isascii() and _is_cut(cell)), None)
        if bad is not None:
            shown = bad.encode("utf-8", "surrogateescape").decode("latin-1")[:40]
            yield Wrong(
                line=number,
                message=f"is no UTF-8 ({shown!r}), expected UTF-8; name the encoding with "
                "--encoding (cp1252 for much that comes from Excel)",
            )
            continue
        yield made({field: cells[at] for field, at in columns.items()}, layer, line=number)


def _records(lines: Lines, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Records with the number of their first line; a message in place of one that is damaged.

    Of a record that opens a quotation mark and never closes it only the first line is lost: the
    lines after it are read again.
    """
    taken: list[str] = []

    def kept() -> Iterator[str]:
        size = 0
        for line in lines:
            taken.append(line)
            size += len(line)
            if size > _LONGEST_RECORD and len(taken) > 1:
                raise csv.Error(f"over {_LONGEST_RECORD:,} characters on {len(taken)} lines")
            yield line

    while True:
        taken.clear()
        number = lines.number + 1
        try:
            yield number, next(csv.reader(kept(), delimiter=delimiter, strict=True))
        except StopIteration:
            return
        except csv.Error as error:
            lines.put_back(taken[1:])
            yield number, f"cannot be taken apart ({error}); expected closed quotation marks"
        except LongLine:
            lines.put_back(taken[1:])
            yield number, f"is longer than {LONGEST_LINE:,} characters, the limit"


def _is_hxl(cells: list[str]) -> bool:
    """Whether it is the row of tags that humanitarian tables have under their headings."""
    return all(cell.startswith("#") for cell in cells if cell)


def _is_cut(cell: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in cell)


def _columns(header: list[str], path: Path) -> tuple[dict[str, int], int]:
    """From our fields to the columns that bear one of their headings, and how many there are.

    Each column of names is a field of its own, "name:title".

    Raises:
        DataError: V366, a heading for name, latitude or longitude is missing.
    """
    while header and not header[-1].strip():
        header = header[:-1]
    named: dict[str, int] = {}
    for at, cell in enumerate(header):
        named.setdefault(heading(cell), at)
    found = {}
    for field, headings in HEADINGS.items():
        here = [named[words] for words in headings if words in named]
        if here:
            found[field] = here[0]
    missing = [field for field in ("name", "lat", "lon") if field not in found]
    if missing:
        expected = "; ".join(f"{field}: {', '.join(HEADINGS[field])}" for field in missing)
        raise DataError(
            "V366",
            f"{path}: its first line has {[cell[:20] for cell in header[:12]]}, expected headings for "
            f"{' and '.join(missing)} ({expected}); add a header",
        )
    del found["name"]
    return found | {f"name:{n}": named[n] for n in NAMES if n in named}, len(header)


def _geonames(
    lines: Lines, layer: str, classes: str, regions: Mapping[str, str]
) -> Iterator[Row | Wrong]:
    while True:
        try:
            line = next(lines)
        except StopIteration:
            return
        except LongLine:
            yield Wrong(line=lines.number, message=f"is longer than {LONGEST_LINE:,} characters")
            continue
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != _GEONAMES_COLUMNS:
            if line.strip():
                message = f"has {len(cells)} columns, expected {_GEONAMES_COLUMNS} as in GeoNames"
                yield Wrong(line=lines.number, message=message)
            continue
        feature = geonames_feature(cells[6], cells[7])
        if not feature or (classes and cells[6] not in classes):
            continue
        found = {
            "geonameid": cells[0], "name:name": cells[1], "name:asciiname": cells[2],
            "others": cells[3].replace(",", ";"), "lat": cells[4], "lon": cells[5],
            "country": cells[8], "population": cells[14], "feature": feature, "source": "GeoNames",
            "region": regions.get(f"{cells[8]}-{cells[10]}", ""),
        }  # fmt: skip
        yield made(found, layer, line=lines.number)
