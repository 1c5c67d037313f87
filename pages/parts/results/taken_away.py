"""The picture of one indicator that a reader takes away."""

import pandas as pd
from markupsafe import Markup

from charts.svg.bullet import bullet
from charts.svg.picture import Picture, picture
from pages.parts.results.facts import counts_text
from pages.parts.results.figure_block import against_text, progress_of, sex_text, standing_text
from queries.indicator_rows import SplitRow
from reports.headline.people import sex_bar
from reports.rows import rows_of
from wording.codes import JUDGED
from wording.dates import day
from wording.figures import figure_parts
from wording.text import blank, one_line


def indicator_picture(
    progress: pd.DataFrame, split: pd.DataFrame, project: pd.DataFrame, code: str, address: str
) -> bytes:
    """The SVG file: the figure with what stands beside it on the page, its source, and `address`, where it is shown.

    progress, split, project: the answers to results/indicator_progress, results/split and frame/project.
    """
    row = progress_of(progress, code)
    parts = [each for each in rows_of(split, SplitRow) if each["split"] != "none"]
    before, digits, after = figure_parts(row["value"], row["unit"], row["qualifier"])
    source = ", ".join(
        one_line(text) for text in (row["source_title"], row["place"]) if not blank(text)
    )
    known = "" if blank(row["reported_on"]) else f"Known since {day(row['reported_on'])}."
    drawn = Picture(
        title=one_line(row["title"]),
        figure=(before, digits, " ".join(text for text in (after, against_text(row)) if text)),
        standing=standing_text(row),
        bullet=bullet(row["achievement"], row["expected_share"], row["status"])
        if row["status"] in JUDGED
        else Markup(""),
        parts=sex_bar(parts[0], 26, with_words=True) if parts else Markup(""),
        parts_text=sex_text(parts[0], row) if parts else "",
        notes=(
            f"{one_line(project['title'].iloc[0])}. {counts_text(row)}.",
            f"Source: {source}. {known}" if source else known,
            address,
        ),
    )
    return picture(drawn).encode()
