"""How many indicators have which status, as one bar."""

from collections.abc import Mapping

from markupsafe import Markup

from charts.svg.stacked import Part, stacked
from wording.codes import JUDGED
from wording.colours import HOLLOW_STATUSES, STATUS_COLOUR


def status_bar(amounts: Mapping[str, int], height: int = 12) -> Markup:
    """The statuses of figures that are held against a target, in order; nothing where there is none.

    amounts: of indicators, by status. An outline is what was not reported since its due date.
    """
    parts = [
        Part(
            amounts[status],
            STATUS_COLOUR[status],
            "outlined" if status in HOLLOW_STATUSES else "filled",
        )
        for status in JUDGED
        if amounts.get(status)
    ]
    return stacked(parts, height) if parts else Markup("")
