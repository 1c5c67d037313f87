"""How many indicators have which status, beside the bar that shows it."""

from markupsafe import Markup

from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.blocks import joined
from reports.content.indicators import last_statuses
from reports.content.rows import StatusCountRow
from reports.headline.verdict import NOT_COMPARED, Counts
from wording.codes import JUDGED, STATUS_SHAPE, STATUS_WORD


def status_legend(by_status: Counts, addresses: Addresses | None = None) -> list[Markup]:
    """What the parts of the bar are, and beside them how many are held against no target, and why.

    With `addresses` each is a link to the indicators that have this status.
    """
    items = [_judged(by_status[status], addresses) for status in JUDGED if status in by_status]
    further = [
        _linked(Markup("<b>{}</b> {}").format(by_status[status]["indicators"], words), status, addresses)
        for status, words in NOT_COMPARED.items()
        if status in by_status
    ]  # fmt: skip
    if not further:
        return items
    return [*items, Markup("{}{}").format("and " if items else "", joined(further, ", "))]


def _judged(row: StatusCountRow, addresses: Addresses | None) -> Markup:
    status = row["status"]
    words = Markup('<span aria-hidden="true">{}</span> <b>{}</b> {}').format(
        STATUS_SHAPE[status], row["indicators"], STATUS_WORD[status]
    )
    return Markup('<span class="status {}">{}</span>{}').format(
        status, _linked(words, status, addresses), last_statuses(row)
    )


def _linked(words: Markup, status: str, addresses: Addresses | None) -> Markup:
    return words if addresses is None else addresses.link(words, "results", status=status)
