"""A status, and how an action reads, are the same words on every page and in every paper, on three dates."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser

from queries import ask
from reports.rows import rows
from store import Store
from tests.what_readers_get.ledgers import LEDGERS
from tests.what_readers_get.tables import tables_of
from tests.what_readers_get.walk import CREST_LAST, CREST_WALK, read_once
from wording.codes import (
    STATE_SHAPE,
    STATE_WORD,
    STATUS_SHAPE,
    STATUS_WORD,
    beside_status,
    reading_text,
    status_in_words,
    status_text,
)

LAST = CREST_LAST
DATES = ("2021-07-31", "2022-12-31", LAST)
SILENT = "not reported since 30 September 2020"
NOTHING = "past its deadline, nothing reported"
ONGOING = "past its deadline, last reported ongoing on 31 July 2021"

# How many indicators and actions read how, as a reader would count them in the documents.
STATUSES = {
    "2021-07-31": {
        "met": 4,
        "on track": 4,
        "behind": 2,
        "target in another unit": 1,
        "target not in the sources": 14,
        "target not in the sources (not reported since 31 December 2019)": 2,
    },
    "2022-12-31": {
        f"met ({SILENT})": 4,
        f"on track ({SILENT})": 4,
        f"behind ({SILENT})": 2,
        f"target in another unit ({SILENT})": 1,
        f"target not in the sources ({SILENT})": 11,
        "target not in the sources (not reported since 21 September 2020)": 1,
        "target not in the sources (not reported since 31 December 2019)": 2,
        "target not in the sources": 2,
    },
    LAST: {
        "met": 4,
        f"{SILENT} (last: on track, 30 September 2020)": 4,
        f"{SILENT} (last: behind, 30 September 2020)": 2,
        f"target in another unit ({SILENT})": 1,
        "target not in the sources": 16,
    },
}
READINGS = {
    "2021-07-31": {("not reported", "due later"): 18, ("ongoing", "due later"): 2},
    "2022-12-31": {
        ("not reported", NOTHING): 16,
        ("not reported", "due soon"): 2,
        ("ongoing", "due soon"): 1,
        ("ongoing", ONGOING): 1,
    },
    LAST: {("not reported", NOTHING): 18, ("ongoing", ONGOING): 2},
}

# What is counted of the indicators that count: two of the first year are retired.
COUNTED = {
    "2021-07-31": "4 met, 4 on track, 2 behind, 1 with target in another unit and 14 with target not in the sources",
    "2022-12-31": "4 met, 4 on track, 2 behind, 1 with target in another unit and 14 with target not in the sources",
    LAST: (
        "4 met, 6 not reported (last: 4 on track, 2 behind), 1 with target in another unit and 14 with target not in"
        " the sources"
    ),
}
LEGEND = {
    "2021-07-31": ("✔ 4 met", "● 4 on track", "▼ 2 behind"),
    "2022-12-31": ("✔ 4 met", "● 4 on track", "▼ 2 behind"),
    LAST: ("✔ 4 met", "□ 6 not reported (last: 4 on track, 2 behind)"),
}

# Where a status stands beside the name of its indicator, and of which indicators: those drawn against a target. The
# page Board meeting has them in its table of changes.
WITH_TARGET = ("met", "on_track", "behind", "not_reported")
PLACES = {
    "brief.pdf": WITH_TARGET,
    "brief.pptx": WITH_TARGET,
}

# Tables with a status by indicator: the heading of the status, and where they are.
STATUS_TABLES = {
    ("overview", "Status"): WITH_TARGET,
    ("meeting", "Status now"): tuple(STATUS_WORD),
    ("results.xlsx", "Status"): tuple(STATUS_WORD),
    ("results.xlsx", "Status now"): tuple(STATUS_WORD),
}

# Tables with the timing of actions, and whether all of them are in it.
TIMING_TABLES = {
    ("actions", "Timing"): True,
    ("meeting", "Timing"): False,
    ("results.xlsx", "Reading"): True,
    ("results.xlsx", "Reading now"): True,
}

# An indicator in the table: the code where the sources have one, its title as a link, and what stands beside it.
LINKED_INDICATOR = re.compile(
    r"\[(?:\d[.\w]* )?(?P<title>.+?)(?: \(in use no longer\))?\]\(\S+indicator=\S+?\)(?P<beside>.*)"
)

# How the drawings of changes are read: its points are no statuses.
LEGENDS = r"○\d+\w{3}\d{4}●"
SHAPES = "".join(dict.fromkeys(STATUS_SHAPE.values()))

Row = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """What the rules answer as of a date, and the texts that readers get."""

    as_of: str
    indicators: list[Row]
    actions: list[Row]
    texts: dict[str, str]


@pytest.fixture(params=DATES)
def known(request: pytest.FixtureRequest, browser: Browser, crest_store: Store) -> Known:
    """CREST as of a date."""
    parameters: dict[str, Any] = {
        "projects": ["crest"], "as_of": date.fromisoformat(request.param), "revision": crest_store.revision(),
    }  # fmt: skip
    indicators, actions = (
        rows(ask(crest_store, question, parameters))
        for question in ("results/indicator_progress", "actions/status")
    )
    texts = read_once(browser, "crest", LEDGERS["crest"], CREST_WALK)[request.param]
    return Known(request.param, indicators, actions, texts)


def close(text: object) -> str:
    """A text without its spaces, and without what marks it bold: a line of a paper may end anywhere."""
    return "".join(str(text).replace("**", "").replace("\\n", "").split())


def records(text: str, names: list[str]) -> Iterator[tuple[str, str]]:
    """Each occurrence of one of `names` in a text, with what follows it until the next, both without spaces."""
    places = "|".join(re.escape(name) for name in sorted(map(close, names), key=len, reverse=True))
    found = list(re.finditer(places, close(text)))
    ends = [match.start() for match in found[1:]] + [len(close(text))]
    for match, end in zip(found, ends, strict=True):
        yield match[0], close(text)[match.end() : end]


def test_statuses_read_as_a_reader_of_the_documents_would_say(known: Known) -> None:
    statuses = Counter(map(status_in_words, known.indicators))
    assert statuses == STATUSES[known.as_of]
    readings = Counter(
        (
            STATE_WORD[row["state"]],
            reading_text(row["reading"], row["state"], row["reported_on"]),
        )
        for row in known.actions
    )
    assert readings == READINGS[known.as_of]


def test_the_indicators_are_counted_in_the_same_words(known: Known) -> None:
    for place in ("meeting", "brief.pdf", "brief.pptx"):
        expected = f"All indicators now: {COUNTED[known.as_of]}; at the last meeting"
        assert close(expected) in close(known.texts[place]), place
    for part in LEGEND[known.as_of]:
        assert close(part) in close(known.texts["overview"])


@pytest.mark.parametrize("place", PLACES)
def test_a_status_is_the_same_words_beside_every_name(known: Known, place: str) -> None:
    names = {close(row["title"]): row for row in known.indicators}
    found: dict[str, int] = Counter()
    wrong = []
    for name, below in records(known.texts[place], [row["title"] for row in known.indicators]):
        row, after = names[name], re.sub(LEGENDS, "", below)
        expected = close(status_text(row["status"], row["period_end"]))
        for said in re.finditer(f"[{SHAPES}]", after):
            if row["status"] in PLACES[place]:
                found[name] += 1
                if not after[said.start() :].startswith(expected):
                    wrong.append((name, after[said.start() :][:80]))
        if re.search(f"[{SHAPES}]", after) and close(beside_status(row)) not in after:
            wrong.append((name, f"{after[:120]} lacks {beside_status(row)}"))
    assert wrong == []
    assert set(found) == {
        close(row["title"]) for row in known.indicators if row["status"] in PLACES[place]
    }


@pytest.mark.parametrize(
    ("place", "statuses"), [("overview", WITH_TARGET), ("results", STATUS_WORD)]
)
def test_a_row_of_the_table_of_indicators_has_its_status_and_what_stands_beside_it(
    known: Known, place: str, statuses: tuple[str, ...]
) -> None:
    expected = {
        row["title"]: (f"{STATUS_SHAPE[row['status']]} {STATUS_WORD[row['status']]}", beside_status(row))
        for row in known.indicators
        if row["status"] in statuses and not (place == "overview" and row["is_retired"])
    }  # fmt: skip
    assert dict(rows_of_indicators(known.texts[place])) == expected


def rows_of_indicators(text: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each row of the table of indicators: the title, the status, and what stands beside the title."""
    for line in text.split("\n"):
        cells = line.split(" | ")
        if len(cells) > 2 and (name := LINKED_INDICATOR.match(cells[1])):
            yield name["title"], (cells[0], name["beside"])


