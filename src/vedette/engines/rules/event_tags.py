"""Tags of event nouns and their neighbours that the perceptron often takes for something else."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.engines.rules.lemmas import lemma
from vedette.engines.rules.tokens import Token

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_EVENTS = frozenset(
    {"strikes", "raids", "attacks", "clashes", "airstrikes", "blasts", "bombings", "assaults"}
)
_EVENT = frozenset(
    {"strike", "raid", "attack", "clash", "airstrike", "blast", "bombing", "assault"}
)
_HARMED = frozenset({"killed", "wounded", "injured"})
# Words before "strikes" or "attacks" that make a compound of the two.
_COMPOUND = frozenset(
    "air drone missile rocket mortar artillery coalition suicide bomb gun knife terrorist militant "
    "insurgent rebel retaliatory arson grenade ground barrel sniper chemical gas".split()
)
_AFTER_NOUN = frozenset({"IN", "CC", ",", ".", "VBD", "VBN", "MD", "WDT", ":", "TO", "-LRB-"})
_CARRYING = frozenset(
    "conduct launch carry stage mount continue begin resume suspend halt condemn intensify order plan "
    "step repel suffer make lead stop end".split()
)
_PAST_ONLY = frozenset(
    "shook broke fought began drove swept threw wrote rose flew sank withdrew overthrew overran met".split()
)
_BOMBS = frozenset("car truck suicide roadside barrel cluster petrol pipe vehicle parcel".split())
_RISING = frozenset({"rises", "climbs", "jumps", "soars", "grows", "surges"})
_NEVER_VERBS = frozenset(
    {"depot", "convoy", "barracks", "warehouse", "outpost", "airbase", "village"}
)
_GATHERING = frozenset({"protest", "march", "rally", "riot", "strike", "demonstrate"})
_SAID = frozenset({"said", "told", "added", "stood", "passed", "went", "came", "drove", "flew"})
_MODIFYING = frozenset({"allied", "armed", "combined", "joint", "besieged", "occupied", "masked"})
_HARMING = frozenset(
    "kill injure wound hit destroy damage target leave strike rock shake continue".split()
)


def mend_events(tokens: Sequence[Token], tags: list[str]) -> None:
    """Correct, in place, what stands around nouns like "strikes" and before the verb.

    "Air strikes kill dozens": noun and verb. "Forces conduct airstrikes": verb and noun.
    "Germany condemns": a name. "Shook": always a past tense.
    """
    for i, token in enumerate(tokens):
        word, tag = token.lower, tags[i]
        after = tags[i + 1] if i + 1 < len(tags) else "."
        if tag == "VBD" and i and word not in _SAID and _agent_follows(tokens, i):
            tags[i] = "VBN"
        elif word in _GATHERING and tag == "NN" and after in ("IN", ",", ".") and i:
            if tags[i - 1] == "NNS" and not _finite(tags, i):
                tags[i] = "VBP"
        elif word in ("bomb", "bombs") and i and tokens[i - 1].lower in _BOMBS:
            tags[i] = "NN" if word == "bomb" else "NNS"
        elif word in _NEVER_VERBS and tag.startswith("V"):
            tags[i] = "NN"
        elif i == 0 and tag == "VB" and after == "NNS" and "VBD" in tags[2:4]:
            tags[i] = "NN"  # "Fighter jets struck"
        elif word in _RISING and tag == "NNS" and after in ("TO", "IN") and i:
            tags[i] = "VBZ"
        elif word in _PAST_ONLY and tag in ("NN", "JJ", "VBP", "VB", "NNP"):
            tags[i] = "VBD"
        elif word in _EVENTS and i:
            _mend_event(tokens, tags, i, after)
        elif word in _EVENTS and tag == "VBZ":  # "Clashes left 40 dead"
            tags[i] = "NNS"
            if after == "VBN":
                tags[1] = "VBD"
        elif word in _EVENT and tag in ("JJ", "VB", "VBP") and after.startswith("VB") and i:
            if tags[i - 1] in ("DT", "JJ", "PRP$"):
                tags[i] = "NN"
        elif word in _HARMED and tag == "JJ" and i and tags[i - 1] == "CC":
            if after in ("CD", "DT", "JJS", "JJR") and "VBD" in tags[max(0, i - 12) : i]:
                tags[i] = "VBD"
        elif tag == "JJ" and after in ("VBZ", "VBD") and _opens(tags, i):
            if token.text[:1].isupper() and not _of_people(word):
                tags[i] = "NNP"
        elif word == "fighting" and tag == "VBG" and _alone(tags, i):
            tags[i] = "NN"
        elif word in _MODIFYING and tag == "VBN" and after in _NOUNS and _joined(tags, i):
            tags[i] = "JJ"


def _mend_event(tokens: Sequence[Token], tags: list[str], i: int, after: str) -> None:
    before = tokens[i - 1].lower
    next_word = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    harms = tags[i] != "NNPS" and after in ("NN", "VB", "JJ", "VBP") and next_word in _HARMING
    if before in _COMPOUND and (before == "air" or after in _AFTER_NOUN or harms):
        tags[i] = "NNS"
        if tags[i - 1].startswith("V"):
            tags[i - 1] = "NN"
        if harms:
            tags[i + 1] = "VBP"
        return
    if i < 2 or tags[i - 1] not in ("NN", "NNP", "JJ", "NNS") or tags[i - 2] not in _NOUNS:
        return
    plural = tags[i - 2] in ("NNS", "NNPS") or "CC" in tags[max(0, i - 6) : i - 2]
    if plural and lemma(before, "VBP") in _CARRYING:
        tags[i - 1], tags[i] = "VBP", "NNS"
    elif before.endswith("s") and lemma(before, "VBZ") in _CARRYING:
        tags[i - 1], tags[i] = "VBZ", "NNS"


def _alone(tags: Sequence[str], i: int) -> bool:
    """ "Killed in fighting near", "as fighting raged": no object follows, so it is the noun."""
    after = tags[i + 1] if i + 1 < len(tags) else "."
    if after in ("DT", "NNP", "NNPS", "NNS", "JJ", "PRP", "PRP$", "CD", "RP", "NN"):
        return False
    return i == 0 or tags[i - 1] in ("IN", "JJ", "DT", "CC", ",")


def _agent_follows(tokens: Sequence[Token], i: int) -> bool:
    """ "attacks carried out by": a participle, whatever it looks like."""
    after = [token.lower for token in tokens[i + 1 : i + 3]]
    return after[:1] == ["by"] or after in (["out", "by"], ["up", "by"], ["down", "by"])


def _finite(tags: Sequence[str], i: int) -> bool:
    return any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in (*tags[:i], *tags[i + 1 : i + 25]))


def _joined(tags: Sequence[str], i: int) -> bool:
    return i > 1 and tags[i - 1] in ("CC", ",") and tags[i - 2] in _NOUNS


def _opens(tags: Sequence[str], i: int) -> bool:
    return i == 0 or tags[i - 1] in (",", "CC", "IN", "``", ":")


def _of_people(word: str) -> bool:
    return word.endswith(("ish", "ese", "ians", "others"))
