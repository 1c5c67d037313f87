"""The store: a ledger of what was promised and achieved, in DuckDB. It knows neither Streamlit nor Plotly.

Every figure, target, status and partnership is a row that some upload brought; no row is ever changed or
deleted. What is shown is a question put to the ledger as of a date and at a revision.
"""

from store.contract import contract
from store.door import Upload, take_in
from store.export import public_rows
from store.faults import Fault, Refused, StoreInUse
from store.opening import Store, open_store

__all__ = [
    "Fault",
    "Refused",
    "Store",
    "StoreInUse",
    "Upload",
    "contract",
    "open_store",
    "public_rows",
    "take_in",
]
