"""The numbers of all papers are those of the page: each paper is read back, and held against it cell by cell."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from pages.parts.meeting import sections
from tests.conftest import CREST_DATA
from tests.meetings import two_meetings
from tests.pages.conftest import OpenPage
from tests.pages.taken_away import CHART, COUNTS, READERS, Lists, Row, close
from web.routes.addresses import routes
from wording.codes import SEX_WORD, STATE_WORD, STATUS_SHAPE, STATUS_WORD
from wording.dates import day, short_day
from wording.figures import number
from wording.text import blank, capitalised, listed

NOW = datetime(2021, 9, 1, 12)
BETWEEN: dict[str, dict[str, Any]] = {
    "crest": {"since": "2020-12-31", "as_of": "2021-08-31", "next_meeting": "2021-12-31"},
    "tiny": {"since": "2021-03-01", "as_of": "2021-08-01"},
}
BRIEFS = ("brief.pdf", "brief.pptx")
SEX = {"total": "total", **SEX_WORD}
LATE = ("newly overdue", "newly past its deadline, nothing reported")


@dataclass(frozen=True)
class Board:
    """A board's meeting: what the page says, its numbers in large type and its tables, and the papers read back.

    `stated` is who answers for an action in the source's own words, where it is known.
    """

    tiles: list[str]
    page: Lists
    papers: dict[str, Lists]
    stated: dict[str, str]

    def figures(self, *kinds: str) -> list[Row]:
        return [
            {**row, "change": kind} for kind in kinds for row in self.page[f"figure_changes {kind}"]
        ]


@pytest.fixture(scope="module")
def boards() -> dict[str, Board]:
    """Those that were read already."""
    return {}


@pytest.fixture(params=["crest", "tiny"])
def board(
    request: pytest.FixtureRequest, open_page: OpenPage, tmp_path: Path, boards: dict[str, Board]
) -> Board:
    """CREST's, and that of a project which has a row in every list."""
    which = request.param
    if which not in boards:
        store, data = None, CREST_DATA
        if which == "tiny":
            store, data = two_meetings(tmp_path / "made", every_list=True)
        at = open_page("meeting.py", data=data, store=store, **BETWEEN[which])
        with (data / which / "actions.csv").open(encoding="utf-8") as lines:
            stated = {row["action"]: row["responsible_as_stated"] for row in csv.DictReader(lines)}
        tiles = [str(tile.value) for tile in at.metric]
        boards[which] = Board(tiles, read_page(at), taken_away(which), stated)
        assert which == "crest" or all(boards[which].page.values())
    return boards[which]


def taken_away(which: str) -> dict[str, Lists]:
    client = TestClient(Starlette(routes=routes("", lambda: NOW)))
    papers = {
        name: read(client.get(f"/papers/{which}/{name}", params=BETWEEN[which]).content)
        for name, read in READERS.items()
    }
    st.cache_resource.clear()
    return papers


def read_page(at: AppTest) -> Lists:
    """The page's tables by the questions that they answer: each stands below its title, where it has a row."""
    tables, title = {}, ""
    each: Any
    for each in at.main:
        if each.type == "subheader":
            title = each.value
        elif each.type == "dataframe":
            tables[title] = each.value.to_dict("records")
    page: Lists = {}
    for one in (*sections.CHANGED, *sections.TO_BE_DECIDED, sections.OUTLOOK_SECTION):
        rows = tables.pop(one.title, [])
        page[f"{one.question} {one.only[1]}" if one.only else one.question] = [
            {str(name): _typed(cell) for name, cell in row.items()} for row in rows
        ]
    assert not tables
    return page


def _typed(cell: Any) -> Any:
    if cell is None or cell != cell:
        return None
    return cell.date() if hasattr(cell, "date") else cell


def agree(found: Iterable[Row], expected: Sequence[Row], *key: str) -> None:
    """Both have the same rows, by what stands in the columns `key`, and in each of a row's columns the same."""
    theirs, ours = by(found, key), by(expected, key)
    assert theirs.keys() == ours.keys()
    for code, row in ours.items():
        assert {name: theirs[code][name] for name in row} == row


