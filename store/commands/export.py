"""`export`: the files of a project, to keep, to publish, or to start another store with."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from store.commands.shared import (
    GOOD,
    REFUSED,
    a_day,
    add_command,
    add_json,
    must_be_project,
    open_configured_store,
    print_answer,
)
from store.disclosure.export import Extract, export

if TYPE_CHECKING:
    from store.commands.shared import Commands


def add(commands: "Commands") -> None:
    """Add the command."""
    text = "write the files of a project into a folder, with their datapackage.json"
    command = add_command(commands, "export", text, "PROJECT")
    command.add_argument("folder", metavar="FOLDER", type=Path)
    command.add_argument("--as-of", type=a_day, metavar="D", help="only what was known by this day")
    command.add_argument("--visitor", action="store_true", help="only what a visitor may see")
    command.add_argument(
        "--overwrite", action="store_true", help="replace such files in the folder"
    )
    add_json(command)
    command.set_defaults(run=_export)


def _export(given: argparse.Namespace) -> int:
    store = open_configured_store(given.now)
    try:
        must_be_project(store, given.project)
        extract = Extract(given.project, given.as_of, for_visitor=given.visitor)
        paths = export(store, extract, given.folder, overwrite=given.overwrite)
    except OSError as error:
        text = f"{given.folder}: {error.strerror}." if error.strerror else error
        print(f"{text} Nothing was written.", file=sys.stderr)
        return REFUSED
    finally:
        store.close()
    print_answer(
        given, {"project": given.project, "files": [str(path) for path in paths]}, map(str, paths)
    )
    return GOOD
