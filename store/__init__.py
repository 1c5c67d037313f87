"""The store: a ledger of targets and results, in DuckDB. It knows neither Streamlit nor Plotly.

Every figure, target, status and partnership is a row of some upload; no row is ever changed or deleted. What is shown
is the answer of a query to the ledger as of a date and at a revision.
"""

from store.contract.description import contract
from store.contract.templates import empty_template, filled_template
from store.disclosure.export import public_rows
from store.faults import Fault, Overtaken, Refused, StoreInUse, StoreUnreachable, how_many
from store.ledger.history import effect_then, every_row_then, original
from store.ledger.originals import Original
from store.ledger.reversal import (
    Reversal,
    ReversalRequest,
    every_row_of_reversal,
    preview_reversal,
    reverse,
)
from store.ledger.upload import Upload, upload_files
from store.opening import ignore_count, open_store
from store.preview.effect import Effect
from store.preview.preview import Preview
from store.reading.encodings import ENCODINGS
from store.reading.staging import Limits, Reading
from store.rules.judged import memory_from_environment
from store.rules.thresholds import RULES_OF, threshold
from store.store import Store

__all__ = [
    "ENCODINGS",
    "RULES_OF",
    "Effect",
    "Fault",
    "Limits",
    "Original",
    "Overtaken",
    "Preview",
    "Reading",
    "Refused",
    "Reversal",
    "ReversalRequest",
    "Store",
    "StoreInUse",
    "StoreUnreachable",
    "Upload",
    "contract",
    "effect_then",
    "empty_template",
    "every_row_of_reversal",
    "every_row_then",
    "filled_template",
    "how_many",
    "ignore_count",
    "memory_from_environment",
    "open_store",
    "original",
    "preview_reversal",
    "public_rows",
    "reverse",
    "threshold",
    "upload_files",
]
