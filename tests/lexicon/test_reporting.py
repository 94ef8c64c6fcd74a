"""The tables of reporting words."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from vedette.errors import DataError
from vedette.lexicon import reporting
from vedette.lexicon.reporting import outlet_names, reporting_verbs, source_nouns
from vedette.records.documents import SourceKind


def test_every_form_leads_to_its_verb() -> None:
    verbs = reporting_verbs()
    assert {verbs[form].verb for form in ("say", "says", "said", "saying")} == {"say"}
    assert verbs["told"].takes == {"addressee"}


def test_doubting_verbs_hedge_and_plain_ones_do_not() -> None:
    verbs = reporting_verbs()
    assert verbs["claimed"].hedging
    assert verbs["alleges"].hedging
    assert not verbs["said"].hedging
    assert not verbs["denied"].hedging


def test_source_nouns_cover_every_kind_but_persons() -> None:
    assert set(source_nouns().values()) == set(get_args(SourceKind)) - {"person"}


def test_outlets_are_listed_without_their_article() -> None:
    assert "Reuters" in outlet_names()
    assert not [name for name in outlet_names() if name.startswith("The ")]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("say\tsay says", "V620"),
        ("say\tsay says\tshouting\tno", "V621"),
        ("say\tsay says\tclause\tperhaps", "V621"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str, code: str
) -> None:
    (tmp_path / "data").mkdir()
    table = tmp_path / "data" / "reporting_verbs.tsv"
    table.write_text(f"# head\nverb\tforms\ttakes\thedging\n{row}\n", encoding="utf-8")
    monkeypatch.setattr(reporting, "files", lambda _package: tmp_path)
    with pytest.raises(DataError, match="line 3") as caught:
        reporting.reporting_verbs.__wrapped__()
    assert caught.value.code == code
