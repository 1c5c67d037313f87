"""`undo` and `redo`: whether the rows of an upload count. Nothing is deleted."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from store.commands.saying import (
    GOOD,
    REFUSED,
    add_command,
    add_json,
    add_who_and_why,
    answer,
    effect_lines,
    effect_said,
    faults_said,
    the_store,
)
from store.faults import Fault, Overtaken
from store.undoing import Turn, preview_turn, turn

if TYPE_CHECKING:
    from store.commands.saying import Commands
    from store.opening import Store


def add_undo(commands: "Commands") -> None:
    """Add the command that takes an upload back."""
    _add(
        commands, "undo", "let the rows of an upload count no more; what stood before counts again"
    )


def add_redo(commands: "Commands") -> None:
    """Add the command that takes an undo back."""
    _add(commands, "redo", "let the rows of an upload that was undone count again")


def _add(commands: "Commands", kind: str, said: str) -> None:
    command = add_command(commands, kind, said, "PROJECT")
    command.add_argument("upload", metavar="UPLOAD", type=int, help="its number in the history")
    add_who_and_why(command)
    add_json(command)
    command.set_defaults(run=_turn, kind=kind)


def _turn(given: argparse.Namespace) -> int:
    store = the_store(given.now, dry_run=given.dry_run)
    try:
        found, revision = _weighed(given, store), None
        while not found.faults and not given.dry_run and revision is None:
            try:
                revision = turn(
                    store, given.project, given.upload, given.kind,
                    by=given.by, note=given.note, at=given.now, compared_with=found.compared_with,
                )  # fmt: skip
            except Overtaken:  # a job has nobody to ask: what it tells is what it then does
                found = _weighed(given, store)
    finally:
        store.close()
    faults, effect = found.faults, None if found.faults else found.effect
    said = {
        "project": given.project,
        "upload": given.upload,
        "kind": given.kind,
        "stored": revision is not None,
        "revision": revision,
        "faults": faults_said(faults),
        **effect_said(effect),
    }
    lines = [str(fault) for fault in faults] if effect is None else effect_lines(effect)
    end = (
        "Nothing was stored."
        if revision is None
        else f"Stored as entry {revision} of {given.project}."
    )
    answer(given, said, [*lines, end])
    return REFUSED if faults else GOOD


def _weighed(given: argparse.Namespace, store: "Store") -> Turn:
    """What it would do; that it is done already is a fault."""
    found = preview_turn(store, given.project, given.upload, given.now.date())
    if found.kind == given.kind:
        return found
    state = "is undone already" if given.kind == "undo" else "counts already"
    said = Fault(f"upload {given.upload}", None, None, f"{state}. Nothing was changed.")
    return replace(found, faults=(said,))
