"""Money raised and its target, in words and in the currency of the source; partnerships against theirs."""

from typing import Any, NamedTuple

import pandas as pd

from pages.parts.funding.portfolio_text import fact_text
from pages.parts.shared.figure_text import (
    dated_text,
    other_target_text,
    reached_text,
    target_text,
)
from queries.rows import AgainstTargetRow, MoneyRow, ReachedRow
from reports.rows import rows_of
from wording.dates import day
from wording.figures import qualified
from wording.markdown import plain, where
from wording.text import blank

Row = dict[Any, Any]


class MoneyText(NamedTuple):
    """The money raised in Markdown; a text is empty where there is nothing to say."""

    tiles: list[tuple[str, str]]
    against_target: str
    shares: str
    has_bullets: bool


def describe_money(money: pd.DataFrame, shares: pd.DataFrame, by: str) -> MoneyText:
    """The texts of rows of funding/money and funding/shares_of_target; `by` is the date asked for, in words."""
    amounts, stated = rows_of(money, MoneyRow), shares.to_dict("records")
    tiles = [tile for row in amounts for tile in _amount_tiles(row)]
    return MoneyText(
        tiles=[*tiles, *(_share_tile(row) for row in stated)],
        against_target="\n\n".join(_against_target_text(row, by) for row in amounts),
        shares=" ".join(fact_text(row) for row in stated),
        has_bullets=any(_has_bullet(row) for row in amounts),
    )


def describe_partnerships(progress: pd.DataFrame) -> tuple[str, bool]:
    """The sentence of rows of funding/partnership_progress, and whether one of them can be a bullet."""
    rows = rows_of(progress, AgainstTargetRow)
    if all(blank(row["value"]) for row in rows):
        return "", False
    text = "; ".join(f"{plain(row['title'])}: {plain(dated_text(row))}" for row in rows)
    return f"{text}.", any(_has_bullet(row) for row in rows)


def _has_bullet(row: ReachedRow) -> bool:
    return not blank(row["target"]) and not blank(row["value"])


def _amount_tiles(row: MoneyRow) -> list[tuple[str, str]]:
    """Raised, and its target as it is stated, each over what it is."""
    by = "" if blank(row["value"]) else f", by {day(row['period_end'])}"
    value = qualified(row["value"], row["unit"], row["qualifier"])
    tiles = [(value, f"raised{by}: {plain(row['title'])}")]
    if not blank(row["target"]):
        tiles.append((target_text(row), f"target, due {day(row['due'])}"))
    elif not blank(row["target_in_other_unit"]):
        tiles.append(
            (other_target_text(row), f"target, due {day(row['other_due'])}: not converted")
        )
    return tiles


def _share_tile(row: Row) -> tuple[str, str]:
    whose = "derived" if row["basis"] == "derived" else "the source’s own share"
    value = qualified(row["value"], row["unit"], row["qualifier"])
    return value, f"{plain(row['measure'])}: {whose}, {day(row['as_at'])}"


def _against_target_text(row: MoneyRow, by: str) -> str:
    """An amount and its target in a sentence; a target in another currency is not compared."""
    title = f"**{plain(row['title'])}**"
    if blank(row["value"]):
        return f"{title}: no figure was known by {by}."
    text = f"{title}: {plain(reached_text(row))} {where(row['place'], row['period_end'], row['is_date_assumed'])}."
    if not blank(row["target"]):
        return text
    if blank(row["target_in_other_unit"]):
        is_known = row["status"] == "no_target"
        return f"{text} {'It has no target' if is_known else 'Its target is not in the sources'}."
    return (
        f"{text} The target is in another currency and no exchange rate is stated, "
        "so the two are not compared."
    )
