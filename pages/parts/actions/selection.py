"""What a reader selects of the matrix: a recommendation, a unit, a state, and the one action that an address names."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.html.addresses import Addresses
from pages.parts.shared.html.menu import Menu, menus
from queries.rows import ActionRow
from wording.codes import STATE_WORD
from wording.text import blank, capitalised, count, one_line


class Choices(NamedTuple):
    """The codes that an address may name, each with its words."""

    recommendation: dict[str, str]
    unit: dict[str, str]
    state: dict[str, str]
    action: dict[str, str]


class Selection(NamedTuple):
    """The codes that were selected; None is all. The action is shown whatever else is selected."""

    recommendation: str | None = None
    unit: str | None = None
    state: str | None = None
    action: str | None = None

    def in_menus(self) -> dict[str, str]:
        """What the menus have selected, as parameters of the address."""
        codes = self._asdict()
        return {name: codes[name] for name in ("recommendation", "unit", "state") if codes[name]}

    def holds(self, row: ActionRow) -> bool:
        """Whether an action is among those selected."""
        return row["action"] == self.action or (
            self.recommendation in (None, row["recommendation"])
            and (self.unit is None or self.unit in units_of(row))
            and self.state in (None, row["state"])
        )


def units_of(row: ActionRow) -> list[str]:
    """The units that lead or support an action."""
    return [] if blank(row["units"]) else row["units"].split(";")


def choices(recommendations: pd.DataFrame, actions: pd.DataFrame) -> Choices:
    """What can be selected, of the answers to actions/recommendations and actions/promised."""
    units = {unit for of_one in actions["units"].dropna() for unit in of_one.split(";")}
    states = set(actions["state"])
    titles = dict(zip(recommendations["recommendation"], recommendations["title"], strict=True))
    return Choices(
        {code: f"{code} {one_line(title)}" for code, title in titles.items()},
        {unit: unit for unit in sorted(units)},
        {state: capitalised(word) for state, word in STATE_WORD.items() if state in states},
        dict(zip(actions["action"], map(one_line, actions["title"]), strict=True)),
    )


def selection_line(
    of: Choices, rows: Sequence[ActionRow], selection: Selection, addresses: Addresses
) -> Markup:
    """The menus; and how many of the actions are shown, where it is not all of them."""
    chosen = selection.in_menus()
    shown = menus(
        "actions",
        (
            Menu("recommendation", "All recommendations", of.recommendation),
            Menu("unit", "Everybody’s actions", of.unit),
            Menu("state", "Any state", of.state),
        ),
        chosen,
        addresses,
    )
    return shown + _how_many(of, rows, selection, addresses) if chosen else shown


def _how_many(
    of: Choices, rows: Sequence[ActionRow], selection: Selection, addresses: Addresses
) -> Markup:
    found = len([row for row in rows if selection.holds(row)])
    every = Markup('<a href="{}" data-stay>Show all</a>').format(addresses.of("actions"))
    if found:
        return Markup('<p class="note">{} of {} shown. {}</p>').format(
            found, count(len(rows), "action"), every
        )
    words = " and ".join(
        f"“{getattr(of, name)[code]}”" for name, code in selection.in_menus().items()
    )
    return Markup('<p class="note">None of the {} belongs to {}. {}</p>').format(
        count(len(rows), "action"), words, every
    )
