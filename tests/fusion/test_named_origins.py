"""Named origins and lineage lines: invented reports, agencies that exist only as names."""

from __future__ import annotations

from datetime import date

from vedette.fusion.lineage_lines import SourcedReport, lineage_lines
from vedette.fusion.named_origins import named_origins
from vedette.reading.layout import lay_out
from vedette.records.claims import Source
from vedette.records.documents import Document
from vedette.records.reports import Report
from vedette.records.spans import Span, words_at


def document(text: str, outlet: str = "", name: str = "a", day: int = 1) -> Document:
    report = Report(name=name, text=text, outlet=outlet, published=date(2031, 5, day))
    return lay_out(report)


def source(text: str, words: str, kind: str = "organization", name: str = "") -> Source:
    start = text.index(words)
    return Source(words=words_at(text, Span(start, start + len(words))), kind=kind, name=name)  # type: ignore[arg-type]


def names(found: object) -> list[tuple[str, str]]:
    return [(origin.name, origin.kind) for origin in found]  # type: ignore[attr-defined]


def test_a_dateline_and_a_line_at_the_end_credit() -> None:
    text = "BRANDOLAR (Lantern Wire) - Troops left the mine on Sunday.\nThe road is open.\nWith AFP"
    found = names(named_origins(document(text), ()))
    assert ("Lantern Wire", "credit") in found
    assert ("AFP", "credit") in found


def test_all_names_of_a_maker_lead_to_one() -> None:
    text = (
        "The Syrian Observatory for Human Rights said so. SOHR counted nine. He told Agence France "
        "Presse and AFP."
    )
    found = named_origins(document(text), ())
    assert names(found) == [("AFP", "credit"), ("SOHR", "cites")]
    assert [span.cut(text) for span in found[1].spans] == [
        "Syrian Observatory for Human Rights",
        "SOHR",
    ]


def test_an_outlet_is_no_origin_of_its_own_report() -> None:
    text = "He told Reuters that the road is open."
    assert named_origins(document(text, outlet="Reuters"), ()) == ()


def test_organisations_are_cited_but_capitals_and_pronouns_are_not() -> None:
    text = "The Orlan Defence Ministry said so, and Pelm agreed. They said it again."
    given = [source(text, "The Orlan Defence Ministry"), source(text, "Pelm"), source(text, "They")]
    assert names(named_origins(document(text), given)) == [("Orlan Defence Ministry", "cites")]


def test_lines_go_from_the_later_report_and_to_the_name_of_an_origin() -> None:
    text = (
        "Eight lorries of the Orlan Guard left the copper mine at Teskar before dawn on Sunday and "
        "went down the river road to Pelm, where a crowd of residents and a brass band met them."
    )
    first, later = (
        document(text, name="first"),
        document(text + " SOHR said so.", name="later", day=2),
    )
    copied, cited = lineage_lines([SourcedReport(document=d) for d in (later, first)])
    assert (copied.from_, copied.to, copied.kind) == ("later", "first", "copy")
    assert copied.spans[0].cut(later.report.text) == text.rstrip(".")
    assert (cited.from_, cited.to, cited.kind, cited.containment) == (
        "later",
        "SOHR",
        "cites",
        None,
    )


def test_a_report_that_is_given_twice_counts_once() -> None:
    report = SourcedReport(
        document=document("He told Reuters that the road to Pelm is open again.")
    )
    assert len(lineage_lines([report, report])) == 1
