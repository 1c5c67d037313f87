"""The results as a workbook to calculate with: indicators, figures, actions and changes, with charts.

Reads `about/sources`, `actions/by_recommendation`, `actions/status`, `gender/people_by_sex`,
`meeting/action_changes`, `meeting/conflict_changes`, `meeting/figure_changes`, `meeting/indicator_changes`,
`meeting/target_changes`, `results/figures` and `results/indicator_progress`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any

import pandas as pd
from wcwidth import wcwidth
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.content.paper import Paper
from reports.rows import rows
from reports.text.sanitized import sanitized, shortened
from reports.xlsx.native_charts import draw_charts
from reports.xlsx.template_workbook import INSTEAD, LONGEST_TEXT, MOST_ROWS, write_cell
from wording.codes import QUALIFIER_WORD, reading_text, words_of_column

FIRST = "About this workbook"
CHARTS = "Charts"

# The most characters of a project's title in a heading or the foot of a printed page, and in the file's properties.
LONGEST_FOOT, LONGEST_PROPERTY = 100, 255

PLACE = {"source": "Source", "place": "Place in it"}
ROW = {"revision": "Revision", "in_file": "File", "in_row": "Row"}


@dataclass(frozen=True)
class Sheet:
    """A sheet: the question whose rows it holds, what one row is, and the headings of its columns, in order."""

    name: str
    question: str
    row: str
    columns: Mapping[str, str]


SHEETS = (
    Sheet("Indicators", "results/indicator_progress", "an indicator with its latest figure, target and status", {
        "indicator": "Code", "title": "Indicator", "unit": "Unit", "measure": "Measure", "status": "Status",
        "qualifier": "Stated as", "value": "Figure", "period_end": "True on", "baseline": "Baseline",
        "target": "Target", "due": "Due", "achievement": "Achieved", "expected_value": "Expected by then",
        "expected_share": "Share expected", "target_in_other_unit": "Target in another unit",
        "target_other_unit": "Its unit", "conflicts": "Open conflicts", "reported_on": "Known since",
        "note": "Note", "last_status": "Status when last reported", "why_not_judged": "Why not judged",
        "could_turn": "Wording could turn it", "not_reported_since": "Not reported since", **PLACE,
    }),
    Sheet("Results", "results/figures", "a figure that stands, of one indicator, period, country and sex", {
        "indicator": "Code", "title": "Indicator", "unit": "Unit", "period_start": "From", "period_end": "To",
        "country": "Country", "sex": "Sex", "qualifier": "Stated as", "value": "Figure", "basis": "Basis",
        "reported_on": "Known since", "note": "Note", **PLACE, **ROW,
    }),
    Sheet("Actions", "actions/status", "a key action with its state and its timing", {
        "action": "Code", "title": "Key action", "recommendation": "For", "responsible": "Lead",
        "support": "Support", "deadline": "Deadline", "state": "State", "reading": "Reading",
        "days_past": "Days past", "days_left": "Days left", "days_after_window": "Days after the time recommended",
        "comment": "Comment", "evidence": "Evidence", "reported_on": "Known since", **PLACE,
    }),
    Sheet("Changed indicators", "meeting/indicator_changes", "an indicator whose figure, target or status differs", {
        "indicator": "Code", "title": "Indicator", "unit": "Unit", "moved_by": "Moved by",
        "old_status": "Status then", "new_status": "Status now", "new_last_status": "Status when last reported",
        "new_why_not_judged": "Why not judged", "new_could_turn": "Wording could turn it",
        "new_not_reported_since": "Not reported since", "old_value": "Figure then",
        "new_value": "Figure now", "old_period_end": "True on, then", "new_period_end": "True on, now",
        "old_target": "Target then", "new_target": "Target now", "old_due": "Due then", "new_due": "Due now", **PLACE,
    }),
    Sheet("Changed figures", "meeting/figure_changes", "a figure that is new, corrected or withdrawn", {
        "indicator": "Code", "title": "Indicator", "unit": "Unit", "kind": "Change", "is_late": "Reported late",
        "is_undone": "By an undo", "old_value": "Figure then", "new_value": "Figure now",
        "period_start": "From", "period_end": "To", "country": "Country", "sex": "Sex",
        "reported_on": "Known since", "note": "Note", **PLACE, **ROW,
    }),
    Sheet("Changed targets", "meeting/target_changes", "a baseline, milestone or target that differs", {
        "indicator": "Code", "title": "Indicator", "unit": "Unit", "kind": "Kind", "change": "Change",
        "is_undone": "By an undo", "sex": "Sex", "old_value": "Then", "new_value": "Now", "old_due": "Due then",
        "new_due": "Due now", "reason": "Reason", "note": "Note", "reported_on": "Known since", **PLACE, **ROW,
    }),
    Sheet("Changed actions", "meeting/action_changes", "a key action and a kind of change", {
        "action": "Code", "title": "Key action", "recommendation": "For", "responsible": "Lead",
        "kind": "Change", "old_state": "State then", "new_state": "State now", "old_deadline": "Deadline then",
        "new_deadline": "Deadline now", "old_reading": "Reading then", "new_reading": "Reading now",
        "comment": "Comment", "evidence": "Evidence", "reported_on": "Known since", **PLACE,
    }),
    Sheet("Changed conflicts", "meeting/conflict_changes", "a place where the sources disagree, or no longer do", {
        "conflict": "Code", "subject": "About", "change": "Change", "shown": "Shown", "shown_title": "Shown by",
        "other": "The other", "other_title": "Said by", "explanation": "Explanation", "indicator": "Indicator",
        "resolved_on": "Resolved on",
    }),
)  # fmt: skip

# The figures that have a qualifier, and the column that has it: it stands in the cell, before the number.
QUALIFIERS = {
    "value": "qualifier", "target": "target_qualifier", "baseline": "baseline_qualifier",
    "target_in_other_unit": "target_other_qualifier",
    "old_value": "old_qualifier", "new_value": "new_qualifier",
    "old_target": "old_target_qualifier", "new_target": "new_target_qualifier",
}  # fmt: skip

SHARES = {"achievement", "expected_share"}

# How many characters wide a column is.
WIDTHS = {
    "indicator": 20, "title": 36, "unit": 9, "measure": 11, "moved_by": 22, "note": 38, "source": 19,
    "place": 17, "in_row": 6, "revision": 9, "action": 7, "recommendation": 7, "responsible": 20, "support": 22,
    "reading": 22, "old_reading": 22, "new_reading": 22, "why_not_judged": 16, "days_past": 8, "days_left": 8,
    "comment": 34, "days_after_window": 14,
    "evidence": 20, "reason": 26, "conflict": 7, "subject": 30, "shown": 22, "other": 22, "shown_title": 26,
    "other_title": 26, "explanation": 52, "country": 9, "kind": 13,
}  # fmt: skip
WIDTH = 11.5
LINE, HIGHEST = 15, 409
FIRST_WIDTHS = (30, 80, 24, 24)

# Paper sizes, as XLSX numbers them: the tables are wide.
A3, A4 = 8, 9


def results_xlsx(paper: Paper) -> bytes:
    """An XLSX workbook: a first sheet on where it comes from, one of charts, and one for each of `SHEETS`.

    Text is written as text and never runs, numbers and dates are typed, shares are percentages. Each header is
    frozen and filters its sheet. Raises `ValueError` where there are more rows than a sheet holds.
    """
    content = BytesIO()
    book = Workbook(content, {"in_memory": True})
    book.set_properties({
        "title": sanitized(f"Results: {paper.title}")[:LONGEST_PROPERTY],
        "subject": sanitized(paper.address)[:LONGEST_PROPERTY],
        "created": datetime.combine(paper.this.as_of, time()),
    })  # fmt: skip
    formats = _formats(book)
    first = book.add_worksheet(FIRST)
    _about_sheet(first, paper, formats)
    charts = book.add_worksheet(CHARTS)
    draw_charts(book, charts, paper.frames, formats)
    pages = [first, charts]
    for spec in SHEETS:
        sheet = book.add_worksheet(spec.name)
        _fill(sheet, spec, paper.frames[spec.question], formats)
        pages.append(sheet)
    for sheet in pages:
        _set_up_print(sheet, paper)
    book.close()
    return content.getvalue()


def _formats(book: Workbook) -> dict[str, Any]:
    """How cells look, by what they hold."""
    top = {"valign": "top"}
    return {
        "text": book.add_format({**top, "num_format": "@", "text_wrap": True}),
        "line": book.add_format({**top, "num_format": "@"}),
        "whole": book.add_format({**top, "num_format": "#,##0_)"}),
        "left": book.add_format({**top, "num_format": "0", "align": "left"}),
        "number": book.add_format({**top, "num_format": "#,##0.0#_)"}),
        **{
            f"{kind} {code}": book.add_format({**top, "num_format": f'"{word}"{digits}'})
            for code, word in QUALIFIER_WORD.items()
            for kind, digits in (("whole", "#,##0_)"), ("number", "#,##0.0#_)"))
        },
        "share": book.add_format({**top, "num_format": r"0.0\ %_)"}),
        "date": book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"}),
        "head": book.add_format({
            **top, "bold": True, "num_format": "@", "text_wrap": True, "bg_color": "#DCE6F1",
        }),
        "title": book.add_format({"bold": True, "font_size": 16, "num_format": "@"}),
        "heading": book.add_format({"bold": True, "font_size": 12, "num_format": "@"}),
        "link": book.add_format({**top, "font_color": "#1F5F99", "underline": 1}),
    }  # fmt: skip


def _fill(sheet: Worksheet, spec: Sheet, frame: pd.DataFrame, formats: Mapping[str, Any]) -> None:
    """A table from the first cell on; without rows, a sentence under its header."""
    if len(frame) > MOST_ROWS:
        raise ValueError(f"{spec.name}: has {len(frame):,} rows, a sheet {MOST_ROWS:,}. {INSTEAD}")
    frame = _with_readings(frame)
    high = [1] * len(frame)
    for place, (name, heading) in enumerate(spec.columns.items()):
        sheet.write_string(0, place, heading, formats["head"])
        width = WIDTHS.get(name, WIDTH)
        sheet.set_column(place, place, width)
        qualifiers = frame.get(QUALIFIERS.get(name, ""), pd.Series(index=frame.index, dtype="str"))
        for row, (cell, qualifier) in enumerate(
            zip(frame[name].tolist(), qualifiers.tolist(), strict=True), start=1
        ):
            text = _worded(name, cell)
            _write(sheet, row, place, text, _formats_of(formats, name in SHARES, qualifier))
            high[row - 1] = max(high[row - 1], line_count(text, width))
    sheet.set_row(0, 3 * LINE)
    for row, count in enumerate(high, start=1):
        sheet.set_row(row, min(count * LINE, HIGHEST))
    if frame.empty:
        sheet.write_string(1, 1, "None.")
    sheet.autofilter(0, 0, max(len(frame), 1), len(spec.columns) - 1)
    sheet.freeze_panes(1, 2)


def _formats_of(formats: Mapping[str, Any], is_share: bool, qualifier: object) -> Mapping[str, Any]:
    """The formats of a cell: its numbers are shares, or have a qualifier before them."""
    if is_share:
        return {**formats, "whole": formats["share"], "number": formats["share"]}
    if qualifier in QUALIFIER_WORD:
        return {**formats, **{kind: formats[f"{kind} {qualifier}"] for kind in ("whole", "number")}}
    return formats


def _with_readings(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with how each action reads in words, with the date of its last report where that is what is known."""
    texts = {
        f"{side}reading": [
            reading_text(*codes)
            for codes in frame[[f"{side}reading", f"{side}state", f"{side}reported_on"]].itertuples(
                index=False
            )
        ]
        for side in ("", "old_", "new_")
        if {f"{side}reading", f"{side}state", f"{side}reported_on"} <= set(frame.columns)
    }
    return frame.assign(**texts)


