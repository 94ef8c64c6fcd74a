"""Run as a program: adds numbered reports one by one, and says so after each, until it is killed.

    python adding_until_killed.py FILE FIRST LAST

Every third report comes in a batch of two with the next one, every fifth is then changed, and
every second is made an event. Each line on stdout acknowledges what has been returned.
"""

from __future__ import annotations

import random
import sys
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from invented_reports import NOON, entry_of, some_sayings

from vedette.records.events import Changes, Event


def numbered(number: int, title: str = "As it came"):
    sayings = some_sayings(random.Random(number), number)
    return entry_of(*sayings, url=f"https://example.org/{number}", name=str(number), title=title)


def event_of(number: int) -> Event:
    _, _, reading = numbered(number)
    return Event(type=reading.claims[0].type, claim_ids=tuple(c.id for c in reading.claims))


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(file: str, first: int, last: int) -> None:
    from vedette.store import Workspace

    say("opening")
    with Workspace.create_or_open(file) as workspace:
        say("open")
        number = first
        while number < last:
            at = NOON + timedelta(seconds=number)
            together = range(number, number + (2 if number % 3 == 0 else 1))
            workspace.add_many([numbered(each) for each in together], added_at=at)
            for each in together:
                say(f"added {each}")
            for each in together:
                if each % 5 == 0:
                    workspace.add_report(*numbered(each, "As it is now"), added_at=at)
                    say(f"changed {each}")
                if each % 2 == 0:
                    workspace.apply(Changes(upsert=(event_of(each),)), at)
                    say(f"event {each}")
            number = together[-1] + 1
    say("done")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
