"""The names that other programs use: those of the library, and the commands."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import vedette
from vedette.cli import places, reports, times
from vedette.cli.app import COMMANDS
from vedette.cli.app import vedette as command_group
from vedette.showing.tables import ClaimRow, EventRow

FORMATS = Path(__file__).parent.parent / "docs" / "formats.md"


def sections() -> dict[str, str]:
    """Command to its section of the page on formats."""
    text = FORMATS.read_text("utf-8")
    parts = re.split(r"^### `vedette ([a-z]+)[^`]*`$", text, flags=re.MULTILINE)
    return {
        name: re.split(r"^##? ", body, flags=re.MULTILINE)[0]
        for name, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def test_all_lists_the_public_names_of_the_package() -> None:
    tree = ast.parse(Path(vedette.__file__).read_text("utf-8"))
    defined = {n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef)}
    defined |= {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    served = {
        node.value
        for function in tree.body
        if isinstance(function, ast.FunctionDef) and function.name == "__getattr__"
        for node in ast.walk(function)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isalpha()
    }
    public = {name for name in defined | served if not name.startswith("_")} | {"__version__"}
    assert sorted(vedette.__all__) == sorted(public)


def test_every_public_name_can_be_had() -> None:
    assert all(getattr(vedette, name) is not None for name in vedette.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        vedette.nothing_of_the_kind  # noqa: B018


def test_help_lists_exactly_the_documented_commands() -> None:
    shown = CliRunner().invoke(command_group, ["--help"])
    listed = re.findall(r"^  ([a-z]+) {2,}\S", shown.output.split("Commands:")[1], re.MULTILINE)
    assert listed == list(sections())


@pytest.mark.parametrize("name", list(COMMANDS))
def test_the_documented_options_of_a_command_are_those_it_takes(name: str) -> None:
    command = command_group.get_command(click.Context(command_group), name)
    assert command is not None
    commands = [command, *(command.commands.values() if isinstance(command, click.Group) else ())]
    taken = {
        option
        for each in commands
        for parameter in each.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if option.startswith("--")
    }
    shared = {"FILTERS": "Filters", "INPUTS": "Inputs"}
    text = sections()[name]
    whole = FORMATS.read_text("utf-8")
    for mark, heading in shared.items():
        if mark in text:
            text += whole.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    assert set(re.findall(r"--[a-z][a-z-]+", text)) == taken - {"--workspace"}  # of all commands


def test_the_documented_columns_are_those_of_the_listings() -> None:
    text = FORMATS.read_text("utf-8").split("\n## CSV\n", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)
    documented = {name.split()[0].strip("`"): columns.split() for name, columns in rows[1:]}
    assert documented == {
        "claims": [field.name for field in fields(ClaimRow)],
        "events": [field.name for field in fields(EventRow)],
        "reports": list(reports.COLUMNS),
        "places": list(places.COLUMNS),
        "times": list(times.COLUMNS),
    }