def test_a_status_is_the_same_words_in_the_table_of_changes(known: Known) -> None:
    by_title = {row["title"]: row for row in known.indicators}
    found = {}
    for line in known.texts["meeting"].split("\n"):
        cells = [cell.strip() for cell in line.split("|")]
        link = re.match(r"\[(.+?)\]\(", cells[0])
        if link and len(cells) == 7:
            found[link[1]] = cells[6]
    assert found.keys() == by_title.keys()
    for title, said in found.items():
        row = by_title[title]
        assert said.startswith(f"{STATUS_SHAPE[row['status']]} {STATUS_WORD[row['status']]}"), title
        assert close(beside_status(row)) in close(said), title


@pytest.mark.parametrize(("place", "heading"), STATUS_TABLES)
def test_a_status_is_the_same_words_in_every_table(known: Known, place: str, heading: str) -> None:
    by_title = {row["title"]: row for row in known.indicators}
    found = set()
    for row in tables_of(known.texts[place]):
        if heading not in row or row.get("Indicator") not in by_title:
            continue
        title = row["Indicator"]
        found.add(title)
        assert cells_of(row, heading) == expected_cells(by_title[title], row), title
    assert found == {
        row["title"] for row in known.indicators if row["status"] in STATUS_TABLES[place, heading]
    }


