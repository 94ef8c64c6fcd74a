"""The row format that predictions and gold share, decoded into typed records.

One row is one report: `{"doc": "...", "claims": [{...}]}`, as `vedette read --format jsonl`
prints it. Lists may be left out or null; unknown fields are ignored.
"""

from __future__ import annotations

import msgspec

from vedette.errors import DataError


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the report: half-open, in code points.

    `country` and `sector` stand only on actors and recipients. None is "left out", which is
    another value than "".
    """

    start: int
    end: int
    text: str = ""
    country: str | None = None
    sector: str | None = None


class TimeWords(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression with the days it covers as ISO dates, full or partial, as printed."""

    start: int
    end: int
    text: str = ""
    first: str | int | float | None = msgspec.field(default=None, name="from")
    last: str | int | float | None = msgspec.field(default=None, name="to")


class ClaimRow(msgspec.Struct, frozen=True, kw_only=True):
    """One claim as written in a row. A claim without a trigger counts as not made."""

    type: str
    trigger: Words | None = None
    mode: str | None = None
    status: str | None = None
    actor: tuple[Words, ...] | None = None
    recipient: tuple[Words, ...] | None = None
    location: tuple[Words, ...] | None = None
    origin: tuple[Words, ...] | None = None
    destination: tuple[Words, ...] | None = None
    route: tuple[Words, ...] | None = None
    equipment: tuple[Words, ...] | None = None
    quantity: tuple[Words, ...] | None = None
    killed: tuple[Words, ...] | None = None
    injured: tuple[Words, ...] | None = None
    captured: tuple[Words, ...] | None = None
    displaced: tuple[Words, ...] | None = None
    time: TimeWords | None = None
    source: tuple[Words, ...] | None = None

    def fillers(self, role: str) -> tuple[Words, ...]:
        """The words that fill a role, in the order of the row; () when it is left out.

        Args:
            role: one of `ROLES`.
        """
        filled: tuple[Words, ...] | None = getattr(self, role)
        return filled or ()

    @property
    def chain(self) -> tuple[Words, ...]:
        """The sources, outermost first; () is the report's own voice."""
        return self.source or ()


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """One report with its claims."""

    doc: str
    claims: tuple[ClaimRow, ...] | None = None

    @property
    def made(self) -> tuple[ClaimRow, ...]:
        """The claims that have a trigger."""
        return tuple(claim for claim in self.claims or () if claim.trigger is not None)


ROLES = (
    "actor", "recipient", "location", "origin", "destination", "route", "equipment", "quantity",
    "killed", "injured", "captured", "displaced",
)  # fmt: skip


def decode_rows(lines: bytes, *, name: str = "rows") -> tuple[ReportRow, ...]:
    """Decode JSON Lines into report rows, in order; blank lines are skipped.

    Args:
        lines: UTF-8 JSON Lines. Only line feeds end a line.
        name: what the bytes are, for the error message.

    Raises:
        DataError: V701, a line is not JSON or not a row; names the line and the field.
    """
    decoder = msgspec.json.Decoder(ReportRow)
    rows = []
    for number, line in enumerate(lines.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            rows.append(decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise DataError(
                "V701",
                f"{name}, line {number}: {error}; expected a report row "
                '{"doc", "claims": [...]}; mend or leave out the line',
            ) from error
    return tuple(rows)


def convert_row(row: object) -> ReportRow:
    """Turn a decoded JSON object (what `vedette read` prints for a report) into a row.

    Raises:
        DataError: V701, the object is not a row; names the field.
    """
    try:
        return msgspec.convert(row, ReportRow)
    except msgspec.ValidationError as error:
        raise DataError(
            "V701", f"{error}; expected a report row {{'doc', 'claims': [...]}}; mend the row"
        ) from error
