"""Bytes to text: which encoding they are in, and whether they are text at all."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from vedette.errors import NotReadable

_MARKS = (  # the four-byte marks first: the UTF-32 mark begins with the UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESSABLE = (  # in order of preference where two fit equally well
    "cp1252", "cp1251", "cp1256", "cp1254", "cp1250", "cp1253", "cp1255", "koi8_r", "koi8_u",
    "gb18030", "big5", "cp932", "euc_jp", "cp949",
)  # fmt: skip
_NOT_FOR_TEXT = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"}
_SAMPLE_BYTES = 65_536
_PROBE_CHARS = 20_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_LINE_WITH_HIGH_BYTES = re.compile(rb"[^\n]{0,2000}[\x80-\xff][^\n]{0,2000}\n?")
_META_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I
)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text with the encoding that its bytes were in; a byte order mark is not part of the text."""

    text: str
    encoding: str


def decode(content: bytes, *, declared: str = "") -> Decoded:
    """Decode bytes: mark, strict UTF-8, UTF-16 without mark, the declared charset, then a guess.

    Only the byte order mark is dropped, and nothing is replaced, with one exception: UTF-8 in
    which at most one in ten non-ASCII characters is damaged keeps the others and has U+FFFD for
    these; `encoding` is then "utf-8 (N damaged)". UTF-16 without a mark is recognised by NUL
    bytes that stand on one side only.

    Args:
        content: the bytes.
        declared: charset named by HTTP, mail or the page; used only where strict UTF-8 fails
            (or where the bytes hold escape sequences, as in ISO-2022-JP).

    Raises:
        NotReadable: V105 for bytes that are not text, V106 for text in no known encoding.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding)
    declared = _codec_name(declared)
    if declared and b"\x1b" in content:
        text = _attempt(content, declared)
        if text is not None:
            return Decoded(text=text, encoding=declared)
    if b"\x00" in content:
        return _without_mark(content)
    text = _attempt(content, "utf-8")
    if text is not None:
        return Decoded(text=text, encoding="utf-8")
    if (damaged := _damaged_utf8(content)) is not None:
        return damaged
    if declared and (text := _attempt(content, declared)) is not None:
        return Decoded(text=text, encoding=declared)
    return _guessed(content)


def declared_in(head: bytes) -> str:
    """The charset that an HTML page or XML file names for itself in its first 4,096 bytes."""
    found = _XML_CHARSET.search(head[:4096]) or _META_CHARSET.search(head[:4096])
    return found.group(1).decode("ascii") if found else ""


def is_binary(text: str) -> bool:
    """Whether decoded text is no text: a NUL anywhere, or over 1 % other control characters.

    Tab, line feed, carriage return, form feed, escape and next line (U+0085) are not counted.
    Only the first 20,000 code points are counted for the share.
    """
    if "\x00" in text:
        return True
    probe = text[:_PROBE_CHARS]
    return len(_CONTROL.findall(probe)) * 100 > len(probe)


def is_encodable(text: str) -> bool:
    """Whether the text holds no lone surrogate, so that it can be stored and printed as UTF-8."""
    return text.isascii() or not re.search("[\ud800-\udfff]", text)


def _attempt(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):  # LookupError: a codec that does not make text
        return None


def _damaged_utf8(content: bytes) -> Decoded | None:
    """Other encodings hardly ever hold valid UTF-8 sequences, let alone ten for each invalid one."""
    text = content.decode("utf-8", "replace")
    damaged = text.count("\ufffd") - content.count(b"\xef\xbf\xbd")
    whole = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    if damaged * 10 > whole:
        return None
    return Decoded(text=text, encoding=f"utf-8 ({damaged} damaged)")


def _codec_name(declared: str) -> str:
    name = declared.strip().lower()
    if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}:
        return "cp1252"  # as browsers read it: WHATWG Encoding Standard, section 4.2
    try:
        info = codecs.lookup(name) if name else None
    except LookupError:
        return ""
    return info.name if info is not None and info.name not in _NOT_FOR_TEXT else ""


def _strictly(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(text=content.decode(encoding), encoding=encoding)
    except UnicodeDecodeError as error:
        raise NotReadable(
            "V106",
            f"byte order mark says {encoding}, but byte {error.start} does not fit it; expected "
            "text in one encoding throughout; save it again as UTF-8",
        ) from error


def _without_mark(content: bytes) -> Decoded:
    zeros_first, zeros_second = content[0::2].count(0), content[1::2].count(0)
    encoding = "utf-16-le" if zeros_second > zeros_first else "utf-16-be"
    few, many = sorted((zeros_first, zeros_second))
    if len(content) % 2 == 0 and few * 20 <= many and many * 50 >= len(content) // 2:
        text = _attempt(content, encoding)
        if text is not None and _looks_written(text):
            return Decoded(text=text, encoding=encoding)
    raise NotReadable(
        "V105",
        "it holds NUL bytes and is no UTF-16 text, so it looks binary; expected text, HTML, PDF, "
        "a feed, JSON Lines, a table, mail or a web archive; convert it to one of these",
    )


def _looks_written(text: str) -> bool:
    probe = text[:_PROBE_CHARS]
    odd = sum(unicodedata.category(char) in {"Cn", "Co", "Cs", "Cc"} for char in probe)
    odd -= sum(probe.count(char) for char in "\t\n\r\f")
    return odd * 50 <= len(probe)


def _guessed(content: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    sample = b""
    for line in _LINE_WITH_HIGH_BYTES.finditer(content):
        sample += line.group(0)
        if len(sample) >= _SAMPLE_BYTES:
            break
    matches = from_bytes(sample, cp_isolation=list(_GUESSABLE))
    ranked = sorted(
        (round(match.chaos, 3), -round(match.coherence, 3), _GUESSABLE.index(name), name)
        for match in matches
        for name in {match.encoding, *match.could_be_from_charset}
        if name in _GUESSABLE
    )
    for _, _, _, name in ranked:
        text = _attempt(content, name)
        if text is not None:
            return Decoded(text=text, encoding=name)
    raise NotReadable(
        "V106",
        "its encoding could not be told; expected UTF-8, UTF-16 or a common code page; "
        "save it again as UTF-8",
    )
