"""What curated sites are called in reports: "Shayrat airbase", "Rafah border crossing"."""

from __future__ import annotations

from functools import cache
from types import ModuleType

from build_tools.gazetteer_sources import folding

# Endings that a name may bear, and the forms that what remains of it is given.
_ENDS: dict[str, frozenset[str]] = {
    "crossing": frozenset(["crossing", "border", "point", "gate", "checkpoint", "terminal"]),
    "camp": frozenset(["camp", "refugee", "displacement", "idp", "camps"]),
    "dam": frozenset(["dam", "hydroelectric"]),
    "nuclear plant": frozenset(["plant", "nuclear", "power", "station", "npp", "reactor"]),
    "port": frozenset(["port"]),
    "naval base": frozenset(["base", "naval", "facility"]),
    "base": frozenset(["base", "military", "garrison"]),
}
_FORMS: dict[str, tuple[str, ...]] = {
    "airfield": (
        "{} air base", "{} airport", "{} airfield", "{} military airport", "{} military airfield",
        "{} military air base", "{} base",
    ),
    "crossing": ("{} crossing", "{} border crossing", "{} crossing point", "{} checkpoint"),
    "camp": ("{} camp", "{} refugee camp", "{} displacement camp"),
    "dam": ("{} dam", "{} hydroelectric dam"),
    "nuclear plant": (
        "{} nuclear plant", "{} nuclear power plant", "{} nuclear power station", "{} npp",
        "{} nuclear facility",
    ),
    "port": ("port of {}", "{} port", "{} seaport", "{} harbour", "{} harbor"),
    "naval base": ("{} naval base", "{} naval facility"),
    "base": ("{} base", "{} military base"),
}  # fmt: skip


@cache
def _fold() -> ModuleType:
    return folding()


def stem_of(name: str, feature: str) -> str:
    """The folded name without the words for its kind: "rafah" of "Rafah border crossing".

    A name with a comma ("Nasiriyah Air Base, Syria") has none; the comma tells two apart.
    """
    if "," in name:
        return ""
    key: str = _fold().fold(name)
    if feature == "airfield":
        stem: str = _fold().field_name(key)
        return stem
    words, ends = key.split(), _ENDS.get(feature, frozenset())
    if feature == "port" and words[:2] == ["port", "of"]:
        words = words[2:]
    while words and words[-1] in ends:
        words.pop()
    return " ".join(words)


def forms_of(names: list[str], feature: str) -> list[str]:
    """The forms that the stems of all names are given, each once, in order."""
    if feature not in _FORMS:
        return []
    stems = dict.fromkeys(stem for name in names if (stem := stem_of(name, feature)))
    return [form.format(stem) for stem in stems for form in _FORMS[feature]]
