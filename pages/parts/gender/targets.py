"""Targets for women, men or another gender, beside what was reached."""

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.html import blocks
from pages.parts.shared.html.addresses import Addresses
from queries.rows import TargetBySexRow
from reports.rows import rows_of
from wording.codes import SEX_WORD
from wording.dates import short_day
from wording.figures import qualified
from wording.text import blank

NO_TARGETS = (
    "Targets for women or men apart are not in the sources: the status is judged by the total."
)
NOTE = "The status of an indicator is judged by the total alone."


def targets_by_sex(targets: pd.DataFrame, addresses: Addresses) -> Markup:
    """The section; nothing without such a target. targets: the answer to gender/targets_by_sex."""
    rows = [_row(row, addresses) for row in rows_of(targets, TargetBySexRow)]
    if not rows:
        return blocks.NOTHING
    table = Markup(
        '<table class="compact"><thead><tr><th>Indicator</th><th>For whom</th><th class="number">Reached of target</th>'
        '<th class="number">Figure of</th><th class="number">Due</th></tr></thead><tbody>{}</tbody></table>'
    ).format(blocks.joined(rows))
    return blocks.section("Targets by sex", table, note=NOTE)


def _row(row: TargetBySexRow, addresses: Addresses) -> Markup:
    target = qualified(row["target"], row["unit"], row["target_qualifier"])
    reached = qualified(row["reached"], row["unit"], row["reached_qualifier"])
    kind = "" if row["kind"] == "target" else f" ({row['kind']})"
    return Markup(
        '<tr><th scope="row">{}</th><td>{}{}</td><td class="number"><b>{}</b> of {}</td>'
        '<td class="number small">{}</td><td class="number small">{}</td></tr>'
    ).format(
        addresses.link(row["title"], "results", indicator=row["indicator"]),
        SEX_WORD[row["sex"]], kind, reached, target,
        "" if blank(row["reached"]) else short_day(row["period_end"]), short_day(row["due"]),
    )  # fmt: skip
