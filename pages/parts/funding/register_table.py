"""The register of partnerships, as a visitor may see it: a partner that may not be named has no name."""

import pandas as pd
import streamlit as st

from charts.portfolio import kinds
from pages.parts.shared import conflicts, elements
from pages.parts.shared.tables import Table
from store import threshold
from web import answers
from web.question import current_question
from wording.codes import PARTNER_WORD
from wording.dates import day
from wording.text import count

REGISTER = {
    "partner": "Partner", "called_partner": "Called a partner", "note": "Note", "type": "Kind",
    "sector": "Sector", "countries": "Countries (ISO codes)", "nda": "Non-disclosure agreement",
    "signed": "Signed", "ended": "Ended", "phase": "Phase", "reported_on": "Known since",
    "source_title": "Source", "place": "Place",
}  # fmt: skip

KINDS = {"type": "Kind", "partnerships": "Partnerships"}

AGREEMENT = {"yes": "yes", "no": "no", "not_needed": "not needed", "unknown": "not known"}


def with_words(register: pd.DataFrame) -> pd.DataFrame:
    """Rows of funding/register with words for codes, and for a name that may not be shown."""
    return register.assign(
        partner=register["partner"].fillna("not named"),
        type=register["type"].fillna("merged").map(PARTNER_WORD),
        nda=register["nda"].map(AGREEMENT),
    )


def kinds_with_words(by_kind: pd.DataFrame) -> pd.DataFrame:
    """Rows of funding/register_by_kind with words for codes."""
    return by_kind.assign(type=by_kind["type"].fillna("merged").map(PARTNER_WORD))


def register_text(register: pd.DataFrame) -> str:
    """How many partnerships the register lists at most, how many have no name, and how many are not called partners."""
    hidden = int((~register["is_named"]).sum())
    others = int((register["called_partner"] == "no").sum())
    text = (
        f"The register lists {'at most ' if others else ''}{count(len(register), 'partnership')}, "
        f"{hidden} of them without a name, as the partner may not be named. "
    )
    if others:
        text += (
            f"{others} of the names {'is' if others == 1 else 'are'} not called "
            f"{'a partner' if others == 1 else 'partners'} by the source: the table marks which, "
            "and its notes tell what the source says. "
        )
    return f"{text}It may be incomplete: no total on this page is counted from it."


def draw(conflict_texts: list[str]) -> None:
    """The register of partnerships: by kind, with small kinds merged, and partner by partner."""
    register = answers.cached(with_words, "funding/register")
    by_kind = answers.cached(kinds_with_words, "funding/register_by_kind")

    st.header("Register of partnerships", anchor=False)
    if register.empty:
        st.markdown(f"No partnership stood in the register by {day(current_question().as_of)}.")
        return
    st.markdown(answers.cached(register_text, "funding/register"))
    if not by_kind.empty:
        least = threshold("least_partnerships")
        sentence = f"By kind of partner. Kinds with fewer than {least} partnerships are merged."
        elements.chart(answers.cached_figure(kinds, "funding/register_by_kind"), sentence, "kinds")
        csv = answers.as_csv("funding/register_by_kind")
        elements.table(Table(by_kind, csv, "register-by-kind", KINDS))
    conflicts.draw_texts(conflict_texts, "about partners")
    csv = answers.as_csv("funding/register")
    elements.table(Table(register, csv, "register", REGISTER, "Partner by partner"))
