"""Roots that PLOVER names by two words together ("lift a blockade", "refuse to release")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vedette.records.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Where actor and recipient stand in the text; None for one that is not given."""

    actor: Span | None
    recipient: Span | None


# What PLOVER (and CAMEO, whose codes it joins) names by two words together: a trigger alone would
# tell the wrong root. Looked for between the parties, both included; the first that fits adds
# `TOGETHER` to its root.
_DEAL = r"(?:agreements?|deals?|pacts?|treat(?:y|ies)|accords?|memorand\w+|contracts?)"
_BAN = (
    r"(?:sanctions?|embargo\w*|blockades?|curfews?|bans?|restrictions?|sieges?|lockdowns?|tariffs?"
    r"|boycotts?|state of emergency|martial law)"
)
_NOT = r"(?:not|n't|n’t|never|refus\w+|declin\w+|unwilling|fail(?:s|ed)?|out of question)"
_COMPOSED: tuple[tuple[str, str], ...] = (
    (r"\bfail(?:s|ed)? to (?:reach|agree|strike|sign)|\bwithout (?:an? )?" + _DEAL, "REJECT"),
    (_NOT + r" (?:to )?(?:\w+ ){0,2}(?:lift|eas|end|release|free|accept|allow|withdraw|go to|meet|recogni[sz]e"
     r"|attend|join|sign|negotiat|talk|cooperat|respond|resume|stop|remove|give|support)\w*", "REJECT"),
    (r"\b(?:will|would|agree(?:s|d)?|promis\w+|pledg\w+|offer\w*|willing|ready|prepared|vow(?:s|ed)?)"
     r"(?: \w+){0,4} to (?:lift|eas|end|remove|withdraw|release|free|negotiat|talk|meet|cooperat|help|provid|"
     r"send|donat|giv|allow|share|host|resum)\w*", "AGREE"),
    (r"\b(?:lift|eas|relax|remov|loosen|end|drop|revok|repeal|suspend)(?:s|es|ed|ing|e)?\b(?: \S+){0,6} " + _BAN,
     "RETREAT"),
    (r"\b(?:reject|veto|rebuff|spurn|turn(?:s|ed)? down|rul(?:es?|ed|ing) out)\w*\b", "REJECT"),
    (r"\b(?:reduc|cut|halt|suspend|stop|freez|froz|end|withh[eo]ld|slash)\w*\b(?: \S+){0,5} (?:aid|assistance|mediation"
     r"|negotiations|talks|ties|relations|cooperation|funding|trade|exports|imports|supplies)\b"
     r"|\b(?:withdr[ae]w\w*|expel\w*|pull\w* out)\b(?: \S+){0,5} (?:peacekeep\w+|inspectors?|observers?|diplomats?"
     r"|ambassadors?|envoys?)|\b(?:recall|expel)\w*\b(?: \S+){0,4} (?:ambassador|envoy|diplomat)s?", "SANCTION"),
    (r"\b(?:impos|slap|extend|prolong|enforc|plac|renew|tighten)\w*\b(?: \S+){0,4} (?:sanctions?|embargo\w*)"
     r"|\border\w*\b(?: \S+){0,6} to (?:suspend|clos|shut|stop|leave|wait)\w*"
     r"|\border\w*\b(?: \S+){0,3} arrests?\b", "COERCE"),
    (r"\b(?:convict|sentenc)(?:s|ed|es)\b|\bfound\b(?: \S+){0,5} (?:guilty|liable)", "ACCUSE"),
    (r"\bimpos\w+ (?:\S+ ){0,3}blockades?|\bblockad(?:ed|es|ing)\b|\bhuman shields?|\bcyber[- ]?attacks?", "ASSAULT"),
    (r"\bdiplomatic (?:ties|relations|recognition)|\b(?:pledg|promis|voic|express|reiterat)\w*\b(?: \S+){0,5} support\b"
     r"|\bcongratulat\w+|\bagree\w* (?:a|an|on a|on the|to a)\b(?: \S+){0,6} " + _DEAL, "SUPPORT"),
    (r"\b(?:pardon\w*|freed|repatriat\w+|conced\w+)\b|\breturn(?:s|ed)\b(?: \S+){1,14} to\b"
     r"|\blet (?:\S+ )?free\b|\b(?:call|calls|called|calling) off\b(?: \S+){0,3} (?:strike|protest)"
     r"|\baccept\w*\b(?: \S+){0,3} demands?|\b(?:announc|authoriz|order)\w*\b(?: \S+){0,3} (?:release|ceasefire|truce)",
     "CONCEDE"),
    (r"\b(?:accept|grant|host|welcom|resettl)\w*\b(?: \S+){0,4} (?:refugees?|asylum)", "AID"),
    (r"\b(?:reach|sign|conclud|seal|struck|strik|ratif|initial)\w*\b(?: \S+){0,6} " + _DEAL, "SUPPORT"),
    (r"\bmediat\w+|\bphon(?:e|ed|es)\b|\bspok?e(?:s|n)? (?:by|on the) (?:tele)?phone", "CONSULT"),
    (r"\b(?:order|open|launch|start|begin|began|call)\w*\b(?: \w+){0,3} (?:investigation|inquiry|probe)s?\b"
     r"|\bcall\w* for (?:\S+ ){0,2}sanctions",
     "ACCUSE"),
    (r"\b(?:deploy|send|sent|dispatch|contribut|arriv|provid|volunteer)\w*\b(?: \S+){0,8} peacekeep\w+"
     r"|peacekeep\w+(?: \S+){0,6} (?:arriv|deploy)\w*", "AID"),
)  # fmt: skip
# Weight of such a root; a sure trigger weighs about 1.
TOGETHER = 3.0
# Parties with no more words between them act together ("A and B signed ...").
_JOINED = 3


def composed(text: str, parties: Parties) -> str:
    """The root of the first pair of words that stands between the parties, "" for none."""
    spans = [span for span in (parties.actor, parties.recipient) if span is not None]
    start = min((span.start for span in spans), default=0)
    end = max((span.end for span in spans), default=len(text))
    one, other = (
        sorted((span.start, span.end) for span in spans) if len(spans) > 1 else ((0, 0), (0, 0))
    )
    joined = len(text[one[1] : other[0]].split()) <= _JOINED
    between = text[start:] if joined else text[start:end]
    return next((root for words, root in _COMPOSED if re.search(words, between, re.IGNORECASE)), "")
