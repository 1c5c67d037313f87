"""Money raised and its target, in words and in the currency of the source; partnerships against theirs."""

from typing import Any, NamedTuple

import pandas as pd

from pages.parts.figures import reached
from pages.parts.portfolio import fact
from pages.parts.words import day, missing, number, plain, qualified, where

Row = dict[Any, Any]


class Told(NamedTuple):
    """What is said of the money raised, in Markdown; empty where there is nothing to say."""

    tiles: list[tuple[str, str]]
    against: str
    shares: str
    has_bullets: bool


def tell(money: pd.DataFrame, shares: pd.DataFrame, by: str) -> Told:
    """What is said of rows of funding/money and funding/shares_of_target; `by` is the date asked for."""
    amounts, stated = money.to_dict("records"), shares.to_dict("records")
    tiles = [tile for row in amounts for tile in _amount(row)]
    return Told(
        tiles=[*tiles, *(_share(row) for row in stated)],
        against="\n\n".join(_against(row, by) for row in amounts),
        shares=" ".join(fact(row) for row in stated),
        has_bullets=any(_has_bullet(row) for row in amounts),
    )


def tell_progress(progress: pd.DataFrame) -> tuple[str, bool]:
    """What is said of rows of funding/partnership_progress, and whether one of them can be a bullet."""
    rows = progress.to_dict("records")
    if all(missing(row["value"]) for row in rows):
        return "", False
    said = "; ".join(f"{plain(row['title'])}: {plain(reached(row))}" for row in rows)
    return f"{said}.", any(_has_bullet(row) for row in rows)


def _has_bullet(row: Row) -> bool:
    return not missing(row["target"]) and not missing(row["value"])


def _amount(row: Row) -> list[tuple[str, str]]:
    """Raised, and its target as it is stated, each over what it is."""
    by = "" if missing(row["value"]) else f", by {day(row['period_end'])}"
    value = qualified(row["value"], row["unit"], row["qualifier"])
    tiles = [(value, f"raised{by}: {plain(row['title'])}")]
    if not missing(row["target"]):
        tiles.append((number(row["target"], row["unit"]), f"target, due {day(row['due'])}"))
    elif not missing(row["target_in_other_unit"]):
        target = number(row["target_in_other_unit"], row["target_other_unit"])
        tiles.append((target, f"target, due {day(row['other_due'])}: not converted"))
    return tiles


def _share(row: Row) -> tuple[str, str]:
    whose = "derived" if row["basis"] == "derived" else "the source’s own share"
    value = qualified(row["value"], row["unit"], row["qualifier"])
    return value, f"{plain(row['measure'])}: {whose}"


def _against(row: Row, by: str) -> str:
    """An amount and its target in a sentence; a target in another currency is not compared."""
    title = f"**{plain(row['title'])}**"
    if missing(row["value"]):
        return f"{title}: no figure was known by {by}."
    said = f"{title}: {plain(reached(row))} {where(row['place'], row['period_end'])}."
    if not missing(row["target"]):
        return said
    if missing(row["target_in_other_unit"]):
        return f"{said} No target is stated."
    return (
        f"{said} The target is in another currency and no exchange rate is stated, "
        "so the two are not compared."
    )
