"""Properties, which Hypothesis tries with many examples: `from tests.properties import given`.

They are tried with the same few examples each time, and by `--hypothesis-profile=soak` with many new ones. Hypothesis
is imported by the tests that need it alone.
"""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

__all__ = ["HealthCheck", "example", "given", "settings", "st"]

settings.register_profile("few", max_examples=50, deadline=None, derandomize=True, database=None)
settings.register_profile("soak", max_examples=5000, deadline=None, database=None)
settings.load_profile("few")
