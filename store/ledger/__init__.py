"""Entries of the ledger: upload, undo, redo, history and originals. The only code that writes."""
