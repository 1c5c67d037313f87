"""The state of actions: its sign, and how many are in each as the parts of a bar."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from charts.svg.stacked import Part
from wording.codes import STATE_SHAPE
from wording.colours import STATE_COLOUR


def state_sign(state: str) -> Markup:
    """The shape of a state in its colour, which the words beside it say, too."""
    return Markup('<span class="sign state-{}" aria-hidden="true">{}</span>').format(
        state, STATE_SHAPE[state]
    )


def state_parts(counts: "Mapping[str, int] | Any") -> list[Part]:
    """The parts of a bar of actions by state, in its order; an outline is what nothing was reported on."""
    return [
        Part(float(counts[state]), colour, "outlined" if state == "not_reported" else "filled")
        for state, colour in STATE_COLOUR.items()
    ]
