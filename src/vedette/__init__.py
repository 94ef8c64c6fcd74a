"""vedette reads news reports about a conflict and keeps an evidence base that can be checked."""

from __future__ import annotations

__version__ = "0.1.0"
