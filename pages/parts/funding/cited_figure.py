"""The figure of the portfolio that the address names: whoever follows a citation finds it first."""

import pandas as pd
import streamlit as st

from pages.parts.funding.portfolio_text import figure_text
from pages.parts.shared import citation
from queries.rows import PortfolioRow
from reports.headline.figures import figure_title
from reports.rows import rows_of
from web import answers
from web.address_state import set_in_address
from wording.markdown import plain, where
from wording.text import blank


def draw() -> None:
    """The figure with its date, source, note and citation; a sentence where there is none such; else nothing."""
    code = st.query_params.get("figure")
    if code is None:
        return
    row = answers.cached(by_code, "funding/portfolio").get(code)
    if row is None:
        st.warning(
            f"The address asked for the figure “{plain(code)}”, which is not here. It was dropped."
        )
        del st.query_params["figure"]
        return
    with st.container(border=True):
        st.caption("The figure that the address names")
        st.markdown(
            f"{plain(figure_title(row))}: **{plain(figure_text(row))}** "
            f"{where(row['place'], row['as_at'], row['is_date_assumed'])}."
        )
        if not blank(row["note"]):
            st.caption(plain(row["note"]))
        with st.container(horizontal=True):
            sentence = citation.sentence(row, figure_title(row), row["as_at"])
            citation.draw(sentence, "funding", "figure", code)
            st.button("Close", type="tertiary", on_click=set_in_address, args=("figure", None))


def by_code(figures: pd.DataFrame) -> dict[str, PortfolioRow]:
    """The rows of funding/portfolio by their code in an address."""
    return {citation.portfolio_code(row): row for row in rows_of(figures, PortfolioRow)}