def by(rows: Iterable[Row], key: Sequence[str]) -> dict[tuple[Any, ...], Row]:
    known = list(rows)
    keyed = {tuple(row[name] for name in key): row for row in known}
    assert len(keyed) == len(known), f"{key} does not tell the rows apart"
    return keyed


def only(found: Iterable[Row], expected: Iterable[Row], *key: str) -> list[Row]:
    """Of the rows found those that the page has as well."""
    ours = {tuple(row[name] for name in key) for row in expected}
    return [row for row in found if tuple(row[name] for name in key) in ours]


def written(**texts: object) -> Row:
    """A row of a brief, by headings without spaces."""
    return {name: close(page_text) for name, page_text in texts.items()}


def figure(value: Any, unit: Any, none: str = "none") -> str:
    return none if blank(value) else number(value, unit)


def dated(value: Any, unit: Any, before: str, when: date | None) -> str:
    return figure(value, unit) + ("" if blank(when) else f"{before} {short_day(when)}")


def was(old: str, new: str) -> str:
    return new if old == new else f"{new} was {old}"


@pytest.mark.parametrize("name", BRIEFS)
def test_a_brief_has_the_indicators_that_moved(board: Board, name: str) -> None:
    """A target in another unit than its indicator's is in no table of the page, but in the workbook."""
    elsewhere = {
        row["Indicator"]: f"{number(row['Target in another unit'], row['Its unit'])} other unit"
        for row in board.papers["results.xlsx"]["Indicators"]
        if row["Target in another unit"] is not None
    }
    agree(
        board.papers[name]["Indicators that moved"],
        [
            _moved(row, elsewhere.get(row["title"], "none"))
            for row in board.page["indicator_changes"]
        ],
        "Indicator",
    )


def _moved(row: Row, elsewhere: str) -> Row:
    unit, old, new = row["unit"], row["old_status"], row["new_status"]
    none = elsewhere if row["old_target"] is None else "none"
    target = figure(row["new_target"], unit, none)
    before = target if row["old_target"] is None else number(row["old_target"], unit)
    turned = f"(was {STATUS_WORD[old]})" if old and old != new else ""
    return {
        "": close(capitalised(row["moved_by"])),
        "Indicator": close(row["title"]),
        "Last meeting": close(figure(row["old_value"], unit, "no data")),
        "Now": close(figure(row["new_value"], unit, "no data")),
        "Target": close(was(before, target)),
        "Status": close(f"{STATUS_SHAPE[new]} {STATUS_WORD[new]} {turned}"),
    }


@pytest.mark.parametrize("name", BRIEFS)
def test_a_brief_has_the_targets(board: Board, name: str) -> None:
    rows, brief = board.page["target_changes"], board.papers[name]
    new = [row for row in rows if row["old_value"] is None]
    agree(
        brief.get("Targets revised", []), [_target(row) for row in rows if row not in new], "Target"
    )
    agree(brief.get("New targets", []), [_new_target(row) for row in new], "")


def _about(row: Row) -> str:
    sex = "" if row["sex"] == "total" else SEX[row["sex"]]
    return ", ".join(text for text in (row["kind"].replace("target", ""), sex) if text)


def _target(row: Row) -> Row:
    expected = {
        "Target": close(row["title"] + _about(row)),
        "Last meeting": close(dated(row["old_value"], row["unit"], "by", row["old_due"])),
        "Now": close(dated(row["new_value"], row["unit"], "by", row["new_due"])),
    }
    return expected | ({"Reason": close(row["reason"])} if row["reason"] else {})


def _new_target(row: Row) -> Row:
    about = f"{_about(row)}:" if _about(row) else ""
    return {
        "": close(
            row["title"] + about + dated(row["new_value"], row["unit"], " by", row["new_due"])
        )
    }


@pytest.mark.parametrize("name", BRIEFS)
def test_a_brief_has_the_figures_that_were_corrected_and_withdrawn(board: Board, name: str) -> None:
    agree(
        board.papers[name].get("Figures corrected or withdrawn after the fact", []),
        [_corrected(row) for row in board.figures("corrected", "withdrawn")],
        "Figure",
    )


