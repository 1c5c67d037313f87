"""`undo` and `redo`: whether the rows of an upload count. Nothing is deleted."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from store.commands.shared import (
    GOOD,
    REFUSED,
    add_command,
    add_json,
    add_who_and_why,
    effect_json,
    effect_lines,
    faults_json,
    open_configured_store,
    print_answer,
)
from store.faults import Fault, Overtaken
from store.ledger.reversal import Reversal, ReversalRequest, preview_reversal, reverse

if TYPE_CHECKING:
    from store.commands.shared import Commands
    from store.store import Store


def add_undo(commands: "Commands") -> None:
    """Add the command that undoes an upload."""
    _add(
        commands, "undo", "let the rows of an upload count no more; what stood before counts again"
    )


def add_redo(commands: "Commands") -> None:
    """Add the command that redoes an upload that was undone."""
    _add(commands, "redo", "let the rows of an upload that was undone count again")


def _add(commands: "Commands", kind: str, description: str) -> None:
    command = add_command(commands, kind, description, "PROJECT")
    command.add_argument("upload", metavar="UPLOAD", type=int, help="its number in the history")
    add_who_and_why(command)
    add_json(command)
    command.set_defaults(run=_reverse, kind=kind)


def _reverse(given: argparse.Namespace) -> int:
    store = open_configured_store(given.now, dry_run=given.dry_run)
    request = ReversalRequest(
        given.project, given.upload, given.kind, given.by, given.note, given.now
    )
    try:
        found, revision = _preview(given, store), None
        while not found.faults and not given.dry_run and revision is None:
            try:
                revision = reverse(store, request, compared_with=found.compared_with)
            except (
                Overtaken
            ):  # compared anew: a job has nobody to confirm it, and prints what it then does
                found = _preview(given, store)
    finally:
        store.close()
    faults, effect = found.faults, None if found.faults else found.effect
    texts = {
        "project": given.project,
        "upload": given.upload,
        "kind": given.kind,
        "stored": revision is not None,
        "revision": revision,
        "faults": faults_json(faults),
        **effect_json(effect),
    }
    lines = [str(fault) for fault in faults] if effect is None else effect_lines(effect)
    end = (
        "Nothing was stored."
        if revision is None
        else f"Stored as entry {revision} of {given.project}."
    )
    print_answer(given, texts, [*lines, end])
    return REFUSED if faults else GOOD


def _preview(given: argparse.Namespace, store: "Store") -> Reversal:
    """What it would do; a fault where it is done already."""
    found = preview_reversal(store, given.project, given.upload, given.now.date())
    if found.kind == given.kind:
        return found
    state = "is undone already" if given.kind == "undo" else "counts already"
    text = Fault(f"upload {given.upload}", None, None, f"{state}. Nothing was changed.")
    return replace(found, faults=(text,))
