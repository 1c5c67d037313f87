"""The command line of the store: `python -m store --help` says what it can do.

Each command is a function that adds itself and names the function that runs it; `COMMANDS` lists them.
"""

import argparse
import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from store.dictionary import data_dictionary
from store.door import BY_DATA, Upload, take_in
from store.faults import Refused
from store.opening import open_store
from store.originals import originals

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

ROOT = Path(__file__).parents[1]

GOOD, AT_FAULT = 0, 1

# Nothing that is checked is kept, so that no moment of it has to be remembered.
NEVER = datetime.min


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives back its exit code. A command that does not exist ends with code 2."""
    parser = argparse.ArgumentParser("python -m store", description="The store, without its pages.")
    commands = parser.add_subparsers(required=True, metavar="command")
    for add in COMMANDS:
        add(commands)
    given = parser.parse_args(arguments)
    code: int = given.run(given)
    return code


def _add_check(commands: "Commands") -> None:
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
    return AT_FAULT if any(faults.values()) else GOOD


def faults_in(folder: Path) -> list[str]:
    """Every fault of the files of the project `folder`, a sentence each, seen without any other upload."""
    project = folder.resolve().name
    files = tuple(sorted(folder.glob("*.csv")))
    store = open_store(Path(":memory:"), folder / "no project is taken in here", now=NEVER)
    try:
        take_in(store.cursor(), Upload(project, originals(files), BY_DATA, "Checked only.", NEVER))
    except Refused as refused:
        return [str(fault) for fault in refused.faults]
    finally:
        store.close()
    return []


def _projects() -> list[Path]:
    data = Path(os.environ.get("RESULTS_DATA") or ROOT / "data")
    return sorted(path for path in data.glob("*") if path.is_dir())


def _folder(text: str) -> Path:
    folder = Path(text)
    if not folder.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {text}")
    return folder


def _add_dictionary(commands: "Commands") -> None:
    said = "write the data dictionary, in Markdown, to the standard output"
    command = commands.add_parser("dictionary", help=said, description=said)
    command.set_defaults(run=_dictionary)


def _dictionary(_given: argparse.Namespace) -> int:
    print(data_dictionary(), end="")
    return GOOD


COMMANDS: tuple[Callable[["Commands"], None], ...] = (_add_check, _add_dictionary)
