"""Options that several commands share, and what they stand for."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args

import click

from vedette.cli.output import say
from vedette.config import ENGINES, Engine
from vedette.errors import UsageError
from vedette.records.documents import EventType, Status
from vedette.records.filters import Filter

if TYPE_CHECKING:
    from vedette.intake.asked import Given

F = TypeVar("F", bound=Callable[..., Any])

# As for the dates of JSON Lines (V121): others are slips of the pen.
FIRST_YEAR, LAST_YEAR = 1900, 2200


class Day(click.ParamType[date, Any]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day that the words name; a usage error when they name none."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no date; expected YYYY-MM-DD, such as 2031-05-14", param, ctx)


class Moment(click.ParamType[datetime, Any]):
    """A moment as YYYY-MM-DD (its last second, UTC) or YYYY-MM-DDTHH:MM, with a zone or UTC."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The moment that the words name; a usage error when they name none."""
        if isinstance(value, datetime):
            return value
        words = str(value)
        try:
            if len(words) == 10:
                return datetime.combine(date.fromisoformat(words), time.max, UTC)
            moment = datetime.fromisoformat(words)
        except ValueError:
            self.fail(f"{value!r} is no time; expected YYYY-MM-DD or YYYY-MM-DDTHH:MM", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class Published(Day):
    """A day on which a report may have been published, in the same bounds as in its metadata."""

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day that the words name; a usage error when they name none, or one out of bounds."""
        day = super().convert(value, param, ctx)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail(f"{day} is out of bounds; expected {FIRST_YEAR} to {LAST_YEAR}", param, ctx)
        return day


def _whole(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Refuse words in an encoding that is not that of the terminal."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        words = value.encode("utf-8", "backslashreplace").decode("ascii", "replace")
        raise click.BadParameter(
            f"{words} is no text in the encoding of this terminal", ctx, param
        ) from None
    return value


def in_workspace(command: F) -> F:
    """Pass the workspace, named before the command or after it; the command takes it first."""

    @click.option("-w", "--workspace", "here", metavar="FILE", help="The workspace.")
    @click.pass_obj
    @functools.wraps(command)
    def run(before: str | None, /, here: str | None, **options: Any) -> Any:
        return command(here or before, **options)

    return cast("F", run)


def inputs(command: F) -> F:
    """INPUT... and what the user states about the inputs."""
    for decorate in (
        click.option(
            "--title",
            default="",
            callback=_whole,
            metavar="T",
            help="Title, where the input has none.",
        ),
        click.option(
            "--outlet", default="", callback=_whole, metavar="NAME", help="Who published it."
        ),
        click.option(
            "--published",
            type=Published(),
            metavar="DATE",
            help="Day of publication (YYYY-MM-DD). Without one, 'Friday' stays unresolved.",
        ),
        click.option(
            "--map",
            "mapping",
            metavar="FIELD=COLUMN,...",
            help="Columns of a .csv or .xlsx: text=body,published=date. Fields: doc text "
            "published outlet title url.",
        ),
        click.argument("items", nargs=-1, required=True, metavar="INPUT..."),
    ):
        command = decorate(command)
    return command


def reads_with(command: F) -> F:
    """--engine and --model, passed on as one `engine`."""

    @click.option(
        "--engine",
        "name",
        type=click.Choice(ENGINES),
        help=f"Who reads. Default: $VEDETTE_ENGINE, else {ENGINES[0]}.",
    )
    @click.option(
        "--model",
        metavar="FOLDER",
        default="",
        callback=_whole,
        help="Weights of your own for the engine model. Default: $VEDETTE_MODEL, else the shipped.",
    )
    @functools.wraps(command)
    def run(*given: Any, name: str | None, model: str, **options: Any) -> Any:
        if model and name not in (None, "model"):
            raise click.UsageError(f"--model is for the engine model, not for {name}")
        engine = Engine(name=name or ("model" if model else ""), model=model)
        return command(*given, engine=engine, **options)

    return cast("F", run)


def output_format(*names: str) -> Callable[[F], F]:
    """--format, with the given choices."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(names),
        help="Default: a table on a terminal, JSON Lines in a pipe.",
    )


def filters(command: F) -> F:
    """The filters that claims, events and reports share."""
    for decorate in (
        click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N answers."),
        click.option("--text", "query", default="", metavar="Q", help="Words in the evidence."),
        click.option("--outlet", default="", metavar="NAME", help="Published by."),
        click.option("--status", default="", metavar="S", help=" ".join(get_args(Status)) + "."),
        click.option("--per", default="", metavar="SOURCE", help="According to whom."),
        click.option("--km", type=click.FloatRange(min=0), default=25.0, show_default=True),
        click.option(
            "--near", default="", metavar="PLACE", help="Within --km of a place or LAT,LON."
        ),
        click.option(
            "--type", "type_", default="", metavar="T", help="Event types, such as MOVE,RETREAT."
        ),
        click.option("--actor", default="", metavar="A", help="Part of a name, or a country code."),
        click.option("--as-of", type=Moment(), metavar="D", help="As it was known at that time."),
        click.option("--until", type=Day(), metavar="D", help="Events up to that day."),
        click.option("--since", type=Day(), metavar="D", help="Events from that day on."),
    ):
        command = decorate(command)
    return command


def filter_of(options: dict[str, Any], *, report: str = "") -> Filter:
    """The filter that the options of a command describe.

    Raises:
        UsageError: V501 an unknown type or status; V502 a place that is not in the gazetteer.
    """
    kinds = [kind.strip().upper() for kind in options["type_"].split(",") if kind.strip()]
    for kind in kinds:
        if kind not in get_args(EventType):
            raise UsageError(
                "V501", f"no event type {kind!r}; expected some of {', '.join(get_args(EventType))}"
            )
    status = options["status"].lower()
    if status and status not in get_args(Status):
        raise UsageError(
            "V501", f"no status {status!r}; expected one of {', '.join(get_args(Status))}"
        )
    return Filter(
        since=options["since"],
        until=options["until"],
        as_of=options["as_of"],
        actor=options["actor"],
        type=",".join(kinds),
        near=_near(options["near"], options["km"]) if options["near"] else None,
        per=options["per"],
        text=options["query"],
        status=status,
        outlet=options["outlet"],
        report=report,
        limit=options["limit"],
    )


def _near(words: str, km: float) -> tuple[float, float, float]:
    parts = words.split(",")
    if len(parts) == 2:
        try:
            return float(parts[0]), float(parts[1]), km
        except ValueError:
            pass
    from vedette.config import kit

    named = kit().gazetteer.candidates(words)
    # a town before the province of that name, whose middle may lie far from it
    places = sorted(
        (place for place in named if place.precision < 6), key=lambda place: place.precision > 2
    )
    if not places:
        why = "is a country or sea, which has no point" if named else "is not in the gazetteer"
        raise UsageError(
            "V502", f"{words!r} {why}; give another place or spelling, or latitude,longitude"
        )
    chosen = places[0]
    others = f" ({len(places)} places have that name)" if len(places) > 1 else ""
    say(
        f"near {chosen.name} ({chosen.country or 'no country'}), "
        f"{chosen.lat_deg:.2f},{chosen.lon_deg:.2f}, within {km:g} km{others}"
    )
    return chosen.lat_deg, chosen.lon_deg, km


def given_of(published: date | None, outlet: str, title: str) -> Given:
    """What the user stated about the inputs."""
    from vedette.intake.asked import Given

    return Given(published=published, outlet=outlet, title=title)
