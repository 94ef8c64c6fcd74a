"""One report as a page: the text with its claims marked, and the claims beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vedette.lexicon.outlines import Outlines
from vedette.lexicon.stylesheet import map_css, page_css
from vedette.records.claims import Claim
from vedette.records.documents import Document
from vedette.records.reports import Report
from vedette.records.spans import Span
from vedette.showing.cards import claim_card
from vedette.showing.map_points import points_of_claims
from vedette.showing.map_svg import map_svg
from vedette.showing.marks import ROLES, Mark, Piece, Stretch, lay_out, marks_of, pieces
from vedette.showing.page import html_page, link, text
from vedette.showing.wording import STATUS_WORDS, flat, say_day

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def report_page(
    report: Report,
    document: Document,
    claims: tuple[Claim, ...],
    *,
    outlines: Outlines | None = None,
) -> str:
    """Build the self-contained HTML page of one report.

    The element with the id `text` has exactly the report's text as its DOM text: marks carry
    their labels in attributes. Each trigger leads to its claim's card and back; the words of the
    chosen claim light up together. No script; the page's policy lets it fetch nothing.

    Args:
        report: the report; its text is what all spans refer to.
        document: the report laid out.
        claims: its claims; they are numbered in the order of their triggers.
        outlines: land and borders; with them the page has a map of the places that resolved.
    """
    ordered = _ordered(claims)
    title = flat(report.title) or report.name
    body = report_body(report, document, claims, outlines=outlines)
    css = page_css() + (map_css() if outlines else "")
    css += "".join(map(_light, range(1, len(ordered) + 1)))
    return html_page(title=f"{title} · vedette", body=body, css=css)


def report_body(
    report: Report,
    document: Document,
    claims: tuple[Claim, ...],
    *,
    outlines: Outlines | None = None,
) -> str:
    """What stands between the tags of the body, for a page that has the style sheets itself."""
    ordered = _ordered(claims)
    stretches = lay_out(document, ordered)
    title = flat(report.title) or report.name
    return (
        '<a class="skip" href="#claims">Skip to the claims</a>'
        f"{_head(report, ordered, document, title)}"
        '<main class="read"><section class="paper" aria-label="The text">'
        f"{_legend(ordered)}{_text(report, document, stretches, ordered)}</section>"
        f'<section class="claims" id="claims" aria-label="Claims" tabindex="-1">'
        f"{_map(ordered, outlines)}{_cards(report, ordered)}</section></main>"
    )


def _ordered(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda claim: (claim.trigger.span, claim.type)))


def say_readers(claims: Sequence[Claim], *, reviewed: int = 0) -> str:
    """Who read: "Read by machine (engine rules 1). No person has reviewed it."."""
    engines = sorted({claim.engine for claim in claims if claim.engine})
    engine = f" (engine {', '.join(engines)})" if engines else ""
    if reviewed:
        return f"Read by machine{engine}. Persons have reviewed {reviewed} of {len(claims)} claims."
    return f"Read by machine{engine}. No person has reviewed it."


def _head(report: Report, claims: Sequence[Claim], document: Document, title: str) -> str:
    silent = sum(
        not any(claim.evidence.overlaps(sentence) for claim in claims)
        for sentence in document.sentences
    )
    if report.published:
        basis = f" ({report.published_basis})" if report.published_basis else ""
        day = f"published {say_day(report.published.isoformat())}{basis}"
    else:
        day = "no publication date: relative days stay unresolved"
    facts = [
        f"<b dir=auto>{text(flat(report.outlet) or 'outlet not known')}</b>",
        text(day),
        f"<span dir=auto>{text(report.name)}</span>",
        *([link(report.url, report.url)] if report.url and report.url != report.name else []),
    ]
    total = len(document.sentences)
    counts = (
        f"<b>{len(claims)}</b> claim{'' if len(claims) == 1 else 's'} · <b>{silent}</b> of {total} "
        f"sentence{'' if total == 1 else 's'} without a claim"
    )
    return (
        f'<header class="top"><p class="brand">vedette · one report</p><h1 dir=auto>{text(title)}</h1>'
        f'<p class="facts">{" · ".join(facts)}</p><p class="machine" role="note">'
        f"<b>{text(say_readers(claims))}</b> {counts}.</p></header>"
    )


def _legend(claims: Sequence[Claim]) -> str:
    statuses = [status for status in STATUS_WORDS if any(c.status == status for c in claims)]
    chips = "".join(
        f'<span class="chip st-{status}">{STATUS_WORDS[status]}</span>' for status in statuses
    )
    roles = (
        ("actor", "who"),
        ("recipient", "to whom"),
        ("location", "place"),
        ("time", "when"),
        ("equipment", "with what, how many"),
        ("source", "according to whom"),
        ("cue", "cue of doubt or denial"),
    )
    words = "".join(f'<span class="w r-{role}">{label}</span>' for role, label in roles)
    layout = (
        '<span class="s unclaimed">sentence without a claim</span>'
        '<span class="s furniture">page furniture, not read</span>'
    )
    return f'<p class="legend" aria-label="Legend">{chips}{words}{layout}</p>'


def _text(
    report: Report, document: Document, stretches: Sequence[Stretch], claims: Sequence[Claim]
) -> str:
    marks = [mark for i, claim in enumerate(claims, 1) for mark in marks_of(claim, i)]
    credited = [words.span for words in document.credits]
    language = report.language if _LANGUAGE.fullmatch(report.language) else ""
    out: list[str] = []
    open_stretch: Stretch | None = None
    for piece in pieces(stretches, marks):
        if piece.stretch != open_stretch:
            out.append("</span>" if open_stretch else "")
            out.append(_open(piece.stretch, credited))
            open_stretch = piece.stretch
        out.append(_piece(piece, report.text, claims))
    out.append("</span>" if open_stretch else "")
    lang = f' lang="{language}"' if language else ""
    return f'<div class="text" id="text"{lang} dir="auto">{"".join(out)}</div>'


def _open(stretch: Stretch, credited: Sequence[Span]) -> str:
    kind, label = stretch.kind or "between", stretch.label
    if any(span.overlaps(stretch.span) for span in credited):
        label = f"{label}; credits an agency" if label else "credits an agency"
    title = "no claim was read in this sentence" if kind == "unclaimed" else label
    data = f' data-label="{text(label)}"' if label else ""
    return (
        f'<span class="s {kind}"{data}{f" title={chr(34)}{text(title)}{chr(34)}" if title else ""}>'
    )


def _piece(piece: Piece, source: str, claims: Sequence[Claim]) -> str:
    words = text(piece.span.cut(source))
    if not piece.marks:
        return words
    marks = sorted(piece.marks, key=lambda mark: (ROLES.index(mark.role), mark.claim))
    lead = marks[0]
    numbers = sorted({mark.claim for mark in marks})
    kinds = " ".join(f"k{number}" for number in numbers)
    title = "; ".join(f"claim {mark.claim}: {mark.role}" for mark in marks)
    data = _badge(piece, marks, claims)
    status = claims[lead.claim - 1].status
    cut = "" if lead.span.start == piece.span.start else " on"
    cut += "" if lead.span.end == piece.span.end else " more"
    mark = (
        f'<mark class="w r-{lead.role} st-{status}{cut} {kinds}" title="{text(title)}"{data}>'
        f'<a href="#c{lead.claim}"{"" if lead.role == "trigger" else " tabindex=-1"}>{words}</a></mark>'
    )
    for item in marks:
        if item.role == "trigger" and item.span.start == piece.span.start:
            mark = f'<span id="w{item.claim}">{mark}</span>'
    return mark


def _badge(piece: Piece, marks: Sequence[Mark], claims: Sequence[Claim]) -> str:
    """The numbers of the claims whose trigger ends here; the style sheet prints them."""
    ending = [m for m in marks if m.role == "trigger" and m.span.end == piece.span.end]
    parts = []
    for mark in ending:
        status = claims[mark.claim - 1].status
        parts.append(str(mark.claim) if status == "fact" else f"{mark.claim}\u00a0{status}")
    return f' data-n="{" / ".join(parts)}"' if parts else ""


def _cards(report: Report, claims: Sequence[Claim]) -> str:
    if not claims:
        return '<p class="empty">No claim was read in this text.</p>'
    cards = "".join(
        claim_card(claim, number, outlet=report.outlet) for number, claim in enumerate(claims, 1)
    )
    return f"<h2>Claims</h2>{cards}"


def _map(claims: Sequence[Claim], outlines: Outlines | None) -> str:
    points, tracks = points_of_claims(
        (claim, f"#c{number}") for number, claim in enumerate(claims, 1)
    )
    if outlines is None or not points:
        return ""
    drawing = map_svg(points, tracks, outlines=outlines)
    return f'<figure class="wide" tabindex="0" aria-label="Map">{drawing}</figure>'


def _light(number: int) -> str:
    return (
        f":root:has(:is(#c{number},#w{number}):target) :is(.k{number},#c{number})"
        "{outline:2px solid var(--lit);outline-offset:1px;background-color:var(--litbg)}"
    )
