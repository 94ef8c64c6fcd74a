"""Choosing who reads: --engine, --model, `vedette model`, and the bill of the engine llm."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest
from running import call, on_terminal, plain

from vedette.engines.model.session import ANSWERS, shipped

sys.path.insert(0, str(Path(__file__).parents[1] / "engines" / "llm"))
from stand_in import claims, completion, serving

SHELLED = "Soldiers shelled the town of Homs on Friday."


@pytest.fixture
def dispatch(tmp_path: Path) -> Path:
    path = tmp_path / "dispatch.txt"
    path.write_text(SHELLED, "utf-8")
    return path


@pytest.mark.parametrize("engine", ["rules", "model"])
def test_each_engine_reads(dispatch: Path, engine: str) -> None:
    done = call("read", dispatch, "--engine", engine)
    assert done.code == 0
    assert [c["trigger"]["text"] for c in done.rows[0]["claims"]] == ["shelled"]


def test_an_unknown_engine_and_a_model_for_the_rules_are_wrong_usage(dispatch: Path) -> None:
    assert call("read", dispatch, "--engine", "oracle").code == 2
    done = call("read", dispatch, "--engine", "rules", "--model", dispatch.parent)
    assert done.code == 2
    assert "--model is for the engine model" in done.err


def test_a_folder_without_weights_is_said_before_anything_is_read(dispatch: Path) -> None:
    done = call("read", dispatch, "--model", dispatch.parent)
    assert (done.code, done.out) == (1, "")
    assert "V211" in done.err


def test_the_workspace_takes_what_the_engine_read(dispatch: Path, tmp_path: Path) -> None:
    space = tmp_path / "s.vedette"
    assert call("-w", space, "add", dispatch, "--engine", "model").code == 0
    assert "engine model" in call("-w", space, "brief").out


def test_the_card_is_printed_for_people_and_for_programs() -> None:
    card = call("model").rows[0]
    assert card["licence"] == "CC BY-SA 4.0"
    shown = plain(on_terminal("model")[1])
    assert card["version"] in shown
    assert "language models" in shown


def test_a_changed_file_is_said_with_exit_code_1(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(shipped(), mine)
    with (mine / ANSWERS).open("ab") as file:
        file.write(b"x")
    done = call("model", "--model", mine)
    assert done.code == 1
    assert ANSWERS in done.err


@pytest.mark.usefixtures("socket_enabled")
def test_the_bill_of_the_engine_llm(
    dispatch: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from vedette import config

    told = {
        "sentence": 0, "trigger": "shelled", "type": "ASSAULT", "status": "fact",
        "mode": "heavy-weapons", "arguments": [{"role": "actor", "sentence": 0, "text": "Rebels"}],
    }  # fmt: skip
    (tmp_path / "broken.txt").write_text("Broken. Soldiers fled.", "utf-8")

    def answer(body: dict[str, object]) -> tuple[int, bytes]:
        return (400, b"no") if "Broken" in json.dumps(body) else (200, completion(claims(told)))

    with serving(answer) as service:
        monkeypatch.setenv("VEDETTE_LLM_URL", service.url)
        monkeypatch.setenv("VEDETTE_LLM_MODEL", "stand-in")
        monkeypatch.setenv("VEDETTE_LLM_PRICE", "1,2")
        config.llm_tagger.cache_clear()
        config._kit.cache_clear()
        done = call("read", dispatch, tmp_path / "broken.txt", "--engine", "llm")
    config.llm_tagger.cache_clear()
    config._kit.cache_clear()
    assert done.code == 1
    assert [c["trigger"]["text"] for c in done.rows[0]["claims"]] == ["shelled"]
    assert "broken.txt: [V223]" in done.err
    assert "1 request, 0 tried again, 100 tokens in, 20 out, 0.0001" in done.err
    assert "dropped 0 claims and 1 field" in done.err


def test_the_engine_llm_without_an_address_says_what_to_set(
    dispatch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VEDETTE_LLM_URL", raising=False)
    done = call("read", dispatch, "--engine", "llm")
    assert done.code == 2
    assert "VEDETTE_LLM_URL" in done.err
