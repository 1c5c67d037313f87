"""The words for the codes of the ledger and of its rules, and the shapes beside them."""

from collections.abc import Mapping
from typing import Any, Final

from wording.dates import day
from wording.text import blank, one_line

STATUS_WORD: Final = {
    "met": "met",
    "on_track": "on track",
    "behind": "behind",
    "not_reported": "not reported",
    "not_judged": "not judged",
    "no_data": "no data",
    "target_in_other_unit": "target in another unit",
    "target_not_in_source": "target not in the sources",
    "no_target": "no target",
}

# The statuses of a figure that is held against its target.
JUDGED: Final = ("met", "on_track", "behind", "not_reported")

# The second sign beside the colour: a shape in front of the word; hollow where nothing is known.
STATUS_SHAPE: Final = {
    "met": "✔",
    "on_track": "●",
    "behind": "▼",
    "not_reported": "□",
    "not_judged": "◇",
    "no_data": "○",
    "target_in_other_unit": "◇",
    "target_not_in_source": "◇",
    "no_target": "◇",
}

WHY_NOT_JUDGED: Final = {
    "no_due_date": "no due date is known",
    "no_baseline": "no baseline is known",
    "baseline_is_target": "the baseline equals the target",
}

# What is not known of an indicator or of a statement about the portfolio.
GAP_WORD: Final = {
    "no_figure": "No figure",
    "target_not_in_source": "Target not in the sources",
    "no_target": "No target",
    "target_in_other_unit": "Target in another unit only",
    "baseline_not_in_source": "Baseline not in the sources",
    "no_baseline": "No baseline stated",
    "not_split_by_sex": "People not split by sex",
    "no_value": "No value in the source",
}

# What the sources judge themselves, which is not a status that is computed here.
VERDICT_WORD: Final = {
    "achieved": "achieved",
    "on_track": "on track",
    "largely_on_track": "largely on track",
    "partly": "partly achieved",
    "off_track": "off track",
    "not_judged": "not judged",
}

STATE_WORD: Final = {
    "completed": "completed",
    "ongoing": "ongoing",
    "not_started": "not started",
    "not_reported": "not reported",
    "cancelled": "cancelled",
}

# The second sign of a state beside its colour, as that of a status.
STATE_SHAPE: Final = {
    "completed": "✔",
    "ongoing": "●",
    "not_started": "○",
    "not_reported": "□",
    "cancelled": "✕",
}

RESPONSE_WORD: Final = {
    "accepted": "accepted",
    "partially_accepted": "partially accepted",
    "rejected": "rejected",
    "pending": "no response yet",
}

TIMING_WORD: Final = {
    "past_deadline": "past its deadline",
    "due_soon": "due soon",
    "later": "due later",
    "no_deadline": "no deadline",
}

# How an action reads by its state and its timing.
READING_WORD: Final = {
    "completed": STATE_WORD["completed"],
    "cancelled": STATE_WORD["cancelled"],
    "overdue": "overdue",
    "last_reported": f"{TIMING_WORD['past_deadline']}, last reported before it",
    "unreported": f"{TIMING_WORD['past_deadline']}, nothing reported",
    "due_soon": TIMING_WORD["due_soon"],
    "later": TIMING_WORD["later"],
    "no_deadline": TIMING_WORD["no_deadline"],
}

# Why a board must discuss an action, the most urgent first.
REASON_WORD: Final = {
    "overdue": READING_WORD["overdue"],
    "last_reported": READING_WORD["last_reported"],
    "unreported": READING_WORD["unreported"],
    "due_before_meeting": "due before the next meeting",
    "due_soon": READING_WORD["due_soon"],
}

ACTION_CHANGE_WORD: Final = {
    "completed": "completed",
    "newly_overdue": f"newly {READING_WORD['overdue']}",
    "newly_last_reported": f"newly {READING_WORD['last_reported']}",
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

# What says why there is no value, in stead of a word before it.
NO_VALUE_WORD: Final = {
    "withdrawn": "withdrawn",
    "not_in_source": "not in the sources",
    "none": "none",
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
    "timing": TIMING_WORD,
    "reading": READING_WORD,
    "gap": GAP_WORD,
    "judged": WHY_NOT_JUDGED,
    "why": REASON_WORD,
    "kind": ACTION_CHANGE_WORD,
    "sex": SEX_WORD,
}


def words_of_column(name: str) -> Mapping[str, str]:
    """The words for the codes of the column `name`, such as `old_status`; empty where it has none."""
    return COLUMN_WORDS.get(name.split("_")[-1], {})


def status_text(code: object, figure_of: Any = None) -> str:
    """A status with its shape before the word: `▼ behind`; a blank one is empty.

    figure_of: the date of the figure, since which nothing was reported where that is the status.
    """
    known = one_line(code)
    if known not in STATUS_WORD:
        return known
    return f"{STATUS_SHAPE[known]} {status_word(known, figure_of)}"


def status_word(code: str, figure_of: Any = None) -> str:
    """The same without the shape: `behind`, `not reported since 30 September 2020`."""
    since = f" since {day(figure_of)}" if code == "not_reported" and not blank(figure_of) else ""
    return f"{STATUS_WORD[code]}{since}"


def beside_status(row: Mapping[str, object]) -> str:
    """What stands beside the status of a row of `results/indicator_progress`, or of one with the same columns.

    The last status, why it was not judged, that the qualifier of the figure could turn it, and since when nothing was
    reported; empty where there is nothing to say.
    """
    parts = []
    if not blank(row["last_status"]):
        parts.append(f"last: {STATUS_WORD[str(row['last_status'])]}, {day(row['period_end'])}")
    if not blank(row["why_not_judged"]):
        parts.append(WHY_NOT_JUDGED[str(row["why_not_judged"])])
    if row["could_turn"]:
        parts.append(f"“{QUALIFIER_WORD[str(row['qualifier'])].strip()}” could turn it")
    if row["status"] != "not_reported" and not blank(row["not_reported_since"]):
        parts.append(f"not reported since {day(row['not_reported_since'])}")
    return "; ".join(parts)


def whole_status(row: Mapping[str, object]) -> str:
    """The status of such a row with what stands beside it: `▼ behind (“at least” could turn it)`."""
    return f"{STATUS_SHAPE[str(row['status'])]} {status_in_words(row)}"


def status_in_words(row: Mapping[str, object]) -> str:
    """The same without the shape."""
    beside = beside_status(row)
    text = status_word(str(row["status"]), row["period_end"])
    return f"{text} ({beside})" if beside else text


def reading_text(code: object, state: object = None, reported_on: Any = None) -> str:
    """How an action reads by its state and its timing; a blank code is empty.

    With the state and the date of its last report, where that is what is known of it: `past its deadline, last
    reported ongoing on 31 July 2021`.
    """
    if code == "last_reported" and not blank(reported_on):
        last = f"last reported {state_text(state)} on {day(reported_on)}"
        return f"{TIMING_WORD['past_deadline']}, {last}"
    return READING_WORD.get(one_line(code), one_line(code))


def state_text(code: object) -> str:
    """The state of an action in words; a blank one is empty."""
    return STATE_WORD.get(one_line(code), one_line(code))


def disagreement(amount: int) -> str:
    """`16 figures, dates or statuses`: on what the open conflicts are that would change what is shown."""
    return f"{amount:,} {'figure, date or status' if amount == 1 else 'figures, dates or statuses'}"
