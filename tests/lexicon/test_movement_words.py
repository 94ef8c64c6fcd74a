from __future__ import annotations

import pytest

from vedette.errors import DataError
from vedette.lexicon.movement_words import movement_words, read_movement_words


def test_every_class_has_words_and_no_word_is_of_two_that_exclude_each_other() -> None:
    classes = movement_words()
    assert all(classes.values())
    apart = [classes[kind] for kind in ("left", "leaving", "arrived", "stalled")]
    assert len(frozenset().union(*apart)) == sum(map(len, apart))
    assert all(word == word.strip().lower() for words in classes.values() for word in words)


@pytest.mark.parametrize("line", ["gone\tleft, quit", "left\t", "left quit"])
def test_a_line_of_an_unknown_class_or_without_words_is_named(line: str) -> None:
    with pytest.raises(DataError, match=r"V420.*line 2"):
        read_movement_words("# words\n" + line)
