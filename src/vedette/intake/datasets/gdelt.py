"""Rows of GDELT 2.0's event files as claims."""

from __future__ import annotations

from urllib.parse import urlsplit

from vedette.intake.datasets.rows import (
    Coded,
    NoEvent,
    RowText,
    WrongRow,
    actors,
    coded,
    place,
    time,
)
from vedette.lexicon.countries import countries
from vedette.records.claims import Actor
from vedette.records.documents import EventType

KEY = "GLOBALEVENTID"
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{part}" for part in _ACTOR), *(f"Actor2{part}" for part in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip

_ROOTS: dict[str, EventType] = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE",
    "07": "AID", "08": "CONCEDE", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT",
    "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE",
    "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
_BASES: dict[str, tuple[EventType, str]] = {
    "084": ("RETREAT", "release"), "087": ("RETREAT", "ceasefire"), "173": ("COERCE", "arrest"),
    "194": ("ASSAULT", "heavy-weapons"), "195": ("ASSAULT", "aerial"), "181": ("COERCE", "abduct"),
    "183": ("ASSAULT", "explosives"), "190": ("ASSAULT", ""), "191": ("COERCE", "restrict"),
    "192": ("CONTROL", "take"), "090": ("ACCUSE", "investigate"),
    "145": ("PROTEST", "riot"), "143": ("PROTEST", "strike"), "141": ("PROTEST", "demo"),
}  # fmt: skip
_SECTORS = {
    "GOV": "GOV", "MIL": "MIL", "COP": "COP", "JUD": "JUD", "LEG": "LEG", "REB": "REB",
    "SEP": "REB", "INS": "REB", "UAF": "UAF", "OPP": "OPP", "SPY": "SPY", "CVL": "CVL",
    "CRM": "CRM", "EDU": "EDU", "BUS": "BUS", "MED": "JRN", "HLH": "MED", "LAB": "LAB",
    "REF": "REF", "ELI": "ELI",
}  # fmt: skip
# GDELT's Geo_Type: 1 country, 2 and 5 first-level region, 3 and 4 town.
_GRAIN = {1: (6, 500.0), 2: (4, 150.0), 3: (1, 10.0), 4: (1, 10.0), 5: (4, 150.0)}


def read_row(cells: dict[str, str]) -> Coded:
    """One row as a report of GDELT, with the article's address as its own.

    CAMEO codes become PLOVER types by their root, some by their base. Root 01, a statement, has
    no type of ours. GDELT's day is that of the event as its machine read it.

    Raises:
        WrongRow: a cell that cannot be.
        NoEvent: an event of root 01.
    """
    row = RowText(cells)
    base, root = row.get("EventBaseCode").zfill(3), row.get("EventRootCode").zfill(2)
    if root == "01":
        raise NoEvent("EventRootCode 01, a statement")
    if root not in _ROOTS:
        raise WrongRow(f"EventRootCode is {root!r}, expected 02 to 20")
    kind, mode = _BASES.get(base, (_ROOTS[root], ""))
    day = row.day("SQLDATE")
    grain, radius = _GRAIN.get(int(row.number("ActionGeo_Type", 0, 5) or 0), (7, 1000.0))
    url = row.get("SOURCEURL")
    is_address = urlsplit(url).scheme in {"http", "https"}
    known = {country.code for country in countries()}

    def side(number: str) -> tuple[Actor, ...]:
        code = row.get(f"Actor{number}CountryCode")
        return actors(
            row, f"Actor{number}Name", country=code if code in known else "",
            sector=_SECTORS.get(row.get(f"Actor{number}Type1Code"), ""),
        )  # fmt: skip

    return coded(
        row, name=f"GDELT {row.get(KEY) or 'row'}", maker="GDELT", engine="import gdelt", kind=kind,
        mode=mode, url=url if is_address else "", trigger="EventCode", evidence="",
        actors=side("1"), recipients=side("2"),
        locations=place(
            row, "ActionGeo_FullName", lat="ActionGeo_Lat", lon="ActionGeo_Long", country="",
            precision=grain, radius_km=radius, layer="gdelt",
        ),
        time=time(row, "SQLDATE", day, day, 1),
    )  # fmt: skip
