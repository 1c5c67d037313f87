"""Who was reached: women, men, another gender and not recorded, indicator by indicator.

Each bar is one indicator as a whole, so that indicators of very different size can be read side by side;
the numbers are below the bar. Nothing is added up over indicators.
"""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.layout import UNKNOWN_PATTERN
from charts.stacked_layout import StackedLayout
from charts.text import PHONE_LINE, plain, wrapped_lines
from wording.codes import SEX_WORD
from wording.colours import QUIET, SEX_COLOUR
from wording.dates import short_figure_day
from wording.figures import number, qualified
from wording.text import blank

BAR = 24
GAP = 26

Row = dict[Any, Any]


def sexes(reached: pd.DataFrame) -> go.Figure:
    """One bar per row of `reached` that has a figure (rows of gender/people_by_sex, in people).

    A bar is as long as all of its parts; where a stated total is more, as long as the total. A row that is
    not split has an empty frame and its figure as text.
    """
    rows = reached[reached["value"].notna()].to_dict("records")
    layout = StackedLayout()
    places: list[float] = []
    for row in rows:
        layout.skip(GAP if places else 0)
        layout.write(f"{wrapped_lines(row['title'])}<br>{_share_text(row)}")
        layout.skip(2)
        places.append(layout.top + BAR / 2)
        layout.skip(BAR + 5)
        if numbers := _numbers(row):
            layout.write(numbers)
    for part in SEX_COLOUR:
        _add_part(layout.figure, part, rows, places)
    _add_empty(layout.figure, rows, places)
    return layout.finished("stack")


def _whole(row: Row) -> float:
    return max(_or_zero(row["stated_total"]), _or_zero(row["sum_of_parts"]))


def _or_zero(value: float | None) -> float:
    return 0.0 if value is None or blank(value) else float(value)


def _add_part(figure: go.Figure, part: str, rows: list[Row], places: list[float]) -> None:
    shown = [
        (row, y)
        for row, y in zip(rows, places, strict=True)
        if not blank(row[part]) and _whole(row)
    ]
    if not shown:
        return
    hatched = {"pattern": {**UNKNOWN_PATTERN, "fgcolor": QUIET}} if part == "not_recorded" else {}
    figure.add_bar(
        name=SEX_WORD[part],
        x=[row[part] / _whole(row) for row, _ in shown],
        y=[y for _, y in shown],
        orientation="h", width=BAR,
        marker={"color": SEX_COLOUR[part], "line": {"width": 0}, **hatched},
        customdata=[f"{plain(row['title'])}<br>{SEX_WORD[part]} {_part(row, part)}" for row, _ in shown],
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip


def _add_empty(figure: go.Figure, rows: list[Row], places: list[float]) -> None:
    """The share of a bar that is in none of the parts; the whole of a row without parts."""
    shown = [(_whole(row), row, y) for row, y in zip(rows, places, strict=True)]
    empty = [
        ((whole - _or_zero(row["sum_of_parts"])) / whole, row, y)
        for whole, row, y in shown
        if whole and whole > _or_zero(row["sum_of_parts"])
    ]
    if not empty:
        return
    figure.add_bar(
        name="no split stated",
        x=[share for share, _, _ in empty],
        y=[y for _, _, y in empty],
        orientation="h", width=BAR,
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 1, "color": QUIET}},
        customdata=[f"{plain(row['title'])}<br>no split by sex is stated" for _, row, _ in empty],
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip


def _share_text(row: Row) -> str:
    """The share of women, never without its coverage; or why there is none."""
    if not blank(row["women_percent"]):
        coverage = number(row["coverage_percent"], "percent")
        return (
            f"<b>{number(row['women_percent'], 'percent')} women</b> · sex recorded for {coverage}"
        )
    why = {"part": "women and men are not both given", "split": "no one’s sex is recorded"}
    text = f"<b>{_total(row)}</b> · {why.get(row['split'], 'not split by sex')}"
    return f"{text} · {short_figure_day(row['period_end'], row['is_date_assumed'])}"


def _part(row: Row, part: str) -> str:
    return qualified(row[part], "people", row[f"{part}_qualifier"])


def _total(row: Row) -> str:
    return qualified(row["value"], "people", row["qualifier"])


def _numbers(row: Row) -> str:
    """The parts in numbers, each after a square of its colour, their total and their date; empty without any."""
    parts = [
        (
            f"{SEX_WORD[part]} {_part(row, part)}",
            SEX_COLOUR[part],
            "▨" if part == "not_recorded" else "■",
        )
        for part in SEX_COLOUR
        if not blank(row[part])
    ]
    if not parts:
        return ""
    dated = (short_figure_day(row["period_end"], row["is_date_assumed"]), "", "")
    if not blank(row["difference"]) and row["difference"] != 0:
        more = "fewer" if row["difference"] > 0 else "more"
        return (
            f"{_wrapped([*parts, dated])}<br>stated total {_total(row)}; the parts make "
            f"{number(row['sum_of_parts'])}:<br>{number(abs(row['difference']))} {more} than stated"
        )
    summed = ", the sum of these" if blank(row["stated_total"]) else ""
    return _wrapped([*parts, (f"in all {_total(row)}{summed}", "", ""), dated])


def _wrapped(texts: list[tuple[str, str, str]]) -> str:
    """Texts with their squares, as many in a line as a phone has room for."""
    written, length = "", 0
    for words, colour, square in texts:
        sign = f'<span style="color:{colour}">{square}</span> {words}' if square else words
        if not written:
            written, length = sign, len(words) + 2
        elif length + len(words) + 5 > PHONE_LINE:
            written, length = f"{written}<br>{sign}", len(words) + 2
        else:
            written, length = f"{written} · {sign}", length + len(words) + 5
    return written
