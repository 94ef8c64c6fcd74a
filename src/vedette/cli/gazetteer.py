"""`vedette gazetteer`: look up places, and add layers of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vedette.cli.listing import put_rows
from vedette.cli.options import output_format
from vedette.cli.output import Problems, say, some
from vedette.cli.progress import progress
from vedette.records.reports import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vedette.cli.progress import Steps
    from vedette.engines.layer_tables import Wrong
    from vedette.engines.layer_writer import Row
    from vedette.engines.layers import Layer
    from vedette.records.grounded import Place

WHERE = (
    "chosen", "name", "how", "feature", "country", "region", "lat", "lon", "radius_km",
    "precision", "population", "source", "layer",
)  # fmt: skip
LISTED = ("name", "rows", "version", "added", "file", "sources")
# Wrong lines that are told one by one; the rest is counted.
MOST_TOLD = 50


@click.group("gazetteer")
def command() -> None:
    """Look up places, and add places of your own; every reading uses them from then on.

    \b
    Examples:
      vedette gazetteer where Hmeimim
      vedette gazetteer add villages.csv
    """


@command.command("add")
@click.argument("file", metavar="FILE")
@click.option("--name", default="", metavar="N", help="Name of the layer. Default: the file's.")
@click.option("--classes", default="", metavar="AP", help="GeoNames feature classes to keep.")
@click.option("--strict", is_flag=True, help="Add nothing when a line is wrong.")
@click.option(
    "--most", type=click.IntRange(min=1), metavar="N", help="Most places; default 1,000,000."
)
def add(file: str, name: str, classes: str, strict: bool, most: int | None) -> int:
    """Add places as a layer: FILE.csv, .tsv, .geojson, or a GeoNames dump (.txt, .zip).

    A table needs headings for name, latitude and longitude; country, type, other names
    (divided by ; or |), population, radius_km, region and source are used where they are there. A wrong
    line is named by its number, and the rest goes in. What a later layer says of a place wins.

    \b
    Examples:
      vedette gazetteer add villages.csv
      vedette gazetteer add SY.zip --classes PA
    """
    from vedette.config import layers_folder, now
    from vedette.engines.layer_tables import LayerName, read_rows
    from vedette.engines.layers import MOST_ROWS, check_name, install, name_from

    path, problems = Path(file), Problems()
    called = check_name(name or name_from(path))
    at = now()
    hidden = 0

    def tell(wrong: Wrong) -> None:
        nonlocal hidden
        if problems.count < MOST_TOLD:
            message = f"{wrong.message}; the line was left out"
            problems.say(Failure(name=f"{file}:{wrong.line}", code="V375", message=message))
        else:
            problems.count += 1
            hidden += 1

    with progress("reading places") as steps:
        rows = read_rows(path, LayerName(name=called, day=f"{at:%Y-%m-%d}"), classes=classes)
        layer = install(
            _counted(rows, steps), layers_folder(), name=called, file=path.name, at=at, report=tell,
            most=most or MOST_ROWS, strict=strict,
        )  # fmt: skip
    more = f" ({hidden:,} of them not shown)" if hidden else ""
    wrong = f"; {some(problems.count, 'line')} left out{more}" if problems.count else ""
    say(f"added layer {layer.name}: {some(layer.rows, 'place')}, version {layer.version}{wrong}")
    return problems.exit_code


@command.command("where")
@click.argument("name")
@click.option("--country", default="", metavar="ISO", help="Also names spelled alike in a country.")
@output_format("table", "jsonl", "csv")
def where(name: str, country: str, format_: str | None) -> int:
    """Every place that a name may stand for, and the one that it is taken for by itself.

    \b
    Example:
      vedette gazetteer where "Deir ez-Zor"
    """
    from vedette.config import layered_gazetteer
    from vedette.grounding.places import toponyms
    from vedette.records.spans import Span

    gazetteer = layered_gazetteer()
    (mention,) = toponyms(name, gazetteer, spans=(Span(0, len(name)),))
    chosen = mention.place.key if mention.place is not None else ""
    found: dict[str, tuple[Place, str]] = {}
    lists = [
        ("name", gazetteer.candidates(name)), ("airfield", gazetteer.airfields(name)),
        ("district", gazetteer.districts(name)),
        ("spelling", gazetteer.spelled_like(name, country.upper()) if country else ()),
        (mention.rule, (mention.place,) if mention.place is not None else ()),
    ]  # fmt: skip
    for how, places in lists:
        for place in places:
            found.setdefault(place.key, (place, how))
    if not found:
        near = gazetteer.near_spellings(name)
        hint = f"; spelled alike: {', '.join(near)}" if near else ""
        say(f"no place called {name!r}{hint}; `gazetteer add` takes places of your own")
        return 1
    rows = [_where_row(place, how, chosen) for place, how in found.values()]
    put_rows(
        format_, rows, title=lambda n: f"{name}: {some(n, 'place')}, → taken where nothing else is said",
        shown=("name", "feature", "country", "region", "lat", "lon", "source"), columns=WHERE,
        cells=[row | {"name": ("→ " if row["chosen"] else "") + row["name"]} for row in rows],
    )  # fmt: skip
    return 0


@command.command("list")
@output_format("table", "jsonl", "csv")
def list_(format_: str | None) -> int:
    """The layers: the built-in one, then those added, in the order in which they win.

    \b
    Example:
      vedette gazetteer list
    """
    from vedette.config import layers_folder
    from vedette.engines.gazetteer import open_gazetteer
    from vedette.engines.layers import installed

    built_in = open_gazetteer()
    rows = [
        {"name": "built-in", "version": built_in.version.rpartition(" ")[2],
         "rows": str(built_in.size), "sources": built_in.version},
        *map(_layer_row, installed(layers_folder())),
    ]  # fmt: skip
    put_rows(format_, rows, title=lambda n: some(n, "layer"), shown=LISTED[:5], columns=LISTED)
    return 0


@command.command("remove")
@click.argument("name")
def remove(name: str) -> int:
    """Take a layer away.

    \b
    Example:
      vedette gazetteer remove villages
    """
    from vedette.config import layers_folder
    from vedette.engines.layers import remove as take_away

    take_away(layers_folder(), name)
    say(f"removed layer {name}")
    return 0


def _counted(rows: Iterator[Row | Wrong], steps: Steps) -> Iterator[Row | Wrong]:
    for row in rows:
        steps.step()
        yield row


def _where_row(place: Place, how: str, chosen: str) -> dict[str, str]:
    return {
        "chosen": "yes" if place.key == chosen else "",
        "name": place.name,
        "how": how,
        "feature": place.feature,
        "country": place.country,
        "region": place.region,
        "lat": f"{place.lat_deg:.4f}",
        "lon": f"{place.lon_deg:.4f}",
        "radius_km": f"{place.radius_km:g}",
        "precision": str(place.precision),
        "population": str(place.population or ""),
        "source": place.source,
        "layer": place.layer,
    }


def _layer_row(layer: Layer) -> dict[str, str]:
    return {
        "name": layer.name,
        "added": layer.added_at[:16].replace("T", " "),
        "version": layer.version,
        "rows": str(layer.rows),
        "file": layer.file,
    }
