"""The examples of docs/method.md are true: they are read from the page and asked of the store."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from tests.conftest import OpenLedger
from tests.docs.pages import METHOD, ROOT, Row, sections, table
from tests.sample_ledgers import DEFAULTS, SampleLedger

SECTIONS = sections(METHOD.read_text(encoding="utf-8"))

GIVEN = re.compile(r"Given in `(\w+)\.csv`:")
UPLOADED = re.compile(r"Uploaded later, in `(\w+)\.csv`:")
SAID = re.compile(r"Then upload (\d) is (undone|done again)\.")
ANSWERS = re.compile(r"The rule `(\w+)` answers:")
REFUSES = re.compile(r"The upload is refused:")

WHEN = ("as of", "at revision")
NONE = "none"


@dataclass
class Example:
    """One example of the page, step by step: its subject, and what is given or expected."""

    heading: str
    given: dict[str, list[Row]] = field(default_factory=dict)
    steps: list[tuple[str, str, Any]] = field(default_factory=list)


def read_examples() -> Iterator[Example]:
    """The examples of the page. What is given after an answer begins the next one."""
    for heading, blocks in SECTIONS.items():
        example = Example(heading)
        for block, below in zip(blocks, [*blocks[1:], [""]], strict=True):
            if given := GIVEN.fullmatch(block[0]):
                if example.steps:
                    yield example
                    example = Example(heading)
                example.given[given[1]] = table(below)
            elif uploaded := UPLOADED.fullmatch(block[0]):
                example.steps.append(("upload", uploaded[1], table(below)))
            elif text := SAID.fullmatch(block[0]):
                kind = "undo" if text[2] == "undone" else "redo"
                example.steps.append((kind, text[1], None))
            elif answers := ANSWERS.fullmatch(block[0]):
                example.steps.append(("ask", answers[1], table(below)))
            elif REFUSES.fullmatch(block[0]):
                example.steps.append(("refuse", "", [line.strip() for line in below]))
        if example.given:
            yield example


EXAMPLES = list(read_examples())


def named(examples: list[Example]) -> list[str]:
    """A heading and a number for each, so that a failure is found on the page."""
    headings = [example.heading for example in examples]
    return [f"{name}, {headings[:place].count(name) + 1}" for place, name in enumerate(headings)]


@pytest.mark.parametrize("example", EXAMPLES, ids=named(EXAMPLES))
def test_the_store_says_what_the_page_says(example: Example, open_ledger: OpenLedger) -> None:
    ledger = open_ledger(**example.given)
    refused: list[str] | None = None
    for kind, what, content in example.steps:
        if kind == "upload":
            refused = ledger.faults(**{what: content})
        elif kind in ("undo", "redo"):
            ledger.enter(kind, int(what))
        elif kind == "refuse":
            assert refused == content
            refused = []
        else:
            expect(ledger, what, content)
    assert not refused


def expect(ledger: SampleLedger, rule: str, expected: list[Row]) -> None:
    """Ask each question of a table of answers, and compare all rows of each answer, in any order."""
    columns = [name for name in expected[0] if name not in WHEN]
    asked = dict.fromkeys(tuple(row.get(when) for when in WHEN) for row in expected)
    for as_of, revision in asked:
        rows = [
            row for row in expected if (row["as of"], row.get("at revision")) == (as_of, revision)
        ]
        wanted = [[row[name] for name in columns] for row in rows]
        if wanted[0] == [NONE, *[""] * (len(columns) - 1)]:
            wanted = []
        assert as_of is not None, "a table of answers begins with the date asked"
        found = ledger.rows(
            f"select {', '.join(columns)} from {rule}($projects, $as_of, $revision)",
            as_of,
            None if revision is None else int(revision),
        )
        percent = [
            any(row[place].endswith(" %") for row in wanted) for place in range(len(columns))
        ]
        answer = [
            [written(value, is_share) for value, is_share in zip(row, percent, strict=True)]
            for row in found
        ]
        assert sorted(answer) == sorted(wanted), f"{rule} as of {as_of}"


def written(value: object, is_share: bool) -> str:
    """A value of an answer as the page writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value
    return f"{float(str(value)) * 100:.4g} %" if is_share else f"{float(str(value)):g}"


def test_every_rule_of_the_page_has_an_example() -> None:
    without = {"", "The method", "How to read an example"}
    groups = {
        heading
        for heading, blocks in SECTIONS.items()
        if len(blocks) == 1 and heading not in without
    }
    assert set(SECTIONS) - without - groups == {example.heading for example in EXAMPLES}
    assert all(example.steps for example in EXAMPLES)


def test_no_table_of_the_page_is_left_out() -> None:
    tables = [block for blocks in SECTIONS.values() for block in blocks if block[0].startswith("|")]
    read = sum(
        len(example.given) + sum(kind in ("upload", "ask") for kind, _, _ in example.steps)
        for example in EXAMPLES
    )
    assert read == len(tables) - 1, "all but the one that says what an example does not say"


def test_what_an_example_does_not_say_is_so() -> None:
    (lines,) = [block for block in SECTIONS["How to read an example"] if block[0].startswith("|")]
    for row in table(lines):
        assert str(DEFAULTS[row["file"]][row["column"]]) == row["value"]


def test_every_rule_that_the_page_names_is_there() -> None:
    text = METHOD.read_text(encoding="utf-8")
    for path in re.findall(r"`((?:store|tests)/[\w/.]+)`", text):
        assert ROOT.joinpath(path).exists(), f"docs/method.md names {path}, which is not there"
