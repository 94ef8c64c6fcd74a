"""Linking: which mentions of events, in reports of one story, are of the same event.

Every two mentions of a story are weighed by what they have in common (`pair_features`); the
weights were fitted to labelled reports on other topics. Mentions are then joined by average link.
Measured in docs/method/stories.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from vedette.fusion.average_link import average_link
from vedette.fusion.likeness import Likeness, likeness_of
from vedette.fusion.link_weights import WEIGHTS
from vedette.fusion.mention_facts import LinkedText, MentionFacts, facts_of
from vedette.fusion.pair_features import FEATURES, pair_features
from vedette.fusion.story_clusters import StoryText, find_stories
from vedette.records.ids import content_id
from vedette.records.spans import Span

JOINED = 0.25
"""Mean chance of being one event at which two groups of mentions are joined."""

LARGEST = 500
"""Mentions of one story that are compared all with all; more are taken lemma by lemma."""


def link_mentions(texts: Sequence[LinkedText]) -> tuple[tuple[str, ...], ...]:
    """Sort the mentions of events into events.

    The outcome is the same for any order of the texts and of their mentions. Mentions in
    different stories are never joined; those at one place of the same text always are.

    Args:
        texts: reports with spans of mentions, each span within its text.

    Returns:
        For each text, in the order given, the id of the event of each of its mentions.
    """
    spans: dict[str, set[Span]] = defaultdict(set)
    names: dict[tuple[str, Span], set[str]] = defaultdict(set)
    for text in texts:
        spans[text.text].update(text.mentions)
        for span in text.mentions:
            names[text.text, span].add(text.name)
    ordered = [LinkedText("", words, tuple(sorted(spans[words]))) for words in sorted(spans)]
    places = [(text.text, span) for text in ordered for span in text.mentions]
    events: dict[tuple[str, Span], str] = {}
    for group in joined_mentions(ordered):
        members = [places[number] for number in group]
        keys = sorted((name, *place) for place in members for name in names[place])
        event = content_id("E", *((name, words, at.start, at.end) for name, words, at in keys))
        events |= dict.fromkeys(members, event)
    return tuple(tuple(events[text.text, span] for span in text.mentions) for text in texts)


def joined_mentions(
    texts: Sequence[LinkedText],
    *,
    weights: tuple[float, ...] = WEIGHTS,
    joined: float = JOINED,
) -> Iterator[list[int]]:
    """Groups of mentions of one event; mentions are counted through all texts."""
    facts = facts_of(texts)
    alike = likeness_of([text.text for text in texts], [None] * len(texts))
    for block in blocks_of(texts, facts):
        features, pairs = features_of(block, facts, alike)
        chance = 1 / (1 + np.exp(-(features @ np.array(weights))))
        square = np.zeros((len(block), len(block)), np.float32)
        square[pairs[:, 0], pairs[:, 1]] = square[pairs[:, 1], pairs[:, 0]] = chance
        for group in average_link(square, joined):
            yield [block[place] for place in group]


def blocks_of(texts: Sequence[LinkedText], facts: Sequence[MentionFacts]) -> Iterator[list[int]]:
    """Mentions that are compared: those of a story, of a very large one those of a lemma."""
    stories = find_stories([StoryText(name=text.name, text=text.text) for text in texts])
    by_story: dict[str, list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        by_story[stories[fact.doc]].append(number)
    for block in by_story.values():
        if len(block) <= LARGEST:
            yield block
            continue
        by_lemma: dict[str, list[int]] = defaultdict(list)
        for number in block:
            by_lemma[min(facts[number].lemmas, default="")].append(number)
        for part in by_lemma.values():
            yield from (part[n : n + LARGEST] for n in range(0, len(part), LARGEST))


def features_of(
    block: Sequence[int], facts: Sequence[MentionFacts], alike: Likeness
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Features of every two mentions of a block, and their places in it, [pairs, 2]."""
    docs = sorted({facts[number].doc for number in block})
    place = {doc: row for row, doc in enumerate(docs)}
    square = alike.among(docs)
    held = Counter(lemma for number in block for lemma in facts[number].lemmas)
    rows, pairs = [], []
    for a, first in enumerate(block):
        one = facts[first]
        for b in range(a):
            two = facts[block[b]]
            same = one.doc == two.doc
            rows.append(
                pair_features(
                    one,
                    two,
                    alike=1.0 if same else float(square[place[one.doc], place[two.doc]]),
                    common=min((held[x] for x in one.lemmas & two.lemmas), default=0) / len(docs),
                )
            )
            pairs.append((a, b))
    return (
        np.array(rows, np.float64).reshape(-1, len(FEATURES)),
        np.array(pairs, np.int64).reshape(-1, 2),
    )
