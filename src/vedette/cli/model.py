"""`vedette model`: what the weights of the engine model are, and what they reach."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vedette.cli.options import output_format
from vedette.cli.output import chosen, put_json, say
from vedette.cli.screen import put_table

if TYPE_CHECKING:
    from vedette.engines.model.session import Card


@click.command("model")
@click.option(
    "--model",
    "folder",
    metavar="FOLDER",
    help="Weights of your own. Default: $VEDETTE_MODEL, else the shipped.",
)
@output_format("table", "jsonl")
def command(folder: str | None, format_: str | None) -> int:
    """Print the card of the model: data, licence, figures, date, and whether its files are whole.

    \b
    Examples:
      vedette model
      vedette model --model my-weights --format jsonl
    """
    from vedette.config import Engine
    from vedette.engines.model.session import check, read_card, shipped

    given = Engine(name="model", model=folder or "").settled().model
    place = Path(given) if given else shipped()
    card = read_card(place)
    broken = check(place, card)
    if chosen(format_) == "jsonl":
        put_json(card)
    else:
        _table(card, place)
    for name in broken:
        say(f"{place / name} is not the file that the card names: its SHA-256 differs")
    return 1 if broken else 0


def _table(card: Card, place: Path) -> None:
    rows = [
        ("name", f"{card.name} {card.version}"),
        ("date", card.date),
        ("folder", str(place)),
        ("licence", card.licence),
        ("labels", card.labels),
        *(("trained on" if i == 0 else "", what) for i, what in enumerate(card.data)),
        *(
            (f"figures, {name}", ", ".join(f"{key} {value:g}" for key, value in values.items()))
            for name, values in card.figures.items()
        ),
        *(
            (name, f"{card.sizes[name]:,} bytes, SHA-256 {digest}")
            for name, digest in sorted(card.sha256.items())
        ),
    ]
    put_table("The engine model", ("what", "is"), ({"what": a, "is": b} for a, b in rows))
