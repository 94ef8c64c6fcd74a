"""How alike two mentions of events are, as numbers that are weighed together."""

from __future__ import annotations

from vedette.fusion.mention_facts import MentionFacts, cosine

FEATURES = (
    "bias", "same lemmas", "a lemma", "a family", "a type", "stem alike", "other words",
    "sentence", "names", "near", "a number", "other numbers", "a time", "same text",
    "same sentence", "reporting", "texts alike",
    "lemma x sentence", "lemma x near", "lemma x names", "lemma x same text", "lemma x reporting",
    "lemma x texts alike", "family x sentence", "family x names", "family x texts alike",
    "lemma x commonness", "both leads", "lemma x both leads",
    "lemma x rarity", "vague", "near names", "lemma x near names", "same form",
    "lemma x other numbers", "texts alike x near",
)  # fmt: skip
"""Names of the features, in order."""

Row = tuple[float, ...]


def pair_features(one: MentionFacts, two: MentionFacts, *, alike: float, common: float) -> Row:
    """The features of two mentions.

    Args:
        one: a mention.
        two: another mention.
        alike: how alike their texts are, 0 to 1.
        common: mentions of the story with a lemma that both have, for each of its texts.
    """
    lemmas = bool(one.lemmas & two.lemmas)
    family = bool(one.families & two.families) and not lemmas
    sentence = cosine(one.sentence, two.sentence)
    names = cosine(one.names, two.names)
    near = cosine(one.near, two.near)
    here = one.doc == two.doc
    reporting = one.reporting and two.reporting
    leads = one.line <= 1 and two.line <= 1
    shared = one.numbers & two.numbers
    other_numbers = bool(one.numbers and two.numbers and not shared)
    near_names = cosine(one.near_names, two.near_names)
    numbers = (
        1.0,
        one.lemmas == two.lemmas,
        lemmas,
        family,
        bool(one.types & two.types),
        0.0 if lemmas else _stem_alike(one, two),
        not lemmas and not family,
        sentence,
        names,
        near,
        bool(shared),
        other_numbers,
        bool(one.times & two.times),
        here,
        here and one.line == two.line,
        reporting,
        alike,
        lemmas * sentence,
        lemmas * near,
        lemmas * names,
        lemmas * here,
        lemmas * reporting,
        lemmas * alike,
        family * sentence,
        family * names,
        family * alike,
        lemmas * common,
        leads,
        lemmas * leads,
        lemmas * max((one.rarity[x] for x in one.lemmas & two.lemmas), default=0.0),
        one.vague or two.vague,
        near_names,
        lemmas * near_names,
        one.form == two.form,
        lemmas * other_numbers,
        alike * near,
    )
    return tuple(map(float, numbers))


def _stem_alike(one: MentionFacts, two: MentionFacts) -> float:
    """Greatest share of a leading stretch that two stems have in common, from four letters."""
    best = 0.0
    for a in one.lemmas:
        for b in two.lemmas:
            same = 0
            for x, y in zip(a, b, strict=False):
                if x != y:
                    break
                same += 1
            if same >= 4:
                best = max(best, same / max(len(a), len(b)))
    return best
