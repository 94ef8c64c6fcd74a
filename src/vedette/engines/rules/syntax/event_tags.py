"""Tags of event nouns and their neighbours that the perceptron often takes for something else."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.engines.rules.syntax.lemmas import lemma
from vedette.engines.rules.syntax.tokens import Token
from vedette.lexicon.nouns import noun_classes

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
        after = tags[i + 1] if i + 1 < len(tags) else "."
        if token.lower in _EVENTS and i:
            _mend_event(tokens, tags, i, after)
        elif token.lower in _EVENTS and tags[0] == "VBZ":  # "Clashes left 40 dead"
            tags[0] = "NNS"
            if after == "VBN":
                tags[1] = "VBD"
        else:
            tags[i] = (
                _as_verb(tokens, tags, i, after) or _as_noun(tokens, tags, i, after) or tags[i]
            )


def _as_verb(tokens: Sequence[Token], tags: Sequence[str], i: int, after: str) -> str:
    """The tag of a word that must be a verb or participle where it stands, or ""."""
    word, tag = tokens[i].lower, tags[i]
    before = tags[i - 1] if i else ""
    if tag == "VBD" and before and word not in _SAID and _agent_follows(tokens, i):
        return "VBN"
    gathers = word in _GATHERING and tag == "NN" and after in ("IN", ",", ".")
    if gathers and before == "NNS" and not _finite(tags, i):
        return "VBP"
    if word in _RISING and tag == "NNS" and after in ("TO", "IN") and before:
        return "VBZ"
    if word in _PAST_ONLY and tag in ("NN", "JJ", "VBP", "VB", "NNP"):
        return "VBD"
    harms = word in _HARMED and tag == "JJ" and before == "CC"  # "and wounded 14 others"
    counted = after in ("CD", "DT", "JJS", "JJR") and "VBD" in tags[max(0, i - 12) : i]
    return "VBD" if harms and counted else ""


def _as_noun(tokens: Sequence[Token], tags: Sequence[str], i: int, after: str) -> str:
    """The tag of a word that must be a noun, name or adjective where it stands, or ""."""
    word, tag = tokens[i].lower, tags[i]
    before = tags[i - 1] if i else ""
    if word in ("bomb", "bombs") and before and tokens[i - 1].lower in _BOMBS:
        return "NN" if word == "bomb" else "NNS"
    person = tag == "IN" and "person" in noun_classes().get(word, ())
    jets = i == 0 and tag == "VB" and after == "NNS" and "VBD" in tags[2:4]  # "Fighter jets struck"
    if person or jets or (word in _NEVER_VERBS and tag.startswith("V")):
        return "NN"
    led = before in ("DT", "JJ", "PRP$") and tag in ("JJ", "VB", "VBP") and after.startswith("VB")
    if (word in _EVENT and led) or (
        word == "fighting" and tag == "VBG" and _alone(tokens, tags, i)
    ):
        return "NN"
    named = tag == "JJ" and after in ("VBZ", "VBD") and tokens[i].text[:1].isupper()
    if named and _opens(tags, i) and not _of_people(word):
        return "NNP"
    modifies = word in _MODIFYING and tag == "VBN" and after in _NOUNS and _joined(tags, i)
    return "JJ" if modifies else ""


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


def _alone(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """ "Killed in fighting near", "as fighting raged": no object follows, so it is the noun."""
    after = tags[i + 1] if i + 1 < len(tags) else "."
    if after in ("DT", "NNP", "NNPS", "NNS", "JJ", "PRP", "PRP$", "CD", "RP", "NN"):
        return False
    if i and tokens[i - 1].lower in (
        "escape",
        "escaped",
        "flee",
        "fled",
        "fleeing",
        "escaping",
        "halt",
    ):
        return True
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
