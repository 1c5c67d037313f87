"""`undo` and `redo`: whether the rows of an upload count. Nothing is deleted."""

import argparse
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
from store.faults import Fault
from store.undoing import preview_turn, turn

if TYPE_CHECKING:
    from store.commands.saying import Commands


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
        found = preview_turn(store, given.project, given.upload, given.now.date())
        faults = found.faults
        if found.kind != given.kind:
            state = "is undone already" if given.kind == "undo" else "counts already"
            faults = (
                Fault(f"upload {given.upload}", None, None, f"{state}. Nothing was changed."),
            )
        revision = None
        if not faults and not given.dry_run:
            revision = turn(
                store, given.project, given.upload, given.kind,
                by=given.by, note=given.note, at=given.now,
            )  # fmt: skip
    finally:
        store.close()
    effect = None if faults else found.effect
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
