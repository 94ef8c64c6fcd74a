"""The tagger over a language model: requests of some sentences each, checked, and tallied."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import msgspec

from vedette.engines.llm.answers import Answer, schema
from vedette.engines.llm.checking import check
from vedette.engines.llm.client import Client, Reply
from vedette.engines.llm.prompt import SYSTEM, user_message
from vedette.errors import EngineFailed
from vedette.records.documents import Document, TaggedClaim, Tagging

# Sentences of one request: about what a model answers without being cut off.
BATCH = 30


@dataclass(slots=True, kw_only=True)
class Tally:
    """What the engine has cost and thrown away so far in this process."""

    requests: int = 0
    retries: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    dropped_claims: int = 0
    dropped_fields: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, reply: Reply) -> None:
        """Add what a request cost."""
        with self.lock:
            self.requests += 1
            self.retries += reply.tries - 1
            self.tokens_in += reply.tokens_in
            self.tokens_out += reply.tokens_out

    def drop(self, claims: int, fields: int) -> None:
        """Add what did not stand in the text."""
        with self.lock:
            self.dropped_claims += claims
            self.dropped_fields += fields


class LlmTagger:
    """Implements `ports.Tagger`; one report a request, never two."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.tally = Tally()

    @property
    def name(self) -> str:
        """Engine and model."""
        return f"llm {self._client.endpoint.model}"

    def tag(self, document: Document) -> Tagging:
        """Find the claims of a document; spans refer to its report's text.

        Raises:
            EngineFailed: a stretch of the report could not be read.
        """
        count = len(document.sentences)
        claims: list[TaggedClaim] = []
        for first in range(0, count, BATCH):
            claims += self._read(document, first, min(count, first + BATCH))
        return Tagging(engine=self.name, claims=tuple(claims))

    def _read(self, document: Document, first: int, last: int) -> list[TaggedClaim]:
        user = user_message(document, document.sentences[first:last], first)
        reply = self._client.ask(SYSTEM, user, schema())
        self.tally.count(reply)
        try:
            answer = msgspec.json.decode(_bare(reply.text), type=Answer)
        except (msgspec.DecodeError, RecursionError) as error:
            if last - first > 1:  # cut off, or lost in a long answer: ask for less
                middle = (first + last) // 2
                return [*self._read(document, first, middle), *self._read(document, middle, last)]
            raise EngineFailed(
                "V224",
                f"the model's answer on sentence {first + 1} is not of the schema "
                f"({'cut off' if reply.cut_off else error}); try another model",
            ) from error
        found = check(document, answer, first, last)
        self.tally.drop(found.dropped_claims, found.dropped_fields)
        return list(found.claims)


def _bare(text: str) -> str:
    """The JSON of an answer that came in a Markdown fence."""
    text = text.strip()
    if text.startswith("```"):
        text = text.partition("\n")[2]
        text = text.removesuffix("```").strip()
    return text
