"""Small words that source phrases are made of, and those that end them."""

from __future__ import annotations

from vedette.engines.rules.attribution.tagged_words import TaggedWord

PRONOUNS = frozenset({"he", "she", "it", "they"})
OBJECTS = frozenset({"him", "them"})
SELF = frozenset({"i", "we", "you", "who", "which", "that", "this", "what", "there", "these"})
ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "his", "her"})
OPENERS = frozenset({"of", "for", "at", "in", "from", "into", "to", "on", "with", "near"})
HONORIFICS = frozenset(
    {
        "mr", "mrs", "ms", "dr", "gen", "lt", "col", "maj", "sgt", "capt", "brig", "sen", "rep",
        "gov", "prof", "sir", "sheikh", "imam", "ayatollah", "archbishop", "bishop", "cardinal",
        "archimandrite", "patriarch", "father", "sister", "brother", "spc", "cpl", "adm", "cmdr",
        "mp", "first", "staff", "senior", "vice", "navy", "army", "air", "marine", "state",
    }
)  # fmt: skip
_DAYS = frozenset(
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
        "yesterday", "tomorrow", "week", "month", "year", "morning", "evening", "night", "day",
        "afternoon", "january", "february", "march", "april", "june", "july", "august",
        "september", "october", "november", "december", "jan", "feb", "aug", "sept", "oct", "nov",
        "dec", "weekend", "dawn", "noon", "midnight", "meanwhile", "hours", "minutes", "days",
        "tuesdays", "earlier", "later", "separately", "however", "also", "ago", "time",
    }
)  # fmt: skip


def is_name(token: TaggedWord) -> bool:
    """Whether a token looks like a part of a name."""
    return token.text[:1].isupper() or token.lower[:3] in {"al-", "el-", "ad-", "as-", "ar-"}


def is_day(token: TaggedWord) -> bool:
    """Whether a token is the name of a day or month, or another word of time."""
    return token.lower.rstrip(".") in _DAYS and token.text != "Jan"


def is_pronoun(token: TaggedWord) -> bool:
    """Whether a token is a personal pronoun, not an acronym ("IT")."""
    return token.lower in PRONOUNS and not (token.text.isupper() and len(token.text) > 1)
