"""Words that look like triggers and are none: names, sport, markets, figures of speech, accidents."""

from __future__ import annotations

from vedette.engines.rules.attribution.attribute import Attribution
from vedette.engines.rules.syntax.lemmas import lemma
from vedette.engines.rules.syntax.phrases import Parsed
from vedette.engines.rules.triggers.candidates import Candidate, SentenceView
from vedette.lexicon.nouns import noun_classes
from vedette.records.spans import Span

_FIGURES = frozenset(
    "question criticism record deal agreement balance tone chord bill proposal idea imagination attention heart "
    "opportunity moment chance cancer corruption poverty spotlight headline title trophy medal crown prize "
    "audience viewer interest mood essence note nerve jackpot milestone".split()
)
_SPORT = frozenset(
    "midfielder goalkeeper tournament semifinal quarterfinal championship playoff half-time cyclist batsman wicket "
    "touchdown halftime quarterback scoreline".split()
)
_TRADED = frozenset({"shares", "stocks", "bonds", "futures"})
_TRADERS = frozenset("investor earnings shareholder nasdaq".split())


def is_figure(view: SentenceView, candidate: Candidate) -> bool:
    """Whether a word of force or movement is used of sport, markets, or in a figure of speech."""
    lemmas = view.parsed.lemmas
    if _SPORT & view.lemmas:
        return candidate.entry.type in ("ASSAULT", "CONTROL", "RETREAT", "MOVE")
    if _TRADERS & view.lemmas or _TRADED & view.lower:
        return candidate.entry.type in ("ASSAULT", "CONTROL", "RETREAT", "MOVE", "PROTEST")
    group = candidate.group
    if group is None or candidate.entry.type not in (
        "ASSAULT",
        "CONTROL",
        "PRESENCE",
    ):
        return False
    things = view.subjects(group) if group.passive else view.objects(group)
    return any(lemmas[view.thing(i).head] in _FIGURES for i in things)


def is_disaster(view: SentenceView) -> bool:
    """Whether the sentence speaks of an accident, a disease or a natural disaster."""
    parsed, lemmas = view.parsed, view.lemmas
    if lemmas & _MISHAPS or (lemmas & {"explosion", "blast"} and lemmas & _WORKS):
        return True
    return _is_collision(view) or any(
        _names_disaster(word)
        or (
            parsed.tags[at].startswith("NNP")
            and _names_disaster(lemma(parsed.tokens[at].lower, "NNS"))
        )
        or _is_a_fire(parsed, at)
        for at, word in enumerate(parsed.lemmas)
    )


def _names_disaster(word: str) -> bool:
    return "disaster" in noun_classes().get(word, ())


_MISHAPS = frozenset(
    "collide overturn capsize derail drown accidental accidentally shark lightning firework "
    "leak acre plunge skid swerve veer careen burst landslip boiler sinkhole overdose crush extinguish firefighter blaze contain derailment".split()
)


_WORKS = frozenset("plant mine factory gas pipeline tanker refinery firework warehouse".split())


def _is_collision(view: SentenceView) -> bool:
    """ "A train hits a bus": both are vehicles, and nobody's weapon."""
    return any(
        group.lemma in ("hit", "strike", "ram")
        and any("vehicle" in view.thing(i).kinds for i in view.subjects(group))
        and any("vehicle" in view.thing(i).kinds for i in view.objects(group))
        for group in view.parsed.groups
        if not group.passive
    )


def _is_a_fire(parsed: Parsed, at: int) -> bool:
    """ "In a fire at a factory", "the 17 fires": something burned, nobody shot."""
    if parsed.lemmas[at] != "fire" or parsed.tags[at] not in ("NN", "NNS"):
        return False
    before = parsed.lemmas[at - 1] if at else ""
    return before in _BURNING or parsed.tags[at] == "NNS"


_BURNING = frozenset(
    "a house car forest building apartment massive large hotel factory warehouse hospital "
    "nightclub catch huge the big kitchen brush bush oil".split()
)


def without_names(
    view: SentenceView, candidates: list[Candidate], attributions: tuple[Attribution, ...]
) -> list[Candidate]:
    """Drop triggers that are part of a proper name or of the words for a source."""
    parsed = view.parsed
    title_case = _is_title_case(parsed)
    kept = []
    for candidate in candidates:
        if is_figure(view, candidate):
            continue
        span = Span(parsed.tokens[candidate.start].start, parsed.tokens[candidate.end - 1].end)
        if any(source.span.overlaps(span) for a in attributions for source in a.sources):
            continue
        reports = any(a.cue is not None and a.cue.overlaps(span) for a in attributions)
        if reports and not _says_and_does(candidate):
            continue
        head = candidate.head
        if (
            not title_case
            and candidate.entry.pos == "n"
            and parsed.tokens[head].text[:1].isupper()
            and head > 0
            and (_upper(parsed, head - 1) or _upper(parsed, head + 1))
            and parsed.tags[head] in ("NNP", "NNPS")
        ):
            continue
        kept.append(candidate)
    return kept


def _says_and_does(candidate: Candidate) -> bool:
    """Whether the word for saying is an act as well: "accused", "claims responsibility"."""
    acts = candidate.entry.type in ("ACCUSE", "THREATEN", "REQUEST", "AGREE", "REJECT", "PRESENCE")
    return acts or candidate.entry.frame.name == "claimresp"


def _upper(parsed: Parsed, at: int) -> bool:
    return (
        0 <= at < len(parsed.tokens)
        and parsed.tokens[at].text[:1].isupper()
        and parsed.tags[at] in ("NNP", "NNPS")
    )


def _is_title_case(parsed: Parsed) -> bool:
    words = [t.text for t in parsed.tokens if t.text[:1].isalpha() and len(t.text) > 3]
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.7 * len(words)
