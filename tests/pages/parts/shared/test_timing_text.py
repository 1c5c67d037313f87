"""The timing of an action in words."""

from pages.parts.shared.timing_text import DUE_SOON
from store import threshold


def test_due_soon_has_the_days_of_the_rules() -> None:
    assert f"due soon (within {threshold('due_soon_days')} days)" == DUE_SOON
