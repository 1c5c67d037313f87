"""A dashboard as `make run` serves it: a process of its own on a free port of this machine, on a store of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.error import URLError
from urllib.request import urlopen

from tests.once import RUN, made_once
from web.base_path import path_prefix
from web.transfer.compressed_folder import FOLDER
from web.transfer.compressing import compress
from web.transfer.streamlit_files import STATIC, VERSION, compressible

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0

# How the environment says below which path a dashboard is served.
BASE = "STREAMLIT_SERVER_BASE_URL_PATH"


@dataclass(frozen=True)
class Dashboard:
    """A dashboard that is being served: its address, without a slash at the end, its log, and its process."""

    address: str
    log: Path
    process: int

    def logged(self) -> int:
        """How many bytes the log has by now."""
        return self.log.stat().st_size

    def errors(self, since: int) -> list[str]:
        """The log from its byte `since` on, where it tells of an error."""
        shown = self.log.read_bytes()[since:].decode()
        return [shown] if "Traceback" in shown else []


@contextmanager
def serve(
    folder: Path,
    data: Path,
    secrets: Path | None = None,
    environment: Mapping[str, str] = MappingProxyType({}),
    script: Path = ROOT / "dashboard.py",
    directory: Path = ROOT,
) -> Iterator[Dashboard]:
    """Serve the projects in `data`, with the store and the log in `folder`, and this `secrets.toml` or none.

    Streamlit's settings are those of the `.streamlit/config.toml` in `directory`, where there is one.
    """
    _share_compressed_files(folder)
    port = _free_port()
    log = folder / "dashboard.log"
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    command += ["--server.address", "127.0.0.1", "--server.port", str(port)]
    command += ["--logger.enableRich", "false"]
    command += ["--secrets.files", str(secrets or folder / "no-secrets.toml")]
    given = {"RESULTS_STORE": str(folder / "results.duckdb"), "RESULTS_DATA": str(data)}
    given |= {"RESULTS_LOCAL_TEAM": "", "PYTHONPATH": str(ROOT), **environment}
    with log.open("w", encoding="utf-8") as lines:
        process = subprocess.Popen(
            command,
            cwd=directory,
            env={**os.environ, **given},
            stdout=lines,
            stderr=subprocess.STDOUT,
        )
    try:
        base = environment.get(BASE, "")
        address = f"http://127.0.0.1:{port}{path_prefix(base)}"
        _wait_for(f"{address}/_stcore/health", process, log)
        yield Dashboard(address, log, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _share_compressed_files(folder: Path) -> None:
    """Have Streamlit's files compressed once in a run of tests, and not by each of its dashboards."""
    if RUN in os.environ and not (folder / FOLDER).exists():
        (folder / FOLDER).symlink_to(made_once(FOLDER, _compress_all))


def _compress_all(folder: Path) -> None:
    compress(STATIC, folder / VERSION, compressible())


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"The dashboard did not start:\n{log.read_text(encoding='utf-8')}")
