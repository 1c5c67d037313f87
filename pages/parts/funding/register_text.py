"""The register of partnerships, as a visitor may see it: a partner that may not be named has no name."""

from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.html import blocks
from wording.codes import PARTNER_WORD
from wording.text import count

COLUMNS: Mapping[str, str] = {
    "partner": "Partner", "called_partner": "Called a partner", "note": "Note", "type": "Kind",
    "sector": "Sector", "countries": "Countries (ISO codes)", "nda": "Non-disclosure agreement",
    "signed": "Signed", "ended": "Ended", "phase": "Phase", "reported_on": "Known since",
    "source_title": "Source", "place": "Place",
}  # fmt: skip

AGREEMENT = {"yes": "yes", "no": "no", "not_needed": "not needed", "unknown": "not known"}


def with_words(register: pd.DataFrame) -> pd.DataFrame:
    """Rows of funding/register with words for codes, and for a name that may not be shown."""
    return register.assign(
        partner=register["partner"].fillna("not named"),
        type=register["type"].fillna("merged").map(PARTNER_WORD),
        nda=register["nda"].map(AGREEMENT),
    )


def register_section(register: pd.DataFrame) -> Markup:
    """How many partnerships the register lists; a sentence where there is none."""
    text = (
        "No partnership stood in the register by this date."
        if register.empty
        else register_text(register)
    )
    return blocks.section("Register of partnerships", Markup("<p>{}</p>").format(text))


def register_text(register: pd.DataFrame) -> str:
    """How many partnerships the register lists at most, how many have no name, and how many are not called partners."""
    hidden = int((~register["is_named"]).sum())
    others = int((register["called_partner"] == "no").sum())
    text = (
        f"The register lists {'at most ' if others else ''}{count(len(register), 'partnership')}, "
        f"{hidden} of them without a name, as the partner may not be named. "
    )
    if others:
        text += (
            f"{others} of the names {'is' if others == 1 else 'are'} not called "
            f"{'a partner' if others == 1 else 'partners'} by the source: the table marks which, "
            "and its notes tell what the source says. "
        )
    return f"{text}It may be incomplete: no total on this page is counted from it."
