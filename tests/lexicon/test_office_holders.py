"""Holders of offices: the table and its form."""

from __future__ import annotations

import pytest

from vedette.errors import DataError
from vedette.lexicon.office_holders import (
    holder_of,
    holder_of_last_name,
    holders,
    read_holders,
)

GOOD = "Ann Ivanova|A. Ivanova\tMLI\tGOV\tpresident\t2020\t2024"


def test_the_table_has_names_codes_and_years() -> None:
    assert len(holders()) > 400
    assert all(holder.office and holder.names for holder in holders())
    assert holder_of()["kofi annan"].country == "IGO"
    assert holder_of_last_name()["netanyahu"].country == "ISR"


def test_last_names_that_are_plain_words_or_shared_stand_for_nobody() -> None:
    last = holder_of_last_name()
    assert not {"may", "brown", "rice", "rajapaksa", "marcos jr"} & last.keys()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (GOOD.replace("\t2024", ""), "got 5 columns"),
        (GOOD.replace("MLI", "MALI"), "country is 'MALI'"),
        (GOOD.replace("GOV", "KING"), "sector is 'KING'"),
        (GOOD.replace("2020\t2024", "2024\t2020"), "years are '2024' to '2020'"),
        (GOOD + "\n" + GOOD.replace("Ann", "Bea"), "'a ivanova' is on another line"),
    ],
)
def test_a_wrong_line_is_named(line: str, said: str) -> None:
    with pytest.raises(DataError, match=rf"V340.*line \d: .*{said}"):
        read_holders(line, "t.tsv")
    assert read_holders(GOOD, "t.tsv")[0].until == 2024
