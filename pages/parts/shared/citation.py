"""How a figure is cited: a sentence with its source, and an address that shows the same figure for ever."""

from datetime import date
from urllib.parse import quote, urlencode, urlsplit

import pandas as pd
import streamlit as st

from queries.rows import CitedRow, PortfolioRow
from reports.content.rows import StatedShareRow
from reports.rows import rows_of
from store import RULES_OF
from web.base_path import path_prefix
from web.question import current_question
from wording.dates import as_of_day, day
from wording.figures import qualified
from wording.text import blank, one_line


def frozen_address(path: str) -> str:
    """The address of the page `path` with this project, date and revision in it, whole: with scheme and host."""
    question = current_question()
    seen = urlsplit(st.context.url or "")
    host = f"{seen.scheme}://{seen.netloc}" if seen.netloc else ""
    base = path_prefix(str(st.get_option("server.baseUrlPath") or ""))
    setting = {
        "project": question.project,
        "as_of": question.as_of.isoformat(),
        "revision": str(question.revision),
        "rules": RULES_OF.isoformat(),
    }
    return f"{host}{base}/{path}?{urlencode(setting)}"


def address_of(path: str, name: str, code: str) -> str:
    """The frozen address of the page `path` that opens at the figure `code`."""
    return f"{frozen_address(path)}&{name}={quote(code)}"


def draw(sentence: str, path: str, name: str, code: str) -> None:
    """The button "Cite" with a sentence to be copied, and an address that opens at the figure `code`."""
    with st.popover("Cite", type="tertiary", icon=":material/format_quote:"):
        st.code(f"{sentence} {address_of(path, name, code)}", language=None, wrap_lines=True)


def sentence(row: CitedRow, title: str, when: date) -> str:
    """A figure in a sentence: with its qualifier, date, source, place, and the day since which it is known."""
    value = qualified(row["value"], row["unit"], row["qualifier"])
    source = [one_line(text) for text in (row["source_title"], row["place"]) if not blank(text)]
    known = f"known since {day(row['reported_on'])}"
    as_of = as_of_day(when, row["is_date_assumed"])
    return f"{one_line(title)}: {value}, {as_of} ({', '.join([*source, known])})."


def portfolio_code(row: PortfolioRow | StatedShareRow) -> str:
    """The code of a figure of the portfolio in its address: its key, in one text."""
    key = (row["topic"], row["measure"], row["category"], row["as_at"].strftime("%Y-%m-%d"))
    return "|".join(map(one_line, key))


def has_addresses(rows: pd.DataFrame) -> bool:
    """Whether rows may be figures or conflicts, of which each has an address."""
    return "conflict" in rows or "value" in rows


def addresses(
    rows: pd.DataFrame, results: str, funding: str, about: str
) -> list[str | None] | None:
    """The frozen address of each row's figure or conflict; None for rows that are neither.

    results, funding, about: the frozen addresses of the pages that these are opened on.
    """
    if "conflict" in rows:
        return [f"{about}&conflict={quote(str(code))}" for code in rows["conflict"]]
    if "value" not in rows:
        return None
    if "indicator" in rows:
        return [
            None if blank(value) else f"{results}&indicator={quote(str(code))}"
            for code, value in zip(rows["indicator"], rows["value"], strict=True)
        ]
    if set(PortfolioRow.__annotations__) <= set(rows):
        return [
            f"{funding}&figure={quote(portfolio_code(row))}" for row in rows_of(rows, PortfolioRow)
        ]
    return None
