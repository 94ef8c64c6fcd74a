"""All engines side by side on the labelled reports, with how far chance alone moves each figure.

    python -m eval.engines [--engine NAME ...] [--date DAY] [--errors FILE.html] [--shared FOLDER]

Each figure stands with the interval that 95 of 100 draws of the same number of reports, with
repetition, fall into: with 16 reports it is wide. `--errors` writes a page of every difference
from gold; it quotes the reports, so it is not for publishing. Exit 1 when the data are missing.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

import vedette
from eval.errors_page import errors_page
from eval.run import OVERALL, REPORTS, ROOT, SETS, DocRow, gold_rows, last_commit_day, read_set
from vedette.config import Engine
from vedette.scoring import PRF, ClaimRow, ReportRow, Score, convert_row, score
from vedette.scoring.agreement import align, innermost_agrees
from vedette.showing.claim_lines import report_json

DRAWS = 400
ENGINES = ("rules", "model")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one engine made of one set: rows in the order of the gold, and its name."""

    engine: str
    rows: list[ReportRow]
    score: Score


def read_side(name: str, number: int, shared: Path, gold: Sequence[ReportRow]) -> Side:
    """Read set `number` of `SETS` with an engine and score it."""
    found = read_set(SETS[number], shared, Engine(name=name))
    made = {doc.doc: convert_row(report_json(doc.doc, done.claims)) for doc, done in found}
    rows = [made[row.doc] for row in gold]
    return Side(engine=name, rows=rows, score=score(gold, rows))


def interval(
    gold: Sequence[ReportRow], rows: Sequence[ReportRow], figure: Callable[[Score], float | None]
) -> tuple[float, float] | None:
    """Bounds of 95 % of the figure over draws of reports with repetition; the same each time."""
    draw = random.Random(20311).choices
    values = []
    places = range(len(gold))
    for _ in range(DRAWS):
        chosen = draw(places, k=len(gold))
        renamed = [
            (
                msgspec.structs.replace(gold[i], doc=str(n)),
                msgspec.structs.replace(rows[i], doc=str(n)),
            )
            for n, i in enumerate(chosen)
        ]
        value = figure(score([g for g, _ in renamed], [r for _, r in renamed]))
        if value is not None:
            values.append(value)
    if not values:
        return None
    values.sort()
    return values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))]


def figure_of(field: str) -> Callable[[Score], float | None]:
    """Reads one figure of a score as a number."""

    def read(found: Score) -> float | None:
        value: float | PRF | None = getattr(found, field)
        return value.f1 if isinstance(value, PRF) else value

    return read


def side_table(gold: Sequence[ReportRow], sides: Sequence[Side]) -> list[str]:
    """Overall figures, one column an engine, with intervals where there are several reports."""
    lines = [
        "| | " + " | ".join(side.engine for side in sides) + " |",
        "|---|" + "--:|" * len(sides),
    ]
    lines.append("| claims read | " + " | ".join(str(s.score.claim.pred) for s in sides) + " |")
    for label, field in OVERALL:
        cells = []
        for side in sides:
            value = figure_of(field)(side.score)
            bounds = interval(gold, side.rows, figure_of(field)) if len(gold) > 1 else None
            shown = "-" if value is None else f"{value:.3f}"
            cells.append(shown + (f" [{bounds[0]:.2f}, {bounds[1]:.2f}]" if bounds else ""))
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return lines


def named_table(
    title: str, sides: Sequence[Side], parts: Callable[[Side], Mapping[str, tuple[str, int]]]
) -> list[str]:
    """A row for each name that `parts` gives: one cell an engine, and the gold behind it."""
    found = [parts(side) for side in sides]
    lines = [
        f"| {title} | gold | " + " | ".join(side.engine for side in sides) + " |",
        "|---|--:|" + "--:|" * len(sides),
    ]
    for name in sorted({name for part in found for name in part}):
        count = max(part[name][1] for part in found if name in part)
        cells = (part[name][0] if name in part else "-" for part in found)
        lines.append(f"| {name} | {count} | " + " | ".join(cells) + " |")
    return lines


def of_prf(figures: Mapping[str, PRF]) -> dict[str, tuple[str, int]]:
    """F1 and gold count of each part that gold has."""
    return {name: (f"{f.f1:.3f}", f.gold) for name, f in figures.items() if f.gold}


