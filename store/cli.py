"""The command line of the store: `python -m store --help` says what it can do, docs/command-line.md how it ends.

Each command stands in a module of `store.commands`: it adds itself, and names the function that runs it.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime

from store.commands import check, dictionary, export, history, turns, upload
from store.commands.saying import IN_USE, REFUSED, UNREACHABLE
from store.faults import Refused, StoreInUse, StoreUnreachable

COMMANDS = (
    check.add,
    upload.add,
    history.add,
    turns.add_undo,
    turns.add_redo,
    export.add,
    dictionary.add,
)


def every_command() -> argparse.ArgumentParser:
    """What the command line understands: its commands, with their arguments and options."""
    parser = argparse.ArgumentParser("python -m store", description="The store, without its pages.")
    commands = parser.add_subparsers(required=True, metavar="command")
    for add in COMMANDS:
        add(commands)
    return parser


def main(arguments: Sequence[str] | None, now: datetime) -> int:
    """Run one command at the moment `now`; gives back its exit code. What it cannot do it says in a sentence."""
    given = every_command().parse_args(arguments)
    given.now = now
    try:
        code: int = given.run(given)
    except StoreInUse as error:
        return _say(IN_USE, error)
    except StoreUnreachable as error:
        return _say(UNREACHABLE, error)
    except Refused as refused:
        return _say(REFUSED, refused)
    return code


def _say(code: int, error: Exception) -> int:
    print(error, file=sys.stderr)
    return code