def _corrected(row: Row) -> Row:
    now = "withdrawn" if row["change"] == "withdrawn" else number(row["new_value"], row["unit"])
    expected = {
        "Figure": close(f"{row['title']} {_of_whom(row)}, {_period(row)}"),
        "Last meeting": close(number(row["old_value"], row["unit"])),
        "Now": close(now),
    }
    return expected | ({"What is said of it": close(row["note"])} if row["note"] else {})


def _of_whom(row: Row) -> str:
    return (f"{row['country']}, " if row["country"] else "") + SEX[row["sex"]]


def _period(row: Row) -> str:
    return f"{short_day(row['period_start'])} – {short_day(row['period_end'])}"


@pytest.mark.parametrize("name", BRIEFS)
def test_a_brief_has_the_new_figures(board: Board, name: str) -> None:
    """Those of an indicator and a period side by side; what stands among the indicators that moved is not repeated."""
    stands = {
        (row["Indicator"], row["as at"], row["Now"])
        for row in board.papers[name]["Indicators that moved"]
    }
    each: dict[tuple[str, str], list[str]] = {}
    for row in board.figures("new"):
        value = number(row["new_value"], row["unit"])
        moved = tuple(map(close, (row["title"], short_day(row["period_end"]), value)))
        if moved not in stands or row["sex"] != "total" or row["country"]:
            each.setdefault((row["title"], _period(row)), []).append(f"{_of_whom(row)} {value}")
    agree(
        [{"": item[""].replace(",reportedlate", "")} for item in board.papers[name].get("New figures", [])],
        [{"": close(f"{title} {'; '.join(page_text)} ({period})")} for (title, period), page_text in each.items()],
        "",
    )  # fmt: skip


@pytest.mark.parametrize("name", BRIEFS)
def test_a_brief_has_the_actions_that_changed(board: Board, name: str) -> None:
    """A new one stands in a list of its own, and what must be decided on anyway stands there alone."""
    rows, brief = board.page["action_changes"], board.papers[name]
    due = {row["action"] for row in board.page["actions_to_decide"]}
    sentences = [row for row in rows if row["kind"] not in ("new", *LATE)]
    found = brief.get("Actions of the management response", [])
    agree(
        [{**row, "": _kind(row[""])} for row in found],
        [_action(row) for row in sentences],
        "",
        "Code",
    )
    new = [row for row in rows if row["kind"] == "new" and row["action"] not in due]
    agree(brief.get("New actions", []), [_new_action(row) for row in new], "")
    assert {row["action"] for row in rows if row["kind"] in LATE} <= due


def _kind(page_text: str) -> str:
    """A kind of change as a heading has it; what is none of them is called in more words there."""
    return "Other" if page_text.startswith("Other") else close(capitalised(page_text))


def _units(row: Row) -> str:
    return listed([unit.strip() for unit in (row["responsible"] or "").split(";") if unit.strip()])


def _action(row: Row) -> Row:
    old, new = (short_day(row[f"{side}_deadline"]) or "none" for side in ("old", "new"))
    state = was(STATE_WORD[row["old_state"]], STATE_WORD[row["new_state"]])
    return {
        "": _kind(row["kind"]),
        "Code": row["action"],
        "Action": close(row["title"]),
        "Responsible": close(_units(row)),
        "Deadline": close(new if old == "none" else was(old, new)),
        **({} if row["kind"] == "other" else {"State": close(state)}),  # there it says more
    }


def _new_action(row: Row) -> Row:
    due = f"by {short_day(row['new_deadline'])}" if row["new_deadline"] else "no deadline"
    text = ", ".join(part for part in (_units(row), STATE_WORD[row["new_state"]], due) if part)
    return {"": close(f"{row['action']} {row['title']} {text}")}


