"""The exception tree: one class for each reaction that a caller can have.

A doubt about the world is data (a status, an empty field with a reason), never an exception.
An exception says that an item, a file or the environment is broken. Its message says what we
got, what we expected and what to do now; its code is a heading in docs/errors.md.

    VedetteError
    |-- ItemError          this item cannot be used; name it, go on with the rest
    |   |-- NotReadable        the bytes are not what they claim to be, or are damaged
    |   |-- TooLarge           over a stated limit of size or time
    |   |-- Refused            an address or content that we will not fetch or open
    |   |-- NoText             readable, but there is no text to read in it
    |   `-- EngineFailed       the engine that reads could not read this item
    |-- UsageError         the user asked for something that cannot be; exit code 2
    |-- WorkspaceError     the workspace file is missing, damaged, of another version or locked
    `-- DataError          a shipped or user-supplied table is wrong: file, line and field
"""

from __future__ import annotations


class VedetteError(Exception):
    """Base of all errors that vedette raises on purpose.

    Args:
        code: stable code, a heading in docs/errors.md ("V101").
        message: what we got, what we expected, what to do.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"[{code}] {message}")
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[VedetteError], tuple[str, str]]:
        return type(self), (self.code, self.message)


class ItemError(VedetteError):
    """One input item cannot be used; the rest goes on."""


class NotReadable(ItemError):
    """The bytes are not what they claim to be, or they are damaged."""


class TooLarge(ItemError):
    """The item is over a stated limit of size or time."""


class Refused(ItemError):
    """An address or content that is not fetched or opened, and why."""


class NoText(ItemError):
    """The item can be opened, but holds no text to read."""


class EngineFailed(ItemError):
    """The engine that reads could not read this item; another engine may."""


class UsageError(VedetteError):
    """What the user asked for cannot be; exit code 2."""


class WorkspaceError(VedetteError):
    """The workspace file is missing, damaged, locked, or of another version."""


class DataError(VedetteError):
    """A table (shipped or the user's) is wrong; names file, line and field."""
