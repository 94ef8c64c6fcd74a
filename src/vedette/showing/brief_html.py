"""The brief as one self-contained HTML page with a map and a timeline."""

from __future__ import annotations

from collections.abc import Iterable

from vedette.lexicon.outlines import Outlines
from vedette.lexicon.stylesheet import map_css, page_css
from vedette.showing.brief import Brief, Quote, Section
from vedette.showing.brief_items import Item
from vedette.showing.brief_markdown import (
    group_unresolved,
    quote_parts,
    say_counts,
    say_origins,
    say_read_as,
)
from vedette.showing.map_points import map_points
from vedette.showing.map_svg import map_svg
from vedette.showing.page import html_page, text
from vedette.showing.sentences import Run
from vedette.showing.timeline_svg import timeline_svg
from vedette.showing.wording import STATUS_WORDS, say_day

_NO_MAP = '<p class="note">No map: no place in these claims was found in the gazetteer.</p>'
_DRAWN = ("stated", "denied", "open", "planned")


def brief_html(brief: Brief, outlines: Outlines | None) -> str:
    """Write a brief as a page: the same content as the Markdown, a map and a timeline.

    Symbols and bars lead to the item, [n] to the quote, quotes back to their items. Items of
    "Background" are on neither the map nor the timeline.

    Args:
        brief: what to write.
        outlines: land and borders for the map; None draws it without them.
    """
    return html_page(
        title=f"{brief.title}: {brief.period}",
        body=brief_body(brief, outlines),
        css=page_css() + map_css(),
    )


def brief_body(brief: Brief, outlines: Outlines | None) -> str:
    """What stands between the tags of the body, for a page that has the style sheets itself."""
    quotes = {quote.number: quote for quote in brief.quotes}
    return (
        '<a class="skip" href="#brief">Skip to what happened</a>'
        f"{_head(brief)}<div class='brief'>{_aside(brief, outlines)}"
        f'<main id="brief" tabindex="-1">{_glance(brief)}'
        f"{''.join(_section(section, brief, quotes) for section in brief.sections)}"
        f"{_unresolved(brief)}{_reports(brief)}{_quotes(brief)}</main></div>"
    )


def _head(brief: Brief) -> str:
    return (
        f'<header class="top"><p class="brand">vedette · brief</p><h1 dir=auto>{text(brief.title)}: '
        f'{text(brief.period)}</h1><p class="machine" role="note"><b>{text(brief.readers)}</b> '
        f"{say_counts(brief)}. Each sentence is built from fields of claims; [n] leads to the words "
        "that prove it.</p></header>"
    )


def _aside(brief: Brief, outlines: Outlines | None) -> str:
    drawn = [item for item in brief.items if item.bucket in _DRAWN]
    links = {known.claim.id: f"#{item.anchor}" for item in drawn for known in item.evidence}
    points, tracks = map_points((known for item in drawn for known in item.evidence), links)
    drawing = map_svg(points, tracks, outlines=outlines) if points else _NO_MAP
    published = tuple(report.published for report in brief.reports if report.published)
    line = timeline_svg((item for item in drawn if item.bucket == "stated"), published)
    timeline = (
        f'<figure class="wide" tabindex="0" aria-label="Timeline"><h2>When</h2>{line}</figure>'
        if line
        else ""
    )
    contents = "".join(
        f'<li><a href="#s-{section.key}">{text(section.title)}</a> '
        f"<small>{sum(len(group.items) for group in section.groups) + len(section.differing)}</small></li>"
        for section in brief.sections
    )
    rest = '<li><a href="#reports">Reports read</a></li><li><a href="#quotes">Quotes</a></li>'
    return (
        f'<aside class="side"><figure class="wide" tabindex="0" aria-label="Map"><h2>Where</h2>'
        f'{drawing}</figure>{timeline}<nav aria-label="Contents"><ul>{contents}{rest}</ul></nav></aside>'
    )


def _glance(brief: Brief) -> str:
    if not brief.glance:
        return ""
    lines = "".join(
        f'<li><a href="#{item.anchor}"><span class="day">{text(item.days or "no day said")}</span> '
        f'{_sentence(item.sentence)}</a> <span class="origins">{say_origins(item)}</span></li>'
        for item in brief.glance
    )
    return (
        f'<section class="glance"><h2>Told by more than one origin</h2><ul>{lines}</ul></section>'
    )


def _section(section: Section, brief: Brief, quotes: dict[int, Quote]) -> str:
    groups = "".join(
        f'<h3 class="f-{group.family.key}">{group.family.title}</h3>'
        + "".join(_item(item, brief, quotes) for item in group.items)
        for group in section.groups
    )
    if section.differing:
        lines = "".join(
            f'<li><a href="#{item.anchor}">{_sentence(item.sentence)}</a>{_figures(item, brief)}</li>'
            for item in section.differing
        )
        groups += f"<h3>Figures that differ</h3><ul>{lines}</ul>"
    return (
        f'<section class="part p-{section.key}" id="s-{section.key}"><h2>{text(section.title)}</h2>'
        f'<p class="note">{text(section.note)}</p>{groups}</section>'
    )