def cells_of(row: dict[str, str], heading: str) -> tuple[str, ...]:
    """The status of a row of a table, with what stands beside it in the row."""
    beside = (
        row.get("Status when last reported", ""),
        row.get("Not reported since", "").removesuffix(" 00:00:00"),
        row.get("Why not judged", ""),
    )
    return (row[heading], *beside)


def expected_cells(row: Row, of_table: dict[str, str]) -> tuple[str, ...]:
    """The same by the rules: whole in one cell, where the table has no columns for what stands beside it."""
    if "Status when last reported" not in of_table:
        return (status_in_words(row), "", "", "")
    since = row["not_reported_since"]
    return (
        STATUS_WORD[row["status"]],
        STATUS_WORD.get(row["last_status"], ""),
        "" if since != since or since is None else f"{since:%Y-%m-%d}",
        "",
    )


def test_an_action_reads_the_same_on_the_page_management_response(known: Known) -> None:
    """In its row of the matrix; the table below has a test of its own."""
    lines = known.texts["actions"].split("\n")
    for row in known.actions:
        (line,) = [each for each in lines if each.startswith(f"{row['action']} | {row['title']}")]
        cells = line.split(" | ")
        reading = reading_text(row["reading"], row["state"], row["reported_on"])
        assert f"**Timing:** {reading}" in cells[1], row["action"]
        assert cells[3].startswith(f"{STATE_SHAPE[row['state']]} {STATE_WORD[row['state']]}")


@pytest.mark.parametrize(("place", "heading"), TIMING_TABLES)
def test_an_action_reads_the_same_in_every_table(known: Known, place: str, heading: str) -> None:
    by_code = {row["action"]: row for row in known.actions}
    found = set()
    for row in tables_of(known.texts[place]):
        code = row.get("Action", row.get("Code", ""))
        if heading in row and code in by_code:
            action = by_code[code]
            found.add(code)
            reading = reading_text(action["reading"], action["state"], action["reported_on"])
            assert row[heading] == reading, code
            assert row.get("State", row.get("State now")) == STATE_WORD[action["state"]], code
    pressing = [row["action"] for row in known.actions if row["timing"] != "later"]
    assert found == (set(by_code) if TIMING_TABLES[place, heading] else set(pressing))


