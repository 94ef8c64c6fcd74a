"""The tree of equipment: the shipped table, and tables of the user's own laid over it."""

from __future__ import annotations

import pytest

from vedette.lexicon.equipment import equipment, stack_equipment
from vedette.lexicon.equipment_names import key_of, pieces_of, singular

OWN = """# My own kinds
ogre\tOgre\tdrone\tOgre-1|Ogre drone\ttype\tXXA\tdoubtful
ogre-2\tOgre 2\togre\t\tvariant\t-\tsure
"""


def test_the_shipped_table_has_many_kinds_and_no_wrong_row() -> None:
    tree = equipment()
    assert len(tree.kinds) > 1000
    assert len(tree.names) > 4000


def test_every_kind_leads_up_to_the_top() -> None:
    tree = equipment()
    for key, kind in tree.kinds.items():
        chain = tree.lineage(key)
        assert len(set(chain)) == len(chain)
        assert tree.kinds[chain[0]].parent == ""
        assert kind.parent in ("", *tree.kinds)


def test_a_shared_name_is_marked_in_at_least_two_rows() -> None:
    rows: dict[tuple[str, ...], list[str]] = {}
    for kind in equipment().kinds.values():
        for name in kind.shared:
            rows.setdefault(key_of(name), []).append(kind.id)
    assert rows
    assert [key for key, ids in rows.items() if len(ids) < 2] == []


def test_a_name_that_is_not_shared_stands_for_one_kind() -> None:
    tree = equipment()
    shared = {key_of(name) for kind in tree.kinds.values() for name in kind.shared}
    assert [key for key, found in tree.names.items() if len(found) > 1 and key not in shared] == []


def test_variants_stand_below_types_and_classes_below_classes() -> None:
    tree = equipment()
    wrong = [
        kind.id
        for kind in tree.kinds.values()
        if kind.parent
        and (
            (kind.kind == "class" and tree.kinds[kind.parent].kind != "class")
            or (kind.kind == "variant" and tree.kinds[kind.parent].kind == "class")
        )
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("ka-52", ("aircraft", "helicopter", "attack helicopter", "Ka-52")),
        ("t-72b3", ("vehicle", "armoured vehicle", "tank", "T-72", "T-72B", "T-72B3")),
        (
            "s-400",
            (
                "air defence",
                "surface-to-air missile system",
                "long-range air defence",
                "S-400",
            ),
        ),
    ],
)
def test_a_path_runs_from_the_widest_kind_to_the_closest(key: str, path: tuple[str, ...]) -> None:
    assert equipment().path(key) == path


@pytest.mark.parametrize(
    "spellings",
    [
        ("Su-34", "SU34", "su 34", "Su-34s"),
        ("armored vehicles", "armoured vehicle"),
        ("Ra'ad", "Raad"),
        ("Scorpène", "Scorpene"),
        ("rocket-propelled grenades", "rocket propelled grenade"),
    ],
)
def test_spellings_of_one_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({key_of(spelling) for spelling in spellings}) == 1


def test_a_capital_s_belongs_to_the_name() -> None:
    assert key_of("T-90S") != key_of("T-90s")


def test_pieces_know_where_they_stand() -> None:
    text = "two Su-34s"
    assert [piece.span.cut(text) for piece in pieces_of(text)] == ["two", "Su", "34"]


@pytest.mark.parametrize(
    ("word", "one"),
    [("batteries", "battery"), ("buses", "bus"), ("bus", "bus"), ("gas", "gas"), ("mines", "mine")],
)
def test_plurals_lose_their_ending(word: str, one: str) -> None:
    assert singular(word) == one


def test_a_table_of_the_users_own_adds_kinds_below_the_shipped_ones() -> None:
    stacked = stack_equipment(OWN, name="own.tsv", base=equipment())
    assert stacked.wrong == ()
    assert stacked.tree.path("ogre-2") == ("aircraft", "drone", "Ogre", "Ogre 2")
    assert not stacked.tree.kinds["ogre"].sure
    assert len(stacked.tree.kinds) == len(equipment().kinds) + 2


def test_a_row_with_a_known_id_adds_names() -> None:
    own = "ka-52\tKa-52\tattack-helicopter\tHooded Crow\ttype\tRUS\tsure"
    tree = stack_equipment(own, name="own.tsv", base=equipment()).tree
    assert {naming.id for naming in tree.names[key_of("Hooded Crow")]} == {"ka-52"}
    assert "Alligator" in tree.kinds["ka-52"].aliases


def test_a_name_goes_to_the_row_that_is_laid_over() -> None:
    own = "grad-2\tGrad Two\trocket\tGrad\ttype\t-\tsure"
    tree = stack_equipment(own, name="own.tsv", base=equipment()).tree
    assert [naming.id for naming in tree.names[key_of("Grad")]] == ["grad-2"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("ogre\tOgre\tdrone", "V350"),
        ("\tOgre\tdrone\t\ttype\t-\tsure", "V351"),
        ("ogre\tOgre\tdrone\t\tthing\t-\tsure", "V351"),
        ("ogre\tOgre\tdrone\t\ttype\tRuritania\tsure", "V351"),
        ("ogre\tOgre\tdrone\t\ttype\t-\tperhaps", "V351"),
        ("ogre\tOgre\tno-such-kind\t\ttype\t-\tsure", "V352"),
        ("ogre\tOgre\togre\t\ttype\t-\tsure", "V352"),
        ("fine\tOgre\tdrone\t\ttype\t-\tsure", "V353"),
        ("ogre\tFine Thing\tdrone\t\ttype\t-\tsure", "V354"),
    ],
)
def test_a_wrong_row_is_named_by_its_line_and_the_rest_is_kept(row: str, code: str) -> None:
    text = f"# head\nfine\tFine Thing\tdrone\t\ttype\t-\tsure\n{row}\n"
    stacked = stack_equipment(text, name="own.tsv", base=equipment())
    assert [error.code for error in stacked.wrong] == [code]
    assert "own.tsv, line 3" in str(stacked.wrong[0])
    assert "fine" in stacked.tree.kinds


def test_rows_that_run_in_a_circle_are_left_out() -> None:
    text = "a\tAlpha\tb\t\ttype\t-\tsure\nb\tBeta\ta\t\ttype\t-\tsure\n"
    stacked = stack_equipment(text, name="own.tsv")
    assert [error.code for error in stacked.wrong] == ["V352", "V352"]
    assert stacked.tree.kinds == {}
