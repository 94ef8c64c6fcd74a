"""The shipped weights: whole, small, the same with any number of threads, and what they read."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import vedette
from vedette.coding import root
from vedette.config import ENGINES, Engine, kit, read_here
from vedette.engines.gazetteer import open_gazetteer
from vedette.engines.model.session import (
    ANSWERS,
    CARD,
    WORDS,
    check,
    open_model,
    read_card,
    shipped,
)
from vedette.errors import DataError, UsageError
from vedette.records.claims import Claim
from vedette.records.reports import Report

TEXT = (
    "TARTUS, May 12 (Orontes News) - Russian troops withdrew from Homs to Latakia on Friday, the "
    "Coast Monitor said.\n\nRebels reportedly shelled a checkpoint in Palmyra on Saturday, killing at "
    "least 12 soldiers. The governor denied that the garrison had left the town."
)


def read(text: str, engine: str = "model") -> tuple[Claim, ...]:
    report = Report(name="a", text=text, published=date(2031, 5, 14))
    return read_here(report, engine=Engine(name=engine)).claims


def told(claims: tuple[Claim, ...]) -> list[tuple[str, str, str, list[str], list[str]]]:
    return [
        (
            claim.type, claim.status, claim.trigger.text,
            [actor.words.text for actor in claim.actors],
            [source.words.text for source in claim.sources],
        )
        for claim in claims
    ]  # fmt: skip


def test_the_files_are_those_of_the_card_and_small_enough():
    card = read_card(shipped())
    assert check(shipped(), card) == []
    assert sum(card.sizes.values()) <= 40_000_000
    assert card.licence == "CC BY-SA 4.0"
    assert "language models" in card.labels
    assert card.figures


def test_the_model_is_what_reads_when_nothing_is_said():
    assert ENGINES[0] == "model"
    assert {c.engine for c in vedette.read(TEXT).claims} == {
        f"model {read_card(shipped()).version}"
    }


def test_what_it_reads_in_a_dispatch():
    assert told(read(TEXT)) == [
        ("RETREAT", "fact", "withdrew", ["Russian troops"], ["Coast Monitor"]),
        ("ASSAULT", "hedged", "shelled", ["Rebels"], []),
        ("MOVE", "denied", "left", ["garrison"], ["governor"]),
    ]


def test_every_claim_has_its_words():
    for claim in read(TEXT):
        words = [
            claim.trigger,
            *(a.words for a in (*claim.actors, *claim.recipients)),
            *claim.killed,
        ]
        words += [p.words for p in (*claim.locations, *claim.origins, *claim.destinations)]
        assert all(w.span.cut(TEXT) == w.text for w in words)
        assert claim.evidence.covers(claim.trigger.span)


@pytest.mark.parametrize("text", ["", " ", ".", "\n\n", "12", "漢字", "a" * 5000, "x. " * 900])
def test_texts_without_a_claim_are_read(text):
    assert isinstance(read(text), tuple)


def test_reading_is_the_same_with_one_thread_and_with_two(monkeypatch):
    found = []
    for threads in ("1", "2"):
        monkeypatch.setenv("VEDETTE_THREADS", threads)
        open_model.cache_clear()
        tagger = open_model(None, open_gazetteer())
        document = read_here(Report(name="a", text=TEXT)).document
        found.append(tagger.tag(document))
    open_model.cache_clear()
    assert found[0] == found[1]


def test_it_is_loaded_only_when_it_reads():
    code = "import sys, vedette.config, vedette.cli.app; print('onnxruntime' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_weights_of_ones_own_are_read_from_their_folder(tmp_path: Path):
    mine = tmp_path / "mine"
    shutil.copytree(shipped(), mine)
    card = json.loads((mine / CARD).read_text())
    (mine / CARD).write_text(json.dumps(card | {"version": "mine"}))
    engine = kit(Engine(name="model", model=str(mine))).tagger
    assert engine.name == "model mine"


def test_a_folder_without_a_card_is_said(tmp_path: Path):
    with pytest.raises(DataError, match=r"V211.*no card\.json"):
        read_card(tmp_path)
    (tmp_path / CARD).write_text("{")
    with pytest.raises(DataError, match="V211"):
        read_card(tmp_path)


def test_weights_of_another_layout_are_refused(tmp_path: Path):
    card = json.loads((shipped() / CARD).read_text())
    (tmp_path / CARD).write_text(json.dumps(card | {"layout": 99}))
    with pytest.raises(DataError, match="V212"):
        read_card(tmp_path)


def test_a_damaged_graph_is_said(tmp_path: Path):
    mine = tmp_path / "damaged"
    shutil.copytree(shipped(), mine)
    (mine / ANSWERS).write_bytes(b"no graph")
    assert check(mine, read_card(mine)) == [ANSWERS]
    with pytest.raises(DataError, match=f"V213.*{ANSWERS}"):
        kit(Engine(name="model", model=str(mine)))
    assert (mine / WORDS).exists()


def test_an_unknown_engine_is_a_usage_error():
    with pytest.raises(UsageError, match="V214"):
        kit(Engine(name="oracle"))


def test_the_engine_of_the_environment_is_taken(monkeypatch):
    monkeypatch.setenv("VEDETTE_ENGINE", "rules")
    assert kit().tagger.name.startswith("rules")
    assert kit(Engine(name="model")).tagger.name.startswith("model")


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "expected"),
    [
        ("Rebels shelled the army near Marrin.", "Rebels", "army", "ASSAULT"),
        ("Police arrested ten students.", "Police", "students", "COERCE"),
        ("Ruritania condemned Graustark for the blockade.", "Ruritania", "Graustark", "ACCUSE"),
        ("The premier met the king of Graustark.", "premier", "king", "CONSULT"),
        # two words together tell the root, where one alone would tell another
        ("Ruritania lifted its blockade of Graustark.", "Ruritania", "Graustark", "RETREAT"),
        ("Ruritania agreed to lift its ban on Graustark.", "Ruritania", "Graustark", "AGREE"),
        ("Ruritania refused to release the miners.", "Ruritania", "miners", "REJECT"),
        ("Ruritania cut its aid to Graustark.", "Ruritania", "Graustark", "SANCTION"),
        ("Ruritania and Graustark signed a fishing treaty.", "Ruritania", "Graustark", "SUPPORT"),
        ("The judge ordered an inquiry into the mayor.", "judge", "mayor", "ACCUSE"),
    ],
)
def test_roots_between_two_parties(text, actor, recipient, expected):
    spans = [(text.index(words), text.index(words) + len(words)) for words in (actor, recipient)]
    assert root(text, *spans) == expected == vedette.root(text, *spans)


def test_a_text_without_an_event_has_no_root():
    assert root("", None, None) == ""
