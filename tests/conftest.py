"""Settings for all tests: machines are noisy, so no property test fails for being slow.

Tests read with the rules where they say nothing else: they are about the house, not about the
weights, and what rules read does not change with them. tests/engines/model is about the weights.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

os.environ.setdefault("VEDETTE_ENGINE", "rules")
os.environ["VEDETTE_THREADS"] = "1"
os.environ["VEDETTE_GAZETTEER"] = os.devnull  # not the layers of whoever runs the tests

settings.register_profile("vedette", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("vedette")
