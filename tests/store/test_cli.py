"""The command line, as a person or a scheduled job uses it."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from store.cli import main as run
from tests.worlds import write_file, write_project

ROOT = Path(__file__).parents[2]
NOW = datetime(2022, 1, 15, 9, 0)


def main(arguments: list[str]) -> int:
    return run(arguments, NOW)


def test_it_runs_as_a_module_and_says_its_commands() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "store", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "check" in said.stdout
    assert "dictionary" in said.stdout


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


def test_check_of_a_folder_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "nowhere"])
    assert ended.value.code == 2
    assert "there is no folder nowhere" in capsys.readouterr().err
