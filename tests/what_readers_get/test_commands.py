"""The output and exit code of every command are those that are kept."""

import csv
import os
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from store.cli import main
from tests.sample_ledgers import Row, filled, write_file
from tests.what_readers_get.conftest import Compare
from tests.what_readers_get.ledgers import LEDGERS, NAMES, Ledger

WHO = ("--by", "team@example.org", "--note", "A test.")


class CommandLine:
    """A command line on a ledger in `folder`: the commands and their output."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.lines: list[str] = []
        self._folder = folder
        self._capsys = capsys

    def run(self, day: str, *arguments: object) -> str:
        """Run a command at noon of a day; gives back its output."""
        typed = [str(argument) for argument in arguments]
        code = main(typed, datetime.fromisoformat(f"{day}T12:00:00"))
        out, err = self._capsys.readouterr()
        self.note(f"$ {' '.join(typed)}", f"{out}{err}ends with {code}")
        return out

    def note(self, *lines: str) -> None:
        """Add lines without the folder's path, which differs in each run."""
        self.lines += [line.replace(str(self._folder), "FOLDER") for line in lines]


@pytest.mark.parametrize("name", NAMES)
def test_commands_print_what_is_kept(
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    compare: Compare,
) -> None:
    ledger = LEDGERS[name]
    data = ledger.copy_to(tmp_path, name)
    monkeypatch.setenv("RESULTS_STORE", str(tmp_path / "results.duckdb"))
    monkeypatch.setenv("RESULTS_DATA", str(data))
    line = CommandLine(tmp_path, capsys)
    read(line, ledger, tmp_path)
    write(line, ledger, tmp_path)
    compare(name, {"commands": "\n".join(line.lines)})


def test_the_dictionary_says_what_it_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], compare: Compare
) -> None:
    line = CommandLine(tmp_path, capsys)
    line.run("2021-08-01", "dictionary")
    compare("", {"dictionary": "\n".join(line.lines)})


def read(line: CommandLine, ledger: Ledger, folder: Path) -> None:
    """The commands that write nothing into the ledger."""
    first, last = ledger.dates
    line.run(last, "check")
    line.run(last, "history", ledger.project, "--json")
    line.run(last, "history", "no-such-project")
    exports: dict[str, Sequence[str]] = {
        "all": (),
        "as-of": ("--as-of", first),
        "visitor": ("--visitor", "--json"),
    }
    for name, options in exports.items():
        line.run(last, "export", ledger.project, folder / name, *options)
        line.note(*digests(folder / name))


def write(line: CommandLine, ledger: Ledger, folder: Path) -> None:
    """Uploads, with and without faults: previewed on both days, stored on the last, undone and redone."""
    first, last = ledger.dates
    project = folder / "data" / ledger.project
    good = correction(project, folder / "good", last, "61")
    bad = correction(project, folder / "bad", last, "12%")
    upload = ("upload", ledger.project)
    line.run(last, "check", bad.parent, "--json")
    line.run(last, *upload, bad, *WHO)
    line.run(first, *upload, good, *WHO, "--dry-run", "--json")
    line.run(last, *upload, good, *WHO, "--dry-run")
    line.run(last, "undo", ledger.project, 1, *WHO, "--dry-run", "--json")
    stored = line.run(last, *upload, good, *WHO)
    revision = stored.partition("Stored as upload ")[2].partition(" ")[0]
    for kind in ("undo", "undo", "redo"):
        line.run(last, kind, ledger.project, revision, *WHO)
    line.run(last, "history", ledger.project)


def correction(project: Path, folder: Path, day: str, value: str) -> Path:
    """A file with the last figure of a project, or a first one, reported on `day` with another value."""
    path = project / "results.csv"
    rows: list[dict[str, str]] = []
    if path.exists():
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))[-1:]
    row: Row = rows[0] if rows else filled("results", {})
    return write_file(folder, "results", [{**row, "reported_on": day, "value": value}])


def digests(folder: Path) -> list[str]:
    """The files of a folder, each with its size and digest."""
    return [
        f"{path.name}: {path.stat().st_size} bytes, {sha256(path.read_bytes()).hexdigest()[:16]}"
        for path in sorted(folder.iterdir(), key=os.fspath)
    ]
