"""The register of partnerships, as a visitor may see it: a partner that may not be named has no name."""

import streamlit as st

from charts.portfolio import kinds
from charts.roles import PARTNER_WORD
from pages.parts import asking, conflicts, show
from pages.parts.question import asked
from pages.parts.words import count, day

REGISTER = {
    "partner": "Partner", "type": "Kind", "sector": "Sector", "countries": "Countries (ISO codes)",
    "nda": "Non-disclosure agreement", "signed": "Signed", "ended": "Ended", "phase": "Phase",
    "reported_on": "Known since", "source_title": "Source", "place": "Place", "note": "Note",
}  # fmt: skip

AGREEMENT = {"yes": "yes", "no": "no", "not_needed": "not needed", "unknown": "not known"}


def draw() -> None:
    """The register of partnerships: by kind, with small kinds merged, and partner by partner."""
    register = asking.ask("funding/register")
    st.header("Register of partnerships", anchor=False)
    if register.empty:
        st.markdown(f"No partnership stood in the register by {day(asked().as_of)}.")
        return
    hidden = int((~register["is_named"]).sum())
    st.markdown(
        f"The register lists {count(len(register), 'partnership')}, {hidden} of them without a name, as the "
        "partner may not be named. It may be incomplete: no total on this page is counted from it."
    )
    by_kind = asking.ask("funding/register_by_kind")
    if not by_kind.empty:
        says = "By kind of partner. Kinds with fewer than three partnerships are merged."
        show.chart(asking.draw(kinds, "funding/register_by_kind"), says, "kinds")
        worded = by_kind.assign(type=by_kind["type"].fillna("merged").map(PARTNER_WORD))
        csv = asking.as_csv("funding/register_by_kind")
        show.table(
            worded, csv, "register-by-kind", {"type": "Kind", "partnerships": "Partnerships"}
        )
    conflicts.listed(
        asking.ask("funding/conflicts", section="register", topic=None), "about partners"
    )
    worded = register.assign(
        partner=register["partner"].fillna("not named"),
        type=register["type"].fillna("merged").map(PARTNER_WORD),
        nda=register["nda"].map(AGREEMENT),
    )
    show.table(
        worded, asking.as_csv("funding/register"), "register", REGISTER, "Partner by partner"
    )
