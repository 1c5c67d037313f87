"""What a meeting is about, in a sentence or two: what must be decided, what moved, and how far the actions are."""

from reports.content.answers import Frames
from reports.content.changes import CHANGE_QUESTIONS
from reports.content.decisions import DECISION_QUESTIONS
from reports.content.matters import AHEAD, agenda
from wording.text import count, listed

# The questions whose answers `verdict_text` puts into words.
VERDICT_QUESTIONS = tuple(dict.fromkeys((*DECISION_QUESTIONS, *CHANGE_QUESTIONS)))


def verdict_text(frames: Frames) -> str:
    """`4 matters to decide. 3 indicators moved, 1 figure was corrected; 2 of 20 actions are under way, 17 past
    their deadline.`

    `frames` holds the answers to `VERDICT_QUESTIONS`.
    """
    how_many = len(agenda(frames))
    decide = f"{count(how_many, 'matter')} to decide." if how_many else "Nothing must be decided."
    return f"{decide} {'; '.join(text for text in (_moved(frames), _actions(frames)) if text)}."


def _moved(frames: Frames) -> str:
    moved = len(frames["meeting/indicator_changes"])
    kinds = frames["meeting/figure_changes"]["kind"]
    amounts = {word: int(kinds.eq(word).sum()) for word in ("corrected", "withdrawn")}
    changed = [(word, amount) for word, amount in amounts.items() if amount]
    parts = [f"{amount} {word}" for word, amount in changed]
    text = f"{count(moved, 'indicator')} moved" if moved else "No indicator moved"
    if not changed:
        return text
    (first, amount), *_ = changed
    parts[0] = f"{count(amount, 'figure')} {'was' if amount == 1 else 'were'} {first}"
    return f"{text}, {listed(parts)}"


def _actions(frames: Frames) -> str:
    states = frames["meeting/action_states"].set_index("state")["new_actions"]
    completed, ongoing, total = (
        int(amount)
        for amount in (states.get("completed", 0), states.get("ongoing", 0), states.sum())
    )
    if not total:
        return ""
    verb = "is" if 1 in (completed or ongoing, total) else "are"
    of = f"{completed or ongoing} of {count(total, 'action')} {verb}"
    done = (
        f"completed{f' and {ongoing} under way' if ongoing else ''}" if completed else "under way"
    )
    return f"{of} {done}{_past_deadline(frames)}"


def _past_deadline(frames: Frames) -> str:
    """`, 17 past their deadline`; empty where none is."""
    asked = frames["meeting/actions_to_decide"]
    late = int(asked.loc[~asked["why"].isin(AHEAD), "action"].nunique())
    return f", {late} past {'its' if late == 1 else 'their'} deadline" if late else ""