@pytest.mark.parametrize("name", BRIEFS)
def test_a_brief_has_the_conflicts(board: Board, name: str) -> None:
    brief, changed = board.papers[name], board.page["conflict_changes"]
    since = {row["conflict"] for row in changed}
    still_open = board.page["open_conflicts"]
    settled = [
        row for row in changed if row["conflict"] not in {each["conflict"] for each in still_open}
    ]
    agree(
        brief.get("Conflicts between sources", []),
        [written(Code=row["conflict"], Conflict=row["subject"], Explanation=row["explanation"]) for row in settled],
        "Code",
    )  # fmt: skip
    title = "Conflicts between sources still open"
    if "Code" in brief[title][0]:
        agree(brief[title], [_open(row, row["conflict"] in since) for row in still_open], "Code")
    else:
        agree(
            brief[title], [{"": close(row["conflict"] + row["subject"])} for row in still_open], ""
        )


def _open(row: Row, is_new: bool) -> Row:
    return {
        "Code": row["conflict"] + ("new" if is_new else ""),
        "About": close(row["subject"]),
        "Shown": close(row["shown"] + row["shown_title"]),
        "Other reading": close(row["other"] + row["other_title"]),
    }


@pytest.mark.parametrize("name", BRIEFS)
def test_a_brief_has_the_paces_of_the_indicators_behind(board: Board, name: str) -> None:
    expected = [
        {
            "Indicator": close(row["title"]),
            "Figure": close(dated(row["value"], row["unit"], "", row["period_end"])),
            "Target": close(dated(row["target"], row["unit"], "by", row["due"])),
            "A month so far": close(figure(row["pace_so_far"], row["unit"], "–")),
            "A month needed": close(figure(row["pace_needed"], row["unit"], "–")),
        }
        for row in board.page["behind"]
    ]
    agree(
        board.papers[name]["Indicators behind, and the pace that is needed"], expected, "Indicator"
    )


@pytest.mark.parametrize("name", BRIEFS)
def test_a_brief_has_the_actions_to_decide_on(board: Board, name: str) -> None:
    expected = [
        {
            "": close(f"{row['unit'] or 'No unit named'}: {row['why']}"),
            "Code": row["action"],
            "Action": close(row["title"]),
            "State": close(STATE_WORD[row["state"]]),
            "Deadline": close(short_day(row["deadline"])),
        }
        for row in board.page["actions_to_decide"]
    ]
    agree(board.papers[name]["Actions overdue and due, by unit"], expected, "", "Code")


@pytest.mark.parametrize("name", BRIEFS)
def test_a_brief_has_the_recommendations_with_nothing_reported(board: Board, name: str) -> None:
    expected = [
        {
            "Code": row["recommendation"],
            "Recommendation": close(row["title"]),
            "Priority": figure(row["priority"], "number"),
            "Actions": figure(row["actions"], "number"),
            "Next deadline": close(short_day(row["next_deadline"]) or "none"),
        }
        for row in board.page["silent_recommendations"]
    ]
    agree(board.papers[name]["Recommendations with nothing reported"], expected, "Code")


@pytest.mark.parametrize("name", BRIEFS)
def test_a_brief_has_the_people_whose_sex_is_not_recorded(board: Board, name: str) -> None:
    expected = [
        {
            "Indicator": close(row["title"]),
            "People": number(row["value"], "people"),
            "Sex not recorded": number(row["not_recorded"], "people"),
            "as at": close(short_day(row["period_end"])),
            **({"Split": f"recordedfor{row['coverage']:.0%}"} if row["coverage"] else {}),
        }
        for row in board.page["sex_not_recorded"]
    ]
    agree(board.papers[name]["Sex not recorded, where it is most missing"], expected, "Indicator")


