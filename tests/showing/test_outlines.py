from __future__ import annotations

import importlib.util
import io
from pathlib import Path
from types import ModuleType
from urllib.error import URLError

import pytest

from vedette.errors import DataError
from vedette.lexicon.outlines import decode_outlines

STEP = Path(__file__).parents[2] / "build_tools" / "outlines.py"


@pytest.fixture(scope="module")
def step() -> ModuleType:
    spec = importlib.util.spec_from_file_location("outlines_step", STEP)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def topology() -> dict:
    """Two squares of 10 degrees that share the border x = 10, and an islet of 0.01 degrees."""
    return {
        "transform": {"scale": [1.0, 1.0], "translate": [0.0, 0.0]},
        "arcs": [
            [[10, 0], [0, 10]],
            [[10, 10], [-10, 0], [0, -10], [10, 0]],
            [[10, 0], [10, 0], [0, 10], [-5, 0], [-5, 0]],
            [[178, 5], [0.01, 0], [0, 0.01], [-0.01, -0.01]],
        ],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Westland"}},
                    {
                        "type": "MultiPolygon",
                        "arcs": [[[-1, 2]], [[3]]],
                        "properties": {"name": "Eastland"},
                    },
                ]
            }
        },
    }


def test_what_the_build_step_writes_is_what_the_loader_reads(step) -> None:
    found = decode_outlines(step.encode(topology()))
    assert [country.name for country in found.countries] == ["Westland", "Eastland"]
    (west,) = found.countries[0].polygons
    assert found.points(west[0]) == [(10, 0), (10, 10), (0, 10), (0, 0), (10, 0)]
    (east,) = found.countries[1].polygons
    assert found.points(east[0]) == [(10, 10), (10, 0), (20, 0), (20, 10), (10, 10)]


def test_only_the_arc_between_two_countries_is_a_land_border(step) -> None:
    found = decode_outlines(step.encode(topology()))
    (border,) = found.shared()
    assert found.arcs[border].box == (10, 0, 10, 10)


def test_points_on_a_straight_line_and_islets_are_left_out(step) -> None:
    found = decode_outlines(step.encode(topology()))
    assert sorted(len(arc.lons) for arc in found.arcs) == [2, 4, 4]


def test_a_ring_over_the_180th_meridian_does_not_jump_across_the_map(step) -> None:
    wide = topology()
    wide["arcs"] = [[[170, 0], [9, 0], [-358, 0], [0, 10], [358, 0], [-9, 0], [0, -10]]]
    wide["objects"]["countries"]["geometries"] = [
        {"type": "Polygon", "arcs": [[0]], "properties": {"name": "Wideland"}}
    ]
    found = decode_outlines(step.encode(wide))
    ring = found.points(found.countries[0].polygons[0][0])
    assert (min(ring)[0], max(ring)[0]) == (170, 181)


def test_a_ring_around_a_pole_is_closed_by_way_of_the_pole(step) -> None:
    wide = topology()
    wide["arcs"] = [[[-180, -80], [90, 5], [90, -5], [90, 5], [89, -5], [-359, 0]]]
    wide["objects"]["countries"]["geometries"] = [
        {"type": "Polygon", "arcs": [[0]], "properties": {"name": "Southland"}}
    ]
    found = decode_outlines(step.encode(wide))
    ring = found.points(found.countries[0].polygons[0][0])
    assert ring[-3:] == [(180, -90), (-180, -90), (-180, -80)]


def test_a_damaged_file_is_told_and_not_drawn(step) -> None:
    content = step.encode(topology())
    for broken in (b"", content[:-5], b"GIF89a" + content, content[:40] + b"x" + content[41:]):
        with pytest.raises(DataError, match="V611"):
            decode_outlines(broken)


@pytest.fixture
def offline(step, monkeypatch) -> None:
    def refuse(*_, **__):
        raise URLError("no route")

    monkeypatch.setattr(step.npm.urllib.request, "urlopen", refuse)


def test_without_a_network_the_build_goes_on_and_says_so(step, offline, tmp_path, capsys) -> None:
    step.build(tmp_path / "data")
    assert "maps are built without coasts" in capsys.readouterr().err
    assert not (tmp_path / "data" / "outlines.bin").exists()


def test_a_tarball_of_another_content_is_refused(step, tmp_path, capsys, monkeypatch) -> None:
    monkeypatch.setattr(step.npm.urllib.request, "urlopen", lambda *_, **__: io.BytesIO(b"other"))
    step.build(tmp_path)
    assert "integrity" in capsys.readouterr().err


def test_a_file_of_this_recipe_is_not_fetched_again(step, offline, tmp_path, capsys) -> None:
    (tmp_path / "outlines.bin").write_bytes(step.encode(topology()))
    step.build(tmp_path)
    assert capsys.readouterr().err == ""
    (tmp_path / "outlines.bin").write_bytes(b"VOUT1\n0123456789abcdef\n")
    step.build(tmp_path)
    assert "outlines:" in capsys.readouterr().err
