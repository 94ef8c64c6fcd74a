"""Score what `vedette read` finds in labelled reports, and fail when it has become worse.

    python -m eval.run [--train] [--date DAY] [--rows FOLDER] [--shared FOLDER]
    python -m eval.run --set-floors [--allow-regression REASON]

Exit 0 when all figures hold, 3 when one does not, 1 when the data are not there. The labels
were made by language models that read the texts.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

import vedette
from eval import gate, times
from vedette.config import ENGINES, Engine, read_here
from vedette.pipeline import ReadReport
from vedette.records.reports import Report
from vedette.scoring import PRF, ReportRow, Score, convert_row, decode_rows, score
from vedette.showing.claim_lines import report_json

MEASURED = ("model", "rules")
ROOT = Path(__file__).parent.parent
REPORTS = ROOT / "eval" / "reports"


class DocRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report to read, as a line of a `.docs.jsonl` file."""

    doc: str
    text: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSet:
    """Reports with gold claims. `gated` is false for sets the rules were tuned on."""

    name: str
    docs: str
    gold: str
    note: str
    gated: bool = True


SETS = (
    LabelledSet(
        name="seed", docs="gold/seed.docs.jsonl", gold="gold/seed.gold.jsonl",
        note="one report; its difficulties were known, and what was read was checked against them",
    ),
    LabelledSet(
        name="dev", docs="corpora/claims/dev.docs.jsonl", gold="corpora/claims/dev.gold.jsonl",
        note="never tuned on",
    ),
)  # fmt: skip
TRAIN = LabelledSet(
    name="train", docs="corpora/claims/train.docs.jsonl", gold="corpora/claims/train.gold.jsonl",
    note="the lexicon was tuned on it; for information, not gated", gated=False,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One set, its scores, and the engines that made the claims."""

    labelled: LabelledSet
    engine: str
    score: Score
    engines: tuple[str, ...]
    rows: tuple[bytes, ...]

    @property
    def name(self) -> str:
        """The set; with the engine before it where that is not the default one."""
        first = self.engine in ("", ENGINES[0])
        return self.labelled.name if first else f"{self.engine} {self.labelled.name}"


def read_set(
    labelled: LabelledSet, shared: Path, engine: Engine
) -> list[tuple[DocRow, ReadReport]]:
    """Read every report of a set with an engine."""
    decoder = msgspec.json.Decoder(DocRow)
    lines = (shared / labelled.docs).read_bytes().split(b"\n")
    found = []
    for doc in (decoder.decode(line) for line in lines if line.strip()):
        report = Report(
            name=doc.doc,
            text=doc.text,
            published=_day(doc.published),
            outlet=doc.outlet or "",
            title=doc.title or "",
        )
        found.append((doc, read_here(report, engine=engine)))
    return found


def gold_rows(labelled: LabelledSet, shared: Path) -> list[ReportRow]:
    """The gold claims of a set."""
    return list(decode_rows((shared / labelled.gold).read_bytes(), name=labelled.gold))


def measure(labelled: LabelledSet, shared: Path, engine: Engine) -> Measured:
    """Read every report of a set and score the claims."""
    found = read_set(labelled, shared, engine)
    printed = [report_json(doc.doc, done.claims) for doc, done in found]
    return Measured(
        labelled=labelled,
        engine=engine.name,
        score=score(gold_rows(labelled, shared), [convert_row(row) for row in printed]),
        engines=tuple(sorted({claim.engine for _, done in found for claim in done.claims})),
        rows=tuple(msgspec.json.encode(row) for row in printed),
    )


def _day(published: str | None) -> date | None:
    """The day of publication; a month or year alone is not a day, and none is made up."""
    return date.fromisoformat(published) if published and len(published) == 10 else None


def last_commit_day() -> str:
    """Day of the newest commit, "undated" outside a checkout."""
    done = subprocess.run(
        ["git", "log", "-1", "--format=%cs"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "undated"


def _cell(value: float | PRF | None) -> str:
    if value is None:
        return "-"
    return f"{value.f1:.3f}" if isinstance(value, PRF) else f"{value:.3f}"


OVERALL = (
    ("trigger F1", "trigger"), ("claim F1", "claim"), ("claim F1, mean over types", "claim_macro_f1"),
    ("arguments F1", "args"), ("status", "status_acc"), ("status other than fact F1", "nonfact_status"),
    ("mode", "mode_acc"), ("source", "source_acc"), ("attributed source", "attributed_source_acc"),
    ("source chain", "source_chain_acc"), ("time F1", "time"), ("actor code", "actor_code_acc"),
    ("actor country", "actor_country_acc"), ("whole claim", "whole_claim"),
)  # fmt: skip


def overall_table(measured: Sequence[Measured]) -> list[str]:
    """A Markdown table of the overall figures, one column a set."""
    lines = [
        "| | " + " | ".join(m.name for m in measured) + " |",
        "|---|" + "--:|" * len(measured),
        "| reports | " + " | ".join(str(m.score.docs) for m in measured) + " |",
    ]
    for label, field in (("gold claims", "gold"), ("claims read", "pred")):
        cells = (str(getattr(m.score.claim, field)) for m in measured)
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    for label, field in OVERALL:
        cells = (_cell(getattr(m.score, field)) for m in measured)
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return lines


def part_table(title: str, parts: Iterable[tuple[str, Mapping[str, PRF]]]) -> list[str]:
    """A Markdown table of precision, recall, F1 and counts per type or role."""
    named = tuple(parts)
    lines = [
        f"| {title} | " + " | ".join(f"{s} P | R | F1 | gold | read" for s, _ in named) + " |",
        "|---|" + "--:|" * (5 * len(named)),
    ]
    names = dict.fromkeys(name for _, figures in named for name in figures)
    for name in sorted(names) if title == "type" else names:
        cells = []
        for _, figures in named:
            f = figures.get(name) or PRF(0.0, 0.0, 0.0, 0, 0)
            cells.append(f"{f.p:.3f} | {f.r:.3f} | {f.f1:.3f} | {f.gold} | {f.pred}")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


def write_up(
    measured: Sequence[Measured], hashes: Mapping[str, str], broken: Sequence[str],
    *, day: str, command: str, timed: Mapping[str, times.TimesScore],
) -> str:  # fmt: skip
    """The whole report as Markdown; same measurements and day, same bytes."""
    scores = {m.name: m.score for m in measured}
    engines = sorted({engine for m in measured for engine in m.engines})
    gap = f"{gate.seed_gap(scores):+.3f}" if {"seed", "dev"} <= scores.keys() else "not measured"
    lines = [
        "# Claims read against gold",
        "",
        f"{day}, vedette {vedette.__version__}, engine {', '.join(engines) or 'none'}, `{command}`",
        "",
        "Labels by language models that read the texts (dev: two readings, reconciled by a third).",
        *dict.fromkeys(f"- {m.labelled.name}: {m.labelled.note}" for m in measured),
        "",
        *overall_table(measured),
        "",
        f"Claim F1 on seed minus dev: {gap}.",
        "",
        *part_table("type", ((m.name, m.score.by_type) for m in measured)),
        "",
        *part_table("role", ((m.name, m.score.by_role) for m in measured)),
        "",
        *(times.times_table(timed) if timed else ["Time expressions: not measured, no data."]),
        "",
        "Data (SHA-256):",
        *(f"- `{file}` {digest}" for file, digest in hashes.items()),
        "",
        "Gate: " + ("passed." if not broken else "failed."),
        *(f"- {line}" for line in broken),
    ]
    return "\n".join(lines) + "\n"


def as_json(
    measured: Sequence[Measured], hashes: Mapping[str, str], broken: Sequence[str],
    *, day: str, command: str, timed: Mapping[str, times.TimesScore],
) -> bytes:  # fmt: skip
    """The same as `write_up` for machines."""
    sets = {
        m.name: {"note": m.labelled.note, "engines": m.engines, "score": m.score} for m in measured
    }
    record = {
        "date": day, "version": vedette.__version__, "command": command, "sha256": dict(hashes),
        "sets": sets, "times": dict(timed), "failures": list(broken),
    }  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m eval.run", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="data folder")
    parser.add_argument(
        "--engine", default="", help="one engine to measure; default: model and rules"
    )
    parser.add_argument("--train", action="store_true", help="also the set that rules are tuned on")
    parser.add_argument("--date", default="", help="day of the report; default: newest commit")
    parser.add_argument("--rows", type=Path, help="folder for the claims as read, one file a set")
    parser.add_argument("--out", type=Path, default=REPORTS, help="folder for the reports")
    parser.add_argument("--set-floors", action="store_true", help="raise floors to these figures")
    parser.add_argument("--allow-regression", default="", metavar="REASON")
    return parser.parse_args(argv)


def main(argv: Sequence[str]) -> int:
    """Measure, print, write, and say by the exit code whether the figures hold."""
    args = parse(argv)
    sets = (*SETS, TRAIN) if args.train else SETS
    missing = [s.docs for s in sets if not (args.shared / s.docs).exists()]
    if missing:
        print(f"no {', '.join(missing)} under {args.shared}; nothing scored", file=sys.stderr)
        return 1
    engines = (args.engine,) if args.engine else MEASURED
    measured = [
        measure(labelled, args.shared, Engine(name=engine))
        for engine in engines
        for labelled in sets
    ]
    gated = {m.name: m.score for m in measured if m.labelled.gated}
    timed = times.measure_times(args.shared)
    others = times.gate_figures(timed)
    files = [file for s in sets if s.gated for file in (s.docs, s.gold)]
    files += [times.SETS[name] for name in timed]
    hashes = {file: gate.file_hash(args.shared / file) for file in files}
    day = args.date or last_commit_day()
    baseline = gate.load_baseline()
    if args.set_floors:
        baseline = gate.move_floors(
            baseline, gated, hashes, regression=args.allow_regression, date=day, others=others
        )
        gate.save_baseline(baseline)
    broken = gate.failures(baseline, gated, hashes, others=others)
    command = "python -m eval.run" + (" --train" if args.train else "")
    text = write_up(measured, hashes, broken, day=day, command=command, timed=timed)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "claims.md").write_text(text, encoding="utf-8")
    (args.out / "claims.json").write_bytes(
        as_json(measured, hashes, broken, day=day, command=command, timed=timed)
    )
    if args.rows:
        args.rows.mkdir(parents=True, exist_ok=True)
        for m in measured:
            (args.rows / f"{m.name}.jsonl").write_bytes(b"\n".join((*m.rows, b"")))
    print(text, end="")
    return 3 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
