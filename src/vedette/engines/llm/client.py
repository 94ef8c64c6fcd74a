"""The endpoint: one request with retries, capped in time and size."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import httpx
import msgspec

from vedette.errors import EngineFailed, UsageError, VedetteError

# Bytes of a reply; more is no answer to what was asked.
_LARGEST = 4_000_000
_RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_REFUSED = frozenset({401, 403})
_LONGEST_WAIT = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where to ask. `url` is the base ("http://127.0.0.1:8080/v1"); `timeout` in seconds for
    one try, `tries` in all."""

    url: str
    model: str
    key: str = ""
    timeout: float = 120.0
    tries: int = 4
    pause: float = 1.0

    def __post_init__(self) -> None:
        if not self.url.startswith(("http://", "https://")):
            raise UsageError(
                "V221",
                f"no address for the engine llm: got {self.url!r}, expected the base of an "
                "OpenAI-compatible service such as http://127.0.0.1:8080/v1; set "
                "VEDETTE_LLM_URL, VEDETTE_LLM_MODEL and, if it asks for one, VEDETTE_LLM_KEY",
            )
        if not self.model:
            raise UsageError("V221", "no model named for the engine llm; set VEDETTE_LLM_MODEL")

    def __repr__(self) -> str:  # the key is nobody's business
        return f"Endpoint({self.url!r}, {self.model!r})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came back: the text, whether it was cut off, and what it cost."""

    text: str
    cut_off: bool
    tokens_in: int
    tokens_out: int
    tries: int


class _Usage(msgspec.Struct):
    prompt_tokens: int = 0
    completion_tokens: int = 0


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]
    usage: _Usage | None = None


class Client:
    """Asks an endpoint; safe to use from several threads."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
        self._http = httpx.Client(
            timeout=httpx.Timeout(endpoint.timeout, connect=10.0),
            headers=headers,
            follow_redirects=False,
            trust_env=False,
        )

    def ask(self, system: str, user: str, schema: dict[str, Any]) -> Reply:
        """Ask once, and again where asking again can help.

        Raises:
            EngineFailed: the endpoint gave no usable reply in all tries.
            VedetteError: it refuses the key, so that no report can be read.
        """
        body = {
            "model": self.endpoint.model,
            "temperature": 0,
            "messages": [
                {"role": "system", "content": system},
                {"role": "user", "content": user},
            ],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "claims", "strict": True, "schema": schema},
            },
        }
        said = ""
        for tried in range(1, self.endpoint.tries + 1):
            wait = self.endpoint.pause * 2 ** (tried - 1)
            try:
                status, headers, raw = self._post(body)
            except httpx.HTTPError as error:
                said = f"{type(error).__name__}: {error}"
            else:
                if status in _REFUSED:
                    raise VedetteError(
                        "V222",
                        f"{self.endpoint.url} refuses the key (HTTP {status}); set VEDETTE_LLM_KEY",
                    )
                if status == 200:
                    return _reply(raw, tried)
                said = f"HTTP {status}: {raw[:200].decode('utf-8', 'replace')}"
                if status not in _RETRIED:
                    break
                wait = _asked_to_wait(headers.get("retry-after", ""), wait)
            if tried < self.endpoint.tries:
                time.sleep(min(wait, _LONGEST_WAIT))
        raise EngineFailed(
            "V223", f"{self.endpoint.url} gave no reply after {tried} tries; the last: {said}"
        )

    def _post(self, body: dict[str, Any]) -> tuple[int, httpx.Headers, bytes]:
        url = self.endpoint.url.rstrip("/") + "/chat/completions"
        until = time.monotonic() + self.endpoint.timeout
        with self._http.stream("POST", url, json=body) as response:
            raw = b""
            for chunk in response.iter_bytes():
                raw += chunk
                if len(raw) > _LARGEST:
                    raise EngineFailed("V223", f"{url} sent more than {_LARGEST} bytes")
                if time.monotonic() > until:
                    raise httpx.ReadTimeout(f"no whole reply within {self.endpoint.timeout:g} s")
            return response.status_code, response.headers, raw


def _reply(raw: bytes, tries: int) -> Reply:
    try:
        completion = msgspec.json.decode(raw, type=_Completion)
        choice = completion.choices[0]
    except (msgspec.DecodeError, IndexError, RecursionError) as error:
        raise EngineFailed("V223", f"the reply is no chat completion: {error}") from error
    usage = completion.usage or _Usage()
    return Reply(
        text=choice.message.content or "",
        cut_off=choice.finish_reason == "length",
        tokens_in=max(0, usage.prompt_tokens),
        tokens_out=max(0, usage.completion_tokens),
        tries=tries,
    )


def _asked_to_wait(value: str, otherwise: float) -> float:
    return float(value) if value.isascii() and value.isdigit() and len(value) < 6 else otherwise
