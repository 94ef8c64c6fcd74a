"""Measure the desk: time of each page on workspaces of many events, bytes, and the browser.

    python -m eval.desk [--sizes 1000,10000,100000] [--requests N] [--date DAY]

The workspaces are made up from a seed: places and days are spread as in news, all else is
invented. Each page is asked for over the loopback address, with filters that differ from one
request to the next, so that no answer is remembered from before.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Any, get_args

from eval.run import REPORTS, last_commit_day
from vedette.records.claims import Actor, Claim, Reading, Source
from vedette.records.documents import Document, EventType, Status
from vedette.records.events import Changes, Event, Origin
from vedette.records.grounded import Place, PlaceMention, TimeMention
from vedette.records.reports import Capture, Report, Taken
from vedette.records.spans import Span, words_at
from vedette.store import Workspace

SIZES = (1_000, 10_000, 100_000)
PAGES = ("/", "/events", "/sites", "/brief", "/review", "/reports", "/event/ID", "/map.geojson",
         "/events.json")  # fmt: skip
START = date(2030, 1, 1)
MOMENT = datetime(2031, 6, 1, tzinfo=UTC)
VERBS: dict[str, EventType] = {
    "left": "RETREAT", "shelled": "ASSAULT", "held": "CONTROL", "met": "CONSULT", "moved": "MOVE",
    "seized": "COERCE", "fed": "AID",
}  # fmt: skip
NAMES = [f"{side} {unit}" for side in ("Northern", "Southern", "River", "Coast", "Hill")
         for unit in ("Guard", "Brigade", "Police", "Fleet", "Militia", "Council")]  # fmt: skip
OUTLETS = [f"The {name} {kind}" for name in ("Amber", "Birch", "Cedar", "Delta", "Ember")
           for kind in ("Post", "Courier", "Wire", "Radio")]  # fmt: skip
SOURCES = ("residents", "a port clerk", "the ministry", "monitors", "a pilot", "nurses")
_BATCH = 500


def invent(path: Path, events: int, seed: int = 7) -> None:
    """Write a workspace with so many events, of one to four claims each, the same for a seed."""
    chance = random.Random(seed)
    places = [_place(chance, number) for number in range(max(60, events // 25))]
    made = 0
    with Workspace.create_or_open(path) as store:
        while made < events:
            batch: list[tuple[Taken, Document, Reading]] = []
            found: list[Event] = []
            while made < events and len(found) < _BATCH:
                entries, event = _event(chance, places, made)
                batch += entries
                found.append(event)
                made += 1
            store.add_many(batch, added_at=MOMENT)
            store.apply(Changes(upsert=tuple(found)), MOMENT)


def _place(chance: random.Random, number: int) -> Place:
    precision = chance.choices((1, 2, 3, 4, 6), (6, 6, 3, 2, 1))[0]
    return Place(
        key=f"made:{number}", name=f"Place{number}", lat_deg=chance.gauss(35.0, 2.0),
        lon_deg=chance.gauss(38.0, 3.0), country="SYR", feature="P",
        radius_km=float((0, 2, 8, 25, 60, 0, 300)[precision]), precision=precision, layer="made",
    )  # fmt: skip


def _event(
    chance: random.Random, places: Sequence[Place], number: int
) -> tuple[list[tuple[Taken, Document, Reading]], Event]:
    place, actor = chance.choice(places), chance.choice(NAMES)
    verb, source = chance.choice(sorted(VERBS)), chance.choice(SOURCES)
    status = chance.choices(get_args(Status), (12, 3, 1, 2, 1, 1))[0]
    day = START + timedelta(days=int(chance.triangular(0, 500, 480)))
    dated = chance.random() < 0.7
    entries, claims = [], []
    for copy in range(chance.choices((1, 2, 3, 4), (6, 2, 1, 1))[0]):
        outlet = chance.choice(OUTLETS)
        report = _report(
            f"{actor} {verb} {place.name} on that day, {source} said.", outlet, day, (number, copy)
        )
        claim = _claim(report, (actor, verb, place, source, status, day if dated else None))
        capture = _capture(report)
        document = Document(
            report=report, sentences=(claim.evidence,), paragraphs=(Span(0, len(report.text)),)
        )
        reading = Reading(report_id=report.id, claims=(claim,))
        entries.append((Taken(report=report, capture=capture), document, reading))
        claims.append(claim)
    ids = tuple(claim.id for claim in claims)
    outlets = tuple(dict.fromkeys(entry[1].report.outlet for entry in entries))
    iso = day.isoformat() if dated else ""
    origin = Origin(name=source, kind="witness", claim_ids=ids, via=outlets)
    event = Event(
        type=VERBS[verb], claim_ids=ids, actors=(actor,), places=(place.name,), first=iso,
        last=iso, statuses=(status,), origins=(origin,),
    )  # fmt: skip
    return entries, event


def _report(sentence: str, outlet: str, day: date, number: tuple[int, int]) -> Report:
    rest = " Nothing else is known of it." * 12
    return Report(
        name=f"made-{number[0]}-{number[1]}", text=f"{sentence}{rest} [{number[0]}.{number[1]}]",
        title=sentence, outlet=outlet, published=day, published_basis="given", language="en",
    )  # fmt: skip


def _capture(report: Report) -> Capture:
    content = report.text.encode()
    return Capture(
        address=report.name, content=content, sha256=sha256(content).hexdigest(),
        media_type="text/plain", encoding="utf-8", retrieved_at=MOMENT,
    )  # fmt: skip


def _claim(report: Report, said: tuple[str, str, Place, str, Status, date | None]) -> Claim:
    actor, verb, place, source, status, day = said
    text = report.text

    def at(part: str) -> Any:
        start = text.index(part)
        return words_at(text, Span(start, start + len(part)))

    iso = day.isoformat() if day else ""
    return Claim(
        report_id=report.id, type=VERBS[verb], mode="", status=status, trigger=at(f"{verb} "),
        actors=(Actor(words=at(actor), country="SYR", sector="MIL"),),
        locations=(PlaceMention(words=at(place.name), kind="place", grounding="resolved", place=place),),
        time=TimeMention(words=at("that day"), type="DATE", value=iso, first=iso, last=iso) if day else None,
        sources=(Source(words=at(source), kind="witness"),),
        evidence=Span(0, text.index(" Nothing")), engine="rules 1", rule="made",
    )  # fmt: skip


@contextmanager
def served(path: Path) -> Any:
    """A desk over a workspace in a process of its own; yields its port."""
    command = [sys.executable, "-c", "from vedette.cli import main; main()"]
    running = subprocess.Popen(
        [*command, "-w", str(path), "serve", "--port", "0"], stderr=subprocess.PIPE, text=True
    )
    assert running.stderr is not None
    found = re.search(r":(\d+)/", running.stderr.readline())
    if found is None:
        sys.exit("the desk did not start")
    try:
        yield int(found.group(1))
    finally:
        running.terminate()
        running.wait(20)


@dataclass(frozen=True, slots=True)
class Timing:
    """Of one page: milliseconds of the median and of 95 in 100 requests, and bytes of one."""

    p50: float
    p95: float
    size: int


def measure(port: int, requests: int) -> tuple[float, dict[str, Timing]]:
    """Seconds of the first answer, and the timing of each page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    start = perf_counter()
    _ask(connection, "/pulse.json")
    first_s = perf_counter() - start
    listed = json.loads(_ask(connection, "/events.json"))
    ids = [event["id"] for event in listed["events"]]
    kinds = sorted(listed["facets"]["kind"])
    found = {}
    for page in PAGES:
        _ask(connection, page.replace("ID", ids[0]))
        took, size = [], 0
        for number in range(requests):
            address = _vary(page.replace("ID", ids[number % len(ids)]), number, kinds)
            start = perf_counter()
            size = len(_ask(connection, address))
            took.append(1000 * (perf_counter() - start))
        took.sort()
        found[page] = Timing(took[len(took) // 2], took[int(0.95 * (len(took) - 1))], size)
    return first_s, found


def _vary(page: str, number: int, kinds: Sequence[str]) -> str:
    """The page with a filter of its own for each request: days, kinds, words, pages of the list."""
    if page == "/reports":
        return f"{page}?page={number % 7 + 1}"
    if page in ("/sites", "/review") or page.startswith("/event/"):
        return page
    day = START + timedelta(days=200 + number)
    if page == "/brief":
        return f"{page}?from={day + timedelta(days=200)}&to={day + timedelta(days=206)}"
    parts = (
        f"from={day}", f"kind={kinds[number % len(kinds)]}", f"q=Place{number}", f"page={number % 9 + 1}"
    )  # fmt: skip
    return f"{page}?{parts[number % 4]}"


def _ask(connection: http.client.HTTPConnection, address: str) -> bytes:
    connection.request("GET", address)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != 200:
        sys.exit(f"{address} answered {answer.status}")
    return content


def interactive(port: int) -> dict[str, float] | None:
    """Seconds until the list stands and until the map does, and kB loaded; None without a browser."""
    chromium = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    if not chromium:
        return None
    with sync_playwright() as run:
        browser = run.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        sizes: list[int] = []
        page.on(
            "response", lambda answer: sizes.append(int(answer.headers.get("content-length", 0)))
        )
        start = perf_counter()
        page.goto(f"http://127.0.0.1:{port}/", wait_until="domcontentloaded")
        list_s = perf_counter() - start
        page.wait_for_selector("html[data-map]", state="attached", timeout=120_000)
        map_s = perf_counter() - start
        browser.close()
    return {"list_s": list_s, "map_s": map_s, "loaded_kb": sum(sizes) / 1000}


def report(found: dict[int, dict[str, Any]], day: str) -> str:
    """The figures as a page."""
    lines = [
        "# The desk", "",
        f"`python -m eval.desk`, {day}, {os.cpu_count()} cores shared with other work. Milliseconds "
        "of 95 in 100 requests (median in brackets) over the loopback address; filters differ from "
        "request to request. The workspaces are made up (see the module).", "",
        "| page | " + " | ".join(f"{size:,} events" for size in found) + " | kB |",
        "|---|" + "--:|" * (len(found) + 1),
    ]  # fmt: skip
    for page in PAGES:
        cells = [f"{f['pages'][page].p95:.0f} ({f['pages'][page].p50:.0f})" for f in found.values()]
        size = list(found.values())[-1]["pages"][page].size
        lines.append(f"| `{page}` | {' | '.join(cells)} | {size / 1000:.0f} |")
    lines += ["", "| | " + " | ".join(f"{size:,}" for size in found) + " |",
              "|---|" + "--:|" * len(found)]  # fmt: skip
    rows: list[tuple[str, Callable[[dict[str, Any]], str]]] = [
        ("first answer after the start, s", lambda f: f"{f['first_s']:.2f}")
    ]
    if all(f["browser"] for f in found.values()):
        rows += [
            ("list stands in the browser, s", lambda f: f"{f['browser']['list_s']:.2f}"),
            ("map stands in the browser, s", lambda f: f"{f['browser']['map_s']:.2f}"),
            ("loaded by the browser, kB", lambda f: f"{f['browser']['loaded_kb']:.0f}"),
        ]
    lines += [f"| {name} | {' | '.join(said(f) for f in found.values())} |" for name, said in rows]
    return "\n".join(lines) + "\n"


def main(argv: Sequence[str] | None = None) -> None:
    """Make the workspaces, ask, write eval/reports/desk.md and desk.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--requests", type=int, default=40)
    parser.add_argument("--date", default=last_commit_day())
    parser.add_argument("--dry", action="store_true", help="print, and write nothing")
    given = parser.parse_args(argv)
    found: dict[int, dict[str, Any]] = {}
    for size in map(int, given.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "made.vedette"
            invent(path, size)
            with served(path) as port:
                first_s, pages = measure(port, given.requests)
                found[size] = {"first_s": first_s, "pages": pages, "browser": interactive(port)}
    text = report(found, given.date)
    print(text)
    if not given.dry:
        (REPORTS / "desk.md").write_text(text, "utf-8")
        plain = {
            size: f | {"pages": {p: [t.p50, t.p95, t.size] for p, t in f["pages"].items()}}
            for size, f in found.items()
        }
        (REPORTS / "desk.json").write_text(json.dumps(plain, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
