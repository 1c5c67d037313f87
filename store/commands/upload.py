"""`upload`: files with the same checks as on the Upload page, for a scheduled job."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
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
    must_be_project,
    open_configured_store,
    print_answer,
)
from store.faults import Overtaken, visible
from store.ledger.originals import originals
from store.ledger.upload import Upload
from store.preview.preview import Preview
from store.reading.encodings import ENCODINGS
from store.reading.staging import Limits, Reading

if TYPE_CHECKING:
    from store.commands.shared import Commands

# The options that answer what a file leaves open.
ANSWERED_BY = {
    "decimal": "How decimals are written is said by --decimal point or --decimal comma.",
    "encoding": "What a file was saved as is said by --encoding.",
}


def add(commands: "Commands") -> None:
    """Add the command."""
    text = "bring files into a project: all of them, or none and every fault"
    command = add_command(commands, "upload", text, "PROJECT")
    command.add_argument("files", nargs="+", metavar="FILE", type=_file, help="CSV or XLSX")
    add_who_and_why(command)
    add_json(command)
    command.add_argument(
        "--decimal",
        choices=("point", "comma"),
        help="how decimals are written, where a file leaves it open",
    )
    command.add_argument("--encoding", choices=tuple(ENCODINGS), help="of files that are not UTF-8")
    command.set_defaults(run=_upload)


def _upload(given: argparse.Namespace) -> int:
    limits = Limits.from_environment()
    store = open_configured_store(given.now, dry_run=given.dry_run)
    try:
        must_be_project(store, given.project)
        upload = Upload(
            given.project, originals(given.files, Reading(given.decimal, given.encoding)),
            given.by, given.note, given.now, limits,
        )  # fmt: skip
        preview = Preview(store, upload)
        while not given.dry_run and not preview.faults and preview.revision is None:
            try:
                preview.confirm(by=given.by, note=given.note, at=given.now)
            except (
                Overtaken
            ):  # compared anew: a job has nobody to confirm it, and its files are the same
                continue
        texts = {
            "project": given.project,
            "stored": preview.revision is not None,
            "revision": preview.revision,
            "files": [
                {
                    "file": table.in_file,
                    "kind": table.kind,
                    "rows": table.rows,
                    "remarks": table.remarks,
                }
                for table in preview.tables
            ],
            "faults": faults_json(preview.faults),
            "warnings": faults_json(preview.warnings),
            **effect_json(preview.effect),
        }
        print_answer(given, texts, _lines(given, preview))
    finally:
        store.close()
    return REFUSED if preview.faults else GOOD


def _lines(given: argparse.Namespace, preview: Preview) -> Iterator[str]:
    for table in preview.tables:
        for remark in table.remarks:
            yield visible(f"{table.in_file}: {remark}")
    for fault in preview.faults:
        yield str(fault)
    for warning in preview.warnings:
        yield f"Warning: {warning}"
    asked = frozenset().union(*preview.asks.values())
    for question, option in ANSWERED_BY.items():
        if question in asked:
            yield option
    if preview.effect is not None:
        yield from effect_lines(preview.effect)
    if preview.revision is not None:
        yield f"Stored as upload {preview.revision} of {given.project}."
    else:
        yield "Nothing was stored."


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {text}")
    if not os.access(path, os.R_OK):
        raise argparse.ArgumentTypeError(f"{text} may not be read")
    return path