def by_collection(
    gold: Sequence[ReportRow], side: Side, docs: Mapping[str, DocRow]
) -> dict[str, tuple[str, int]]:
    """Claim F1 of each outlet of the reports."""
    groups: dict[str, list[int]] = {}
    for number, row in enumerate(gold):
        groups.setdefault(docs[row.doc].outlet or "not named", []).append(number)
    found = {}
    for outlet, places in groups.items():
        part = score([gold[i] for i in places], [side.rows[i] for i in places])
        found[outlet] = (f"{part.claim.f1:.3f}", part.claim.gold)
    return found


def by_source_kind(
    kinds: Mapping[str, list[str]], gold: Sequence[ReportRow], side: Side
) -> dict[str, tuple[str, int]]:
    """Share of right innermost sources for each kind that the innermost source of gold has."""
    right: dict[str, int] = {}
    of: dict[str, int] = {}
    for row, made in zip(gold, side.rows, strict=True):
        claims = row.claims or ()
        for i, j in align(claims, made.made):
            if claims[i].type != made.made[j].type:
                continue
            kind = kinds[row.doc][i]
            of[kind] = of.get(kind, 0) + 1
            right[kind] = right.get(kind, 0) + innermost_agrees(claims[i].chain, made.made[j].chain)
    return {kind: (f"{right[kind] / count:.3f}", count) for kind, count in of.items()}


def source_kinds(path: Path) -> dict[str, list[str]]:
    """The kind of the innermost source of each gold claim; "the report itself" for none."""
    found = {}
    for line in path.read_bytes().split(b"\n"):
        if line.strip():
            row = msgspec.json.decode(line)
            found[row["doc"]] = [
                c["source"][-1].get("kind", "") if c.get("source") else "the report itself"
                for c in row["claims"]
            ]
    return found


def write_up(shared: Path, engines: Sequence[str], *, day: str, errors: Path | None) -> str:
    """The comparison as Markdown."""
    command = "python -m eval.engines"
    lines = [
        "# Engines side by side", "",
        f"{day}, vedette {vedette.__version__}, `{command}`. Labels by language models that read the "
        "texts.",
        "In brackets: where 95 of 100 draws of reports with repetition fall.", "",
    ]  # fmt: skip
    pages = []
    for number, labelled in enumerate(SETS):
        gold = gold_rows(labelled, shared)
        docs = {
            row.doc: row
            for row in msgspec.json.Decoder(DocRow).decode_lines(
                (shared / labelled.docs).read_bytes()
            )
        }
        sides = [read_side(name, number, shared, gold) for name in engines]
        lines += [f"## {labelled.name}: {len(gold)} reports, {labelled.note}", ""]
        lines += [*side_table(gold, sides), ""]
        if len(gold) > 1:
            kinds = source_kinds(shared / labelled.gold)
            lines += [
                "Claim F1 by type:",
                "",
                *named_table("type", sides, lambda s: of_prf(s.score.by_type)),
                "",
            ]
            lines += [
                "Argument F1 by role:",
                "",
                *named_table("role", sides, lambda s: of_prf(s.score.by_role)),
                "",
            ]
            lines += [
                "Innermost source right, by its kind:", "",
                *named_table("kind", sides, lambda s: by_source_kind(kinds, gold, s)), "",  # noqa: B023
                "Claim F1 by outlet:", "",
                *named_table("outlet", sides, lambda s: by_collection(gold, s, docs)), "",  # noqa: B023
            ]  # fmt: skip
        pages += [
            (docs[g.doc].text, labelled.name, g, s.engine, r)
            for s in sides
            for g, r in zip(gold, s.rows, strict=True)
        ]
    if errors is not None:
        errors.write_text(errors_page(pages), encoding="utf-8")
    return "\n".join(lines)


def main(argv: Sequence[str]) -> int:
    """Read, compare, print and write."""
    parser = argparse.ArgumentParser(prog="python -m eval.engines", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="data folder")
    parser.add_argument("--engine", action="append", help="engine to show; may be repeated")
    parser.add_argument("--date", default="", help="day of the report; default: newest commit")
    parser.add_argument("--out", type=Path, default=REPORTS, help="folder for the report")
    parser.add_argument("--errors", type=Path, help="also a page of all differences, with quotes")
    args = parser.parse_args(argv)
    missing = [s.docs for s in SETS if not (args.shared / s.docs).exists()]
    if missing:
        print(f"no {', '.join(missing)} under {args.shared}; nothing compared", file=sys.stderr)
        return 1
    text = write_up(
        args.shared, args.engine or ENGINES, day=args.date or last_commit_day(), errors=args.errors
    )
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "engines.md").write_text(text, encoding="utf-8")
    print(text, end="")
    return 0


__all__ = ["ClaimRow", "main"]

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
