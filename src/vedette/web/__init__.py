"""Edge: the desk, a web app on the loopback address; parses a request, calls, shows."""

from __future__ import annotations
