"""The store: a ledger of what was promised and achieved, in DuckDB. It knows neither Streamlit nor Plotly.

Every figure, target, status and partnership is a row that some upload brought; no row is ever changed or
deleted. What is shown is a question put to the ledger as of a date and at a revision.
"""

from store.contract import contract
from store.door import Upload, take_in
from store.effect import Effect
from store.export import public_rows
from store.faults import Fault, Overtaken, Refused, StoreInUse, StoreUnreachable, how_many
from store.history import effect_then, every_row_then, original
from store.opening import Store, open_store, uncounted
from store.originals import Original
from store.preview import Preview
from store.reading.encodings import ENCODINGS
from store.rules.judged import memory_from_environment
from store.staging import Limits, Reading
from store.templates import empty_template, filled_template
from store.thresholds import threshold
from store.undoing import Turn, every_row_of_turn, preview_turn, turn

__all__ = [
    "ENCODINGS",
    "Effect",
    "Fault",
    "Limits",
    "Original",
    "Overtaken",
    "Preview",
    "Reading",
    "Refused",
    "Store",
    "StoreInUse",
    "StoreUnreachable",
    "Turn",
    "Upload",
    "contract",
    "effect_then",
    "empty_template",
    "every_row_of_turn",
    "every_row_then",
    "filled_template",
    "how_many",
    "memory_from_environment",
    "open_store",
    "original",
    "preview_turn",
    "public_rows",
    "take_in",
    "threshold",
    "turn",
    "uncounted",
]
