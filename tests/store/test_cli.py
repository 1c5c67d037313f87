"""The command line, as a person or a scheduled job uses it."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from store import ReversalRequest, Store, Upload, contract, reverse, upload_files
from store.cli import main as run
from store.ledger.originals import originals
from tests.engines import Engine
from tests.sample_ledgers import Row, filled, write_file, write_project

ROOT = Path(__file__).parents[2]
NOW = datetime(2022, 1, 15, 9, 0)


def main(arguments: list[str]) -> int:
    return run(arguments, NOW)


def test_it_runs_as_a_module_and_says_its_commands() -> None:
    text = subprocess.run(
        [sys.executable, "-m", "store", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "check" in text.stdout
    assert "dictionary" in text.stdout


def test_without_a_command_it_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "usage: python -m store" in capsys.readouterr().err


def test_check_finds_nothing_in_the_real_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(ROOT / "data" / "crest")]) == 0
    assert capsys.readouterr().out == "crest: no fault.\n"


def test_check_takes_all_projects_where_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_project(tmp_path, {}, "one")
    write_project(tmp_path, {}, "two")
    monkeypatch.setenv("RESULTS_DATA", str(tmp_path))
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "one: no fault.\ntwo: no fault.\n"


def test_check_says_every_fault_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = write_project(tmp_path, {}, "good")
    bad = write_project(tmp_path, {"results": [{"value": "12%", "sex": "all"}]}, "bad")
    assert main(["check", str(good), str(bad)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "good: no fault.",
        'bad: results.csv, row 2, column sex: "all" is not one of: '
        "total, women, men, another_gender, not_recorded.",
        'bad: results.csv, row 2, column value: "12%" is not a number. '
        "Write 12: the unit is in indicators.csv.",
    ]


def test_check_says_every_fault_to_a_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = write_project(tmp_path, {}, "good")
    bad = write_project(tmp_path, {"results": [{"value": "12%"}]}, "bad")
    text = '"12%" is not a number. Write 12: the unit is in indicators.csv.'
    fault = {"file": "results.csv", "row": 2, "column": "value", "message": text}
    assert main(["check", str(good), str(bad), "--json"]) == 1
    assert answered(capsys) == {
        "projects": [
            {"project": "good", "folder": str(good), "faults": []},
            {"project": "bad", "folder": str(bad), "faults": [fault]},
        ]
    }
    assert main(["check", str(good), "--json"]) == 0


def test_check_knows_a_project_by_the_name_of_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_project(tmp_path, {}, "here")
    monkeypatch.chdir(folder)
    assert main(["check", "."]) == 0
    assert capsys.readouterr().out == "here: no fault.\n"


def test_check_stores_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_project(tmp_path / "data", {})
    monkeypatch.setenv("RESULTS_STORE", str(tmp_path / "results.duckdb"))
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert main(["check", str(folder)]) == 0
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_check_of_an_empty_folder_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    assert main(["check", str(folder)]) == 1
    assert capsys.readouterr().out == (
        "empty: project.csv: is missing or empty. Every project has one row there.\n"
    )


def test_check_needs_no_file_but_the_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {
        "code": "small",
        "title": "A small project",
        "start": "2020-01-01",
        "planned_end": "2022-12-31",
        "reporting_year_end": "12-31",
    }
    folder = write_file(tmp_path / "small", "project", [row]).parent
    assert main(["check", str(folder)]) == 0, capsys.readouterr().out


def test_check_of_a_folder_that_is_not_there_is_reported(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "nowhere"])
    assert ended.value.code == 2
    assert "there is no folder nowhere" in capsys.readouterr().err


# The commands that open the store. Each test runs them on a real one, as a job does.


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store that RESULTS_STORE names, with the project tiny; gives back its path."""
    write_project(tmp_path / "data", {"targets": [{}], "results": [{}]})
    address = tmp_path / "results.duckdb"
    monkeypatch.setenv("RESULTS_STORE", str(address))
    monkeypatch.setenv("RESULTS_DATA", str(tmp_path / "data"))
    return address


