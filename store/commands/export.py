"""`export`: the files of a project, to keep, to publish, or to begin another store with."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from store.commands.saying import (
    GOOD,
    REFUSED,
    a_day,
    add_command,
    add_json,
    answer,
    must_be_project,
    the_store,
)
from store.export import export

if TYPE_CHECKING:
    from store.commands.saying import Commands


def add(commands: "Commands") -> None:
    """Add the command."""
    said = "write the files of a project into a folder, with their datapackage.json"
    command = add_command(commands, "export", said, "PROJECT")
    command.add_argument("folder", metavar="FOLDER", type=Path)
    command.add_argument("--as-of", type=a_day, metavar="D", help="only what was known by this day")
    command.add_argument("--visitor", action="store_true", help="only what a visitor may see")
    command.add_argument(
        "--overwrite", action="store_true", help="replace such files in the folder"
    )
    add_json(command)
    command.set_defaults(run=_export)


def _export(given: argparse.Namespace) -> int:
    store = the_store(given.now)
    try:
        must_be_project(store, given.project)
        paths = export(
            store, given.project, given.folder, as_of=given.as_of, revision=None,
            visitor=given.visitor, overwrite=given.overwrite,
        )  # fmt: skip
    except OSError as error:
        said = f"{given.folder}: {error.strerror}." if error.strerror else error
        print(f"{said} Nothing was written.", file=sys.stderr)
        return REFUSED
    finally:
        store.close()
    answer(
        given, {"project": given.project, "files": [str(path) for path in paths]}, map(str, paths)
    )
    return GOOD
