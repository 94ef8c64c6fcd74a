"""Document, its tags and what is grounded -> Claims. Pure, but for `root`, which asks the model."""

from __future__ import annotations


def root(text: str, actor: tuple[int, int] | None, recipient: tuple[int, int] | None) -> str:
    """The PLOVER root of what the actor does to the recipient; the same as `vedette.root`."""
    import vedette

    return vedette.root(text, actor, recipient)
