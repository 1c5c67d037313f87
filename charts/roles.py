"""The colours by their role, safe for colour-blind readers and visible on light and dark ground alike."""

from typing import Final

STATUS: Final = {
    "met": "#1b7f5c",
    "on_track": "#2f7fc1",
    "behind": "#c8641b",
    "no_data": "#7a8794",
    "no_target": "#7a8794",
}

# The second sign beside the colour: a shape that stands in front of the word.
STATUS_SHAPE: Final = {
    "met": "✔",
    "on_track": "▲",
    "behind": "▼",
    "no_data": "○",
    "no_target": "◇",
}

STATUS_WORD: Final = {
    "met": "met",
    "on_track": "on track",
    "behind": "behind",
    "no_data": "no data",
    "no_target": "no target",
}

SEX: Final = {
    "women": "#8a63c9",
    "men": "#b07d12",
    "another_gender": "#2e9aa0",
    "not_recorded": "#7a8794",
}

SEX_WORD: Final = {
    "women": "women",
    "men": "men",
    "another_gender": "another gender",
    "not_recorded": "not recorded",
}

STATE: Final = {
    "completed": "#1b7f5c",
    "ongoing": "#2f7fc1",
    "not_started": "#c8641b",
    "not_reported": "#7a8794",
    "cancelled": "#8a6d5b",
}

STATE_WORD: Final = {
    "completed": "completed",
    "ongoing": "ongoing",
    "not_started": "not started",
    "not_reported": "not reported",
    "cancelled": "cancelled",
}

# The second sign of a state beside its colour, as Plotly names its marks.
STATE_MARK: Final = {
    "completed": "circle",
    "ongoing": "triangle-right",
    "not_started": "circle-open",
    "not_reported": "square-open",
    "cancelled": "x",
}

MAIN: Final = "#2f7fc1"
SECOND: Final = "#8a63c9"
QUIET: Final = "#7a8794"
LINE: Final = "#94a3b3"

# The colour of text on the page's ground, by theme.
INK: Final = {"light": "#16202c", "dark": "#e8edf2"}

# Hatching says "not recorded" or "not reported" without colour.
UNKNOWN_PATTERN: Final = {"shape": "/", "size": 6, "solidity": 0.35}

PARTNER_WORD: Final = {
    "company": "company",
    "coalition": "coalition",
    "civil_society": "civil society",
    "un": "United Nations",
    "foundation": "foundation",
    "academia": "academia",
    "other": "other",
    "unknown": "kind not known",
    "merged": "several kinds, merged",
}
