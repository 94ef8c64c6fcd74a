"""Settings for all tests: machines are noisy, so no property test fails for being slow."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("vedette", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("vedette")
