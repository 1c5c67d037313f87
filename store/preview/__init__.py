"""An upload, undo or redo before it is written: its faults, its warnings, and what it would do."""
