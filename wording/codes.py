"""The words for the codes of the ledger and of its rules, and the shapes beside them."""

from typing import Final

from wording.text import one_line

STATUS_WORD: Final = {
    "met": "met",
    "on_track": "on track",
    "behind": "behind",
    "no_data": "no data",
    "no_target": "no target",
}

# The second sign beside the colour: a shape in front of the word.
STATUS_SHAPE: Final = {
    "met": "✔",
    "on_track": "▲",
    "behind": "▼",
    "no_data": "○",
    "no_target": "◇",
}

STATE_WORD: Final = {
    "completed": "completed",
    "ongoing": "ongoing",
    "not_started": "not started",
    "not_reported": "not reported",
    "cancelled": "cancelled",
}

RESPONSE_WORD: Final = {
    "accepted": "accepted",
    "partially_accepted": "partially accepted",
    "rejected": "rejected",
    "pending": "no response yet",
}

# How an action reads whose deadline is past and of which nothing was reported; the rules have it as unreported().
UNREPORTED: Final = "past its deadline, nothing reported"

# The parts of a figure of people; their total is `total`.
SEX_WORD: Final = {
    "women": "women",
    "men": "men",
    "another_gender": "another gender",
    "not_recorded": "not recorded",
}

QUALIFIER_WORD: Final = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "less_than": "less than ",
    "up_to": "up to ",
}

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


def status_text(code: object) -> str:
    """A status with its shape before the word: `▼ behind`; a blank one is empty."""
    known = one_line(code)
    return f"{STATUS_SHAPE[known]} {STATUS_WORD[known]}" if known in STATUS_WORD else known


def state_text(code: object) -> str:
    """The state of an action in words; a blank one is empty."""
    return STATE_WORD.get(one_line(code), one_line(code))
