"""`history`: the entries of a project's ledger, the newest first."""

import argparse
from typing import TYPE_CHECKING

from store.commands.shared import (
    GOOD,
    add_command,
    add_json,
    must_be_project,
    open_configured_store,
    print_answer,
)

if TYPE_CHECKING:
    from store.commands.shared import Commands

NAMES = (
    "revision", "kind", "upload", "entered_at", "entered_by", "note", "files", "bytes", "added",
    "corrected", "revised", "updated", "withdrawn", "confirmed", "turned", "counts", "last_word",
)  # fmt: skip


def add(commands: "Commands") -> None:
    """Add the command."""
    command = add_command(
        commands, "history", "list the uploads of a project, and what was undone", "PROJECT"
    )
    add_json(command)
    command.set_defaults(run=_history)


def _history(given: argparse.Namespace) -> int:
    store = open_configured_store(given.now)
    try:
        must_be_project(store, given.project)
        rows = store.cursor().execute(
            f"select {', '.join(NAMES)} from upload_history([$project], $revision) order by revision desc",
            {"project": given.project, "revision": store.revision()},
        ).fetchall()  # fmt: skip
    finally:
        store.close()
    entries = [dict(zip(NAMES, row, strict=True)) for row in rows]
    print_answer(given, {"project": given.project, "entries": entries}, map(_line, entries))
    return GOOD


def _line(entry: dict[str, object]) -> str:
    what = f"upload of {entry['files']}"
    if entry["kind"] != "upload":
        what = f"{entry['kind']} of upload {entry['upload']}"
    elif not entry["counts"]:
        what += f" (undone by {entry['last_word']})"
    return f"{entry['revision']}  {entry['entered_at']}  {entry['entered_by']}  {what}  {entry['note']}"
