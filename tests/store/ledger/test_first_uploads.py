"""First uploads of many projects together: the ledger and every fault are those of one after the other."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from store import Refused, Store, Upload, contract, open_store, upload_files
from store.faults import Fault, Overtaken, sorted_faults
from store.ledger.first_uploads import FirstUploads
from store.ledger.originals import originals
from store.ledger.upload import BY_DATA
from tests.conftest import CREST_DATA
from tests.engines import Engine
from tests.sample_ledgers import Row, write_project

NOW = datetime(2021, 8, 1, 12, 0)

EVERY_TABLE = ["head", "entry", "file", "file_piece", "effect", *contract()]

LATER = {"reported_on": "2021-06-01"}

# Projects that are read, checked and counted together. A name that one of them hides is in a text of another.
SOUND: dict[str, dict[str, list[Row]]] = {
    "again": {
        "results": [{}, {**LATER, "value": 60}, {"reported_on": "2021-07-01", "value": 60}],
        "actions": [{}, {**LATER, "status": "ongoing"}],
        "targets": [{}, {**LATER, "value": 90}, {"kind": "milestone", "due": "2021-12-31"}],
        "portfolio": [{}, {**LATER, "value": "", "qualifier": "withdrawn"}],
    },
    "hides": {"partnerships": [{"partner": "Quorvexa"}, {"partnership": "P2", "named": "yes"}]},
    "names": {"results": [{"note": "With Quorvexa."}], "indicators": [{"measure": "period"}]},
    "of-text": {"sources": [{"title": "'=1+1"}, {"source": "s2", "title": 'A "b",\nc; d'}]},
    "parts": {
        "framework": [{}, {"result": "o1", "level": "outcome", "parent": "goal"}],
        "results": [{}, {"sex": "women", "value": 20}, {"sex": "men", "value": "0.5"}],
    },
}

# One fault of each check, and of each kind of cell.
AT_FAULT: dict[str, dict[str, list[Row]]] = {
    "blank": {"results": [{"basis": ""}]},
    "conflict": {"conflicts": [{"file": "results", "key": "B"}]},
    "dates": {"project": [{"planned_end": "2019-12-31"}]},
    "done": {"actions": [{"status": "completed"}]},
    "extended": {"project": [{"extended_end": "2023-12-31"}]},
    "level": {"framework": [{}, {"result": "o1", "level": "output", "parent": "goal"}]},
    "listed": {"results": [{"sex": "woman"}]},
    "milestone": {"targets": [{"kind": "milestone"}]},
    "number": {"results": [{"value": "12%"}]},
    "overlap": {
        "indicators": [{"measure": "period"}],
        "results": [{}, {"period_start": "2020-06-01", "period_end": "2021-05-31"}],
    },
    "secret": {"partnerships": [{"partner": "Quorvexa"}], "results": [{"note": "By Quorvexa."}]},
    "twice": {"results": [{}, {"value": 60}]},
    "when": {"results": [{"reported_on": "2021-02-30"}]},
    "withdrawn": {"results": [{"qualifier": "withdrawn"}]},
}

# As many commas as a row of sources.csv has.
BLANK = "," * (len(contract()["sources"].column_names) - 1)

# What becomes of the text of sources.csv, so that it is at fault, or one for the ordinary readers.
UNUSUAL: dict[str, Callable[[str], str | bytes]] = {
    "codes": lambda text: text.replace("report,", "paper,"),
    "added": lambda text: text.replace("source,", "source,other,", 1),
    "encoded": lambda text: text.encode("utf-16"),
    "headless": lambda text: text.partition("\n")[2],
    "nothing": lambda text: text[:0],
    "quoted": lambda text: f'{text}s2,"never closed,,,\n',
    "ragged": lambda text: f"{text}s2,A title\n",
    "semicolons": lambda text: text.replace(",", ";"),
    "western": lambda text: text.replace("A report", "Ein Überblick").encode("cp1252"),
}
# And so that it gives no remark.
USUAL: dict[str, Callable[[str], str | bytes]] = {
    "blank-lines": lambda text: f"{text}\n{BLANK}\n  , {BLANK[1:]}\ns2,Another{BLANK[1:]}\n\n",
    "marked": lambda text: text.encode("utf-8-sig"),
    "windows": lambda text: text.replace("\n", "\r\n"),
}


def write_all(data: Path) -> None:
    """Write all the projects above into `data`, and CREST among them."""
    shutil.copytree(CREST_DATA / "crest", data / "crest")
    write_some(data, {**SOUND, **AT_FAULT})
    for code, changed in {**UNUSUAL, **USUAL}.items():
        path = write_project(data, {}, code) / "sources.csv"
        content = changed(path.read_text(encoding="utf-8"))
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    shutil.copytree(data / "again", data / "no-project")
    (data / "no-project" / "project.csv").unlink()
    shutil.copytree(data / "again", data / "another")  # its row names `again`


def write_some(data: Path, projects: Mapping[str, Mapping[str, list[Row]]]) -> None:
    """Write these projects into `data`."""
    for code, files in projects.items():
        write_project(data, files, code)


def uploads(data: Path) -> list[Upload]:
    """The upload of each project in `data`, in order."""
    return [
        Upload(
            folder.name,
            originals(sorted(folder.iterdir())),
            BY_DATA,
            f"The files of data/{folder.name} as they are on disk.",
            NOW,
        )
        for folder in sorted(data.iterdir())
    ]


def one_after_the_other(store: Store, brought: list[Upload]) -> tuple[Fault, ...]:
    """Take each in by itself; gives back all that is wrong with them."""
    faults: list[Fault] = []
    for upload in brought:
        try:
            upload_files(store.cursor(), upload)
        except Refused as refused:
            faults += [
                replace(fault, file=f"{upload.project}/{fault.file}") for fault in refused.faults
            ]
    return sorted_faults(faults)


def contents(store: Store) -> Mapping[str, list[tuple[object, ...]]]:
    cursor = store.cursor()
    return {
        table: cursor.execute(f"from ledger.{table} order by all").fetchall()
        for table in EVERY_TABLE
    }


def test_together_they_leave_what_each_by_itself_would(engine: Engine, tmp_path: Path) -> None:
    data = tmp_path / "data"
    if engine.name == "duckdb":
        write_all(data)
    else:  # what is wrong is found before anything is written
        write_some(data, {**SOUND, "number": AT_FAULT["number"]})
    alone = open_store(":memory:", tmp_path / "none", now=NOW)
    expected = one_after_the_other(alone, uploads(data))
    address = engine.new_address(tmp_path / "var")
    with pytest.raises(Refused) as refused:
        open_store(address, data, now=NOW)
    assert refused.value.faults == expected
    together = open_store(address, data, now=NOW, upload_data=False)
    assert contents(together) == contents(alone)
    alone.close()
    together.close()


def test_projects_without_faults_are_separated_from_those_to_upload_one_by_one(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    write_all(data)
    store = open_store(":memory:", tmp_path / "none", now=NOW)
    assert FirstUploads(store.cursor(), uploads(data)).without_faults == {*SOUND, *USUAL, "crest"}
    store.close()


def test_a_large_file_is_read_by_itself(tmp_path: Path) -> None:
    data = tmp_path / "data"
    title = "A long title. " * 10_000
    write_project(data, {"sources": [{"title": title}]}, "large")
    write_project(data, {}, "small")
    store = open_store(":memory:", tmp_path / "none", now=NOW)
    assert FirstUploads(store.cursor(), uploads(data)).without_faults == {"small"}
    store.close()


def test_a_project_that_another_process_has_uploaded_meanwhile_is_not_written_twice(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    write_project(data, {}, "one")
    write_project(data, {}, "two")
    store = open_store(":memory:", tmp_path / "none", now=NOW)
    one, two = uploads(data)
    together = FirstUploads(store.cursor(), [one, two])
    upload_files(store.cursor(), two)
    with pytest.raises(Overtaken):
        together.upload(two)
    assert together.upload(one) == 2
    rows = store.cursor().execute("select project, revision from ledger.project order by all")
    assert rows.fetchall() == [("one", 2), ("two", 1)]
    store.close()
