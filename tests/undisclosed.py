"""A project with partners that may not be named, under names that occur nowhere else, and all that was said of them.

Some are hidden from the start, some were named and then hidden or replaced, one came with an upload that was undone.
Nothing here is brought past the door: what names a partner was brought while that partner might be named.
"""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

from store import Store, Upload, contract, open_store, upload_files
from store.contract.description import File
from store.ledger.originals import originals
from store.rules.searchable_text import texts_of
from tests.once import made_once
from tests.sample_ledgers import NOW, Row, filled, reverse_at_once, write_file, write_project

PROJECT = "tiny"

# Whom nobody may read of, each by a word of the name; and what would tell who they are.
NAMES = ("zyxqora", "quvenbrix", "wotmalk", "nexdrift", "jovarex")
TOLD = ("qwarflery", "blorptag", "frobenzia")

# Who brought an upload and why is the team's alone.
OF_THE_TEAM = ("ann@team.example", "notebrim")

SECRETS = (*NAMES, *TOLD, *OF_THE_TEAM)

# What is text in the contract, and no free text.
CODES = {"unit", "file", "key", "also_touches", "countries", "sdg_targets"}

# Who may be named, and is.
OPEN = "Openly Known Ltd"

# As of days before and after the partner that was named longest was hidden.
DATES = ("2021-01-31", "2021-08-01")


def rows_about(name: str) -> dict[str, list[Row]]:
    """Rows of every file whose texts speak of a partner, but of the register; each text of the first says its name.

    They follow from the contract, so that a column or a file that is added is looked at as well.
    """
    more: dict[str, list[Row]] = {
        "results": [{"sex": "women", "value": 20, "note": name}],
        "actions": [{"action": "1.2", "status": "completed", "evidence": f"Minutes of {name}"}],
        "evidence": [{"item": "C1", "kind": "conclusion", "title": name}],
    }
    by_name = {
        "project": {"title": f"Harbours with {name}"},
        "results": {"note": f"Counted by {name}."},
        "actions": {"deadline": "2021-09-01", "evidence": ""},
        "conflicts": {"conflict": "K3", "file": "results", "key": "A;2020-01-01;2020-12-31;;total"},
    }
    return {
        file.name: [texts(file, name) | by_name.get(file.name, {}), *more.get(file.name, [])]
        for file in contract().values()
        if file.name != "partnerships"
    }


def texts(file: File, name: str) -> dict[str, object]:
    """Every free text of a row of a file, each with the name in it; codes and units are none."""
    codes = {*file.key, *(one.column for one in file.references), *CODES}
    return {
        column.name: f"{column.name} of {name}"
        for column in texts_of(file)
        if column.name not in codes
    }


REGISTER: list[Row] = [
    {"partnership": "P1", "partner": "Zyxqora Holdings", "named": "no", "note": "Zyxqora Holdings, blorptag",
     "sector": "qwarflery", "phase": "frobenzia"},
    {"partnership": "P2", "partner": "Quvenbrix GmbH", "named": "yes", "note": "Quvenbrix GmbH agreed."},
    {"partnership": "P3", "partner": "Wotmalk Ünlü AG", "named": "", "nda": "yes", "sector": "qwarflery"},
    {"partnership": "P4", "partner": "Nexdrift", "named": "yes", "note": "Nexdrift, then."},
]  # fmt: skip

CONFLICTS: list[Row] = [
    {"conflict": f"K{number}", "file": "partnerships", "key": f"P{number}", "subject": name,
     "explanation": f"{name} or not", "shown": name, "other": name}
    for number, name in ((1, "Zyxqora Holdings"), (2, "Quvenbrix GmbH"))
]  # fmt: skip


def open_undisclosed(address: str, folder: Path) -> Store:
    """A store at `address` on this project, whose files are written below `folder`; `folder`/data is its data."""
    about = rows_about("Quvenbrix GmbH")
    about["partnerships"] = REGISTER
    about["conflicts"] = [*about["conflicts"], *CONFLICTS]
    write_project(folder / "data", about, PROJECT)
    store = open_store(address, folder / "data", now=NOW)
    for number, files in enumerate(_uploads()):
        upload = upload_files(store.cursor(), _upload(folder / str(number), files))
        if number == 0:
            reverse_at_once(
                store, PROJECT, upload, "undo", by="ann@team.example", note="notebrim", at=NOW
            )
    return store


def copy_undisclosed(folder: Path) -> Path:
    """That store as a file in `folder`, closed, with its data in `folder`/data; gives back the file."""
    copytree(made_once("undisclosed", _make), folder, dirs_exist_ok=True)
    return folder / "results.duckdb"


def _make(folder: Path) -> None:
    open_undisclosed(str(folder / "results.duckdb"), folder).close()


def _uploads() -> Iterator[dict[str, list[Row]]]:
    call: Row = {"action": "1.3", "title": "Call Jovarex Ltd", "responsible": "Jovarex Ltd"}
    yield {"actions": [call], "partnerships": [_partner("P5", "Jovarex Ltd", "yes", "2021-01-15")]}
    yield {"partnerships": [_partner("P4", OPEN, "yes", "2021-02-15")]}
    later: Row = {"value": 60, "reported_on": "2021-03-15", "note": f"Counted anew by {OPEN}."}
    yield {"results": [later]}
    mended = rows_about("a partner")
    mended["project"] = [{**mended["project"][0], "code": PROJECT}]
    mended["results"].append(later)
    yield {**mended, "partnerships": [_partner("P2", "Quvenbrix GmbH", "no", "2021-07-01")]}


def _partner(code: str, name: str, named: str, reported_on: str) -> Row:
    return {
        "partnership": code, "partner": name, "named": named, "reported_on": reported_on, "note": f"{name} said so.",
    }  # fmt: skip


def _upload(folder: Path, files: dict[str, list[Row]]) -> Upload:
    """A file that comes alone speaks of a partner in its own name as well."""
    paths = [
        write_file(folder, name, [filled(name, row) for row in rows])
        for name, rows in files.items()
    ]
    if files.keys() == {"results"}:
        paths = [path.rename(folder / "quvenbrix_gmbh results.csv") for path in paths]
    note = "Zyxqora Holdings asked for it: notebrim."
    return Upload(PROJECT, originals(paths), "ann@team.example", note, NOW)
