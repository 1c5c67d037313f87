"""`check`: the faults of the files of projects, without any store."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from store.commands.shared import GOOD, REFUSED, add_json, data_folder, faults_json, print_answer
from store.faults import Fault, Refused
from store.ledger.originals import originals
from store.ledger.upload import BY_DATA, Upload, upload_files
from store.opening import open_store

if TYPE_CHECKING:
    from store.commands.shared import Commands

# Nothing is stored, so that the time of the upload does not matter.
NEVER = datetime.min


def add(commands: "Commands") -> None:
    """Add the command."""
    text = "check the files of projects, and say every fault; nothing is stored"
    command = commands.add_parser("check", help=text, description=text)
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
    """Print one line for every fault, and one for every folder without any."""
    folders: list[Path] = given.folders or _projects()
    faults = {folder: faults_in(folder) for folder in folders}
    projects = [
        {"project": _code(folder), "folder": str(folder), "faults": faults_json(found)}
        for folder, found in faults.items()
    ]
    lines = (
        f"{_code(folder)}: {fault}"
        for folder, found in faults.items()
        for fault in found or ["no fault."]
    )
    print_answer(given, {"projects": projects}, lines)
    return REFUSED if any(faults.values()) else GOOD


def faults_in(folder: Path) -> tuple[Fault, ...]:
    """Every fault of the files of the project `folder`, without any other upload."""
    files = originals(sorted(folder.glob("*.csv")))
    store = open_store(Path(":memory:"), folder / "no project is taken in here", now=NEVER)
    try:
        upload_files(store.cursor(), Upload(_code(folder), files, BY_DATA, "Checked only.", NEVER))
    except Refused as refused:
        return refused.faults
    finally:
        store.close()
    return ()


def _code(folder: Path) -> str:
    """The code of a project: the name of its folder, also where the path is relative."""
    return folder.resolve().name


def _projects() -> list[Path]:
    return sorted(path for path in data_folder().glob("*") if path.is_dir())


def _folder(text: str) -> Path:
    folder = Path(text)
    if not folder.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {text}")
    return folder
