"""The tables that fusion reads: words for happenings, makers of reports."""

from __future__ import annotations

from vedette.lexicon.event_words import event_words
from vedette.lexicon.origin_names import makers


def test_forms_lead_to_the_first_form_and_families_overlap() -> None:
    words = event_words()
    assert words.forms["slew"] == "slay"
    assert words.families["quake"] & words.families["tremor"]
    assert not words.families["quake"] & words.families["election"]
    assert all(word == word.lower() for word in (*words.forms, *words.families))


def test_every_name_of_a_maker_leads_to_the_printed_one() -> None:
    found = makers()
    assert found["Syrian Observatory for Human Rights"].name == "SOHR"
    assert found["Agence France Presse"] == found["AFP"]
    assert all(name == name.strip() for name in found)
    assert all(maker == found[maker.name] for maker in found.values())
