"""What the commands share: their exit codes, how they open the store, and how they say what they found."""

import argparse
import json
import os
import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from store.address import is_lake
from store.effect import Effect
from store.faults import Fault, Refused
from store.opening import Store, changed, open_store

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

ROOT = Path(__file__).parents[2]

# These are promised: a scheduled job rests on them. 2 is argparse's own, for a command that is not understood.
GOOD, REFUSED, IN_USE, UNREACHABLE = 0, 1, 3, 4

LEFT_OUT = "A dry run leaves that out; without --dry-run it is taken in first."


def add_command(
    commands: "Commands", name: str, said: str, *arguments: str
) -> argparse.ArgumentParser:
    """A command with its sentence and the arguments that must be there."""
    command = commands.add_parser(name, help=said, description=said)
    for argument in arguments:
        command.add_argument(argument.lower(), metavar=argument)
    return command


def add_who_and_why(command: argparse.ArgumentParser) -> None:
    """What the ledger keeps of every entry, and whether anything is to be written at all."""
    who, why = "who does it, for the history", "why, for the history"
    command.add_argument("--by", required=True, type=_words, metavar="WHO", help=who)
    command.add_argument("--note", required=True, type=_words, metavar="WHY", help=why)
    command.add_argument(
        "--dry-run", action="store_true", help="only say what would be; store nothing"
    )


def add_json(command: argparse.ArgumentParser) -> None:
    """The answer as one JSON object, for a program."""
    command.add_argument("--json", action="store_true", help="answer with one JSON object")


def the_store(now: datetime, *, dry_run: bool = False) -> Store:
    """The store that RESULTS_STORE names, with the projects of RESULTS_DATA taken in. Raises as `open_store` does.

    A dry run writes nothing: where there is no store it opens one in memory, and of one that is there it leaves out
    what has changed in RESULTS_DATA, and says so.
    """
    address = os.environ.get("RESULTS_STORE") or ROOT / "var" / "results.duckdb"
    if dry_run and not is_lake(address) and not Path(address).exists():
        address = ":memory:"
    store = open_store(
        address, data_folder(), now=now, takes_in=not dry_run or address == ":memory:"
    )
    if dry_run:
        for folder, _ in changed(store, data_folder()):
            print(f"{folder} has changed and is not in the store yet. {LEFT_OUT}", file=sys.stderr)
    return store


def data_folder() -> Path:
    """The folder of projects."""
    return Path(os.environ.get("RESULTS_DATA") or ROOT / "data")


def must_be_project(store: Store, project: str) -> None:
    """Raises `Refused` where the store has no such project: no upload begins one by a slip of the hand."""
    rows = (
        store.cursor()
        .execute(
            "select code from projects($revision) order by code", {"revision": store.revision()}
        )
        .fetchall()
    )
    known = [str(code) for (code,) in rows]
    if project not in known:
        said = f"is no project of the store. There are: {', '.join(known) or 'none'}."
        raise Refused([Fault(project, None, None, said)])


def answer(given: argparse.Namespace, said: dict[str, Any], lines: Iterable[str]) -> None:
    """Print the answer: `said` as JSON where that is asked for, else `lines`."""
    if given.json:
        print(json.dumps(said, ensure_ascii=False, indent=2, default=str))
        return
    for line in lines:
        print(line)


def faults_said(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    """Faults or warnings for JSON: file, row, column and message, each null where it is about none."""
    return [
        {"file": fault.file, "row": fault.row, "column": fault.column, "message": fault.message}
        for fault in faults
    ]


def effect_said(effect: Effect | None) -> dict[str, Any]:
    """An effect for JSON: `counts`, `rows`, `indicators` and `actions`, each a list of objects."""
    parts = ("counts", "rows", "indicators", "actions")
    return {part: [] if effect is None else _records(getattr(effect, part)) for part in parts}


def effect_lines(effect: Effect) -> list[str]:
    """An effect for a person: its counts, and each indicator and action that stands otherwise."""
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
    """Days as days, and what is missing as null."""
    days = {
        str(name): rows[name].dt.strftime("%Y-%m-%d")
        for name in rows
        if rows[name].dtype.kind == "M"
    }
    plain = rows.assign(**days).astype(object)
    records = plain.where(plain.notna(), None).to_dict("records")
    return [{str(name): value for name, value in record.items()} for record in records]


def _words(text: str) -> str:
    """Who or why on the command line: it must say something."""
    if not text.strip():
        raise argparse.ArgumentTypeError("it is blank. The history keeps it: write it")
    return text.strip()


def a_day(text: str) -> date:
    """A date on the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no date. Write it as YYYY-MM-DD") from None