@pytest.mark.parametrize("name", BRIEFS)
def test_a_brief_has_the_projections_and_why_others_are_missing(board: Board, name: str) -> None:
    rows, brief = board.page["outlook"], board.papers[name]
    expected = [
        {
            "Indicator": close(row["title"]),
            "Figure": close(dated(row["value"], row["unit"], "", row["period_end"])),
            "A month so far": close(number(row["pace_so_far"], row["unit"])),
            "At that pace": close(
                f"about {dated(row['projected_value'], row['unit'], ' on', row['projected_on'])}"
            ),
            "Target": close(figure(row["target"], row["unit"])),
        }
        for row in rows
        if not row["why_not"]
    ]
    agree(brief.get("Where the pace so far leads", []), expected, "Indicator")
    withheld: dict[str, list[str]] = {}
    for row in rows:
        if row["why_not"]:
            withheld.setdefault(row["why_not"], []).append(row["title"])
    agree(
        brief.get("Not extrapolated", []),
        [
            {"Why not": close(why), "Indicators": close("; ".join(titles) + ".")}
            for why, titles in withheld.items()
        ],
        "Why not",
    )


@pytest.mark.parametrize("name", BRIEFS)
def test_a_brief_counts_the_rows_of_the_page_as_the_page_does(board: Board, name: str) -> None:
    counted = (
        ("indicator_changes", "title"), ("behind", "title"), ("actions_to_decide", "action"),
        ("silent_recommendations", "recommendation"), ("open_conflicts", "conflict"),
    )  # fmt: skip
    counts = [str(len({row[code] for row in board.page[of]})) for of, code in counted]
    assert board.tiles == counts
    assert [count[""] for count in board.papers[name][COUNTS]] == counts


def test_charts_on_slides_are_drawn_from_the_page(board: Board) -> None:
    slides, page = board.papers["brief.pptx"], board.page
    counted: dict[str, Counter[str]] = {}
    for row in page["actions_to_decide"]:
        counted.setdefault(row["unit"] or "No unit named", Counter())[row["why"]] += 1
    whys = {row["why"] for row in page["actions_to_decide"]}
    agree(
        slides[CHART + "Actions overdue and due, by unit"],
        [{"": unit, **{why: found[why] for why in whys}} for unit, found in counted.items()],
        "",
    )
    shares = [
        (row["title"], round(100 * (row["coverage"] or 0))) for row in page["sex_not_recorded"]
    ]
    agree(
        slides[CHART + "Sex not recorded, where it is most missing"],
        [{"": title, "Recorded": share, "Not recorded": 100 - share} for title, share in shares],
        "",
    )


@pytest.mark.parametrize("name", BRIEFS)
def test_the_state_of_the_project_is_the_same_in_a_brief_its_chart_and_the_workbook(
    board: Board, name: str
) -> None:
    """The page has no table of it: those behind and those that moved stand there, and lead into the workbook."""
    sheet = board.papers["results.xlsx"]["Indicators"]
    rows = [row for row in sheet if row["Target"] is not None]
    expected = [
        {
            "Indicator": close(row["Indicator"]),
            "Figure": close(
                "no data"
                if row["Figure"] is None
                else dated(row["Figure"], row["Unit"], "", row["True on"])
            ),
            "Target": close(dated(row["Target"], row["Unit"], "by", row["Due"])),
        }
        for row in rows
    ]
    agree(board.papers[name]["Indicators against their targets"], expected, "Indicator")
    bars = [row for row in rows if row["Figure"] is not None]
    agree(
        board.papers["brief.pptx"][CHART + "Indicators against their targets"],
        [
            {
                "": row["Indicator"],
                "Figure": round(100 * row["Figure"] / row["Target"], 1),
                "Expected by then": round(100 * row["Expected by then"] / row["Target"], 1),
            }
            for row in bars
        ],
        "",
    )


def named(row: Row, columns: dict[str, str]) -> Row:
    """A row of the page under the headings of a sheet, codes in words."""
    return {
        heading: WORDS.get(name, {}).get(row[name], row[name]) for name, heading in columns.items()
    }


def nearly(rows: Iterable[Row]) -> list[Row]:
    """A spreadsheet keeps fifteen digits."""
    return [
        {
            name: float(f"{cell:.12g}") if isinstance(cell, int | float) else cell
            for name, cell in row.items()
        }
        for row in rows
    ]


