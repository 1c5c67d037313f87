"""The server's settings, as Streamlit reads them, and what `make run` changes of them."""

import subprocess
import sys

from tests.test_rooms import ROOT


def setting(name: str) -> str:
    """What a server that is started here goes by, whatever the settings of who runs the tests are."""
    ask = f"from streamlit import config; print(config.get_option({name!r}))"
    said = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=ROOT,
        env={"HOME": "/nowhere"},
        capture_output=True,
        text=True,
        check=True,
    )
    return said.stdout.strip()


def run(*settings: str) -> str:
    """The command by which `make run` serves."""
    said = subprocess.run(
        ["make", "--dry-run", "run", *settings],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return said.stdout


def test_no_source_file_is_watched_and_nothing_is_collected_after_each_run() -> None:
    assert setting("server.fileWatcherType") == "none"
    assert setting("runner.postScriptGC") == "False"


def test_who_develops_has_the_files_watched() -> None:
    assert "fileWatcherType" not in run()
    assert "--server.fileWatcherType auto" in run("WATCH=yes")
