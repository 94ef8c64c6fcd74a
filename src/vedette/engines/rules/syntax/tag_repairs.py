"""Repairs of tags that the words around them rule out: past or participle, "that"."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.engines.rules.syntax.event_tags import mend_events
from vedette.engines.rules.syntax.lemmas import lemma
from vedette.engines.rules.syntax.tokens import DESIGNATION, Token

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "GW", "ADD", "FW"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENS_NP = frozenset({"DT", "PDT", "PRP$", "CD", "PRP", "JJ", "JJR", "$"}) | NOUNS
_AUXILIARIES = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re", "has",
     "have", "had", "having", "'ve", "’ve", "get", "got", "gets", "getting", "'d", "’d"}
)  # fmt: skip
_BREAKS = frozenset({",", "CC", "WDT", "WP", "WRB", ":", "``", "''", "-LRB-", "-RRB-", "."})
_SAYING = frozenset(
    {"said", "told", "announced", "claimed", "warned", "added", "confirmed", "stated",
     "believed", "thought", "knew", "denied", "insisted", "argued"}
)  # fmt: skip
_BE = frozenset({"is", "are", "was", "were", "been", "being", "be"})
_PASTS = frozenset(
    {"left", "hit", "struck", "shot", "held", "took", "led", "fell", "fled", "sent", "lost"}
)
_OBJECT_PRONOUNS = frozenset({"them", "us", "him", "me", "her"})
_AHEAD = 25  # tokens looked ahead, so that the time stays linear


_PREPOSITIONS = frozenset({"including", "according", "regarding", "excluding", "concerning"})
_LYING = frozenset(
    {"anchored", "moored", "anchor", "anchors", "sank", "sunk", "capsized", "stationed", "patrol",
     "patrolling", "patrolled", "seized", "intercepted", "spotted"}
)  # fmt: skip
_SUBORDINATORS = frozenset({"that", "after", "before", "while", "as", "because", "if", "since"})
_HEADLINE_VERBS = frozenset(
    {"abandon", "advance", "agree", "ambush", "announce", "arrest", "attack", "begin", "besiege",
     "block", "bomb", "capture", "claim", "clash", "condemn", "cross", "deliver", "demand", "deny",
     "deploy", "destroy", "down", "enter", "escape", "evacuate", "expel", "fire", "flee", "hit",
     "injure", "intercept", "join", "kill", "launch", "leave", "mass", "meet", "move", "occupy", "order",
     "pound", "push", "raid", "reach", "recapture", "reject", "release", "repel", "resume",
     "retake", "retreat", "return", "say", "seize", "send", "shell", "shoot", "sign", "storm",
     "strike", "surround", "take", "target", "threaten", "urge", "vow", "warn", "withdraw",
     "wound", "control", "protest", "march", "show", "call", "kidnap", "rally", "patrol", "gather", "stay", "remain", "hold", "battle", "fight", "accuse", "blame",
     "support", "back", "sail", "land", "fly", "head", "bombard", "ram", "stab", "rescue", "detain",
     "burn", "board", "guard", "host", "pledge", "offer", "declare", "impose", "lift",
     "ban", "close", "open", "suspend", "halt", "protect", "deport", "shut", "execute", "behead", "loot",
     "conduct", "liberate", "regain", "sue", "sack", "convict", "sentence", "summon", "hail", "intensify"}
)  # fmt: skip
# Forms that reports use as verbs only, whatever stands around them.
_ONLY_VERBS = frozenset(
    {"kills", "injures", "seizes", "detains", "urges", "condemns", "denies", "destroys", "accuses",
     "kidnaps", "bombards", "rams", "stabs", "shoots", "captures", "deploys", "evacuates"}
)  # fmt: skip
# Participles that the tagger takes for adjectives: "is shot and wounded".
_BARE_PARTICIPLES = frozenset({"shot", "hit", "hurt", "held", "beaten", "slain", "shut", "cut"})
_HEADLINE = 40  # tokens; further on, a line without a verb is a list, not a headline
_MAY_BE_VERB = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})


def repair(tokens: Sequence[Token], tags: Sequence[str]) -> tuple[str, ...]:
    """Correct tags that the words around them rule out.

    Participles that must be past tenses and the reverse, "that", "to", "including", quotation
    marks, and the verb of a headline that was left without one.

    Args:
        tokens: the sentence.
        tags: the tags that the perceptron gave; as many as there are tokens.
    """
    mended = list(tags)
    mend_events(tokens, mended)
    _mend_small_words(tokens, mended)
    finite_seen = passive_seen = False
    for i, token in enumerate(tokens):
        tag = mended[i]
        gapped = tag in ("VBN", "VBD", "JJ") and passive_seen and _is_gapped(tokens, mended, i)
        if gapped or (tag in ("VBD", "JJ") and _is_participle(tokens, mended, i)):
            mended[i] = "VBN"
        elif _may_be_past(token.lower, tag) and _is_past(tokens, mended, i, finite_seen):
            mended[i] = "VBD"
        elif tag in ("NN", "NNS", "JJS") and not finite_seen and _is_present(tokens, mended, i):
            mended[i] = "VBZ" if tag == "NNS" else "VBP"
        elif tag == "JJS" and token.lower == "protest":
            mended[i] = "NN"
        passive_seen = passive_seen or (mended[i] == "VBN" and mended[i - 1] in ("VBD", "VBN"))
        if mended[i] in FINITE and token.lower not in _SAYING:
            finite_seen = True
        elif mended[i] in ("WDT", "WP", "WRB", ":", "CC") or token.lower in _SUBORDINATORS:
            finite_seen = False
    if not any(tag in FINITE for tag in mended):
        _mend_headline(tokens, mended)
    return tuple(mended)


def _mend_small_words(tokens: Sequence[Token], tags: list[str]) -> None:
    opened = False
    for i, token in enumerate(tokens):
        word, after = token.lower, tags[i + 1] if i + 1 < len(tags) else ""
        if word == "that" and tags[i] == "DT" and _is_conjunction(tags, i):
            tags[i] = "IN"
        elif word == "to" and tags[i] == "IN" and after == "VB" and tokens[i + 1].text.islower():
            tags[i] = "TO"
        elif tags[i] == "DT" and after == "VBZ" and word in ("the", "both", "these", "those"):
            tags[i + 1] = "NNS"
        elif tags[i] in ("CD", "MD") and DESIGNATION.fullmatch(token.text):
            tags[i] = "NNPS" if word.endswith("s") else "NNP"
        elif word == "its":
            tags[i] = "PRP$"
        elif _is_noun_after_all(tokens, tags, i):
            tags[i] = "NNS" if word.endswith("s") else "NN"
        elif i == 0 and tags[0] == "VBG" and after in ("VBD", "VBN", "VBZ", "MD"):
            tags[0] = "NN"  # "Fighting raged"
        elif word in _PREPOSITIONS or (
            word == "off" and i and after in _OPENS_NP and tokens[i - 1].lower in _LYING
        ):
            tags[i] = "IN"
        elif word == "improvised" and after in ("JJ", "NN", "NNS"):
            tags[i] = "JJ"  # "improvised explosive device"
        elif word == '"':
            tags[i] = "''" if opened else "``"
            opened = not opened
        elif word in ("“", "”"):
            tags[i] = "``" if word == "“" else "''"


# Nouns of attacks that the tagger takes for verbs or adjectives where news uses them most.
_EVENT_NOUNS = frozenset(
    {"strikes", "strike", "offensive", "raids", "attacks", "clashes", "airstrikes", "airstrike",
     "blasts", "bombings", "protests", "counteroffensive", "assaults", "ambushes", "gains"}
)  # fmt: skip
_LEADS_NOUN = frozenset({"DT", "JJ", "PRP$", "CD", "POS", "JJR", "JJS"})


def _is_noun_after_all(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """ "Israeli strikes on", "a rebel offensive", "a halt to strikes": a noun by what leads it."""
    word, after = tokens[i].lower, tags[i + 1] if i + 1 < len(tags) else ""
    if word not in _EVENT_NOUNS or tags[i] in NOUNS:
        return False
    if word.startswith("airstrike"):
        return True
    if word.endswith("offensive"):
        return after not in NOUNS and after != "JJ"
    return i > 0 and (tags[i - 1] in _LEADS_NOUN or (tags[i - 1] == "TO" and word.endswith("s")))


def _mend_headline(tokens: Sequence[Token], tags: list[str]) -> None:
    """Find the verb of a sentence without one, and those joined to it by "and"."""
    found = False
    for i in range(1, min(len(tokens), _HEADLINE)):
        joined = found and tags[i] == "NNS" and tags[i - 1] == "CC"
        if tags[i] not in _MAY_BE_VERB or not (joined or (not found and tags[i - 1] in NOUNS)):
            continue
        base = lemma(tokens[i].lower, "VBZ")
        after = tags[i + 1] if i + 1 < len(tags) else ""
        if base in _HEADLINE_VERBS and (after in _OPENS_NP or after in ("IN", "TO", "")):
            tags[i] = "VBP" if base == tokens[i].lower else "VBZ"
            found = True


def _is_present(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """Whether a noun must be the verb of its clause: "after militants attack the village"."""
    word, left = tokens[i].lower, _before(tags, i)
    if left < 0 or i + 1 >= len(tags) or lemma(word, "VBZ") not in _HEADLINE_VERBS:
        return False
    if not _agrees(tokens, tags, left, i):
        return False
    after = tags[i + 1]
    if word in _ONLY_VERBS or (after == "WP" and tokens[i + 1].lower == "what"):
        return True
    told = left < i - 1  # an adverb between: "forces still control Homs"
    opens = after in ("DT", "PRP$", "CD") or tokens[i + 1].lower == "at"
    if not opens and not (told and after in _OPENS_NP) and not (tags[i] != "NNS" and after == "IN"):
        called = word in ("calls", "call") and tokens[i + 1].lower in ("for", "on", "upon")
        if not called:
            return False
    for at in range(i + 1, min(len(tags), i + _AHEAD)):
        if tags[at] in FINITE or tokens[at].lower in _PASTS:
            return False
        if tags[at] in _BREAKS:
            break
    return True


def _agrees(tokens: Sequence[Token], tags: Sequence[str], left: int, i: int) -> bool:
    """Whether what stands before a possible verb can be its subject by number."""
    before = tags[left]
    if tags[i] == "NNS":
        if before == "CC":  # "kills four and injures ten"
            return "VBZ" in tags[max(0, i - _AHEAD) : i]
        return before in ("NN", "NNP") or tokens[i].lower in _ONLY_VERBS
    joined = before in ("NNP", "NN") and "CC" in tags[max(0, left - 4) : left]
    return (
        before in ("NNS", "NNPS")
        or joined
        or (
            before == "NNP"
            and tokens[left].lower.endswith("day")
            and tokens[i].lower in ("show", "shows")
        )
    )


def _before(tags: Sequence[str], i: int) -> int:
    at = i - 1
    while at >= 0 and i - at < 4 and tags[at] == "RB":
        at -= 1
    if at > 2 and tags[at] == "-RRB-":  # "the Front (NF) advance"
        for opening in (at - 2, at - 3):
            if tags[opening] == "-LRB-":
                return opening - 1
    return at


def _may_be_past(word: str, tag: str) -> bool:
    if tag == "VBN":
        return True
    if tag not in ("JJ", "NN"):
        return False
    return word in _PASTS or (len(word) > 3 and word.endswith("ed") and word[-3] != "e")


def _is_past(tokens: Sequence[Token], tags: Sequence[str], i: int, finite_seen: bool) -> bool:
    left = _before(tags, i)
    if left < 0 or tokens[left].lower in _AUXILIARIES or tokens[i].lower.endswith("wn"):
        return False
    if tokens[i].lower == "said":
        return True
    if tags[left] == "CC" and tags[i] == "VBN" and left > 1:  # "ambushed and struck the boats"
        return i + 1 < len(tags) and _joins_active(tokens, tags, left - 1, tags[i + 1])
    marks = ("PRP", "-RRB-", "WDT", "WP", ",") if tags[i] == "VBN" else ("PRP",)
    nominal = tags[left] in NOUNS or (tokens[i].lower in _PASTS and tags[left] == "JJ")
    if not nominal and tags[left] not in marks:
        return False
    if tags[left] in ("PRP", "WDT", "WP"):
        return tokens[left].lower not in _OBJECT_PRONOUNS
    if finite_seen or i + 1 >= len(tokens):
        return False
    if tags[i + 1] in _OPENS_NP and tags[left] != ",":
        return True
    if tokens[i + 1].lower == "by":
        return False
    for at in range(i + 1, min(len(tags), i + _AHEAD)):
        if tags[at] in ("WDT", "WP", "WRB") or tokens[at].lower in _SUBORDINATORS:
            return True
        if tags[at] in FINITE:
            return tags[at - 1] == "CC"
    return True


def _joins_active(tokens: Sequence[Token], tags: Sequence[str], at: int, after: str) -> bool:
    """ "have surrounded and shelled a base": a participle joined to an active verb is a past tense."""
    if tags[at] in ("VBD", "VBG"):
        return after in _OPENS_NP and tokens[at].lower not in _AUXILIARIES
    if tags[at] != "VBN" or after not in _OPENS_NP:
        return False
    helper = _before(tags, at)
    return helper >= 0 and tokens[helper].lower in ("has", "have", "had", "'ve", "’ve")


def _is_participle(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    left = i - 1
    word = tokens[i].lower
    if tags[i] == "JJ":
        be = _before(tags, i)
        known = word.endswith("ed") or word in _BARE_PARTICIPLES
        return known and be >= 0 and tokens[be].lower in _BE
    if left < 0 or tags[left] not in NOUNS or word in _SAYING or word in _AUXILIARIES:
        return False
    if not word.endswith(("ed", "ght", "ut", "nt", "ld", "ot", "it", "ost")) or word == "went":
        return False
    if i + 1 >= len(tokens) or (tags[i + 1] not in ("IN", "TO", "RB")):
        return False
    if tokens[i + 1].lower in _SUBORDINATORS:
        return False
    for at in range(i + 1, min(len(tokens), i + _AHEAD)):
        if tags[at] in _BREAKS or tokens[at].lower in _SUBORDINATORS:
            return False
        if tags[at] in FINITE:
            return tags[at - 1] in NOUNS or tags[at - 1] in ("CD", "RB")
        if tags[at] in ("PRP", "EX", "VBG"):
            return False
    return False


def _is_conjunction(tags: Sequence[str], i: int) -> bool:
    after = tags[i + 1] if i + 1 < len(tags) else ""
    verb_before = i > 0 and tags[i - 1] in ("VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "NN", "RB")
    return after in ("DT", "PRP", "PRP$", "EX") or (verb_before and after in ("NNS", "CD", "NNP"))


def _is_gapped(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    """Whether "were" is left out: "12 people were killed and 30 wounded"."""
    after = tags[i + 1] if i + 1 < len(tags) else "."
    if after not in (".", ",", "WRB", "IN", "CC", "''") or not tokens[i].lower.endswith("ed"):
        return False
    at = i - 1
    while at > 0 and i - at < 8 and (tags[at] in NOUNS or tags[at] in ("CD", "JJ", "DT", "RB")):
        at -= 1
    return at < i - 1 and tags[at] == "CC"
