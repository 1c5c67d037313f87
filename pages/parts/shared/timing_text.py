"""The words for the timing of an action."""

from store import threshold

DUE_SOON = f"due within {threshold('due_soon_days')} days"

TIMING_WORD = {
    "past_deadline": "past its deadline",
    "due_soon": DUE_SOON,
    "later": "due later",
    "no_deadline": "no deadline",
}
