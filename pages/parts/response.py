"""Management's response, recommendation by recommendation, each to open."""

import pandas as pd
import streamlit as st

from pages.parts import asking, conflicts, promises
from pages.parts.promises import Chosen
from pages.parts.question import asked
from pages.parts.words import plain


def draw(recommendations: pd.DataFrame, given: Chosen) -> None:
    """Each recommendation to open: why, the response, its chosen actions, and where the sources disagree."""
    st.header("Each recommendation, its response and its actions", anchor=False)
    actions = asking.ask("actions/status", **given)
    known = asking.ask("actions/conflicts")
    for row in recommendations.to_dict("records"):
        code = row["recommendation"]
        if given["recommendation"] not in (None, code):
            continue
        with st.expander(promises.title(row), expanded=given["recommendation"] == code):
            st.markdown(promises.recommendation(row))
            st.markdown(promises.actions(actions[actions["recommendation"] == code]))
            st.markdown(_disagreements(known[known["recommendation"] == code]))
            st.page_link(
                "pages/evidence.py", label=f"What {plain(code)} rests on, in the evidence",
                query_params={**asked().address(), "item": code},
            )  # fmt: skip
    for row in asking.ask("actions/evaluations").to_dict("records"):
        with st.expander(f"The evaluation: {plain(row['title'])}"):
            st.markdown(promises.evaluation(row))
            st.markdown(_disagreements(known[known["key"] == row["evaluation"]]))


def _disagreements(known: pd.DataFrame) -> str:
    if known.empty:
        return ""
    said = "\n\n".join(conflicts.said(row) for row in known.to_dict("records"))
    return f"**Where the sources disagree**\n\n{said}"
