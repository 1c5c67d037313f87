"""The words for the time within which an action is due soon."""

from store import threshold
from wording.codes import TIMING_WORD

DUE_SOON = f"{TIMING_WORD['due_soon']} (within {threshold('due_soon_days')} days)"
