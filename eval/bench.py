"""Measure speed, memory and start-up, each against plain Python in the same minute.

    python -m eval.bench [--seconds S] [--date DAY] [--shared FOLDER]

Machines are noisy and differ, so every rate stands beside a yardstick: one pass of SHA-256 and
of a word regex over the same texts, in one plain Python process. Compare the ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import vedette
from eval.run import REPORTS, ROOT, last_commit_day

DOCS = "corpora/claims/dev.docs.jsonl"
STARTS = 10
VEDETTE = Path(sys.executable).with_name("vedette")
_WORD = re.compile(r"\w+")


def load_docs(shared: Path) -> list[dict[str, str]]:
    """The reports of the dev set, with only the fields that are there."""
    lines = (shared / DOCS).read_text("utf-8").split("\n")
    return [{k: v for k, v in json.loads(line).items() if v} for line in lines if line.strip()]


@dataclass(frozen=True, slots=True)
class Rate:
    """Items per second of wall time, and per second of this process's own CPU time.

    The second does not suffer from what else runs on the machine.
    """

    wall: float
    cpu: float


def rate(work: Callable[[], int], seconds: float) -> Rate:
    """Rate of `work`, which says how many items it did; a warm-up, then at least two passes."""
    work()
    done, passes, start, cpu = 0, 0, perf_counter(), process_time()
    while passes < 2 or perf_counter() - start < seconds:
        done += work()
        passes += 1
    return Rate(done / (perf_counter() - start), done / (process_time() - cpu))


def yardstick(texts: Sequence[str]) -> int:
    """The plain-Python work that everything is compared with."""
    for text in texts:
        sha256(text.encode()).hexdigest()
        len({word.lower() for word in _WORD.findall(text)})
    return len(texts)


def read_all(docs: Sequence[dict[str, str]]) -> int:
    """Read every report once."""
    for doc in docs:
        day = doc.get("published", "")
        published = date.fromisoformat(day) if len(day) == 10 else None
        vedette.read(doc["text"], published=published, outlet=doc.get("outlet", ""))
    return len(docs)


def encoder_alone(docs: Sequence[dict[str, str]]) -> Callable[[], int] | None:
    """The encoder's passes over the reports and nothing else; None when the rules read."""
    from vedette.config import kit
    from vedette.engines.model.notes import note
    from vedette.engines.model.tagger import ModelTagger
    from vedette.engines.model.tensors import word_arrays
    from vedette.engines.model.words import word
    from vedette.reading.layout import lay_out
    from vedette.records.reports import Report

    tagger = kit().tagger
    if not isinstance(tagger, ModelTagger):
        return None
    network, tokenizer, rules = tagger.parts
    arrays = []
    for doc in docs:
        document = lay_out(Report(name=doc["doc"], text=doc["text"]))
        worded = word(document, tokenizer)
        notes = note(document.report.text, worded, rules.read(document))
        arrays.append(word_arrays([(worded, notes)]))

    def work() -> int:
        for array in arrays:
            network.words(array)
        return len(arrays)

    return work


def child(shared: Path, seconds: float) -> None:
    """Load, wait for the word on stdin, read for `seconds`, print rate and peak memory."""
    docs = load_docs(shared)
    start = perf_counter()
    read_all(docs[:1])
    first_s = perf_counter() - start
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    reading = rate(lambda: read_all(docs), seconds)
    alone = encoder_alone(docs)
    found = {
        "encoder_rate": rate(alone, seconds).wall if alone else 0.0,
        "rate": reading.wall,
        "cpu_rate": reading.cpu,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "first_s": first_s,
    }
    sys.stdout.write(json.dumps(found) + "\n")


