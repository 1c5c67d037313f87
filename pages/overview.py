"""Where does the project stand, and what needs attention?"""

import pandas as pd
import streamlit as st

from charts.bullets import bullets
from pages.parts import asking, show
from pages.parts.figures import Row, reached
from pages.parts.question import asked
from pages.parts.words import (
    STATUS_SHAPE,
    STATUS_WORD,
    count,
    day,
    missing,
    number,
    plain,
    qualified,
)

SHOWN = 4

KINDS = {
    "behind": "Behind what was expected",
    "overdue": "Overdue actions",
    "nothing_reported": "Past their deadline, nothing reported",
    "due_soon": "Actions due within 30 days",
    "conflict": "Open conflicts between or within the sources",
    "sex_not_recorded": "Sex not recorded",
}

PAGES = {
    "results": "pages/results.py",
    "actions": "pages/actions.py",
    "gender": "pages/gender.py",
    "about": "pages/about.py",
}


def draw_status() -> None:
    """The indicators by status and the actions by state, in figures."""
    counts = asking.ask("overview/status_counts").set_index("status")["indicators"]
    actions = asking.ask("overview/action_counts").iloc[0]
    figures = [
        (str(counts.get(status, 0)), f"indicators {STATUS_SHAPE[status]} {STATUS_WORD[status]}")
        for status in ("met", "on_track", "behind", "no_data")
        if not counts.empty and (status != "no_data" or status in counts)
    ]
    if actions["actions"]:
        figures.append((f"{actions['completed']} of {actions['actions']}", "key actions completed"))
    for row in asking.ask("overview/headline_figures").to_dict("records"):
        value = qualified(row["value"], row["unit"], row["qualifier"])
        figures.append((value, plain(row["title"])))
    if figures:
        show.tiles(figures)
    else:
        st.markdown("This project has no indicator and no action yet.")
    without = int(counts.get("no_target", 0))
    if without:
        st.caption(
            f"{count(without, 'further indicator')} without a target in the same unit: no status."
        )


def line_of(row: Row) -> str:
    """One thing that needs attention, in a line."""
    title = plain(row["title"])
    if row["kind"] == "behind":
        against = number(row["against"], row["unit"])
        return f"{title}: {number(row['figure'], str(row['unit']))} of {against}"
    if row["kind"] == "sex_not_recorded":
        return f"{title}: {number(row['figure'])} of {number(row['against'])}"
    due = "" if missing(row["due_on"]) else f" ({day(row['due_on'])})"
    return f"{plain(row['code'])} {title}{due}"


def draw_attention(things: pd.DataFrame) -> None:
    """What needs attention, by kind, each with the way to where it is explained."""
    if things.empty:
        st.markdown("Nothing is behind, overdue, due soon, or in conflict as of this date.")
    for kind, rows in things.groupby("kind", sort=False):
        st.markdown(f"**{KINDS[str(kind)]}** ({len(rows)})")
        for row in rows.head(SHOWN).to_dict("records"):
            of = {"indicator": row["code"]} if row["page"] == "results" else {}
            st.page_link(
                PAGES[row["page"]], label=line_of(row), query_params={**asked().address(), **of}
            )
        if len(rows) > SHOWN:
            page = PAGES[rows.iloc[0]["page"]]
            st.page_link(
                page, label=f"… and {len(rows) - SHOWN} more", query_params=asked().address()
            )


show.heading("Overview", "Where does the project stand, and what needs attention?")
draw_status()
left, right = st.columns([2, 3], gap="large")
with left:
    st.subheader("What needs attention", anchor=False)
    draw_attention(asking.ask("overview/attention"))
with right:
    st.subheader("Against its targets", anchor=False)
    progress = asking.ask("overview/bullets")
    if progress.empty:
        st.markdown("No indicator has a target as of this date.")
    else:
        tally = progress["status"].map(STATUS_WORD).value_counts(sort=False)
        says = ", ".join(f"{how_many} {word}" for word, how_many in tally.items())
        show.chart(
            asking.draw(bullets, "overview/bullets"),
            f"Of {count(len(progress), 'indicator')} with a target: {says}. "
            "Bar: actual. Thick line: target. Triangle: expected by the figure's date.",
            "bullets",
        )
        show.table(
            progress.assign(reached=[reached(row) for row in progress.to_dict("records")]),
            asking.as_csv("overview/bullets"),
            "indicators-with-a-target",
            {
                "title": "Indicator", "reached": "Reached", "status": "Status", "due": "Due",
                "period_end": "Figure of", "source": "Source", "place": "Place",
            },
        )  # fmt: skip
