"""Actor codes against gold.

python -m eval.actors [DOCS.jsonl GOLD.jsonl] [--errors] [--pronouns] [--shared FOLDER]
    For every actor and recipient of the gold that has a country or a sector: do the steps that
    ground actors, given the gold words (and the antecedent where the gold names one), say the
    same? Without files the dev set of `../shared`. `--errors` lists every difference, grouped by
    the rule that decided. `--pronouns` withholds the antecedents and looks only at words that
    have one.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

from vedette.engines.gazetteer import open_gazetteer
from vedette.grounding.actor_mentions import find_actors
from vedette.grounding.places import find_places
from vedette.ports import Gazetteer
from vedette.reading.layout import lay_out
from vedette.records.documents import TaggedArgument, TaggedClaim, TaggedSource, Tagging
from vedette.records.grounded import ActorCode
from vedette.records.reports import Report
from vedette.records.spans import Span

SHARED = Path(__file__).parents[2] / "shared"
_PARTS = ("docs", "gold")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One actor of the gold: its words, the codes expected, the code made."""

    doc: str
    type: str
    role: str
    words: str
    expected: tuple[str, str]
    made: ActorCode


def lines(path: str) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in Path(path).read_text("utf-8").split("\n") if line]


def evidence_of(claim: dict[str, Any], text: str) -> Span:
    """The claim's evidence, else its line."""
    if claim.get("evidence"):
        return Span(claim["evidence"]["start"], claim["evidence"]["end"])
    start, end = claim["trigger"]["start"], claim["trigger"]["end"]
    stop = text.find("\n", end)
    return Span(text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop)


def tagged(claim: dict[str, Any], text: str, *, named: bool) -> TaggedClaim:
    """The gold claim as a tagger would hand it on: spans, no codes; antecedents when `named`."""
    return TaggedClaim(
        type=claim["type"],
        status=claim["status"],
        trigger=Span(claim["trigger"]["start"], claim["trigger"]["end"]),
        arguments=tuple(
            TaggedArgument(
                role=role,
                span=Span(words["start"], words["end"]),
                name=(words.get("name") or "") if named else "",
            )
            for role in ("actor", "recipient")
            for words in claim.get(role, ())
        ),
        sources=tuple(
            TaggedSource(span=Span(link["start"], link["end"]), kind=link["kind"])
            for link in claim.get("source", ())
        ),
        evidence=evidence_of(claim, text),
    )


def compare(
    item: dict[str, Any], gold: dict[str, Any], gazetteer: Gazetteer, *, named: bool = True
) -> tuple[list[Compared], float]:
    """The actors of one report, and the processor seconds that coding them took."""
    day = item.get("published") or ""
    published = date.fromisoformat(day) if len(day) == len("2016-07-01") else None
    report = Report(name=item["doc"], text=item["text"], published=published)
    document = lay_out(report)
    places = find_places(report.text, None, gazetteer, sentences=document.sentences)
    tagging = Tagging(
        engine="gold",
        claims=tuple(tagged(claim, report.text, named=named) for claim in gold["claims"]),
    )
    begun = process_time()
    found = find_actors(document, tagging, places)
    taken = process_time() - begun
    codes: dict[tuple[Span, str, str, str], ActorCode] = {
        (m.words.span, m.name, m.type, m.role): m.code for m in found
    }
    rows = []
    for claim in gold["claims"]:
        for role in ("actor", "recipient"):
            for words in claim.get(role, ()):
                expected = words.get("country") or "", words.get("sector") or ""
                name = words.get("name") or ""
                given = name if named else ""
                key = (Span(words["start"], words["end"]), given, claim["type"], role)
                if any(expected) and (named or name):
                    said = f"{words['text']} = {name}" if name else words["text"]
                    rows.append(
                        Compared(
                            doc=item["doc"],
                            type=claim["type"],
                            role=role,
                            words=said,
                            expected=expected,
                            made=codes[key],
                        )
                    )
    return rows, taken


def figures(rows: Sequence[Compared]) -> dict[str, float | int]:
    """Shares of right codes; of those said, and of those that the report alone gave."""

    def share(hits: Sequence[bool]) -> float:
        return round(sum(hits) / len(hits), 4) if hits else 0.0

    said = [row for row in rows if row.made.country]
    inferred = [row for row in said if row.made.inferred]
    named = [row for row in rows if row.made.id]
    return {
        "actors": len(rows),
        "country": share([row.made.country == row.expected[0] for row in rows]),
        "sector": share([row.made.sector == row.expected[1] for row in rows]),
        "both": share([(row.made.country, row.made.sector) == row.expected for row in rows]),
        "country_said": share([bool(row.made.country) for row in rows]),
        "country_right_where_said": share([row.made.country == row.expected[0] for row in said]),
        "country_inferred": share([row.made.inferred for row in rows]),
        "country_right_where_inferred": share(
            [row.made.country == row.expected[0] for row in inferred]
        ),
        "with_id": share([bool(row.made.id) for row in rows]),
        "country_right_with_id": share([row.made.country == row.expected[0] for row in named]),
    }


def show_errors(rows: Sequence[Compared]) -> None:
    """Each rule with its hits, then its differences with how often they stand."""
    by_rule: defaultdict[str, list[Compared]] = defaultdict(list)
    for row in rows:
        by_rule[row.made.rule.split(";")[0].split(",")[0][:60]].append(row)
    for rule, group in sorted(by_rule.items(), key=lambda pair: -len(pair[1])):
        right = sum((row.made.country, row.made.sector) == row.expected for row in group)
        country = sum(row.made.country == row.expected[0] for row in group)
        print(f"\n## {rule}: {len(group)}, country {country}, both {right}")
        wrong = Counter(
            (row.words, *row.expected, row.made.country, row.made.sector)
            for row in group
            if (row.made.country, row.made.sector) != row.expected
        )
        for (words, *codes), count in wrong.most_common():
            print(count, words, *(code or "-" for code in codes), sep="\t")


def main(argv: Sequence[str]) -> int:
    """Measure and print."""
    shared = Path(argv[argv.index("--shared") + 1]) if "--shared" in argv else SHARED
    files = [word for word in argv if word.endswith(".jsonl")]
    if not files:
        files = [str(shared / "corpora" / "claims" / f"dev.{part}.jsonl") for part in _PARTS]
    if len(files) != len(_PARTS) or not all(Path(name).exists() for name in files):
        print(f"expected a file of reports and one of gold, got {files}", file=sys.stderr)
        return 1
    gazetteer = open_gazetteer()
    docs = {item["doc"]: item for item in lines(files[0])}
    rows: list[Compared] = []
    seconds, reports = 0.0, 0
    for gold in lines(files[1]):
        item = docs[gold["doc"]]
        found, taken = compare(item, gold, gazetteer, named="--pronouns" not in argv)
        rows += found
        seconds, reports = seconds + taken, reports + 1
    if "--errors" in argv:
        show_errors(rows)
    print(json.dumps(figures(rows) | {"ms_a_report": round(1000 * seconds / max(reports, 1), 2)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