WORDS = {
    "old_status": STATUS_WORD, "new_status": STATUS_WORD, "old_state": STATE_WORD, "new_state": STATE_WORD, "sex": SEX,
}  # fmt: skip
FIGURE = {
    "title": "Indicator", "period_start": "From", "period_end": "To", "country": "Country", "sex": "Sex",
    "new_value": "Figure now", "reported_on": "Known since", "note": "Note", "source": "Source", "place": "Place in it",
}  # fmt: skip
OF_FIGURE = ("Indicator", "From", "To", "Country", "Sex")

# The sheets of what changed: the columns of the page under their headings, and those that tell rows apart.
SHEETS: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "Changed indicators": ({
        "title": "Indicator", "unit": "Unit", "old_value": "Figure then", "new_value": "Figure now",
        "old_target": "Target then", "new_target": "Target now", "old_status": "Status then",
        "new_status": "Status now", "moved_by": "Moved by",
    }, ("Indicator",)),
    "Changed figures": ({**FIGURE, "unit": "Unit", "change": "Change", "old_value": "Figure then"}, OF_FIGURE),
    "Changed targets": ({
        "title": "Indicator", "kind": "Kind", "sex": "Sex", "old_value": "Then", "new_value": "Now", "unit": "Unit",
        "old_due": "Due then", "new_due": "Due now", "reason": "Reason", "source": "Source", "place": "Place in it",
    }, ("Indicator", "Kind", "Sex", "Due then", "Due now")),
    "Changed actions": ({
        "action": "Code", "title": "Key action", "kind": "Change", "old_state": "State then",
        "new_state": "State now", "old_deadline": "Deadline then", "new_deadline": "Deadline now", "lead": "Lead",
        "source": "Source", "place": "Place in it",
    }, ("Code", "Change")),
    "Changed conflicts": ({
        "conflict": "Code", "subject": "About", "shown": "Shown", "shown_title": "Shown by", "other": "The other",
        "other_title": "Said by", "explanation": "Explanation",
    }, ("Code",)),
}  # fmt: skip


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_of_changes_has_the_rows_of_the_page(board: Board, sheet: str) -> None:
    page = board.page
    rows = {
        "Changed indicators": page["indicator_changes"],
        "Changed figures": board.figures("new", "corrected", "withdrawn"),
        "Changed targets": page["target_changes"],
        "Changed actions": [{**row, "lead": _leads(row)} for row in page["action_changes"]],
        "Changed conflicts": page["conflict_changes"],
    }
    columns, key = SHEETS[sheet]
    expected = nearly(named(row, columns) for row in rows[sheet])
    agree(nearly(board.papers["results.xlsx"][sheet]), expected, *key)


def _leads(row: Row) -> str | None:
    return (
        ", ".join(unit.strip() for unit in row["responsible"].split(";"))
        if row["responsible"]
        else None
    )


def test_the_sheet_of_indicators_has_what_the_page_states_of_them(board: Board) -> None:
    sheet = nearly(board.papers["results.xlsx"]["Indicators"])
    columns = {
        "title": "Indicator",
        "unit": "Unit",
        "value": "Figure",
        "target": "Target",
        "period_end": "True on",
    }
    behind = {**columns, "due": "Due", "expected_value": "Expected by then"}
    moved = {
        "title": "Indicator", "unit": "Unit", "new_value": "Figure", "new_target": "Target", "new_status": "Status",
    }  # fmt: skip
    not_known = {"title": "Indicator", "value": "Figure", "period_end": "True on"}
    for question, of in (
        ("behind", behind), ("outlook", columns), ("indicator_changes", moved), ("sex_not_recorded", not_known),
    ):  # fmt: skip
        expected = nearly(named(row, of) for row in board.page[question])
        agree(only(sheet, expected, "Indicator"), expected, "Indicator")


def test_the_sheet_of_results_has_the_figures_that_stand(board: Board) -> None:
    sheet = nearly(board.papers["results.xlsx"]["Results"])
    columns = {**FIGURE, "new_value": "Figure"}
    expected = nearly(named(row, columns) for row in board.figures("new", "corrected"))
    agree(only(sheet, expected, *OF_FIGURE), expected, *OF_FIGURE)
    withdrawn = [named(row, columns) for row in board.figures("withdrawn")]
    assert only(sheet, withdrawn, *OF_FIGURE) == []


