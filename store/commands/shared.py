"""What the commands share: their exit codes, how they open the store, and how they print their answers."""

import argparse
import json
import os
import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from store.engine.address import is_lake
from store.faults import Fault, Refused
from store.opening import changed, open_store
from store.preview.effect import Effect
from store.store import Store

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

ROOT = Path(__file__).parents[2]

# Scheduled jobs rely on these. 2 is argparse's own, for a command that it cannot parse.
GOOD, REFUSED, IN_USE, UNREACHABLE = 0, 1, 3, 4

NOT_UPLOADED = "A dry run leaves that out; without --dry-run it is taken in first."


def add_command(
    commands: "Commands", name: str, description: str, *arguments: str
) -> argparse.ArgumentParser:
    """Add a command with its description and its required arguments."""
    command = commands.add_parser(name, help=description, description=description)
    for argument in arguments:
        command.add_argument(argument.lower(), metavar=argument)
    return command


def add_who_and_why(command: argparse.ArgumentParser) -> None:
    """Add the options for what the ledger keeps of every entry, and for a dry run."""
    who, why = "who does it, for the history", "why, for the history"
    command.add_argument("--by", required=True, type=_not_blank, metavar="WHO", help=who)
    command.add_argument("--note", required=True, type=_not_blank, metavar="WHY", help=why)
    command.add_argument(
        "--dry-run", action="store_true", help="only say what would be; store nothing"
    )


def add_json(command: argparse.ArgumentParser) -> None:
    """Add the option for an answer as one JSON object, for a program."""
    command.add_argument("--json", action="store_true", help="answer with one JSON object")


def open_configured_store(now: datetime, *, dry_run: bool = False) -> Store:
    """The store that RESULTS_STORE names, with the projects of RESULTS_DATA uploaded. Raises as `open_store` does.

    A dry run writes nothing: where there is no store it opens one in memory, and into an existing one it does not
    upload what has changed in RESULTS_DATA, but prints a sentence on it.
    """
    address = os.environ.get("RESULTS_STORE") or ROOT / "var" / "results.duckdb"
    if dry_run and not is_lake(address) and not Path(address).exists():
        address = ":memory:"
    store = open_store(
        address, data_folder(), now=now, upload_data=not dry_run or address == ":memory:"
    )
    if dry_run:
        for folder, _ in changed(store, data_folder()):
            print(
                f"{folder} has changed and is not in the store yet. {NOT_UPLOADED}", file=sys.stderr
            )
    return store


def data_folder() -> Path:
    """The folder of projects."""
    return Path(os.environ.get("RESULTS_DATA") or ROOT / "data")


def must_be_project(store: Store, project: str) -> None:
    """Raises `Refused` where the store has no such project: a typing error must not start a new project."""
    rows = (
        store.cursor()
        .execute(
            "select code from projects($revision) order by code", {"revision": store.revision()}
        )
        .fetchall()
    )
    known = [str(code) for (code,) in rows]
    if project not in known:
        text = f"is no project of the store. There are: {', '.join(known) or 'none'}."
        raise Refused([Fault(project, None, None, text)])


def print_answer(given: argparse.Namespace, content: dict[str, Any], lines: Iterable[str]) -> None:
    """Print the answer: `content` as JSON where the option says so, else `lines`."""
    if given.json:
        print(json.dumps(content, ensure_ascii=False, indent=2, default=str))
        return
    for line in lines:
        print(line)


def faults_json(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    """Faults or warnings for JSON: file, row, column and message, each null where it is about none."""
    return [
        {"file": fault.file, "row": fault.row, "column": fault.column, "message": fault.message}
        for fault in faults
    ]


def effect_json(effect: Effect | None) -> dict[str, Any]:
    """An effect for JSON: `counts`, `rows`, `indicators` and `actions`, each a list of objects."""
    parts = ("counts", "rows", "indicators", "actions")
    return {part: [] if effect is None else _records(getattr(effect, part)) for part in parts}


def effect_lines(effect: Effect) -> list[str]:
    """An effect as lines: its counts, and each indicator and action that changes."""
    lines = [
        f"{row['in_file']}: {row['row_count']:,} {row['effect']}"
        for row in effect.counts.to_dict("records")
    ]
    lines += [
        f"{row['indicator']}: {row['old_value']} ({row['old_status']}) becomes "
        f"{row['new_value']} ({row['new_status']})"
        for row in _records(effect.indicators)
    ]
    lines += [
        f"{row['action']}: {row['old_reading']} becomes {row['new_reading']}"
        for row in _records(effect.actions)
    ]
    return lines or ["No row of it changes anything."]


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows for JSON: dates as YYYY-MM-DD, and missing values as null."""
    days = {
        str(name): rows[name].dt.strftime("%Y-%m-%d")
        for name in rows
        if rows[name].dtype.kind == "M"
    }
    plain = rows.assign(**days).astype(object)
    records = plain.where(plain.notna(), None).to_dict("records")
    return [{str(name): value for name, value in record.items()} for record in records]


def _not_blank(text: str) -> str:
    """The text of an option, which must not be blank."""
    if not text.strip():
        raise argparse.ArgumentTypeError("it is blank. The history keeps it: write it")
    return text.strip()


def a_day(text: str) -> date:
    """A date on the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no date. Write it as YYYY-MM-DD") from None
