"""What the language model may answer: the records, and the JSON schema that it is given."""

from __future__ import annotations

from typing import Any, get_args

import msgspec

from vedette.records.documents import EventType, Role, SourceKind, Status

# More claims than a stretch of sentences can hold are noise.
MOST_CLAIMS = 400


class Quoted(msgspec.Struct, frozen=True):
    """Words of one sentence."""

    sentence: int
    text: str


class Filled(msgspec.Struct, frozen=True):
    """Words that fill a role."""

    role: str
    sentence: int
    text: str


class Quoting(msgspec.Struct, frozen=True):
    """A link of "according to whom"."""

    kind: str
    sentence: int
    text: str


class Told(msgspec.Struct, frozen=True):
    """One claim as the language model tells it; nothing in it is believed yet."""

    sentence: int
    trigger: str
    type: str
    status: str
    occurrence: int = 0
    mode: str = ""
    cues: tuple[str, ...] = ()
    arguments: tuple[Filled, ...] = ()
    times: tuple[Quoted, ...] = ()
    sources: tuple[Quoting, ...] = ()


class Answer(msgspec.Struct, frozen=True):
    """All claims of one request."""

    claims: tuple[Told, ...]


def schema() -> dict[str, Any]:
    """The JSON schema of `Answer`, strict: every field is required and no other is allowed."""
    text = {"type": "string"}
    number = {"type": "integer"}
    quoted = _object({"sentence": number, "text": text})
    claim = _object(
        {
            "sentence": number,
            "trigger": text,
            "occurrence": number,
            "type": {"type": "string", "enum": list(get_args(EventType))},
            "mode": text,
            "status": {"type": "string", "enum": list(get_args(Status))},
            "cues": _list(text),
            "arguments": _list(
                _object(
                    {
                        "role": {"type": "string", "enum": list(get_args(Role))},
                        "sentence": number,
                        "text": text,
                    }
                )
            ),
            "times": _list(quoted),
            "sources": _list(
                _object(
                    {
                        "kind": {"type": "string", "enum": list(get_args(SourceKind))},
                        "sentence": number,
                        "text": text,
                    }
                )
            ),
        }
    )
    return _object({"claims": _list(claim)})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}
