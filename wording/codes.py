"""The words for the codes of the ledger and of its rules, and the shapes beside them."""

from collections.abc import Mapping
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

# How an action reads by its state and its deadline.
READING_WORD: Final = {
    "completed": "completed",
    "cancelled": "cancelled",
    "overdue": "overdue",
    "unreported": "past its deadline, nothing reported",
    "due_soon": "due soon",
    "later": "due later",
    "no_deadline": "no deadline",
}

# Why a board must discuss an action, the most urgent first.
REASON_WORD: Final = {
    "overdue": READING_WORD["overdue"],
    "unreported": READING_WORD["unreported"],
    "due_before_meeting": "due before the next meeting",
}

ACTION_CHANGE_WORD: Final = {
    "completed": "completed",
    "newly_overdue": f"newly {READING_WORD['overdue']}",
    "newly_unreported": f"newly {READING_WORD['unreported']}",
    "rescheduled": "rescheduled",
    "cancelled": "cancelled",
    "withdrawn": "withdrawn",
    "new": "new",
    "other": "otherwise changed",
}

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

# The words for the codes of a column, by the last word of its name.
COLUMN_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "status": STATUS_WORD,
    "state": STATE_WORD,
    "reading": READING_WORD,
    "why": REASON_WORD,
    "kind": ACTION_CHANGE_WORD,
    "sex": SEX_WORD,
}


def words_of_column(name: str) -> Mapping[str, str]:
    """The words for the codes of the column `name`, such as `old_status`; empty where it has none."""
    return COLUMN_WORDS.get(name.split("_")[-1], {})


def status_text(code: object) -> str:
    """A status with its shape before the word: `▼ behind`; a blank one is empty."""
    known = one_line(code)
    return f"{STATUS_SHAPE[known]} {STATUS_WORD[known]}" if known in STATUS_WORD else known


def reading_text(code: object) -> str:
    """How an action reads by its state and its deadline; a blank code is empty."""
    return READING_WORD.get(one_line(code), one_line(code))


def state_text(code: object) -> str:
    """The state of an action in words; a blank one is empty."""
    return STATE_WORD.get(one_line(code), one_line(code))