BETTER: Row = {"value": 100, "reported_on": "2021-02-01"}
WHO = ["--by", "job@example.org", "--note", "Nightly."]


def brought(folder: Path, *rows: Row) -> str:
    """The path of a results.csv with these rows."""
    return str(write_file(folder, "results", [filled("results", row) for row in rows]))


def answered(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The output as JSON, and nothing else."""
    text = capsys.readouterr()
    assert text.err == ""
    found: dict[str, Any] = json.loads(text.out)
    return found


def difference(name: str, old: str | None, new: str | None, effect: str) -> dict[str, Any]:
    return {
        "kind": "results",
        "in_file": "results.csv",
        "in_row": 2,
        "key": "A · 2020-01-01 · 2020-12-31 · total",
        "effect": effect,
        "name": name,
        "old": old,
        "new": new,
    }


def becomes(old: tuple[float, str], new: tuple[float, str]) -> dict[str, Any]:
    return {
        "indicator": "A",
        "title": "People reached",
        "unit": "people",
        "old_value": old[0],
        "new_value": new[0],
        "old_target": 100.0,
        "new_target": 100.0,
        "old_status": old[1],
        "new_status": new[1],
        "is_status_change": True,
        "old_period_end": "2020-12-31",
        "new_period_end": "2020-12-31",
        "old_due": "2022-12-31",
        "new_due": "2022-12-31",
        "old_is_retired": False,
        "new_is_retired": False,
        "result": "goal",
        "source": "report",
        "place": None,
        "old_qualifier": "exact",
        "new_qualifier": "exact",
        "old_target_qualifier": "exact",
        "new_target_qualifier": "exact",
        "old_is_date_assumed": False,
        "new_is_date_assumed": False,
    }


@pytest.mark.usefixtures("tiny")
def test_upload_says_what_it_would_do_then_does_it_and_is_undone_and_redone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    upload = ["upload", "tiny", brought(tmp_path, BETTER), *WHO, "--json"]
    better: dict[str, Any] = {
        "project": "tiny",
        "stored": False,
        "revision": None,
        "files": [{"file": "results.csv", "kind": "results", "rows": 1, "remarks": []}],
        "faults": [],
        "warnings": [],
        "counts": [
            {"kind": "results", "in_file": "results.csv", "effect": "corrected", "row_count": 1}
        ],
        "rows": [
            difference("value", "50", "100", "corrected"),
            difference("reported_on", "2021-01-15", "2021-02-01", "corrected"),
        ],
        "indicators": [becomes((50.0, "on_track"), (100.0, "met"))],
        "actions": [],
    }
    for _ in range(2):
        assert main([*upload, "--dry-run"]) == 0
        assert answered(capsys) == better, "a dry run stores nothing"
    assert main(upload) == 0
    assert answered(capsys) == {**better, "stored": True, "revision": 2}

    undo = ["undo", "tiny", "2", *WHO, "--json"]
    worse: dict[str, Any] = {
        "project": "tiny",
        "upload": 2,
        "kind": "undo",
        "stored": False,
        "revision": None,
        "faults": [],
        "counts": [
            {"kind": "results", "in_file": "results.csv", "effect": "changed", "row_count": 1}
        ],
        "rows": [
            difference("value", "100", "50", "changed"),
            difference("reported_on", "2021-02-01", "2021-01-15", "changed"),
        ],
        "indicators": [becomes((100.0, "met"), (50.0, "on_track"))],
        "actions": [],
    }
    assert main([*undo, "--dry-run"]) == 0
    assert answered(capsys) == worse
    assert main(undo) == 0
    assert answered(capsys) == {**worse, "stored": True, "revision": 3}
    assert main(undo) == 1
    nothing: dict[str, Any] = {"counts": [], "rows": [], "indicators": [], "actions": []}
    text = "is undone already. Nothing was changed."
    fault = {"file": "upload 2", "row": None, "column": None, "message": text}
    assert answered(capsys) == {**worse, **nothing, "faults": [fault]}
    assert main(["redo", "tiny", "2", *WHO]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "results.csv: 1 changed",
        "A: 50.0 (on_track) becomes 100.0 (met)",
        "Stored as entry 4 of tiny.",
    ]

    assert main(["history", "tiny", "--json"]) == 0
    history = answered(capsys)
    assert (history["project"], len(history["entries"])) == ("tiny", 4)
    numbers = dict.fromkeys(
        ("corrected", "revised", "updated", "withdrawn", "confirmed", "turned", "added")
    )
    entry = {
        "entered_at": "2022-01-15 09:00:00",
        "entered_by": "job@example.org",
        "note": "Nightly.",
        **numbers,
    }
    of_file = {"files": "results.csv", "bytes": tmp_path.joinpath("results.csv").stat().st_size}
    assert history["entries"][2] == {
        **entry, **of_file, "revision": 2, "kind": "upload", "upload": None,
        "corrected": 1, "counts": True, "last_word": 4,
    }  # fmt: skip
    assert history["entries"][0] == {
        **entry, "files": None, "bytes": None, "revision": 4, "kind": "redo", "upload": 2,
        "turned": 1, "counts": None, "last_word": None,
    }  # fmt: skip
    assert main(["history", "tiny"]) == 0
    assert capsys.readouterr().out.splitlines()[:3] == [
        "4  2022-01-15 09:00:00  job@example.org  redo of upload 2  Nightly.",
        "3  2022-01-15 09:00:00  job@example.org  undo of upload 2  Nightly.",
        "2  2022-01-15 09:00:00  job@example.org  upload of results.csv  Nightly.",
    ]


def test_the_way_of_every_job_is_the_same_on_both_engines(
    engine: Engine, tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RESULTS_STORE", engine.new_address(tiny.parent))
    out = tiny.parent / "out"
    upload = ["upload", "tiny", brought(tiny.parent, BETTER), *WHO, "--json"]
    undo = ["undo", "tiny", "2", *WHO, "--json"]
    export = ["export", "tiny", str(out), "--json"]
    asked: list[tuple[list[str], int, dict[str, Any]]] = [
        (["history", "tiny", "--json"], 0, {"project": "tiny"}),
        ([*upload, "--dry-run"], 0, {"stored": False, "revision": None}),
        (upload, 0, {"stored": True, "revision": 2}),
        (undo, 0, {"stored": True, "revision": 3}),
        (undo, 1, {"stored": False, "revision": None}),
        (["history", "tiny", "--json"], 0, {"project": "tiny"}),
        (export, 0, {"project": "tiny"}),
    ]
    sentences = []
    for command, code, expected in asked:
        assert main(command) == code, command
        sentences.append(answered(capsys))
        assert sentences[-1].items() >= expected.items(), command
    better = becomes((50.0, "on_track"), (100.0, "met"))
    worse = becomes((100.0, "met"), (50.0, "on_track"))
    assert [found["indicators"] for found in sentences[1:4]] == [[better], [better], [worse]]
    entries = [(entry["kind"], entry["counts"]) for entry in sentences[-2]["entries"]]
    assert entries == [("undo", None), ("upload", False), ("upload", True)]
    assert "A,2020-01-01,2020-12-31,,total,50,2021-01-15" in out.joinpath("results.csv").read_text()
    assert main(export) == 1
    assert capsys.readouterr().err.startswith(f"The folder {out} holds project.csv and 15 more")


def everything_in(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_dry_run_uploads_nothing_and_prints_what_it_omitted(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = brought(tmp_path, BETTER)
    assert main(["history", "tiny"]) == 0
    write_project(tiny.parent / "data", {"targets": [{"value": 200}], "results": [{}]})
    before = everything_in(tiny.parent)
    capsys.readouterr()
    for command in (["upload", "tiny", path], ["undo", "tiny", "1"]):
        main([*command, *WHO, "--dry-run", "--json"])
        text = capsys.readouterr()
        assert text.err == (
            f"{tiny.parent / 'data' / 'tiny'} has changed and is not in the store yet. "
            "A dry run leaves that out; without --dry-run it is taken in first.\n"
        )
        assert json.loads(text.out)["stored"] is False
    assert everything_in(tiny.parent) == before
    assert main(["history", "tiny"]) == 0
    assert [line[0] for line in capsys.readouterr().out.splitlines()] == ["2", "1"]


def test_a_dry_run_where_there_is_no_store_makes_none(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["upload", "tiny", brought(tmp_path, BETTER), *WHO, "--dry-run", "--json"]) == 0
    assert answered(capsys)["indicators"] == [becomes((50.0, "on_track"), (100.0, "met"))]
    assert not tiny.exists()


@pytest.mark.parametrize("who", [["--by", " ", "--note", "Why."], ["--by", "me", "--note", ""]])
def test_who_and_why_must_say_something(who: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["undo", "tiny", "1", *who])
    assert ended.value.code == 2
    assert "it is blank. The history keeps it: write it" in capsys.readouterr().err


@pytest.mark.usefixtures("tiny")
def test_upload_says_it_in_lines_where_no_program_asks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = brought(tmp_path, {**BETTER, "value": 501})
    assert main(["upload", "tiny", path, *WHO]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Warning: results.csv, row 2, column value: is 501, more than tenfold the last figure, 50. "
        "Check the decimal point and the unit.",
        "results.csv: 1 corrected",
        "A: 50.0 (on_track) becomes 501.0 (met)",
        "Stored as upload 2 of tiny.",
    ]
    assert main(["undo", "tiny", "2", *WHO]) == 0
    assert main(["history", "tiny"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2].split("  ")[3] == "upload of results.csv (undone by 3)"


@pytest.mark.usefixtures("tiny")
def test_an_upload_at_fault_says_every_fault_and_stores_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = brought(tmp_path, {**BETTER, "value": "12%", "sex": "all"})
    sentences = [
        '"all" is not one of: total, women, men, another_gender, not_recorded.',
        '"12%" is not a number. Write 12: the unit is in indicators.csv.',
    ]
    assert main(["upload", "tiny", path, *WHO]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"results.csv, row 2, column sex: {sentences[0]}",
        f"results.csv, row 2, column value: {sentences[1]}",
        "Nothing was stored.",
    ]
    assert main(["upload", "tiny", path, *WHO, "--json"]) == 1
    found = answered(capsys)
    where: dict[str, Any] = {"file": "results.csv", "row": 2}
    assert found["faults"] == [
        {**where, "column": "sex", "message": sentences[0]},
        {**where, "column": "value", "message": sentences[1]},
    ]
    assert (found["stored"], found["revision"], found["counts"]) == (False, None, [])


@pytest.mark.usefixtures("tiny")
def test_how_a_file_is_to_be_read_is_an_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(brought(tmp_path, {**BETTER, "value": "1.234", "place": "Übersicht"}))
    path.write_bytes(path.read_text("utf-8").replace(",", ";").encode("cp1252"))
    upload = ["upload", "tiny", str(path), *WHO, "--json", "--dry-run", "--encoding", "cp1252"]
    for decimal, value in (("comma", "1234"), ("point", "1.234")):
        assert main([*upload, "--decimal", decimal]) == 0
        found = {row["name"]: row["new"] for row in answered(capsys)["rows"]}
        assert (found["value"], found["place"]) == (value, "Übersicht")


@pytest.mark.usefixtures("tiny")
def test_without_json_all_remarks_and_warnings_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(brought(tmp_path, {**BETTER, "value": "5,5", "place": "Rīga"}))
    text = path.read_text("utf-8").replace('"5,5"', "5#5").replace(",", ";").replace("#", ",")
    path.write_bytes(text.encode("cp1257"))

    assert main(["upload", "tiny", str(path), *WHO, "--dry-run"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == [
        "results.csv: Read as Windows-1252 (Western Europe), which is a guess: “Rîga”.",
        "results.csv: Its cells are separated by semicolons.",
        "results.csv: Column value has a decimal comma, as its cells show.",
        "Warning: results.csv: was read as Windows-1252 (Western Europe), which may be wrong: “Rîga”. "
        "If that is not what was written, say what it was saved as, or save it as CSV UTF-8.",
    ]
    assert lines[5] == "What a file was saved as is said by --encoding."


@pytest.mark.usefixtures("tiny")
def test_what_a_file_leaves_open_is_answered_by_an_option_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(brought(tmp_path, {**BETTER, "value": "1.234"}))
    path.write_text(path.read_text("utf-8").replace(",", ";"), "utf-8")

    assert main(["upload", "tiny", str(path), *WHO]) == 1
    assert capsys.readouterr().out.splitlines()[-3:] == [
        'results.csv, row 2, column value: "1.234" may be 1234, or 1.234 with three decimals. Say which.',
        "How decimals are written is said by --decimal point or --decimal comma.",
        "Nothing was stored.",
    ]


@pytest.mark.usefixtures("tiny")
def test_a_project_or_an_upload_that_is_not_there_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = brought(tmp_path, BETTER)
    unknown = "tyni: is no project of the store. There are: tiny.\n"
    for command, text in [
        (["upload", "tyni", path, *WHO], unknown),
        (["history", "tyni", "--json"], unknown),
        (["export", "tyni", str(tmp_path / "out")], unknown),
        (["undo", "tyni", "1", *WHO], "upload 1: is no upload of tyni. The history lists them.\n"),
        (["redo", "tiny", "7", *WHO], "upload 7: is no upload of tiny. The history lists them.\n"),
    ]:
        assert main(command) == 1
        assert capsys.readouterr() == ("", text)


@pytest.mark.usefixtures("tiny")
def test_an_undo_that_another_upload_overtakes_prints_what_it_then_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Between its preview and its writing somebody uploads the same figure: nothing is lost with the undo."""
    assert main(["upload", "tiny", brought(tmp_path / "one", BETTER), *WHO]) == 0
    again = Path(brought(tmp_path / "two", BETTER))

    def overtaken(store: Store, request: ReversalRequest, *, compared_with: int) -> int:
        if compared_with == 2:
            upload_files(store.cursor(), Upload("tiny", originals([again]), "else", "Again.", NOW))
        return reverse(store, request, compared_with=compared_with)

    monkeypatch.setattr("store.commands.reversal.reverse", overtaken)
    capsys.readouterr()
    assert main(["undo", "tiny", "2", *WHO]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "No row of it changes anything.",
        "Stored as entry 4 of tiny.",
    ]


def test_a_size_that_is_none_is_reported_before_the_store_is_opened(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RESULTS_MAX_MB", "0")
    assert main(["upload", "tiny", brought(tmp_path, BETTER), *WHO]) == 1
    assert capsys.readouterr().err == (
        'RESULTS_MAX_MB: "0" is no size of a file. '
        "Write a whole number of MB from 1 to 1,000,000, such as 200.\n"
    )
    assert not tiny.exists()


@pytest.mark.usefixtures("tiny")
def test_an_undo_or_redo_is_the_one_that_was_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["redo", "tiny", "1", *WHO]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "upload 1: counts already. Nothing was changed.",
        "Nothing was stored.",
    ]


@pytest.mark.usefixtures("tiny")
def test_export_writes_the_files_and_says_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out" / "tiny"
    names = [*(f"{name}.csv" for name in contract()), "datapackage.json"]
    paths = [str(folder / name) for name in names]
    export = ["export", "tiny", str(folder)]
    assert main([*export, "--json"]) == 0
    assert answered(capsys) == {"project": "tiny", "files": paths}
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().out == "tiny: no fault.\n"
    assert main(export) == 1
    text = capsys.readouterr()
    assert text.out == ""
    assert text.err.startswith(f"The folder {folder} holds project.csv and 15 more")
    assert main([*export, "--overwrite", "--visitor", "--as-of", "2021-01-14"]) == 0
    assert capsys.readouterr().out.splitlines() == paths
    assert len(folder.joinpath("results.csv").read_text().splitlines()) == 1
    assert main(["export", "tiny", str(folder / "project.csv")]) == 1
    assert capsys.readouterr().err.endswith("project.csv: File exists. Nothing was written.\n")


STORE_COMMANDS = {
    "upload": ["upload", "tiny", "data/tiny/results.csv", *WHO],
    "history": ["history", "tiny", "--json"],
    "undo": ["undo", "tiny", "1", *WHO, "--json"],
    "redo": ["redo", "tiny", "1", *WHO],
    "export": ["export", "tiny", "out"],
}


def test_a_store_that_another_process_holds_is_reported_at_once(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["history", "tiny"]) == 0
    capsys.readouterr()
    hold = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    holder = subprocess.Popen(
        [sys.executable, "-c", hold, str(tiny)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        for command in STORE_COMMANDS.values():
            assert main(command) == 3
            text = capsys.readouterr()
            assert text.out == ""
            assert text.err == (
                f"The store {tiny} is held by another process. Use the Upload page of the dashboard that "
                "holds it, or the second engine, on which jobs and dashboards run side by side "
                "(docs/second-engine.md).\n"
            )
    finally:
        holder.communicate()
    assert main(["history", "tiny"]) == 0


def test_a_store_that_cannot_be_opened_is_reported(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    tiny.write_text("This is no store.", encoding="utf-8")
    for command in STORE_COMMANDS.values():
        assert main(command) == 4
        text = capsys.readouterr()
        assert text.out == ""
        assert text.err == (
            f"The store {tiny} cannot be opened: it is no DuckDB file, or may not be read and "
            "written. Name another file in RESULTS_STORE.\n"
        )


@pytest.mark.usefixtures("tiny")
def test_a_server_that_does_not_answer_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = f"ducklake:postgres:host={tmp_path} dbname=results data_path={tmp_path / 'files'}"
    monkeypatch.setenv("RESULTS_STORE", nowhere)
    monkeypatch.chdir(tmp_path)
    for command in STORE_COMMANDS.values():
        assert main(command) == 4
        text = capsys.readouterr()
        assert text.out == ""
        assert text.err.startswith("The store ducklake:postgres:host="), text.err


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (["upload", "tiny", "nowhere.csv", *WHO], "there is no file nowhere.csv"),
        (["upload", "tiny"], "the following arguments are required: FILE, --by, --note"),
        (["undo", "tiny", "second", *WHO], "argument UPLOAD: invalid int value: 'second'"),
        (["export", "tiny", "out", "--as-of", "1.2.2021"], "1.2.2021 is no date. Write it as"),
        (["forget", "tiny"], "invalid choice: 'forget'"),
    ],
)
def test_a_command_that_is_not_understood_is_reported_before_any_store_is_opened(
    tiny: Path, command: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(command)
    assert ended.value.code == 2
    assert expected in capsys.readouterr().err
    assert not tiny.exists()


@pytest.mark.usefixtures("tiny")
def test_data_at_fault_stops_every_command_with_its_faults(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_project(tmp_path / "data", {"results": [{"value": "12%"}]})
    assert main(["history", "tiny"]) == 1
    text = capsys.readouterr()
    assert text.out == ""
    assert text.err.startswith('tiny/results.csv, row 2, column value: "12%" is not a number.')
