"""From files, environment and flags to adapters. The one place that reads the clock."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from vedette.engines.gazetteer import IndexedGazetteer
    from vedette.engines.llm.tagger import LlmTagger
    from vedette.engines.stacked import StackedGazetteer
    from vedette.lexicon.equipment import Stacked
    from vedette.pipeline import Kit, ReadReport
    from vedette.ports import Tagger
    from vedette.records.reports import Report

DEFAULT_WORKSPACE = "situation.vedette"
# The first one reads when nothing else is said.
ENGINES = ("model", "rules", "llm")
# Seconds since 1970 up to the year 5138; more is no time that was meant.
_EPOCH_DIGITS = 11


def now() -> datetime:
    """The present moment, aware and in UTC; `SOURCE_DATE_EPOCH` (seconds) replaces it.

    The variable makes outputs that name the time of reading reproducible.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isascii() and fixed.isdigit() and len(fixed) <= _EPOCH_DIGITS:
        return datetime.fromtimestamp(int(fixed), UTC)
    return datetime.now(UTC)  # noqa: TID251 - the clock of the whole program


def workspace_path(given: str | None) -> Path:
    """The workspace file: the one given, else `$VEDETTE_WORKSPACE`, else ./situation.vedette."""
    return Path(given or os.environ.get("VEDETTE_WORKSPACE") or DEFAULT_WORKSPACE)


def reviewer(given: str | None) -> str:
    """Who decides: the name given, else `$VEDETTE_REVIEWER`; "" when neither is said."""
    return (given or os.environ.get("VEDETTE_REVIEWER", "")).strip()


def layers_folder() -> Path:
    """Where added layers of the gazetteer are: `$VEDETTE_GAZETTEER`, else the user's data folder.

    That is `$XDG_DATA_HOME` or `~/.local/share`, on Windows `%LOCALAPPDATA%`.
    """
    given = os.environ.get("VEDETTE_GAZETTEER", "")
    if given:
        return Path(given)
    data = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(data or Path.home() / ".local" / "share") / "vedette" / "gazetteer"


def layered_gazetteer() -> IndexedGazetteer | StackedGazetteer:
    """The gazetteer that came with the program, with the layers that were added over it.

    Raises:
        DataError: V301, V302, an index or a layer that cannot be used.
    """
    from vedette.engines.gazetteer import open_gazetteer

    built_in, folder = open_gazetteer(), layers_folder()
    if not folder.is_dir():
        return built_in
    from vedette.engines.layers import open_layers
    from vedette.engines.stacked import StackedGazetteer

    added = open_layers(folder)
    return StackedGazetteer([built_in, *added]) if added else built_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Which engine reads, and with which weights; "" for what the environment or package says."""

    name: str = ""
    model: str = ""

    def settled(self) -> Engine:
        """With `$VEDETTE_ENGINE` and `$VEDETTE_MODEL` for what was not given.

        Raises:
            UsageError: an engine of that name does not exist.
        """
        from vedette.errors import UsageError

        name = self.name or os.environ.get("VEDETTE_ENGINE", "") or ENGINES[0]
        if name not in ENGINES:
            raise UsageError("V214", f"{name!r} is no engine; expected one of {', '.join(ENGINES)}")
        return Engine(name=name, model=self.model or os.environ.get("VEDETTE_MODEL", ""))


def kit(engine: Engine | None = None) -> Kit:
    """The kit of this process: an engine and the shipped gazetteer, opened once."""
    return _kit((engine or Engine()).settled())


@cache
def _kit(engine: Engine) -> Kit:
    from vedette.pipeline import Kit

    gazetteer = layered_gazetteer()
    tagger: Tagger
    if engine.name == "rules":
        from vedette.engines.rules.tagger import RulesTagger

        tagger = RulesTagger(gazetteer)
    elif engine.name == "llm":
        tagger = llm_tagger()
    else:
        from vedette.engines.model.session import open_model

        tagger = open_model(Path(engine.model) if engine.model else None, gazetteer)
    own = own_equipment()
    return Kit(tagger=tagger, gazetteer=gazetteer, equipment=own.tree if own is not None else None)


@cache
def own_equipment() -> Stacked | None:
    """The shipped kinds of equipment with the table of `$VEDETTE_EQUIPMENT` laid over them.

    Returns:
        The kinds, and what is wrong with rows that were left out; None where no table is named.

    Raises:
        DataError: the table cannot be read (V356).
    """
    name = os.environ.get("VEDETTE_EQUIPMENT", "")
    if not name:
        return None
    from vedette.errors import DataError
    from vedette.lexicon.equipment import equipment, stack_equipment

    try:
        text = Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            "V356",
            f"{name}: cannot be read ({error}), expected a table of equipment in UTF-8; "
            "correct $VEDETTE_EQUIPMENT or the file",
        ) from error
    return stack_equipment(text, name=name, base=equipment())


@cache
def llm_tagger() -> LlmTagger:
    """The engine `llm` with the endpoint of the environment; its tally counts this process.

    Raises:
        UsageError: no address or no model is set.
    """
    from vedette.engines.llm.client import Client, Endpoint
    from vedette.engines.llm.tagger import LlmTagger

    endpoint = Endpoint(
        url=os.environ.get("VEDETTE_LLM_URL", ""),
        model=os.environ.get("VEDETTE_LLM_MODEL", ""),
        key=os.environ.get("VEDETTE_LLM_KEY", ""),
        timeout=_seconds(os.environ.get("VEDETTE_LLM_TIMEOUT", ""), otherwise=120.0),
    )
    return LlmTagger(Client(endpoint))


def llm_price() -> tuple[float, float] | None:
    """Price of a million tokens in and out, as `$VEDETTE_LLM_PRICE` has it ("0.15,0.60")."""
    given = os.environ.get("VEDETTE_LLM_PRICE", "").split(",")
    try:
        first, second = (float(part) for part in given)
    except ValueError:
        return None
    return (first, second) if 0 <= first < 1e6 and 0 <= second < 1e6 else None


def _seconds(value: str, *, otherwise: float) -> float:
    """A number of whole seconds, up to a day."""
    if value.isascii() and value.isdigit() and len(value) <= 5:
        return float(value)
    return otherwise


def read_here(
    report: Report, *, keep_all: bool = False, engine: Engine | None = None
) -> ReadReport:
    """Read one report with the kit of this process; what runners map over reports."""
    from vedette.pipeline import read_report

    return read_report(report, kit(engine), keep_all=keep_all)


def root_here(text: str, actor: tuple[int, int] | None, recipient: tuple[int, int] | None) -> str:
    """The PLOVER root between two parties, by the model; `vedette.root` says more."""
    from vedette.engines.model.compositions import Parties
    from vedette.engines.model.roots import heaviest
    from vedette.engines.model.tagger import ModelTagger
    from vedette.reading.layout import lay_out
    from vedette.records.reports import Report
    from vedette.records.spans import Span

    tagger = cast(ModelTagger, kit(Engine(name="model")).tagger)
    document = lay_out(Report(name="", text=text), keep_all=True)
    spans = [Span(*span) if span else None for span in (actor, recipient)]
    return heaviest(tagger.roots(document, Parties(actor=spans[0], recipient=spans[1])))
