"""Find a Chromium for the tests, and install one where it is missing: `python -m tests.browser.chromium`."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
PLAYWRIGHT = (sys.executable, "-m", "playwright")


def find() -> Path | None:
    """The Chromium that the tests use: the one that CHROMIUM names, one on the PATH, or Playwright's own."""
    return next((path for path in _candidates() if _starts(path)), None)


def install() -> None:
    """Bring a Chromium onto this machine: from its packages as root, by Playwright elsewhere."""
    if os.geteuid() == 0:
        _try("apt-get", "update")
        _try("apt-get", "install", "-y", "chromium")
        if find() is None:
            # Ubuntu has Chromium as a snap only, which does not start everywhere.
            _try(*PLAYWRIGHT, "install", "--with-deps", "chromium")
    else:
        _try(*PLAYWRIGHT, "install", "chromium")


def line_to_type() -> str:
    """What a person types where nothing could be installed."""
    by_root = "" if os.geteuid() == 0 else "sudo "
    return f"{by_root}apt-get update && {by_root}apt-get install -y chromium"


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("CHROMIUM"):
        yield Path(named)
        return
    yield from (Path(path) for name in NAMES if (path := shutil.which(name)))
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def _starts(path: Path) -> bool:
    """Whether it runs at all: a snap's stand-in is on the PATH, too, and only says what to install."""
    try:
        return (
            subprocess.run(
                [path, "--version"], capture_output=True, timeout=60, check=False
            ).returncode
            == 0
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


def _try(*command: str) -> None:
    """Run a command and let it speak; whether it helped is seen by looking for Chromium again."""
    if shutil.which(command[0]):
        subprocess.run(
            command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, check=False
        )


def main() -> int:
    """Say nothing where there is a Chromium; otherwise install one, or say the one line to type."""
    if find() is not None:
        return 0
    if named := os.environ.get("CHROMIUM"):
        print(
            f"CHROMIUM names {named}, which does not start. Type: unset CHROMIUM", file=sys.stderr
        )
        return 1
    print("The browser's tests need a Chromium and there is none: installing it, once.", flush=True)
    install()
    if find() is not None:
        return 0
    print(f"Chromium could not be installed here. Type: {line_to_type()}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