def read_in_processes(count: int, shared: Path, seconds: float) -> list[dict[str, float]]:
    """What `count` processes measure that read at the same time, after all have loaded.

    A single one uses as many threads as it likes; of several each uses one.
    """
    env = os.environ | ({"VEDETTE_THREADS": "1"} if count > 1 else {})
    command = [sys.executable, "-m", "eval.bench", "--child", "--shared", str(shared)]
    command += ["--seconds", str(seconds)]
    running = [
        subprocess.Popen(
            command, cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(count)
    ]
    for process in running:
        assert process.stdout is not None
        if process.stdout.readline() != "ready\n":
            sys.exit(f"a reading process ended before it was ready; see above ({command})")
    found = []
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in running:
        out, _ = process.communicate()
        found.append(json.loads(out))
    return found


def start_up(command: Sequence[str | Path]) -> float:
    """Median wall time of starting a command to its end, in seconds."""
    took = []
    for _ in range(STARTS):
        start = perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        took.append(perf_counter() - start)
    return median(took)


def add_rate(docs: Sequence[dict[str, str]], copies: int) -> float | None:
    """Reports per second of `vedette add` into a new workspace; None without that command.

    The time of one `add` of a single report is taken off, so start-up does not count.
    """
    with tempfile.TemporaryDirectory() as folder:
        took = []
        for name, rows in (("one", docs[:1]), ("many", [d for _ in range(copies) for d in docs])):
            source = Path(folder) / f"{name}.jsonl"
            numbered = (
                {
                    "doc": f"{row['doc']}-{n}",
                    "url": f"https://example.org/{n}",
                    **{key: row[key] for key in ("text", "outlet") if key in row},
                }
                for n, row in enumerate(rows)
            )
            source.write_text("".join(json.dumps(row) + "\n" for row in numbered), "utf-8")
            workspace = str(Path(folder) / f"{name}.vedette")
            start = perf_counter()
            done = subprocess.run(
                [VEDETTE, "add", source],
                env={**os.environ, "VEDETTE_WORKSPACE": workspace},
                capture_output=True,
                check=False,
            )
            took.append(perf_counter() - start)
            if done.returncode:
                print(done.stderr.decode()[-500:], file=sys.stderr)
                return None
    return (copies * len(docs) - 1) / max(took[1] - took[0], 1e-9)


def measure(shared: Path, seconds: float) -> dict[str, float | None]:
    """All measurements of one run; rates in reports per second, times in seconds."""
    docs = load_docs(shared)
    texts = [doc["text"] for doc in docs]
    before = rate(lambda: yardstick(texts), 1.0).cpu
    (one,) = read_in_processes(1, shared, seconds)
    two = read_in_processes(2, shared, seconds)
    after = rate(lambda: yardstick(texts), 1.0).cpu
    plain = (before + after) / 2
    python_s, version_s = start_up([sys.executable, "-c", "pass"]), start_up([VEDETTE, "--version"])
    added = add_rate(docs, copies=4)
    return {
        "yardstick_per_cpu_s": plain,
        "read_one_process_per_s": one["rate"],
        "read_per_cpu_s": one["cpu_rate"],
        "read_ratio": plain / one["cpu_rate"],
        "read_two_processes_per_s": sum(each["rate"] for each in two),
        "read_two_processes_cpu": sum(each["cpu_rate"] for each in two),
        "encoder_two_processes_per_s": sum(each["encoder_rate"] for each in two),
        "share_of_encoder": sum(each["rate"] for each in two)
        / max(1e-9, sum(each["encoder_rate"] for each in two)),
        "peak_memory_mib": one["peak_mib"],
        "first_report_s": one["first_s"],
        "python_start_s": python_s,
        "version_start_s": version_s,
        "version_start_ratio": version_s / python_s,
        "add_per_s": added,
        "add_ratio": plain / added if added else None,
    }


LABELS = {
    "yardstick_per_cpu_s": "yardstick, reports per CPU second",
    "read_one_process_per_s": "read, one process, reports/s as the clock ran",
    "read_per_cpu_s": "read, reports per CPU second",
    "read_ratio": "... times the yardstick's work",
    "read_two_processes_per_s": "read, two processes at once, reports/s as the clock ran",
    "read_two_processes_cpu": "... if each had a CPU to itself",
    "encoder_two_processes_per_s": "the encoder alone, two processes at once, reports/s",
    "share_of_encoder": "whole reading as a share of that",
    "peak_memory_mib": "peak memory of a reading process, MiB",
    "first_report_s": "first report with loading, s",
    "python_start_s": "start and end of plain Python, s",
    "version_start_s": "`vedette --version`, s",
    "version_start_ratio": "... times plain Python's",
    "add_per_s": "`vedette add`, reports/s without start-up",
    "add_ratio": "... times the yardstick's work (wall against CPU time)",
}


def _figure(value: float) -> str:
    places = 0 if value >= 100 else 1 if value >= 10 else 3
    return f"{value:,.{places}f}"


def write_up(found: dict[str, float | None], *, day: str, docs: int) -> str:
    """The measurements as Markdown."""
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    lines = [
        "# Speed, memory, start-up",
        "",
        f"{day}, vedette {vedette.__version__}, `python -m eval.bench`, Python "
        f"{platform.python_version()} on {platform.machine()}, {os.cpu_count()} CPUs, load {load}.",
        f"{docs} reports of `{DOCS}`, repeated; start-up: median of {STARTS} processes.",
        "The yardstick is SHA-256 and a word regex over the same texts; compare ratios, not rates.",
        "",
        "| | |",
        "|---|--:|",
    ]
    for key, label in LABELS.items():
        value = found[key]
        lines.append(f"| {label} | {'not measured' if value is None else _figure(value)} |")
    return "\n".join(lines) + "\n"


def main(argv: Sequence[str]) -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="data folder")
    parser.add_argument("--seconds", type=float, default=4.0, help="reading time of each run")
    parser.add_argument("--date", default="", help="day of the report; default: newest commit")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if not (args.shared / DOCS).exists():
        print(f"no {DOCS} under {args.shared}; nothing measured", file=sys.stderr)
        return 1
    if args.child:
        child(args.shared, args.seconds)
        return 0
    day = args.date or last_commit_day()
    found = measure(args.shared, args.seconds)
    text = write_up(found, day=day, docs=len(load_docs(args.shared)))
    REPORTS.mkdir(parents=True, exist_ok=True)
    (REPORTS / "bench.md").write_text(text, encoding="utf-8")
    rounded = {key: None if v is None else float(f"{v:.4g}") for key, v in found.items()}
    record = {"date": day, "version": vedette.__version__, "docs": DOCS, "figures": rounded}
    (REPORTS / "bench.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
