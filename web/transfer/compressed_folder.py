"""Where Streamlit's files are kept compressed, and the process beside the server that puts them there."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from web.transfer.streamlit_files import STATIC, VERSION, compressible

ROOT = Path(__file__).parents[2]

FOLDER = "streamlit-files"


def compressed_folder() -> Path:
    """The folder for the installed version: beside the store where that is a file, else in `var/`.

    Nobody but who runs the dashboard may write there: what is in it is run by every browser.
    """
    address = os.environ.get("RESULTS_STORE", "")
    is_file = address and not address.startswith(("ducklake:", ":memory:"))
    beside = Path(address).absolute().parent if is_file else ROOT / "var"
    return beside / FOLDER / VERSION


@asynccontextmanager
async def compressing() -> AsyncIterator[None]:
    """Has the files compressed meanwhile that are not yet; the process ends with the server.

    It writes a sentence into the log where it cannot, and the files are sent as they are.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "web.transfer.compressing", str(STATIC), str(compressed_folder()), *compressible(),
        cwd=ROOT, stdin=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
