"""What `dashboard.py` needs before the server answers."""

import subprocess
import sys

from tests.conftest import ROOT

# What pages need, and takes longer to import than Streamlit does to start.
HEAVY = ("pandas", "duckdb", "pyarrow", "openpyxl")

LOADED = f"import dashboard, sys; print([name for name in {HEAVY} if name in sys.modules])"


def test_the_server_does_not_wait_until_what_pages_need_is_imported() -> None:
    shown = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    assert shown.stdout.strip() == "[]"