def line_count(cell: Any, width: float) -> int:
    """How many lines a text takes in a column of so many characters: spreadsheets compute no row height."""
    if not isinstance(cell, str):
        return 1
    return ceil(sum(max(wcwidth(sign), 0) for sign in cell) / width) or 1


def _worded(name: str, cell: Any) -> Any:
    """A code in words; a list with commas; yes or no."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if not isinstance(cell, str):
        return cell
    if name in ("responsible", "support"):
        return ", ".join(unit.strip() for unit in cell.split(";") if unit.strip())
    if name.endswith("qualifier"):
        return cell.replace("_", " ")
    return words_of_column(name).get(cell, cell)


def _write(
    sheet: Worksheet,
    row: int,
    place: int,
    cell: Any,
    formats: Mapping[str, Any],
) -> None:
    """Write `cell` in the format of what it is; a missing one stays empty."""
    if pd.isna(cell):
        return
    if isinstance(cell, str):
        write_cell(sheet, row, place, shortened(cell, LONGEST_TEXT), formats["text"])
    elif isinstance(cell, int | float):
        is_whole = float(cell).is_integer()
        kind = "whole" if is_whole else "number"
        # As many digits as a spreadsheet keeps; of a whole number, all of them.
        exact = Decimal(int(cell)) if is_whole else Decimal(f"{cell:.15G}")
        write_cell(sheet, row, place, exact, formats[kind])
    else:
        write_cell(sheet, row, place, cell, formats["date"])


def _about_sheet(sheet: Worksheet, paper: Paper, formats: Mapping[str, Any]) -> None:
    """The first sheet: the project, both meetings, the address; what each sheet holds; the sources."""
    sheet.write_string(0, 0, f"Results: {shortened(paper.title, LONGEST_FOOT)}", formats["title"])
    at = _sides(sheet, 2, paper, formats)
    at = _contents(sheet, at + 1, paper, formats)
    _sources(sheet, at + 1, paper.frames["about/sources"], formats)
    for place, width in enumerate(FIRST_WIDTHS):
        sheet.set_column(place, place, width)
    sheet.hide_gridlines(2)


def _sides(sheet: Worksheet, at: int, paper: Paper, formats: Mapping[str, Any]) -> int:
    """The project, both meetings and the address, from the row `at` on; gives back the row after them."""
    lines: list[tuple[str, Any]] = [
        ("Project", f"{paper.title} ({paper.project})"),
        ("This meeting, as of", paper.this.as_of),
        ("at the store's revision", paper.this.revision),
        ("Last meeting, as of", paper.last.as_of),
        ("at the store's revision", paper.last.revision),
    ]
    if paper.next_meeting:
        lines.append(("Next meeting", paper.next_meeting))
    lines += [("Remark", remark) for remark in paper.remarks]
    for label, cell in lines:
        sheet.write_string(at, 0, label, formats["head"])
        _write(sheet, at, 1, cell, {**formats, "whole": formats["left"]})
        sheet.set_row(at, min(LINE * line_count(cell, FIRST_WIDTHS[1]), HIGHEST))
        at += 1
    sheet.write_string(at, 0, "Address of the page", formats["head"])
    address = sanitized(paper.address)
    if address.startswith(("https://", "http://")):
        sheet.write_url(at, 1, address, formats["link"], address)
    else:
        _write(sheet, at, 1, address, formats)
    return at + 1


def _contents(sheet: Worksheet, at: int, paper: Paper, formats: Mapping[str, Any]) -> int:
    """A link to each sheet, with what a row is and how many there are; gives back the row after them."""
    for place, heading in enumerate(("Sheet", "One row is", "Rows")):
        sheet.write_string(at, place, heading, formats["head"])
    sheet.write_url(at + 1, 0, f"internal:'{CHARTS}'!A1", formats["link"], CHARTS)
    sheet.write_string(at + 1, 1, "Charts over the numbers beside them, to edit", formats["text"])
    at += 2
    for spec in SHEETS:
        sheet.write_url(at, 0, f"internal:'{spec.name}'!A1", formats["link"], spec.name)
        sheet.write_string(at, 1, spec.row, formats["text"])
        sheet.write_number(at, 2, len(paper.frames[spec.question]), formats["left"])
        at += 1
    return at


def _sources(sheet: Worksheet, at: int, sources: pd.DataFrame, formats: Mapping[str, Any]) -> None:
    """Every source with its code, at the end."""
    headings = {"source": "Source", "title": "Title", "author": "Author", "published": "Published"}
    for place, heading in enumerate(headings.values()):
        sheet.write_string(at, place, heading, formats["head"])
    for row, source in enumerate(rows(sources), start=at + 1):
        for place, name in enumerate(headings):
            _write(sheet, row, place, source[name], formats)
        high = max(
            line_count(source[name], FIRST_WIDTHS[place]) for place, name in enumerate(headings)
        )
        sheet.set_row(row, min(LINE * high, HIGHEST))
    if sources.empty:
        sheet.write_string(at + 1, 0, "The ledger names no source.")


def _set_up_print(sheet: Worksheet, paper: Paper) -> None:
    """For printing: as wide as a page, headings on each, and the title, dates and revisions at the foot."""
    sheet.set_landscape()
    sheet.set_paper(A4 if sheet.name in (FIRST, CHARTS) else A3)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    if sheet.name not in (FIRST, CHARTS):
        sheet.repeat_rows(0)
    title = shortened(paper.title, LONGEST_FOOT).replace("&", "&&")
    this, last = paper.this, paper.last
    sheet.set_footer(
        f"&L&8{title}\n{this.as_of} revision {this.revision}, last meeting {last.as_of} revision {last.revision}"
        "&R&8&A, page &P of &N"
    )
