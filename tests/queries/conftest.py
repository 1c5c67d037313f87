"""The questions are put to both engines."""

from tests.store.conftest import engine

__all__ = ["engine"]
