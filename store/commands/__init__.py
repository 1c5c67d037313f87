"""The commands of `python -m store`, one module each."""
