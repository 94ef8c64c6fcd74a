"""Who held a site: the table's sites exist, days are asked inclusively, bad lines are told."""

from __future__ import annotations

from importlib.resources import files

import pytest

from vedette.errors import DataError
from vedette.lexicon import site_operators as module
from vedette.lexicon.site_operators import operators, operators_of, site_key


def test_every_site_of_the_table_is_a_site_of_the_layer() -> None:
    text = files("vedette.lexicon").joinpath("data/sites.tsv").read_text("utf-8")
    known = {line.split("\t")[0] for line in text.splitlines() if not line.startswith("#")}
    assert {row.site for row in operators()} <= known


def test_nothing_in_the_table_claims_to_be_checked() -> None:
    assert {row.source for row in operators()} == {"unverified"}


def actors(site: str, day: str) -> list[str]:
    return [row.actor for row in operators_of(site_key(site), day=day)]


def test_the_operator_of_a_day_is_the_one_whose_time_holds_it() -> None:
    assert actors("Snake Island", "2022-05-01") == ["Russia"]
    assert actors("Snake Island", "2022-07-15") == ["Ukraine"]
    assert actors("Snake Island", "2021-01-01") == []


def test_a_day_in_the_month_of_a_change_may_have_both() -> None:
    assert actors("Menagh Air Base", "2013-08-20") == ["Syrian government", "Syrian opposition"]


def test_a_site_that_is_not_listed_has_no_operators() -> None:
    assert operators_of("cu:nowhere") == ()


@pytest.mark.parametrize(
    "cells",
    [
        ["A", "B", "2014-03", "2013", "well known", "unverified"],
        ["A", "B", "March 2014", "", "well known", "unverified"],
        ["A", "B", "2014-13", "", "well known", "unverified"],
        ["A", "B", "2014", "", "sure", "unverified"],
        ["A", "", "2014", "", "well known", "unverified"],
        ["A", "B", "2014"],
    ],
)
def test_a_line_of_another_form_is_refused(cells: list[str]) -> None:
    with pytest.raises(DataError, match=r"V363.*line 7"):
        module._operator(7, cells)
