"""Notes: what the rules saw in a document, word by word, as the model's second sight.

The encoder reads words; the rules know grammar, the lexicon and who reports what. Each word goes
into the encoder with the notes of the rules on it, and each pair of a trigger and a word with
what the rules make of the pair. The model learns when to believe them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vedette.engines.model.labels import INNERMOST, LINK, NO_LINK, ROLES, STATUSES, TYPES
from vedette.engines.model.words import Worded
from vedette.engines.rules.attribution.attribute import sources_at, with_own
from vedette.engines.rules.syntax.phrases import Parsed
from vedette.engines.rules.tagger import RulesReading
from vedette.records.documents import TaggedClaim, TaggedSource
from vedette.records.spans import Span

# Penn Treebank tags as the tagger of the rules gives them; 0 stands for any other.
_TAGS = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW GW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS "
    "PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB ``"
).split()
_TAG = {tag: number for number, tag in enumerate(_TAGS, 1)}
_TYPE = {kind: number for number, kind in enumerate(TYPES, 1)}
_STATUS = {status: number for number, status in enumerate(STATUSES, 1)}
_ROLE = {role: number for number, role in enumerate(ROLES, 1)}

# Channels of a word's notes and how many values each has (0: nothing to say).
CHANNELS: tuple[tuple[str, int], ...] = (
    ("shape", 7),
    ("tag", len(_TAGS) + 1),
    ("phrase", 5),
    ("type", len(TYPES) + 1),
    ("status", len(STATUSES) + 1),
    ("role", len(ROLES) + 1),
    ("source", 4),
    ("time", 3),
)
_SHAPE, _POS, _PHRASE, _KIND, _SURE, _PART, _SAID, _WHEN = range(len(CHANNELS))
# Values of the note on a pair of trigger and word.
PAIR_ROLES = len(ROLES) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """`channels[c][i]` is the note of channel c on word i."""

    channels: tuple[tuple[int, ...], ...]

    @property
    def kinds(self) -> tuple[int, ...]:
        """Of each word: 1 plus the index of the type that the rules have there, 0 for none."""
        return self.channels[_KIND]


def shape(word: str) -> int:
    """How a word is printed: the encoder's own word pieces are all lower case."""
    if word.isalpha():
        if word.islower():
            return 1
        if word.isupper():
            return 3 if len(word) > 1 else 2
        return 2 if word[1:].islower() else 4
    if word.isdigit():
        return 5
    return 6


def note(text: str, worded: Worded, seen: RulesReading) -> Notes:
    """Write the notes on each word of a document."""
    count = len(worded.spans)
    channels = [[0] * count for _ in CHANNELS]
    channels[_SHAPE] = [shape(text[span.start : span.end]) for span in worded.spans]
    for number, parsed in enumerate(seen.parsed):
        _syntax(worded, number, parsed, channels)

    def mark(channel: int, span: Span, first: int, rest: int) -> None:
        sentence = worded.sentence_at(span.start)
        if sentence < 0:
            return
        start, end = worded.words_in(span, sentence)
        for i in range(start, end):
            channels[channel][i] = first if i == start else rest

    for span in seen.times:
        mark(_WHEN, span, 1, 2)
    for attribution in seen.attributions:
        if attribution.cue is not None:
            mark(_SAID, attribution.cue, 3, 3)
        for source in attribution.sources:
            mark(_SAID, source.span, 1, 2)
    for claim in seen.claims:
        for argument in claim.arguments:
            mark(_PART, argument.span, _ROLE[argument.role], _ROLE[argument.role])
        if claim.time is not None:
            mark(_PART, claim.time, _ROLE["time"], _ROLE["time"])
        for cue in claim.cues:
            mark(_PART, cue, _ROLE["cue"], _ROLE["cue"])
    for claim in seen.claims:
        mark(_KIND, claim.trigger, _TYPE[claim.type], _TYPE[claim.type])
        mark(_SURE, claim.trigger, _STATUS[claim.status], _STATUS[claim.status])
    return Notes(channels=tuple(tuple(channel) for channel in channels))


def claim_at(seen: RulesReading, trigger: Span) -> TaggedClaim | None:
    """The claim that the rules read at a trigger, if any."""
    return next((claim for claim in seen.claims if claim.trigger.overlaps(trigger)), None)


def pair_roles(worded: Worded, claim: TaggedClaim | None, sentence: int) -> tuple[int, ...]:
    """Roles that the rules give the words of a sentence for one trigger; 0 for none."""
    start, end = worded.bounds[sentence]
    marks = [0] * (end - start)
    if claim is None:
        return tuple(marks)
    spans: list[tuple[str, Span]] = [(a.role, a.span) for a in claim.arguments]
    spans += [("time", claim.time)] if claim.time is not None else []
    spans += [("cue", cue) for cue in claim.cues]
    for role, span in spans:
        first, last = worded.words_in(span, sentence)
        for i in range(first, last):
            marks[i - start] = _ROLE[role]
    return tuple(marks)


def chain_of(
    seen: RulesReading, claim: TaggedClaim | None, trigger: Span
) -> tuple[TaggedSource, ...]:
    """According to whom, as the rules have it, for a trigger wherever it was found."""
    chain = sources_at(seen.attributions, trigger)
    return with_own(chain, claim.sources) if claim is not None else chain


def link_notes(candidates: Sequence[Span], chain: Sequence[TaggedSource]) -> tuple[int, ...]:
    """What each candidate source is in the chain of the rules: no link, a link, the innermost."""
    found = []
    for span in candidates:
        hits = [i for i, link in enumerate(chain) if link.span.overlaps(span)]
        if not hits:
            found.append(NO_LINK)
        else:
            found.append(INNERMOST if hits[-1] == len(chain) - 1 else LINK)
    return tuple(found)


def _syntax(worded: Worded, number: int, parsed: Parsed, channels: list[list[int]]) -> None:
    """Part of speech and phrase of each word: words and tokens are not cut alike."""
    tokens = parsed.tokens
    at = 0
    start, end = worded.bounds[number]
    for i in range(start, end):
        span = worded.spans[i]
        while at < len(tokens) and tokens[at].end <= span.start:
            at += 1
        if at >= len(tokens) or tokens[at].start >= span.end:
            continue
        channels[_POS][i] = _TAG.get(parsed.tags[at], 0)
        chunk, group = parsed.chunk_at[at], parsed.group_at[at]
        if chunk >= 0:
            begins = parsed.chunks[chunk].start == at and tokens[at].start == span.start
            channels[_PHRASE][i] = 1 if begins else 2
        elif group >= 0:
            begins = parsed.groups[group].start == at and tokens[at].start == span.start
            channels[_PHRASE][i] = 3 if begins else 4
