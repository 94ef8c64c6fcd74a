"""The command line: one file per command. Parse, call, print; decide nothing."""

from __future__ import annotations


def main() -> None:
    """Entry point of `vedette`."""
    raise SystemExit(2)
