"""Tags and grounded words -> claims."""

from __future__ import annotations

from vedette.coding.tracks import track_of
from vedette.records.claims import Actor, Claim, Source
from vedette.records.documents import Document, Role, TaggedClaim, Tagging
from vedette.records.grounded import (
    ActorMention,
    CountedWords,
    EquipmentWords,
    Grounded,
    PlaceMention,
    TimeMention,
)
from vedette.records.spans import words_at


def code_claims(document: Document, tagging: Tagging, grounded: Grounded) -> tuple[Claim, ...]:
    """Build the claims of a document from what was tagged and what was grounded.

    Args:
        document: the report, laid out.
        tagging: what the tagger found in it.
        grounded: the places, times, actors, equipment and numbers of those tags.

    Returns:
        Claims in order of their triggers. A place or time that was tagged but is missing from
        `grounded` stays in the claim as words that did not resolve.
    """
    coder = _Coder(document, tagging.engine, grounded)
    ordered = sorted(tagging.claims, key=lambda claim: (claim.trigger, claim.type))
    return tuple(coder.code(tagged) for tagged in ordered)


class _Coder:
    """Looks grounded words up by their spans while one document is coded."""

    def __init__(self, document: Document, engine: str, grounded: Grounded) -> None:
        self._text = document.report.text
        self._report_id = document.report.id
        self._engine = engine
        self._places = {mention.words.span: mention for mention in grounded.places}
        self._times = {mention.words.span: mention for mention in grounded.times}
        self._actors = {(m.words.span, m.name, m.type, m.role): m for m in grounded.actors}
        self._equipment = {(kind, words.span): words for kind, words in grounded.equipment}
        self._counted = {(role, words.span): words for role, words in grounded.counted}

    def code(self, tagged: TaggedClaim) -> Claim:
        origins = self._places_in(tagged, "origin")
        destinations = self._places_in(tagged, "destination")
        routes = self._places_in(tagged, "route")
        return Claim(
            report_id=self._report_id,
            type=tagged.type,
            mode=tagged.mode,
            status=tagged.status,
            trigger=words_at(self._text, tagged.trigger),
            actors=self._actors_in(tagged, "actor"),
            recipients=self._actors_in(tagged, "recipient"),
            locations=self._places_in(tagged, "location"),
            origins=origins,
            destinations=destinations,
            routes=routes,
            track=track_of(tagged.type, origins, routes, destinations),
            equipment=self._equipment_in(tagged),
            quantity=self._counted_in(tagged, "quantity"),
            killed=self._counted_in(tagged, "killed"),
            injured=self._counted_in(tagged, "injured"),
            captured=self._counted_in(tagged, "captured"),
            displaced=self._counted_in(tagged, "displaced"),
            time=self._time_in(tagged),
            cues=tuple(words_at(self._text, cue) for cue in tagged.cues),
            sources=tuple(
                Source(words=words_at(self._text, source.span), kind=source.kind, name=source.name)
                for source in tagged.sources
            ),
            evidence=tagged.evidence,
            engine=self._engine,
            rule=tagged.rule,
        )

    def _equipment_in(self, tagged: TaggedClaim) -> tuple[EquipmentWords, ...]:
        spans = [a.span for a in tagged.arguments if a.role == "equipment"]
        return tuple(
            self._equipment.get((tagged.type, span))
            or EquipmentWords(span=span, text=span.cut(self._text))
            for span in spans
        )

    def _counted_in(self, tagged: TaggedClaim, role: Role) -> tuple[CountedWords, ...]:
        spans = [a.span for a in tagged.arguments if a.role == role]
        return tuple(
            self._counted.get((role, span)) or CountedWords(span=span, text=span.cut(self._text))
            for span in spans
        )

    def _actors_in(self, tagged: TaggedClaim, role: Role) -> tuple[Actor, ...]:
        found = []
        for argument in tagged.arguments:
            if argument.role != role:
                continue
            mention = self._actors.get((argument.span, argument.name, tagged.type, role))
            found.append(
                Actor(
                    words=words_at(self._text, argument.span),
                    country=mention.code.country if mention else "",
                    sector=mention.code.sector if mention else "",
                    name=argument.name or (_canonical(mention) if mention else ""),
                    id=mention.code.id if mention else "",
                    inferred=mention.code.inferred if mention else False,
                    rule=mention.code.rule if mention else "",
                )
            )
        return tuple(found)

    def _places_in(self, tagged: TaggedClaim, role: Role) -> tuple[PlaceMention, ...]:
        return tuple(
            self._places.get(argument.span)
            or PlaceMention(
                words=words_at(self._text, argument.span),
                kind="place",
                grounding="unresolved",
                rule="not grounded",
            )
            for argument in tagged.arguments
            if argument.role == role
        )

    def _time_in(self, tagged: TaggedClaim) -> TimeMention | None:
        if tagged.time is None:
            return None
        return self._times.get(tagged.time) or TimeMention(
            words=words_at(self._text, tagged.time), type="DATE", value="", rule="not grounded"
        )


def _canonical(mention: ActorMention) -> str:
    """The canonical name of somebody known or introduced by name, where the words are another.

    States and their organs go by the words: "Turkish" says more plainly what is printed.
    """
    name, words = mention.code.name, mention.words.text
    by_name = mention.code.rule.startswith(("A1", "A6", "A7"))
    return name if by_name and name.casefold() not in words.casefold() else ""
