"""The register of partnerships, as a visitor may see it: a partner that may not be named has no name."""

import pandas as pd
import streamlit as st

from charts.portfolio import kinds
from charts.roles import PARTNER_WORD
from pages.parts import asking, conflicts, show
from pages.parts.question import asked
from pages.parts.words import count, day
from store import threshold

REGISTER = {
    "partner": "Partner", "type": "Kind", "sector": "Sector", "countries": "Countries (ISO codes)",
    "nda": "Non-disclosure agreement", "signed": "Signed", "ended": "Ended", "phase": "Phase",
    "reported_on": "Known since", "source_title": "Source", "place": "Place", "note": "Note",
}  # fmt: skip

KINDS = {"type": "Kind", "partnerships": "Partnerships"}

AGREEMENT = {"yes": "yes", "no": "no", "not_needed": "not needed", "unknown": "not known"}


def in_words(register: pd.DataFrame) -> pd.DataFrame:
    """Rows of funding/register with words for codes, and for a name that may not be shown."""
    return register.assign(
        partner=register["partner"].fillna("not named"),
        type=register["type"].fillna("merged").map(PARTNER_WORD),
        nda=register["nda"].map(AGREEMENT),
    )


def kinds_in_words(by_kind: pd.DataFrame) -> pd.DataFrame:
    """Rows of funding/register_by_kind with words for codes."""
    return by_kind.assign(type=by_kind["type"].fillna("merged").map(PARTNER_WORD))


def how_many(register: pd.DataFrame) -> str:
    """How many partnerships the register lists, and how many of them have no name."""
    hidden = int((~register["is_named"]).sum())
    return (
        f"The register lists {count(len(register), 'partnership')}, {hidden} of them without a name, "
        "as the partner may not be named. It may be incomplete: no total on this page is counted from it."
    )


def draw(disputed: list[str]) -> None:
    """The register of partnerships: by kind, with small kinds merged, and partner by partner."""
    st.header("Register of partnerships", anchor=False)
    register = asking.made(in_words, "funding/register")
    if register.empty:
        st.markdown(f"No partnership stood in the register by {day(asked().as_of)}.")
        return
    st.markdown(asking.made(how_many, "funding/register"))
    by_kind = asking.made(kinds_in_words, "funding/register_by_kind")
    if not by_kind.empty:
        least = threshold("least_partnerships")
        says = f"By kind of partner. Kinds with fewer than {least} partnerships are merged."
        show.chart(asking.draw(kinds, "funding/register_by_kind"), says, "kinds")
        csv = asking.as_csv("funding/register_by_kind")
        show.table(by_kind, csv, "register-by-kind", KINDS)
    conflicts.list_told(disputed, "about partners")
    show.table(
        register, asking.as_csv("funding/register"), "register", REGISTER, "Partner by partner"
    )
