"""What stands beside a status, for tests that make rows of their own."""

from typing import Any

# A row of which there is nothing to say beside its status.
NOTHING_BESIDE: dict[str, Any] = {
    "last_status": None,
    "why_not_judged": None,
    "could_turn": False,
    "not_reported_since": None,
    "period_end": None,
    "qualifier": "exact",
    "is_date_assumed": False,
    "target_qualifier": "exact",
    "baseline_qualifier": None,
}
