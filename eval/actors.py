"""Actor codes against gold.

python eval/actors.py DOCS.jsonl GOLD.jsonl
    For every actor and recipient of the gold that has a country or a sector: does `code_actor`,
    given the gold words (the antecedent where the gold names one), say the same?
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from vedette.engines.gazetteer import open_gazetteer
from vedette.grounding.actor_introductions import introductions
from vedette.grounding.actors import code_actor, context_of, countries_of_places
from vedette.grounding.places import find_places
from vedette.records.spans import Span


def lines(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").split("\n") if line]


def evidence_of(claim: dict[str, Any], text: str) -> Span:
    """The claim's evidence, else its line."""
    if claim.get("evidence"):
        return Span(claim["evidence"]["start"], claim["evidence"]["end"])
    start, end = claim["trigger"]["start"], claim["trigger"]["end"]
    stop = text.find("\n", end)
    return Span(text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop)


def main(docs_path: str, gold_path: str) -> None:
    gazetteer = open_gazetteer()
    texts = {item["doc"]: item["text"] for item in lines(docs_path)}
    actors = country = sector = both = country_said = country_right = 0
    for item in lines(gold_path):
        text = texts[item["doc"]]
        mentions, introduced = find_places(text, None, gazetteer), introductions(text)
        places = countries_of_places(mentions)
        for claim in item["claims"]:
            own = tuple(
                Span(a["start"], a["end"])
                for role in ("location", "origin", "destination")
                for a in claim.get(role, ())
            )
            near = context_of(mentions, evidence_of(claim, text), own=own)
            for gold in (*claim.get("actor", ()), *claim.get("recipient", ())):
                expected = gold.get("country") or "", gold.get("sector") or ""
                if expected == ("", ""):
                    continue
                mine = code_actor(
                    gold.get("name") or gold["text"],
                    context_countries=near,
                    event=claim["type"],
                    introduced=introduced,
                    places=places,
                )
                actors += 1
                country += mine.country == expected[0]
                sector += mine.sector == expected[1]
                both += (mine.country, mine.sector) == expected
                country_said += bool(mine.country)
                country_right += bool(mine.country) and mine.country == expected[0]
    figures = {
        "actors": actors,
        "country": round(country / actors, 4) if actors else None,
        "sector": round(sector / actors, 4) if actors else None,
        "both": round(both / actors, 4) if actors else None,
        "country_said": round(country_said / actors, 4) if actors else None,
        "country_right_where_said": round(country_right / country_said, 4)
        if country_said
        else None,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:3])
