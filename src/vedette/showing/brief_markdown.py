"""The brief as Markdown (CommonMark with HTML anchors)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vedette.records.claims import Claim
from vedette.records.spans import Span
from vedette.showing.brief import Brief, Quote, Section, Unresolved
from vedette.showing.brief_items import Item
from vedette.showing.wording import flat, say_day

_SPECIAL = re.compile(r"([\\`*_\[\]>|~&])")
_LEADING = re.compile(r"^([#+\-]|\d+[.)])")


def brief_markdown(brief: Brief) -> str:
    """Write a brief as Markdown; every sentence ends in links to the words that prove it.

    Text of reports is escaped: nothing in it becomes markup, a link or an image.
    """
    parts = [_head(brief)]
    if brief.glance:
        lines = "\n".join(f"- {_glance(item)}" for item in brief.glance)
        parts.append(f"## Told by more than one origin\n\n{lines}")
    parts += [_section(section, brief) for section in brief.sections]
    if not brief.sections:
        parts.append("No claim was read in these reports.")
    if brief.unresolved:
        parts.append(_unresolved(brief))
    parts.append(_reports(brief))
    if brief.quotes:
        quotes = "\n\n".join(_quote(quote) for quote in brief.quotes)
        parts.append(
            f"## Quotes\n\nThe words of the reports; what was read in them is bold.\n\n{quotes}"
        )
    return "\n\n".join(parts) + "\n"


def say_counts(brief: Brief) -> str:
    """ "3 reports, 12 claims, 8 events, 5 independent origins"."""
    counts = (
        (len(brief.reports), "report"),
        (len(brief.numbers), "claim"),
        (brief.events, "event"),
        (brief.origins, "independent origin"),
    )
    return ", ".join(f"{number} {name}{'' if number == 1 else 's'}" for number, name in counts)


def say_origins(item: Item) -> str:
    """ "2 independent origins, grade F2"; "" when they were not counted."""
    if not item.origins:
        return ""
    grade = f", grade {item.grade}" if item.grade else ""
    return f"{item.origins} independent origin{'' if item.origins == 1 else 's'}{grade}"


def say_read_as(claims: Iterable[Claim]) -> str:
    """Types, modes and statuses of claims: "RETREAT withdraw, fact; ASSAULT, hedged"."""
    said = (f"{claim.type} {claim.mode}".strip() + f", {claim.status}" for claim in claims)
    return "; ".join(dict.fromkeys(said))


def quote_parts(quote: Quote) -> tuple[tuple[str, bool], ...]:
    """The quoted words in order, those of triggers marked True; joined they are the span."""
    text, parts, at = quote.source.text, [], quote.span.start
    for span in _merged(claim.trigger.span for claim in quote.claims):
        start, end = max(span.start, at), min(span.end, quote.span.end)
        if start >= end:
            continue
        parts += [(text[at:start], False), (text[start:end], True)]
        at = end
    parts.append((text[at : quote.span.end], False))
    return tuple(part for part in parts if part[0])


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _head(brief: Brief) -> str:
    return (
        f"# {_escape(brief.title)}: {_escape(brief.period)}\n\n"
        f"**{_escape(brief.readers)}** {say_counts(brief)}.\n\n"
        "Each sentence is built from fields of claims; \\[n\\] leads to the words that prove it."
    )


def _glance(item: Item) -> str:
    day = f"*{_escape(item.days)}* · " if item.days else ""
    return f"{day}{_sentence(item)} – {say_origins(item)} ([details](#{item.anchor}))"


def _section(section: Section, brief: Brief) -> str:
    parts = [f"## {section.title}\n\n*{section.note}*"]
    for group in section.groups:
        items = "\n".join(_item(item, brief) for item in group.items)
        parts.append(f"### {group.family.title}\n\n{items}")
    if section.differing:
        lines = "\n".join(
            f"- [{_sentence(item)}](#{item.anchor}): {_figures(item, brief)}"
            for item in section.differing
        )
        parts.append(f"### Figures that differ\n\n{lines}")
    return "\n\n".join(parts)


def _item(item: Item, brief: Brief) -> str:
    day = _escape(item.days) or "no day said"
    voices = "; ".join(f"{_escape(v.said)} {_cites(v.claim_ids, brief)}" for v in item.voices)
    notes = [voices, *filter(None, [say_origins(item)])]
    if item.figures:
        notes.append(f"**figures differ**: {_figures(item, brief)}")
    if item.also:
        links = ", ".join(f"[{anchor.rsplit('-', 1)[1]}](#{anchor})" for anchor in item.also)
        notes.append(f"the same event is also told as {links}")
    excerpt = f"\n  > “{_escape(item.excerpt)}”\n" if item.excerpt else ""
    return (
        f'- <a id="{item.anchor}"></a>*{day}* · {_sentence(item)}  \n  {" · ".join(notes)}\n{excerpt}'
    ).rstrip("\n") + ("\n" if excerpt else "")


def _figures(item: Item, brief: Brief) -> str:
    return "; ".join(
        f"{f.slot} “{_escape(f.words)}” {_cites(f.claim_ids, brief)}" for f in item.figures
    )


def _sentence(item: Item) -> str:
    return "".join(
        f"**{_escape(run.text)}**" if run.strong else _escape(run.text, strip=False)
        for run in item.sentence
    )


def _cites(claim_ids: Iterable[str], brief: Brief) -> str:
    return " ".join(f"[\\[{number}\\]](#q{number})" for number in brief.cites(claim_ids))


def group_unresolved(brief: Brief) -> dict[str, list[Unresolved]]:
    """Loose ends by what they are: "Places not in gazetteer" to their words."""
    groups: dict[str, list[Unresolved]] = {}
    for entry in brief.unresolved:
        groups.setdefault(f"{entry.kind.capitalize()}s {entry.reason}", []).append(entry)
    return groups


def _unresolved(brief: Brief) -> str:
    lines = [
        f"- **{title}**: "
        + "; ".join(f"“{_escape(e.words)}” {_cites(e.claim_ids, brief)}" for e in entries)
        for title, entries in group_unresolved(brief).items()
    ]
    note = "*Words for places and times that stand for nothing here; nothing was filled in.*"
    return f"## Not resolved\n\n{note}\n\n" + "\n".join(lines)


def _reports(brief: Brief) -> str:
    rows = [
        f"| {say_day(report.published) or 'not given'} | {_escape(report.outlet) or 'not known'} "
        f"| {_escape(report.title)} | {_escape(report.name)} | {report.claims} |"
        for report in brief.reports
    ]
    head = "| published | outlet | title | name | claims |\n|---|---|---|---|---:|"
    return "## Reports read\n\n" + "\n".join([head, *rows])


def _quote(quote: Quote) -> str:
    words = "".join(
        f"**{_escape(text)}**" if strong else _escape(text, strip=False)
        for text, strong in quote_parts(quote)
    )
    source = quote.source
    about = [
        _escape(source.outlet) or "outlet not known",
        say_day(source.published[:10]) or "no date given",
        _escape(source.report_name),
        f"characters {quote.span.start}–{quote.span.end}",
        say_read_as(quote.claims),
    ]
    return f'<a id="q{quote.number}"></a>**\\[{quote.number}\\]** “{words}”  \n{" · ".join(about)}'


def _escape(text: str, *, strip: bool = True) -> str:
    line = flat(text) if strip else re.sub(r"\s+", " ", text)
    return _LEADING.sub(r"\\\1", _SPECIAL.sub(r"\\\1", line)).replace("<", "&lt;")
