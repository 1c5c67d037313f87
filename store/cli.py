"""The command line of the store: `python -m store --help` lists its commands, docs/command-line.md its exit codes.

Each command is a module of `store.commands`, which adds its parser and names the function that runs it.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime

from store.commands import check, dictionary, export, history, reversal, upload
from store.commands.shared import IN_USE, REFUSED, UNREACHABLE
from store.faults import Refused, StoreInUse, StoreUnreachable

COMMANDS = (
    check.add,
    upload.add,
    history.add,
    reversal.add_undo,
    reversal.add_redo,
    export.add,
    dictionary.add,
)


def every_command() -> argparse.ArgumentParser:
    """The parser of the command line: its commands, with their arguments and options."""
    parser = argparse.ArgumentParser("python -m store", description="The store, without its pages.")
    commands = parser.add_subparsers(required=True, metavar="command")
    for add in COMMANDS:
        add(commands)
    return parser


def main(arguments: Sequence[str] | None, now: datetime) -> int:
    """Run one command at the moment `now`; gives back its exit code. Errors of the store are printed as a sentence."""
    given = every_command().parse_args(arguments)
    given.now = now
    try:
        code: int = given.run(given)
    except StoreInUse as error:
        return _print_error(IN_USE, error)
    except StoreUnreachable as error:
        return _print_error(UNREACHABLE, error)
    except Refused as refused:
        return _print_error(REFUSED, refused)
    return code


def _print_error(code: int, error: Exception) -> int:
    print(error, file=sys.stderr)
    return code