@pytest.mark.parametrize("place", ["meeting", "brief.pdf", "brief.pptx"])
def test_an_action_to_decide_on_stands_under_how_it_reads(known: Known, place: str) -> None:
    """Under a heading with the reading, or alone with it; where the last report is older, with its state and day."""
    text = known.texts[place]
    found = dict(headings_of_actions(text, known.actions))
    late = [row for row in known.actions if row["timing"] != "later"]
    assert found == {row["action"]: expected_heading(row) for row in late}
    assert (close(ONGOING) in close(text)) == any(row["reading"] == "last_reported" for row in late)


# How a group of actions is headed, and one that is a matter by itself.
GROUP = re.compile(
    r"(?:\[?\d+ actions? |\d+ )(past (?:its|their) deadline, [^\](|]+|overdue|due soon)(?:\]\(.*)?"
)
ALONE = re.compile(r"\[?(\d\.\d) .*?(Past its deadline, (?:last|nothing) reported|Due soon)")


def headings_of_actions(text: str, actions: list[Row]) -> Iterator[tuple[str, str]]:
    """Each action below a heading such as `18 past their deadline, nothing reported`, and why it is there."""
    titles = {row["action"]: row["title"][:30] for row in actions}
    why = ""
    for line in text.split("\n"):
        bare = line.replace("**", "").replace(" | ", " ").strip("-–| ")
        bare = re.sub(r"^\d+ (?=\[)", "", bare)  # the place of a matter on the page
        if match := GROUP.fullmatch(bare):
            why = match[1].strip().replace("their deadline", "its deadline")
        elif alone := ALONE.match(bare):
            yield alone[1], ALONE_SAYS[alone[2]]
        elif line.startswith(("#", "Slide", "Table", "Recommendations with", "Sex not recorded")):
            why = ""
        elif why and bare[3:].strip().startswith(titles.get(bare[:3], "-")):
            yield bare[:3], why


ALONE_SAYS = {
    "Past its deadline, last reported": "past its deadline, last reported before it",
    "Past its deadline, nothing reported": NOTHING,
    "Due soon": "due soon",
}


def expected_heading(row: Row) -> str:
    """The words for why a board must discuss an action: `past its deadline, last reported before it`."""
    words = {"last_reported": "past its deadline, last reported before it", "unreported": NOTHING}
    return words.get(row["reading"], "due soon")


def test_an_action_reads_the_same_in_the_matrix(known: Known) -> None:
    lines = known.texts["matrix.docx"].split("\n")
    for row in known.actions:
        (line,) = [each for each in lines if each.startswith(f"{row['action']} {row['title']} |")]
        status = line.rsplit(" | ", 1)[1].split("\\n")
        state = (
            "[open]" if row["state"] == "not_reported" else STATE_WORD[row["state"]].capitalize()
        )
        reading = reading_text(row["reading"], row["state"], row["reported_on"])
        late = [f"{reading[0].upper()}{reading[1:]}"] if row["timing"] == "past_deadline" else []
        assert status == [state, *late], row["action"]


def test_an_action_reads_the_same_in_the_calendar(known: Known) -> None:
    events = (
        known.texts["deadlines.ics"].replace("\\,", ",").replace("\\;", ";").split("BEGIN:VEVENT")
    )
    day = f"{date.fromisoformat(known.as_of):%-d %B %Y}"
    for row in known.actions:
        (event,) = [each for each in events if f"SUMMARY:{row['action']} " in each]
        reading = reading_text(row["reading"], row["state"], row["reported_on"])
        assert f"State: {STATE_WORD[row['state']]}; {reading} as of {day}\\n" in event


def test_overview_lists_what_needs_attention_under_the_same_words(known: Known) -> None:
    """As of the last date, of each kind the first, and how many more there are."""
    if known.as_of != LAST:
        return
    text = close(known.texts["overview"].partition("What needs attention")[2])
    for words in (
        "Nothing since its due date; last figure 30 Sep 2020, assumed, on track.",
        "Nothing since its due date; last figure 30 Sep 2020, assumed, behind.",
        "4 more not reported",
        "2 actions past their deadline: last reported before it",
        "18 actions past their deadline: nothing reported",
    ):
        assert close(words) in text