def test_charts_of_the_workbook_are_drawn_from_what_it_holds(board: Board) -> None:
    book = board.papers["results.xlsx"]
    achieved = [row for row in book["Indicators"] if row["Achieved"] is not None]
    agree(
        nearly(cut(book[CHART + "How far is each indicator?"])),
        nearly(cut({"": row["Indicator"], "Achieved": row["Achieved"], "Expected by then": row["Share expected"]}
                   for row in achieved)),
        "",
    )  # fmt: skip
    states = Counter((row["For"], row["State"]) for row in book["Actions"])
    for row in book[CHART + "How far is each recommendation?"]:
        code = row[""].partition(" ")[0]
        assert {state: row[capitalised(state)] for state in STATE_WORD.values()} == {
            state: states[code, state] for state in STATE_WORD.values()
        }
    missing_sex = {row["title"][:50]: row["not_recorded"] for row in board.page["sex_not_recorded"]}
    for row in book[CHART + "Women and men"]:
        unknown = (row.get("Not recorded") or 0) + (row.get("In no part") or 0)
        assert unknown == missing_sex.get(row[""][:50], 0)


def cut(rows: Iterable[Row]) -> list[Row]:
    """A chart's label has room for so many letters."""
    return [{**row, "": row[""][:50]} for row in rows]


def listed_actions(board: Board) -> list[Row]:
    """Every action that the page has, once, as it stands now."""
    changed = [
        {"": row["action"], "state": row["new_state"], "deadline": row["new_deadline"], "lead": row["responsible"]}
        for row in board.page["action_changes"]
        if row["new_state"]
    ]  # fmt: skip
    due = [
        {"": row["action"], "state": row["state"], "deadline": row["deadline"]}
        for row in board.page["actions_to_decide"]
    ]
    return list({row[""]: row for row in (*due, *changed)}.values())


def test_the_sheet_of_actions_has_those_of_the_page(board: Board) -> None:
    expected = [
        {"Code": row[""], "Deadline": row["deadline"], "State": STATE_WORD[row["state"]]}
        for row in listed_actions(board)
    ]
    agree(only(board.papers["results.xlsx"]["Actions"], expected, "Code"), expected, "Code")


def test_the_matrix_has_the_actions_of_the_page(board: Board) -> None:
    """What is not known is left open. Who is responsible for an action is stated as in the source, where it is."""
    matrix = board.papers["matrix.docx"]["Key actions"]
    for row in listed_actions(board):
        (line,) = only(matrix, [row], "")
        state = (
            "[open]" if row["state"] == "not_reported" else capitalised(STATE_WORD[row["state"]])
        )
        assert line["Time frame or deadline"] == (day(row["deadline"]) or "[open]")
        assert line["Status"].split("\n")[0] == state
        if "lead" in row:
            units = [unit.strip() for unit in (row["lead"] or "[open]").split(";")]
            page_text = board.stated.get(row[""]) or "; ".join(units)
            assert line["Responsible individual or unit(s)"].startswith(page_text)


def test_the_matrix_has_the_priorities_of_the_page(board: Board) -> None:
    expected = [
        {
            "": row["recommendation"].removeprefix("R"),
            "Priority": figure(row["priority"], "number", "[open]"),
        }
        for row in board.page["silent_recommendations"]
    ]
    agree(only(board.papers["matrix.docx"]["Recommendations"], expected, ""), expected, "")


def test_the_calendar_has_the_deadlines_of_the_page(board: Board) -> None:
    """Of every action of the page that is open and has one; the page need not have them all."""
    expected = [
        {"": row[""], "Deadline": row["deadline"]}
        for row in listed_actions(board)
        if row["deadline"] and row["state"] not in ("completed", "cancelled")
    ]
    found = board.papers["deadlines.ics"]["Deadlines"]
    agree(only(found, expected, ""), expected, "")
    assert all(row["Title"].startswith(f"{row['']} ") for row in found)
