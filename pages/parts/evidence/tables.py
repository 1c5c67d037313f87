"""The tables of the page Evidence: every finding, every item, and the path of one."""

from collections.abc import Mapping

import pandas as pd

from pages.parts.evidence.items import KIND_WORD
from pages.parts.shared.tables import Table, table_of
from wording.codes import READING_WORD, RESPONSE_WORD, STATE_WORD

SIDE_WORD = {"before": "it rests on this", "itself": "chosen", "after": "this rests on it"}

FINDINGS = {
    "item": "Finding", "title": "What was found", "criterion": "Criterion", "questions": "Questions",
    "conclusions": "Conclusions", "lessons": "Lessons", "recommendations": "Recommendations",
    "actions": "Actions", "source_title": "Source", "place": "Place",
}  # fmt: skip
PATH = {
    "side": "Relation", "steps": "Steps away", "item": "Item", "kind": "Kind", "title": "Title",
    "response": "Response", "state": "State", "reading": "Timing", "deadline": "Deadline",
    "source_title": "Source", "place": "Place",
}  # fmt: skip
ITEMS = {
    "item": "Item", "kind": "Kind", "title": "Title", "criterion": "Criterion", "response": "Response",
    "state": "State", "reading": "Timing", "note": "Note", "source_title": "Source", "place": "Place",
}  # fmt: skip

# Columns whose codes become words.
CODE_WORDS: Mapping[str, Mapping[str, str]] = {
    "kind": KIND_WORD, "side": SIDE_WORD, "response": RESPONSE_WORD, "state": STATE_WORD,
    "reading": READING_WORD,
}  # fmt: skip


def tables(items: pd.DataFrame, findings: pd.DataFrame) -> list[Table]:
    """Those of all the evidence, of the answers to evidence/items and evidence/findings."""
    return [
        table_of(findings, "Every finding, back to its questions and forward", FINDINGS, CODE_WORDS),
        table_of(items, "Every item", ITEMS, CODE_WORDS),
    ]  # fmt: skip


def path_table(path: pd.DataFrame, item: str) -> Table:
    """The path of `item`, of the answer to evidence/path."""
    return table_of(path, f"The path of {item}", PATH, CODE_WORDS)
