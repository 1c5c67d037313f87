"""`check`: what is wrong with the files of a project, seen without any store."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from store.commands.saying import GOOD, REFUSED, data_folder
from store.door import BY_DATA, Upload, take_in
from store.faults import Refused
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
    command.set_defaults(run=_check)


def _check(given: argparse.Namespace) -> int:
    """One line for every fault, and one for every folder without any."""
    folders: list[Path] = given.folders or _projects()
    faults = {folder: faults_in(folder) for folder in folders}
    for folder, found in faults.items():
        for fault in found or ["no fault."]:
            print(f"{folder.resolve().name}: {fault}")
    return REFUSED if any(faults.values()) else GOOD


def faults_in(folder: Path) -> list[str]:
    """Every fault of the files of the project `folder`, a sentence each, seen without any other upload."""
    project = folder.resolve().name
    files = originals(sorted(folder.glob("*.csv")))
    store = open_store(Path(":memory:"), folder / "no project is taken in here", now=NEVER)
    try:
        take_in(store.cursor(), Upload(project, files, BY_DATA, "Checked only.", NEVER))
    except Refused as refused:
        return [str(fault) for fault in refused.faults]
    finally:
        store.close()
    return []


def _projects() -> list[Path]:
    return sorted(path for path in data_folder().glob("*") if path.is_dir())


def _folder(text: str) -> Path:
    folder = Path(text)
    if not folder.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {text}")
    return folder
