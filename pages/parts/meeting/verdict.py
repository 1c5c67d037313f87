"""The page's answer: how much must be decided, what moved, and how far the actions are."""

import pandas as pd
from markupsafe import Markup

from pages.parts.shared.html import blocks
from reports.content.verdict import VERDICT_QUESTIONS, verdict_text


def verdict(*frames: pd.DataFrame) -> Markup:
    """The sentence, of the answers to `VERDICT_QUESTIONS`."""
    return blocks.verdict(verdict_text(dict(zip(VERDICT_QUESTIONS, frames, strict=True))))
