"""`dictionary`: the data dictionary of the contract."""

import argparse
from typing import TYPE_CHECKING

from store.commands.shared import GOOD
from store.contract.dictionary import data_dictionary

if TYPE_CHECKING:
    from store.commands.shared import Commands


def add(commands: "Commands") -> None:
    """Add the command."""
    text = "write the data dictionary, in Markdown, to the standard output"
    command = commands.add_parser("dictionary", help=text, description=text)
    command.set_defaults(run=_dictionary)


def _dictionary(_given: argparse.Namespace) -> int:
    print(data_dictionary(), end="")
    return GOOD
