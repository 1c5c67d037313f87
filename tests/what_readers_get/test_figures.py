"""Every figure on every page, in every paper and file has its qualifier and its date, and is written in one style.

Of CREST, and of a ledger with nine reporting dates whose figures have a qualifier of every kind.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser

from pages.parts.shared import earlier_rules_text
from queries import ask
from reports.rows import rows
from store import Store, contract, public_rows
from tests import nine_dates
from tests.what_readers_get.figures import (
    CELLS,
    NO_TEXT,
    Figure,
    Figures,
    Hit,
    find,
    without_addresses,
)
from tests.what_readers_get.ledgers import LEDGERS
from tests.what_readers_get.tables import rows_of_tables
from tests.what_readers_get.walk import (
    CREST_LAST,
    CREST_WALK,
    NINE_DATES,
    NINE_DATES_WALK,
    read_once,
)

# Smaller whole numbers of CREST are counts of other things as well, and parts of dates; round ones are on axes.
UNMISTAKABLE, ROUND = 300, 500

PAPERS = (".pdf", ".pptx", ".docx", ".xlsx", ".ics")

# What is said of an indicator that is known to have no target, and of how many.
NO_TARGET = re.compile(
    r"\bno (?:baseline, milestone or )?target\b(?! was revised)|\bwithout (?:a|any) target\b|\btarget:? none\b"
    r"|\bno indicators? ha(?:s|ve) a target\b(?! that its figure)",
    re.IGNORECASE,
)
OF_HOW_MANY = re.compile(
    r"(\d+) (?:indicators? )?(?:with no|without a|that ha(?:s|ve) no) target\b|\bno target: (\d+)",
    re.IGNORECASE,
)

# The page About says so of no indicator, but when it is said.
DEFINED = "[No target] closed\nSaid only where it is known that there is none"

# Four digits or more without a comma; a year has none.
LONG = re.compile(r"(?<![\w.,/=&#:“-])(?!(?:19|20)\d\d\b)\d{4,}(?![\w-])")
PERCENT = re.compile(r"\d%")


@dataclass(frozen=True)
class Walked:
    """All that readers get of a ledger: the texts by name, its figures, and the titles of its indicators.

    has_none: those that are known to have no target.
    """

    texts: dict[str, str]
    figures: Figures
    titles: tuple[str, ...]
    has_none: tuple[str, ...]

    def hits(self) -> Iterator[tuple[str, Hit]]:
        """Each figure in each text."""
        for name, text in self.texts.items():
            for hit in find(name, text, self.figures, self.titles):
                yield name, hit


@pytest.fixture(scope="module", params=["crest", "nine dates"])
def walked(request: pytest.FixtureRequest, browser: Browser, crest_embedded: Store) -> Walked:
    """A ledger as it was read."""
    if request.param == "nine dates":
        texts = read_once(browser, "nine-dates", NINE_DATES, NINE_DATES_WALK)[nine_dates.AS_OF]
        titles = tuple(str(row["title"]) for row in nine_dates.INDICATORS)
        return Walked(texts, figures_of_nine_dates(), titles, (nine_dates.KNOWN_NONE,))
    asked: dict[str, Any] = {
        "projects": ["crest"],
        "as_of": date.fromisoformat(CREST_LAST),
        "revision": crest_embedded.revision(),
    }
    texts = read_once(browser, "crest", LEDGERS["crest"], CREST_WALK)[CREST_LAST]
    indicators = rows(ask(crest_embedded, "results/indicator_progress", asked))
    told = stated_texts(crest_embedded, asked)
    return Walked(
        {name: without(told, name, text) for name, text in texts.items()},
        figures_of_crest(crest_embedded, asked),
        tuple(row["title"] for row in indicators),
        (),
    )


def figures_of_nine_dates() -> Figures:
    """The figures of the sample ledger, as its rows have them."""
    found = defaultdict(list)
    days = {"results": "period_end", "portfolio": "as_at", "targets": ""}
    for file, column in days.items():
        for row in nine_dates.rows()[file]:
            if row["value"] is not None:
                day = date.fromisoformat(str(row[column])) if column else None
                found[float(str(row["value"]))].append(Figure(str(row["qualifier"]), day))
    return found


def figures_of_crest(store: Store, asked: dict[str, Any]) -> Figures:
    """The unmistakable figures of CREST, as the questions of its pages answer them."""
    columns: Mapping[str, Sequence[tuple[str, str, str]]] = {
        "results/figures": [("value", "qualifier", "period_end")],
        "funding/portfolio": [("value", "qualifier", "as_at")],
        "results/indicator_progress": [
            ("target", "target_qualifier", ""),
            ("target_in_other_unit", "target_other_qualifier", ""),
            ("value", "qualifier", "period_end"),
        ],
    }
    found = defaultdict(list)
    for question, each in columns.items():
        for row in rows(ask(store, question, asked)):
            for value, qualifier, day in each:
                number = row[value]
                if number == number and is_unmistakable(number):
                    of = row[day].date() if day else None
                    found[float(number)].append(Figure(row[qualifier], of))
    return found


def is_unmistakable(number: float) -> bool:
    """Whether a number of CREST is a figure wherever it stands."""
    return bool(number % 1 or (number >= UNMISTAKABLE and number % ROUND))


def stated_texts(store: Store, asked: dict[str, Any]) -> list[str]:
    """Notes, explanations and the like: what a text of the sources says of a number is its own."""
    cells = {
        " ".join(cell.split())
        for name in contract()
        for column in public_rows(store, name, "crest", asked["as_of"], asked["revision"]).items()
        for cell in column[1]
        if isinstance(cell, str)
    }
    return sorted((cell for cell in cells if re.search(r"\d", cell) and len(cell) > 7), key=len)[
        ::-1
    ]


def without(told: Iterable[str], name: str, text: str) -> str:
    """A text without those texts; the lines of a paper are joined, since they may end anywhere."""
    if name.endswith(".csv"):
        return text
    if name.endswith((".pdf", ".pptx", ".docx")):
        text = " ".join(text.replace("\\n", " ").split())
    for passage in told:
        text = text.replace(passage, "")
    return text


def test_a_qualified_figure_never_stands_bare(walked: Walked) -> None:
    bare = [(name, hit.before[-50:], hit.written) for name, hit in walked.hits() if hit.is_bare]
    assert not bare, "\n".join(map(str, bare))


def test_every_figure_has_its_date(walked: Walked) -> None:
    undated = [
        (name, hit.written, hit.beside[:150]) for name, hit in walked.hits() if hit.is_undated
    ]
    assert not undated, "\n".join(map(str, undated))


def test_the_figures_are_found_wherever_they_are_shown(walked: Walked) -> None:
    """Pages, papers and files with figures have some with a word: none is passed over as a whole."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, hit in walked.hits():
        found[re.split(r"[?/]", name)[0]] |= {figure.qualifier for figure in hit.figures}
    pages = ("overview", "results", "gender", "funding", "meeting")
    for name in (*pages, "brief.pdf", "brief.pptx", "results.xlsx"):
        assert len(found[name]) >= (5 if walked.has_none else 2), name


