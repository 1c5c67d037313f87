"""The colours by their role, safe for colour-blind readers and visible on light and dark ground alike."""

from typing import Final

# What is not known.
UNKNOWN: Final = "#7a8794"

STATUS_COLOUR: Final = {
    "met": "#1b7f5c",
    "on_track": "#2f7fc1",
    "behind": "#c8641b",
    "not_reported": UNKNOWN,
    "not_judged": UNKNOWN,
    "no_data": UNKNOWN,
    "target_in_other_unit": UNKNOWN,
    "target_not_in_source": UNKNOWN,
    "no_target": UNKNOWN,
}

# Drawn as an outline: what became of it is not known. Hatched is what was not recorded.
HOLLOW_STATUSES: Final = frozenset({"not_reported"})

# White words are read on that of women, dark ones on the others.
SEX_COLOUR: Final = {
    "women": "#8560c4",
    "men": "#b07d12",
    "another_gender": "#2e9aa0",
    "not_recorded": UNKNOWN,
}

STATE_COLOUR: Final = {
    "completed": "#1b7f5c",
    "ongoing": "#2f7fc1",
    "not_started": "#c8641b",
    "not_reported": UNKNOWN,
    "cancelled": "#8a6d5b",
}

MAIN: Final = "#2f7fc1"
SECOND: Final = "#8a63c9"
QUIET: Final = "#7a8794"
LINE: Final = "#94a3b3"

# The colour of text on the page's ground, by theme.
INK: Final = {"light": "#16202c", "dark": "#e8edf2"}

# The colour of text that is less important, on white.
QUIET_INK: Final = "#55616e"

# On paper: text, the rules of a table, and the ground of its head.
PAPER_INK: Final = INK["light"]
PAPER_LINE: Final = "#c3ccd5"
PAPER_SHADE: Final = "#f3f5f8"
