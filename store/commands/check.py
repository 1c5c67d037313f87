"""`check`: what is wrong with the files of a project, seen without any store."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from store.commands.saying import GOOD, REFUSED, add_json, answer, data_folder, faults_said
from store.door import BY_DATA, Upload, take_in
from store.faults import Fault, Refused
from store.opening import open_store
from store.originals import originals

if TYPE_CHECKING:
    from store.commands.saying import Commands

# Nothing that is checked is kept, so that no moment of it has to be remembered.
NEVER = datetime.min


def add(commands: "Commands") -> None:
    """Add the command."""
    said = "check the files of projects, and say every fault; nothing is stored"
    command = commands.add_parser("check", help=said, description=said)
    command.add_argument(
        "folders",
        nargs="*",
        metavar="FOLDER",
        type=_folder,
        help="a project's folder; without any, every project in RESULTS_DATA or data/",
    )
    add_json(command)
    command.set_defaults(run=_check)


def _check(given: argparse.Namespace) -> int:
    """One line for every fault, and one for every folder without any."""
    folders: list[Path] = given.folders or _projects()
    faults = {folder: faults_in(folder) for folder in folders}
    projects = [
        {"project": _code(folder), "folder": str(folder), "faults": faults_said(found)}
        for folder, found in faults.items()
    ]
    lines = (
        f"{_code(folder)}: {fault}"
        for folder, found in faults.items()
        for fault in found or ["no fault."]
    )
    answer(given, {"projects": projects}, lines)
    return REFUSED if any(faults.values()) else GOOD


def faults_in(folder: Path) -> tuple[Fault, ...]:
    """Every fault of the files of the project `folder`, seen without any other upload."""
    files = originals(sorted(folder.glob("*.csv")))
    store = open_store(Path(":memory:"), folder / "no project is taken in here", now=NEVER)
    try:
        take_in(store.cursor(), Upload(_code(folder), files, BY_DATA, "Checked only.", NEVER))
    except Refused as refused:
        return refused.faults
    finally:
        store.close()
    return ()


def _code(folder: Path) -> str:
    """A project is known by the name of its folder, wherever that is looked at from."""
    return folder.resolve().name


def _projects() -> list[Path]:
    return sorted(path for path in data_folder().glob("*") if path.is_dir())


def _folder(text: str) -> Path:
    folder = Path(text)
    if not folder.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {text}")
    return folder