def test_no_target_is_said_only_where_that_is_known(walked: Walked) -> None:
    wrong = []
    for name, text in walked.texts.items():
        for title, said in statements(name, text, walked.titles):
            number = OF_HOW_MANY.search(said)
            how_many = int(number[1] or number[2]) if number else 0
            is_right = how_many == len(walked.has_none) if number else title in walked.has_none
            if not is_right:
                wrong.append((name, title, said))
    assert not wrong, "\n".join(map(str, wrong))


def statements(name: str, text: str, titles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Where a text says that there is no target: of which indicator, and the words.

    The page About tells what the earlier rules called so: that section is left out.
    """
    if name.endswith(".csv"):
        return
    section = rf"\n## {re.escape(earlier_rules_text.TITLE)}.*?(?=\n## |\Z)"
    text = re.sub(section, "", text, flags=re.DOTALL).replace(DEFINED, "").replace("**", "")
    is_paper = name.endswith((".pdf", ".pptx", ".docx"))
    before = ""
    for line in [" ".join(text.split())] if is_paper else text.split("\n"):
        if line.startswith("To choose"):
            continue
        for found in NO_TARGET.finditer(line):
            of_line = "" if is_paper else last_of(titles, line)
            title = of_line or last_of(titles, before + line[: found.start()])
            yield title, line[max(found.start() - 30, 0) : found.end() + 20]
        before += f"{line}\n"


def last_of(titles: Iterable[str], text: str) -> str:
    """The title that stands last in a text; empty where there is none."""
    places = {text.rfind(title): title for title in titles}
    return places[max(places)] if max(places) >= 0 else ""


def test_numbers_are_written_in_one_style(walked: Walked) -> None:
    wrong = []
    for name, text in walked.texts.items():
        if name.endswith((".csv", ".ics")):
            continue
        for line in text.split("\n"):
            bare = without_addresses(line)
            if PERCENT.search(bare):
                wrong.append((name, "percent", line[:150]))
            if not line.startswith(NO_TEXT) and not name.endswith(".xlsx") and LONG.search(bare):
                wrong.append((name, "without a comma", line[:150]))
        for headings, cells in rows_of_tables(text):
            long = [cell for cell in cells if re.fullmatch(r"([a-z]+ )*\d{4,}(\.\d+)?", cell)]
            if long and not set(headings) >= CELLS:
                wrong.append((name, "without a comma in a cell", "; ".join(long)))
    assert not wrong, "\n".join(map(str, wrong))
