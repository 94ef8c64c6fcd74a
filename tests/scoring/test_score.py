"""The scorer on rows made up here; each figure is worked out by hand."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.errors import DataError
from vedette.scoring import ReportRow, convert_row, decode_rows, score
from vedette.scoring.agreement import days, spans_agree, triggers_agree
from vedette.scoring.rows import TimeWords, Words

TEXT = "Two trucks left Tartus for Homs on Friday, the harbour office said."


def words(text: str, **more: object) -> dict[str, object]:
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text), "text": text, **more}


def move(**changes: object) -> dict[str, object]:
    claim: dict[str, object] = {
        "type": "MOVE",
        "status": "fact",
        "trigger": words("left"),
        "equipment": [words("trucks")],
        "quantity": [words("Two")],
        "origin": [words("Tartus")],
        "destination": [words("Homs")],
        "time": words("Friday", **{"from": "2031-05-02", "to": "2031-05-02"}),
        "source": [words("harbour office", kind="official")],
    }
    claim.update(changes)
    return {name: value for name, value in claim.items() if value is not None}


def report(*claims: dict[str, object], doc: str = "a") -> ReportRow:
    return convert_row({"doc": doc, "claims": list(claims)})


def test_gold_against_itself_is_right_everywhere() -> None:
    row = report(move())
    result = score([row], [row])
    assert (result.claim.f1, result.args.f1, result.time.f1) == (1.0, 1.0, 1.0)
    assert (result.status_acc, result.source_acc, result.source_chain_acc) == (1.0, 1.0, 1.0)
    assert result.whole_claim == 1.0


def test_a_report_without_prediction_is_missed_not_left_out() -> None:
    result = score([report(move())], [])
    assert (result.claim.gold, result.claim.pred, result.claim.r) == (1, 0, 0.0)
    assert result.args.gold == 4
    assert result.status_acc is None


def test_predictions_for_other_reports_are_ignored() -> None:
    result = score([report(move())], [report(move()), report(move(), doc="b")])
    assert (result.docs, result.claim.pred) == (1, 1)


def test_a_wrong_type_loses_the_claim_and_its_arguments_but_not_the_trigger() -> None:
    result = score([report(move())], [report(move(type="RETREAT"))])
    assert result.trigger.f1 == 1.0
    assert result.claim.f1 == 0.0
    assert (result.args.gold, result.args.pred, result.args.f1) == (4, 4, 0.0)
    assert result.by_type["RETREAT"].pred == 1
    assert result.by_type["MOVE"].gold == 1


def test_a_claim_of_the_right_type_is_preferred_to_an_earlier_one_of_another_type() -> None:
    result = score([report(move())], [report(move(type="PRESENCE"), move())])
    assert (result.trigger.p, result.claim.p, result.claim.r) == (0.5, 0.5, 1.0)


def test_a_date_that_the_gold_does_not_have_is_wrong() -> None:
    result = score([report(move(time=None))], [report(move())])
    assert (result.time.gold, result.time.pred, result.time.f1) == (0, 1, 0.0)
    assert result.whole_claim == 0.0


def test_the_innermost_source_counts_and_the_chain_wants_all_of_it() -> None:
    outer = words("the harbour", kind="media")
    result = score(
        [report(move())],
        [report(move(source=[outer, words("harbour office", kind="official")]))],
    )
    assert (result.source_acc, result.attributed_source_acc) == (1.0, 1.0)
    assert result.source_chain_acc == 0.0


def test_a_source_of_the_same_name_elsewhere_is_the_same_source() -> None:
    named = {"start": 0, "end": 3, "text": "The Harbour Office", "kind": "official"}
    assert score([report(move())], [report(move(source=[named]))]).source_acc == 1.0


def test_status_other_than_fact_is_scored_apart() -> None:
    gold = [report(move(status="hedged"), doc="a"), report(move(status="denied"), doc="b")]
    made = [report(move(status="hedged"), doc="a"), report(move(status="fact"), doc="b")]
    result = score(gold, made)
    assert (result.nonfact_status.gold, result.nonfact_status.pred) == (2, 1)
    assert result.nonfact_status.r == 0.5
    assert result.status_acc == 0.5


def test_a_left_out_sector_differs_from_an_empty_one() -> None:
    gold = [report(move(actor=[words("trucks", country="SYR")]))]
    same = score(gold, [report(move(actor=[words("trucks", country="SYR")]))])
    other = score(gold, [report(move(actor=[words("trucks", country="SYR", sector="")]))])
    assert (same.actor_code_acc, other.actor_code_acc) == (1.0, 0.0)
    assert other.actor_country_acc == 1.0


def test_an_actor_too_many_spoils_the_whole_claim_only() -> None:
    result = score([report(move())], [report(move(actor=[words("trucks")]))])
    assert result.claim.f1 == 1.0
    assert result.whole_claim == 0.0


def test_a_claim_without_trigger_is_not_counted_as_made() -> None:
    assert score([report(move())], [report(move(trigger=None))]).claim.pred == 0


def test_spans_agree_from_two_fifths_of_their_union() -> None:
    assert spans_agree(Words(start=0, end=10), Words(start=0, end=4))
    assert not spans_agree(Words(start=0, end=11), Words(start=0, end=4))
    assert not spans_agree(Words(start=0, end=4), Words(start=4, end=8))


def test_a_trigger_may_be_twice_the_other_plus_twelve() -> None:
    assert triggers_agree(Words(start=0, end=4), Words(start=0, end=20))
    assert not triggers_agree(Words(start=0, end=4), Words(start=0, end=21))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2031", "2031", ("2031-01-01", "2031-12-31")),
        ("2032-02", None, ("2032-02-01", "2032-02-29")),
        ("2031-05-02", "2031-05-04", ("2031-05-02", "2031-05-04")),
        ("2031-05-02T06:00", None, ("2031-05-02", "2031-05-02")),
        (2031, None, ("2031-01-01", "2031-12-31")),
        ("2031-02-30", None, None),
        ("2031-13", None, None),
        ("soon", None, None),
        ("", "2031", None),
        (None, "2031", None),
    ],
)
def test_partial_dates_stand_for_all_their_days(
    first: str | None, last: str | None, expected: tuple[str, str] | None
) -> None:
    found = days(TimeWords(start=0, end=1, first=first, last=last))
    assert (found and tuple(day.isoformat() for day in found)) == expected


def test_a_bad_line_is_named_with_its_field() -> None:
    lines = b'{"doc": "a", "claims": []}\n\n{"doc": "b", "claims": [{"type": 3}]}\n'
    with pytest.raises(DataError, match=r"gold, line 3.*claims\[0\]\.type") as caught:
        decode_rows(lines, name="gold")
    assert caught.value.code == "V701"


def test_null_lists_and_unknown_fields_are_read_as_left_out() -> None:
    lines = json.dumps({"doc": "a", "claims": [move(actor=None, novel=1)]}).encode()
    with_null = json.dumps({"doc": "a", "claims": [{**move(), "actor": None}]}).encode()
    assert decode_rows(lines) == decode_rows(with_null)


@given(st.permutations(range(4)))
def test_the_order_of_reports_changes_no_figure(order: list[int]) -> None:
    gold = [report(move(), doc=str(n)) for n in range(4)]
    made = [report(move(status=("fact", "hedged")[n % 2]), doc=str(n)) for n in range(3)]
    shuffled = [gold[n] for n in order]
    assert score(shuffled, made) == score(gold, list(reversed(made)))


def test_the_figures_as_json_have_the_names_of_the_row_format() -> None:
    built = msgspec.to_builtins(score([report(move())], [report(move())]))
    assert built["claim"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 1, "pred": 1}
    assert list(built["by_role"])[:2] == ["actor", "recipient"]
