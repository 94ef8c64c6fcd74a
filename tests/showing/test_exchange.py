"""Claims and events in the forms of other programs."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from vedette.records.claims import Actor, Source, Track, TrackPoint
from vedette.records.events import Toll
from vedette.records.spans import Span, Words
from vedette.showing.exchange.acled import COLUMNS, acled, event_type_of
from vedette.showing.exchange.formats import FORMATS, export
from vedette.showing.exchange.kml import kml
from vedette.showing.exchange.parcel import tellings
from vedette.showing.exchange.plover import plover
from vedette.showing.exchange.publish_safe import COVER, private_names, publish_safe
from vedette.showing.exchange.sheets import parquet, xlsx
from vedette.showing.exchange.timemap import timemap


@pytest.fixture
def told(events, evidence):
    return tellings(events, evidence)


def acled_rows(told):
    text = acled(told).content.decode("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def lost(exported) -> dict[str, int]:
    return {loss.what: loss.count for loss in exported.losses}


def test_acled_has_its_31_columns_and_quotes_in_the_notes(told) -> None:
    rows = acled_rows(told)
    assert len(COLUMNS) == 31
    assert tuple(rows[0]) == COLUMNS
    first = rows[0]
    assert (first["country"], first["iso"], first["time_precision"]) == ("Syria", "760", "1")
    assert first["event_type"] == "Strategic developments"
    assert "according to Orontes Monitor, via Example Courier" in first["notes"]
    assert "“" not in first["event_date"]
    assert "not reviewed" in first["tags"]


def test_acled_leaves_out_what_has_not_happened_and_says_so(told) -> None:
    ahead = [replace(t, event=replace(t.event, statuses=("future",))) for t in told]
    done = acled(ahead)
    assert done.rows == 0
    assert lost(done) == {"event that nobody says has happened": len(told)}


def test_acled_takes_the_least_toll_and_counts_disputes(told) -> None:
    toll = Toll(kind="killed", low=5, high=12, disputed=True, claim_ids=())
    dated = [t for t in told if t.event.first and "fact" in t.event.statuses][:1]
    done = acled([replace(t, event=replace(t.event, tolls=(toll,))) for t in dated])
    row = next(csv.DictReader(io.StringIO(done.content.decode())))
    assert row["fatalities"] == "5"
    assert "killed: 5 to 12, disputed" in row["notes"]
    assert lost(done)["disputed toll"] == 1


@pytest.mark.parametrize(
    ("kind", "mode", "sectors", "expected"),
    [
        ("ASSAULT", "aerial", ("MIL", "CVL"), ("Explosions/Remote violence", "Air/drone strike")),
        ("ASSAULT", "firearms", ("MIL", "CVL"), ("Violence against civilians", "Attack")),
        ("ASSAULT", "firearms", ("MIL", "REB"), ("Battles", "Armed clash")),
        ("CONTROL", "take", ("REB", ""), ("Battles", "Non-state actor overtakes territory")),
        ("CONTROL", "take", ("MIL", ""), ("Battles", "Government regains territory")),
        ("PROTEST", "riot", ("CVL", ""), ("Riots", "Violent demonstration")),
        ("PROTEST", "", ("CVL", ""), ("Protests", "Peaceful protest")),
        ("AID", "", ("GOV", ""), ("Strategic developments", "Other")),
    ],
)  # fmt: skip
def test_types_of_acled_follow_from_type_mode_and_sectors(
    claims, kind, mode, sectors, expected
) -> None:
    words = Words(span=Span(0, 1), text="X")
    actor = Actor(words=words, sector=sectors[0])
    whom = (Actor(words=words, sector=sectors[1]),) if sectors[1] else ()
    claim = replace(claims[0], type=kind, mode=mode, actors=(actor,), recipients=whom)
    assert event_type_of(claim, actor) == expected


def test_plover_has_the_words_with_their_offsets(evidence) -> None:
    rows = [json.loads(line) for line in plover(evidence.values()).content.splitlines()]
    assert len(rows) == len(evidence)
    for row, item in zip(rows, evidence.values(), strict=True):
        assert row["id"] == item.claim.id
        assert row["event"]
        assert row["quad_code"] in {1, 2, 3, 4}
        for info in row["text_info"]:
            assert item.text[info["start"] : info["end"]] == info["text_story"]
        assert row["comment"].count(f"status {item.claim.status}") == 1


def test_plover_says_what_is_denied_or_to_come(evidence) -> None:
    item = next(iter(evidence.values()))
    for status, mode in (("denied", "negation"), ("future", "future")):
        row = json.loads(plover([replace(item, claim=replace(item.claim, status=status))]).content)
        assert mode in row["mode"]
        assert row["has_event"] is False


def test_kml_is_well_formed_and_holds_hostile_text_as_text(told) -> None:
    hostile = [
        replace(t, evidence=(replace(t.lead, outlet="<script>\x07]]>&amp; Post"), *t.evidence[1:]))
        for t in told
    ]
    root = ElementTree.fromstring(kml(hostile).content)
    space = "{http://www.opengis.net/kml/2.2}"
    marks = root.findall(f".//{space}Placemark")
    assert len(marks) == len(told)
    assert "<script>" in ElementTree.tostring(marks[0], method="text", encoding="unicode")
    assert root.find(f".//{space}Point/{space}coordinates").text == "36.7094,34.7308"


def test_kml_draws_a_track_as_a_line(told) -> None:
    points = tuple(
        TrackPoint(lon_deg=lon, lat_deg=lat, radius_km=5.0, role=role, name=role)
        for lon, lat, role in ((36.7, 34.7, "origin"), (35.8, 35.5, "destination"))
    )
    lead = replace(told[0].lead, claim=replace(told[0].lead.claim, track=Track(points=points)))
    content = kml([replace(told[0], evidence=(lead,))]).content
    assert b"<LineString>\n    <coordinates>36.7,34.7 35.8,35.5</coordinates>" in content


def test_timemap_has_strings_and_its_sources(told) -> None:
    body = json.loads(timemap(told).content)
    ids = {source["id"] for source in body["sources"]}
    names = {association["id"] for association in body["associations"]}
    for event in body["events"]:
        assert set(event["sources"]) <= ids
        assert set(event["associations"]) <= names
        assert event["date"] or event["latitude"]
        assert all(
            isinstance(v, str) for k, v in event.items() if k not in {"sources", "associations"}
        )


def test_a_workbook_has_text_as_text_and_the_same_bytes_twice(told, evidence) -> None:
    from openpyxl import load_workbook

    items = [replace(item, outlet="=cmd()\x01") for item in evidence.values()]
    content = xlsx(told, items).content
    assert content == xlsx(told, items).content
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["events", "claims"]
    sheet = book["claims"]
    names = [cell.value for cell in sheet[1]]
    outlet = sheet.cell(row=2, column=names.index("outlet") + 1)
    assert (outlet.value, outlet.data_type) == ("=cmd() ", "s")
    assert isinstance(sheet.cell(row=2, column=names.index("lat") + 1).value, float)
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None


def test_parquet_has_typed_columns(evidence) -> None:
    parquet_of = pytest.importorskip("pyarrow.parquet")
    table = parquet_of.read_table(io.BytesIO(parquet(evidence.values()).content))
    assert table.num_rows == len(evidence)
    assert str(table.schema.field("lat").type) == "double"
    assert table.column("quote")[0].as_py()


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_takes_nothing_at_all(form: str) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    assert export(form, (), ()).rows == 0


def test_private_names_are_covered_and_offices_are_not(evidence, events) -> None:
    item = next(iter(evidence.values()))
    text = "Minister John Stone said Mary Hill left. Hill saw trucks."
    said = Words(span=Span(25, 34), text="Mary Hill")
    claim = replace(
        item.claim,
        actors=(Actor(words=said, sector="CVL"),),
        recipients=(Actor(words=Words(span=Span(9, 19), text="John Stone"), sector="GOV"),),
        sources=(Source(words=Words(span=Span(0, 19), text=text[:19]), kind="official"),),
        evidence=Span(0, len(text)),
    )
    assert private_names(claim) == {"Mary Hill", "Hill"}
    (safe,), _ = publish_safe([replace(item, claim=claim, text=text)], events)
    assert (
        safe.text
        == f"Minister John Stone said {COVER * 4} {COVER * 4} left. {COVER * 4} saw trucks."
    )
    assert len(safe.text) == len(text)
    assert safe.claim.actors[0].words.text == f"{COVER * 4} {COVER * 4}"
    assert safe.claim.recipients[0].words.text == "John Stone"


def test_points_are_rounded_and_their_radius_grows(evidence) -> None:
    safe, _ = publish_safe(evidence.values(), ())
    for before, after in zip(evidence.values(), safe, strict=True):
        for old, new in zip(before.claim.origins, after.claim.origins, strict=True):
            if old.place is not None and old.place.precision <= 2:
                assert new.place.lat_deg == round(old.place.lat_deg, 1)
                assert new.place.radius_km == old.place.radius_km + 8
                assert new.place.precision == 2
