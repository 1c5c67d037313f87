"""The colours by their role, safe for colour-blind readers and visible on light and dark ground alike."""

from typing import Final

STATUS_COLOUR: Final = {
    "met": "#1b7f5c",
    "on_track": "#2f7fc1",
    "behind": "#c8641b",
    "no_data": "#7a8794",
    "no_target": "#7a8794",
}

SEX_COLOUR: Final = {
    "women": "#8a63c9",
    "men": "#b07d12",
    "another_gender": "#2e9aa0",
    "not_recorded": "#7a8794",
}

STATE_COLOUR: Final = {
    "completed": "#1b7f5c",
    "ongoing": "#2f7fc1",
    "not_started": "#c8641b",
    "not_reported": "#7a8794",
    "cancelled": "#8a6d5b",
}

MAIN: Final = "#2f7fc1"
SECOND: Final = "#8a63c9"
QUIET: Final = "#7a8794"
LINE: Final = "#94a3b3"

# The colour of text on the page's ground, by theme.
INK: Final = {"light": "#16202c", "dark": "#e8edf2"}

# On paper: text, the rules of a table, and the ground of its head.
PAPER_INK: Final = INK["light"]
PAPER_LINE: Final = "#c3ccd5"
PAPER_SHADE: Final = "#f3f5f8"
