"""The thresholds: one number in one place, for rules and for texts."""

import re

import pytest

from store import threshold
from store.rules.thresholds import FILE, thresholds
from tests.conftest import ROOT, OpenLedger

FOLDERS = ("charts", "docs", "pages", "queries", "reports", "store")

# A number of days or partnerships in words, as texts had it before it was defined in one place.
SAID = re.compile(
    r"(?i)\bdue\b[^.|]{0,20}\bwithin \d+ days|\bas_of \+ \d|\b(?:fewer than|below) (?:\d|three)"
)


def test_a_rule_uses_the_number_that_texts_show(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    for name, number in thresholds().items():
        assert ledger.row(f"select {name}()") == number


def test_a_threshold_that_is_not_there_is_no_number() -> None:
    assert set(thresholds()) == {
        "due_soon_days",
        "least_partnerships",
        "report_interval_months",
        "report_grace_months",
    }
    with pytest.raises(KeyError):
        threshold("due_later_days")


def test_no_other_file_says_the_number() -> None:
    """Write `due_soon_days()` in SQL, `threshold("due_soon_days")` in Python, and no number in a document."""
    paths = [
        path
        for folder in FOLDERS
        for path in ROOT.joinpath(folder).rglob("*")
        if path.suffix in {".py", ".sql", ".md", ".typ"} and path != FILE
    ]
    sentences = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in paths
        for found in SAID.finditer(path.read_text(encoding="utf-8"))
    ]
    assert sentences == []
