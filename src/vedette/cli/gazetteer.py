"""`vedette gazetteer`: look up places, and add layers of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vedette.cli.listing import put_rows
from vedette.cli.options import output_format
from vedette.cli.output import Problems, chosen, put_json, say, some
from vedette.cli.progress import progress
from vedette.records.reports import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vedette.cli.progress import Steps
    from vedette.engines.gazetteer import IndexedGazetteer
    from vedette.engines.layer_places import Wrong
    from vedette.engines.layer_writer import Row
    from vedette.engines.layers import Layer
    from vedette.engines.stacked import StackedGazetteer
    from vedette.records.grounded import Place, PlaceMention

WHERE = (
    "chosen", "rule", "name", "how", "feature", "country", "region", "lat", "lon", "radius_km",
    "precision", "population", "source", "layer", "key",
)  # fmt: skip
SHOWN = ("place", "kind", "point", "people", "from")
LISTED = ("name", "rows", "version", "added", "file", "sources")
# Wrong lines that are told one by one; the rest is counted.
MOST_TOLD = 50
_LONGEST_QUESTION = 200
SPELLED_ALIKE = "spelled alike"


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
@click.option("--encoding", default="", metavar="E", help="Of a table. Default: UTF-8 or UTF-16.")
def add(file: str, name: str, classes: str, strict: bool, most: int | None, encoding: str) -> int:
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
    from vedette.engines.gazetteer import open_gazetteer
    from vedette.engines.layer_install import MOST_ROWS, check_name, gathered, install, name_from
    from vedette.engines.layer_tables import read_rows

    path, problems = Path(file), Problems()
    called = check_name(name or name_from(path))

    def tell(wrong: Wrong) -> None:
        if problems.count >= MOST_TOLD:
            problems.count += 1
            return
        message = f"{wrong.message}; the line was left out"
        problems.say(Failure(name=f"{file}:{wrong.line}", code="V375", message=message))

    with progress("reading places") as steps:
        rows = read_rows(
            path, called, classes=classes, encoding=encoding,
            regions=lambda: open_gazetteer().region_names(),
        )  # fmt: skip
        found, again = gathered(
            _counted(rows, steps), file=file, report=tell, most=most or MOST_ROWS, strict=strict
        )
        steps.now("building the index; places")
        layer = install(found, layers_folder(), name=called, file=path.name, at=now())
    say(f"added layer {layer.name}: {', '.join(_told(layer, again, problems.count))}")
    return problems.exit_code


@command.command("where")
@click.argument("name")
@click.option("--country", default="", metavar="ISO", help="Also names spelled alike in a country.")
@output_format("table", "jsonl", "csv")
def where(name: str, country: str, format_: str | None) -> int:
    """Every place that a name may stand for, and the one that it is taken for by itself.

    Each says how the name leads there: it is the name, another name, the name but for its
    article, or only spelled alike (of which a reading takes one in a report on its country).

    \b
    Example:
      vedette gazetteer where "Deir ez-Zor"
    """
    from vedette.config import layered_gazetteer
    from vedette.grounding.places import toponyms
    from vedette.records.spans import Span

    asked = " ".join(name.split())[:_LONGEST_QUESTION]
    gazetteer = layered_gazetteer()
    mention: PlaceMention | None = None
    if asked:
        (mention,) = toponyms(asked, gazetteer, spans=(Span(0, len(asked)),))
    found = _found(asked, country.upper(), gazetteer, mention)
    taken = mention.place.key if mention is not None and mention.place is not None else ""
    rule = mention.rule if mention is not None else ""
    if found:
        lines = [_where_line(place, how, place.key == taken, rule) for place, how in found.values()]
        what = f"→ taken where nothing else is said ({rule})" if taken else f"none taken: {rule}"
        _put(format_, lines, title=f"{asked}: {some(len(lines), 'place')}, {what}", columns=WHERE)
    if taken or any(how != SPELLED_ALIKE for _, how in found.values()):
        return 0
    near = gazetteer.near_spellings(asked)
    hint = f"; spelled much like it: {', '.join(near)}" if near else ""
    if found:
        hint += "; of those shown a reading takes one only in a report on its country"
    say(f"no place called {asked!r}{hint}; `vedette gazetteer add` takes places of your own")
    return 1


@command.command("list")
@output_format("table", "jsonl", "csv")
def list_(format_: str | None) -> int:
    """The layers: the built-in one, then those added; what a later one says wins.

    \b
    Example:
      vedette gazetteer list
    """
    from vedette.config import layers_folder
    from vedette.engines.gazetteer import open_gazetteer
    from vedette.engines.layer_install import BUILT_IN
    from vedette.engines.layers import installed

    built_in = open_gazetteer()
    lines: list[dict[str, object]] = [
        {"name": BUILT_IN, "version": built_in.version.rpartition(" ")[2],
         "rows": built_in.size, "sources": built_in.version},
        *map(_layer_line, installed(layers_folder())),
    ]  # fmt: skip
    _put(format_, lines, title=some(len(lines), "layer"), columns=LISTED)
    return 0


@command.command("remove")
@click.argument("layer")
def remove(layer: str) -> int:
    """Take a layer away.

    \b
    Example:
      vedette gazetteer remove villages
    """
    from vedette.config import layers_folder
    from vedette.engines.layer_install import remove as take_away

    take_away(layers_folder(), layer)
    say(f"removed layer {layer}")
    return 0


def _counted(rows: Iterable[Row | Wrong], steps: Steps) -> Iterator[Row | Wrong]:
    for row in rows:
        steps.step()
        yield row


def _told(layer: Layer, again: int, wrong: int) -> Iterator[str]:
    """What became of the lines of a file."""
    yield some(layer.rows, "place")
    yield f"version {layer.version}"
    if again:
        yield f"{some(again, 'line')} said the same place again"
    if wrong:
        hidden = f" ({wrong - MOST_TOLD:,} of them not shown)" if wrong > MOST_TOLD else ""
        yield f"{some(wrong, 'line')} left out{hidden}"


def _found(
    name: str,
    country: str,
    gazetteer: IndexedGazetteer | StackedGazetteer,
    mention: PlaceMention | None,
) -> dict[str, tuple[Place, str]]:
    """Keys to places that the name may stand for, each with how it leads there."""
    found: dict[str, tuple[Place, str]] = {}
    ways = gazetteer.ways(name)
    for place in gazetteer.candidates(name):
        found[place.key] = place, ways.get(place.key, "other name")
    lists = [
        ("airfield of that name or town", gazetteer.airfields(name)),
        ("district of that name", gazetteer.districts(name)),
    ]
    if mention is not None and mention.place is not None:
        lists.append((mention.rule, (mention.place,)))
    if country or not found:
        lists.append((SPELLED_ALIKE, _spelled_alike(name, country, gazetteer)))
    for how, places in lists:
        for place in places:
            found.setdefault(place.key, (place, how))
    return found


def _spelled_alike(
    name: str, country: str, gazetteer: IndexedGazetteer | StackedGazetteer
) -> tuple[Place, ...]:
    from vedette.lexicon.countries import countries

    codes = [country] if country else [each.code for each in countries()]
    return tuple(place for code in codes for place in gazetteer.spelled_like(name, code))


def _where_line(place: Place, how: str, chosen: bool, rule: str) -> dict[str, object]:
    return {
        "chosen": chosen,
        "rule": rule if chosen else "",
        "name": place.name,
        "how": how,
        "feature": place.feature,
        "country": place.country,
        "region": place.region,
        "lat": place.lat_deg,
        "lon": place.lon_deg,
        "radius_km": place.radius_km,
        "precision": place.precision,
        "population": place.population,
        "source": place.source,
        "layer": place.layer.rpartition(", ")[0],
        "key": place.key,
    }


def _layer_line(layer: Layer) -> dict[str, object]:
    return {
        "name": layer.name,
        "rows": layer.rows,
        "version": layer.version,
        "added": layer.added_at[:16].replace("T", " "),
        "file": layer.file,
    }


def _put(
    format_: str | None,
    lines: list[dict[str, object]],
    *,
    title: str,
    columns: tuple[str, ...],
) -> None:
    """Lines as a table, CSV, or JSON with numbers; what is empty is left out there."""
    if chosen(format_) == "jsonl":
        for line in lines:
            put_json({key: value for key, value in line.items() if value or type(value) is float})
        return
    rows = [{key: _cell(value) for key, value in line.items()} for line in lines]
    if columns is WHERE:
        shown, cells = SHOWN, [_on_screen(line) for line in lines]
    else:
        shown, cells = LISTED[:5], rows
    put_rows(format_, rows, title=lambda _: title, shown=shown, columns=columns, cells=cells)


def _on_screen(line: dict[str, object]) -> dict[str, str]:
    """A place as two lines of a few columns: all that is known of it, on 80 columns."""
    area = ", ".join(str(line[key]) for key in ("region", "country") if line[key])
    return {
        "place": f"{'→ ' if line['chosen'] else ''}{line['name']}\n{line['how']}",
        "kind": f"{line['feature']}\n{area}",
        "point": f"{line['lat']:.4f}, {line['lon']:.4f}\n±{line['radius_km']:g} km, prec. {line['precision']}",
        "people": f"{line['population']:,}" if line["population"] else "",
        "from": f"{line['source']}\n{line['layer']}",
    }


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return str(value) if value else ""