def _item(item: Item, brief: Brief, quotes: dict[int, Quote]) -> str:
    day = text(item.days) if item.days else '<span class="nothing">no day said</span>'
    status = item.lead.status
    chip = (
        "" if status == "fact" else f'<span class="chip st-{status}">{STATUS_WORDS[status]}</span>'
    )
    voices = "; ".join(
        f"{text(voice.said)} {_cites(voice.claim_ids, brief)}" for voice in item.voices
    )
    origins = f'<span class="origins">{say_origins(item)}</span>' if item.origins else ""
    excerpt = f"<blockquote dir=auto>“{text(item.excerpt)}”</blockquote>" if item.excerpt else ""
    cited = brief.cites(known.claim.id for known in item.evidence)
    words = "".join(f"<li value={number}>{_words(quotes[number])}</li>" for number in cited)
    return (
        f'<article class="item st-{status}" id="{item.anchor}"><p class="day">{day}</p>'
        f'<div class="told"><p class="said">{_sentence(item.sentence)} {chip}</p>{excerpt}'
        f'<p class="per">{voices} {origins}</p>{_figures(item, brief)}{_also(item)}'
        f"<details><summary>Quoted words</summary><ol>{words}</ol></details></div></article>"
    )


def _figures(item: Item, brief: Brief) -> str:
    if not item.figures:
        return ""
    said = "; ".join(
        f"{figure.slot} “<span dir=auto>{text(figure.words)}</span>” {_cites(figure.claim_ids, brief)}"
        for figure in item.figures
    )
    return f'<p class="differ"><b>Figures differ</b>: {said}</p>'


def _also(item: Item) -> str:
    links = ", ".join(f'<a href="#{anchor}">{anchor.rsplit("-", 1)[1]}</a>' for anchor in item.also)
    return f'<p class="differ">The same event is also told as {links}.</p>' if links else ""


def _sentence(runs: Iterable[Run]) -> str:
    return "".join(
        f"<bdi><b>{text(run.text)}</b></bdi>" if run.strong else text(run.text) for run in runs
    )


def _cites(claim_ids: Iterable[str], brief: Brief) -> str:
    return "".join(
        f'<a class="cite" href="#q{number}" aria-label="quote {number}">[{number}]</a>'
        for number in brief.cites(claim_ids)
    )


def _unresolved(brief: Brief) -> str:
    if not brief.unresolved:
        return ""
    lines = "".join(
        f"<li><b>{title}</b>: "
        + "; ".join(
            f"“<span dir=auto>{text(entry.words)}</span>” {_cites(entry.claim_ids, brief)}"
            for entry in entries
        )
        + "</li>"
        for title, entries in group_unresolved(brief).items()
    )
    return (
        '<section class="part" id="unresolved"><h2>Not resolved</h2><p class="note">Words for places '
        f"and times that stand for nothing here; nothing was filled in.</p><ul>{lines}</ul></section>"
    )


def _reports(brief: Brief) -> str:
    rows = "".join(
        f"<tr><td>{say_day(report.published) or 'not given'}</td>"
        f"<td dir=auto>{text(report.outlet or 'not known')}</td><td dir=auto>{text(report.title)}</td>"
        f'<td dir=auto>{text(report.name)}</td><td class="n">{report.claims}</td></tr>'
        for report in brief.reports
    )
    return (
        '<section class="part" id="reports"><h2>Reports read</h2><div class="wide" tabindex="0">'
        "<table><thead><tr><th>published<th>outlet<th>title<th>name<th>claims</tr></thead>"
        f"<tbody>{rows}</tbody></table></div></section>"
    )


def _quotes(brief: Brief) -> str:
    items = "".join(
        f'<li id="q{quote.number}" value={quote.number}>{_words(quote)} '
        + " ".join(
            f'<a class="back" href="#{a}" aria-label="back to the item">↩</a>'
            for a in quote.anchors
        )
        + "</li>"
        for quote in brief.quotes
    )
    return (
        '<section class="part quotes" id="quotes"><h2>Quotes</h2><p class="note">The words of the '
        f"reports; what was read in them is marked.</p><ol>{items}</ol></section>"
    )


def _words(quote: Quote) -> str:
    words = "".join(
        f"<mark>{text(part)}</mark>" if strong else text(part)
        for part, strong in quote_parts(quote)
    )
    source = quote.source
    about = [
        source.outlet or "outlet not known",
        say_day(source.published[:10]) or "no date given",
        source.report_name,
        f"characters {quote.span.start}–{quote.span.end}",
        say_read_as(quote.claims),
    ]
    return f'<q dir=auto>{words}</q> <small class="grounded">{text(" · ".join(about))}</small>'
