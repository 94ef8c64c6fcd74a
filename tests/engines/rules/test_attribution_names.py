"""Who a pronoun, a surname or a bare description stands for, in invented reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Named = Callable[..., tuple[str, str, str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Olan Reth said troops had left. He told Reuters that ships came.",
            ("He", "person", "Olan Reth"),
        ),
        (
            "Governor Olan Reth met elders. He told Reuters that ships came.",
            ("He", "person", "Olan Reth"),
        ),
        (
            "The Varn Observatory told AFP troops had left. It said ships came.",
            ("It", "monitor", "Varn Observatory"),
        ),
        (
            "Residents told Reuters troops had left. They said ships came.",
            ("They", "witness", "Residents"),
        ),
        (
            "The governor said troops had left. She said ships came.",
            ("She", "official", "governor"),
        ),
        (
            "An engineer at the mill said troops left. The engineer was calm. He said ships came.",
            ("He", "witness", "engineer at the mill"),
        ),
        (
            "The Varn Observatory said troops left. The group said more. It said ships came.",
            ("It", "monitor", "Varn Observatory"),
        ),
        (
            "Olan Reth said troops had left. Reth was angry. He said ships came.",
            ("He", "person", "Olan Reth"),
        ),
    ],
)
def test_a_pronoun_stands_for_the_nearest_that_fits(
    named: Named, text: str, expected: tuple[str, str, str]
) -> None:
    assert named(text, "came") == expected


@pytest.mark.parametrize(
    "text",
    [
        "He said ships came.",
        "Two officials said troops had left. He said ships came.",
        "Olan Reth said troops had left." + " The road is long." * 60 + " He said ships came.",
    ],
)
def test_a_pronoun_that_nobody_fits_keeps_no_name(named: Named, text: str) -> None:
    assert named(text, "came") == ("He", "person", "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Olan Reth said troops left. Reth said ships came.", ("Reth", "person", "Olan Reth")),
        (
            "Stef de Marr said troops left. De Marr said ships came.",
            ("De Marr", "person", "Stef de Marr"),
        ),
        (
            "Governor Olan Reth said troops left. The governor said ships came.",
            ("governor", "official", "Olan Reth"),
        ),
        (
            "Olan Reth, the mayor of Varn, said troops left. The mayor said ships came.",
            ("mayor", "official", "Olan Reth"),
        ),
        (
            "The Varn Observatory said troops left. The observatory said ships came.",
            ("observatory", "monitor", "Varn Observatory"),
        ),
        (
            "An engineer at the mill said troops left. The engineer said ships came.",
            ("engineer", "witness", "engineer at the mill"),
        ),
        (
            "Satellite images show troops. The images also show ships that came.",
            ("images", "imagery", "Satellite images"),
        ),
    ],
)
def test_a_short_form_stands_for_the_full_name(
    named: Named, text: str, expected: tuple[str, str, str]
) -> None:
    assert named(text, "came") == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Olan Reth and Sami Reth said troops left. Reth said ships came.", "Reth"),
        (
            "Governor Olan Reth and Governor Sami Dorn said troops left. The governor said "
            "ships came.",
            "governor",
        ),
        ("Governor Olan Reth said troops left. A governor said ships came.", "governor"),
        (
            "The Varn Observatory and the Strel Observatory said troops left. The observatory "
            "said ships came.",
            "observatory",
        ),
    ],
)
def test_a_short_form_that_fits_two_names_stands_for_none(
    named: Named, text: str, words: str
) -> None:
    assert named(text, "came")[0] == words
    assert named(text, "came")[2] == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Troops of Foreign Minister Olan Reth left. Reth said ships came.",
            ("Reth", "person", "Olan Reth"),
        ),
        ("President Reth left for Varn. Reth said ships came.", ("Reth", "person", "")),
        (
            "They met Sami al-Dorn, governor of Varn. Dorn said ships came.",
            ("Dorn", "person", "Sami al-Dorn"),
        ),
        ("A student named Dorn said ships came.", ("Dorn", "person", "")),
        ("They spoke of President Turkey. Turkey said ships came.", ("Turkey", "organization", "")),
        (
            "The Varn Observatory said troops left. The group said ships came.",
            ("group", "monitor", "Varn Observatory"),
        ),
        (
            "Interfax reported that troops left. The agency said ships came.",
            ("agency", "media", "Interfax"),
        ),
    ],
)
def test_a_title_anywhere_makes_a_person_and_the_group_points_back(
    named: Named, text: str, expected: tuple[str, str, str]
) -> None:
    assert named(text, "came") == expected
