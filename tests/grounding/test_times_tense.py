"""Which way a sentence sets its time."""

from __future__ import annotations

import pytest

from vedette.grounding.tense import tense_at


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("They will leave on DAY.", "ahead"),
        ("They won't leave before DAY.", "ahead"),
        ("The envoys are to meet on DAY.", "ahead"),
        ("The talks, due to begin on DAY, matter.", "ahead"),
        ("The sum will be paid on DAY.", "ahead"),
        ("On DAY, the mayor will speak.", "ahead"),
        ("They agreed to leave on DAY.", "ahead"),
        ("They are planning to leave on DAY.", "ahead"),
        ("The two meet on DAY.", "ahead"),
        ("It may be settled on DAY.", "ahead"),
        ("They may have left on DAY.", "back"),
        ("In May they left on DAY.", "back"),
        ("They could come as soon as DAY.", "ahead"),
        ("It will be paid on a still unspecified date in DAY.", "ahead"),
        ("They decided on DAY that it must end.", "back"),
        ("The offer had been due to expire DAY.", "back"),
        ("They began the raid as previously planned DAY.", "back"),
        ("They will sell it under a DAY agreement.", ""),
        ("They left on DAY.", "back"),
        ("They will visit the town. It was captured on DAY.", "back"),
        ("The port was shelled DAY.", "back"),
        ("The mayor said on DAY that he will leave.", ""),
        ("He will answer for the raid that came with the storm on DAY.", "back"),
        ("He will be tried after a raid on DAY.", ""),
        ("Fire at the port DAY", ""),
        ("Gen. Omar Haddad will speak with Lt. Col. Saab on DAY.", "ahead"),
    ],
)
def test_verbs_decide_the_tense(text: str, tense: str) -> None:
    start = text.index("DAY")
    assert tense_at(text, start, start + 3) == tense
